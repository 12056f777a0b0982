"""Where in a text the words of a query stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing_app.domain.search import Field, Query
from briefing_app.library.query import tokens, words


@dataclass(frozen=True)
class Wanted:
    """Words side by side that are marked in a hit; of the last, only the beginning if `unfinished`."""

    words: tuple[str, ...]
    unfinished: bool

    def at(self, text: Sequence[str], position: int) -> bool:
        """Whether they stand at a word of the text."""
        here = text[position : position + len(self.words)]
        if not self.unfinished:
            return tuple(here) == self.words
        return (
            len(here) == len(self.words) and tuple(here[:-1]) == self.words[:-1] and here[-1].startswith(self.words[-1])
        )

    def often(self, text: str) -> int:
        """How often they stand in a text."""
        if not text.isascii():
            return len(list(_in_words(text, [self])))
        small, first, found = text.lower(), self.words[0], 0
        at = small.find(first)
        while at >= 0:
            found += self.pattern.match(small, at) is not None
            at = small.find(first, at + 1)
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them in a text in small letters without accents, as its group: one may begin within another."""
        rest = "[a-z0-9]*" if self.unfinished else "(?![a-z0-9])"
        return re.compile(f"(?<![a-z0-9])(?=({'[^a-z0-9]+'.join(map(re.escape, self.words))}{rest}))")


def wanted_by(query: Query) -> list[Wanted]:
    """What a query marks."""
    plain = [term for term in query.terms if term.field is Field.WORDS and not term.negated]
    return [Wanted(tuple(tokens(term.value)), term.prefix) for term in plain]


def marks_in(text: str, wanted: Sequence[Wanted]) -> tuple[tuple[int, int], ...]:
    """The ranges of a text that a query asked for, in order and apart."""
    if not wanted:
        return ()
    apart: list[tuple[int, int]] = []
    for start, end in sorted(_in_plain(text, wanted) if text.isascii() else _in_words(text, wanted)):
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _in_plain(text: str, wanted: Sequence[Wanted]) -> list[tuple[int, int]]:
    small = text.lower()
    return [found.span(1) for each in wanted for found in each.pattern.finditer(small)]


def _in_words(text: str, wanted: Sequence[Wanted]) -> list[tuple[int, int]]:
    places = list(words(text))
    folded = [word for _, _, word in places]
    return [
        (places[at][0], places[at + len(each.words) - 1][1])
        for each in wanted
        for at, word in enumerate(folded)
        if word.startswith(each.words[0]) and each.at(folded, at)
    ]
