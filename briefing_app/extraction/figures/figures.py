"""Figures: the quantities of a text, with what the text puts on them and what they mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.quotes import Quote
from briefing_app.extraction.figures import meaning, words
from briefing_app.extraction.figures.compared import Told
from briefing_app.extraction.figures.findings import Context, Finding, findings
from briefing_app.extraction.figures.tokens import tokenise
from briefing_app.extraction.figures.topic import what_of
from briefing_app.extraction.figures.units import Unit
from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph
from briefing_app.extraction.syntax import Parses, Span

_STARTS = sorted(
    words.NUMBER_WORDS | {"half", "hundred", "thousand", "million", "billion", "dozen", "third", "quarter"}
)
_ANCHOR = re.compile(rf"[0-9½⅓⅔¼¾⅕⅛⅜]|\b(?:{'|'.join(_STARTS)}|thirds|quarters|fifths?|tenths?)\b", re.IGNORECASE)


class _Voices:
    """Who speaks where: the innermost quote's speaker, from each bound of a quote to the next."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.bounds = sorted({bound for quote in quotes for bound in (quote.start, quote.end)})
        self.speakers: list[str | None] = []
        coming = sorted(quotes, key=lambda quote: quote.start)[::-1]
        around: list[Quote] = []
        for bound in self.bounds:
            while coming and coming[-1].start == bound:
                around.append(coming.pop())
            around = [quote for quote in around if quote.end > bound]
            inner = min(around, key=lambda quote: quote.end - quote.start, default=None)
            self.speakers.append(inner.speaker if inner else None)

    def at(self, offset: int) -> str | None:
        """Who speaks at an offset; None in the narrator's text."""
        place = bisect_right(self.bounds, offset) - 1
        return self.speakers[place] if place >= 0 else None


def wanted(_layout: Layout) -> list[Span]:
    """The sentences whose figures need a parse: none, since the words beside a number settle what it counts as well."""
    return []


def find_figures(layout: Layout, _parses: Parses, quotes: tuple[Quote, ...]) -> tuple[Figure, ...]:
    """The figures of a text, in order of start; furniture other than notes and captions is left out."""
    voices = _Voices(quotes)
    told: list[Told] = []
    figures: list[Figure] = []
    for finding in _findings(layout):
        if told and "\n" in layout.text[told[-1].line.end - 1 : finding.line.start]:
            told.clear()  # another paragraph
        figures.append(_figure(finding, voices, told))
        told.append(Told(finding.line, finding.quantity, finding.unit, figures[-1].of))
    return tuple(figures)


def _passed_over(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph's numbers are not counted: furniture, but for what tells of the same matter as the text."""
    return paragraph.furniture and paragraph.kind not in {Kind.NOTES, Kind.CAPTION} and not _exclusive(text, paragraph)


def _exclusive(text: str, paragraph: Paragraph) -> bool:
    """*Exclusive: leaked memo says …*, right below the title."""
    return paragraph.index <= 1 and text[paragraph.start : paragraph.start + 9].casefold() == "exclusive"


def _findings(layout: Layout) -> Iterator[Finding]:
    passed = {paragraph.index for paragraph in layout.paragraphs if _passed_over(layout.text, paragraph)}
    labels = _past_labels(layout)
    paragraph, context = -1, Context()
    for sentence in layout.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            context = context.following(layout.text, sentence.start, spoken=bool(layout.turns))
        if paragraph not in passed and _ANCHOR.search(layout.text, sentence.start, sentence.end):
            start = labels.get(sentence.start, sentence.start)
            yield from findings(tokenise(layout.text, start, sentence.end), context)
        context.pass_over(layout.text, sentence.start, sentence.end)


def _past_labels(layout: Layout) -> dict[int, int]:
    """Where the words begin of the sentences that open with the name of who speaks."""
    return {turn.label_start: turn.label_end for turn in layout.turns if turn.label_start < turn.label_end}


def _figure(finding: Finding, voices: _Voices, told: Sequence[Told]) -> Figure:
    line, quantity, unit = finding.line, finding.quantity, finding.unit
    start, end = line.tokens[quantity.first].start, line.tokens[quantity.last - 1].end
    end -= 2 * line.text[start:end].endswith(("’s", "'s"))  # nine grand’s worth
    last = meaning.phrase_end(quantity, unit, finding.after)
    return Figure(
        start=start,
        end=end,
        text=line.text[start:end],
        value=quantity.value,
        kind=unit.kind,
        value_high=quantity.value_high,
        unit=unit.name,
        modifier=finding.modifier,
        of=what_of(line, quantity, unit, last, told),
        said_by=voices.at(start),
        as_of=meaning.as_of(line, start, end),
        aspect=meaning.aspect(line, quantity, unit),
        phrase_start=line.tokens[finding.before.first].start if finding.before else start,
        phrase_end=line.tokens[last - 1].end,
        confidence=_confidence(unit),
        evidence=_evidence(finding),
    )


def _confidence(unit: Unit) -> float:
    """How likely value, kind and unit are all right: lower the further off the noun was found, least without one."""
    if unit.sure:
        return 0.97 if unit.kind in {FigureKind.MONEY, FigureKind.PERCENT} else 0.95
    if unit.name is None:
        return 0.6
    return 0.85 if unit.head >= 0 else 0.75


def _evidence(finding: Finding) -> str:
    line, said = finding.line, finding.before or finding.after
    number = line.between(finding.quantity.first, finding.quantity.last)
    counts = f"“{number}”; unit from {finding.unit.why}"
    if said is None:
        return counts
    first, last = (said.first, finding.quantity.first) if finding.before else (said.first, said.last)
    return f"{counts}; “{line.between(first, last).strip('- ')}” makes it {said.modifier.replace('_', ' ')}"
