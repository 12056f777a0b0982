"""Initials in minutes: *NJ reported*, where those present are listed with their names."""

import re
from collections.abc import Sequence

from briefing_app.extraction.layout.segments import Layout
from briefing_app.extraction.people.people import Mention, Person, Register
from briefing_app.extraction.words.name_parts import Name

_PRESENT = re.compile(r"(?:Present|PRESENT|In attendance|IN ATTENDANCE|Attendees|ATTENDEES|Attending)\b[ :]")
_SHORT = re.compile(r"[A-Z]{2,3}")


def add_initialled(layout: Layout, register: Register, names: Sequence[tuple[Name, int]]) -> None:
    """Let initials stand for the one person of the list of those present whom they fit."""
    lists = [p for p in layout.paragraphs if _PRESENT.match(layout.text, p.content, p.end)]
    if not lists:
        return
    fitting: dict[str, list[Person]] = {}
    for person in register.people:
        if any(p.start <= at < p.end for p in lists for at in person.mentions):
            initials = "".join(part[0] for part in re.split("[ -]", person.name) if part[:1].isupper())
            fitting.setdefault(initials, []).append(person)
    for name in (one for one, _ in names if _SHORT.fullmatch(one.text)):
        found = fitting.get(name.text, [])
        if len(found) == 1:
            found[0].mentions.append(name.start)
            found[0].quoted_only = False
            register.mentions.append(Mention(name.start, name.end, found[0]))
