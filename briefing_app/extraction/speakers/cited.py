"""Whom a speaker cites in a speech or a debate: whoever is described there as writing or saying something."""

import re
from collections.abc import Iterator

from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.speakers.stage import Source, of_person
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words

_NAME = r"[A-Z][\w’'-]+(?: (?:of |and )?[A-Z][\w’'-]+){0,3}"
_WHO = (
    r"(?P<who>(?:[Aa]n?|[Oo]ne|[Mm]y|[Aa]nother|[Oo]ur|[Tt]he) (?:[\w’'-]+ ){0,3}?(?P<head>[a-z][\w’'-]+)"
    rf"(?: (?:in|from|at|of) (?:the |my |our )?(?:constituency|diocese|area|{_NAME}))?)"
)
_SAYS = r"(?:wrote|written|writes|said|says|told|tells|emailed|e-mailed|asked|put it|spoke)\b"
_DESCRIBED = re.compile(
    rf"\b{_WHO}(?:,[^,.]{{2,80}},)? (?:(?:has|had|have|once|also|recently|then|who) ){{0,2}}{_SAYS}"
)
_WROTE = re.compile(
    r"\b(?:letter|e-?mail|message|note|postcard|text|card)\b(?: [\w’'-]+){0,3}? (?:from|by) "
    + _WHO
    + r"(?=[.,:;?!)]|$| (?:in|to|on|of|at|last|this|about|and|who|that|which|saying|asking|dated)\b)"
    r"|\b[Ii]t (?:came|comes|was written|was sent|is) (?:from|by) "
    + _WHO.replace("who>", "who2>").replace("head>", "head2>")
    + r"(?=[.,:;?!)]|$| (?:in|to|on|of|at|last|this|about|and|who|that|which|saying|asking|dated)\b)"
)
_WHEN = re.compile(
    r" (?:in|of) (?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_AGE = r"(?:, (?:aged )?\d{2},)?"
_FIRST_NAME = re.compile(
    rf"(?:^|(?<=[.!?] ))(?P<name>[A-Z][\w’-]+)"
    rf"(?={_AGE} (?:is|was|has|had|lives?|works?|told|tells|wrote|said|came|runs)\b)"
)


def cited(text: str, register: Register, start: int, end: int) -> Iterator[tuple[int, Source]]:
    """Whoever a spoken sentence `text[start:end]` describes as writing or saying something, with the place."""
    for form in (_WROTE, _DESCRIBED):
        for found in form.finditer(text, start, end):
            group = "2" if found.groupdict().get("who2") else ""
            yield found.start(f"who{group}"), _described(found[f"who{group}"], found[f"head{group}"])
    for found in _FIRST_NAME.finditer(text, start, end):
        name = found["name"]
        sex = first_names().get(name.casefold(), "")
        if sex and next(register.within(found.start("name"), found.end("name")), None) is None:
            known = register.person_named(name)
            yield (
                found.start("name"),
                of_person(known or Person(name, gender=sex if sex in "fm" else ""), 0.9, f"“{name}”"),
            )


def _described(who: str, head: str) -> Source:
    people = is_role_word(head) or any(head in words(name) for name in ("unnamed", "people_nouns", "kin"))
    who = _WHEN.sub("", who)
    said = who[0].lower() + who[1:]
    return Source(said, head if people and head not in words("bodies") else None, None, 0.88, f"“{who}”")
