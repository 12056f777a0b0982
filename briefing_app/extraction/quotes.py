"""Quotes: spans first, from structure and marks; then who said them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.extraction.attribution import ties
from briefing_app.extraction.cues import Cue, is_verb, spoken_subject
from briefing_app.extraction.frames import Frame, Hole, frames, is_fragment
from briefing_app.extraction.people import Person, Register, register
from briefing_app.extraction.quotes_blocks import Block, blocks
from briefing_app.extraction.quotes_indirect import may_report, reported
from briefing_app.extraction.quotes_marks import Marked, marked_spans
from briefing_app.extraction.segments import Layout, Paragraph
from briefing_app.extraction.sources import Resolver, Source, of_body, of_person
from briefing_app.extraction.syntax import Masked, Parsed, Parses, Span
from briefing_app.extraction.verbs import speaks

_INTERRUPTION = re.compile(r"\s*\[(?:Interruption|Laughter|Applause|HON[^\]]*)\.?\]\.?$")
_SPOKEN = 40
"""Characters: shorter fragments between marks may hold names that the narrator uses too."""


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
    """The narrator's sentences without marks that may report what somebody said."""
    spoken = sorted([(m.opening, m.after) for m in marked] + [(t.start, t.end) for t in layout.turns])
    place = 0
    for sentence in layout.sentences:
        while place < len(spoken) and spoken[place][1] <= sentence.start:
            place += 1
        if place < len(spoken) and spoken[place][0] < sentence.end:
            continue
        paragraph = layout.paragraphs[sentence.paragraph]
        if paragraph.prose and may_report(layout.text[sentence.start : sentence.end]):
            yield Span(sentence.start, sentence.end)


def find_quotes(draft: Draft, parses: Parses) -> tuple[Quote, ...]:
    """The quotes, in order of start."""
    return tuple(sorted(_Finder(draft, parses).quotes(), key=lambda quote: (quote.start, -quote.end)))


@dataclass(frozen=True, slots=True)
class _Said:
    """A quote with its source, before it becomes a value."""

    quote: Marked
    source: Source
    cue: str | None
    rule: str


