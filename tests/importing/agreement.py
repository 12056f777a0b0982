"""How far the points found in two texts of the same article agree; their spans are compared by their words."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.extraction.extract import extract

_WORD = re.compile(r"[\w£$€%]+")

Point = tuple[str, ...]


@dataclass(frozen=True)
class Agreement:
    """How many points are in both texts, of how many there are in the one that has more."""

    both: int
    most: int
    only_first: tuple[Point, ...] = ()
    only_second: tuple[Point, ...] = ()

    @property
    def share(self) -> float:
        return self.both / self.most if self.most else 1.0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.both + other.both,
            self.most + other.most,
            self.only_first + other.only_first,
            self.only_second + other.only_second,
        )


NONE = Agreement(0, 0)


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return _WORD.findall(text.casefold())


def agreement(first: SourceText, second: SourceText) -> Agreement:
    """Compare the points of two readings. Where the words are the same, and the breaks, so are the points."""
    one, other = Counter(points(first)), Counter(points(second))
    both = one & other
    return Agreement(
        both.total(),
        max(one.total(), other.total()),
        tuple((one - both).elements()),
        tuple((other - both).elements()),
    )


def points(source: SourceText) -> list[Point]:
    """Each quote with its speaker, each figure with its value; key points are a choice among the text's sentences."""
    found = _found(source)
    quotes = [(quote.kind.value, *words(quote.text), "by", *words(quote.speaker or "")) for quote in found.quotes]
    figures = [(figure.kind.value, *words(figure.text), str(figure.value)) for figure in found.figures]
    return [*quotes, *figures]


@lru_cache(maxsize=256)
def _extracted(text: str, genre: str, notes: tuple[tuple[int, int], ...], source: "_Same") -> Extraction:
    return extract(source.source)


class _Same:
    """Carries a source past the cache, which looks at the rest: two of these always compare equal."""

    def __init__(self, source: SourceText) -> None:
        self.source = source

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same)

    def __hash__(self) -> int:
        return 0


def _found(source: SourceText) -> Extraction:
    return _extracted(source.text.strip(), str(source.genre), source.notes, _Same(source))
