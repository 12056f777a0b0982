"""What a write to the library changed, so that each view can decide whether it cares."""

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.renewal import Renewal


class Area(StrEnum):
    """A part of the library that views look at."""

    DOCUMENTS = "documents"
    POINTS = "points"
    SPEAKERS = "speakers"
    PACKS = "packs"
    MARKS = "marks"
    """Tags, collections and remarks."""
    LINKS = "links"
    """What belongs together across documents."""
    SEARCHES = "searches"


@dataclass(frozen=True, slots=True)
class Change:
    """One finished operation. `name` is its undo label (*accept 14 quotes*); `ids` are of what it made or changed.

    `created` is the id of the one thing it made, where it made one; `renewals` say what finding again did, by document.
    """

    name: str
    areas: frozenset[Area]
    ids: tuple[int, ...] = ()
    created: int | None = None
    undoable: bool = True
    renewals: tuple[Renewal, ...] = ()
