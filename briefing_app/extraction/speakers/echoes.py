"""The quotes of a text, looked up for its headlines: by where they start, and by words that they say again."""

from collections.abc import Iterable

from briefing_app.domain.quotes import QuoteKind
from briefing_app.extraction.speakers.course import Found


class Echoes:
    """An index of the quotes found, made when first asked; it notices those added to the list later."""

    def __init__(self, text: str, found: list[Found]) -> None:
        self.text, self.found = text, found
        self._below = [one for one in found if one.kind is not QuoteKind.INDIRECT]
        self._folded: list[str] = []
        self._having: dict[str, list[int]] = {}
        self._by_start: dict[int, list[Found]] = {}
        self._filed = 0
        self._dropped: set[int] = set()

    def saying(self, words: str, after: int) -> Found | None:
        """The first quote from further down than an offset that has words, given in small letters."""
        places = (place for place in self._places(words) if words in self._folded[place])
        return next((self._below[place] for place in places if self._below[place].start > after), None)

    def _places(self, words: str) -> Iterable[int]:
        """The quotes that have the rarest of the words of which both ends are given, or all quotes."""
        if not self._folded:
            self._folded = [self.text[one.start : one.end].casefold() for one in self._below]
            for place, said in enumerate(self._folded):
                for word in set(said.split()):
                    self._having.setdefault(word, []).append(place)
        whole = words.split()[1:-1]
        return min((self._having.get(word, []) for word in whole), key=len, default=range(len(self._folded)))

    def at(self, start: int) -> list[Found]:
        """The quotes that start at an offset, in the order in which they were found."""
        for one in self.found[self._filed :]:
            self._by_start.setdefault(one.start, []).append(one)
        self._filed = len(self.found)
        return self._by_start.get(start, [])

    def drop(self, start: int) -> None:
        """Leave out the quotes that start at an offset, but for those added after this."""
        self._dropped.update(map(id, self.at(start)))

    def kept(self) -> list[Found]:
        """The quotes that were not left out."""
        return [one for one in self.found if id(one) not in self._dropped]
