"""What the newest hits of a query have in common."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from sys import intern
from typing import Any

from sqlmodel import Session

from briefing_app.domain.search import Facets, FacetValue, Query
from briefing_app.domain.speakers import Office
from briefing_app.library import marks
from briefing_app.library.query import tokens
from briefing_app.library.register.offices import of_speakers
from briefing_app.library.search.asked import asked_by, newest
from briefing_app.library.storage.kept import kept
from briefing_app.library.storage.keys import BITS, FIRST_DATED, first_of
from briefing_app.library.storage.plain import Plain, among

FACETED = 5_000
"""So many of the newest hits are counted."""
_SHOWN = 20
_REMEMBERED = 100_000
"""Of so many documents at most it is remembered who publishes them."""
_HITS = """\
SELECT speaker_id, document_id, id FROM point INDEXED BY ix_point_facets
WHERE skey IN (SELECT value FROM json_each(?))"""
"""By that index, else each point itself is read, in a large library from as many places."""
_NAMES = "SELECT id, name FROM speaker WHERE id IN (SELECT value FROM json_each(?))"
_PUBLISHERS = "SELECT id, publisher FROM document WHERE id IN (SELECT value FROM json_each(?))"


def facets(session: Session, query: Query) -> Facets:
    """Counts of the newest FACETED hits."""
    keys = newest(session, asked_by(session, query), FACETED + 1)
    counted = keys[:FACETED]
    hits = Plain(session).ask(_HITS, among(counted))
    documents = Counter(row[1] for row in hits)
    said = Counter(row[0] for row in hits)
    everybody = said.pop(None, 0) == 0
    return Facets(
        speakers=_named_speakers(session, said.most_common(_SHOWN)),
        roles=_roles(of_speakers(session, said), counted) if everybody and len(said) == 1 else (),
        publishers=_publishers(session, documents),
        years=_years(counted),
        tags=_named_marks(session, marks.TAG, hits),
        collections=_named_marks(session, marks.COLLECTION, hits),
        among=FACETED if len(keys) > FACETED else None,
    )


def _years(keys: Sequence[int]) -> tuple[FacetValue, ...]:
    """Hits by year, the newest first: keys are in the order of their days."""
    rising = keys[::-1]
    found: list[FacetValue] = []
    start = bisect_left(rising, FIRST_DATED)
    while start < len(rising):
        year = date.fromordinal(rising[start] >> BITS).year
        end = bisect_left(rising, first_of(date(year, 12, 31)) + (1 << BITS), start)
        found.append(FacetValue(str(year), end - start))
        start = end
    return tuple(reversed(found))


def _roles(offices: Mapping[int, Sequence[Office]], keys: Sequence[int]) -> tuple[FacetValue, ...]:
    """Hits of one speaker by the role that was held on their days, as a search for that role finds them."""
    days = [key >> BITS for key in reversed(keys) if key >= FIRST_DATED]
    spans: dict[str, list[tuple[int, int]]] = {}
    named: dict[str, str] = {}
    for details in (office.details for held in offices.values() for office in held):
        start = bisect_left(days, details.first.toordinal()) if details.first else 0
        end = bisect_right(days, details.last.toordinal()) if details.last else len(days)
        words = f" {' '.join(tokens(details.role))} "
        named.setdefault(words, details.role)
        spans.setdefault(words, []).append((start, end))
    found = Counter[str]()
    for words, role in named.items():
        # A search for *minister* finds whoever was *minister for harbours*, too.
        found[role] = len({at for other, ends in spans.items() if words in other for at in _places(ends)})
    return tuple(FacetValue(role, number) for role, number in found.most_common(_SHOWN) if number)


def _places(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    for start, end in spans:
        yield from range(start, end)


def _publishers(session: Session, documents: Mapping[int, int]) -> tuple[FacetValue, ...]:
    known: dict[int, str] = kept(session, "publishers of documents", dict)
    if len(known) > _REMEMBERED:
        known.clear()
    fresh = Plain(session).rows(_PUBLISHERS, among(documents.keys() - known.keys()))
    known.update((document_id, intern(publisher)) for document_id, publisher in fresh)
    found: Counter[str] = Counter()
    for document_id, number in documents.items():
        found[known[document_id]] += number
    del found[""]
    return tuple(FacetValue(label, number) for label, number in found.most_common(_SHOWN))


def _named_marks(session: Session, sort: marks.Sort[Any], hits: Sequence[tuple[Any, ...]]) -> tuple[FacetValue, ...]:
    """Hits by the marks on them and on their documents, each once."""
    if not marks.any_on(session, sort):
        return ()
    of_documents: dict[int, list[int]] = {}
    for _, document_id, point_id in hits:
        of_documents.setdefault(document_id, []).append(point_id)
    marked: dict[int, set[int]] = {}
    for column, ids in (("point_id", [row[2] for row in hits]), ("document_id", list(of_documents))):
        statement = _MARKED.format(mark=sort.column, on=column, table=sort.on.name)
        for mark, one in Plain(session).rows(statement, among(ids)):
            marked.setdefault(mark, set()).update([one] if column == "point_id" else of_documents[one])
    most = Counter({mark: len(them) for mark, them in marked.items()}).most_common(_SHOWN)
    names = {one.id: one.name for one in marks.listed(session, sort)}
    return tuple(FacetValue(names[one], number, one) for one, number in most)


_MARKED = "SELECT {mark}, {on} FROM {table} WHERE {on} IN (SELECT value FROM json_each(?))"


def _named_speakers(session: Session, most: Sequence[tuple[int, int]]) -> tuple[FacetValue, ...]:
    names = dict(Plain(session).ask(_NAMES, among(speaker_id for speaker_id, _ in most)))
    return tuple(FacetValue(names[speaker_id], number, speaker_id) for speaker_id, number in most)
