"""Two numbers that one document gives for one thing: it says that one stands in the place of the other."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.domain.facts import Verdict
from briefing_app.linking import lexicon
from briefing_app.linking.rounding import one_number
from briefing_app.linking.things import Statement, measure

_LITTLE = r"(?:[\w’'-]+\s+){0,4}"
_FROM = re.compile(r"\bfrom\s+(?:the\s+|its\s+|about\s+|around\s+)?$", re.IGNORECASE)
_TO = re.compile(rf"^\W*{_LITTLE}to\s+(?:just\s+|only\s+|about\s+|around\s+|now\s+)?$", re.IGNORECASE)
_BECAME = re.compile(
    r"\b(?:become|became|revised|corrected|amended|raised|upped|increased|cut|reduced|lowered|scaled\s+back|changed)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_GOES = re.compile(
    r"\b(?:rise|rises|rose|risen|increase[sd]?|go|goes|went|gone|climb(?:s|ed)?|jump(?:s|ed)?|fall|falls|fell|fallen|"
    r"drop(?:s|ped)?|come\s+down|grow|grows|grew|be(?:en)?\s+(?:raised|cut|reduced))\b[^.;]{0,40}?"
    r"\bto\s+(?:the\s+|just\s+|only\s+|about\s+|around\s+|now\s+)?$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|had\s+been|would\s+have\s+(?:been|cost)|stood\s+at|of|the)\s+(?:about\s+|around\s+)?$",
    re.IGNORECASE,
)
_FROM_BEFORE = re.compile(
    r"\b(?:up|down|raised|increased|cut|reduced|lowered|revised)\s+from\s+(?:the\s+|its\s+|an?\s+)?"
    r"(?:(?:earlier|original|first|previous|proposed|planned|about|around)\s+)*$",
    re.IGNORECASE,
)
_MORE_THAN = re.compile(r"\b(?:(?:more|higher|fewer|less|lower)\s+than|compared\s+with)\s+(?:the\s+)?$", re.IGNORECASE)
_BEFOREHAND = r"(?:first|originally|initially|previously|earlier)"
_THOUGHT = r"(?:thought|said|announced|planned|promised|reported|estimated|published|proposed|feared)"
_FIRST_THOUGHT = re.compile(
    rf"^[^.;]{{0,40}}\b(?:{_BEFOREHAND}\s+(?:\w+\s+)?{_THOUGHT}|{_THOUGHT}\s+(?:at\s+)?{_BEFOREHAND})\b", re.IGNORECASE
)
_DRIFTS = re.compile(
    r"\b(?:(?:in|over|during)\s+(?:a|the|one|\w+)\s+(?:past\s+|last\s+)?(?:years?|months?|weeks?|decades?)|"
    r"(?:a|one|last|the\s+previous)\s+(?:year|month|quarter|week|decade)|since|before|dropped\s+from)\b",
    re.IGNORECASE,
)
"""What moves from year to year has no number put in the place of another."""
_RANGES = re.compile(r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|between|differ\w*)\b", re.IGNORECASE)
"""What ranges from one number to another is of several things."""
_NOT = re.compile(
    r"(?:\bnot|\brather\s+than|\binstead\s+of|\binstead)\s+(?:the\s+|of\s+the\s+|some\s+|about\s+|as\s+many\s+as\s+)?$",
    re.IGNORECASE,
)
_NEAR_BY = re.compile(r"^[^.;:]{0,60}$")
_BEFORE = re.compile(
    r"\b(?:announced|planned|promised|published|proposed|first|original\w*|previous\w*|earlier|had\s+been|now)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:wrong|untrue|incorrect|inaccurate|mistaken|false|recogni[sz]e|dispute[sd]?|den(?:y|ies|ied)|overstated|"
    r"exaggerated|understated|in\s+fact)\b",
    re.IGNORECASE,
)
_FAR = 5.0
_NEXT = 40  # code points
FIRST, SECOND = 0.96, 0.95
"""How sure it is where a document says so itself, and which of the two has the other in its place."""


@dataclass(frozen=True, slots=True)
class Put:
    """How two figures stand to each other, and which of them is the old one."""

    verdict: Verdict
    old: Statement


def relation(first: Statement, second: Statement) -> Put | None:
    """How a document sets one of its figures against another of one thing, if it does."""
    if measure(first)[0] != measure(second)[0] or one_number(first, second) or not _one_kind(first, second):
        return None
    low, high = sorted(abs(one.value) * measure(one)[1] for one in (first, second))
    if not low or high > _FAR * low:
        return None
    if first.sentence != second.sentence:
        return None
    return _in_order(*sorted((first, second), key=lambda one: one.sentence.find(one.phrase)))


def corrects(one: Statement) -> bool:
    """Whether a figure is put in the place of another, by its sentence or by its document as a whole."""
    return one.clause.revised or not _corrections().isdisjoint(one.about)


@lru_cache(maxsize=1)
def _corrections() -> frozenset[str]:
    return frozenset(map(lexicon.stem, lexicon.words("revised", "documents")))


def _one_kind(first: Statement, second: Statement) -> bool:
    one, other = first.thing, second.thing
    return not (one.nouns and other.nouns and one.sure and other.sure) or lexicon.one_kin(one.nouns, other.nouns)


def _in_order(first: Statement, second: Statement) -> Put | None:
    sentence = first.sentence
    at = sentence.find(first.phrase)
    end = at + len(first.phrase)
    then = sentence.find(second.phrase, end)
    if at < 0 or then < 0:
        return None
    before, between, after = sentence[:at], sentence[end:then], sentence[then + len(second.phrase) :]
    if not _DRIFTS.search(sentence) and not _RANGES.search(before):
        if (_FROM.search(before) and _TO.search(between)) or (_WAS.search(before) and _GOES.search(between)):
            return Put(Verdict.UPDATED, first)
        if _FROM_BEFORE.search(between) or (_MORE_THAN.search(between) and _FIRST_THOUGHT.search(after)):
            return Put(Verdict.UPDATED, second)
    return _said(first, second, before, between, after)


def _said(first: Statement, second: Statement, before: str, between: str, after: str) -> Put | None:
    """What is said in so many words between two figures and around them."""
    if _BECAME.search(between) and not re.search(r"\bfrom\b", between):
        return Put(Verdict.UPDATED, first)
    if _NOT.search(between) and _NEAR_BY.search(between):
        earlier = _BEFORE.search(after) or _BEFORE.search(before) or corrects(first)
        return Put(Verdict.UPDATED if earlier else Verdict.CONFLICTS, second)
    if _DENIED.search(between) or _DENIED.search(after[:_NEXT]):
        return Put(Verdict.CONFLICTS, first if _DENIED.search(between) else second)
    return None
