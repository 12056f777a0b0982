"""Figures brought together as facts, from what `facts.judge` says of pairs."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Generic, TypeVar

from briefing_app.domain.facts import GRAVITY, FactGroup, FactLink, Verdict
from briefing_app.linking.facts import judge
from briefing_app.linking.things import Statement, measure

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
        for noun in one.thing.nouns or {""}:
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
    """Keep what no better link explains.

    A figure that has its like in a document contradicts nothing there; where a source gives both nouns, two that give
    one each are no different things; and of a figure's counterparts in a document only the best is one.
    """
    links = list(links)
    document = {one.id: one.document for one in statements}
    same = [linked for linked in links if linked[2].verdict in _SAME]
    like = {(end, document[other]) for a, b, _ in same for end, other in ((a, b), (b, a))}
    joined = _joined(same)
    others = [
        (a, b, one)
        for a, b, one in links
        if one.verdict not in _SAME
        and not ((a, document[b]) in like or (b, document[a]) in like or joined.root(a) == joined.root(b))
    ]
    return same + _not_contradicting_itself(statements, _best(others, document), joined)


def _joined(links: Iterable[Linked]) -> Union[int]:
    joined: Union[int] = Union()
    for a, b, _ in links:
        joined.join(a, b)
    return joined


def _best(links: Sequence[Linked], document: Mapping[int, int]) -> list[Linked]:
    """The links that are the best of both ends."""
    best: dict[tuple[int, int], float] = {}
    for a, b, one in links:
        for end, other in ((a, b), (b, a)):
            key = end, document[other]
            best[key] = max(best.get(key, 0.0), one.weight)
    return [(a, b, one) for a, b, one in links if one.weight >= max(best[a, document[b]], best[b, document[a]])]


def _not_contradicting_itself(
    statements: Sequence[Statement], links: Sequence[Linked], joined: Union[int]
) -> list[Linked]:
    """Join what gives other numbers, the surest first, unless one source would then give both: it tells two things."""
    members: defaultdict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        members[joined.root(statement.id)].append(statement)
    kept = []
    for a, b, one in sorted(links, key=lambda linked: (-linked[2].weight, linked[0], linked[1])):
        left, right = joined.root(a), joined.root(b)
        if left != right and not _of_one_document(members[left], members[right]):
            members[left] += members.pop(right)
            joined.join(left, right)
            kept.append((a, b, one))
        elif left == right:
            kept.append((a, b, one))
    return kept


def _of_one_document(some: Iterable[Statement], others: Iterable[Statement]) -> bool:
    return not {one.document for one in some}.isdisjoint(one.document for one in others)


def groups(statements: Sequence[Statement], links: Iterable[Linked], parted: Parted = frozenset()) -> list[FactGroup]:
    """Facts of two figures or more. What a person parted is never joined by its own link."""
    known = {one.id: one for one in statements}
    valid = [(a, b, one) for a, b, one in links if (min(a, b), max(a, b)) not in parted and a in known and b in known]
    joined = _joined(valid)
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
