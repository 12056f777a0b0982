"""Settling whom mentions stand for: a correction and all like it, merging entries and splitting them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Table, func, select
from sqlmodel import Session, SQLModel

from briefing_app.domain.changes import Change
from briefing_app.domain.naming import own_words
from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.speakers import (
    LikeMention,
    Likeness,
    MergePreview,
    OfficeDetails,
    OfficeSource,
    SettlePreview,
    Speaker,
    SpeakerDetails,
    SpeakerSummary,
)
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library import points
from briefing_app.library.query import folded, tokens
from briefing_app.library.register import likeness, offices, register, speakers
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.rows import Mention
from briefing_app.library.storage.tables import ALIASES, DOCUMENTS, OFFICES, POINTS, SPEAKERS
from briefing_app.library.storage.wording import kinds_of, titled

_CHOICES = 20
_NEAREST = list(Likeness)


def preview(session: Session, point_id: int) -> SettlePreview:
    """What a correction of a point's speaker concerns, and whom it may be."""
    point = points.one(session, point_id)
    named = point.named or ""
    this = session.connection().execute(select(POINTS).where(POINTS.c.id == point_id)).one()
    like = [LikeMention(row.id, row.document_id, _likeness(this, row)) for row in _like(session, this)]
    like.sort(key=lambda mention: _NEAREST.index(mention.likeness))
    return SettlePreview(named, tuple(like), tuple(_choices(session, named, point.document_id)))


def _like(session: Session, this: Any) -> list[Any]:
    """Points of the same entry that their documents name alike; where this one is not sure, only those that are not."""
    joined = POINTS.join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    columns = (POINTS.c.id, POINTS.c.document_id, POINTS.c.named, POINTS.c.role, POINTS.c.organisation)
    wanted = select(*columns).select_from(joined).where(
        POINTS.c.speaker_id == this.speaker_id,
        DOCUMENTS.c.deleted_at.is_(None),
        (POINTS.c.review != Review.REJECTED.value) | (POINTS.c.id == this.id),
    )  # fmt: skip
    if not this.speaker_sure:
        wanted = wanted.where(~POINTS.c.speaker_sure)
    rows = session.connection().execute(wanted.order_by(POINTS.c.skey.desc())).all()
    name = folded(this.named or "")
    found = [row for row in rows if folded(row.named or "") == name]
    return found or [this]


def _likeness(this: Any, other: Any) -> Likeness:
    if other.id == this.id:
        return Likeness.ITSELF
    if other.document_id == this.document_id:
        return Likeness.DOCUMENT
    told = OfficeDetails(other.role or "", other.organisation or "")
    stated = Mention("", this.role, this.organisation)
    return Likeness.ROLE if likeness.agree(stated, told) else Likeness.NAME


def _choices(session: Session, named: str, document_id: int) -> list[SpeakerSummary]:
    """Entries that bear the own words of a name."""
    words = [word for each in own_words(named) for word in tokens(each)] or tokens(named)
    fitting = speakers.by_id(session, speakers.find(session, words)) if words else []
    there = select(POINTS.c.speaker_id).where(POINTS.c.document_id == document_id).distinct()
    quoted = set(session.connection().execute(there).scalars())
    known = [one for one in fitting if not one.provisional]
    return sorted(known, key=lambda one: (one.id not in quoted, -one.quotes, one.name))[:_CHOICES]


def settle(writer: Writer, point_ids: Sequence[int], who: int | SpeakerDetails, accepted: Sequence[int] = ()) -> Change:
    """Put points down to an entry, or to a new one, for sure; a provisional entry that is left empty goes.

    Those of them that are `accepted` are so in the same step.
    """
    known = points_there(writer.session, point_ids)
    if isinstance(who, SpeakerDetails):
        speaker_id = register.add(writer, who).created or 0
    else:
        speaker_id = speakers.there(writer.session, who)
        writer.update(SPEAKERS, {speaker_id: {"provisional": False}})
    _move(writer, known, speaker_id)
    there = {row.id for row in known}
    writer.update(POINTS, {one: {"review": Review.ACCEPTED.value} for one in accepted if one in there})
    name = register.speaker(writer.session, speaker_id).details.name
    kinds = [PointKind(row.kind) for row in known]
    made = speaker_id if isinstance(who, SpeakerDetails) else None
    ids = tuple(row.id for row in known)
    return Change(f"put {kinds_of(kinds)} down to {titled(name)}", points.AREAS, ids, created=made)


