"""The same article across documents: syndicated copies, and texts that share a press release's passages."""

from collections.abc import Set as AbstractSet

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
