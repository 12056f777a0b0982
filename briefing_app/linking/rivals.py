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


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two figures that may be of one thing, whether they give one number, and the log odds that they are."""

    pair: Pair
    equal: bool
    odds: float


Rivals = Mapping[int, Iterable[tuple[int, tuple[float, float], Weighed]]]
"""Of each figure those that it was compared with, each with its number."""
Shared = Mapping[tuple[float, float], float]
"""The numbers that two documents share, each with how likely it is of one thing in both."""


def beside(several: Sequence[Weighed]) -> Iterator[tuple[Weighed, float]]:
    """The pairs of two documents, each with how likely it is, 0 to 1, that both are of one thing."""
    rivals, shared = others(several)
    weights = weighed.weights()
    for one in several:
        own = weights["one number beside others" if one.equal else "two numbers beside others"]
        found = evidence(one, rivals, shared)
        one.pair.in_common = round(found["borne out"] * _SEVERAL)
        yield one, round(_likely(sum(weight * found[name] for name, weight in own.items())), 3)


def others(several: Iterable[Weighed]) -> tuple[Rivals, Shared]:
    """Of the pairs of two documents the rivals of each figure, and the numbers that both give."""
    rivals: defaultdict[int, list[tuple[int, tuple[float, float], Weighed]]] = defaultdict(list)
    shared: defaultdict[tuple[float, float], float] = defaultdict(float)
    for one in several:
        first, second = one.pair.ends
        rivals[first.id].append((second.id, number(second), one))
        rivals[second.id].append((first.id, number(first), one))
        if one.equal and max(map(digits, one.pair.ends)) >= _TELLING:
            shared[number(first)] = max(shared[number(first)], _likely(one.odds))
    return rivals, shared


def _likely(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def evidence(one: Weighed, rivals: Rivals, shared: Shared) -> dict[str, float]:
    """What is said of a pair by the others of its documents."""
    gaps: list[float] = []
    nearest = _ALONE
    for end, other in (one.pair.ends, one.pair.ends[::-1]):
        shown = number(other)
        best = _ALONE
        for rival, its, found in rivals[end.id]:
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
        "borne out": _borne_out(one, shared),
    }


def _ahead(odds: float, rival: float) -> float:
    return max(-_MOST, min(_MOST, odds - rival)) / _MOST


def _borne_out(one: Weighed, shared: Shared) -> float:
    if one.pair.one_document or not one.equal:
        return 0.0
    own = {number(end) for end in one.pair.ends}
    return min(sum(likely for its, likely in shared.items() if its not in own), _SEVERAL) / _SEVERAL