class _Finder:
    """Attributes the spans of one document, in order of the text."""

    def __init__(self, draft: Draft, parses: Parses) -> None:
        self.draft, self.parses = draft, parses
        self.layout, self.text = draft.layout, draft.layout.text
        quoted = [(m.start, m.end) for m in draft.marked if m.end - m.start > _SPOKEN]
        quoted += [(turn.start, turn.end) for turn in self.layout.turns]
        self.register: Register = register(self.layout, sorted(quoted))
        self.resolver = Resolver(self.text, self.register)
        self.last: _Said | None = None
        self.done: set[int] = set()

    def quotes(self) -> Iterator[Quote]:
        yield from self._turns()
        blocks_ = list(blocks(self.layout, self.register))
        inside = [(b.start, b.end) for b in blocks_]
        intros = {b.intro.index: b for b in blocks_}
        framed = self._framed()
        for paragraph in self.layout.paragraphs:
            if any(start <= paragraph.start < end for start, end in inside):
                continue
            yield from self._paragraph(paragraph, framed.get(paragraph.index, []))
            if paragraph.index in intros:
                yield from self._block(intros[paragraph.index])

    def _framed(self) -> dict[int, list[tuple[Frame, Parsed | None]]]:
        found: dict[int, list[tuple[Frame, Parsed | None]]] = {}
        for place, frame in enumerate(self.draft.frames):
            parsed = self.parses.masked[place] if self.parses.masked else None
            found.setdefault(frame.paragraph, []).append((frame, parsed))
        return found

    def _turns(self) -> Iterator[Quote]:
        for turn in self.layout.turns:
            label = self.text[turn.label_start : turn.label_end]
            source = self.resolver.label(turn.label_start, turn.label_end)
            end = turn.end
            closing = _INTERRUPTION.search(self.text, turn.start, turn.end)
            end = closing.start() if closing else end
            yield self._value(turn.start, end, QuoteKind.BLOCK, source, None, f"a turn under the name “{label}”")

    def _block(self, block: Block) -> Iterator[Quote]:
        source, cue = self._intro(block.intro)
        if source is None:
            return
        self.resolver.stage.enter(block.start, source, spoke=True)
        yield self._value(block.start, block.end, QuoteKind.BLOCK, source, cue, "set off after a colon")

    def _intro(self, intro: Paragraph) -> tuple[Source | None, str | None]:
        """Who an introduction that ends with a colon names, and by which cue."""
        sentence = list(self.layout.sentences_of(intro))[-1]
        parsed = self.parses.sentence(sentence.start)
        if parsed is not None:
            for verb in reversed(list(parsed.doc)):
                if is_verb(verb) and speaks(verb.text):
                    found = spoken_subject(verb)
                    source = self.resolver.resolve(parsed, Cue(verb, found[0], found[1], verb.text)) if found else None
                    if source is not None:
                        return source, verb.text
        mention = next(
            (m for m in self.register.within(sentence.start, sentence.end) if isinstance(m.who, Person)), None
        )
        return (
            (of_person(mention.who, 0.85, "named before the colon"), None)
            if mention and isinstance(mention.who, Person)
            else (None, None)
        )

    def _paragraph(self, paragraph: Paragraph, framed: list[tuple[Frame, Parsed | None]]) -> Iterator[Quote]:
        if paragraph.furniture:
            return
        in_turn = any(turn.start <= paragraph.start < turn.end for turn in self.layout.turns)
        frames_ = {frame.start: (frame, parsed) for frame, parsed in framed}
        holes = [m for m in self.draft.marked if m.first <= paragraph.index <= m.last]
        for start in sorted({*frames_, *(s.start for s in self.layout.sentences_of(paragraph))}):
            if start in frames_:
                yield from self._framed_quotes(*frames_[start])
            elif not in_turn and not any(m.opening <= start < m.after for m in holes):
                yield from self._narrated(start)
        for quote in holes:
            if quote.start not in self.done and quote.last == paragraph.index and not self._is_fragment(quote):
                yield from self._continued(quote)

    def _framed_quotes(self, frame: Frame, parsed: Parsed | None) -> Iterator[Quote]:
        for hole in frame.holes:
            if hole.quote.start not in self.done:
                yield from self._tied(frame, parsed, hole)

    def _is_fragment(self, quote: Marked) -> bool:
        return is_fragment(self.text, quote, self.layout.paragraphs[quote.first].content)

    def _tied(self, frame: Frame, parsed: Parsed | None, hole: Hole) -> list[Quote]:
        if parsed is None:
            return []
        for tie in ties(frame, parsed, hole):
            source = self.resolver.resolve(parsed, tie.cue)
            if source is None:
                continue
            self.resolver.stage.enter(parsed.offset(tie.cue.source)[0], source, spoke=True)
            kind = QuoteKind.MIXED if hole.fragment and not _clause(parsed, hole) else QuoteKind.DIRECT
            self.done.add(hole.quote.start)
            self.last = _Said(hole.quote, source, tie.cue.text, tie.rule)
            return [
                self._value(
                    hole.quote.start, hole.quote.end, kind, source, tie.cue.text, f"cue “{tie.cue.text}”, {tie.rule}"
                )
            ]
        return []

    def _continued(self, quote: Marked) -> Iterator[Quote]:
        if self.last is None:
            return
        before = self.last
        same = before.quote.last == quote.first
        gap = quote.first - before.quote.last
        confidence = min(before.source.confidence, 0.95 if same or gap == 1 else 0.75 if gap <= 2 else 0.5)
        source = replace(before.source, confidence=confidence)
        rule = "goes on after the attribution" if same else f"goes on from {source.speaker} in the paragraph before"
        cue = before.cue if same else None
        self.last = _Said(quote, source, cue, rule)
        yield self._value(quote.start, quote.end, QuoteKind.DIRECT, source, cue, rule)

    def _narrated(self, start: int) -> Iterator[Quote]:
        parsed = self.parses.sentence(start)
        if parsed is None:
            self._note_subject(start)
            return
        for clause in reported(parsed):
            source = self.resolver.resolve(parsed, clause.cue)
            if source is None:
                continue
            self.resolver.stage.enter(parsed.offset(clause.cue.source)[0], source, spoke=True)
            yield self._value(
                clause.start,
                clause.end,
                QuoteKind.INDIRECT,
                source,
                clause.cue.text,
                f"a clause after “{clause.cue.text}”",
            )

    def _note_subject(self, start: int) -> None:
        sentence = self.layout.sentence_at(start)
        if sentence is None:
            return
        for mention in self.register.within(sentence.start, sentence.end):
            who = mention.who
            source = of_person(who, 0.9, "") if isinstance(who, Person) else of_body(who, 0.9, "")
            self.resolver.stage.enter(mention.start, source, spoke=False)
            return

    def _value(self, start: int, end: int, kind: QuoteKind, source: Source, cue: str | None, rule: str) -> Quote:
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Quote(
            start,
            end,
            self.text[start:end],
            kind,
            source.speaker,
            source.role,
            source.organisation,
            cue,
            source.confidence,
            source.candidates,
            f"{rule}; {source.why}",
        )


def _clause(parsed: Parsed, hole: Hole) -> bool:
    """Whether the words between marks have a subject and a finite verb of their own."""
    inside = [token for token in parsed.doc if hole.at <= token.idx < hole.end]
    places = {token.i for token in inside}
    return any(
        token.dep_ in {"nsubj", "nsubjpass", "expl"}
        and token.head.i in places
        and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in [token.head, *token.head.lefts])
        for token in inside
    )
