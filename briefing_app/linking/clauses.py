"""What is said of a figure in its own part of a sentence: what is done, where, and whether it is a change or a part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.linking import lexicon
from briefing_app.linking.terms import Terms, weight
from briefing_app.linking.words import fold, tokens, words

_NUMBER = (
    r"(?:£|€|\$|\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|a\s+third\b|half\b)"
)
_BREAK = re.compile(
    r"[;:—]\s|\s[–-]\s|,?\s(?:while|whereas|although|though|but|compared\s+with|compared\s+to|against|up\s+from|"
    r"down\s+from|rather\s+than|and\s+not|of\s+which|of\s+whom)\b|,\s(?:and|which|who|as|with|or|yet|than)\b|"
    rf",?\s(?:and|or)\s(?=(?:[\w’'-]+\s){{0,3}}{_NUMBER})|,\s(?={_NUMBER})"
)
_RISE = (
    r"(?:rose|risen|rise|rises|rising|increas\w+|grew|grow|grows|grown|growth|jump\w*|climb\w*|rais\w+|boost\w*|soar\w*|"
    r"surg\w+|rocket\w+|leap\w*|leapt|up)"
)
_FALL = (
    r"(?:fell|fall|falls|fallen|falling|drop\w*|decreas\w+|declin\w+|cut|cuts|down|shrank|reduc\w+|plung\w+|slump\w*|"
    r"plummet\w*|tumbl\w+|sank|sunk|dip|dips|dipped)"
)
_MOVED = re.compile(rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b", re.IGNORECASE)
_BY = re.compile(
    rf"\b(?:by|(?:{_RISE}|{_FALL})(?:\s+of)?)\s+(?:a\s+|an\s+|some\s+|about\s+|around\s+|almost\s+|nearly\s+|over\s+"
    r"|more\s+than\s+|further\s+)*$",
    re.IGNORECASE,
)
_BY_SO_MUCH = re.compile(
    r"\b(?:by|(?:is|are|was|were|been|be|,)\s+(?:up|down)|(?:increase|rise|fall|drop|decrease|decline|reduction|growth)\s+of)"
    r"\s+(?:a\s+|an\s+|some\s+|about\s+|around\s+|almost\s+|nearly\s+|over\s+|more\s+than\s+|further\s+)*$",
    re.IGNORECASE,
)
"""Of anything but shares what is *cut* or *raised* is a number of things, and no change of a number."""
_THAN = re.compile(
    r"^\W*(?:[\w’-]+\s+){0,2}(?:(?P<rise>more|higher|up)|(?P<fall>fewer|less|lower|down))\s+(?:[\w’-]+\s+){0,5}than\s+"
    r"(?:last|the|in|before|were|was|it|those|that|expected|planned|a\s+(?:year|month|week|decade)\s+(?:ago|before|earlier))\b",
    re.IGNORECASE,
)
_AS_WELL = re.compile(
    r"(?:[£€$]?\d[\d,.]*(?:\s?(?:%|per\s+cent|percent|m|bn|million|billion))?|(?:(?:two|three|four)[\s-])?[\w-]+)\s\([-–+−]?$",
    re.IGNORECASE,
)
"""*Fell by 135,000* (0.4%): in brackets the same change is told again."""
_AWARD = re.compile(r"^\W{0,2}(?:boost|raise)\b", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"^\W{{0,2}}(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b(?!\s+to\b)", re.IGNORECASE)
_MORE = re.compile(r"^\W{0,2}(?:per\s+cent\s+)?(?:(?P<rise>more|higher)|(?P<fall>fewer|less|lower))\b", re.IGNORECASE)
_PART = re.compile(r"^\s*(?:\w+\s+){0,2}?of\s+(?:the|these|those|them|its|their|whom|which|our|all)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:^|[,;:]\s)(?:out\s+)?of\s+(?:the|these|those|its|their|last|all)\b(?=.{4})", re.IGNORECASE)
_OF_SHARE = re.compile(r"(?:per\s+cent|%)\s+of\b.{0,80}?,?\s(?:or|which\s+is)\s+$", re.IGNORECASE | re.DOTALL)
_BASELINE = re.compile(
    rf"(?:\b(?:{_RISE}|{_FALL})\s+from|\bfrom(?=[^.;]*$)|\bcompared\s+(?:with|to)|\bagainst|\brather\s+than|\binstead\s+of|"
    r"\band\s+not|\bnot|\bthan)\s+(?:(?:the|a|an|its|target|goal|of|some|about|around|just|only|nearly|almost|over|more|than)"
    r"\s+){0,4}$",
    re.IGNORECASE,
)
_ONWARD = re.compile(r"^[^.;,]{0,60}?\bto\s+(?:[\w’-]+\s+){0,2}[£€$]?\d", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|shall|would|should|plans?|planned|planning|promis\w+|pledg\w+|vow\w*|aims?|aiming|hopes?|hoping|targets?|"
    r"expects?|expected|propos\w+|due|wants?|(?:is|are|set|going|plans|due)\s+to|to\s+be|by\s+(?:next|20\d\d))\b",
    re.IGNORECASE,
)
_DONE = re.compile(r"\b(?:has|have|had|was|were|did|\w{3,}(?<!e)ed)\b(?:\s+[\w’-]+){0,3}\s*$", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:another(?!\s+(?:record|new|year|month|week|day|wave|high|low|rise|increase|fall)\b)|rival|(?:an?|the|two)\s+separate|"
    r"separately|elsewhere|unrelated|neighbouring|unlike|of\s+(?:its|their)\s+own)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:(?:further|another|other|separate)\s+(?:[\w’-]+\s+)?|also\s+(?:(?:for|of|with|at|by)\s+)?)$", re.IGNORECASE
)
_AS_FURTHER = re.compile(r"(?:a\s+)?(?:further|another|separate)\b", re.IGNORECASE)
_ASKED = r"(?:survey|surveys|poll|sample|study|questionnaire|panel)"
_SAMPLE = re.compile(
    rf"\b(?:{_ASKED}\s+(?:\w+\s+){{0,3}}?(?:of|from|among|by|with)|surveyed|polled|interviewed|questioned|responses\s+from|"
    r"replies\s+from)\s+(?:some\s+|about\s+|around\s+|nearly\s+|almost\s+|over\s+|just\s+|more\s+than\s+)*$",
    re.IGNORECASE,
)
_RESPONDENTS = re.compile(
    r"^\s*(?:\w+\s+){0,2}(?:respondents|(?:people|adults|\w+s)\s+(?:were\s+)?(?:surveyed|polled|questioned|interviewed))\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\s*(?:(?:a|per|each|every)\s+(year|month|week|day|head|night|hour|quarter)|per\s+(\d[\d,]*|million|thousand))\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\bof\s+(?:the|these|those|its|their|all)\s+$", re.IGNORECASE)
_NAME = r"[A-Z][\w’'-]+"
_PLACE = re.compile(
    rf"(?P<of_a_name>\b{_NAME}\s+)?\b(?:[Ii]n|[Aa]t|[Oo]n|[Aa]cross|[Nn]ear|[Aa]round)\s+(?:the\s+)?"
    rf"(?P<name>{_NAME}(?:\s{_NAME})*)"
)
_REGION = r"(?:county|town|city|constituency|district|borough|region|area|village|valley|islands?)"
_LEAD = re.compile(
    rf"^\W*(?:in|at|across|for|on|around)\s+(?:the|my|our|this|her|his|their)\s+(?:own\s+)?{_REGION}\b[^,]{{0,40}},",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b(?:country|nation|nationwide|nationally|kingdom)\b", re.IGNORECASE)
_WHOLE_COUNTRY = frozenset({"britain", "uk", "united", "kingdom"})
_NAMED = re.compile(rf"(?<=\s){_NAME}")
_HERE = re.compile(
    r"\b(?:there(?!\s+(?:is|are|was|were|will|has|have))|(?:the|my|our|this|her|his)\s+(?:own\s+)?"
    r"(?:county|town|city|constituency|district|borough|region|area|village|line)|in\s+the\s+(?:north|south|east|west))\b",
    re.IGNORECASE,
)
_SHARE = frozenset({"percent"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands around a figure. `change` is 1 for a rise by it, -1 for a fall, 0 where it is no change."""

    terms: Terms
    acts: frozenset[str]
    places: frozenset[str]
    change: int = 0
    part: bool = False
    """It is so many out of others that the sentence speaks of."""
    revised: bool = False
    """The sentence puts it in the place of another."""
    per: str = ""
    """The noun of *a year*, *per head*."""
    baseline: bool = False
    """It is what another is compared with: *up from 140*, *against a target of 140*."""
    tense: str = ""
    """*plan* for what is to be, *done* for what has been."""
    aside: bool = False
    """The sentence turns to another body or place: *a rival union*, *elsewhere*."""
    further: bool = False
    """It comes on top of what was told before: *a further 350*, *another 33*."""
    sample: bool = False
    """So many were asked: *a survey of 3,000 officers*."""
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    """The three telling words next to it on each side."""

    @property
    def beside(self) -> frozenset[str]:
        """Those of both sides."""
        return self.left | self.right


