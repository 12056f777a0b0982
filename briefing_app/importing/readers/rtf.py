"""Rich text: its words by striprtf, once what no reader sees is taken out and footnotes and line breaks are marked."""

import re
from dataclasses import dataclass, field

from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.importing.readers.archives import damaged
from briefing_app.importing.readers.composing import Draft, supplied
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format

MAGIC = b"{\\rtf"
# An escaped sign is a character; after \bin come so many bytes of anything.
_SIGN = re.compile(r"\\bin(?P<bytes>\d{1,9}) ?|(?P<line>\\line(?![a-z]) ?)|\\[^a-z]|(?P<brace>[{}])", re.DOTALL)
_HEAD = re.compile(r"\{\s*(?:\\\*\s*)?(?:\\[a-z]{1,32}-?\d{0,10} ?){0,20}")
_WORD = re.compile(r"\\([a-z]+)(-?\d*)")
_LEFT_OUT = frozenset({"fldinst", "pict", "object", "deleted", "v", "themedata", "datastore", "atnid", "atnauthor"})
_TITLE = re.compile(r"\{\\title ([^{}]{1,2000})\}")
_PAGE_OF_CODES = re.compile(r"\\ansicpg(\d{3,5})")
# Signs for private use, written as rich text spells them, that come out of striprtf as they went in.
_NOTE, _NOTE_END, _LINE = "\ue000", "\ue001", "\ue002"
_SPELT = {sign: f"\\u{ord(sign) - 0x10000} ?" for sign in (_NOTE, _NOTE_END, _LINE)}
_NOTES = re.compile(f"{_NOTE}([^{_NOTE}{_NOTE_END}]*){_NOTE_END}")
_LONGEST_FONT_TABLE = 1 << 16
_ITEM = re.compile(r"(?P<mark>[•·\uf0b7▪o–-]|\(?\d{1,3}[.)]|\(?[a-z]\))\t\s*(?P<words>\S.*)", re.DOTALL)
_ROUND = frozenset("·\uf0b7▪o•")


def read_rtf(data: bytes, name: str) -> SourceText:
    """The text of a rich-text file.

    Raises:
        BriefingError: it is damaged, or holds no text.
    """
    draft = Draft()
    write(data, name, draft)
    source = draft.source(FORMAT.media_type)
    if not source.text:
        raise empty(name)
    return supplied(source, "from the document’s properties", title=_title(data, name))


def write(data: bytes, name: str, draft: Draft) -> None:
    """Add the words of rich text to a draft.

    Raises:
        BriefingError: it is damaged.
    """
    text = _plain(_visible(data.decode("latin-1")), name)
    for line in _NOTES.sub("", text).split("\n"):
        _add(draft, line.replace(_LINE, "\n"))
    for number, note in enumerate(_NOTES.findall(text), start=1):
        draft.note(f"{number}. {note.replace(_LINE, ' ')}" if note.strip() else "")


def _add(draft: Draft, line: str) -> None:
    item = _ITEM.fullmatch(line.strip(" "))
    if line.rstrip().endswith("|") and "|" in line.rstrip()[:-1]:
        draft.row(line.rstrip()[:-1].split("|"))
    elif item:
        draft.item(item["words"], "•" if item["mark"] in _ROUND else item["mark"])
    else:
        draft.paragraph(line)


def _title(data: bytes, name: str) -> str:
    raw = data.decode("latin-1")
    found, codes = _TITLE.search(raw), _PAGE_OF_CODES.search(raw)
    if found is None:
        return ""
    page = codes[0] if codes else "\\ansicpg1252"
    return " ".join(_plain(f"{{\\rtf1\\ansi{page} {found[1]}}}", name).split())


def _plain(rich: str, name: str) -> str:
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    try:
        return whole_characters(str(rtf_to_text(rich, errors="replace")))
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise damaged(name, "its rich text breaks the rules") from error


@dataclass(slots=True)
class _Walk:
    """A walk over the groups of rich text. `open` holds for each open group where its text began, and what it is."""

    pieces: list[str] = field(default_factory=list)
    open: list[tuple[int, str]] = field(default_factory=list)
    dropped: int = 0
    """How many groups deep it is in one that is left out."""

    def begin(self, words: set[str]) -> None:
        """Enter a group whose control words begin so."""
        if self.dropped or words & _LEFT_OUT:
            self.dropped += 1
            return
        kind = "footnote" if "footnote" in words else "fonts" if "fonttbl" in words else ""
        self.open.append((len(self.pieces), kind))
        self.pieces.append("{" + (_SPELT[_NOTE] if kind == "footnote" else ""))

    def end(self) -> None:
        """Leave a group; a table of fonts that is absurdly long is left out, since reading it takes its square."""
        if self.dropped:
            self.dropped -= 1
            return
        start, kind = self.open.pop() if self.open else (len(self.pieces), "")
        if kind == "fonts" and sum(map(len, self.pieces[start:])) > _LONGEST_FONT_TABLE:
            del self.pieces[start:]
            return
        self.pieces.append((_SPELT[_NOTE_END] if kind == "footnote" else "") + "}")

    def add(self, text: str) -> None:
        """Take a stretch of text, unless it is left out."""
        if text and not self.dropped:
            self.pieces.append(text)


def _visible(raw: str) -> str:
    """The rich text without what is deleted, hidden, drawn or a field's code; footnotes and line breaks marked."""
    walk, place = _Walk(), 0
    while (sign := _SIGN.search(raw, place)) is not None:
        walk.add(_kept(raw[place : sign.start()]))
        place = sign.end()
        if sign["bytes"]:
            place += int(sign["bytes"])
        elif sign["brace"] == "{":
            walk.begin(_words(_HEAD.match(raw, sign.start())))
        elif sign["brace"]:
            walk.end()
        else:
            walk.add(_SPELT[_LINE] if sign["line"] else sign[0])
    walk.add(_kept(raw[place:]))
    return "".join(walk.pieces)


def _kept(text: str) -> str:
    """A footnote's group is no longer called one, and an older list's mark is called as a newer one's."""
    return text.replace("\\footnote", "").replace("\\pntext", "\\listtext") if "\\" in text else text


def _words(head: re.Match[str] | None) -> set[str]:
    return {word for word, number in _WORD.findall(head[0] if head else "") if number != "0"}


FORMAT = Format("application/rtf", (".rtf",), read_rtf, 50 * MEBIBYTE, lambda data: data.startswith(MAGIC))
