"""Bodies whose names join several parts: *the Passports and Identity Agency*, *Marl & Teague*, *Streams for All*."""

import re

from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.name_parts import Name, Sort, is_starter, office_word, opens_name
from briefing_app.extraction.words.verbs import speaks

CAPITAL = r"[A-ZÀ-ÞŁŚŴŶ][\w&]*(?:\.(?=[A-Z]))?(?:[-'’](?!s\b)[A-Za-zÀ-ÿ]\w*)*(?:(?<=s)['’](?=[ \xa0][A-Z]))?"
OPENS_LINE = re.compile(r"(?:^|\n|[.!?:•][ \xa0]|[.!?][”\"’] )$")
_FIRM = re.compile(
    rf"(?!The\b){CAPITAL}(?:[ \xa0]{CAPITAL})?[ \xa0]&[ \xa0](?!I\b){CAPITAL}(?:[ \xa0]{CAPITAL}){{0,2}}"
)
_CAUSE = re.compile(
    rf"(?P<before>{CAPITAL}(?:[ \xa0]{CAPITAL})?) (?:for|on|against|without|not) "
    rf"(?P<after>{CAPITAL}(?:[ \xa0]{CAPITAL})?)"
    r"(?=, (?:which|a|an|the)\b|,? (?P<verb>\w+))"
)
_SERVICE = re.compile(
    rf"{CAPITAL}(?:(?: (?:and|&))? {CAPITAL}){{0,3}}? (?:Fire|Search|Ambulance) (?:and|&) Rescue"
    r"(?: (?:Service|Authority|Team)s?)?"
)
"""*Wexmoor Fire and Rescue Service*: a place, and what every such body is called."""
_THE_UNION = re.compile(r"(?P<name>[A-Z][a-z]+) the [Uu]nion\b(?! of\b)")
_JOINED = re.compile(rf"{CAPITAL}(?:,? {CAPITAL}){{0,3}},? and {CAPITAL}(?: {CAPITAL}){{0,4}}")
_TWO_PLACES = re.compile(rf"{CAPITAL} and {CAPITAL}(?: {CAPITAL}){{1,4}}")
_OF_TRUSTS = frozenset(
    {"nhs", "hospitals", "university", "foundation", "county", "borough", "district", "city", "healthcare"}
)
_IN_BRIEFS = frozenset({"school", "schools", "homes", "housing", "police", "government"})
_FORCES = frozenset({"police", "constabulary"})
_FULL = 2
"""Words of a full name."""


def as_several(text: str, start: int, limit: int) -> Name | None:
    """A body whose name joins several: *the Passports and Identity Agency*, *Marl & Teague*."""
    under = text[start - 4 : start].lower() == "the "
    joined = (_JOINED if under else _TWO_PLACES).match(text, start, limit)
    joined = joined if joined and (under or _is_of_two_places(joined.group())) else None
    firm = _FIRM.match(text, start, limit)
    cause = _CAUSE.match(text, start, limit)
    service = _SERVICE.match(text, start, limit)
    if service is not None:
        return Name(start, service.end(), service.group(), Sort.BODY, sure=True)
    found = joined if joined and _is_joined(joined) else firm if firm and _is_firm(firm.group()) else None
    found = cause if found is None and cause and _is_cause(cause) else found
    return Name(start, found.end(), found.group(), Sort.BODY, sure=True) if found else None


def as_the_union(text: str, start: int, limit: int) -> Name | None:
    """*Strive the Union*: a body that says in its name what it is."""
    found = _THE_UNION.match(text, start, limit)
    if found is None or is_starter(found["name"]) or not OPENS_LINE.search(text, max(0, start - 3), start):
        return None
    return Name(start, found.end(), found["name"], Sort.BODY, sure=True)


def _is_of_two_places(name: str) -> bool:
    """*Ansty and Coombe Hospitals NHS Trust*: no article, but two plain words and a body's long tail."""
    first, _, rest = name.partition(" and ")
    tail = [part.lower() for part in rest.split()[1:]]
    taken = first in words("not_names") | words("parties") or is_starter(first) or first.lower() in words("bodies")
    second = rest.split()[0].lower()
    if (
        len(tail) == 1 and tail[0] in _FORCES and not (first.lower() in first_names() and second in first_names())
    ):  # *Devon and Cornwall Police*
        return not taken
    return not taken and len(tail) >= _FULL and all(part in words("bodies") | _OF_TRUSTS for part in tail)


def _is_cause(found: re.Match[str]) -> bool:
    """*Streams for All said*, *Action on Asthma, which …*: a body, and no office, and no day."""
    before, after = found["before"].split(), found["after"].split()
    office = office_word(before[-1]) or before[-1].lower() in {"holder"} | words("heads_with_brief") | words(
        "keeps_of"
    ) | words("of_heads")
    named = (
        {*before, *after} & (words("not_names") | words("titles") - {"Justice"}) if before != ["Transport"] else set()
    )
    speaker = found["verb"] is None or speaks(found["verb"]) or found["verb"] in {"has", "have"}
    return not office and not named and speaker and not is_starter(before[0])


def _is_firm(name: str) -> bool:
    """Whether *&* joins a firm's name, and not two people or their offices."""
    before, _, after = name.partition("&")
    heads = (before.split()[0], after.split()[0])
    people = all(opens_name(head) for head in heads) or any(head.rstrip(".") in words("titles") for head in heads)
    return not people and not is_starter(heads[0]) and not any(office_word(part) for part in name.split())


def _is_joined(found: re.Match[str]) -> bool:
    """*the Passports and Identity Agency*: one body under one article, and not *the Home Office and Land Registry*."""
    parts = found.group().replace(",", " ").split()
    first = parts[: parts.index("and")]
    later = parts[parts.index("and") + 1 :]
    if later[-1].lower() not in words("bodies") or any(part.isupper() for part in first) or "Met" in first:
        return False
    ends = any(p.lower() in words("bodies") - _IN_BRIEFS for p in first)
    return not ends and not any(p.lower() in first_names() or office_word(p) or p in words("not_names") for p in first)
