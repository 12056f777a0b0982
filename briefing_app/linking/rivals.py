"""What may stand for a figure in another document, seen beside what else the two documents give.

Two documents that surely share several numbers report one thing, and what else they share is likelier of one thing,
too. A figure that has a likelier counterpart is less likely of any other.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.linking import weighed
from briefing_app.linking.compared import Pair
from briefing_app.linking.rounding import number
from briefing_app.linking.things import digits

_ALONE = -4.0
"""The log odds of a rival that is not there."""
_MOST = 3.0
_SEVERAL = 4
"""So many numbers in common leave no doubt that two documents report one thing."""
_TELLING = 2
"""Digits."""


Number = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two figures that may be of one thing, whether they give one number, and the log odds that they are."""

    pair: Pair
    equal: bool
    odds: float


@dataclass(frozen=True, slots=True)
class Others:
    """What two documents give beside a pair.

    `rivals` are of each figure those that it was compared with, each with its number; `shared` the numbers that both
    documents give, each with how likely it is of one thing in both, `surely` the sum of these.
    """

    rivals: Mapping[int, Iterable[tuple[int, Number, Weighed]]]
    shared: Mapping[Number, float]
    surely: float


def beside(several: Sequence[Weighed]) -> Iterator[tuple[Weighed, float]]:
    """The pairs of two documents, each with how likely it is, 0 to 1, that both are of one thing."""
    known = others(several)
    weights = weighed.weights()
    for one in several:
        own = weights["one number beside others" if one.equal else "two numbers beside others"]
        found = evidence(one, known)
        one.pair.in_common = round(found["borne out"] * _SEVERAL)
        yield one, round(_likely(sum(weight * found[name] for name, weight in own.items())), 3)


def others(several: Iterable[Weighed]) -> Others:
    """What the pairs of two documents are to each other."""
    rivals: defaultdict[int, list[tuple[int, Number, Weighed]]] = defaultdict(list)
    shared: defaultdict[Number, float] = defaultdict(float)
    for one in several:
        first, second = one.pair.ends
        rivals[first.id].append((second.id, number(second), one))
        rivals[second.id].append((first.id, number(first), one))
        if one.equal and max(map(digits, one.pair.ends)) >= _TELLING:
            shared[number(first)] = max(shared[number(first)], _likely(one.odds))
    return Others(rivals, shared, sum(shared.values()))


def _likely(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def evidence(one: Weighed, known: Others) -> dict[str, float]:
    """What is said of a pair by the others of its documents."""
    gaps: list[float] = []
    nearest = _ALONE
    for end, other in (one.pair.ends, one.pair.ends[::-1]):
        shown = number(other)
        best = _ALONE
        for rival, its, found in known.rivals[end.id]:
            if rival == other.id:
                continue
            if its != shown:
                best = max(best, found.odds)
            elif found.equal:
                nearest = max(nearest, found.odds)
        gaps.append(_ahead(one.odds, best))
    return {
        "to begin with": 1.0,
        "likely": one.odds,
        "ahead": min(gaps),
        "far ahead": max(gaps),
        "ahead of its like": _ahead(one.odds, nearest),
        "borne out": _borne_out(one, known),
    }


def _ahead(odds: float, rival: float) -> float:
    return max(-_MOST, min(_MOST, odds - rival)) / _MOST


def _borne_out(one: Weighed, known: Others) -> float:
    if one.pair.one_document or not one.equal:
        return 0.0
    own = {number(end) for end in one.pair.ends}
    beside = known.surely - sum(known.shared.get(its, 0.0) for its in own)
    return max(0.0, min(beside, _SEVERAL)) / _SEVERAL
