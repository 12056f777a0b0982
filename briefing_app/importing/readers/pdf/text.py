"""Paragraphs and footnotes -> the text of a source, in which each offset knows its page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.text import Page, SourceText
from briefing_app.importing.metadata import describe
from briefing_app.importing.readers.composing import tidy
from briefing_app.importing.readers.mojibake import MENDED, mended
from briefing_app.importing.readers.pdf.hyphens import Vocabulary
from briefing_app.importing.readers.pdf.notes import Note, without_marks
from briefing_app.importing.readers.pdf.paragraphs import NEXT_PAGE, Kind, Paragraph

MEDIA_TYPE = "application/pdf"
_TOGETHER = frozenset({Kind.ITEM, Kind.ROW})


class Composition:
    """A text that grows by paragraphs."""

    def __init__(self, labels: Sequence[str | None]) -> None:
        """`labels` are those of the pages, in their order."""
        self._labels = labels
        self._pieces: list[str] = []
        self._length = 0
        self._last: Kind | None = None
        self.pages: list[Page] = []
        self.notes: list[tuple[int, int]] = []
        self.was_spoilt = False

    def add(self, text: str, kind: Kind, pages: Sequence[int]) -> None:
        """Add a paragraph that stands on those pages, with `NEXT_PAGE` in it where each but the first begins."""
        clean = text if kind is Kind.ROW else tidy(text)
        whole = mended(clean)
        self.was_spoilt |= whole != clean
        if not whole.strip(NEXT_PAGE + " \t"):
            return
        if self._last is not None:
            self._put("\n" if kind is self._last and kind in _TOGETHER else "\n\n")
        start = self._length
        for page, piece in zip(pages, whole.split(NEXT_PAGE), strict=True):
            self._turn_to(page)
            self._put(piece)
        if kind is Kind.NOTE:
            self.notes.append((start, self._length))
        self._last = kind

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _turn_to(self, page: int) -> None:
        if not self.pages or self.pages[-1].number != page:
            self.pages.append(Page(self._length, page, self._labels[page - 1]))

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self._pieces)


def composed(paragraphs: Iterable[Paragraph], notes: Sequence[Note], labels: Sequence[str | None]) -> SourceText:
    """The text with its footnotes after it, and what its head says of it. The paragraphs are mended in place."""
    listed = list(paragraphs)
    marks = frozenset(note.mark for note in notes)
    vocabulary = Vocabulary([*(paragraph.text for paragraph in listed), *(note.text for note in notes)])
    composition = Composition(labels)
    for paragraph in listed:
        paragraph.text = vocabulary.mend(without_marks(paragraph.text, marks))
        composition.add(paragraph.text, paragraph.kind, paragraph.pages)
    body = composition.text
    for note in notes:
        composition.add(vocabulary.mend(without_marks(note.whole, frozenset())), Kind.NOTE, [note.page])
    told = (("text", MENDED),) if composition.was_spoilt else ()
    source = SourceText(body, media_type=MEDIA_TYPE, provenance=told)
    return replace(
        describe(source), text=composition.text, pages=tuple(composition.pages), notes=tuple(composition.notes)
    )
