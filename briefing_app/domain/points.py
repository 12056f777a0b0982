"""Points: what is found in a document, and what people decided about it."""

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.figures import Figure
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.quotes import Quote
from briefing_app.domain.text import Genre

Content = Quote | Figure | KeyPoint


class PointKind(StrEnum):
    """The three sorts of point."""

    QUOTE = "quote"
    FIGURE = "figure"
    KEY_POINT = "key-point"


class Review(StrEnum):
    """What a person decided about a suggestion."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything found in one text, each list in order of `start`; `notices` says in plain words what was missing."""

    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    genre: Genre | None = None
    engine: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A point as the library keeps it: found or made by hand in a document, then decided upon."""

    id: int
    document_id: int
    content: Content
    review: Review = Review.SUGGESTED
    edited: bool = False
    """A person changed its speaker, span or another field: a newer engine must not touch it."""
    engine: str = ""
    speaker_id: int | None = None
    """Who said it, in the register; the content has that entry's name."""
    named: str | None = None
    """The speaker as the document names him or her."""
    speaker_sure: bool = False
    """The mention belongs to that entry for sure, or somebody settled it."""
    held: tuple[str, ...] = ()
    """The offices that the speaker held on the document's day: *Ports Minister, Office for Harbours*."""

    @property
    def unconfirmed(self) -> bool:
        """Whether it is put down to somebody without being sure."""
        return self.speaker_id is not None and not self.speaker_sure

    @property
    def kind(self) -> PointKind:
        """The sort of point, from its content."""
        return kind_of(self.content)


def kind_of(content: Content) -> PointKind:
    """The sort of point that a content makes."""
    if isinstance(content, Quote):
        return PointKind.QUOTE
    return PointKind.FIGURE if isinstance(content, Figure) else PointKind.KEY_POINT
