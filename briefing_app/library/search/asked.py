"""A query as the index of points understands it, and the keys of what it finds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlmodel import Session

from briefing_app.domain.points import PointKind
from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.search import Field, Query, Term
from briefing_app.domain.text import Genre
from briefing_app.library.query import period, tokens
from briefing_app.library.register import names
from briefing_app.library.search import narrowing
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.keys import first_of
from briefing_app.library.storage.plain import Plain

_NAMES, _NAMES_BEGUN = 1000, 100
"""So many who bear a name that is typed among words are looked for; fewer while only its first letters are there."""
_COLUMNS = {
    Field.WORDS: "{text title}",
    Field.ROLE: "role",
    Field.ORGANISATION: "org",
    Field.PUBLISHER: "publisher",
}
_KINDS = {
    **{"".join(tokens(kind)): f"k{''.join(tokens(kind))}" for kind in PointKind},
    **{"".join(tokens(kind)): f"q{''.join(tokens(kind))}" for kind in QuoteKind},
    **{"".join(tokens(genre)): f"g{''.join(tokens(genre))}" for genre in Genre},
}
_DAYS = frozenset({Field.BEFORE, Field.AFTER, Field.DATE})
_LAST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression for the index, the keys from `first` up to, not with, `end`, and what else is asked of a hit."""

    expression: str
    first: int = -_LAST
    end: int = _LAST
    conditions: tuple[ColumnElement[bool], ...] = ()

    def up_to(self, end: int | None) -> "Asked":
        """Only keys lower than `end`."""
        return self if end is None else replace(self, end=min(self.end, end))

    def since(self, first: int) -> "Asked":
        """Only keys from `first` on."""
        return replace(self, first=max(self.first, first))

    def also(self, *conditions: ColumnElement[bool]) -> "Asked":
        """Only what meets these conditions, too."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def keys(self) -> Select[Any]:
        """A selection of the keys of all hits, as `key`."""
        bounds = self.first <= fulltext.KEY, self.end > fulltext.KEY
        return fulltext.keys(self.expression).where(*bounds, *self.conditions)


_PAGE = """\
SELECT rowid FROM point_index WHERE point_index MATCH ? AND rowid >= ? AND rowid < ?
ORDER BY rowid DESC LIMIT ? OFFSET ?"""
_COUNT = f"SELECT count(*) FROM ({_PAGE})"  # noqa: S608  # a statement of our own


def newest(session: Session, asked: Asked, limit: int, *, skipped: int = 0) -> list[int]:
    """The keys of hits, the newest first."""
    if not asked.conditions:
        bounds = (asked.expression, asked.first, asked.end, limit, skipped)
        return Plain(session).column(_PAGE, *bounds)
    keys = asked.keys().order_by(fulltext.KEY.desc()).limit(limit).offset(skipped)
    return list(session.connection().execute(keys).scalars())


def count(session: Session, asked: Asked, most: int) -> int:
    """How many hits there are, up to `most`."""
    if not asked.conditions:
        return int(Plain(session).column(_COUNT, asked.expression, asked.first, asked.end, most, 0)[0])
    return len(session.connection().execute(asked.keys().limit(most)).all())


def asked_by(session: Session, query: Query) -> Asked:
    """What a query asks for."""
    asked = Asked(_expression(session, query))
    for term in (group[0] for group in query.groups):
        if term.field in narrowing.FIELDS:
            asked = asked.also(narrowing.condition(session, term))
        elif term.field in _DAYS:
            asked = _between(asked, term)
    return asked


def words_of(session: Session, groups: Iterable[Sequence[Term]]) -> str:
    """The expression for groups of terms of words, one of each of which must hold."""
    return " AND ".join(_either(session, group) for group in groups)


def _between(asked: Asked, term: Term) -> Asked:
    days = period(term.value)
    if days is None:
        return asked
    first, following = first_of(days.first), first_of(days.following)
    if term.field is Field.DATE and term.negated:
        return asked.also((first > fulltext.KEY) | (following <= fulltext.KEY))
    if term.field is Field.DATE:
        return asked.since(first).up_to(following)
    if (term.field is Field.BEFORE) is term.negated:
        return asked.since(first)
    return asked.up_to(first) if term.negated else asked.since(first_of(date.min)).up_to(first)


def _expression(session: Session, query: Query) -> str:
    groups = [group for group in query.groups if group[0].field not in narrowing.FIELDS | _DAYS]
    refused = [group[0] for group in groups if len(group) == 1 and group[0].negated]
    wanted = [_either(session, group) for group in groups if group[0] not in refused]
    if query.speaker_ids:
        wanted.append(_by(query.speaker_ids))
    expression = " AND ".join(wanted or [fulltext.term(fulltext.EVERYTHING)])
    if refused:
        expression = f"({expression}) NOT ({' OR '.join(_condition(session, term) for term in refused)})"
    return expression


def _either(session: Session, group: Sequence[Term]) -> str:
    conditions = []
    for term in group:
        condition = _condition(session, term)
        conditions.append(f"({fulltext.term(fulltext.EVERYTHING)} NOT {condition})" if term.negated else condition)
    return f"({' OR '.join(conditions)})"


def _condition(session: Session, term: Term) -> str:
    if term.field is Field.SPEAKER:
        return _by(names.find(session, tokens(term.value), unfinished=term.prefix))
    if term.field is Field.KIND:
        return _of_kind(term)
    words = tokens(term.value)
    condition = fulltext.phrase(_COLUMNS[term.field], words, unfinished=term.prefix)
    if term.field is not Field.WORDS:
        return condition
    most = _NAMES_BEGUN if term.prefix else _NAMES
    ids = names.find(session, words, unfinished=term.prefix, limit=most)
    return f"({condition} OR {_by(ids)})" if ids else condition


def _by(speaker_ids: Iterable[int]) -> str:
    return fulltext.term(*(f"s{one}" for one in speaker_ids))


def _of_kind(term: Term) -> str:
    """*kind:figure*, *kind:block*, *kind:press-release*, in the plural too; an unknown kind is nobody's."""
    value = "".join(tokens(term.value))
    known = [_KINDS[kind] for kind in _KINDS if value in {kind, f"{kind}s"} or (term.prefix and kind.startswith(value))]
    return fulltext.term(*known)
