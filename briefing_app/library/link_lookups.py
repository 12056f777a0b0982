"""Looking up what stands under keys in the indexes of links: in the library's tables, or in memory (`link_held`).

Each method takes the keys of several and tells for each what stands under them, and under how many. Of what stands
under one key only the newest count, or those nearest in time: what many have is a common turn of phrase.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from briefing_app.library.plain import Plain, among

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


def _looked_up(table: str, column: str, condition: str, order: str) -> str:
    """A statement for what a table has under each of some keys: a row a key, the numbers with commas between."""
    some = f"SELECT {column} AS found FROM {table} WHERE key = wanted.value AND {condition} ORDER BY {order} LIMIT ?"  # noqa: S608
    return f"SELECT (SELECT group_concat(found) FROM ({some})) FROM json_each(?) AS wanted"  # noqa: S608


_QUOTES = _looked_up("quote_gram", "point_id", "point_id < ?", "point_id DESC")
_TEXTS = _looked_up("text_gram", "document_id", "day BETWEEN ? AND ?", "day DESC, document_id DESC")
_TEXTS_BEYOND = _looked_up("text_gram", "document_id", "(day < ? OR day > ?)", "day DESC, document_id DESC")
_PLACE = f"document_id << {FIGURE_BITS} | point_id"
_FIGURES_BEFORE = _looked_up("figure_key", _PLACE, "day <= ?", "day DESC, point_id DESC")
_FIGURES_AFTER = _looked_up("figure_key", _PLACE, "day > ?", "day, point_id")
_FIGURES_WITHIN = _looked_up("figure_key", _PLACE, "day BETWEEN ? AND ?", "day DESC, point_id DESC")
_DOCUMENTS = """
SELECT document_id FROM document_term WHERE term IN (SELECT value FROM json_each(?)) AND day BETWEEN ? AND ?
GROUP BY document_id HAVING count(*) >= ?"""


class InTables:
    """In the tables, as they are within a transaction."""

    def __init__(self, plain: Plain) -> None:
        """`plain` is of the transaction."""
        self._plain = plain

    def quotes(self, keys: Keys, below: int) -> Found:
        """As above."""
        return self._shared_by(_QUOTES, keys, below, OF_A_RUN)

    def texts(self, keys: Keys, first: int, last: int) -> Found:
        """As above."""
        return self._shared_by(_TEXTS, keys, first, last, OF_A_RUN)

    def texts_beyond(self, keys: Keys, first: int, last: int) -> Found:
        """As above."""
        return self._shared_by(_TEXTS_BEYOND, keys, first, last, OF_A_RUN)

    def figures_before(self, keys: Keys, day: int) -> Found:
        """As above."""
        return self._shared_by(_FIGURES_BEFORE, keys, day, OF_A_THING)

    def figures_after(self, keys: Keys, day: int) -> Found:
        """As above."""
        return self._shared_by(_FIGURES_AFTER, keys, day, OF_A_THING)

    def figures_within(self, keys: Keys, first: int, last: int) -> Found:
        """As above."""
        return self._shared_by(_FIGURES_WITHIN, keys, first, last, OF_A_NUMBER)

    def documents(self, terms: Sequence[int], first: int, last: int, least: int) -> list[int]:
        """As above."""
        return self._plain.column(_DOCUMENTS, among(terms), first, last, least)

    def _shared_by(self, statement: str, keys: Keys, *bounds: int) -> Found:
        found: Found = defaultdict(Counter)
        owners = [one for one, own in keys.items() for _ in own]
        listed = among(key for own in keys.values() for key in own)
        for one, numbers in zip(owners, self._plain.column(statement, *bounds, listed) if owners else (), strict=True):
            if numbers:
                found[one].update(map(int, numbers.split(",")))
        return found
