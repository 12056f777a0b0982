"""Which points show an office in the index: those of whoever held it, of the days on which it was held."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from briefing_app.library.keys import first_of
from briefing_app.library.tables import POINTS

_DAY = timedelta(days=1)
_END = first_of(date.max) + first_of(date.min)
"""Above every key."""


class Span(NamedTuple):
    """Points of one speaker from a key up to, not with, another."""

    speaker_id: int
    first: int
    end: int


def of_office(row: Mapping[str, Any]) -> Span:
    """The points that an office may show at; one without a first day may show at undated points too."""
    first = first_of(row["first"]) if row["first"] else 0
    return Span(row["speaker_id"], first, first_of(row["last"] + _DAY) if row["last"] else _END)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Span]:
    """Where an office shows differently once its row has changed."""
    old, new = of_office(before), of_office(after)
    if old.speaker_id != new.speaker_id or any(
        before[name] != after[name] for name in ("role", "organisation", "source")
    ):
        return [old, new]
    starts, ends = sorted((old.first, new.first)), sorted((old.end, new.end))
    return [Span(old.speaker_id, *starts), Span(old.speaker_id, *ends)]


def points_in(connection: Connection, spans: Iterable[Span]) -> list[int]:
    """The ids of the points there."""
    found: list[int] = []
    for span in spans:
        if span.first < span.end:
            there = (POINTS.c.speaker_id == span.speaker_id, POINTS.c.skey >= span.first, POINTS.c.skey < span.end)
            found += connection.execute(select(POINTS.c.id).where(*there)).scalars()
    return found
