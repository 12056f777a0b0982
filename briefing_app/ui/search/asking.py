"""What the library is asked for results, a page at a time: newest first, or those that fit best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.links import Shared
from briefing_app.domain.search import Hit, Query

if TYPE_CHECKING:
    from briefing_app.library.library import Library

PAGE = 50
"""How many hits are asked for at a time."""
BEST = 1000
"""So many of those that fit best are in order; beyond, nobody reads."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits of a query: after which key, and `left`, the keys of those that follow where they are ranked."""

    query: Query
    ranked: bool
    before: int | None
    hits: tuple[Hit, ...]
    complete: bool
    shared: Mapping[int, Shared]
    """Of the hits' points those that other documents carry, too."""
    left: tuple[int, ...] = ()
    among: int | None = None
    """Where hits are ranked: only so many of the newest were compared."""


def first_page(library: "Library", query: Query, ranked: bool, limit: int) -> Answer:
    """The first hits. Ranked ones keep their order while imports run: the keys of all are fetched at once."""
    if ranked:
        ranking = library.ranked(query, limit=BEST)
        hits = library.hits(query, ranking.keys[:limit])
        left = ranking.keys[limit:]
        return Answer(query, ranked, None, tuple(hits), not left, _shared(library, hits), left, ranking.among)
    hits = library.search(query, limit=limit)
    return Answer(query, ranked, None, tuple(hits), len(hits) < limit, _shared(library, hits))


def next_page(library: "Library", query: Query, ranked: bool, before: int | None, left: Sequence[int]) -> Answer:
    """The hits that follow."""
    if ranked:
        hits, left = library.hits(query, left[:PAGE]), tuple(left[PAGE:])
        return Answer(query, ranked, before, tuple(hits), not left, _shared(library, hits), left)
    hits = library.search(query, before=before, limit=PAGE)
    return Answer(query, ranked, before, tuple(hits), len(hits) < PAGE, _shared(library, hits))


def _shared(library: "Library", hits: Sequence[Hit]) -> Mapping[int, Shared]:
    return library.shared([hit.point.id for hit in hits], repeats=True)
