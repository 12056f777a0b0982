"""Printed interviews: questions that nobody signs, and the paragraphs below each in which one person answers."""

import re
from collections.abc import Iterator, Sequence

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph
from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.speakers.stage import Source, of_person

_ASKS = re.compile(r"(?:Q(?:uestion)?\s?[:.]\s+)?[^“”\"]{3,240}\?$")
_PUTS = re.compile(r"(?:Q(?:uestion)?\s?[:.]\s+\S|(?:You |Your )(?![^\n]*\b(?:I|my|we)\b)[^“”\"]{3,160}\.$)")
_ANSWERS = re.compile(r"A(?:nswer)?\s?[:.]\s+(?=\S)")
_GIVEN = re.compile(
    r"\b(?:interview(?:ed)?|Q ?& ?A|questions?) (?:(?:was |were )?(?:given|answered) by|with) (?:[\w’' -]{0,60}? )??"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+)\b"
)
"""*An interview given by Jane Roe to John Doe*."""
_OWN = re.compile(r"\b(?:I|I['’]\w+|my|My|me|we|We|our)\b")
_MARKS = "\"“‘'«[("
_LEAST, _LONGEST = 3, 240
_KEEPS = frozenset({Kind.BODY, Kind.BULLET})


def answers(layout: Layout, register: Register) -> Iterator[tuple[int, int, Source]]:
    """Where each answer begins and ends, with who gives it; nothing where a text is no interview."""
    if layout.turns or layout.genre not in {Genre.NEWS, Genre.OTHER}:
        return
    runs = list(_runs(layout))
    spoken = [run for run in runs if _OWN.search(layout.text, run[0], run[1])]
    labelled = sum(_ANSWERS.match(layout.text, *_line(layout, start)) is not None for start, _ in runs)
    if (len(runs) < _LEAST and labelled < 2) or 2 * len(spoken) < len(runs) or not _labelled_or_open(layout, runs):
        return
    who = _subject(layout.text, register, runs[0][0])
    if who is not None:
        source = of_person(who, 0.85, f"{who.name} is asked")
        yield from ((start, _until_told_of(layout, register, who, start, end), source) for start, end in runs)


def _line(layout: Layout, at: int) -> tuple[int, int]:
    paragraph = layout.paragraph_at(at)
    return (paragraph.start, paragraph.end) if paragraph else (at, at)


def _until_told_of(layout: Layout, register: Register, who: Person, start: int, end: int) -> int:
    """The end of an answer, before a paragraph in which the narrator speaks of whoever is asked."""
    told = [m.start for m in register.within(start, end) if m.who is who]
    ends = [p.end for p in layout.paragraphs if start < p.end <= end and not any(p.start <= at < p.end for at in told)]
    before = [stop for stop in ends if not told or stop < told[0]]
    return before[-1] if before else end


def _runs(layout: Layout) -> Iterator[tuple[int, int]]:
    """The stretches between questions, in order, each without what is no part of an answer."""
    paragraphs = layout.paragraphs
    place = 0
    while place < len(paragraphs):
        if not _question(layout, paragraphs[place]):
            place += 1
            continue
        place += 1
        first = place
        while place < len(paragraphs) and _goes_on(layout, paragraphs[place], first=place == first):
            place += 1
        if place > first:
            label = _ANSWERS.match(layout.text, paragraphs[first].content, paragraphs[first].end)
            yield label.end() if label else paragraphs[first].content, paragraphs[place - 1].end


def _question(layout: Layout, paragraph: Paragraph) -> bool:
    words = layout.words_of(paragraph)
    if paragraph.furniture or paragraph.kind in {Kind.TITLE, Kind.STANDFIRST} or len(words) > _LONGEST:
        return False
    return words[0] not in _MARKS and bool(_ASKS.fullmatch(words) or _PUTS.match(words))


def _goes_on(layout: Layout, paragraph: Paragraph, *, first: bool) -> bool:
    if paragraph.kind not in _KEEPS or layout.text[paragraph.content] in _MARKS:
        return False
    if _question(layout, paragraph):
        return False
    return first or _OWN.search(layout.text, paragraph.start, paragraph.end) is not None


def _labelled_or_open(layout: Layout, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether the answers are marked *A:*, or hardly anything between first and last is in quotation marks."""
    between = layout.text[runs[0][0] : runs[-1][1]]
    said = sum(1 for paragraph in layout.paragraphs if runs[0][0] <= paragraph.start < runs[-1][1])
    return 3 * len(re.findall(r"(?m)^[“\"]", between)) < said


def _subject(text: str, register: Register, above: int) -> Person | None:
    """Whom the text above the first question says gave the interview, or names most often; nobody if two alike."""
    given = _GIVEN.search(text, 0, above)
    if given and (who := register.person_named(given["name"])) is not None:
        return who
    named = {id(m.who): m.who for m in register.within(0, above) if isinstance(m.who, Person)}
    counts = sorted(((sum(at < above for at in one.mentions), key) for key, one in named.items()), reverse=True)
    if not counts or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return named[counts[0][1]]
