"""Where in a text the words of a query stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.domain.search import Field, Query
from briefing_app.library.query import tokens, words


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words side by side that are marked in a hit."""

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


def wanted_by(query: Query) -> list[Wanted]:
    """What a query marks."""
    plain = [term for term in query.terms if term.field is Field.WORDS and not term.negated]
    return [Wanted(tuple(tokens(term.value)), term.prefix) for term in plain]


def marks_in(text: str, wanted: Sequence[Wanted]) -> tuple[tuple[int, int], ...]:
    """The ranges of a text that a query asked for, in order and apart."""
    places = list(words(text)) if wanted else []
    folded = [word for _, _, word in places]
    found = sorted(
        (places[at][0], places[at + len(each.words) - 1][1])
        for each in wanted
        for at, word in enumerate(folded)
        if word.startswith(each.words[0]) and each.at(folded, at)
    )
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
