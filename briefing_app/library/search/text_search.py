"""Finds whole documents by their words, also those that stand in no quote, figure or key point."""

from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.search import COUNT_LIMIT, DocumentHit, Field, Query, Term
from briefing_app.domain.text import Genre
from briefing_app.library import documents, marks
from briefing_app.library.query import period, tokens, words
from briefing_app.library.search.matched import Wanted, marks_in, wanted_by
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.database import chunks
from briefing_app.library.storage.tables import TEXTS

_COLUMNS = {Field.WORDS: "{text title}", Field.PUBLISHER: "publisher"}
_DAYS = frozenset({Field.BEFORE, Field.AFTER, Field.DATE})
_SORTS: dict[Field, marks.Sort[Any]] = {Field.TAG: marks.TAG, Field.COLLECTION: marks.COLLECTION}
_GENRES = {"".join(tokens(genre)): genre for genre in Genre}
_WHOLE_UP_TO = 3
"""Beginnings of so few letters are taken for words: they begin so many that all documents would have to be read."""
_READ = 200_000
_SHOWN, _BEFORE = 300, 80
_FIRST_DATED = 1 << fulltext.TEXT_BITS


def search(session: Session, query: Query, before: int | None, limit: int) -> list[DocumentHit]:
    """A page of documents, the newest first, of keys lower than `before`."""
    keys = _keys(session, query)
    if keys is None:
        return []
    if before is not None:
        keys = keys.where(before > fulltext.TEXT_KEY)
    found = list(session.connection().execute(keys.order_by(fulltext.TEXT_KEY.desc()).limit(limit)).scalars())
    summaries = documents.summaries(session, [key & (_FIRST_DATED - 1) for key in found])
    texts = _texts(session, [one.id for one in summaries])
    wanted = wanted_by(query)
    return [_hit(one, texts[one.id], wanted) for one in summaries]


def count(session: Session, query: Query) -> int:
    """How many documents there are, up to COUNT_LIMIT."""
    keys = _keys(session, query)
    if keys is None:
        return 0
    some = keys.limit(COUNT_LIMIT).subquery()
    return int(session.connection().execute(select(func.count()).select_from(some)).scalar_one())


def key_of(document_id: int, day: date | None) -> int:
    """Where a document stands in the order of all."""
    return _first_of(day) + document_id


def _first_of(day: date | None) -> int:
    return (day.toordinal() if day else 0) << fulltext.TEXT_BITS


def _texts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The first part of texts: what stands beyond is found, but not shown."""
    start = func.substr(TEXTS.c.text, 1, _READ)
    found: dict[int, str] = {}
    for chunk in chunks(ids):
        rows = session.connection().execute(select(TEXTS.c.id, start).where(TEXTS.c.id.in_(chunk)))
        found.update((row[0], row[1]) for row in rows)
    return found


def _hit(document: DocumentSummary, text: str, wanted: Sequence[Wanted]) -> DocumentHit:
    shown = _part(text, wanted)
    key = key_of(document.id, document.details.published)
    return DocumentHit(document, shown, marks_in(shown, wanted), key)


def _part(text: str, wanted: Sequence[Wanted]) -> str:
    """A few lines of a text with the first place where words were found, or its beginning."""
    first = _first_place(text, wanted)
    start = 0 if first < _BEFORE else text.rfind(" ", 0, first - _BEFORE) + 1
    end = text.find(" ", start + _SHOWN)
    part = " ".join(text[start : end if end > 0 else None].split())
    return f"{'… ' if start else ''}{part}{' …' if end > 0 else ''}"


def _first_place(text: str, wanted: Sequence[Wanted]) -> int:
    """Where the first of the words begins; 0 where none does."""
    beginnings = tuple({each.words[0] for each in wanted})
    if not beginnings:
        return 0
    places = words(text)
    longest = max(len(each.words) for each in wanted)
    for start, _, word in places:
        if word.startswith(beginnings):
            following = [
                word,
                *(other for _, _, other in islice(words(text[start : start + 60 * longest]), 1, longest)),
            ]
            if any(each.at(following, 0) for each in wanted):
                return start
    return 0


def _keys(session: Session, query: Query) -> Select[Any] | None:
    """The keys of all documents that a query finds; None where it asks for what no document is."""
    expression = _expression(query)
    if expression is None:
        return None
    statement = fulltext.text_keys(expression)
    for term in (group[0] for group in query.groups):
        if term.field in _DAYS:
            statement = statement.where(*_between(term))
        elif term.field in _SORTS:
            sort = _SORTS[term.field]
            ids = marks.documents_marked(sort, marks.ids_named(session, sort, tokens(term.value)))
            among = fulltext.TEXT_KEY.op("&")(_FIRST_DATED - 1).in_(ids)
            statement = statement.where(~among if term.negated else among)
    return statement


def _between(term: Term) -> list[Any]:
    days = period(term.value)
    if days is None:
        return []
    key, first, following = fulltext.TEXT_KEY, _first_of(days.first), _first_of(days.following)
    inside: dict[Field, list[Any]] = {
        Field.BEFORE: [key > _FIRST_DATED, key < first],
        Field.AFTER: [key > first],
        Field.DATE: [key > first, key < following],
    }
    outside: dict[Field, list[Any]] = {
        Field.BEFORE: [key > first],
        Field.AFTER: [key < first],
        Field.DATE: [(key < first) | (key > following)],
    }
    return (outside if term.negated else inside)[term.field]


def _expression(query: Query) -> str | None:
    """The query as the index of texts understands it: nobody in particular says a whole document."""
    wanted, refused = [], []
    for group in query.groups:
        if group[0].field in _DAYS or group[0].field in _SORTS:
            continue
        conditions = [(term, _condition(term)) for term in group]
        if len(group) == 1 and group[0].negated:
            refused += [condition for _, condition in conditions if condition]
            continue
        either = [_positive(term, condition) for term, condition in conditions if condition or term.negated]
        if not either:
            return None
        wanted.append(f"({' OR '.join(either)})")
    if query.speaker_ids:
        return None
    expression = " AND ".join(wanted or [fulltext.term(fulltext.EVERYTHING)])
    return f"({expression}) NOT ({' OR '.join(refused)})" if refused else expression


def _positive(term: Term, condition: str) -> str:
    everything = fulltext.term(fulltext.EVERYTHING)
    if not term.negated:
        return condition
    return f"({everything} NOT {condition})" if condition else everything


def _condition(term: Term) -> str:
    """What a term asks of a document; nothing where it asks for points only."""
    value = tokens(term.value)
    if term.field is Field.KIND:
        return _of_kind("".join(value))
    if term.field not in _COLUMNS:
        return ""
    return fulltext.phrase(_COLUMNS[term.field], value, unfinished=term.prefix and len(value[-1]) > _WHOLE_UP_TO)


def _of_kind(value: str) -> str:
    if value in {"document", "documents"}:
        return fulltext.term(fulltext.EVERYTHING)
    known = [genre for folded, genre in _GENRES.items() if value in {folded, f"{folded}s"}]
    return fulltext.term(*(f"g{''.join(tokens(genre))}" for genre in known)) if known else ""
