"""Answers queries: pages of hits newest first, counts and facets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Select, func, literal, select, union_all
from sqlmodel import Session

from briefing_app.domain.points import PointKind
from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.search import COUNT_LIMIT, Facets, FacetValue, Field, Hit, HitDocument, Query, Term
from briefing_app.domain.text import Genre
from briefing_app.library import fulltext, narrowing, points, rows, speakers
from briefing_app.library.keys import BITS, FIRST_DATED, first_of
from briefing_app.library.marks import COLLECTION, TAG, Sort, any_on
from briefing_app.library.marks import listed as listed_marks
from briefing_app.library.matched import Wanted, marks_in, wanted_by
from briefing_app.library.query import period, tokens
from briefing_app.library.tables import DOCUMENTS, POINTS

RANKED = 20_000
"""So many of the newest hits are ranked: among all, a common word would take a second."""
FACETED = 10_000
"""So many of the newest hits are counted for the facets."""
_SHOWN = 20
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


def search(session: Session, query: Query, before: int | None, limit: int) -> list[Hit]:
    """A page of hits, the newest first, of keys lower than `before`."""
    if any(_narrows(group[0]) for group in query.groups):
        keys = _keys(session, query, before).order_by(fulltext.KEY.desc()).limit(limit)
        return by_key(session, query, session.connection().execute(keys).scalars().all())
    expression = _expression(session, query)
    return by_key(session, query, fulltext.newest(session.connection(), expression, before, limit))


def ranked(session: Session, query: Query, limit: int) -> list[int]:
    """The keys of hits, those that fit best first, out of the newest RANKED; by day where no words are asked for."""
    keys = _keys(session, query)
    newest = keys.order_by(fulltext.KEY.desc())
    if not any(term.field is Field.WORDS and not term.negated for term in query.terms):
        return list(session.connection().execute(newest.limit(limit)).scalars())
    last = session.connection().execute(newest.limit(1).offset(RANKED - 1)).scalar()
    if last is not None:
        keys = keys.where(last <= fulltext.KEY)
    best = keys.order_by(fulltext.FIT, fulltext.KEY.desc()).limit(limit)
    return list(session.connection().execute(best).scalars())


def by_key(session: Session, query: Query, keys: Sequence[int]) -> list[Hit]:
    """Hits in the order asked; those that are gone are left out."""
    found = {row.skey: row for row in points.at_keys(session, keys)}
    page = [found[key] for key in keys if key in found]
    documents = {row.document_id: row for row in page}
    heads = {one: HitDocument(one, rows.to_details(row)) for one, row in documents.items()}
    wanted = wanted_by(query)
    return [_hit(row, heads[row.document_id], wanted) for row in page]


def _hit(row: Any, document: HitDocument, wanted: Sequence[Wanted]) -> Hit:
    shown = row.passage or row.text
    return Hit(rows.to_point(row), document, shown, marks_in(shown, wanted), row.skey)


def count(session: Session, query: Query) -> int:
    """How many hits there are, up to COUNT_LIMIT."""
    some = _keys(session, query).limit(COUNT_LIMIT).subquery()
    return int(session.connection().execute(select(func.count()).select_from(some)).scalar_one())


def facets(session: Session, query: Query) -> Facets:
    """What the newest hits have in common."""
    newest = _keys(session, query).order_by(fulltext.KEY.desc()).limit(FACETED + 1).subquery()
    columns = (POINTS.c.skey, POINTS.c.speaker_id, POINTS.c.document_id, POINTS.c.id)
    hits = select(*columns).join(newest, newest.c.key == POINTS.c.skey).cte("hits")
    found: dict[str, Counter[Any]] = {name: Counter() for name in _FACETS}
    sorts = [sort for sort in (TAG, COLLECTION) if any_on(session, sort)]
    for name, value, number in session.connection().execute(_facet_counts(hits, sorts)):
        found[name][value] += number
    years: Counter[int] = Counter()
    for day, number in found["day"].items():
        years[date.fromordinal(day).year] += number
    return Facets(
        speakers=_named_speakers(session, found["speaker"].most_common(_SHOWN)),
        publishers=tuple(FacetValue(label, number) for label, number in found["publisher"].most_common(_SHOWN)),
        years=tuple(FacetValue(str(year), years[year]) for year in sorted(years, reverse=True)),
        tags=_named_marks(session, TAG, found["tag"]),
        collections=_named_marks(session, COLLECTION, found["collection"]),
        complete=found["all"][0] <= FACETED,
    )


_FACETS = ("speaker", "publisher", "day", "tag", "collection", "all")


def _facet_counts(hits: CTE, sorts: Sequence[Sort[Any]]) -> CompoundSelect[Any]:
    """Facet, value and number, over hits that are found once."""
    number = func.count()
    day = hits.c.skey.op(">>")(literal(BITS, literal_execute=True))
    by_document = select(hits.c.document_id, number.label("hits")).group_by(hits.c.document_id).subquery()
    publisher = select(literal("publisher"), DOCUMENTS.c.publisher, func.sum(by_document.c.hits))
    publisher = publisher.join(by_document, by_document.c.document_id == DOCUMENTS.c.id)
    return union_all(
        select(literal("speaker"), hits.c.speaker_id, number)
        .where(hits.c.speaker_id.is_not(None))
        .group_by(hits.c.speaker_id),
        publisher.where(DOCUMENTS.c.publisher != "").group_by(DOCUMENTS.c.publisher),
        select(literal("day"), day, number).where(hits.c.skey >= FIRST_DATED).group_by(day),
        select(literal("all"), literal(0), number).select_from(hits),
        *(_marked(hits, sort) for sort in sorts),
    )


def _marked(hits: CTE, sort: Sort[Any]) -> Select[Any]:
    """Hits by the marks on them and on their documents, each once."""
    mine = select(sort.key.label("mark"), hits.c.skey).join(hits, hits.c.id == sort.on.c.point_id)
    theirs = select(sort.key.label("mark"), hits.c.skey).join(hits, hits.c.document_id == sort.on.c.document_id)
    both = mine.union(theirs).subquery()
    return select(literal(sort.noun), both.c.mark, func.count()).group_by(both.c.mark)


def _named_marks(session: Session, sort: Sort[Any], found: Counter[int]) -> tuple[FacetValue, ...]:
    names = {one.id: one.name for one in listed_marks(session, sort)} if found else {}
    return tuple(FacetValue(names[one], number, one) for one, number in found.most_common(_SHOWN))


def _named_speakers(session: Session, most: Sequence[tuple[int, int]]) -> tuple[FacetValue, ...]:
    names = speakers.names(session, [speaker_id for speaker_id, _ in most])
    return tuple(FacetValue(names[speaker_id], number, speaker_id) for speaker_id, number in most)


def _keys(session: Session, query: Query, before: int | None = None) -> Select[Any]:
    """The keys of all hits."""
    narrow = [group for group in query.groups if _narrows(group[0])]
    statement = fulltext.keys(_expression(session, query))
    if before is not None:
        statement = statement.where(before > fulltext.KEY)
    for (term,) in narrow:
        if term.field in narrowing.FIELDS:
            statement = statement.where(narrowing.condition(session, term))
        else:
            statement = statement.where(*_between(term))
    return statement


def _narrows(term: Term) -> bool:
    """Whether the index alone does not answer a term."""
    return term.field in _NARROWING


_NARROWING = narrowing.FIELDS | {Field.BEFORE, Field.AFTER, Field.DATE}


def _between(term: Term) -> list[Any]:
    days = period(term.value)
    if days is None:
        return []
    first, following = first_of(days.first), first_of(days.following)
    dated = first_of(date.min) <= fulltext.KEY
    inside: dict[Field, list[Any]] = {
        Field.BEFORE: [dated, first > fulltext.KEY],
        Field.AFTER: [first <= fulltext.KEY],
        Field.DATE: [first <= fulltext.KEY, following > fulltext.KEY],
    }
    outside: dict[Field, list[Any]] = {
        Field.BEFORE: [first <= fulltext.KEY],
        Field.AFTER: [first > fulltext.KEY],
        Field.DATE: [(first > fulltext.KEY) | (following <= fulltext.KEY)],
    }
    return (outside if term.negated else inside)[term.field]


def _expression(session: Session, query: Query) -> str:
    """The query as the index understands it."""
    groups = [[term for term in group if term.field in _COLUMNS or term.field in {Field.SPEAKER, Field.KIND}]
              for group in query.groups]  # fmt: skip
    groups = [group for group in groups if group]
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
        return _by(speakers.find(session, tokens(term.value), unfinished=term.prefix))
    if term.field is Field.KIND:
        return _of_kind(term)
    condition = fulltext.phrase(_COLUMNS[term.field], tokens(term.value), unfinished=term.prefix)
    if term.field is Field.WORDS and (ids := speakers.find(session, tokens(term.value), unfinished=term.prefix)):
        condition = f"({condition} OR {_by(ids)})"
    return condition


def _by(speaker_ids: Iterable[int]) -> str:
    return fulltext.term(*(f"s{one}" for one in speaker_ids))


def _of_kind(term: Term) -> str:
    """*kind:figure*, *kind:block*, *kind:press-release*, in the plural too; an unknown kind is nobody's."""
    value = "".join(tokens(term.value))
    known = [_KINDS[kind] for kind in _KINDS if value in {kind, f"{kind}s"} or (term.prefix and kind.startswith(value))]
    return fulltext.term(*known)


def figures(session: Session, words_: str) -> list[int]:
    """The ids of figures that are not rejected, the newest first; `words_` match beginnings of words about them."""
    wanted = tokens(words_)
    statement = select(POINTS.c.id).join(DOCUMENTS, DOCUMENTS.c.id == POINTS.c.document_id)
    statement = statement.where(
        POINTS.c.kind == PointKind.FIGURE.value, POINTS.c.review != "rejected", DOCUMENTS.c.deleted_at.is_(None)
    )
    if wanted:
        conditions = [fulltext.phrase("{text title}", [word], unfinished=True) for word in wanted]
        statement = statement.where(POINTS.c.skey.in_(fulltext.keys(" AND ".join(conditions))))
    return [int(found) for found in session.connection().execute(statement.order_by(POINTS.c.skey.desc())).scalars()]
