"""Finding points again: which points a newer engine's findings take the place of, and which they leave alone."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.points import Content, Extraction, Point, PointKind, kind_of

TOGETHER = 1000
"""How many documents are stored, and can be undone, in one step at the most: what was found waits in memory for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found again in a document."""

    document_id: int
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class NotSearched:
    """A document that was left as it was, and why, in plain words; `details` is for whoever mends the program."""

    document_id: int
    title: str
    reason: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What finding again did to one document, in numbers of points.

    `kept` were accepted, rejected, edited or made by people, or used by them; `same` are suggestions that only took
    the newer engine's version.
    """

    document_id: int
    title: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    same: int = 0

    @property
    def told(self) -> str:
        """*2 added, 1 changed, 14 kept*: all but the suggestions that are the same."""
        return told([self])


def told(renewals: Collection[Renewal]) -> str:
    """What was done to several documents together; *nothing new* where no suggestion is another one now."""
    sums = {name: sum(getattr(one, name) for one in renewals) for name in ("added", "changed", "removed", "kept")}
    parts = [f"{number:,} {name}" for name, number in sums.items() if number]
    if not any(number for name, number in sums.items() if name != "kept"):
        parts.insert(0, "nothing new")
    return ", ".join(parts)


@dataclass(slots=True)
class Plan:
    """What becomes of a document's suggestions: `taken` go on (by id) with what was found, `removed` go (ids)."""

    taken: dict[int, Content] = field(default_factory=dict)
    added: list[Content] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)


def plan(found: Sequence[Content], suggestions: Sequence[Point], kept: Sequence[Point]) -> Plan:
    """Match what a newer engine found with a document's points.

    A suggestion of exactly that kind and span goes on. What else coincides with a kept point (also a rejected one) is
    left out; what coincides with a suggestion takes its place, the largest overlap first; the rest is added.
    """
    made = Plan()
    rest = _same_spans(made, found, suggestions)
    known = _coinciding(rest, [point.content for point in kept])
    fresh = [content for place, content in enumerate(rest) if place not in known]
    left = [point for point in suggestions if point.id not in made.taken]
    placed = _nearest(made, fresh, left)
    made.added = [content for place, content in enumerate(fresh) if place not in placed]
    made.removed = [point.id for point in left if point.id not in made.taken]
    return made


def _same_spans(made: Plan, found: Sequence[Content], suggestions: Sequence[Point]) -> list[Content]:
    """Take those that stand where a suggestion of their kind stands; the others."""
    there: dict[tuple[PointKind, int, int], list[int]] = defaultdict(list)
    for point in reversed(suggestions):
        there[_place(point.content)].append(point.id)
    rest = []
    for content in found:
        if ids := there[_place(content)]:
            made.taken[ids.pop()] = content
        else:
            rest.append(content)
    return rest


def _nearest(made: Plan, fresh: Sequence[Content], left: Sequence[Point]) -> set[int]:
    """Take those that coincide with a suggestion that is left, each once; the places of those that were taken."""
    pairs = [
        (-_overlap(fresh[new], left[old].content), new, old)
        for new, olds in _coinciding(fresh, [point.content for point in left]).items()
        for old in olds
    ]
    placed: set[int] = set()
    for _, new, old in sorted(pairs):
        if new not in placed and left[old].id not in made.taken:
            made.taken[left[old].id] = fresh[new]
            placed.add(new)
    return placed


def _place(content: Content) -> tuple[PointKind, int, int]:
    return kind_of(content), content.start, content.end


def _overlap(one: Content, other: Content) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def coincide(one: Content, other: Content) -> bool:
    """Whether two say the same of the same words: of one kind, and overlapping by more than half of the shorter."""
    shorter = min(one.end - one.start, other.end - other.start)
    return kind_of(one) is kind_of(other) and 2 * _overlap(one, other) > shorter


def _coinciding(ones: Sequence[Content], others: Sequence[Content]) -> dict[int, list[int]]:
    """Places of `others` that coincide with one, by its place. The middle of the shorter lies within the longer, so
    that only those need to be compared: time grows with their number, not with that of all pairs.
    """  # noqa: D205
    pairs = {*_within(ones, others), *((one, other) for other, one in _within(others, ones))}
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        if coincide(ones[one], others[other]):
            found[one].append(other)
    return found


def _within(wide: Sequence[Content], narrow: Sequence[Content]) -> Iterator[tuple[int, int]]:
    """Places in both of what overlaps, as far as the middle of the second lies within the first."""
    by_middle = sorted((kind_of(one), one.start + one.end, place) for place, one in enumerate(narrow))
    middles = [(kind, middle) for kind, middle, _ in by_middle]
    for place, one in enumerate(wide):
        kind = kind_of(one)
        first, last = bisect_left(middles, (kind, 2 * one.start)), bisect_right(middles, (kind, 2 * one.end))
        for _, _, other in by_middle[first:last]:
            yield place, other
