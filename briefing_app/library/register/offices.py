"""Offices over time: who was what from when to when, as documents state it and as people correct it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select
from sqlmodel import Session

from briefing_app.domain.naming import is_past
from briefing_app.domain.points import Review
from briefing_app.domain.speakers import Office, OfficeDetails, OfficeSource, SpeakerKind
from briefing_app.library.query import tokens
from briefing_app.library.register import office_ends
from briefing_app.library.storage.database import among, chunks
from briefing_app.library.storage.journal import Action, Writer
from briefing_app.library.storage.keys import FIRST_DATED, day_of
from briefing_app.library.storage.rows import Values
from briefing_app.library.storage.tables import DOCUMENTS, OFFICES, POINTS, SAID, SPEAKERS, documents_in_bin

_TELLING = {"speaker_id", "speaker_sure", "role", "organisation", "document_id", "kind"}
"""Columns of a point that say who was what."""


@lru_cache(maxsize=20_000)
def key(role: str, organisation: str) -> tuple[str, str]:
    """What tells one office from another."""
    return " ".join(tokens(role)), " ".join(tokens(organisation))


def values(speaker_id: int, details: OfficeDetails, source: OfficeSource) -> Values:
    """An office's row."""
    return {
        "speaker_id": speaker_id,
        "role": details.role,
        "organisation": details.organisation,
        "first": details.first,
        "last": details.last,
        "source": source.value,
    }


def to_details(row: Any) -> OfficeDetails:
    """An office from its row."""
    return OfficeDetails(row.role, row.organisation, row.first, row.last)


def of_speakers(session: Session, ids: Iterable[int], *, dismissed: bool = False) -> dict[int, list[Office]]:
    """The offices of speakers: the newest first, those without dates last."""
    found: dict[int, list[Office]] = {}
    for chunk in chunks(ids):
        wanted = select(OFFICES).where(OFFICES.c.speaker_id.in_(chunk))
        if not dismissed:
            wanted = wanted.where(OFFICES.c.source != OfficeSource.DISMISSED.value)
        ends = (OFFICES.c.last.is_(None) & OFFICES.c.first.is_not(None)).desc(), OFFICES.c.last.desc().nulls_last()
        ordered = wanted.order_by(*ends, OFFICES.c.first.desc().nulls_last(), OFFICES.c.id)
        for row in session.connection().execute(ordered):
            office = Office(row.id, to_details(row), OfficeSource(row.source))
            found.setdefault(row.speaker_id, []).append(office)
    return found


def held_that_day() -> ColumnElement[str | None]:
    """JSON of the offices (role, body) that a point's sure speaker held on the day of its document, as `held`."""
    on_that_day = and_(
        POINTS.c.speaker_sure,
        OFFICES.c.speaker_id == POINTS.c.speaker_id,
        OFFICES.c.source != OfficeSource.DISMISSED.value,
        or_(OFFICES.c.first.is_(None), OFFICES.c.first <= DOCUMENTS.c.published),
        or_(OFFICES.c.last.is_(None), OFFICES.c.last >= DOCUMENTS.c.published),
    )
    listed = func.json_group_array(func.json_array(OFFICES.c.role, OFFICES.c.organisation))
    chosen = select(listed).where(on_that_day).correlate(POINTS, DOCUMENTS)
    return chosen.scalar_subquery().label("held")


def is_learned(kind: SpeakerKind, role: str, day: date | None) -> bool:
    """Whether a stated role tells of an office: of a person, on a day that is known, and not a past one."""
    return kind is SpeakerKind.PERSON and day is not None and not is_past(role)


def joined(one: OfficeDetails, other: OfficeDetails) -> OfficeDetails:
    """An office from the earlier first to the later last day of two."""
    firsts = [each.first for each in (one, other) if each.first is not None]
    lasts = [each.last for each in (one, other) if each.last is not None]
    return OfficeDetails(one.role, one.organisation, min(firsts, default=None), max(lasts, default=None))


def keep_up(writer: Writer) -> None:
    """Make the offices seen in documents true again after an operation; what it added was learned as it came."""
    told, left = _changed_points(writer)
    binned, other = _changed_documents(writer)
    speakers = (told | _speakers(writer, POINTS.c.document_id, other)) - {0}
    touched = [*_at_the_ends(writer, POINTS.c.id, left), *_at_the_ends(writer, POINTS.c.document_id, binned)]
    learn_again(writer, speakers)
    office_ends.draw_in(writer, [one for one in touched if one.speaker_id not in speakers], key)


