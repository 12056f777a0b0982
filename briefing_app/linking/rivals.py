"""What may stand for a figure in another document, seen beside what else may stand for it there.

The weights are of a second logistic regression on the pairs labelled by hand, of the first one's log odds and of how
far a pair is ahead of its rivals.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.linking.compared import Pair
from briefing_app.linking.rounding import number

_ALONE = -4.0
"""The log odds of a rival that is not there."""
_MOST = 3.0

ONE_NUMBER: Mapping[str, float] = {
    "to begin with": -0.67, "likely": 1.24, "each the other's best": 0.64,
}  # fmt: skip
TWO_NUMBERS: Mapping[str, float] = {
    "to begin with": -0.31, "likely": 1.15, "each the other's best": 0.37, "ahead": 0.3, "far ahead": 0.23,
    "both given already": -1.41,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two figures that may be of one thing, whether they give one number, and the log odds that they are."""

    pair: Pair
    equal: bool
    odds: float


Rivals = Mapping[int, Iterable[tuple[int, tuple[float, float], Weighed]]]
"""Of each figure those that it was compared with, each with its number."""


def beside(several: Sequence[Weighed]) -> Iterator[tuple[Weighed, float]]:
    """The pairs of two documents, each with how likely it is, 0 to 1, that both are of one thing."""
    rivals: defaultdict[int, list[tuple[int, tuple[float, float], Weighed]]] = defaultdict(list)
    for one in several:
        first, second = one.pair.ends
        rivals[first.id].append((second.id, number(second), one))
        rivals[second.id].append((first.id, number(first), one))
    for one in several:
        weights = ONE_NUMBER if one.equal else TWO_NUMBERS
        found = evidence(one, rivals)
        total = weights["to begin with"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
        yield one, round(1 / (1 + math.exp(-total)), 3)


def evidence(one: Weighed, rivals: Rivals) -> dict[str, float]:
    """What is said of a pair by the others of its documents."""
    gaps: list[float] = []
    explained = 0
    for end, other in (one.pair.ends, one.pair.ends[::-1]):
        shown = number(other)
        best = _ALONE
        for rival, its, found in rivals[end.id]:
            if rival != other.id and its != shown:
                best = max(best, found.odds)
                explained += not one.equal and found.equal and found.odds > 0
        gaps.append(max(-_MOST, min(_MOST, one.odds - best)) / _MOST)
    return {
        "likely": one.odds,
        "each the other's best": float(min(gaps) > 0),
        "ahead": min(gaps),
        "far ahead": max(gaps),
        "both given already": float(explained > 1),
    }
