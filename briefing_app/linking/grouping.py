"""Figures brought together as facts, from what `facts.judge` says of pairs; quotes brought together as one.

Figures that give the same number for one thing are joined whoever else they are like. What gives another number, or
the same number of something else, is then set beside the best of these, once and never through a third: a chain of
figures that each resemble the next would end with unlike ones.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Protocol

from briefing_app.domain.facts import GRAVITY, FactGroup, FactLink, Verdict
from briefing_app.domain.linking import Decided, FactLinked, Pair
from briefing_app.domain.links import QuoteLink
from briefing_app.linking import instead
from briefing_app.linking.facts import Compared, judge_all
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement, interval, measure
from briefing_app.linking.union import Union

Parted = frozenset[Pair]
"""Pairs that a person said are not the same, the lower id first."""
SAME = frozenset({Verdict.AGREES, Verdict.STRENGTH})
_CROWD = 400
"""Figures of one noun in one run: beyond it only equal numbers are compared."""
_NEXT = 24
"""So many figures of the same number before one, in its own document, are compared with it."""
_SURE = 0.95
_SHARE, _COMPARED = 0.45, 8
"""Two sets of figures are one where the links between all of both are so likely on the whole, or between so many."""
_AS_LIKELY = 0.25
_HOLDS = 0.85
_UNKNOWN = 0.1
"""So likely two figures are one of which no link is known."""
SINGLE = "only one independent source gives it"


class Figure(Protocol):
    """Where a figure stands."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def document(self) -> int:
        """The document's."""

    @property
    def source(self) -> int:
        """The independent source's."""

    @property
    def day(self) -> int | None:
        """The ordinal of the document's day."""


Known = Mapping[int, Figure]


