"""The time that a figure is about, as far as two of them can be told apart by it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from briefing_app.linking.words import fold

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - a row of words
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)}|a|the)"
_SPAN = re.compile(rf"\b(next|last|past|coming|previous)\s+(?:{_NUMBER}\s+)?(day|week|month|quarter|year|decade)s?\b")
_AHEAD = re.compile(rf"\b(over|in|within|during)\s+(?:the\s+)?{_NUMBER}\s+(day|week|month|year)s?\b")
_SPLIT_YEAR = re.compile(r"\b((?:19|20)\d\d)\s*[-/–]\s*(\d\d(?:\d\d)?)\b")
_MONTH_YEAR = re.compile(rf"\b{_MONTH}\.?\s+((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_ONLY_MONTH = re.compile(rf"\b(?P<how>in|since|by|of|until|last|this|for|to|ending|ended)\s+{_MONTH}\b")
_MONTHS_ONLY = re.compile(rf"\b{_MONTH}\s*(?:to|and|-|–)\s*{_MONTH}$")
_THIS = re.compile(
    r"\b(this|last|next|previous)\s+(week|month|quarter|year|financial year|winter|summer|spring|autumn)\b"
)
_SINCE = re.compile(r"\bsince\b")

_NEARLY = 3
"""A month that is so near ahead is told of as to come; any other has been."""
_SOON = {"since": 0, "last": 0, "of": 0, "to": 0, "ending": 0, "ended": 0, "by": 11, "until": 11}


@dataclass(frozen=True, slots=True)
class Period:
    """A time in words that compare: its kind, and the figures that name it.

    Of a span named by its months `when` is its end and `begin` its start.
    """

    kind: str
    when: tuple[int | str, ...]
    begin: tuple[int | str, ...] | None = None


def period(as_of: str | None, day: date | None) -> Period | None:
    """What a figure's `as_of` says, seen from the day of its document; None where it says nothing that compares."""
    text = fold(as_of or "")
    if not text:
        return None
    kind = "since" if _SINCE.search(text) else "in"
    for read in (_financial, _month, _span, _relative, _year):
        if (found := read(text, day)) is not None:
            return Period(kind, found, _begin(text))
    return None


def same(first: Period | None, second: Period | None) -> bool:
    """Whether two figures name one time: a span by its end, or by its start where the other reaches from there."""
    if first is None or second is None:
        return False
    if (first.kind, first.when) == (second.kind, second.when):
        return True
    return any(one.kind == "since" and other.begin == one.when for one, other in ((first, second), (second, first)))


def differ(first: Period | None, second: Period | None) -> bool:
    """Whether two figures are surely about different times; a year and a month of it may be the same."""
    if first is None or second is None or same(first, second):
        return False
    return not ({len(first.when), len(second.when)} == {1, 2} and first.when[0] == second.when[0])


def _financial(text: str, _day: date | None) -> tuple[int | str, ...] | None:
    found = _SPLIT_YEAR.search(text)
    return (f"{found[1]}-{found[2][-2:]}",) if found else None


def _month(text: str, day: date | None) -> tuple[int | str, ...] | None:
    if named := _MONTH_YEAR.findall(text):
        month, year = named[-1]  # *between May 2024 and May 2025*: the year to May 2025
        return int(year), _number_of(month)
    if day is None:
        return None
    if found := _MONTHS_ONLY.search(text):
        return _nearest(_number_of(found[2]), day, 0)
    found = _ONLY_MONTH.search(text)
    return _nearest(_number_of(found[2]), day, _SOON.get(found["how"], _NEARLY)) if found else None


def _nearest(month: int, day: date, most: int) -> tuple[int, int]:
    """The year and month of a name seen from a day, no more than `most` months ahead."""
    ahead = (month - day.month) % 12
    if ahead <= most:
        return day.year + (month < day.month), month
    return day.year - (month > day.month), month


def _begin(text: str) -> tuple[int, int] | None:
    named = _MONTH_YEAR.findall(text)
    return (int(named[0][1]), _number_of(named[0][0])) if len(named) > 1 else None


def _number_of(month: str) -> int:
    return _MONTHS.index(month[:3]) + 1


def _span(text: str, _day: date | None) -> tuple[int | str, ...] | None:
    found = _SPAN.search(text)
    if found is None or (found[2] is None and found[3] in {"week", "month", "quarter", "year"}):
        found = _AHEAD.search(text)
        return ("over", _amount(found[2]), found[3]) if found else None
    way = "next" if found[1] in {"next", "coming"} else "last"
    return way, _amount(found[2]), found[3]


def _amount(word: str | None) -> int:
    if word is None or word in {"a", "the"}:
        return 1
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else int(word)


def _relative(text: str, day: date | None) -> tuple[int | str, ...] | None:
    found = _THIS.search(text)
    if found is None:
        return None
    step = {"this": 0, "next": 1}.get(found[1], -1)
    if day is None:
        return found[1], found[2]
    if found[2] == "year":
        return (day.year + step,)
    if found[2] == "month":
        months = day.year * 12 + day.month - 1 + step
        return months // 12, months % 12 + 1
    if found[2] == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday.year, monday.month, monday.day
    return found[1], found[2], day.year


def _year(text: str, day: date | None) -> tuple[int | str, ...] | None:
    if re.search(r"\b(so far|to date|year to date)\b", text) and day is not None and not _YEAR.search(text):
        return (day.year,)
    years = [int(each) for each in _YEAR.findall(text)]
    return (years[-1],) if len(years) == 1 else tuple(years) or None
