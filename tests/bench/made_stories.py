"""Made libraries in which documents tell one story: quotes cut and joined, figures repeated, texts carried twice.

Words and speakers are those of the search benchmark; what joins them is English, so that the program's own word lists
see what they would see in the news.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from tests.bench.made_library import FIRST_DAY, PER_DOCUMENT, SYLLABLES, WORDS_PER_QUOTE, Entry, Maker

FIGURES = 9
"""Figures to ten quotes: the annotated documents have 182 to 199."""
_DAYS = 3650
_SMALL = tuple(
    re.findall(
        r"\w+",
        "the of and to in that for is on with as by at from it this will have are be an was not their which has more "
        "but they we our can been who its would there all also new into now year people than about over other when up",
    )
)
_VERBS = ("recruit", "open", "repair", "fund", "close", "train", "house", "inspect", "replace", "move")
_SAID = ("The {body} will {verb} {figure} {thing} {where}", "{figure} {thing} {where} {small}",
         "{name} said {figure} {thing} {small}")  # fmt: skip
_MODIFIERS = (
    (Modifier.NONE, ""),
    (Modifier.NONE, ""),
    (Modifier.AT_MOST, "up to "),
    (Modifier.APPROX, "around "),
    (Modifier.MORE_THAN, "more than "),
)


class _Fact(NamedTuple):
    """What a story's documents give a number of."""

    value: float
    kind: FigureKind
    thing: str
    noun: str


class _Story(NamedTuple):
    """What the documents of one story have in common."""

    day: int
    body: str
    place: str
    names: list[str]
    words: list[str]
    quotes: list[tuple[str, str]]
    facts: list[_Fact]


class StoryMaker(Maker):
    """Makes documents in groups that tell one story, a third of them alone."""

    def entries(self) -> Iterator[Entry]:
        """Every document, story by story, in no order of date."""
        made = 0
        while made < self.documents:
            story = self._story()
            number = self.random.choice((1, 1, 1, 1, 2, 2, 3, 4, 5, 8))
            last: list[str] = []
            for _ in range(min(number, self.documents - made)):
                entry, last = self._document(story, made, last)
                made += 1
                yield entry

    def _story(self) -> _Story:
        chance = self.random
        names = chance.choices(self.names, cum_weights=self._name_weights, k=4)
        words = chance.sample(self.words[50:], 50)
        body = " ".join(word.title() for word in chance.sample(self.words, 3))
        pool = [(chance.choice(names), self._sentence(words, WORDS_PER_QUOTE)) for _ in range(12)]
        facts = [self._fact(words) for _ in range(8)]
        place = chance.choice(self.words).title()
        return _Story(chance.randrange(_DAYS), body, place, names, words, pool, facts)

    def _fact(self, words: list[str]) -> _Fact:
        chance = self.random
        kind = chance.choice((FigureKind.COUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.MONEY))
        digits = chance.choice((1, 1, 2, 3)) if kind is not FigureKind.PERCENT else chance.choice((1, 2))
        scale = 10 ** chance.randrange(4) if kind is not FigureKind.PERCENT else 1
        noun = chance.choice(words) + "s"
        return _Fact(float(chance.randrange(1, 10**digits) * scale), kind, f"{chance.choice(words)} {noun}", noun)

    def _sentence(self, words: list[str], length: int) -> str:
        chance = self.random
        kinds = chance.choices((0, 1, 2), (55, 30, 15), k=length)
        common = chance.choices(self.words, cum_weights=self._word_weights, k=length)
        return " ".join(
            chance.choice(_SMALL) if kind == 0 else chance.choice(words) if kind == 1 else common[at]
            for at, kind in enumerate(kinds)
        )

    def _document(self, story: _Story, number: int, last: list[str]) -> tuple[Entry, list[str]]:
        """A document of a story; one in eight carries the one before it, `last`, with another ending."""
        chance = self.random
        paragraphs: list[str] = list(last[:-2]) if last and chance.random() < 0.12 else []
        if not paragraphs:
            order = ["q"] * PER_DOCUMENT + ["f"] * FIGURES
            chance.shuffle(order)
            paragraphs = [self._said_by(story) if each == "q" else self._told(story) for each in order]
        else:
            paragraphs += [self._said_by(story), self._told(story)]
        title = f"{story.body} {chance.choice(_VERBS)}s {' '.join(chance.sample(story.words, 4))}"
        day = FIRST_DAY + timedelta(days=story.day + chance.choice((0, 0, 0, 1, 1, 2, 5)))
        text, found = _read(f"{title}\n\n" + "\n\n".join(paragraphs))
        source = SourceText(text, title, f"The {SYLLABLES[number % 20]} Post", published=day, genre=Genre.NEWS)
        return (source, found, Origin(f"{number}.txt", f"{number:064x}")), paragraphs

    def _said_by(self, story: _Story) -> str:
        """A quote: one of the story's, whole, cut or with its middle left out, or one that nobody else has."""
        chance = self.random
        name, said = chance.choice(story.quotes)
        words = said.split()
        way = chance.random()
        if way < 0.15:
            words = words[: chance.randrange(10, 25)]
        elif way < 0.25:
            words = words[:10] + words[18:]
        elif way < 0.65:
            name, words = chance.choice(story.names), self._sentence(story.words, WORDS_PER_QUOTE).split()
        return f"\x02{name}\x03 said: “\x04{' '.join(words)}\x05”"

    def _told(self, story: _Story) -> str:
        """A sentence with a figure: one of the story's, or one that nobody else has."""
        chance = self.random
        fact = chance.choice(story.facts) if chance.random() < 0.6 else self._fact(story.words)
        modifier, before = chance.choice(_MODIFIERS)
        value = fact.value * (1.1 if chance.random() < 0.05 else 1)
        shown = {FigureKind.MONEY: f"£{value:,.0f}", FigureKind.PERCENT: f"{value:g} per cent"}.get(
            fact.kind, f"{value:,.0f}"
        )
        marks = f"\x06{before}\x07{shown}\x08"
        tail = f"{fact.kind.value}|{value}|{modifier.value}|{fact.noun}|{fact.thing}"
        told = chance.choice(_SAID).format(
            body=story.body, verb=chance.choice(_VERBS), figure=marks, thing=f"{fact.thing}\x0e{tail}\x0f",
            where=f"in {story.place} {self._sentence(story.words, 8)}", name=chance.choice(story.names),
            small=self._sentence(story.words, 14),
        )  # fmt: skip
        return f"{told}."


