"""The library's methods for finding things."""

from collections.abc import Sequence

from briefing_app.domain.search import DocumentHit, Facets, Hit, NearMiss, Query, Ranking
from briefing_app.library.door import Door
from briefing_app.library.search import facets, hits, near_misses, ranking, search, text_search


class SearchDoor(Door):
    """Finding points and documents."""

    def search(self, query: Query, *, before: int | None = None, limit: int = 50, ranked: bool = False) -> list[Hit]:
        """A page of hits, the newest first; the next page begins before the last hit's `key`.

        `ranked`: those that fit best first; to go on there, or to know of how many, take `ranked` and `hits`.
        """
        if ranked:
            return self.hits(query, self.ranked(query, limit=limit).keys)
        return self._read(search.search, query, before, limit)

    def ranked(self, query: Query, *, limit: int = 1000) -> Ranking:
        """The hits that fit best, best first: an order that imports meanwhile do not change.

        Of very many hits only the newest are compared: 10,000, or 5,000 where more than rare words is asked for, or
        1,000 where no word is rare.
        """
        return self._read(ranking.ranked, query, limit)

    def hits(self, query: Query, keys: Sequence[int]) -> list[Hit]:
        """Hits of a query by their keys, in that order; those that are gone are left out."""
        return self._read(hits.by_key, query, keys)

    def search_documents(self, query: Query, *, before: int | None = None, limit: int = 20) -> list[DocumentHit]:
        """A page of documents whose own words a query finds, the newest first; it goes on before the last `key`."""
        return self._read(text_search.search, query, before, limit)

    def count_documents(self, query: Query) -> int:
        """How many documents' own words a query finds, up to 10,001."""
        return self._read(text_search.count, query)

    def near_misses(self, query: Query) -> tuple[NearMiss, ...]:
        """Names and words that may have been meant by what finds nothing, with what they find."""
        return self._read(near_misses.near_misses, query)

    def count(self, query: Query) -> int:
        """How many hits there are, up to 10,001."""
        return self._read(search.count, query)

    def facets(self, query: Query) -> Facets:
        """The hits' speakers, publishers, years, tags and collections: of the newest 5,000."""
        return self._read(facets.facets, query)

    def figures(self, words: str = "") -> list[int]:
        """Ids of figures that are not rejected, the newest first."""
        return self._read(search.figures, words)