def learn_again(writer: Writer, speaker_ids: Collection[int]) -> None:
    """Make the offices that documents state of speakers those that they state now."""
    now = stated(writer.session, speaker_ids)
    known = of_speakers(writer.session, speaker_ids, dismissed=True)
    gone: list[int] = []
    days: dict[int, Values] = {}
    new: list[Values] = []
    for speaker_id in speaker_ids:
        theirs = {key(one.details.role, one.details.organisation): one for one in known.get(speaker_id, [])}
        said = now.get(speaker_id, {})
        seen = {name: one for name, one in theirs.items() if one.source is OfficeSource.SEEN}
        gone += [one.id for name, one in seen.items() if name not in said]
        days |= {one.id: _days(said[name]) for name, one in seen.items() if name in said}
        new += [values(speaker_id, one, OfficeSource.SEEN) for name, one in said.items() if name not in theirs]
    writer.update(OFFICES, days)
    writer.insert(OFFICES, new)
    writer.delete(OFFICES, gone)


def _days(office: OfficeDetails) -> Values:
    return {"first": office.first, "last": office.last}


def stated(session: Session, speaker_ids: Iterable[int]) -> dict[int, dict[tuple[str, str], OfficeDetails]]:
    """The offices that dated documents state of people, each from the first day to the last."""
    columns = (POINTS.c.speaker_id, SPEAKERS.c.kind, POINTS.c.role, func.coalesce(POINTS.c.organisation, ""))
    source = POINTS.join(SPEAKERS, SPEAKERS.c.id == POINTS.c.speaker_id)
    # A point's key tells its day: to read the document of each would take twice as long.
    counted = select(*columns, func.min(POINTS.c.skey), func.max(POINTS.c.skey)).select_from(source)
    counted = counted.where(
        literal_column(SAID.replace("speaker_id", "point.speaker_id")),
        POINTS.c.speaker_sure,
        POINTS.c.role != "",
        POINTS.c.document_id.not_in(documents_in_bin()),
        POINTS.c.skey >= FIRST_DATED,
    )
    found: dict[int, dict[tuple[str, str], OfficeDetails]] = {}
    for chunk in chunks(speaker_ids):
        grouped = counted.where(POINTS.c.speaker_id.in_(chunk)).group_by(*columns).order_by(*columns)
        for speaker_id, kind, role, organisation, *keys in session.connection().execute(grouped).all():
            first, last = map(day_of, keys)
            if is_learned(SpeakerKind(kind), role, first):
                office = OfficeDetails(role, organisation, first, last)
                theirs = found.setdefault(speaker_id, {})
                name = key(role, organisation)
                theirs[name] = joined(theirs[name], office) if name in theirs else office
    return found


def _changed_points(writer: Writer) -> tuple[set[int], list[int]]:
    """Speakers of whom changed points state something else now, and the points that were rejected."""
    told: set[int] = set()
    moved: list[int] = []
    left: list[int] = []
    for (table, row_id), image in writer.images.items():
        if table != POINTS.name or image.action is Action.INSERT:
            continue
        before = image.before
        if image.action is Action.DELETE or before.keys() & _TELLING:
            told.add(before.get("speaker_id") or 0)
            moved.append(row_id)
        elif "review" in before:
            (moved if before["review"] == Review.REJECTED.value else left).append(row_id)
    return told | _speakers(writer, POINTS.c.id, moved), _rejected(writer, left)


def _rejected(writer: Writer, ids: Iterable[int]) -> list[int]:
    wanted = select(POINTS.c.id).where(POINTS.c.id.in_(among(ids)), POINTS.c.review == Review.REJECTED.value)
    return list(writer.connection.execute(wanted).scalars().all())  # one by one they take twice as long


def _changed_documents(writer: Writer) -> tuple[list[int], list[int]]:
    """Documents that went into the bin, and those that came out of it or are of another day now."""
    images: Mapping[int, Any] = {row: image for (table, row), image in writer.images.items() if table == DOCUMENTS.name}
    changed = {row: image.before for row, image in images.items() if image.action is Action.UPDATE}
    binned = [row for row, before in changed.items() if before.get("deleted_at", 0) is None]
    other = [row for row, before in changed.items() if before.keys() & {"published", "deleted_at"}]
    return binned, list(set(other) - set(binned)) + [row for row in binned if "published" in changed[row]]


def _speakers(writer: Writer, column: ColumnElement[int], ids: Iterable[int]) -> set[int]:
    """The speakers of points."""
    statement = select(POINTS.c.speaker_id).distinct().where(POINTS.c.speaker_id.is_not(None))
    return set(writer.connection.execute(statement.where(column.in_(among(ids)))).scalars())


def _at_the_ends(writer: Writer, column: ColumnElement[int], ids: Iterable[int]) -> list[Any]:
    """The offices seen in documents that have such a point's day as their first or last; once for each of the days."""
    day = DOCUMENTS.c.published
    statement = select(OFFICES).distinct().join(POINTS, POINTS.c.speaker_id == OFFICES.c.speaker_id)
    statement = statement.join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    statement = statement.where(OFFICES.c.source == OfficeSource.SEEN.value)
    statement = statement.where(or_(OFFICES.c.first == day, OFFICES.c.last == day))
    return list(writer.connection.execute(statement.where(column.in_(among(ids)))))
