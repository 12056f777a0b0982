"""Figures brought together as facts, from what `facts.judge` says of pairs."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Generic, TypeVar

from briefing_app.domain.facts import GRAVITY, FactGroup, FactLink, Verdict
from briefing_app.linking.facts import judge
from briefing_app.linking.things import Statement, measure, thing

K = TypeVar("K", bound=Hashable)
Linked = tuple[int, int, FactLink]
Parted = frozenset[tuple[int, int]]
"""Pairs that a person said are not the same, the lower id first."""
_SAME = frozenset({Verdict.AGREES, Verdict.STRENGTH})
_CROWD = 400
"""Figures of one noun in one run: beyond it only equal numbers are compared."""


class Union(Generic[K]):
    """Disjoint sets that grow together."""

    def __init__(self) -> None:
        """Everything apart."""
        self._parent: dict[K, K] = {}

    def root(self, one: K) -> K:
        """The set that something is in."""
        parent = self._parent.setdefault(one, one)
        while parent != self._parent[parent]:
            parent = self._parent[one] = self._parent[parent]
        return parent

    def join(self, one: K, other: K) -> None:
        """Make two sets one."""
        self._parent[self.root(other)] = self.root(one)

    def sets(self) -> list[list[K]]:
        """Every set, in the order in which its first member came."""
        found: defaultdict[K, list[K]] = defaultdict(list)
        for one in self._parent:
            found[self.root(one)].append(one)
        return list(found.values())


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Which figures to compare at all: those of one number, and those that count one thing, each pair once."""
    buckets: defaultdict[tuple[str, object], list[Statement]] = defaultdict(list)
    for one in statements:
        kind, scale = measure(one)
        buckets[kind, round(one.value * scale, 6)].append(one)
        for noun in thing(one).nouns or {""}:
            buckets[kind, noun].append(one)
    seen: set[tuple[int, int]] = set()
    for (_, key), bucket in buckets.items():
        if isinstance(key, str) and len(bucket) > _CROWD:
            continue
        for first, second in combinations(bucket, 2):
            ends = (first.id, second.id)
            if ends not in seen:
                seen.add(ends)
                yield first, second


def link(
    statements: Sequence[Statement], nearness: Callable[[Statement, Statement], float | None] = lambda _a, _b: None
) -> list[Linked]:
    """Every link between the figures of some documents. Quadratic in the figures of one number or noun only."""
    ordered = sorted(statements, key=lambda one: one.id)
    found = ((a.id, b.id, judge(a, b, nearness(a, b))) for a, b in pairs(ordered))
    return _plausible(statements, [(a, b, verdict) for a, b, verdict in found if verdict is not None])


def _plausible(statements: Sequence[Statement], links: Iterable[Linked]) -> list[Linked]:
    """Drop what a better link explains: a figure that has its like in a document contradicts nothing there, and where
    a source gives both nouns, two that give one each are no different things.
    """  # noqa: D205
    links = list(links)
    document = {one.id: one.document for one in statements}
    like = {(end, document[other]) for a, b, one in links if one.verdict in _SAME for end, other in ((a, b), (b, a))}
    joined: Union[int] = Union()
    for a, b, one in links:
        if one.verdict in _SAME:
            joined.join(a, b)
    kept = []
    for a, b, one in links:
        explained = (a, document[b]) in like or (b, document[a]) in like or joined.root(a) == joined.root(b)
        if one.verdict in _SAME or not explained:
            kept.append((a, b, one))
    return kept


def groups(statements: Sequence[Statement], links: Iterable[Linked], parted: Parted = frozenset()) -> list[FactGroup]:
    """Facts of two figures or more. What a person parted is never joined by its own link."""
    known = {one.id: one for one in statements}
    valid = [(a, b, one) for a, b, one in links if (min(a, b), max(a, b)) not in parted and a in known and b in known]
    joined: Union[int] = Union()
    for a, b, _ in valid:
        joined.join(a, b)
    of_group: defaultdict[int, list[Linked]] = defaultdict(list)
    for a, b, one in valid:
        of_group[joined.root(a)].append((a, b, one))
    return [_group(known, members, of_group[joined.root(members[0])]) for members in joined.sets() if len(members) > 1]


def _group(known: Mapping[int, Statement], members: Sequence[int], links: Sequence[Linked]) -> FactGroup:
    ordered = sorted(members, key=lambda one: (known[one].day or 0, one))
    sources = {known[one].source for one in members}
    across = [(a, b, one) for a, b, one in links if known[a].source != known[b].source]
    if len(sources) == 1:
        return FactGroup(tuple(ordered), Verdict.SINGLE, "only one independent source gives it", tuple(links))
    _, _, gravest = max(across or links, key=lambda linked: (GRAVITY.index(linked[2].verdict), linked[2].weight))
    return FactGroup(tuple(ordered), gravest.verdict, gravest.why, tuple(links))
