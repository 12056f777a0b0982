"""Answers queries: pages of hits newest first, counts and facets."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select, text
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
    statement = select(*_FACETED).select_from(newest, _BY_FACETS).where(newest.c.key == _FACETED[0])
    found: Sequence[Any] = session.connection().execute(statement).all()
    days = Counter(date.fromordinal(row[0] >> BITS).year for row in found if row[0] >= FIRST_DATED)
    of_documents: dict[int, list[int]] = {}
    for _, _, document_id, point_id in found:
        of_documents.setdefault(document_id, []).append(point_id)
    said = Counter(row[1] for row in found if row[1] is not None)
    publishers = _publishers(session, of_documents)
    return Facets(
        speakers=_named_speakers(session, said.most_common(_SHOWN)),
        publishers=tuple(FacetValue(label, number) for label, number in publishers.most_common(_SHOWN)),
        years=tuple(FacetValue(str(year), days[year]) for year in sorted(days, reverse=True)),
        tags=_named_marks(session, TAG, of_documents),
        collections=_named_marks(session, COLLECTION, of_documents),
        complete=len(found) <= FACETED,
    )


_BY_FACETS = text("point INDEXED BY ix_point_facets")
"""Else each point itself is read, in a large library from as many places."""
_FACETED: list[ColumnElement[int]] = [
    literal_column(f"point.{name}") for name in ("skey", "speaker_id", "document_id", "id")
]


def _publishers(session: Session, of_documents: Mapping[int, Sequence[int]]) -> Counter[str]:
    """Hits by publisher."""
    among = text("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(list(of_documents)))
    wanted = select(DOCUMENTS.c.id, DOCUMENTS.c.publisher).where(DOCUMENTS.c.publisher != "", DOCUMENTS.c.id.in_(among))
    found: Counter[str] = Counter()
    for document_id, publisher in session.connection().execute(wanted).all():
        found[publisher] += len(of_documents[document_id])
    return found


def _named_marks(
    session: Session, sort: Sort[Any], of_documents: Mapping[int, Sequence[int]]
) -> tuple[FacetValue, ...]:
    """Hits by the marks on them and on their documents, each once."""
    if not any_on(session, sort):
        return ()
    marked: dict[int, set[int]] = {}
    points_there = [one for each in of_documents.values() for one in each]
    for column, ids in ((sort.on.c.point_id, points_there), (sort.on.c.document_id, list(of_documents))):
        among = text("SELECT value FROM json_each(:ids)").bindparams(ids=json.dumps(ids))
        for mark, one in session.connection().execute(select(sort.key, column).where(column.in_(among))):
            marked.setdefault(mark, set()).update([one] if column is sort.on.c.point_id else of_documents[one])
    most = Counter({mark: len(them) for mark, them in marked.items()}).most_common(_SHOWN)
    names = {one.id: one.name for one in listed_marks(session, sort)}
    return tuple(FacetValue(names[one], number, one) for one, number in most)


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
    most = _NAMES_BEGUN if term.prefix else _NAMES
    if term.field is Field.WORDS and (
        ids := speakers.find(session, tokens(term.value), unfinished=term.prefix, limit=most)
    ):
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
