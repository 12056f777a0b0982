"""Documents: adding, listing, editing, and the bin."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, text
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.documents import Document, DocumentDetails, DocumentOrder, DocumentSummary, Origin
from briefing_app.domain.points import Content, Extraction, PointKind, Review
from briefing_app.domain.seals import text_hash
from briefing_app.domain.text import Genre, SourceText
from briefing_app.domain.wording import counted
from briefing_app.library import marks
from briefing_app.library.engines import note_engine
from briefing_app.library.query import tokens
from briefing_app.library.register import matching
from briefing_app.library.storage import fulltext, rows, tallies
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.keys import Keys
from briefing_app.library.storage.sameness import words_hash
from briefing_app.library.storage.tables import DOCUMENTS, POINTS, TEXTS, documents_in_bin
from briefing_app.library.storage.wording import gone, titled

Batch = Sequence[tuple[SourceText, Extraction, Origin]]
_AREAS = frozenset({Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS})
_KEPT = DOCUMENTS.c.deleted_at.is_(None)


def find_duplicate(session: Session, sha256: str, text: str) -> int | None:
    """The oldest document, not in the bin, of the same bytes or the same words."""
    words = words_hash(text)
    # Libraries held the hash of the text as it is before they held that of its words.
    same = or_(
        (DOCUMENTS.c.sha256 == sha256) if sha256 else DOCUMENTS.c.id.is_(None),
        DOCUMENTS.c.text_hash.in_([words, text_hash(text)] if words else []),
    )
    found = session.connection().execute(select(func.min(DOCUMENTS.c.id)).where(same, _KEPT)).scalar()
    return None if found is None else int(found)


def of_hashes(session: Session, hashes: Sequence[str]) -> list[int]:
    """The documents, not in the bin, that came from files of these hashes, the oldest first."""
    wanted = select(DOCUMENTS.c.id).where(DOCUMENTS.c.sha256.in_(hashes), _KEPT).order_by(DOCUMENTS.c.id)
    return list(session.connection().execute(wanted).scalars())


def add(writer: Writer, batch: Batch) -> Change:
    """Add documents with everything found in them."""
    imported_at = rows.now()
    documents = [rows.document_values(source, found.genre, origin, imported_at) for source, found, origin in batch]
    ids = writer.insert(DOCUMENTS, documents)
    inside = {one: each[2].inside for one, each in zip(ids, batch, strict=True)}
    writer.update(DOCUMENTS, {one: {"parent_id": ids[at]} for one, at in inside.items() if at is not None})
    writer.insert(TEXTS, [rows.text_values(one, source) for one, (source, _, _) in zip(ids, batch, strict=True)])
    _add_points(writer, ids, batch)
    name = f"import {titled(documents[0]['title'])}" if len(ids) == 1 else f"import {counted(len(ids), 'document')}"
    return Change(name, _AREAS, tuple(ids), created=ids[0] if len(ids) == 1 else None)


def _add_points(writer: Writer, ids: Sequence[int], batch: Batch) -> None:
    keys = Keys(writer.session, {source.published for source, _, _ in batch})
    found_there = [contents(found) for _, found, _ in batch]
    said = matching.identify(
        writer, [(source.published, each) for (source, _, _), each in zip(batch, found_there, strict=True)]
    )
    points = []
    for document_id, (source, found, _), each, names in zip(ids, batch, found_there, said, strict=True):
        for content, skey in zip(each, keys.take(source.published, len(each)), strict=True):
            values = rows.content_values(content, source.text, names)
            values.update(document_id=document_id, skey=skey, review="suggested", edited=False, engine=found.engine)
            points.append(values)
    writer.insert(POINTS, points)
    nothing = {one: found.engine for one, (_, found, _) in zip(ids, batch, strict=True) if not contents(found)}
    note_engine(writer.session, nothing)


def contents(found: Extraction) -> list[Content]:
    """Everything found, in order of its place."""
    return sorted([*found.quotes, *found.figures, *found.key_points], key=lambda content: (content.start, content.end))


@dataclass(frozen=True, slots=True)
class Listing:
    """Which documents, in which order; `words` match the beginnings of words of title, publisher, byline and file."""

    words: str = ""
    genre: Genre | None = None
    order: DocumentOrder = DocumentOrder.DATE
    descending: bool = True
    tag_id: int | None = None
    collection_id: int | None = None


_COLUMNS: dict[DocumentOrder, ColumnElement[Any]] = {
    DocumentOrder.DATE: DOCUMENTS.c.published,
    DocumentOrder.TITLE: func.lower(DOCUMENTS.c.title),
    DocumentOrder.PUBLISHER: func.lower(DOCUMENTS.c.publisher),
    DocumentOrder.KIND: DOCUMENTS.c.genre,
    DocumentOrder.MARKING: DOCUMENTS.c.marking,
    DocumentOrder.IMPORTED: DOCUMENTS.c.imported_at,
}


def listed(session: Session, listing: Listing) -> list[int]:
    """The ids of documents outside the bin."""
    statement = select(DOCUMENTS.c.id).where(_KEPT)
    if listing.genre is not None:
        statement = statement.where(DOCUMENTS.c.genre == listing.genre.value)
    if wanted := tokens(listing.words):
        statement = statement.where(DOCUMENTS.c.id.in_(fulltext.documents_with(wanted)))
    for sort, mark_id in ((marks.TAG, listing.tag_id), (marks.COLLECTION, listing.collection_id)):
        if mark_id is not None:
            statement = statement.where(DOCUMENTS.c.id.in_(marks.documents_with(sort, mark_id)))
    return [int(found) for found in session.connection().execute(_ordered(statement, listing)).scalars()]


def _ordered(statement: Select[Any], listing: Listing) -> Select[Any]:
    column = _COLUMNS.get(listing.order)
    if column is None:
        counts = _point_counts(only_left=listing.order is DocumentOrder.LEFT)
        statement = statement.outerjoin(counts, counts.c.document_id == DOCUMENTS.c.id)
        column = func.coalesce(counts.c.points, 0)
    ends = [end.desc() if listing.descending else end.asc() for end in (column, DOCUMENTS.c.id)]
    return statement.order_by(*(end.nulls_last() for end in ends))


def _point_counts(*, only_left: bool) -> Any:
    wanted = POINTS.c.review == Review.SUGGESTED.value if only_left else POINTS.c.review != Review.REJECTED.value
    counted_points = select(POINTS.c.document_id, func.count().label("points")).where(wanted)
    return counted_points.group_by(POINTS.c.document_id).subquery()


def summaries(session: Session, ids: Sequence[int]) -> list[DocumentSummary]:
    """Rows of the table of documents, in the order asked; those in the bin are left out."""
    counts = _counts(session, ids)
    found = session.connection().execute(_AMONG, {"ids": json.dumps(ids)}).all()
    listed = {row.id: rows.to_summary(row, counts.get(row.id, {})) for row in found}
    return [listed[one] for one in ids if one in listed]


_IDS = text("SELECT value FROM json_each(:ids)")
_AMONG = select(DOCUMENTS).where(DOCUMENTS.c.id.in_(_IDS), _KEPT)
_COUNTED = (POINTS.c.document_id, POINTS.c.kind, POINTS.c.review)
_COUNTS = select(*_COUNTED, func.count()).where(POINTS.c.document_id.in_(_IDS)).group_by(*_COUNTED)


def _counts(session: Session, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = {}
    for document_id, kind, review, number in session.connection().execute(_COUNTS, {"ids": json.dumps(ids)}).all():
        if review != Review.REJECTED:
            each = counts.setdefault(document_id, dict.fromkeys([*PointKind, "left"], 0))
            each[kind] += number
            each["left"] += number if review == Review.SUGGESTED else 0
    return counts


def document(session: Session, document_id: int) -> Document:
    """A document with its text."""
    joined = select(DOCUMENTS, TEXTS.c.text, TEXTS.c.pages, TEXTS.c.notes).join(TEXTS, TEXTS.c.id == DOCUMENTS.c.id)
    row = session.connection().execute(joined.where(DOCUMENTS.c.id == document_id, _KEPT)).first()
    if row is None:
        raise gone("document")
    return rows.to_document(row)


def edit(writer: Writer, document_id: int, details: DocumentDetails) -> Change:
    """Correct what is known about a document; its points move with its date."""
    before = document(writer.session, document_id).details
    writer.update(DOCUMENTS, {document_id: rows.details_values(details)})
    if details.published != before.published:
        ordered = select(POINTS.c.id).where(POINTS.c.document_id == document_id).order_by(POINTS.c.skey.desc())
        points = list(writer.connection.execute(ordered).scalars())
        keys = Keys(writer.session).take(details.published, len(points))
        writer.update(POINTS, {one: {"skey": skey} for one, skey in zip(points, keys, strict=True)})
    return Change(f"edit {titled(details.title)}", _AREAS, (document_id,))


def delete(writer: Writer, ids: Sequence[int]) -> Change:
    """Put documents into the bin."""
    names = {one.id: one.details.title for one in summaries(writer.session, ids)}
    writer.update(DOCUMENTS, {one: {"deleted_at": rows.now()} for one in names})
    name = titled(next(iter(names.values()))) if len(names) == 1 else counted(len(names), "document")
    return Change(f"delete {name}", _AREAS | {Area.PACKS}, tuple(names))


def replace(writer: Writer, document_id: int, batch: Batch) -> Change:
    """Put a document into the bin and add another in its place."""
    gone, made = delete(writer, [document_id]), add(writer, batch)
    name = f"replace {titled(batch[0][0].title or batch[0][2].name)}"
    return Change(name, gone.areas | made.areas, (*gone.ids, *made.ids), created=made.created)


def counts(session: Session) -> dict[str, int]:
    """How many documents, figures, facts and undecided points there are outside the bin."""
    connection = session.connection()
    told = tallies.summed(session)
    everything, binned = (select(func.count()).select_from(each) for each in (DOCUMENTS, documents_in_bin().subquery()))
    return {
        "documents": int(connection.execute(everything).scalar_one()) - int(connection.execute(binned).scalar_one()),
        "documents_left": told.documents,
        "points_left": told.points,
        "figures": told.figures,
        "facts": int(connection.exec_driver_sql("SELECT count(*) FROM fact").scalar_one()),
    }
