"""The indexes of links in memory: for linking everything, when each key of each document is looked up.

What is wanted of a key stands together there, between two days. A key that only one thing has tells nothing of any
other, and is left out.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_app.library.links.filling import BITS, Sorted
from briefing_app.library.links.lookups import FIGURE_BITS, OF_A_NUMBER, OF_A_RUN, OF_A_THING, Found, Keys
from briefing_app.library.storage.plain import Plain

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

_BEGINNING = 24
"""Bits of a key: for each such beginning it is noted whether any key begins so."""


class InMemory:
    """What `link_traces` holds of every document, as it is when this is made. The methods are those of `Lookups`."""

    def __init__(self, plain: Plain) -> None:
        """Of a library of a million quotes it takes about a quarter of a gibibyte, while it is made twice that."""
        self._quotes = _Index(Sorted(plain, "quotes"), "point", "point")
        self._texts = _Index(Sorted(plain, "text"), "day", "document")
        self._terms = _Index(Sorted(plain, "terms"), "day", "document")
        figures = Sorted(plain, "figures")
        figures.columns["place"] = figures.columns["document"] << FIGURE_BITS | figures.columns["point"]
        self._figures = _Index(figures, "day", "place")

    def quotes(self, keys: Keys, below: int) -> Found:
        """Quotes with ids below some number."""
        return _counted(keys, self._quotes.under(keys, None, below, OF_A_RUN))

    def texts(self, keys: Keys, first: int, last: int) -> Found:
        """Documents of some days."""
        return _counted(keys, self._texts.under(keys, first, last + 1, OF_A_RUN))

    def texts_beyond(self, keys: Keys, first: int, last: int) -> Found:
        """Documents of days before the first and after the last."""
        before = self._texts.under(keys, None, first, OF_A_RUN)
        after = self._texts.under(keys, last + 1, None, OF_A_RUN)
        both = {at: (before.get(at, []) + after.get(at, []))[-OF_A_RUN:] for at in before.keys() | after.keys()}
        return _counted(keys, both)

    def figures_before(self, keys: Keys, day: int) -> Found:
        """Figures of a day or the days before it."""
        return _counted(keys, self._figures.under(keys, None, day + 1, OF_A_THING))

    def figures_after(self, keys: Keys, day: int) -> Found:
        """Figures of the days after one."""
        return _counted(keys, self._figures.under(keys, day + 1, None, OF_A_THING, earliest=True))

    def figures_within(self, keys: Keys, first: int, last: int) -> Found:
        """Figures of some days."""
        return _counted(keys, self._figures.under(keys, first, last + 1, OF_A_NUMBER))

    def documents(self, terms: Sequence[int], first: int, last: int, least: int) -> list[int]:
        """Documents of some days that have at least so many of some terms."""
        keys = {0: sorted(set(terms))}
        shared = _counted(keys, self._terms.under(keys, first, last + 1, None))[0]
        return [one for one, number in shared.items() if number >= least]


class _Index:
    """One of them, ranked by one of its columns; `found` is the column that is asked for."""

    def __init__(self, index: Sorted, ranked: str, found: str) -> None:
        import numpy as np  # noqa: PLC0415 - takes a tenth of a second

        self._entries = index.shared().entries
        self._ranked = index.columns[ranked]
        self._found = index.columns[found]
        self._begun = np.zeros(1 << _BEGINNING, bool)
        self._begun[self._entries >> np.uint64(2 * BITS - _BEGINNING)] = True

    def under(
        self, keys: Keys, first: int | None, behind: int | None, most: int | None, *, earliest: bool = False
    ) -> dict[int, list[int]]:
        """By the place of a key among all of `keys`, what stands under it from `first` to before `behind`: the last."""
        import numpy as np  # noqa: PLC0415 - takes a tenth of a second

        if not len(self._entries):
            return {}
        low = 0 if first is None else int(self._ranked.searchsorted(first))
        high = len(self._ranked) if behind is None else int(self._ranked.searchsorted(behind))
        listed = np.array([key for own in keys.values() for key in own], np.int64)
        some = np.flatnonzero(self._begun[listed >> (BITS - _BEGINNING)])  # of most keys there is nothing
        wanted = listed[some].astype(np.uint64) << np.uint64(BITS)
        starts, bounds = self._entries.searchsorted(wanted | np.uint64(low)), wanted | np.uint64(high)
        there = (starts < len(self._entries)) & (self._entries.take(starts, mode="clip") < bounds)
        some, starts, ends = some[there], starts[there], self._entries.searchsorted(bounds[there])
        if most is not None and earliest:
            ends = np.minimum(ends, starts + most)
        elif most is not None:
            starts = np.maximum(starts, ends - most)
        return self._taken(some, starts, ends)

    def _taken(self, some: "NDArray[int64]", starts: "NDArray[int64]", ends: "NDArray[int64]") -> dict[int, list[int]]:
        import numpy as np  # noqa: PLC0415

        lengths = ends - starts
        behind = lengths.cumsum()  # in what stands under all of them, one after the other
        places = np.arange(int(behind[-1]) if len(behind) else 0) + np.repeat(ends - behind, lengths)
        ranks = (self._entries[places] & np.uint64((1 << BITS) - 1)).astype(np.int64)
        found = self._found[ranks].tolist()
        slices = zip(some.tolist(), (behind - lengths).tolist(), behind.tolist(), strict=True)
        return {at: found[start:end] for at, start, end in slices}


def _counted(keys: Keys, under: dict[int, list[int]]) -> Found:
    """What stands under the keys of each of several, and under how many of them."""
    found: Found = defaultdict(Counter)
    if not under:
        return found
    owners = [one for one, own in keys.items() for _ in own]
    every: defaultdict[int, list[int]] = defaultdict(list)
    for at, some in under.items():
        every[owners[at]] += some
    for one, some in every.items():
        found[one] = Counter(some)
    return found
