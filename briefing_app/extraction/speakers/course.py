"""The course of a walk through a document: what every step of it reads and adds to."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph
from briefing_app.extraction.people.people import Mention, Person, Register
from briefing_app.extraction.people.table import register
from briefing_app.extraction.spans.cues import Cue, is_verb, says, spoken_subject
from briefing_app.extraction.spans.cues_lost import past_address
from briefing_app.extraction.spans.cues_nouns import source_like
from briefing_app.extraction.spans.marks import Marked
from briefing_app.extraction.spans.not_said import withheld
from briefing_app.extraction.speakers.sources import Resolver
from briefing_app.extraction.speakers.stage import Source, of_body, of_person
from briefing_app.extraction.syntax import Parsed, Parses
from briefing_app.extraction.words.verbs import speaks

HEADLINE = frozenset({Kind.TITLE, Kind.STANDFIRST, Kind.HEADING})
HEADS = frozenset({Kind.TITLE, Kind.HEADING})
"""Lines that leave out what a sentence has: *warned* there is *was warned*."""
_CALLS = frozenset({"call", "calls", "called", "calling"})
_TOLD_OF = re.compile(r"\b(?:by|of|from|to|with|on) (?:[A-Z][a-z]+ )?$")
_HEADS = 4
"""Lines: where a report has the name of its body."""
_REPORT = re.compile(r"(?i)(?:[\w’' -]{0,40} )?report(?: (?:by|of|on) .{3,80})?")
_SPOKEN = 40
"""Characters: shorter fragments between marks may hold names that the narrator uses too."""


@dataclass(frozen=True, slots=True)
class Found:
    """A quote with its source, before it becomes a value. `quote` are the marks around it, where it has any."""

    start: int
    end: int
    kind: QuoteKind
    source: Source
    cue: str | None
    rule: str
    quote: Marked | None = None


class Course:
    """The document, its people, who is on stage, and the quotes found so far."""

    def __init__(self, layout: Layout, marked: Sequence[Marked], parses: Parses) -> None:
        self.layout, self.text, self.parses = layout, layout.text, parses
        self.holes: dict[int, list[Marked]] = {}
        for quote in marked:
            self.holes.setdefault(quote.last, []).append(quote)
        self._openings = [quote.opening for quote in marked]
        self._afters = [quote.after for quote in marked]
        quoted = [(m.start, m.end) for m in marked if m.end - m.start > _SPOKEN]
        quoted += [(turn.start, turn.end) for turn in layout.turns]
        self.register: Register = register(layout, sorted(quoted))
        self.resolver = Resolver(self.text, self.register)
        self.resolver.offices.narrated = not layout.turns
        self.resolver.pronouns.house = self._house()
        self.found: list[Found] = []
        self.done: set[int] = set()
        self.headline_words: dict[int, str] = {}
        """Where a quote in a headline starts -> the word there for who says it."""
        self._introduced: tuple[int, Source | None, str | None] = (-1, None, None)

    def _house(self) -> Source | None:
        """The body whose report this is: its name stands alone on one of the first lines."""
        heads = self.layout.paragraphs[:_HEADS]
        if self.layout.genre is not Genre.REPORT and not any(_REPORT.fullmatch(self.layout.words_of(p)) for p in heads):
            return None
        named = (self.register.body_named(self.layout.words_of(head)) for head in heads)
        body = next((one for one in named if one is not None and one.sure), None)
        return of_body(body, 0.88, f"“we” is {body.name}, whose report it is") if body else None

    def in_marks(self, offset: int) -> bool:
        """Whether an offset stands between marks."""
        place = bisect_right(self._openings, offset) - 1
        return place >= 0 and offset < self._afters[place]

    def add(self, quote: Marked, kind: QuoteKind, source: Source, cue: str | None, rule: str) -> None:
        """Add a quote in marks."""
        self.done.add(quote.start)
        self.found.append(Found(quote.start, quote.end, kind, source, cue, rule, quote))

    def introduction(self, intro: Paragraph) -> tuple[Source | None, str | None]:
        """Who the last sentence of a paragraph names as speaking next, and by which cue."""
        if self._introduced[0] != intro.index:
            self._introduced = (intro.index, *self._introduced_by(intro))
        return self._introduced[1:]

    def _introduced_by(self, intro: Paragraph) -> tuple[Source | None, str | None]:
        sentence = list(self.layout.sentences_of(intro))[-1]
        parsed = self.parses.sentence(sentence.start)
        if parsed is not None:
            for verb in reversed(list(parsed.doc)):
                found = spoken_subject(verb) if is_verb(verb) and (says(verb) or verb.lower_ in _CALLS) else None
                found = past_address(verb, found) if found and not withheld(verb) else None
                if found is None:
                    continue
                source = self.resolver.resolve(parsed, Cue(verb, *found, verb.text)) or _described(parsed, found[0])
                if source is not None:
                    return source, verb.text
        return self.named_in(sentence.start, sentence.end)

    def _likeliest_first(self, start: int, end: int) -> list[Mention]:
        """Those named in a stretch, whoever is only told of last: *Commenting on a speech by Jo Lee, Ann Roe said:*."""
        return sorted(
            self.register.within(start, end), key=lambda m: _TOLD_OF.search(self.text[start : m.start]) is not None
        )

    def named_in(self, start: int, end: int) -> tuple[Source | None, str | None]:
        """The first person named in a stretch, with the verb of saying after the name where there is one."""
        for mention in self._likeliest_first(start, end):
            if isinstance(mention.who, Person) and not self.text.endswith("My ", start, mention.start):
                cue = next((word for word in re.findall(r"\w+", self.text[mention.end : end]) if speaks(word)), None)
                return of_person(mention.who, 0.92, "named before the colon"), cue
        return None, None


def _described(parsed: Parsed, noun: Any) -> Source | None:
    """A source by the words of the text alone, where the noun stands for people or a body: *its water company*."""
    if noun.tag_ not in {"NN", "NNS"} or not source_like(noun):
        return None
    words = [t.text for t in parsed.doc[noun.left_edge.i : noun.i + 1]]
    said = " ".join(words)
    return Source(said[0].lower() + said[1:], None, None, 0.8, f"“{said}”, whom the text does not name")
