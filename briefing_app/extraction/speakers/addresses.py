"""What people say of themselves and to whom they speak: declared interests in a debate, greetings in an e-mail."""

import re

from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Mention, Person
from briefing_app.extraction.words.roles import has_role

_INTEREST = re.compile(
    r"\bI (?:should |must |also |again |first ){0,2}(?:declare|refer to|remind \w+ \w+ of) (?:my|an|a|the) "
    r"(?:\w+ )?interests? (?:in the register )?as (?:an? |the )?(?P<role>[^.;:,\n]{3,90})"
)
_EARLY = 2_000
"""Characters: where in a turn interests are declared."""
_GREETS = re.compile(
    r"(?:(?:Dear|Hi|Hello|Hey|Good \w+|Morning|Afternoon|Evening)[ ,]+)?"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Coun|Lord|Lady) )*"
)
_GREETING = 40
"""Characters: how long a line of greeting may be before its name."""


def hold_declared(text: str, person: Person, start: int, end: int) -> None:
    """*I declare my interest as chair of …*: what somebody says that he or she is, if nothing else says it."""
    found = None if person.offices else _INTEREST.search(text, start, min(end, start + _EARLY))
    if found and has_role(found["role"]) and not found["role"].startswith(("former ", "ex-")):
        person.hold(office_of(found["role"], f"“{found.group()}”"))


def greeted(text: str, mention: Mention) -> bool:
    """*My Lords,*, *Dear Jane,*: those spoken to."""
    if text[mention.end : mention.end + 1] != ",":
        return False
    if text.endswith("My ", 0, mention.start):
        return True
    line = text.rfind("\n", max(0, mention.start - _GREETING), mention.start) + 1
    alone = text[mention.end + 1 : mention.end + 2] in {"\n", ""}
    return alone and _GREETS.fullmatch(text, line, mention.start) is not None
