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
    if _FROM.search(before) and _TO.search(between):
        return Put(Verdict.UPDATED, first)
    if _BECAME.search(between) and not re.search(r"\bfrom\b", between):
        return Put(Verdict.UPDATED, first)
    if _NOT.search(between) and _NEAR_BY.search(between):
        earlier = _BEFORE.search(after) or _BEFORE.search(before) or corrects(first)
        return Put(Verdict.UPDATED if earlier else Verdict.CONFLICTS, second)
    if _DENIED.search(between) or _DENIED.search(after[:_NEXT]):
        return Put(Verdict.CONFLICTS, first if _DENIED.search(between) else second)
    return None
