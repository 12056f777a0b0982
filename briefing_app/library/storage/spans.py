"""Which points show an office in the index: those of whoever held it, of the days on which it was held."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from briefing_app.library.storage.keys import first_of

_DAY = timedelta(days=1)
_END = first_of(date.max) + first_of(date.min)
"""Above every key."""


class Span(NamedTuple):
    """Points of one speaker from a key up to, not with, another, at which an office may show."""

    speaker_id: int
    first: int
    end: int
    role: str
    organisation: str


def of_office(row: Mapping[str, Any]) -> Span:
    """The points that an office may show at; one without a first day may show at undated points too."""
    first = first_of(row["first"]) if row["first"] else 0
    end = first_of(row["last"] + _DAY) if row["last"] else _END
    return Span(row["speaker_id"], first, end, row["role"], row["organisation"])


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Span]:
    """Where an office shows differently once its row has changed."""
    old, new = of_office(before), of_office(after)
    if old.speaker_id != new.speaker_id or any(
        before[name] != after[name] for name in ("role", "organisation", "source")
    ):
        return [old, new]
    starts, ends = sorted((old.first, new.first)), sorted((old.end, new.end))
    return [old._replace(first=first, end=end) for first, end in (starts, ends)]


def points_in(connection: Connection, spans: Iterable[Span]) -> list[int]:
    """The ids of the points there; where it is the very office that the document states, it does not show again."""
    wanted = json.dumps([span for span in spans if span.first < span.end])
    return list(connection.execute(_POINTS_IN, {"spans": wanted}).scalars().all())


_POINTS_IN = text("""\
SELECT point.id FROM json_each(:spans) AS span CROSS JOIN point
ON point.speaker_id = span.value ->> 0 AND point.skey >= span.value ->> 1 AND point.skey < span.value ->> 2
WHERE point.speaker_sure AND (point.role IS NULL
OR NOT (point.role = span.value ->> 3 AND coalesce(point.organisation, '') = span.value ->> 4))""")
"""In SQLite's words, a cross join begins with what it names first."""
