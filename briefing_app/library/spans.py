"""Which points show an office in the index: those of whoever held it, of the days on which it was held."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select

from briefing_app.library.keys import first_of
from briefing_app.library.tables import POINTS

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
    found: list[int] = []
    for span in spans:
        if span.first < span.end:
            there = (POINTS.c.speaker_id == span.speaker_id, POINTS.c.skey >= span.first, POINTS.c.skey < span.end)
            stated = (POINTS.c.role == span.role) & (func.coalesce(POINTS.c.organisation, "") == span.organisation)
            shown = or_(POINTS.c.role.is_(None), ~stated)
            found += connection.execute(select(POINTS.c.id).where(*there, POINTS.c.speaker_sure, shown)).scalars()
    return found
