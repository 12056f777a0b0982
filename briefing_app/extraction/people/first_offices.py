"""Offices that an article gives before it names their holder: *the chair of the union told …; Jane Roe said*."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from briefing_app.extraction.layout.segments import Layout
from briefing_app.extraction.people.held import leads_or_speaks, plainly_named
from briefing_app.extraction.people.offices import KNOWN_TO_ALL, Office, office_of
from briefing_app.extraction.people.offices_fit import LOOSE, office_fit
from briefing_app.extraction.people.people import Register, plain
from briefing_app.extraction.words.roles import has_role
from briefing_app.extraction.words.verbs import lemmas

_OPENING, _SOON = 800, 260
"""Characters: the opening of an article, and how soon after an office its holder must be named."""
_SAYS = "|".join(sorted(form for form in lemmas("speech") if " " not in form and not form.endswith("ing")))
_OFFICE_FIRST = re.compile(
    r"(?<![\w’'])[Tt](?:he|HE) (?P<role>(?:(?!the |a |an )[\w’'-]+ ){0,5}?(?!the |a |an )[\w’'-]+) "
    r"(?P<of>(?:of|for|at) (?:the )?(?:[A-Z][\w’'-]+(?: (?:of |for |and |the ){0,3}[A-Z][\w’'-]+){0,9}|[a-z]+) )?"
    rf"(?:has |have |had |also )?(?:{_SAYS})\b"
)
_BRIEF = r"(?P<of>(?:of|for|at) (?:the )?[A-Z][\w’'-]+(?: (?:of |for |and |the )?[\w’'-]+){0,6}? )?"
_OPENS = re.compile(
    rf"[Tt](?:he|HE) (?P<role>(?:(?!of |for |at |the |a )[\w’'-]+ ){{1,5}}?){_BRIEF}(?:has|have|had|is|was|will)\b"
)
_BY_ITS = re.compile(r"\bby (?:its|the|their) (?:new )?(?P<role>[a-z-]+(?: [a-z-]+)?(?: of [a-z]+)?)(?P<of>)[,.]")
_FIRST = 3
"""Paragraphs in which news gives an office before the name."""
_ENDS = re.compile(r"[.!?]|\n")
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|has|had|is|was|will|would|could|did)\b")


def hold_first_offices(layout: Layout, register: Register, inside: Callable[[int], bool]) -> None:
    """*The chair of the Care Union told … . Jane Roe said*: an office as subject, its holder named right after."""
    if layout.turns:
        return
    _hold_by_opening(layout, register)
    for paragraph in layout.paragraphs:
        if paragraph.furniture or paragraph.start > _OPENING:
            continue
        for found in _OFFICE_FIRST.finditer(layout.text, paragraph.start, paragraph.end):
            phrase = f"{found['role']} {found['of'] or ''}".strip()
            if has_role(phrase) and not _CLAUSE.search(phrase) and not inside(found.start()):
                _give(layout.text, register, office_of(phrase, f"“{found.group()}”"), found)


def _hold_by_opening(layout: Layout, register: Register) -> None:
    """*The chair of the planning committee has rounded on developers*; the next paragraph begins with a name."""
    prose = [paragraph for paragraph in layout.paragraphs if paragraph.prose and not paragraph.furniture][:_FIRST]
    for above, below in pairwise(prose):
        found = _OPENS.match(layout.text, above.content, above.end) or _BY_ITS.search(
            layout.text, above.content, above.end
        )
        phrase = f"{found['role']} {found['of'] or ''}".strip() if found else ""
        named = [p for p in register.people if p.mentions and p.mentions[0] == below.content and not p.offices]
        if found and named and has_role(phrase) and not _CLAUSE.search(phrase):
            _give(layout.text, register, office_of(phrase, f"“{found.group()}”"), found)


def _give(text: str, register: Register, office: Office, found: re.Match[str]) -> None:
    """The office to the first person named after it, if he or she has none and nobody else holds it."""
    later = [p for p in register.people if p.mentions and found.end() < p.mentions[0] < found.end() + _SOON]
    later = [p for p in later if _ENDS.search(text, found.end(), p.mentions[0])]  # *said it, and Jane Roe replied*
    first = min(later, key=lambda person: person.mentions[0], default=None)
    asked = plain(office.role)
    held = any(asked == plain(one.role) for p in register.people for one in p.offices)
    told = (p for p in register.people if p.mentions and p.mentions[0] < found.start())
    held = held or any(office_fit(person, asked) > LOOSE for person in told)
    before = any(p.mentions and p.mentions[0] < found.start() and not p.offices for p in register.people)
    several = plain(office.role) in KNOWN_TO_ALL and len([one for one in later if not one.offices]) > 1
    if several or first is None or first.offices or held or before:
        return
    if plainly_named(text, first) and leads_or_speaks(text, first):
        first.hold(replace(office, guessed=True))