def clause(sentence: str, phrase: str, of: str, *, share: bool) -> Clause:
    """The clause of a figure, which counts `of`; `share` for percentages, which are always of something."""
    at = _place(sentence, phrase, of)
    start, end = _reach(sentence, at, at + len(phrase))
    lead, before, after = sentence[:at], sentence[start:at], sentence[at + len(phrase) : end]
    text = sentence[start:end]
    terms: dict[str, float] = {}
    sides: tuple[list[frozenset[str]], list[frozenset[str]]] = ([], [])
    done: set[str] = set()
    for place, word in tokens(text):
        acts, said = _heard(word)
        if said:
            done |= acts
            terms.update(dict.fromkeys(said, 1.0 if acts else weight(text, place, word)))
            sides[place >= len(before)].append(said)
    rate = _PER.match(after)
    revised, aside = _turns(sentence)
    where = frozenset() if _TOTAL.search(lead) else places(sentence, text) | _names_in(phrase)
    return Clause(
        terms,
        frozenset(done),
        where,
        _change(before, phrase, after, share=share),
        part=not share and _is_part(lead, phrase, after),
        revised=revised,
        per=(rate[1] or rate[2]).casefold() if rate else "",
        baseline=_is_baseline(lead, sentence[at + len(phrase) :]),
        tense=_tense(before, text),
        aside=aside,
        further=_FURTHER.search(lead) is not None or _AS_FURTHER.match(phrase) is not None,
        sample=_SAMPLE.search(lead) is not None or _RESPONDENTS.match(sentence[at + len(phrase) :]) is not None,
        left=frozenset().union(*sides[0][-_NEXT:]),
        right=frozenset().union(*sides[1][:_NEXT]),
    )


