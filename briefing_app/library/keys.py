"""The keys that keep all points in order of date, so that the newest are read without sorting."""

from datetime import date

from sqlalchemy import bindparam, func, select
from sqlmodel import Session

from briefing_app.errors import BriefingError
from briefing_app.library.tables import POINTS

BITS = 20
"""A day has room for a million points."""


UNDATED_BITS = 30
"""The undated reach into the days of the first three years, of which no document is."""
FIRST_DATED = 1 << UNDATED_BITS
"""The lowest key of a point with a day."""


def first_of(day: date | None) -> int:
    """The lowest key of a day; undated points lie before all days."""
    return (day.toordinal() if day else 0) << BITS


def day_of(key: int | None) -> date | None:
    """The day of a key of a dated point."""
    return None if key is None else date.fromordinal(key >> BITS)


def _end_of(day: date | None) -> int:
    return first_of(day) + (1 << (BITS if day else UNDATED_BITS))


_HIGHEST = select(func.max(POINTS.c.skey)).where(POINTS.c.skey.between(bindparam("first"), bindparam("last")))


class Keys:
    """Gives out keys within one transaction."""

    def __init__(self, session: Session) -> None:
        """`session` is of a transaction that writes."""
        self._session = session
        self._next: dict[date | None, int] = {}

    def take(self, day: date | None, number: int) -> list[int]:
        """So many fresh keys of a day, highest first: newest-first lists then read a document from its top down."""
        start = self._next.get(day)
        if start is None:
            start = self._first_free(day)
        self._next[day] = start + number
        if start + number > _end_of(day):
            raise BriefingError(
                "There are more than a million points on one day.",
                kept="These documents were not added.",
                remedy="Give some of the documents their own dates, then import again.",
            )
        return list(range(start + number - 1, start - 1, -1))

    def _first_free(self, day: date | None) -> int:
        bounds = {"first": first_of(day), "last": _end_of(day) - 1}
        highest = self._session.connection().execute(_HIGHEST, bounds).scalar()
        return bounds["first"] if highest is None else int(highest) + 1