def _move(writer: Writer, known: Sequence[Any], speaker_id: int) -> None:
    left = {row.speaker_id for row in known} - {speaker_id, None}
    settled = {"speaker_id": speaker_id, "speaker_sure": True, "edited": True}
    writer.update(POINTS, {row.id: settled for row in known})
    for one in left:
        remove_if_empty(writer, one)


def points_there(session: Session, ids: Iterable[int]) -> list[Any]:
    """Rows (id, kind, speaker_id) of points that a speaker can be given to; key points have none."""
    columns = (POINTS.c.id, POINTS.c.kind, POINTS.c.speaker_id)
    found: list[Any] = []
    for chunk in chunks(ids):
        wanted = select(*columns).where(POINTS.c.id.in_(chunk), POINTS.c.kind != PointKind.KEY_POINT.value)
        found += session.connection().execute(wanted)
    return found


def remove_if_empty(writer: Writer, speaker_id: int) -> None:
    """Delete a provisional entry that nothing is put down to any more."""
    said = select(POINTS.c.id).where(POINTS.c.speaker_id == speaker_id).limit(1)
    waiting = select(SPEAKERS.c.provisional).where(SPEAKERS.c.id == speaker_id)
    if writer.connection.execute(waiting).scalar() and writer.connection.execute(said).first() is None:
        register.remove(writer, speaker_id)


def confirm(writer: Writer, speaker_id: int) -> Change:
    """Take all that is put down to an entry for sure; a provisional one becomes an entry like others."""
    name = register.speaker(writer.session, speaker_id).details.name
    unsure = select(POINTS.c.id).where(POINTS.c.speaker_id == speaker_id, ~POINTS.c.speaker_sure)
    ids = list(writer.connection.execute(unsure).scalars())
    writer.update(SPEAKERS, {speaker_id: {"provisional": False}})
    writer.update(POINTS, {one: {"speaker_sure": True, "edited": True} for one in ids})
    return Change(f"confirm {titled(name)} as the speaker of {counted(len(ids), 'point')}", points.AREAS, tuple(ids))


def split(writer: Writer, speaker_id: int, point_ids: Sequence[int], details: SpeakerDetails) -> Change:
    """Give some of the points of an entry to a new one."""
    name = register.speaker(writer.session, speaker_id).details.name
    mine = [row.id for row in points_there(writer.session, point_ids) if row.speaker_id == speaker_id]
    if not mine:
        raise BriefingError(
            f"None of these points is put down to {titled(name)}.",
            kept="Nothing was changed.",
            remedy="Choose some of this speaker’s quotes, then split again.",
        )
    change = settle(writer, mine, details)
    other = details.distinction or details.name
    return replace(change, name=f"split {titled(other)} from {titled(name)}")


def merge_preview(session: Session, into: int, ids: Sequence[int]) -> MergePreview:
    """What merging entries into another would do."""
    gone = [one for one in dict.fromkeys(ids) if one != into]
    for one in (into, *gone):
        speakers.there(session, one)
    target, *others = speakers.by_id(session, [into, *gone])
    number = select(func.count()).select_from(POINTS).where(POINTS.c.speaker_id.in_(gone))
    return MergePreview(
        into=target,
        gone=tuple(others),
        points=int(session.connection().execute(number).scalar_one()),
        aliases=tuple(_new_names(register.speaker(session, into), [register.speaker(session, one) for one in gone])),
        offices=tuple(office for each in offices.of_speakers(session, [into, *gone]).values() for office in each),
    )


