"""What passes between the libraries of two colleagues: a pack with what it stands on, and where each part came from."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime

from briefing_app.domain.excerpts import Excerpt
from briefing_app.domain.packs import Pack
from briefing_app.domain.points import Content, Point
from briefing_app.domain.seals import text_hash

Ids = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Brought:
    """A pack as it is to be, with what it brings along.

    Ids below 1 are of what the library does not have yet: the pack itself, sections, items, comments, `points` and
    `documents` (those of points that it may have after all, and are then found). `edits` are of points that it has.
    """

    pack: Pack
    points: tuple[Point, ...] = ()
    documents: tuple[Excerpt, ...] = ()
    edits: Mapping[int, Content] = field(default_factory=dict)
    unless_changed_since: datetime | None = None
    """When the pack was last changed, as far as whoever decided on this knew."""


@dataclass(frozen=True, slots=True)
class Descent:
    """Where a pack that came in a bundle has its parts from: by its own ids, those of the library that gave it.

    `base` is the pack as it was given, frozen; `prints` tell whether a point is as it was when it came.
    """

    base: str
    sections: Ids
    items: Ids
    points: Ids
    documents: Ids
    comments: Ids
    prints: Mapping[int, str]

    def to_json(self) -> str:
        """For a library to keep."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Descent":
        """What `to_json` wrote."""
        said = json.loads(text)
        base = said.pop("base")
        return cls(base, **{name: {int(key): value for key, value in ids.items()} for name, ids in said.items()})


def print_of(content: Content) -> str:
    """What tells whether a point says what it said."""
    return text_hash(repr(content))
