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
    """The file that a document came from; `sha256` (hex) is of its bytes.

    `original` is its name under the library's originals, if it was kept. It came inside the document `parent_id`, an
    e-mail or an archive; where both are added in one batch, `inside` is the other's place in it (from 0) instead.
    """

    name: str
    sha256: str
    media_type: str = "text/plain"
    size: int = 0
    original: str = ""
    parent_id: int | None = None
    inside: int | None = field(default=None, compare=False)


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
    provenance: tuple[tuple[str, str], ...] = ()
    """Of a detail, by the name of its field: where it was found, in words."""
    notes: tuple[tuple[int, int], ...] = ()
    """The footnotes, as ranges of the text."""
    needs_ocr: bool = False
    """It is a picture of text, which nobody has read yet."""


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
    needs_ocr: bool = False

    @property
    def points(self) -> int:
        """All points together."""
        return self.quotes + self.figures + self.key_points
