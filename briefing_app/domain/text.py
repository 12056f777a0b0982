"""The text of a source, normalised once, to which every offset refers."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Genre(StrEnum):
    """What kind of document a text is, told from its structure."""

    NEWS = "news"
    PRESS_RELEASE = "press-release"
    HANSARD = "hansard"
    EVIDENCE = "evidence"
    SPEECH = "speech"
    REPORT = "report"
    STATISTICS = "statistics"
    STATEMENT = "statement"
    LETTER = "letter"
    EMAIL = "e-mail"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page begins: its first offset, its number in the file (from 1) and the label printed on it."""

    start: int
    number: int
    label: str | None = None

    @property
    def cited(self) -> str:
        """*p. 4*, and where the file counts its pages otherwise than their print does, *p. 4 (PDF page 6)*."""
        if self.label is None or self.label == str(self.number):
            return f"p. {self.number}"
        return f"p. {self.label} (PDF page {self.number})"


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader makes of a file. Offsets into `text` count code points, end exclusive.

    A plain-text file's text is kept exactly as decoded; nothing normalises it again. `provenance` tells of a detail
    (by the name of its field) in words where it came from; `notes` are the footnotes, ranges of `text` that stand after
    the document proper, each a paragraph of its own. A document that `needs_ocr` is a picture of text: its text is
    empty, and the provenance of "text" says why.
    """

    text: str
    title: str = ""
    publisher: str = ""
    byline: str = ""
    published: date | None = None
    link: str = ""
    language: str = "en"
    genre: Genre | None = None
    media_type: str = "text/plain"
    pages: tuple[Page, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[int, int], ...] = ()
    needs_ocr: bool = False


_SENTENCE_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]*[A-Z0-9£])")
_REACH = 1000  # code points to either side; some texts have no line breaks
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Rt|Hon|No|vs|approx|[A-Z])\.\s+$")


def page_at(pages: Sequence[Page], offset: int) -> Page | None:
    """The page that an offset of the text stands on; None where there are no pages."""
    place = bisect_right(pages, offset, key=lambda page: page.start)
    return pages[place - 1] if place else None


def whole_characters(text: str) -> str:
    """The text with � for halves of characters: a file's name may hold such, but nothing that is written as UTF-8."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def passage(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start:end` begins and ends, within its line; for people to read and to search."""
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    line_start = max(first, text.rfind("\n", first, start) + 1)
    line_end = text.find("\n", end, last)
    line_end = last if line_end < 0 else line_end
    breaks = [found.end() for found in _SENTENCE_END.finditer(text, line_start, line_end) if _ends(text, found.end())]
    first = max((at for at in breaks if at <= start), default=line_start)
    last = min((at for at in breaks if at >= end), default=line_end)
    return first, last - (len(text[first:last]) - len(text[first:last].rstrip()))


def _ends(text: str, position: int) -> bool:
    return _ABBREVIATION.search(text, max(0, position - 12), position) is None
