"""Quotes: spans first, from structure and marks; then a parse of what needs one; then who said them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.domain.quotes import Quote
from briefing_app.extraction.layout.segments import Layout, Sentence
from briefing_app.extraction.spans.frames import Frame, frames
from briefing_app.extraction.spans.indirect import may_report
from briefing_app.extraction.spans.marks import Marked, marked_spans
from briefing_app.extraction.speakers.walk import Walk
from briefing_app.extraction.syntax import Masked, Parses, Span

_MARK = "\"“‘'«„"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known before anything is parsed; `wanted` and `masked` are what to parse."""

    layout: Layout
    marked: tuple[Marked, ...]
    frames: tuple[Frame, ...]
    wanted: tuple[Span, ...]

    @property
    def masked(self) -> list[Masked]:
        """The masked sentences to parse, in order."""
        return [frame.masked for frame in self.frames]


def draft(layout: Layout) -> Draft:
    """The spans of a text's quotes in marks, and what has to be parsed to attribute them."""
    marked = tuple(span for span in marked_spans(layout) if span.depth == 0)
    framed = tuple(frame for frame in frames(layout, marked) if not frame.bare)
    return Draft(layout, marked, framed, tuple(_plain_spans(layout, marked)))


def _plain_spans(layout: Layout, marked: Sequence[Marked]) -> Iterator[Span]:
    """The narrator's sentences without marks that may report what somebody said, or that lead up to a quote."""
    spoken = _Stretches([(m.opening, m.after) for m in marked])
    turns = _Stretches([(turn.start, turn.end) for turn in layout.turns])
    for sentence in layout.sentences:
        if spoken.touch(sentence.start, sentence.end) or not layout.paragraphs[sentence.paragraph].prose:
            continue
        if turns.touch(sentence.start, sentence.end):
            if _leads_up(layout, sentence):
                yield Span(sentence.start, sentence.end)
        elif may_report(layout.text[sentence.start : sentence.end]):
            yield Span(sentence.start, sentence.end)


def _leads_up(layout: Layout, sentence: Sentence) -> bool:
    """Whether a sentence ends its paragraph and the next one opens with a mark."""
    following = sentence.paragraph + 1
    if sentence.end != layout.paragraphs[sentence.paragraph].end or following >= len(layout.paragraphs):
        return False
    return layout.text[layout.paragraphs[following].content] in _MARK


class _Stretches:
    """Stretches that do not overlap, in order; whether one touches another is a look-up."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.stretches = sorted(stretches)
        self.starts = [start for start, _ in self.stretches]

    def touch(self, start: int, end: int) -> bool:
        place = bisect_right(self.starts, end - 1) - 1
        return place >= 0 and self.stretches[place][1] > start


def find_quotes(draft: Draft, parses: Parses) -> tuple[Quote, ...]:
    """The quotes, in order of start; those within a turn after it."""
    walk = Walk(draft.layout, draft.marked, draft.frames, parses)
    return tuple(sorted(walk.quotes(), key=lambda quote: (quote.start, -quote.end)))
