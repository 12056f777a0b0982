"""The same article across documents: syndicated copies, and texts that share a press release's passages."""

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefing_app.domain.links import Copy
from briefing_app.linking.words import grams, sampled, words

GRAM = 5
"""Words in a run."""
ONE_IN = 8
"""The index keeps one run in so many."""
_SYNDICATED = 0.5
_SHARED = 0.2
_FEWEST = 30
"""Runs: of shorter texts nothing can be said."""
_FEW_NUMBERS = 4
_MANY_ALIKE, _MOST_ALIKE = 0.5, 0.8
"""The share of the numbers of the one with fewer that the other has too: what is near in time, and what is not."""
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A text taken apart: its runs of words, and its numbers and months, each as often as it stands there."""

    runs: AbstractSet[int]
    numbers: AbstractSet[tuple[str, int]]


def taken(text: str) -> Taken:
    """A text, taken apart."""
    every = words(text)
    often = Counter(every)
    telling = (word for word in often if word[0].isdigit() or word in _MONTHS)
    return Taken(set(grams(every, GRAM)), {(word, each) for word in telling for each in range(often[word])})


def stand(first: Taken, second: Taken, *, near: bool) -> tuple[Copy | None, float]:
    """How two texts stand to each other, with the share that decided; `near` unless their days are far apart.

    Two issues of one statistical series say the same with other numbers: these are no copies. What is far apart is a
    copy of the other or nothing to it: passages come back in each issue.
    """
    kind, share = compare(first.runs, second.runs)
    fewer = min(len(first.numbers), len(second.numbers))
    alike = len(first.numbers & second.numbers) / fewer if fewer else 1.0
    if not near:
        return (kind, share) if kind is Copy.SYNDICATED and alike >= _MOST_ALIKE else (None, share)
    if kind is Copy.SYNDICATED and fewer >= _FEW_NUMBERS and alike < _MANY_ALIKE:
        return Copy.SHARED, share
    return kind, share


def runs(text: str) -> set[int]:
    """Every run of five words of a text, as numbers."""
    return set(grams(words(text), GRAM))


def index_keys(every: AbstractSet[int]) -> set[int]:
    """What the index keeps of a text's runs."""
    return sampled(every, ONE_IN)


def compare(first: AbstractSet[int], second: AbstractSet[int]) -> tuple[Copy | None, float]:
    """How two texts stand to each other from their runs, all of them or samples; with the share that decided.

    *Syndicated* from a Jaccard index of 0.5, *shares text* from 0.2 of the shorter contained in the other: where the
    design notes measured the limits.
    """
    common = len(first & second)
    if min(len(first), len(second)) < _FEWEST or not common:
        return None, 0.0
    alike, contained = common / len(first | second), common / min(len(first), len(second))
    if alike >= _SYNDICATED or (contained >= 2 * alike and contained >= 0.9):
        return Copy.SYNDICATED, max(alike, contained)
    return (Copy.SHARED, contained) if contained >= _SHARED else (None, contained)
