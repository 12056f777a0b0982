"""People of the past, told of in one breath: *his grandfather, Amos Roe, was mayor in the flood of 1911*."""

import re

from briefing_app.extraction.layout.segments import Layout, Paragraph
from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.words.lexicon import words

_KIN = re.compile(
    r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y)|['’]s) (?:late |own |great-)*(?:"
    + "|".join(sorted(words("kin") | {"great-uncle", "great-aunt", "forebear", "ancestor", "namesake"}))
    + r"),? $"
)
_NEAR = 50
_LONG_AGO = re.compile(r"\b(?:in|of|since|from|until|by|for) (?:[A-Z][a-z]+ )?(?:1[5-8]\d\d|19[0-6]\d)\b")


def note_past(layout: Layout, register: Register) -> None:
    """Note who is named in one paragraph only, in a sentence with a year that is long ago."""
    for person in register.people:
        if not person.mentions:
            continue
        paragraph = layout.paragraph_at(person.mentions[0])
        if paragraph is None or not paragraph.prose or max(person.mentions) >= paragraph.end:
            continue
        if all(_told_of_long_ago(layout, at) for at in person.mentions):
            person.past = (min(person.mentions), _reach(layout, person.mentions[0], paragraph))


def _reach(layout: Layout, at: int, paragraph: Paragraph) -> int:
    """How far words may mean somebody of long ago: kin told of in passing no further than the paragraph goes."""
    following = paragraph.index + 1
    if _KIN.search(layout.text, max(0, at - _NEAR), at) or following >= len(layout.paragraphs):
        return paragraph.end
    return layout.paragraphs[following].end


def _told_of_long_ago(layout: Layout, at: int) -> bool:
    sentence = layout.sentence_at(at)
    return sentence is not None and _LONG_AGO.search(layout.text, sentence.start, sentence.end) is not None


def living(people: list[Person], at: int) -> list[Person]:
    """Those of whom a text may speak at an offset: nobody of the past outside the paragraph that tells of them."""
    return [one for one in people if one.past is None or one.past[0] <= at < one.past[1]]
