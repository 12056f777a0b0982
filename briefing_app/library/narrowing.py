"""Terms of a query that narrow the whole of it by what is not in the index: packs, tags, collections, states."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Select, false, select
from sqlmodel import Session

from briefing_app.domain.points import Review
from briefing_app.domain.search import Field, Term
from briefing_app.library import marks
from briefing_app.library.fulltext import KEY
from briefing_app.library.query import tokens
from briefing_app.library.tables import ITEMS, PACKS, POINTS, REMARKS, SECTIONS

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


def _in_state(_session: Session, words: list[str]) -> ColumnElement[bool]:
    """*is:unconfirmed*, *is:accepted* and their like; a state that nobody knows is nobody's."""
    chosen = _STATES.get(" ".join(words))
    return KEY.in_(chosen) if chosen is not None else false()


_KEYS = select(POINTS.c.skey)
_NOTED = (POINTS.c.id == REMARKS.c.point_id) | (POINTS.c.document_id == REMARKS.c.document_id)
_STATES: dict[str, Select[tuple[int]]] = {
    "unconfirmed": _KEYS.where(POINTS.c.speaker_id.is_not(None), ~POINTS.c.speaker_sure),
    "suggested": _KEYS.where(POINTS.c.review == Review.SUGGESTED.value),
    "accepted": _KEYS.where(POINTS.c.skey == KEY, POINTS.c.review == Review.ACCEPTED.value).correlate_except(POINTS),
    "edited": _KEYS.where(POINTS.c.skey == KEY, POINTS.c.edited).correlate_except(POINTS),
    "noted": select(POINTS.c.skey).join(REMARKS, _NOTED),
}
"""Common states are looked up for each hit, rare ones gathered first."""
_CONDITIONS: dict[Field, Callable[[Session, list[str]], ColumnElement[bool]]] = {
    Field.PACK: _in_pack,
    Field.TAG: _tagged,
    Field.COLLECTION: _collected,
    Field.IS: _in_state,
}
