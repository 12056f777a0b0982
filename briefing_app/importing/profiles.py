"""What every document is about, side by side in memory: for linking everything, when most of those looked at are far.

It is as quick to take the sums of hundreds of documents here as to read what one of them is about.
"""

from array import array
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from briefing_app.linking.terms import MOST, Terms

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_INEXACT = 1e-4
"""Sums of weights of 32 bits are less far than this from what `terms.nearness` says."""


class Profiles:
    """About 320 bytes a document."""

    def __init__(self, abouts: Iterable[tuple[int, Terms]]) -> None:
        """`abouts` tells of each document what it is about."""
        import numpy as np  # noqa: PLC0415 - takes a tenth of a second

        self._number: dict[str, int] = {}
        self._row: dict[int, int] = {}
        terms, weights = array("i"), array("f")
        for one, about in abouts:
            self._row[one] = len(self._row)
            best = sorted(about, key=lambda term: -about[term])[:MOST]
            terms.extend(self._number.setdefault(term, len(self._number) + 1) for term in best)
            terms.extend([0] * (MOST - len(best)))
            weights.extend(about[term] for term in best)
            weights.extend([0.0] * (MOST - len(best)))
        self._terms = np.frombuffer(terms, np.intc).reshape(-1, MOST)
        self._weights = np.frombuffer(weights, np.float32).reshape(-1, MOST)
        self._sought = np.zeros(len(self._number) + 1, np.float32)

    def within(self, about: Terms, documents: Collection[int], least: float) -> set[int]:
        """Some of `documents`: all that are as near as `least` to what is about that, perhaps some that hardly are not.

        What is not known here is among them.
        """
        ids = [one for one in documents if one in self._row]
        near = self._near(about, [self._row[one] for one in ids])
        far = {one for one, nearness in zip(ids, near.tolist(), strict=True) if nearness < least - _INEXACT}
        return {one for one in documents if one not in far}

    def _near(self, about: Terms, rows: list[int]) -> "NDArray[float32]":
        known = {self._number[term]: weight for term, weight in about.items() if term in self._number}
        numbers = list(known)
        self._sought[numbers] = list(known.values())
        near: NDArray[float32] = (self._sought[self._terms[rows]] * self._weights[rows]).sum(axis=1)
        self._sought[numbers] = 0
        return near
