"""What people say of themselves and to whom they speak: declared interests in a debate, greetings in an e-mail."""

import re

from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Mention, Person
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.roles import has_role

_INTEREST = re.compile(
    r"\bI (?:should |must |also |again |first ){0,2}(?:declare|refer to|remind \w+ \w+ of) (?:my|an|a|the) "
    r"(?:\w+ )?interests? (?:in the register )?as (?:an? |the )?(?P<role>[^.;:,\n]{3,90})"
)
_INTRODUCES = re.compile(
    r"(?:I am|I['’]m|[Mm]y name is|[Mm]y name['’]s) (?P<name>[A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ][\w’'.-]+){1,3})"
    r"(?:,|,? and I am|,? and I['’]m|\. I am|\. I['’]m) (?:the |an? )?(?P<role>[^.;:\n]{3,110})"
)
_EARLY = 2_000
"""Characters: where in a turn interests are declared."""
_AT_ONCE = 150
"""Characters: where in a turn somebody says his or her own name."""
_GREETS = re.compile(
    r"(?:(?:Dear|Hi|Hello|Hey|Good \w+|Morning|Afternoon|Evening)[ ,]+)?"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Coun|Lord|Lady) )*"
)
_GREETING = 40
"""Characters: how long a line of greeting may be before its name."""


def hold_declared(text: str, person: Person, start: int, end: int) -> None:
    """*I declare my interest as chair of …*, *I am Jane Roe, chair of …*: what somebody says that he or she is.

    Only if nothing else says it.
    """
    if person.offices:
        return
    found = _introduced(text, person, start, end) or _INTEREST.search(text, start, min(end, start + _EARLY))
    if found and has_role(found["role"]) and not found["role"].startswith(("former ", "ex-")):
        person.hold(office_of(_first(found["role"]), f"“{found.group()}”"))


def _first(roles: str) -> str:
    """*Harbour Secretary* of *Harbour Secretary and head of the port service*."""
    first, joined, _ = roles.partition(" and ")
    return first if joined and is_role_word(first.split()[-1]) else roles


def _introduced(text: str, person: Person, start: int, end: int) -> re.Match[str] | None:
    found = _INTRODUCES.search(text, start, min(end, start + _AT_ONCE))
    same = found is not None and found["name"].split()[-1].lower() == person.name.split()[-1].lower()
    return found if same else None


def greeted(text: str, mention: Mention) -> bool:
    """*My Lords,*, *Dear Jane,*: those spoken to."""
    if text[mention.end : mention.end + 1] != ",":
        return False
    if text.endswith("My ", 0, mention.start):
        return True
    line = text.rfind("\n", max(0, mention.start - _GREETING), mention.start) + 1
    alone = text[mention.end + 1 : mention.end + 2] in {"\n", ""}
    return alone and _GREETS.fullmatch(text, line, mention.start) is not None