def pairs(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Which figures to compare at all: of one number, a round one or of one thing, each pair once."""
    buckets: defaultdict[tuple[str, object], list[Statement]] = defaultdict(list)
    for one in statements:
        kind, scale = measure(one)
        buckets[kind, round(one.value * scale, 6)].append(one)
        for noun in one.counted:
            buckets[kind, noun].append(one)
        for about in one.rounds:
            buckets[kind, about].append(one)
    seen: set[Pair] = set()
    for (_, key), bucket in buckets.items():
        if not isinstance(key, float) and len(bucket) > _CROWD:
            continue
        for first, second in combinations(bucket, 2):
            ends = (first.id, second.id)
            if ends not in seen:
                seen.add(ends)
                yield first, second


def within(statements: Sequence[Statement]) -> Iterator[Compared]:
    """The pairs of one document's figures to compare: of one number, each with those that come next.

    One document's different numbers are never set beside each other. A table that gives one number ten thousand times
    would make fifty million pairs; each with the next few makes as much one fact of them.
    """
    alike: defaultdict[tuple[str, float], deque[Statement]] = defaultdict(partial(deque, maxlen=_NEXT))
    for one in sorted(statements, key=lambda each: each.id):
        kind, scale = measure(one)
        before = alike[kind, round(one.value * scale, 6)]
        yield from ((other, one, 1.0) for other in before)
        before.append(one)


def link(statements: Sequence[Statement]) -> list[FactLinked]:
    """Every link between the figures of some documents. Quadratic in the figures of one number or noun only."""
    ordered = sorted(statements, key=lambda one: one.id)
    return list(judge_all((a, b, nearness(a.about, b.about)) for a, b in pairs(ordered)))


def put_together(first: Statement, second: Statement) -> FactLink:
    """How two figures stand to each other that a person said to be of one fact."""
    by_hand = "a person put them together"
    (low, high), (other_low, other_high) = interval(first), interval(second)
    if (first.value, first.value_high) == (second.value, second.value_high) and measure(first) == measure(second):
        agrees = first.modifier is second.modifier
        return FactLink(Verdict.AGREES if agrees else Verdict.STRENGTH, by_hand, 1.0)
    if low <= other_high and other_low <= high:
        return FactLink(Verdict.STRENGTH, by_hand, 1.0)
    later = first.day is not None and second.day is not None and first.day != second.day
    return FactLink(Verdict.UPDATED if later else Verdict.CONFLICTS, by_hand, 1.0)


def through(fact: FactGroup, first: Statement, second: Statement) -> FactLink | None:
    """How two figures of one fact stand to each other that were not compared, by what joins them.

    None where each only stands beside what others give.
    """
    joined: Union[int] = Union()
    for a, b, one in fact.pairs:
        if one.verdict in SAME:
            joined.join(a, b)
    one = put_together(first, second)
    if not joined.joined(first.id, second.id):
        ends = {joined.root(first.id), joined.root(second.id)}
        between = [link for a, b, link in fact.pairs if {joined.root(a), joined.root(b)} == ends]
        return max(between, key=lambda link: GRAVITY.index(link.verdict), default=None)
    if (first.value, first.value_high) == (second.value, second.value_high):
        return FactLink(one.verdict, "others that give this number stand between them", 0.0)
    return FactLink(Verdict.AGREES, "others that round to this number stand between them", 0.0)


def groups(
    figures: Sequence[Figure],
    links: Iterable[FactLinked],
    parted: Parted = frozenset(),
    together: Iterable[FactLinked] = (),
) -> list[FactGroup]:
    """Facts of two figures or more. What a person parted is never in one; what a person put `together` always is."""
    known = {one.id: one for one in figures}
    wanted = [(a, b, one) for a, b, one in together if a in known and b in known]
    valid = [
        (a, b, one)
        for a, b, one in links
        if a in known and b in known and (min(a, b), max(a, b)) not in parted
    ]  # fmt: skip
    valid = [*_nearest(known, valid)]
    clusters = _clusters(known, valid, parted, wanted)
    kept = [linked for linked in valid if linked[2].verdict in SAME and clusters.joined(*linked[:2])]
    stars = _Stars(known, clusters, parted)
    beside = stars.attach(_plausible(known, clusters, kept, valid))
    return [_group(known, members, of_group) for members, of_group in stars.collected([*wanted, *kept, *beside])]


def one_quote(links: Iterable[tuple[int, int, QuoteLink]], decided: Decided) -> list[list[int]]:
    """Quotes that are one, two or more, by their ids."""
    joined: Union[int] = Union(decided.apart)
    for a, b in sorted(decided.same - decided.apart):
        joined.join(a, b)
    sure = [(a, b, one) for a, b, one in links if one.likeness.same]
    for a, b, _ in sorted(sure, key=lambda linked: (-linked[2].contained, -linked[2].ratio, linked[0], linked[1])):
        joined.join(a, b)
    return [sorted(members) for members in joined.sets() if len(members) > 1]


def _clusters(known: Known, links: Iterable[FactLinked], parted: Parted, together: Iterable[FactLinked]) -> Union[int]:
    """What gives one number for one thing, the surest links first."""
    links = list(links)
    joined: Union[int] = Union(parted)
    for a, b, _ in together:
        joined.join(a, b)
    for a, b, one in links:
        if one.verdict not in SAME:
            joined.part(a, b)
    same = [(a, b, one) for a, b, one in links if one.verdict in SAME]
    like = _Likes(same)
    for a, b, one in sorted(same, key=lambda linked: (-linked[2].weight, linked[0], linked[1])):
        repeats = known[a].document == known[b].document and one.weight >= _HOLDS
        if repeats or like.enough(joined.root(a), joined.root(b)):
            like.join(joined, a, b)
    return joined


def _nearest(known: Known, links: Iterable[FactLinked]) -> Iterator[FactLinked]:
    """Links without those to a document that gives the same number of something likelier."""
    links = list(links)
    best: defaultdict[Pair, float] = defaultdict(float)
    for a, b, one in links:
        if one.verdict in SAME:
            for end, other in ((a, b), (b, a)):
                key = end, known[other].document
                best[key] = max(best[key], one.weight)
    for a, b, one in links:
        likeliest = max(best[a, known[b].document], best[b, known[a].document])
        if one.verdict not in SAME or known[a].document == known[b].document or one.weight >= likeliest - _AS_LIKELY:
            yield a, b, one


class _Likes:
    """Which figures are like which, so that sets are joined where they are like as a whole, not through one figure."""

    def __init__(self, links: Iterable[FactLinked]) -> None:
        self._of: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._members: dict[int, list[int]] = {}
        for a, b, one in links:
            self._of[a][b] = self._of[b][a] = one.weight

    def _in(self, root: int) -> list[int]:
        return self._members.setdefault(root, [root])

    def enough(self, first: int, second: int) -> bool:
        """Whether a good share of the pairs between two sets are surely alike, or as many as were compared at all."""
        if first == second:
            return False
        few, many = sorted((self._in(first), self._in(second)), key=len)
        found = sum(self._of[one].get(other, _UNKNOWN) for one in few for other in many)
        return found >= min(_SHARE * len(few) * len(many), _COMPARED * len(few))

    def join(self, joined: Union[int], a: int, b: int) -> None:
        """Make the sets of two figures one."""
        first, second = joined.root(a), joined.root(b)
        members = [*self._in(first), *self._in(second)]
        if first != second and joined.join(a, b):
            self._members[joined.root(a)] = members


def _plausible(
    known: Known, clusters: Union[int], same: Iterable[FactLinked], links: Iterable[FactLinked]
) -> list[FactLinked]:
    """Of the links that join no cluster, those that no better one explains.

    A figure that has its like in a document contradicts nothing there; and of a figure's counterparts in a document
    only the best is one.
    """
    same = list(same)
    like = {(end, known[other].document) for a, b, _ in same for end, other in ((a, b), (b, a))}
    elsewhere = {end for a, b, _ in same for end in (a, b) if known[a].document != known[b].document}
    others = [
        (a, b, one)
        for a, b, one in links
        if one.verdict not in SAME
        and not clusters.joined(a, b)
        and (
            (a if one.weight == instead.FIRST else b) in elsewhere
            if known[a].document == known[b].document
            else (a, known[b].document) not in like and (b, known[a].document) not in like
        )
    ]
    best: defaultdict[Pair, float] = defaultdict(float)
    for a, b, one in others:
        for end, other in ((a, b), (b, a)):
            key = end, known[other].document
            best[key] = max(best[key], one.weight)
    return [
        (a, b, one) for a, b, one in others if one.weight >= max(best[a, known[b].document], best[b, known[a].document])
    ]


class _Stars:
    """Clusters, each alone or beside one other that more sources give."""

    def __init__(self, known: Known, clusters: Union[int], parted: Parted) -> None:
        self._known = known
        self._clusters = clusters
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        for one in known:
            self._members[clusters.root(one)].append(one)
        self._core: dict[int, int] = {}
        self._taken = {root: {known[one].document for one in members} for root, members in self._members.items()}
        self._stars: defaultdict[int, set[int]] = defaultdict(set)
        self._apart = {frozenset(map(clusters.root, pair)) for pair in parted if set(pair) <= known.keys()}

    def attach(self, links: Iterable[FactLinked]) -> list[FactLinked]:
        """Set clusters beside others, the surest first; the links that did so."""
        between: defaultdict[Pair, list[FactLinked]] = defaultdict(list)
        for a, b, one in links:
            first, second = sorted((self._clusters.root(a), self._clusters.root(b)), key=self._rank)
            between[first, second].append((a, b, one))
        order = sorted(between, key=lambda ends: (self._rank(ends[0]), *_surest(one for *_, one in between[ends])))
        return [linked for ends in order if self._place(*ends, between[ends]) for linked in between[ends]]

    def collected(self, links: Iterable[FactLinked]) -> list[tuple[list[int], list[FactLinked]]]:
        """The figures of each fact of two or more, and the links within it."""
        figures: defaultdict[int, list[int]] = defaultdict(list)
        for root, members in self._members.items():
            figures[self._core.get(root, root)] += members
        within: defaultdict[int, list[FactLinked]] = defaultdict(list)
        for linked in links:
            root = self._clusters.root(linked[0])
            within[self._core.get(root, root)].append(linked)
        return [(members, within[core]) for core, members in figures.items() if len(members) > 1]

    def _rank(self, root: int) -> tuple[int, int, int, int]:
        """The cluster of most sources, then of most figures, then the earliest comes first."""
        members = [self._known[one] for one in self._members[root]]
        day = min((one.day for one in members if one.day is not None), default=1 << 31)
        return -len({one.source for one in members}), -len(members), day, min(one.id for one in members)

    def _place(self, core: int, beside: int, links: Sequence[FactLinked]) -> bool:
        """Set a cluster beside a core: neither may be placed already.

        Nor may one document give both, but of two things, or where they surely conflict: it tells of both then.
        """
        if self._core.get(core, core) != core or beside in self._core:
            return False
        sure = _sure(links) or any(self._known[a].document == self._known[b].document for a, b, _ in links)
        only_thing = all(one.verdict is Verdict.THING for *_, one in links)
        if not sure and not only_thing and not self._taken[core].isdisjoint(self._taken[beside]):
            return False
        if any(frozenset((one, beside)) in self._apart for one in self._stars[core] | {core}):
            return False
        self._core[core] = self._core[beside] = core
        self._stars[core].add(beside)
        self._taken[core] |= self._taken[beside]
        return True


def _surest(links: Iterable[FactLink]) -> tuple[bool, float]:
    """What speaks of one thing comes before what speaks of two, then the surest."""
    found = list(links)
    return all(one.verdict is Verdict.THING for one in found), -max(one.weight for one in found)


def _sure(links: Iterable[FactLinked]) -> bool:
    return any(one.verdict is Verdict.CONFLICTS and one.weight >= _SURE for *_, one in links)


def _group(known: Known, members: Sequence[int], links: Sequence[FactLinked]) -> FactGroup:
    ordered = sorted(members, key=lambda one: (known[one].day or 0, one))
    sources = {known[one].source for one in members}
    across = [(a, b, one) for a, b, one in links if known[a].source != known[b].source]
    if len(sources) == 1:
        return FactGroup(tuple(ordered), Verdict.SINGLE, SINGLE, tuple(links))
    _, _, gravest = max(across or links, key=lambda linked: (GRAVITY.index(linked[2].verdict), linked[2].weight))
    return FactGroup(tuple(ordered), gravest.verdict, gravest.why, tuple(links))
