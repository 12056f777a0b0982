"""What the indexes keep of a document, so that whatever may belong to it is found without looking at the rest."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from zlib import crc32

from briefing_app.domain.linking import ROUND, FigureKeys, FigureSeen, Material, Traces
from briefing_app.linking import articles, quotes
from briefing_app.linking.once import once
from briefing_app.linking.periods import period
from briefing_app.linking.terms import Terms, profile, weightiest
from briefing_app.linking.things import Statement, digits, measure
from briefing_app.linking.words import words

TOP = 20
"""So many of the weightiest terms of a document are looked up."""
_MOST_RUNS = 400
"""Of a long text the index keeps one run in sixteen, thirty-two and so on, until they are no more than this."""
_BESIDE = 12
"""So many of the words beside a figure are kept."""
TELLING = 3
"""Digits: a number of so many seldom meets another by chance."""


def number(*parts: object) -> int:
    """A key of 32 bits for what `parts` say."""
    return crc32(_coded("\x1f".join(map(str, parts))))


def _coded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class Understood:
    """A document taken apart for comparing, each part when it is first needed."""

    def __init__(self, material: Material, about: Terms | None = None) -> None:
        """`about` is what the document is about, where that is known."""
        self.material = material
        self.about = profile(material.text, material.title) if about is None else about
        self._quotes = {one.id: one.text for one in material.quotes}
        self._figures = {one.id: one for one in material.figures}
        self._words: dict[int, tuple[str, ...]] = {}
        self._statements: dict[int, Statement] = {}

    @property
    def known(self) -> Mapping[int, Statement]:
        """The figures that were asked for so far, by id."""
        return self._statements

    @once
    def taken(self) -> articles.Taken:
        """The text taken apart."""
        return articles.taken(self.material.text)

    @once
    def statements(self) -> list[Statement]:
        """Every figure."""
        return [self.statement(one) for one in self._figures]

    def words(self, quote: int) -> tuple[str, ...]:
        """The words of a quote."""
        if quote not in self._words:
            self._words[quote] = words(self._quotes[quote])
        return self._words[quote]

    def statement(self, figure: int) -> Statement:
        """A figure."""
        if figure not in self._statements:
            self._statements[figure] = statement(self._figures[figure], self.about)
        return self._statements[figure]

    def runs(self, quote: int) -> list[int]:
        """Every run of words of a quote."""
        return quotes.search_keys(self.words(quote))


def traces(of: Understood, runs: Mapping[int, Sequence[int]] | None = None) -> Traces:
    """What the indexes keep of a document; `runs` are those of its quotes where they are known."""
    runs = runs or {one.id: of.runs(one.id) for one in of.material.quotes}
    return Traces(
        of.material.document,
        of.material.filed,
        of.about,
        top_terms(of.about),
        _kept(of.taken.runs),
        {one: tuple(quotes.index_keys(found)) for one, found in runs.items()},
        {one.id: figure_keys(one) for one in of.statements},
    )


def top_terms(about: Terms) -> tuple[int, ...]:
    """The keys of the weightiest terms."""
    return tuple(number("term", term) for term in weightiest(about)[:TOP])


def _kept(runs: AbstractSet[int]) -> tuple[int, ...]:
    kept = tuple(articles.index_keys(runs))
    step = articles.ONE_IN
    while len(kept) > _MOST_RUNS:
        step *= 2
        kept = tuple(key for key in kept if key % step == 0)
    return kept


def statement(seen: FigureSeen, about: Terms, source: int | None = None) -> Statement:
    """A figure of the library as figures are compared; by itself each document is a source of its own."""
    figure = seen.figure
    day = None if seen.day is None else date.fromordinal(seen.day)
    return Statement(
        id=seen.id,
        document=seen.document,
        source=seen.document if source is None else source,
        value=figure.value,
        kind=figure.kind,
        value_high=figure.value_high,
        unit=figure.unit,
        modifier=figure.modifier,
        aspect=figure.aspect,
        of=figure.of or "",
        phrase=seen.phrase,
        sentence=seen.sentence,
        period=period(figure.as_of, day),
        day=seen.day,
        said_by=figure.said_by,
        about=about,
    )


def figure_keys(one: Statement) -> FigureKeys:
    """What the index keeps of a figure."""
    kind, scale = measure(one)
    nouns = one.counted
    beside = weightiest(one.close)[:_BESIDE]
    told = [(term, _coded(term)) for term in beside]
    begun = [(noun, crc32(_coded(f"{kind}\x1f{noun}\x1f"))) for noun in sorted(nouns)]
    things = tuple(crc32(code, so_far) & ~ROUND for noun, so_far in begun for term, code in told if term != noun)
    rounds = tuple(_key(kind, named, about) | ROUND for named, about in one.rounds)
    return FigureKeys(_key(kind, round(one.value * scale, 6)), things, digits(one) >= TELLING, rounds)


def _key(*parts: object) -> int:
    return number(*parts) & ~ROUND
