"""Speakers: who is quoted, found by name."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session

from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.speakers import SpeakerSummary
from briefing_app.library.database import chunks
from briefing_app.library.journal import Writer
from briefing_app.library.query import tokens
from briefing_app.library.tables import DOCUMENTS, POINTS, SPEAKERS


def ids_by_name(writer: Writer, names: Iterable[str | None]) -> dict[str, int]:
    """The id of each name; names that are new are added."""
    wanted = list(dict.fromkeys(name for name in names if name is not None))
    known: dict[str, int] = {}
    for chunk in _lots(wanted):
        statement = select(SPEAKERS.c.name, SPEAKERS.c.id).where(SPEAKERS.c.name.in_(chunk))
        known.update({row.name: row.id for row in writer.connection.execute(statement)})
    new = [name for name in wanted if name not in known]
    ids = writer.insert(SPEAKERS, [{"name": name, "folded": " ".join(tokens(name))} for name in new])
    return known | dict(zip(new, ids, strict=True))


def _lots(names: list[str], size: int = 500) -> Iterable[list[str]]:
    return (names[at : at + size] for at in range(0, len(names), size))


def named(words: Sequence[str], *, unfinished: bool = False) -> list[ColumnElement[bool]]:
    """Conditions that a speaker's name has these folded words; the last may go on if `unfinished`."""
    padded = " " + SPEAKERS.c.folded + " "
    patterns = [f"% {word} %" for word in words]
    if unfinished and patterns:
        patterns[-1] = patterns[-1].removesuffix(" %") + "%"
    return [padded.like(pattern) for pattern in patterns]


def find(session: Session, words: Sequence[str], *, unfinished: bool = False, limit: int = 1000) -> list[int]:
    """The ids of speakers whose names have all these words."""
    statement = select(SPEAKERS.c.id).where(*named(words, unfinished=unfinished)).limit(limit)
    return [int(found) for found in session.connection().execute(statement).scalars()]


def names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """Names by id."""
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        statement = select(SPEAKERS.c.id, SPEAKERS.c.name).where(SPEAKERS.c.id.in_(chunk))
        found.update({row.id: row.name for row in session.connection().execute(statement)})
    return found


def _said() -> list[ColumnElement[bool]]:
    """What makes a point one of somebody's quotes."""
    return [
        POINTS.c.kind == PointKind.QUOTE.value,
        POINTS.c.review != Review.REJECTED.value,
        DOCUMENTS.c.deleted_at.is_(None),
    ]


def count(session: Session) -> int:
    """How many people and bodies are quoted."""
    said = select(POINTS.c.id).join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    said = said.where(POINTS.c.speaker_id == SPEAKERS.c.id, *_said())
    return int(
        session.connection().execute(select(func.count()).select_from(SPEAKERS).where(said.exists())).scalar_one()
    )


def summaries(session: Session, words: str) -> list[SpeakerSummary]:
    """Who is quoted, most often quoted first; `words` match the beginnings of words of the name."""
    joined = SPEAKERS.join(POINTS, POINTS.c.speaker_id == SPEAKERS.c.id)
    joined = joined.join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    published = DOCUMENTS.c.published
    number = func.count().label("quotes")
    columns = (SPEAKERS.c.id, SPEAKERS.c.name, number, func.min(published), func.max(published))
    wanted = [(" " + SPEAKERS.c.folded).like(f"% {word}%") for word in tokens(words)]
    statement = select(*columns).select_from(joined).where(*_said(), *wanted)
    statement = statement.group_by(SPEAKERS.c.id, SPEAKERS.c.name).order_by(number.desc(), SPEAKERS.c.name)
    found = session.connection().execute(statement).all()
    roles = _roles(session, [row[0] for row in found])
    return [SpeakerSummary(one, name, roles.get(one, ()), *rest) for one, name, *rest in found]


def _roles(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The roles of speakers as their documents state them, newest first."""
    newest: Any = func.max(POINTS.c.skey)
    found: dict[int, tuple[str, ...]] = {}
    for chunk in chunks(ids):
        statement = select(POINTS.c.speaker_id, POINTS.c.role)
        statement = statement.join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
        statement = statement.where(POINTS.c.speaker_id.in_(chunk), POINTS.c.role.is_not(None), *_said())
        statement = statement.group_by(POINTS.c.speaker_id, POINTS.c.role).order_by(newest.desc())
        for speaker_id, role in session.connection().execute(statement):
            found[speaker_id] = (*found.get(speaker_id, ()), role)
    return found
