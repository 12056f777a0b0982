"""Which engine a document was searched by last: from its points, or noted where none of its points can tell."""

import re
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, and_, delete, insert, literal, or_, select
from sqlmodel import Session, SQLModel

from briefing_app.domain.points import Review
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.tables import DOCUMENTS, NOTES, POINTS

_KEY = "engine of document "
_NUMBERS = re.compile(r"\d+")


def note_engine(session: Session, engines: Mapping[int, str]) -> None:
    """Keep by which engine documents were searched. Undo does not touch it, so points come first where they tell."""
    connection = session.connection()
    for ids in chunks(engines):
        connection.execute(delete(NOTES).where(NOTES.c.key.in_([f"{_KEY}{one}" for one in ids])))
        connection.execute(insert(NOTES), [{"key": f"{_KEY}{one}", "value": engines[one]} for one in ids])


def forget(session: Session, document_ids: Iterable[int]) -> None:
    """Keep nothing of documents that are deleted for ever."""
    for ids in chunks(document_ids):
        session.connection().execute(delete(NOTES).where(NOTES.c.key.in_([f"{_KEY}{one}" for one in ids])))


def people_use() -> ColumnElement[bool]:
    """Whether a point belongs to people: decided upon, edited, or in a pack or anything else that refers to it."""
    undecided = POINTS.c.review == Review.SUGGESTED.value
    referring = (
        select(column).where(column == POINTS.c.id).exists()
        for table in SQLModel.metadata.sorted_tables
        for column in table.c
        if column.references(POINTS.c.id)
    )
    return or_(~undecided, POINTS.c.edited, *referring)


def outdated(session: Session, engine: str) -> list[int]:
    """Documents outside the bin that hold suggestions of an earlier engine, or that no such new one ever searched."""
    current = _not_earlier(session, engine)
    mine = POINTS.c.document_id == DOCUMENTS.c.id
    old = select(POINTS.c.id).where(mine, POINTS.c.engine.not_in(current), ~people_use())
    new = select(POINTS.c.id).where(mine, POINTS.c.engine.in_(current))
    key = literal(_KEY).concat(DOCUMENTS.c.id)
    noted = select(NOTES.c.key).where(NOTES.c.key == key, NOTES.c.value.in_(current))
    wanted = or_(old.exists(), and_(~new.exists(), ~noted.exists()))
    statement = select(DOCUMENTS.c.id).where(DOCUMENTS.c.deleted_at.is_(None), wanted).order_by(DOCUMENTS.c.id)
    return [int(found) for found in session.connection().execute(statement).scalars()]


def _not_earlier(session: Session, engine: str) -> list[str]:
    """The engines in the library that are this one or a later one, which a program of today must not undo."""
    named = select(POINTS.c.engine).union(select(NOTES.c.value).where(NOTES.c.key.startswith(_KEY)))
    known = session.connection().execute(named).scalars()
    return [engine, *(one for one in known if _rank(one) > _rank(engine))]


def _rank(engine: str) -> tuple[int, ...]:
    """The numbers in an engine's version, to tell which of two is the later."""
    return tuple(int(number) for number in _NUMBERS.findall(engine))
