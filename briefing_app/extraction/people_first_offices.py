"""Offices that an article gives before it names their holder: *the chair of the union told …; Jane Roe said*."""

import re
from collections.abc import Callable
from dataclasses import replace

from briefing_app.extraction.offices_fit import LOOSE, office_fit
from briefing_app.extraction.people import Register, plain
from briefing_app.extraction.people_held import leads_or_speaks, plainly_named
from briefing_app.extraction.people_offices import KNOWN_TO_ALL, Office, office_of
from briefing_app.extraction.people_roles import has_role
from briefing_app.extraction.segments import Layout
from briefing_app.extraction.verbs import lemmas

_OPENING, _SOON = 800, 260
"""Characters: the opening of an article, and how soon after an office its holder must be named."""
_SAYS = "|".join(sorted(form for form in lemmas("speech") if " " not in form and not form.endswith("ing")))
_OFFICE_FIRST = re.compile(
    r"(?<![\w’'])[Tt](?:he|HE) (?P<role>(?:(?!the |a |an )[\w’'-]+ ){0,5}?(?!the |a |an )[\w’'-]+) "
    r"(?P<of>(?:of|for|at) (?:the )?(?:[A-Z][\w’'-]+(?: (?:of |for |and |the ){0,3}[A-Z][\w’'-]+){0,9}|[a-z]+) )?"
    rf"(?:has |have |had |also )?(?:{_SAYS})\b"
)
_CLAUSE = re.compile(r"\b(?:who|which|that|whose|has|had|is|was|will|would|could|did)\b")


def hold_first_offices(layout: Layout, register: Register, inside: Callable[[int], bool]) -> None:
    """*The chair of the Care Union told … . Jane Roe said*: an office as subject, its holder named right after."""
    if layout.turns:
        return
    for paragraph in layout.paragraphs:
        if paragraph.furniture or paragraph.start > _OPENING:
            continue
        for found in _OFFICE_FIRST.finditer(layout.text, paragraph.start, paragraph.end):
            phrase = f"{found['role']} {found['of'] or ''}".strip()
            if has_role(phrase) and not _CLAUSE.search(phrase) and not inside(found.start()):
                _give(layout.text, register, office_of(phrase, f"“{found.group()}”"), found)


def _give(text: str, register: Register, office: Office, found: re.Match[str]) -> None:
    """The office to the first person named after it, if he or she has none and nobody else holds it."""
    later = [p for p in register.people if p.mentions and found.end() < p.mentions[0] < found.end() + _SOON]
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
