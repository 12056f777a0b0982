"""Looking up what stands under keys in the indexes of links: in the library's tables, or in memory (`held`).

Each method takes the keys of several and tells for each what stands under them, and under how many. Of what stands
under one key only the newest count, or those nearest in time: what many have is a common turn of phrase.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing_app.library.links.loose import INDEXES, beside
from briefing_app.library.storage.plain import Plain, among

OF_A_RUN = 50
"""Quotes or texts with one run of words."""
OF_A_NUMBER, OF_A_THING = 200, 30
FIGURE_BITS = 40
"""A figure and its document come as one number: its own are the lowest bits."""

Keys = Mapping[int, Sequence[int]]
Found = defaultdict[int, Counter[int]]


class Lookups(Protocol):
    """What linking looks up. Days are ordinals, and bounds belong to what they bound."""

    def quotes(self, keys: Keys, below: int) -> Found:
        """Quotes with ids below some number."""

    def texts(self, keys: Keys, first: int, last: int) -> Found:
        """Documents of some days."""

    def texts_beyond(self, keys: Keys, first: int, last: int) -> Found:
        """Documents of days before the first and after the last."""

    def figures_before(self, keys: Keys, day: int) -> Found:
        """Figures of a day or the days before it."""

    def figures_after(self, keys: Keys, day: int) -> Found:
        """Figures of the days after one."""

    def figures_within(self, keys: Keys, first: int, last: int) -> Found:
        """Figures of some days."""

    def documents(self, terms: Sequence[int], first: int, last: int, least: int) -> list[int]:
        """Documents of some days that have at least so many of some terms."""


def _looked_up(name: str, column: str, within: str, order: str) -> str:
    """A statement for what an index and what stands beside it have under each of some keys, within two bounds.

    A row a key, the numbers with commas between. What is in both, being sorted in just now, is told once.
    """
    table, columns = INDEXES[name]
    shown = ", ".join(columns[1:])
    both = " UNION ".join(
        f"SELECT {shown} FROM {each} WHERE key = wanted.value AND {within}"  # noqa: S608  # names of our own
        for each in (table, beside(table))
    )
    some = f"SELECT group_concat({column}) FROM ({both} ORDER BY {order} LIMIT ?3)"  # noqa: S608
    return f"SELECT ({some}) FROM json_each(?4) AS wanted"  # noqa: S608


_QUOTES = _looked_up("quotes", "point_id", "point_id BETWEEN ?1 AND ?2", "point_id DESC")
_TEXTS = _looked_up("text", "document_id", "day BETWEEN ?1 AND ?2", "day DESC, document_id DESC")
_TEXTS_BEYOND = _looked_up("text", "document_id", "(day < ?1 OR day > ?2)", "day DESC, document_id DESC")
_PLACE = f"document_id << {FIGURE_BITS} | point_id"
_FIGURES_BEFORE = _looked_up("figures", _PLACE, "day BETWEEN ?1 AND ?2", "day DESC, document_id DESC, point_id DESC")
_FIGURES_AFTER = _looked_up("figures", _PLACE, "day BETWEEN ?1 AND ?2", "day, document_id, point_id")
_DOCUMENTS = " UNION ".join(
    f"SELECT document_id FROM {table} WHERE term IN (SELECT value FROM json_each(?1)) AND day BETWEEN ?2 AND ?3 "  # noqa: S608
    "GROUP BY document_id HAVING count(*) >= ?4"
    for table in (INDEXES["terms"][0], beside(INDEXES["terms"][0]))
)
"""The entries of a document are all in the one or all in the other."""
_FIRST, _LAST = 0, (1 << 63) - 1


class InTables:
    """In the tables, as they are within a transaction."""

    def __init__(self, plain: Plain) -> None:
        """`plain` is of the transaction."""
        self._plain = plain

    def quotes(self, keys: Keys, below: int) -> Found:
        """As above."""
        return self._shared_by(_QUOTES, keys, _FIRST, below - 1, OF_A_RUN)

    def texts(self, keys: Keys, first: int, last: int) -> Found:
        """As above."""
        return self._shared_by(_TEXTS, keys, first, last, OF_A_RUN)

    def texts_beyond(self, keys: Keys, first: int, last: int) -> Found:
        """As above."""
        return self._shared_by(_TEXTS_BEYOND, keys, first, last, OF_A_RUN)

    def figures_before(self, keys: Keys, day: int) -> Found:
        """As above."""
        return self._shared_by(_FIGURES_BEFORE, keys, _FIRST, day, OF_A_THING)

    def figures_after(self, keys: Keys, day: int) -> Found:
        """As above."""
        return self._shared_by(_FIGURES_AFTER, keys, day + 1, _LAST, OF_A_THING)

    def figures_within(self, keys: Keys, first: int, last: int) -> Found:
        """As above."""
        return self._shared_by(_FIGURES_BEFORE, keys, first, last, OF_A_NUMBER)

    def documents(self, terms: Sequence[int], first: int, last: int, least: int) -> list[int]:
        """As above."""
        return self._plain.column(_DOCUMENTS, among(terms), first, last, least)

    def _shared_by(self, statement: str, keys: Keys, *within: int) -> Found:
        found: Found = defaultdict(Counter)
        owners = [one for one, own in keys.items() for _ in own]
        listed = among(key for own in keys.values() for key in own)
        for one, numbers in zip(owners, self._plain.column(statement, *within, listed) if owners else (), strict=True):
            if numbers:
                found[one].update(map(int, numbers.split(",")))
        return found
