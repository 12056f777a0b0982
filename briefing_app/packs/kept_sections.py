"""Composed sections, kept for the next composition: after an edit only the section that was written in is set anew."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing_app.packs.blocks import Block
from briefing_app.packs.crossrefs import Placed
from briefing_app.packs.used import Used

Composed = tuple[Block, int | None]
"""A block, and the id of the item that it comes from."""
_REFERS = ("[[", "](#")
"""What begins or ends a reference: its words depend on titles that stand anywhere in the pack."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What a section's blocks depend on beside the ground: itself, and what the sections before it have used up."""

    place: Placed
    documents: tuple[int, ...]
    charts: int


@dataclass(frozen=True, slots=True)
class _Kept:
    before: _Before
    composed: tuple[Composed, ...]
    documents: tuple[int, ...]
    charts: int


class KeptSections:
    """Handed to one composition after another, of one pack or several, on one thread.

    What comes of it is the same as without it, but for the seals, which only files need: they are left out.
    """

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._ground: object = None
        self._sections: dict[int, _Kept] = {}

    def begin(self, *ground: object) -> None:
        """A composition begins on that ground: points, documents, style and all else that blocks are made from."""
        if ground != self._ground:
            self._ground, self._sections = ground, {}

    def section(self, place: Placed, used: Used, make: Callable[[], Iterable[Composed]]) -> Sequence[Composed]:
        """The blocks of a section, as kept or as `make` composes them now; `used` is as if they were composed now."""
        key, before = place.section.id, _Before(place, used.numbered, used.charts)
        kept = self._sections.get(key)
        if kept is None or kept.before != before:
            kept = _Kept(before, tuple(make()), used.numbered, used.charts)
            if not _refers(place):
                self._sections[key] = kept
        else:
            used.go_on(kept.documents[len(before.documents) :], kept.charts)
        return kept.composed


def _refers(place: Placed) -> bool:
    return any(sign in item.markdown for item in place.items for sign in _REFERS)
