"""What an obituary says that its subject became: *She was appointed Chief Surveyor in 1981*."""

import re

from briefing_app.extraction.layout.segments import Layout
from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.words.roles import role_as

_DIED = re.compile(r"[^.,;:\n]{2,60}, who (?:has )?died\b")
_PRONOUN = re.compile(r"(?:(?<=[.!?] )|(?<=\n)|^)(?P<who>She|He)(?= was (?:appointed|made|named|elected) )")
_SEXES = {"She": "f", "He": "m"}


def hold_appointed(layout: Layout, register: Register) -> None:
    """Let the one person of an obituary hold the office that he or she was appointed to, before a mere calling."""
    late = [one for one in register.people if any(_DIED.match(layout.text, at) for at in one.mentions)]
    if len(late) == 1:
        for paragraph in layout.paragraphs:
            for found in _PRONOUN.finditer(layout.text, paragraph.start, paragraph.end):
                if not _another(register, late[0], paragraph.start, found.start()):
                    _hold(late[0], layout.text, found, paragraph.end)


def _another(register: Register, person: Person, start: int, end: int) -> bool:
    """Whether somebody else who may be meant is named earlier in the paragraph."""
    others = [one for one in register.people if one is not person and one.gender in {"", person.gender}]
    return any(start <= at < end for one in others for at in one.mentions)


def _hold(person: Person, text: str, found: re.Match[str], limit: int) -> None:
    role = role_as(text, found.end(), limit) if person.gender == _SEXES[found["who"]] else None
    if role and role[0].isupper() and all(one.role.islower() for one in person.offices if one.role != "Professor"):
        person.hold_first(office_of(role, f"“{found['who']} was … {role}”"))
