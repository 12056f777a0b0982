"""Periods as sources name them, in their order in time: *2025*, *2024–25*, *summer 2026*, *June 2025*, *Q2 2024*."""

import re
from collections.abc import Iterable

Key = tuple[str, int]
"""What sort of period it is, and its place among those of its sort."""

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_SEASONS = ("spring", "summer", "autumn", "winter")
_YEAR = re.compile(r"(?:in |during |by |the |calendar |year )*((?:19|20)\d\d)", re.IGNORECASE)
_SPLIT = re.compile(r"(?:in |the |financial year |year )*((?:19|20)\d\d)\s?[-–/]\s?(\d{2}|\d{4})", re.IGNORECASE)
_MONTH = re.compile(rf"(?:in |by |at |the |end of |year to )*({'|'.join(_MONTHS)}) ((?:19|20)\d\d)", re.IGNORECASE)
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
    if whole and places[-1][1] - places[0][1] <= 10 * len(places):
        places = [(places[0][0], at) for at in range(places[0][1], places[-1][1] + 1)]
    return tuple(found.get(place) or _named(place) for place in places)


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
