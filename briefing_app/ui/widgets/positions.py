"""Where a source's text stands on screen: code points of the source to UTF-16 positions of a QTextDocument and back."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

# Characters that QTextDocument would take for a new paragraph, an object or nothing at all. One for one.
_SHOWN_AS_SPACE = dict.fromkeys(map(ord, "\n\r\t\v\f\0\u0085\u2028\u2029\ufdd0\ufdd1\ufffc"), " ")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_WRAP = range(48, 100)
"""How long the lines of text that was wrapped by hand are."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs to show, as `start, end` in code points without the white space around them.

    Lines are paragraphs, unless blank lines part groups of lines that were wrapped at one width: then the groups are.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for end, following in _groups(text):
        lines = [match.span() for match in _LINE.finditer(text, start, end)]
        found += [(start, end)] if _wrapped(lines) else lines
        start = following
    return [span for span in (_stripped(text, *span) for span in found) if span[0] < span[1]]


def _groups(text: str) -> list[tuple[int, int]]:
    breaks = [match.span() for match in _BLANK_LINE.finditer(text)]
    return [*breaks, (len(text), len(text))]


def _wrapped(lines: list[tuple[int, int]]) -> bool:
    """Whether a line break was put in for the width alone: all lines but the last are long, and alike."""
    lengths = [end - start for start, end in lines[:-1]]
    return bool(lengths) and all(length in _WRAP for length in lengths)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def shown(text: str) -> str:
    """The text as it is put on screen, character for character."""
    return text.translate(_SHOWN_AS_SPACE)


def utf16_length(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) + sum(ord(character) > 0xFFFF for character in text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph of the source (`start:end`, code points) at `place` of the document (UTF-16)."""

    start: int
    end: int
    place: int


@dataclass(slots=True)
class Positions:
    """The conversion table of one source on screen; `placed` is in order, and so are the places."""

    text: str
    placed: list[Placed]
    _astral: list[int] = field(init=False)
    _starts: list[int] = field(init=False)
    _places: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note once where characters of two units stand."""
        self._astral = [at for at, character in enumerate(self.text) if ord(character) > 0xFFFF]
        self._starts = [paragraph.start for paragraph in self.placed]
        self._places = [paragraph.place for paragraph in self.placed]
        if any(a > b for a, b in pairwise(self._places)):
            message = "paragraphs are out of order"
            raise ValueError(message)

    def to_document(self, offset: int) -> int:
        """The document's position of an offset; between paragraphs, the end of the one before."""
        if not self.placed:
            return 0
        paragraph = self.placed[max(0, bisect_right(self._starts, offset) - 1)]
        inside = min(max(offset, paragraph.start), paragraph.end)
        wide = bisect_left(self._astral, inside) - bisect_left(self._astral, paragraph.start)
        return paragraph.place + inside - paragraph.start + wide

    def to_source(self, position: int) -> int:
        """The offset of a document's position; in a heading that is not of the source, the next paragraph's start."""
        at = bisect_right(self._places, position) - 1
        if at < 0:
            return self.placed[0].start if self.placed else 0
        paragraph = self.placed[at]
        low, high = paragraph.start, paragraph.end
        while low < high:  # the last offset that does not lie beyond the position
            middle = (low + high + 1) // 2
            if self.to_document(middle) <= position:
                low = middle
            else:
                high = middle - 1
        return low

    def paragraph_at(self, offset: int) -> Placed | None:
        """The paragraph that an offset falls in, or the one before it."""
        return self.placed[max(0, bisect_right(self._starts, offset) - 1)] if self.placed else None
