"""Periods as sources name them, in their order in time: *2025*, *2024–25*, *summer 2026*, *June 2025*, *Q2 2024*."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

Key = tuple[str, int]
"""What sort of period it is, and its place among those of its sort."""

_UNEVEN = 1.25
"""How much longer than the shortest step between two days another may be: months and quarters are even."""
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_YEAR = re.compile(r"(?:in |during |by |the |calendar |year )*((?:19|20)\d\d)", re.IGNORECASE)
_SPLIT = re.compile(r"(?:in |the |financial year |year )*((?:19|20)\d\d)\s?[-–/]\s?(\d{2}|\d{4})", re.IGNORECASE)
_MONTH = re.compile(rf"(?:in |by |at |the |end of |year to )*({'|'.join(_MONTHS)}) ((?:19|20)\d\d)", re.IGNORECASE)
_DAY = re.compile(rf"(?:on |at |by |as |the )*(\d{{1,2}}) ({'|'.join(_MONTHS)}) ((?:19|20)\d\d)", re.IGNORECASE)
_SEASON = re.compile(rf"(?:in |the )*({'|'.join(_SEASONS)})(?: of)? ((?:19|20)\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:in |the )*(?:q([1-4]) ((?:19|20)\d\d)|((?:19|20)\d\d) q([1-4]))", re.IGNORECASE)


def key(period: str) -> Key | None:
    """The place of a period in time; None for one that names none, such as *last year*."""
    words = " ".join(period.split())
    if found := _YEAR.fullmatch(words):
        return "year", int(found[1])
    if (found := _SPLIT.fullmatch(words)) and int(found[2][-2:]) == (int(found[1]) + 1) % 100:
        return "financial year", int(found[1])
    if found := _MONTH.fullmatch(words):
        return "month", int(found[2]) * 12 + _MONTHS.index(found[1].lower())
    if found := _SEASON.fullmatch(words):
        return f"{found[1].lower()}", int(found[2])
    if found := _QUARTER.fullmatch(words):
        return "quarter", int(found[2] or found[3]) * 4 + int(found[1] or found[4]) - 1
    return _day(words)


def _day(words: str) -> Key | None:
    """The place of a day; None for what is none, such as 31 June."""
    found = _DAY.fullmatch(words)
    try:
        return (
            ("day", date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])).toordinal())
            if found
            else None
        )
    except ValueError:
        return None


def in_order(periods: Iterable[str], *, whole: bool = False) -> tuple[str, ...] | None:
    """Each period once, the earliest first; None where they are not all of one sort.

    `whole` puts in those between the first and the last that nobody named, so that equal steps are equal times.
    """
    found: dict[Key, str] = {}
    for period in periods:
        place = key(period)
        if place is None:
            return None
        found.setdefault(place, period)
    if len({sort for sort, _ in found}) != 1:
        return None
    places = sorted(found)
    if whole and places[0][0] == "day":  # years would be too many days to name
        return tuple(found[place] for place in places) if _even(places) else None
    if whole and places[-1][1] - places[0][1] <= 10 * len(places):
        places = [(places[0][0], at) for at in range(places[0][1], places[-1][1] + 1)]
    return tuple(found.get(place) or _named(place) for place in places)


def _even(places: list[Key]) -> bool:
    """Whether days lie about as far from one another, so that equal steps are no untruth."""
    steps = [after - before for (_, before), (_, after) in pairwise(places)]
    return max(steps, default=1) <= _UNEVEN * min(steps, default=1)


def _named(place: Key) -> str:
    """A period by its place."""
    sort, at = place
    if sort == "year":
        return str(at)
    if sort == "financial year":
        return f"{at}–{(at + 1) % 100:02}"
    if sort == "month":
        return f"{_MONTHS[at % 12].capitalize()} {at // 12}"
    return f"Q{at % 4 + 1} {at // 4}" if sort == "quarter" else f"{sort} {at}"