def _new_names(target: Speaker, gone: Iterable[Speaker]) -> list[str]:
    """The names that an entry takes on; less than a whole name (*Ms Pell*) may be another's in another document."""
    theirs = [name for one in gone if not one.provisional for name in _names(one)]
    mine = {folded(name) for name in _names(target)}
    return [name for name in dict.fromkeys(theirs) if folded(name) not in mine]


def _names(one: Speaker) -> list[str]:
    return [one.details.name, *(alias.name for alias in one.aliases)]


def merge(writer: Writer, into: int, ids: Sequence[int]) -> Change:
    """Make several entries one: their points, names and offices go to `into`."""
    target = register.speaker(writer.session, into)
    gone = [register.speaker(writer.session, one) for one in dict.fromkeys(ids) if one != into]
    names = _new_names(target, gone)
    waits = target.provisional and all(one.provisional for one in gone)
    for one in (target, *gone):
        _take_points(writer, target, one, settles=one.provisional and not waits)
    if not waits:
        writer.update(SPEAKERS, {into: {"provisional": False}})
    _take_offices(writer, target, gone)
    _fill(writer, target, gone)
    for one in gone:
        register.remove(writer, one.id)
    register.take_names(writer, into, names)
    merged = titled(gone[0].details.name) if len(gone) == 1 else counted(len(gone), "speaker")
    moved = [row for table, row in writer.images if table == POINTS.name]
    return Change(f"merge {merged} into {titled(target.details.name)}", points.AREAS, tuple(moved))


def _take_points(writer: Writer, target: Speaker, one: Speaker, *, settles: bool) -> None:
    """Let everything that refers to an entry refer to the target; mentions that waited for it are settled by this."""
    for table, column in _referring():
        mine = select(table.c.id).where(column == one.id)
        after: dict[str, Any] = {column.name: target.id}
        if settles and table is POINTS:
            after |= {"speaker_sure": True, "edited": True}
        writer.update(table, dict.fromkeys(writer.connection.execute(mine).scalars(), after))


def _referring() -> list[tuple[Table, Any]]:
    """Every table that refers to speakers, but for their own names and offices."""
    others = [table for table in SQLModel.metadata.sorted_tables if table not in {ALIASES, OFFICES}]
    return [(table, column) for table in others for column in table.c if column.references(SPEAKERS.c.id)]


def _take_offices(writer: Writer, target: Speaker, gone: Sequence[Speaker]) -> None:
    """Move the offices that people know of; those that documents state are learned again."""
    told = {OfficeSource.SEEN, OfficeSource.DISMISSED}
    mine = {office.details for office in target.offices}
    kept = {office.details: office.id for one in gone for office in one.offices if office.source not in told}
    moved = {office: one for office, one in kept.items() if office not in mine}
    names = {offices.key(office.role, office.organisation) for office in moved}
    known = [office for office in target.offices if office.source is OfficeSource.SEEN]
    learned = [one.id for one in known if offices.key(one.details.role, one.details.organisation) in names]
    writer.delete(OFFICES, learned)
    writer.update(OFFICES, {one: {"speaker_id": target.id} for one in moved.values()})


def _fill(writer: Writer, target: Speaker, gone: Sequence[Speaker]) -> None:
    """What is not known of an entry is taken from those that are merged into it; notes are put together."""
    details = asdict(target.details)
    for name in ("distinction", "party", "constituency"):
        theirs = (getattr(one.details, name) for one in gone)
        details[name] = details[name] or next(filter(None, theirs), "")
    notes = [target.details.note, *(one.details.note for one in gone)]
    details["note"] = "\n\n".join(dict.fromkeys(filter(None, notes)))
    writer.update(
        SPEAKERS, {target.id: {name: details[name] for name in ("distinction", "party", "constituency", "note")}}
    )
