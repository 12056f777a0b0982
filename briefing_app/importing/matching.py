"""What a document may have in common with others, found through the library's indexes and judged in `linking`."""

from typing import TYPE_CHECKING

from briefing_app.domain.linking import ArticleLinked, Links, QuoteLinked, Traces
from briefing_app.linking import articles, quotes
from briefing_app.linking.facts import TOPIC, judge_all
from briefing_app.linking.grouping import within
from briefing_app.linking.quotes import Wording
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement
from briefing_app.linking.traces import Understood, statement
from briefing_app.linking.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from briefing_app.importing.profiles import Profiles
    from briefing_app.library.links.store import LinkStore
    from briefing_app.linking.facts import Compared

_WORDS = 2_000_000
"""Of texts, taken apart, that are kept to be compared with others: fewer than 200 MB."""


class Matcher:
    """Finds documents' likes and says how they stand to them; remembers figures and what documents are about."""

    def __init__(
        self,
        store: "LinkStore",
        *,
        earlier: bool = False,
        check: "Callable[[], None]" = lambda: None,
        profiles: "Profiles | None" = None,
    ) -> None:
        """With `earlier`, only what comes before a document is looked at: so each pair is found once.

        `check` is called now and then, and raises what is to end the search. `profiles` spare looking at what is far.
        """
        self._store = store
        self._earlier, self._check, self._profiles = earlier, check, profiles
        self._known: set[int] = set()
        self._abouts: dict[int, Mapping[str, float]] = {}
        self._wordings: dict[int, Wording] = {}
        self._statements: dict[int, Statement] = {}
        self._texts: dict[int, articles.Taken] = {}
        self._held = 0

    def remember(self, of: Understood) -> None:
        """Know what a document says, so that it is not read again where another is compared with it."""
        if of.material.document not in self._known:
            self._known.add(of.material.document)
            self._abouts[of.material.document] = of.about
            self._wordings |= {one.id: Wording(of.words(one.id), one.speaker, one.day) for one in of.material.quotes}
            self._statements |= {one.id: one for one in of.statements}

    def links(
        self,
        of: Understood,
        kept: Traces,
        runs: "Mapping[int, Sequence[int]]",
        near: "Collection[int]",
    ) -> Links:
        """Every link of a document, and among its own figures.

        `runs` are those of its quotes to look up, `near` the documents of those days that may be about the same.
        """
        self.remember(of)
        own = judge_all(within(of.statements), self._check)
        figures = (*own, *judge_all(self._figures(of, kept, near), self._check))
        return Links(self._quotes(runs), self._articles(of, kept), figures)

    def _quotes(self, runs: "Mapping[int, Sequence[int]]") -> tuple[QuoteLinked, ...]:
        likely = self._store.quotes_like(runs, earlier=self._earlier)
        ends = {_pair(one, other) for one, found in likely.items() for other in found}
        seen = self._store.quotes(_missing(_ends(ends), self._wordings))
        self._wordings |= {one.id: Wording(words(one.text), one.speaker, one.day) for one in seen.values()}
        known = self._wordings
        compared = ((a, b, quotes.compare(known[a], known[b])) for a, b in sorted(ends) if a in known and b in known)
        return tuple((a, b, link) for a, b, link in compared if link is not None)

    def _articles(self, of: Understood, kept: Traces) -> tuple[ArticleLinked, ...]:
        near = self._store.articles_like(kept, earlier=self._earlier)
        far = self._store.undated_like(kept, earlier=self._earlier)
        texts = self._taken(of, {*near, *far}) if near or far else {}
        found = []
        for other in (one for one in (*near, *far) if one in texts):
            kind, share = articles.stand(of.taken, texts[other], near=other in near)
            if kind is not None:
                found.append((*_pair(kept.document, other), kind, round(share, 3)))
        return tuple(found)

    def _taken(self, of: Understood, others: "Collection[int]") -> dict[int, articles.Taken]:
        """Texts taken apart; those looked at of late are kept, up to some millions of words."""
        texts = {one: self._texts[one] for one in others if one in self._texts}
        texts |= {one: articles.taken(text) for one, text in self._store.texts(_missing(others, texts)).items()}
        for one, text in {**texts, of.material.document: of.taken}.items():
            if one not in self._texts:
                self._texts[one] = text
                self._held += len(text.runs)
        while self._held > _WORDS:
            self._held -= len(self._texts.pop(next(iter(self._texts))).runs)
        return texts

    def _figures(self, of: Understood, kept: Traces, near: "Collection[int]") -> "Iterator[Compared]":
        likely = self._store.figures_like(kept, near, earlier=self._earlier)
        others = self._compared({place for each in likely.values() for place in each}, kept)
        for one, alike in likely.items():
            for other, nearly in (others[each] for each, _ in alike if each in others):
                first, second = sorted((of.statement(one), other), key=lambda each: each.id)
                yield first, second, nearly

    def _compared(self, places: set[tuple[int, int]], kept: Traces) -> dict[int, tuple[Statement, float]]:
        """Those of some figures whose documents are near enough to compare, and how near."""
        documents = {document for _, document in places}
        if self._profiles is not None:
            documents = self._profiles.within(kept.about, documents, TOPIC)
        self._abouts |= self._store.abouts(_missing(documents, self._abouts))
        nears = {one: nearness(kept.about, self._abouts[one]) for one in documents if one in self._abouts}
        wanted = {one for one, document in places if nears.get(document, 0.0) >= TOPIC}
        for one in self._store.figures(_missing(wanted, self._statements)).values():
            self._statements[one.id] = statement(one, self._abouts[one.document])
        known = (self._statements[one] for one in wanted if one in self._statements)
        return {one.id: (one, nears[one.document]) for one in known}


def _missing(ids: "Iterable[int]", known: "Mapping[int, object]") -> set[int]:
    """Those not known yet: `ids - known.keys()` would go through all that is known."""
    return {one for one in ids if one not in known}


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _ends(linked: "Iterable[tuple[int, int]]") -> set[int]:
    return {one for pair in linked for one in pair}