_NEXT = 3


@lru_cache(maxsize=1000)
def _turns(sentence: str) -> tuple[bool, bool]:
    """Whether a sentence puts a figure in the place of another, and whether it turns to another body or place."""
    revised = lexicon.words("revised", "words")
    said = (word.casefold().strip(".,") for word in sentence.split())
    return not revised.isdisjoint(said), _OTHER.search(sentence) is not None


@lru_cache(maxsize=1000)
def _breaks(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _BREAK.finditer(sentence))


def _names_in(phrase: str) -> frozenset[str]:
    """Words in initials are bodies."""
    return frozenset(lexicon.stem(word.casefold()) for word in _NAMED.findall(phrase) if not word.isupper())


def _is_baseline(before: str, after: str) -> bool:
    found = _BASELINE.search(before)
    if found is None:
        return False
    return not found.group().casefold().startswith("from") or _ONWARD.search(after) is not None


def _tense(before: str, text: str) -> str:
    if _PLANNED.search(text):
        return "plan"
    return "done" if _DONE.search(before) else ""


def _place(sentence: str, phrase: str, of: str) -> int:
    """Where a phrase stands; of several such, where the words that it counts are nearest."""
    places = list(_occurrences(sentence, phrase)) if phrase else []
    if len(places) < _SEVERAL or not of:
        return places[0] if places else 0
    counted = set(words(of))
    return max(
        places, key=lambda at: len(counted & set(words(sentence[slice(*_reach(sentence, at, at + len(phrase)))])))
    )


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _reach(sentence: str, at: int, end: int) -> tuple[int, int]:
    """Where the clause of a phrase begins and ends; where it says hardly anything, with what comes before."""
    breaks = _breaks(sentence)
    starts = [0, *(stop for _, stop in breaks if stop <= at)]
    close = min((start for start, _ in breaks if start >= end), default=len(sentence))
    while len(starts) > 1:
        if any(_saying(word) for _, word in tokens(sentence[starts[-1] : at] + " " + sentence[end:close])):
            break
        starts.pop()
    return starts[-1], close


