"""Points: reading them, deciding upon them, changing them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, literal_column, select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.documents import Document
from briefing_app.domain.points import Content, Point, PointKind, Review, kind_of
from briefing_app.errors import BriefingError
from briefing_app.library import documents
from briefing_app.library.register import matching, speakers
from briefing_app.library.register.offices import held_that_day
from briefing_app.library.storage import rows, wording
from briefing_app.library.storage.database import among, chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.keys import Keys
from briefing_app.library.storage.tables import DOCUMENTS, POINTS, SPEAKERS, SUGGESTED, documents_in_bin
from briefing_app.library.storage.wording import gone

AREAS = frozenset({Area.POINTS, Area.DOCUMENTS, Area.SPEAKERS, Area.PACKS})
_VERBS = {Review.ACCEPTED: "accept", Review.REJECTED: "reject", Review.SUGGESTED: "take back the decision on"}


def selection() -> Select[Any]:
    """Points with their speakers' names, of documents outside the bin."""
    joined = POINTS.join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    joined = joined.outerjoin(SPEAKERS, SPEAKERS.c.id == POINTS.c.speaker_id)
    statement = select(POINTS, SPEAKERS.c.name.label("speaker"), held_that_day()).select_from(joined)
    return statement.where(DOCUMENTS.c.deleted_at.is_(None))


def of_document(session: Session, document_id: int, *, rejected: bool) -> list[Point]:
    """A document's points in order of their start."""
    statement = (
        selection().where(POINTS.c.document_id == document_id).order_by(POINTS.c.start, POINTS.c.end, POINTS.c.id)
    )
    if not rejected:
        statement = statement.where(POINTS.c.review != Review.REJECTED.value)
    return [rows.to_point(row) for row in session.connection().execute(statement)]


def by_id(session: Session, ids: Sequence[int]) -> list[Point]:
    """Points in the order asked; those that are not there, or whose document is in the bin, are left out."""
    found: dict[int, Point] = {}
    for chunk in chunks(ids):
        for row in session.connection().execute(selection().where(POINTS.c.id.in_(chunk))):
            found[row.id] = rows.to_point(row)
    return [found[one] for one in ids if one in found]


def queue(session: Session, document_id: int | None, kind: PointKind | None) -> list[int]:
    """The ids of suggestions: the newest document first, then in order of the text."""
    statement = select(POINTS.c.id).where(literal_column(SUGGESTED), POINTS.c.document_id.not_in(documents_in_bin()))
    if document_id is not None:
        statement = statement.where(POINTS.c.document_id == document_id)
    if kind is not None:
        statement = statement.where(POINTS.c.kind == kind.value)
    return list(session.connection().execute(statement.order_by(POINTS.c.skey.desc())).scalars().all())


def review(writer: Writer, ids: Sequence[int], decision: Review) -> Change:
    """Decide upon points."""
    decided = {"review": decision.value}
    changed = writer.update(POINTS, dict.fromkeys(ids, decided))
    kinds = _kinds(writer.session, changed)
    return Change(f"{_VERBS[decision]} {wording.kinds_of(kinds)}", AREAS, tuple(changed))


def _kinds(session: Session, ids: Sequence[int]) -> list[PointKind]:
    counted = select(POINTS.c.kind, func.count()).where(POINTS.c.id.in_(among(ids))).group_by(POINTS.c.kind)
    return [kind for name, number in session.connection().execute(counted) for kind in [PointKind(name)] * number]


def edit(
    writer: Writer, point_id: int, content: Content, speaker_id: int | None = None, *, review: Review | None = None
) -> Change:
    """Change what a point says about its span, or the span; it is then a person's and no engine's."""
    point = one(writer.session, point_id)
    if point.kind is not kind_of(content):
        raise ValueError(f"point {point_id} is a {point.kind}, its content cannot become a {kind_of(content)}")
    document = _fitting(writer, point.document_id, content)
    values = rows.content_values(content, document.text, _said(writer, document, content, point, speaker_id))
    if _names_the_same(point, content):
        values["named"] = point.named
    writer.update(POINTS, {point_id: values | {"edited": True, "review": (review or point.review).value}})
    return Change(f"edit {wording.kinds_of([point.kind])}", AREAS, (point_id,))


def settle(writer: Writer, point_id: int, content: Content, speaker_id: int | None = None) -> Change:
    """Change what a point says and accept it, in one step."""
    change = edit(writer, point_id, content, speaker_id, review=Review.ACCEPTED)
    return replace(change, name=f"accept {wording.kinds_of([kind_of(content)])}")


def add(writer: Writer, document_id: int, content: Content, speaker_id: int | None = None) -> Change:
    """Make a point by hand; it needs no review."""
    document = _fitting(writer, document_id, content)
    values = rows.content_values(content, document.text, _said(writer, document, content, None, speaker_id))
    (skey,) = Keys(writer.session).take(document.details.published, 1)
    values |= {"document_id": document_id, "skey": skey, "review": Review.ACCEPTED.value, "edited": True, "engine": ""}
    (made,) = writer.insert(POINTS, [values])
    return Change(f"add {wording.kinds_of([kind_of(content)])}", AREAS, (made,), created=made)


def one(session: Session, point_id: int) -> Point:
    """A point that must be there."""
    found = by_id(session, [point_id])
    if not found:
        raise gone("point", "its document")
    return found[0]


def _fitting(writer: Writer, document_id: int, content: Content) -> Document:
    """The document, in which the content must stand as it says."""
    document = documents.document(writer.session, document_id)
    text = document.text
    if not (0 <= content.start < content.end <= len(text) and text[content.start : content.end] == content.text):
        raise BriefingError(
            "These words do not stand at this place in the document.",
            kept="The point was left as it was.",
            remedy="Select the words in the document's text again.",
        )
    return document


def _said(
    writer: Writer, document: Document, content: Content, point: Point | None, speaker_id: int | None
) -> dict[rows.Mention, rows.Said]:
    """Whom a person puts a point down to: an entry, whoever it was put down to before, or somebody by name."""
    mention = rows.mention_of(content)
    if mention is None:
        return {}
    if speaker_id is not None:
        return {mention: rows.Said(speakers.there(writer.session, speaker_id), sure=True)}
    if point is not None and point.speaker_id is not None and _names_the_same(point, content):
        return {mention: rows.Said(point.speaker_id, point.speaker_sure)}
    return matching.said_in(writer, document.details.published, [content], by_a_person=True)


def _names_the_same(point: Point, content: Content) -> bool:
    before, after = rows.mention_of(point.content), rows.mention_of(content)
    return before is not None and after is not None and before.name == after.name
