"""Paragraphs, lists, tables and footnotes -> the text of a source, the same whatever the format they came in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.domain.text import SourceText
from briefing_app.importing.metadata import describe
from briefing_app.importing.readers.mojibake import MENDED, mended

# What a word processor or a mail program puts between characters and nobody sees; the joiners that spell words stay.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_APART = "\n\x00\n"
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class Draft:
    """A text in the making: paragraphs stand apart by a blank line, the items of a list and the rows of a table not."""

    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _last: str = ""

    def paragraph(self, text: str) -> None:
        """Add a paragraph; new lines in it are line breaks. A blank one is nothing."""
        self._add(text, "")

    def item(self, text: str, mark: str = "•") -> None:
        """Add an item of a list, with its mark."""
        clean = tidy(text)
        if clean:
            self._add(f"{mark} {clean}".strip(), "list")

    def row(self, cells: Sequence[str]) -> None:
        """Add a row of a table, one line of cells with a tab between them."""
        tidied = [tidy(cell).replace("\n", " ") for cell in cells]
        if any(tidied):
            self._add("\t".join(tidied), "table", ready=True)

    def close(self) -> None:
        """End a list or a table, so that what follows is another."""
        self._last = ""

    def note(self, text: str) -> None:
        """Add a footnote, which comes after the text."""
        clean = tidy(text)
        if clean:
            self.notes.append(" ".join(clean.split()))

    def _add(self, text: str, kind: str, *, ready: bool = False) -> None:
        clean = text if ready else tidy(text)
        if not clean:
            return
        if kind and kind == self._last:
            self.blocks[-1] += "\n" + clean
        else:
            self.blocks.append(clean)
        self._last = kind

    def source(self, media_type: str) -> SourceText:
        """The text with its notes after it, and what the text says of itself; none of the notes does."""
        bare = self.bare(media_type)
        body = bare.text[: bare.notes[0][0]] if bare.notes else bare.text
        return replace(describe(replace(bare, text=body)), text=bare.text)

    def bare(self, media_type: str) -> SourceText:
        """As `source`, without what the text says of itself: for where something better says it."""
        whole = _APART.join([*self.blocks, "\x01", *self.notes])
        told = (("text", MENDED),) if (mend := mended(whole)) != whole else ()
        blocks, _, notes = mend.partition("\x01")
        text, ranges = _with_notes("\n\n".join(_parts(blocks)), _parts(notes))
        return SourceText(text, media_type=media_type, notes=ranges, provenance=told)


def _parts(joined: str) -> list[str]:
    return [part for part in joined.split(_APART) if part]


def _with_notes(body: str, notes: Iterable[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, ranges = body, []
    for note in notes:
        text += "\n\n" if text else ""
        ranges.append((len(text), len(text) + len(note)))
        text += note
    return text, tuple(ranges)


def tidy(text: str) -> str:
    """Each line with its spaces made single, but for the no-break ones; without what cannot be seen."""
    clean = _FORBIDDEN.sub("", _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    lines = (re.sub(r"[ \t\u2028\u2029\x85]+", " ", line).strip() for line in clean.split("\n"))
    return "\n".join(line for line in lines if line)


def stated(source: SourceText, where: str, **details: object) -> SourceText:
    """The source with these details instead of what it says, where they are not empty; `where` tells their origin."""
    known = {name: value for name, value in details.items() if value}
    told = {**dict(source.provenance), **dict.fromkeys(known, where)}
    return replace(source, **known, provenance=tuple(told.items()))  # type: ignore[arg-type]


def supplied(source: SourceText, where: str, **details: object) -> SourceText:
    """As `stated`, but only for what the source does not say of itself."""
    missing = {name: value for name, value in details.items() if not getattr(source, name)}
    return stated(source, where, **missing)
