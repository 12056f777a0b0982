"""Terms of a query that narrow the whole of it by what is not in the index: packs, tags, collections, states."""

from collections.abc import Callable

from sqlalchemy import Boolean, ColumnElement, false, literal_column, select
from sqlmodel import Session

from briefing_app.domain.search import Field, Term
from briefing_app.library import marks
from briefing_app.library.query import tokens
from briefing_app.library.storage.fulltext import KEY
from briefing_app.library.storage.pack_tables import ITEMS, PACKS, SECTIONS
from briefing_app.library.storage.tables import ACCEPTED, POINTS, REMARKS, SUGGESTED, UNCONFIRMED

FIELDS = frozenset({Field.PACK, Field.TAG, Field.COLLECTION, Field.IS})


def condition(session: Session, term: Term) -> ColumnElement[bool]:
    """What a term asks of a hit."""
    asked = _CONDITIONS[term.field](session, tokens(term.value))
    return ~asked if term.negated else asked


def _in_pack(session: Session, words: list[str]) -> ColumnElement[bool]:
    """In a pack or a collection of that name; *in:pack*: in any pack."""
    joined = ITEMS.join(SECTIONS, SECTIONS.c.id == ITEMS.c.section_id).join(POINTS, POINTS.c.id == ITEMS.c.point_id)
    joined = joined.join(PACKS, PACKS.c.id == SECTIONS.c.pack_id)
    packed = select(POINTS.c.skey).select_from(joined).where(PACKS.c.deleted_at.is_(None))
    if words == ["pack"]:
        return KEY.in_(packed)
    titles = session.connection().execute(select(PACKS.c.id, PACKS.c.title))
    packs = [pack_id for pack_id, title in titles if set(words) <= set(tokens(title))]
    collected = marks.keys_with(marks.COLLECTION, marks.ids_named(session, marks.COLLECTION, words))
    return KEY.in_(packed.where(SECTIONS.c.pack_id.in_(packs)).union_all(collected))


def _tagged(session: Session, words: list[str]) -> ColumnElement[bool]:
    return KEY.in_(marks.keys_with(marks.TAG, marks.ids_named(session, marks.TAG, words)))


def _collected(session: Session, words: list[str]) -> ColumnElement[bool]:
    return KEY.in_(marks.keys_with(marks.COLLECTION, marks.ids_named(session, marks.COLLECTION, words)))


def _in_state(session: Session, words: list[str]) -> ColumnElement[bool]:
    """*is:unconfirmed*, *is:accepted* and their like; a state that nobody knows is nobody's."""
    state = " ".join(words)
    if state == "noted":
        return KEY.in_(select(POINTS.c.skey).join(REMARKS, _NOTED))
    if state not in _STATES:
        return false()
    chosen = select(POINTS.c.skey).where(_STATES[state])
    few = session.connection().execute(chosen.limit(_FEW + 1)).scalars().all()
    if len(few) <= _FEW:
        return KEY.in_(few)
    return chosen.where(POINTS.c.skey == KEY).correlate_except(POINTS).exists()


_FEW = 500
"""So many keys are each looked for among the hits; of a state with more, each hit is asked whether it is in it."""
_NOTED = (POINTS.c.id == REMARKS.c.point_id) | (POINTS.c.document_id == REMARKS.c.document_id)
_STATES: dict[str, ColumnElement[bool]] = {
    "unconfirmed": literal_column(UNCONFIRMED, Boolean),
    "suggested": literal_column(SUGGESTED, Boolean),
    "accepted": literal_column(ACCEPTED, Boolean),
    "edited": literal_column("edited", Boolean),
}
"""Each word for word as its index has it."""
_CONDITIONS: dict[Field, Callable[[Session, list[str]], ColumnElement[bool]]] = {
    Field.PACK: _in_pack,
    Field.TAG: _tagged,
    Field.COLLECTION: _collected,
    Field.IS: _in_state,
}