def _read(marked: str) -> tuple[str, Extraction]:
    """The text without the marks that tell where its points stand, and the points."""
    text: list[str] = []
    at: dict[str, int] = {}
    length = 0
    name = ""
    quotes: list[Quote] = []
    figures: list[Figure] = []
    for piece in _pieces(marked):
        if piece[0] in "\x02\x04\x06\x07\x08":
            at[piece[0]] = length
        elif piece == "\x03":
            name = _since(text, length - at["\x02"])
        elif piece == "\x05":
            said = _since(text, length - at["\x04"])
            quotes.append(Quote(at["\x04"], length, said, QuoteKind.DIRECT, name, "minister", confidence=0.95))
        elif piece[0] == "\x0e":
            figures.append(_figure(piece[1:], text, at, length))
        elif piece != "\x0f":
            text.append(piece)
            length += len(piece)
    return "".join(text), Extraction(tuple(quotes), tuple(figures), engine="bench")


def _since(text: list[str], length: int) -> str:
    """The last so many characters."""
    found: list[str] = []
    for piece in reversed(text):
        if length <= 0:
            break
        found.append(piece[-length:])
        length -= len(piece)
    return "".join(reversed(found))


def _pieces(marked: str) -> Iterator[str]:
    """Signs one by one, what stands between them, and what is told of a figure with the sign before it."""
    start = 0
    at = 0
    while at < len(marked):
        sign = marked[at]
        if sign < "\x10" and sign != "\n":
            if start < at:
                yield marked[start:at]
            end = marked.index("\x0f", at) if sign == "\x0e" else at + 1
            yield marked[at:end]
            start = at = end
        else:
            at += 1
    if start < len(marked):
        yield marked[start:]


def _figure(told: str, text: list[str], at: dict[str, int], length: int) -> Figure:
    kind, value, modifier, noun, thing = told.split("|")
    start, end = at["\x07"], at["\x08"]
    shown = _since(text, length - start)[: end - start]
    unit = {"money": "GBP", "percent": "percent"}.get(kind, noun.removesuffix("s"))
    return Figure(
        start, end, shown, float(value), FigureKind(kind), None, unit, Modifier(modifier), thing,
        phrase_start=at["\x06"], phrase_end=length, confidence=0.9,
    )  # fmt: skip
