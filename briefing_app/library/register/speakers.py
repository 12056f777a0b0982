"""Speakers: the list of who is quoted, and finding them by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal_column, select
from sqlmodel import Session

from briefing_app.domain.speakers import SpeakerKind, SpeakerSummary
from briefing_app.errors import BriefingError
from briefing_app.library.query import tokens
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.keys import FIRST_DATED, day_of
from briefing_app.library.storage.tables import ALIASES, POINTS, SAID, SPEAKERS, documents_in_bin


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


def _said(*columns: ColumnElement[Any]) -> Select[Any]:
    """Columns of somebody's quotes outside the bin: asked for in the words of an index, which then answers alone."""
    return select(*columns).where(literal_column(SAID), POINTS.c.document_id.not_in(documents_in_bin()))


def count(session: Session) -> int:
    """How many people and bodies are quoted."""
    said = _said(POINTS.c.skey).where(POINTS.c.speaker_id == SPEAKERS.c.id)
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


@dataclass(slots=True)
class _Said:
    """What somebody said: how often, how much of it unconfirmed, the keys of the first and last with a day, as what."""

    quotes: int = 0
    unconfirmed: int = 0
    first: int | None = None
    last: int | None = None
    roles: dict[str, int] = field(default_factory=dict)

    def add(self, role: str | None, counted: tuple[int, int], keys: tuple[int | None, int]) -> None:
        """Add the quotes of one role; the keys are of the first with a day, and of the newest."""
        self.quotes += counted[0]
        self.unconfirmed += counted[1]
        first, newest = keys
        if first is not None:
            self.first = first if self.first is None else min(self.first, first)
            self.last = newest if self.last is None else max(self.last, newest)
        if role is not None:
            self.roles[role] = newest


def _listed(session: Session, among: Sequence[int] | None, *, everybody: bool) -> list[SpeakerSummary]:
    """The rows of some, or of all."""
    said = _counted(session, among)
    statement = select(SPEAKERS)
    if among is not None:
        statement = statement.where(SPEAKERS.c.id.in_(among))
    found = [row for row in session.connection().execute(statement) if everybody or row.id in said]
    aliases = alias_names(session, [row.id for row in found])
    listed = [_to_summary(row, said.get(row.id, _Said()), aliases.get(row.id, ())) for row in found]
    return sorted(listed, key=lambda one: (-one.quotes, one.name, one.id))


def _counted(session: Session, among: Sequence[int] | None) -> dict[int, _Said]:
    """What was said, by speaker: counted from one index, without reading a point."""
    dated = case((POINTS.c.skey >= FIRST_DATED, POINTS.c.skey))
    unsure = func.sum(case((POINTS.c.speaker_sure, 0), else_=1))
    counts = (func.count(), unsure, func.min(dated), func.max(POINTS.c.skey))
    statement = _said(POINTS.c.speaker_id, POINTS.c.role, *counts).group_by(POINTS.c.speaker_id, POINTS.c.role)
    if among is not None:
        statement = statement.where(POINTS.c.speaker_id.in_(among))
    found: dict[int, _Said] = {}
    for speaker_id, role, quotes, unconfirmed, first, newest in session.connection().execute(statement):
        found.setdefault(speaker_id, _Said()).add(role, (quotes, unconfirmed), (first, newest))
    return found


def _to_summary(row: Any, said: _Said, aliases: tuple[str, ...]) -> SpeakerSummary:
    return SpeakerSummary(
        id=row.id,
        name=row.name,
        roles=tuple(sorted(said.roles, key=lambda role: -said.roles[role])),
        quotes=said.quotes,
        first=day_of(said.first),
        last=day_of(said.last),
        kind=SpeakerKind(row.kind),
        distinction=row.distinction,
        party=row.party,
        constituency=row.constituency,
        aliases=aliases,
        unconfirmed=said.unconfirmed,
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
