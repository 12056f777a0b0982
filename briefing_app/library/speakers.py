"""Speakers: the list of who is quoted, and finding them by name."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlmodel import Session

from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.speakers import SpeakerKind, SpeakerSummary
from briefing_app.errors import BriefingError
from briefing_app.library.database import chunks
from briefing_app.library.query import tokens
from briefing_app.library.tables import ALIASES, DOCUMENTS, POINTS, SPEAKERS


def named(folded: ColumnElement[str], words: Sequence[str], *, unfinished: bool = False) -> list[ColumnElement[bool]]:
    """Conditions that a name has these folded words; the last may go on if `unfinished`."""
    padded = " " + folded + " "
    patterns = [f"% {word} %" for word in words]
    if unfinished and patterns:
        patterns[-1] = patterns[-1].removesuffix(" %") + "%"
    return [padded.like(pattern) for pattern in patterns]


def find(session: Session, words: Sequence[str], *, unfinished: bool = False, limit: int = 1000) -> list[int]:
    """The ids of speakers of whom one name, their own or another, has all these words."""
    own = select(SPEAKERS.c.id).where(*named(SPEAKERS.c.folded, words, unfinished=unfinished))
    other = select(ALIASES.c.speaker_id).where(*named(ALIASES.c.folded, words, unfinished=unfinished))
    return [int(found) for found in session.connection().execute(own.union(other).limit(limit)).scalars()]


def there(session: Session, speaker_id: int) -> int:
    """The id, of an entry that must be there.

    Raises:
        BriefingError: it is not.
    """
    if session.connection().execute(select(SPEAKERS.c.id).where(SPEAKERS.c.id == speaker_id)).first() is None:
        raise BriefingError(
            "This speaker is no longer in the register.",
            kept="Nothing was changed.",
            remedy="If it was merged with another by mistake, undo the merge.",
        )
    return speaker_id


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


def summaries(session: Session, words: str, *, everybody: bool = False) -> list[SpeakerSummary]:
    """Who is quoted, or with `everybody` all the register, most often quoted first.

    `words` match the beginnings of words of one name.
    """
    wanted = tokens(words)
    if not wanted:
        return _listed(session, None, everybody=everybody)
    own = select(SPEAKERS.c.id).where(*_beginning(SPEAKERS.c.folded, wanted))
    other = select(ALIASES.c.speaker_id).where(*_beginning(ALIASES.c.folded, wanted))
    fitting = session.connection().execute(own.union(other)).scalars().all()
    found = [one for chunk in chunks(fitting) for one in _listed(session, chunk, everybody=everybody)]
    return sorted(found, key=lambda one: (-one.quotes, one.name, one.id))


def by_id(session: Session, ids: Sequence[int]) -> list[SpeakerSummary]:
    """Rows of the list, in the order asked; those that are gone are left out."""
    found = {one.id: one for chunk in chunks(ids) for one in _listed(session, chunk, everybody=True)}
    return [found[one] for one in ids if one in found]


def _beginning(folded: ColumnElement[str], words: Sequence[str]) -> list[ColumnElement[bool]]:
    return [(" " + folded).like(f"% {word}%") for word in words]


def _listed(session: Session, among: Sequence[int] | None, *, everybody: bool) -> list[SpeakerSummary]:
    """The rows of some, or of all; some are counted by themselves: to count all takes long in a large library."""
    counted = _counted()
    said = (counted if among is None else counted.where(POINTS.c.speaker_id.in_(among))).subquery()
    joined = SPEAKERS.join(said, said.c.speaker_id == SPEAKERS.c.id, isouter=everybody)
    quotes = func.coalesce(said.c.quotes, 0)
    columns = (quotes, said.c.first, said.c.last, func.coalesce(said.c.unconfirmed, 0).label("unconfirmed"))
    statement = select(SPEAKERS, *columns).select_from(joined)
    if among is not None:
        statement = statement.where(SPEAKERS.c.id.in_(among))
    found = session.connection().execute(statement.order_by(quotes.desc(), SPEAKERS.c.name, SPEAKERS.c.id)).all()
    ids = [row.id for row in found]
    roles, aliases = _roles(session, ids), alias_names(session, ids)
    return [_to_summary(row, roles.get(row.id, ()), aliases.get(row.id, ())) for row in found]


def _counted() -> Select[Any]:
    """Quotes by speaker, with the first and the last day, and how many of them are not sure."""
    joined = POINTS.join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    published = DOCUMENTS.c.published
    statement = select(
        POINTS.c.speaker_id,
        func.count().label("quotes"),
        func.min(published).label("first"),
        func.max(published).label("last"),
        func.sum(case((POINTS.c.speaker_sure, 0), else_=1)).label("unconfirmed"),
    )
    return statement.select_from(joined).where(*_said()).group_by(POINTS.c.speaker_id)


def _to_summary(row: Any, roles: tuple[str, ...], aliases: tuple[str, ...]) -> SpeakerSummary:
    return SpeakerSummary(
        id=row.id,
        name=row.name,
        roles=roles,
        quotes=row[-4],
        first=row.first,
        last=row.last,
        kind=SpeakerKind(row.kind),
        distinction=row.distinction,
        party=row.party,
        constituency=row.constituency,
        aliases=aliases,
        unconfirmed=row.unconfirmed,
        provisional=row.provisional,
    )


def alias_names(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The other names of speakers."""
    found: dict[int, tuple[str, ...]] = {}
    for chunk in chunks(ids):
        statement = select(ALIASES.c.speaker_id, ALIASES.c.name).where(ALIASES.c.speaker_id.in_(chunk))
        for speaker_id, name in session.connection().execute(statement.order_by(ALIASES.c.id)):
            found[speaker_id] = (*found.get(speaker_id, ()), name)
    return found


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
