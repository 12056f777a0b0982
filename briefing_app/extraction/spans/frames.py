"""The narrator's sentences, with what stands between marks masked, so that a parser sees how quotes hang in them.

Words in marks that make up a whole clause become *It is so*; a fragment stays as it is and only loses its marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.extraction.layout import sentences
from briefing_app.extraction.layout.segments import Layout, Paragraph
from briefing_app.extraction.spans.marks import Marked
from briefing_app.extraction.syntax import Masked

_STAND_IN = "It is so"
_BREAK = re.compile(r"[.!?…]\s+\S")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FRAGMENT_WORDS = 30
_NEAR = 80
_NEW_SENTENCE = re.compile(
    r"\s+(?:Among|In|On|At|But|And|After|Before|When|While|There|This|These|That|Those|As|For|From|With|Later|Then|Another"
    r"|Asked|Yesterday|Today|If|So|Yet|Not|No|Nor|His|Her|Their|Its|Our)\b"
)
"""After *…!”* or *…?”*: what opens no cue."""
_SAME_SENTENCE = re.compile(r"\s*(?:[,;:–—]|[a-z(])")


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a quote stands in a frame's text: `at` to `end`. A fragment is left in place there."""

    quote: Marked
    at: int
    end: int
    fragment: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One sentence of the narrator's: `text` is what is parsed; it stands at `text[start:end]` of the document."""

    start: int
    end: int
    paragraph: int
    masked: Masked
    holes: tuple[Hole, ...]

    @property
    def bare(self) -> bool:
        """Whether it has no words but the quote's own."""
        rest = list(self.masked.text)
        for hole in self.holes:
            rest[hole.at : hole.end] = " " * (hole.end - hole.at)
        return not _WORD.search("".join(rest))


def is_fragment(text: str, quote: Marked, content: int) -> bool:
    """Whether the words between marks are less than a sentence and stand inside the narrator's own."""
    if quote.first != quote.last or _BREAK.search(text, quote.start, quote.end):
        return False
    inside = text[quote.start : quote.end]
    if len(_WORD.findall(inside)) > _FRAGMENT_WORDS:
        return False
    before = text[max(content, quote.opening - _NEAR) : quote.opening].rstrip()
    if inside[-1] in ".!?…" and inside[0].isupper():
        return False
    if not before or before[-1] in ':;.!?”"':
        ended = inside[-1] in ",.!?…—-"
        return (
            not ended
            and text[quote.after : quote.after + 1] != ","
            and bool(before or not _sentence_after(text, quote))
        )
    if inside[0].isupper() and before[-1] == ",":
        return inside[-1] not in ",.!?…"
    return inside[-1] not in ",!?" or not inside[0].isupper()


def _sentence_after(text: str, quote: Marked) -> bool:
    return text[quote.after : quote.after + 1] in "\n,"


def frames(layout: Layout, marked: Sequence[Marked]) -> Iterator[Frame]:
    """The frames of every paragraph with marks in it; `marked` are its outermost quotes, in order of start."""
    by_paragraph: dict[int, list[Marked]] = {}
    for quote in marked:
        for index in range(quote.first, quote.last + 1):
            by_paragraph.setdefault(index, []).append(quote)
    for index, quotes in by_paragraph.items():
        yield from _paragraph_frames(layout.text, layout.paragraphs[index], quotes)


def _paragraph_frames(text: str, paragraph: Paragraph, quotes: Sequence[Marked]) -> Iterator[Frame]:
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    holes: list[Hole] = []
    length, place = 0, paragraph.content

    def add(piece: str, offset: int) -> None:
        nonlocal length
        shifts.append((length, offset - length))
        pieces.append(piece)
        length += len(piece)

    for quote in quotes:
        opening, after = max(quote.opening, paragraph.content), min(quote.after, paragraph.end)
        if opening < place:
            continue
        add(text[place:opening], place)
        fragment = is_fragment(text, quote, paragraph.content)
        at = length
        if fragment:
            add(text[quote.start : quote.end], quote.start)
        else:
            add(_stand_in(text, quote, after, paragraph), opening)
        holes.append(Hole(quote, at, length, fragment))
        place = after
    add(text[place : paragraph.end], place)
    yield from _cut("".join(pieces), shifts, holes, paragraph)


def _stand_in(text: str, quote: Marked, after: int, paragraph: Paragraph) -> str:
    last = text[min(quote.end, paragraph.end) - 1]
    new = last in "!?" and _NEW_SENTENCE.match(text, after, paragraph.end) is not None
    goes_on = bool(_SAME_SENTENCE.match(text, after, paragraph.end)) or (last in "!?," and after < paragraph.end)
    goes_on = goes_on and not new
    if after < paragraph.end and text[after] == ",":
        return f"“{_STAND_IN}”"
    return f"“{_STAND_IN}{',' if goes_on else '.'}”"


def _cut(text: str, shifts: Sequence[tuple[int, int]], holes: Sequence[Hole], paragraph: Paragraph) -> Iterator[Frame]:
    """The sentences of a masked paragraph that hold a quote, each with its part of the shifts."""
    hole = shift = 0
    for start, end in sentences.split(text, 0, len(text)):
        inside: list[Hole] = []
        while hole < len(holes) and holes[hole].at < end:
            inside.append(holes[hole])
            hole += 1
        while shift + 1 < len(shifts) and shifts[shift + 1][0] <= start:
            shift += 1
        if inside:
            yield _frame(text, (start, end), _part(shifts, shift, end), inside, paragraph)


def _part(shifts: Sequence[tuple[int, int]], first: int, end: int) -> Sequence[tuple[int, int]]:
    last = first + 1
    while last < len(shifts) and shifts[last][0] < end:
        last += 1
    return shifts[first:last]


def _frame(
    text: str, bounds: tuple[int, int], kept: Sequence[tuple[int, int]], holes: Sequence[Hole], paragraph: Paragraph
) -> Frame:
    start, end = bounds
    moved = tuple((max(0, at - start), add + start) for at, add in kept)
    cut = tuple(Hole(h.quote, max(0, h.at - start), min(end, h.end) - start, h.fragment) for h in holes)
    return Frame(start + kept[0][1], end + kept[-1][1], paragraph.index, Masked(text[start:end], moved), cut)
