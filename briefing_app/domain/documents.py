"""Documents: what a text is, where it came from, and how far its review has got."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from briefing_app.domain.text import Genre, Page


class DocumentOrder(StrEnum):
    """The columns that the table of documents can be sorted by; an undated document comes last under DATE."""

    DATE = "date"
    TITLE = "title"
    PUBLISHER = "publisher"
    KIND = "kind"
    POINTS = "points"
    LEFT = "left"
    MARKING = "marking"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """What a person may correct about a document."""

    title: str
    publisher: str = ""
    byline: str = ""
    published: date | None = None
    link: str = ""
    genre: Genre = Genre.OTHER
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document came from; `sha256` (hex) is of its bytes."""

    name: str
    sha256: str
    media_type: str = "text/plain"
    size: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its whole text."""

    id: int
    details: DocumentDetails
    text: str
    origin: Origin
    imported_at: datetime
    language: str = "en"
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A row of the table of documents: all but the text, with its points counted (rejected ones left out)."""

    id: int
    details: DocumentDetails
    origin: Origin
    imported_at: datetime
    quotes: int = 0
    figures: int = 0
    key_points: int = 0
    left: int = field(default=0)
    """How many points nobody has decided upon yet."""

    @property
    def points(self) -> int:
        """All points together."""
        return self.quotes + self.figures + self.key_points
