"""The keys that keep all points in order of date, so that the newest are read without sorting."""

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import text
from sqlmodel import Session

from briefing_app.errors import BriefingError

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


_HIGHEST = text("""\
SELECT each.value ->> 0, (SELECT max(skey) FROM point WHERE skey BETWEEN each.value ->> 0 AND each.value ->> 1)
FROM json_each(:days) AS each""")
"""The first key of each day, and the highest that is taken."""


class Keys:
    """Gives out keys within one transaction."""

    def __init__(self, session: Session, days: Iterable[date | None] = ()) -> None:
        """`session` is of a transaction that writes; keys of `days` are looked up at once."""
        self._session = session
        self._next: dict[date | None, int] = {}
        self._look_up(days)

    def take(self, day: date | None, number: int) -> list[int]:
        """So many fresh keys of a day, highest first: newest-first lists then read a document from its top down."""
        if day not in self._next:
            self._look_up([day])
        start = self._next[day]
        self._next[day] = start + number
        if start + number > _end_of(day):
            raise BriefingError(
                "There are more than a million points on one day.",
                kept="These documents were not added.",
                remedy="Give some of the documents their own dates, then import again.",
            )
        return list(range(start + number - 1, start - 1, -1))

    def _look_up(self, days: Iterable[date | None]) -> None:
        """The first free key of each day."""
        wanted = {first_of(day): day for day in days}
        bounds = json.dumps([(first, _end_of(day) - 1) for first, day in wanted.items()])
        for first, highest in self._session.connection().execute(_HIGHEST, {"days": bounds}):
            self._next[wanted[first]] = first if highest is None else highest + 1
