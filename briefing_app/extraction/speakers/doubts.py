"""How far back a pronoun reaches before it is left in doubt.

The limits were read off first meetings: fifty-six invented documents, each as the engine of its day met it for the
first time, and only what that claimed with 0.9 or more. Where somebody named was on stage in the same paragraph or one
of the two before it, *he* and *she* were right 188 times of 189; farther back once of eight. Somebody whom the text
only describes (*a council spokesman*) was right past the paragraph 3 times of ten. *It* was right 20 times of 23, and
never of four where its body was farther back. Each third of the documents says the same as the others.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.extraction.people.people import Body, Person
from briefing_app.extraction.speakers.stage import Event, Source

_PARAGRAPH = re.compile(r"\n+")
_MAY_BE_IT = re.compile(
    r"\b[Aa] (?:[a-z]+ )?(?:court|tribunal|committee|inquiry|inquest|jury|panel)\b"
    r"|\b[Tt]he (?:[a-z]+ )?(?:motion|letter|report|review|study|survey|court|tribunal|inquest|petition)"
    r" (?:also )?[a-z]+ed\b"
)
_FAR = 2
"""Paragraphs: how far back whoever a text names may have been on stage last."""
_LONG_AGO, _PASSED_BY = 0.75, 0.85
"""What is claimed then, and of somebody without a name who was on stage in an earlier paragraph."""


def reaching(text: str, events: Sequence[Event], found: Source, at: int) -> Source:
    """Whom a pronoun at an offset is taken for, less sure where he, she or it was last on stage too far back.

    So is a body where a court or a paper stands between, which *it* may be as well.
    """
    last = next((event.at for event in reversed(events) if event.at < at and event.source.speaker == found.speaker), 0)
    breaks = sum(1 for _ in _PARAGRAPH.finditer(text, last, at))
    named = isinstance(found.who, Person | Body)
    another = isinstance(found.who, Body) and _MAY_BE_IT.search(text, _opening(text, last), at)
    sure = _LONG_AGO if breaks > _FAR else _PASSED_BY if another or (breaks and not named) else 1.0
    return found if found.confidence <= sure else replace(found, confidence=sure)


def _opening(text: str, at: int) -> int:
    """Where the sentence around an offset begins."""
    return max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1
