"""What a document may have in common with others, found through the library's indexes and judged in `linking`."""

from typing import TYPE_CHECKING

from briefing_app.domain.linking import ArticleLinked, FactLinked, Links, Material, QuoteLinked, Traces
from briefing_app.linking import articles, quotes
from briefing_app.linking.facts import TOPIC, judge
from briefing_app.linking.grouping import pairs
from briefing_app.linking.quotes import Wording
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement
from briefing_app.linking.traces import figure_keys, statement
from briefing_app.linking.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.library.link_store import LinkStore


class Matcher:
    """Finds a document's likes and says how they stand to it; remembers what documents are about."""

    def __init__(self, store: "LinkStore", *, earlier: bool = False) -> None:
        """With `earlier`, only what comes before a document is looked at: so each pair is found once."""
        self._store = store
        self._earlier = earlier
        self._abouts: dict[int, Mapping[str, float]] = {}
        self._statements: dict[int, Statement] = {}

    def links(self, material: Material, kept: Traces) -> Links:
        """Every link of a document, and among its own points."""
        self._abouts[material.document] = kept.about
        return Links(self._quotes(material), self._articles(material, kept), self._figures(material, kept))

    def _quotes(self, material: Material) -> tuple[QuoteLinked, ...]:
        told = {one.id: words(one.text) for one in material.quotes}
        likely = {one: self._quotes_like(one, said) for one, said in told.items()}
        seen = self._store.quotes({other for found in likely.values() for other in found} - told.keys())
        wordings = {one.id: Wording(told[one.id], one.speaker, one.day) for one in material.quotes}
        wordings |= {one.id: Wording(words(one.text), one.speaker, one.day) for one in seen.values()}
        ends = {_pair(one, other) for one, found in likely.items() for other in found if other in wordings}
        compared = ((a, b, quotes.compare(wordings[a], wordings[b])) for a, b in sorted(ends))
        return tuple((a, b, link) for a, b, link in compared if link is not None)

    def _quotes_like(self, one: int, said: tuple[str, ...]) -> list[int]:
        below = one if self._earlier else None
        return [other for other in self._store.quotes_like(quotes.search_keys(said), below=below) if other != one]

    def _articles(self, material: Material, kept: Traces) -> tuple[ArticleLinked, ...]:
        likely = self._store.articles_like(kept, earlier=self._earlier)
        if not likely:
            return ()
        own = articles.runs(material.text)
        found = []
        for other, text in self._store.texts(likely).items():
            kind, share = articles.compare(own, articles.runs(text))
            if kind is not None:
                found.append((*_pair(material.document, other), kind, round(share, 3)))
        return tuple(found)

    def _figures(self, material: Material, kept: Traces) -> tuple[FactLinked, ...]:
        own = [statement(one, kept.about) for one in material.figures]
        found = [(a.id, b.id, judge(a, b)) for a, b in pairs(own)]
        likely = {one.id: self._figures_like(one, kept) for one in own}
        others = self._near({other for each in likely.values() for other in each}, kept)
        for one in own:
            for other, near in ((others[each]) for each in likely[one.id] if each in others):
                first, second = sorted((one, other), key=lambda each: each.id)
                found.append((first.id, second.id, judge(first, second, near)))
        return tuple((a, b, link) for a, b, link in found if link is not None)

    def _figures_like(self, one: Statement, kept: Traces) -> list[int]:
        likely = self._store.figures_like(figure_keys(one), kept.filed, earlier=self._earlier)
        return [other for other in likely if other not in kept.figures]

    def _near(self, ids: set[int], kept: Traces) -> dict[int, tuple[Statement, float]]:
        """Those of some figures whose documents are near enough to compare, and how near."""
        seen = self._store.figures(ids - self._statements.keys())
        self._know({one.document for one in seen.values()})
        for one in seen.values():
            if one.document in self._abouts:
                self._statements[one.id] = statement(one, self._abouts[one.document])
        compared = [self._statements[one] for one in ids if one in self._statements]
        documents = {one.document for one in compared}
        nears = {one: nearness(kept.about, self._abouts[one]) for one in documents}
        return {one.id: (one, nears[one.document]) for one in compared if nears[one.document] >= TOPIC}

    def _know(self, documents: set[int]) -> None:
        self._abouts |= self._store.abouts(documents - self._abouts.keys())


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
