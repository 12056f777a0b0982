"""The text of a source, normalised once, to which every offset refers."""

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


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a reader makes of a file. Offsets into `text` count code points, end exclusive.

    A plain-text file's text is kept exactly as decoded; nothing normalises it again.
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
