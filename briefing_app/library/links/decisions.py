"""What people decided to be the same or not: kept by words and place, so that it outlives the points' numbers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from itertools import combinations
from typing import Any, NamedTuple

from sqlalchemy import and_, or_, select
from sqlmodel import Session

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.linking import Decided, Decision, LinkKind, Pair
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.library.storage import rows
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.journal import Writer
from briefing_app.library.storage.link_tables import DECISIONS
from briefing_app.library.storage.plain import Plain
from briefing_app.library.storage.sameness import words_hash
from briefing_app.library.storage.tables import DOCUMENTS, POINTS
from briefing_app.library.storage.wording import gone

_AREAS = frozenset({Area.LINKS})
_SAME, _APART = "same", "not-same"
_NOUNS = {LinkKind.QUOTE: "quote", LinkKind.FIGURE: "figure", LinkKind.DOCUMENT: "document"}
_MOST = 2_000
"""Pairs of quotes or figures that one step may decide upon."""


class _End(NamedTuple):
    """One side of a decision: where something stood, and the hash of its words."""

    document: int
    start: int = 0
    words: str = ""


def keep_apart(writer: Writer, kind: LinkKind, ids: Sequence[int], others: Sequence[int]) -> Change:
    """Remember that none of `ids` is the same as any of `others`.

    Documents that were of one story through one that is kept apart from them now stay so.
    """
    pairs = [(one, other) for one in dict.fromkeys(ids) for other in dict.fromkeys(others) if one != other]
    still = list(_still_together(writer.session, pairs)) if kind is LinkKind.DOCUMENT else []
    return _decide(writer, kind, f"keep {counted(len(set(ids)), _NOUNS[kind])} apart", apart=pairs, same=still)


def put_together(writer: Writer, kind: LinkKind, ids: Sequence[int]) -> Change:
    """Remember that all of `ids` are the same: documents, of which a story may have any number, through one of them."""
    every = sorted(set(ids))
    pairs = list(_star(every) if kind is LinkKind.DOCUMENT else combinations(every, 2))
    return _decide(writer, kind, f"put {counted(len(every), _NOUNS[kind])} together", same=pairs, whole=True)


def forget(writer: Writer, decision_ids: Sequence[int]) -> Change:
    """Let the program judge again."""
    gone = len(decision_ids)
    writer.delete(DECISIONS, decision_ids)
    return Change(f"forget {counted(gone, 'decision')}", _AREAS, tuple(decision_ids))


def together(plain: Plain, document_id: int) -> list[int]:
    """A document, and those that people put into one story with it, through others that may be gone, too."""
    return plain.column(_TOGETHER, document_id)


_TOGETHER = """
WITH RECURSIVE told(id) AS (VALUES (?)
UNION SELECT second_document FROM told JOIN link_decision ON first_document = told.id
WHERE kind = 'document' AND decision = 'same'
UNION SELECT first_document FROM told JOIN link_decision ON second_document = told.id
WHERE kind = 'document' AND decision = 'same')
SELECT id FROM told"""


def _star(ids: Iterable[int]) -> Iterator[Pair]:
    """Each with the last of them."""
    ordered = sorted(ids)
    return ((one, ordered[-1]) for one in ordered[:-1])


def _still_together(session: Session, apart: Sequence[Pair]) -> Iterator[Pair]:
    """Documents that were the same through one that is kept apart from them, where nothing is decided on them."""
    earlier = {
        (row.first_document, row.second_document): row.decision
        for row in _between(session, LinkKind.DOCUMENT, {one for pair in apart for one in pair})
    }
    through: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        if earlier.get((min(one, other), max(one, other))) == _SAME:
            through[one].add(other)
            through[other].add(one)
    return (pair for left in through.values() for pair in _star(left) if pair not in earlier)


def _decide(
    writer: Writer,
    kind: LinkKind,
    name: str,
    *,
    same: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
    whole: bool = False,
) -> Change:
    """A later decision on the same two goes in the place of an earlier one; `whole`: on any two of them all."""
    pairs = [*same, *apart]
    if kind is not LinkKind.DOCUMENT and len(pairs) > _MOST:
        raise BriefingError(
            "These are too many to decide upon at once.",
            kept="Nothing was changed.",
            remedy="Choose fewer at a time.",
        )
    ends = _ends(writer.session, kind, {one for pair in pairs for one in pair})
    decided = {
        (min(ends[one], ends[two]), max(ends[one], ends[two])): decision
        for decision, those in ((_APART, apart), (_SAME, same))
        for one, two in those
    }
    known = set(ends.values()) if whole else set()
    earlier = _between(writer.session, kind, {end.document for end in ends.values()})
    gone = [row.id for row in earlier if {_first(row), _second(row)} <= known or (_first(row), _second(row)) in decided]
    writer.delete(DECISIONS, gone)
    now = rows.now()
    values = [
        {"kind": kind.value, "decision": decision, "made_at": now, **_columns("first", one), **_columns("second", two)}
        for (one, two), decision in decided.items()
    ]
    made = writer.insert(DECISIONS, values)
    return Change(name, _AREAS, tuple(made))


def _columns(end: str, place: _End) -> dict[str, object]:
    return {f"{end}_document": place.document, f"{end}_start": place.start, f"{end}_words": place.words}


def _first(row: Any) -> _End:
    return _End(row.first_document, row.first_start, row.first_words)


def _second(row: Any) -> _End:
    return _End(row.second_document, row.second_start, row.second_words)


def _ends(session: Session, kind: LinkKind, ids: Iterable[int]) -> dict[int, _End]:
    """What tells each of some points or documents, which must be there."""
    wanted = set(ids)
    if kind is LinkKind.DOCUMENT:
        statement = select(DOCUMENTS.c.id).where(DOCUMENTS.c.deleted_at.is_(None))
        column = DOCUMENTS.c.id
    else:
        statement = select(POINTS.c.id, POINTS.c.document_id, POINTS.c.start, POINTS.c.text)
        statement = statement.where(POINTS.c.kind == kind.value)
        column = POINTS.c.id
    found = [
        row for chunk in chunks(wanted) for row in session.connection().execute(statement.where(column.in_(chunk)))
    ]
    ends = {row[0]: _End(*row) if kind is LinkKind.DOCUMENT else _end(*row[1:]) for row in found}
    if ends.keys() != wanted:
        raise gone(_NOUNS[kind], "its document")
    return ends


def _end(document: int, start: int, text: str) -> _End:
    return _End(document, start, words_hash(text) or text)


def _between(session: Session, kind: LinkKind, documents: Iterable[int]) -> list[Any]:
    """Every decision about one of some documents."""
    found: dict[int, Any] = {}
    for chunk in chunks(documents):
        either = or_(DECISIONS.c.first_document.in_(chunk), DECISIONS.c.second_document.in_(chunk))
        statement = select(DECISIONS).where(and_(DECISIONS.c.kind == kind.value, either)).order_by(DECISIONS.c.id)
        found |= {row.id: row for row in session.connection().execute(statement)}
    return list(found.values())


def decisions(session: Session, kind: LinkKind, documents: Iterable[int]) -> list[Decision]:
    """Every decision about one of some documents, or about points of theirs, by the ids of today."""
    found = _between(session, kind, documents)
    places = _Places(session, kind, {end.document for row in found for end in (_first(row), _second(row)) if end.words})
    return [
        Decision(
            row.id, kind, row.decision == _SAME, places.id_of(_first(row)), places.id_of(_second(row)),
            row.made_at.replace(tzinfo=UTC),
        )
        for row in found
    ]  # fmt: skip


def every(session: Session, kind: LinkKind) -> Decided:
    """Every decision there is."""
    statement = select(DECISIONS.c.first_document).where(DECISIONS.c.kind == kind.value).distinct()
    return settled(decisions(session, kind, list(session.connection().execute(statement).scalars())))


def settled(found: Iterable[Decision]) -> Decided:
    """Decisions as pairs of ids, of what is still there."""
    pairs: dict[bool, set[Pair]] = {True: set(), False: set()}
    for one in found:
        if one.first is not None and one.second is not None and one.first != one.second:
            pairs[one.same].add((min(one.first, one.second), max(one.first, one.second)))
    return Decided(frozenset(pairs[True]), frozenset(pairs[False]))


class _Places:
    """The points of some documents by their words: of several alike, the nearest to where one stood is that one."""

    def __init__(self, session: Session, kind: LinkKind, documents: Iterable[int]) -> None:
        self._by_words: defaultdict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
        columns = (POINTS.c.id, POINTS.c.document_id, POINTS.c.start, POINTS.c.text)
        for chunk in chunks(documents):
            wanted = select(*columns).where(POINTS.c.document_id.in_(chunk), POINTS.c.kind == kind.value)
            wanted = wanted.where(POINTS.c.review != "rejected")
            for one, *rest in session.connection().execute(wanted):
                end = _end(*rest)
                self._by_words[end.document, end.words].append((end.start, one))

    def id_of(self, end: _End) -> int | None:
        if not end.words:
            return end.document
        alike = self._by_words[end.document, end.words]
        return min(alike, key=lambda place: (abs(place[0] - end.start), place[1]), default=(0, None))[1]