_SEVERAL = 2


@lru_cache(maxsize=100_000)
def _heard(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a word as it is written says is done, and what it says at all: that, or else its concept, or nothing."""
    said = _saying(word)
    acts = lexicon.acts(said)
    return acts, acts or (frozenset({_concept(said)}) if said else acts)


@lru_cache(maxsize=100_000)
def _saying(word: str) -> str:
    """A word as it is written, folded; nothing for one that says nothing of a figure."""
    folded = fold(word)
    if not folded[0].isalpha() or len(folded) < 2 or folded in lexicon.words("numerals"):
        return ""
    return folded if folded not in lexicon.words("common") or lexicon.acts(folded) else ""


@lru_cache(maxsize=100_000)
def _concept(word: str) -> str:
    return lexicon.concept(lexicon.singular(word))


def _change(before: str, phrase: str, after: str, *, share: bool) -> int:
    if "(" in before[-2:]:
        before = _AS_WELL.sub("", before)
    if phrase.startswith(("£", "€", "$")) and _AWARD.match(after):
        return 0
    if (_BY if share else _BY_SO_MUCH).search(before) and (moved := list(_MOVED.finditer(before))):
        return -1 if moved[-1]["fall"] else 1
    lead = re.sub(r"^.*\d[\d,.]*(?:\s?(?:%|per\s+cent|percent|m|bn|million|billion))?", "", phrase, flags=re.DOTALL)
    for pattern, text in (
        (_THAN, lead + after),
        (_NOUN_AFTER, after),
        (_MORE, after if share or "cent" in phrase else ""),
    ):
        if found := pattern.search(text):
            return -1 if found["fall"] else 1
    return 0


def _is_part(before: str, phrase: str, after: str) -> bool:
    if _TOTAL.search(before):
        return False
    inner = re.search(r"\d\s+(?:\w+\s+)?of\s+(?:the|these|those|them|its|their)\b", phrase)
    return bool(_PART.search(after) or inner or _OUT_OF.search(before) or _OF_SHARE.search(before))


def places(sentence: str, text: str) -> frozenset[str]:
    """The names of places, as their stems, that narrow what is said; `here` for the place that a text is about."""
    named = [found["name"] for found in _PLACE.finditer(text) if not found["of_a_name"]]
    if lead := _PLACE.match(sentence):
        named.append(lead["name"])
    common = lexicon.words("common")
    found = {
        lexicon.stem(word)
        for name in named
        for word in words(name)
        if not {word, lexicon.singular(word)} & common and word[0].isalpha() and word not in _WHOLE_COUNTRY
    }
    here = _HERE.search(text) or (_LEAD.match(sentence) and not _WHOLE.search(text))
    return frozenset(found | ({"here"} if here else set()))
