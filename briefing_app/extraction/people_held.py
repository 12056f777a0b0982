"""The offices that stand beside one mention of a name: before it, after it, below it, and *as …*."""

import re
from collections.abc import Iterator

from briefing_app.extraction.lexicon import words
from briefing_app.extraction.names import Name
from briefing_app.extraction.people_roles import (
    Office,
    office_of,
    role_after,
    role_as,
    role_before,
    role_below,
    role_is,
)

_THEIRS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur) $")
_THEM = 6
_PLACED = re.compile(r"\b([Tt]he|[Ii]n|[Nn]ear|[Oo]utside) $")
_OF_THING = re.compile(r" [a-z]{3,}(?! [A-Z])")
_LETTERS_AFTER = 12
"""Characters: how far *MP* or *OBE* may reach after a name that ends its line."""


def offices_of(text: str, name: Name, limit: int) -> Iterator[Office]:
    """What a text says right beside a name that its bearer is; what follows is read up to `limit`."""
    whole = _name_start(text, name)
    before = role_before(text, whole) if not name.role else None
    if name.role:
        start = name.role_start
        longer = role_before(text, whole)
        phrase = longer[0] if longer and longer[1] <= start else name.role
        above = role_before(text, start) if phrase in words("ranks") else None
        if above:
            yield office_of(above[0], f"“{text[above[1] : name.end]}”")
        yield office_of(phrase, f"“{text[start if not longer else min(start, longer[1]) : name.end]}”")
    after = role_after(text, name.end, limit, loose=True) or role_is(text, name.end, limit)
    owned = before is not None and _THEIRS.search(text, max(0, before[1] - _THEM), before[1]) is not None
    if after and owned:  # *his solicitor, Jane Roe, a partner at Roe & Co*: what she is to all comes first
        yield office_of(after, f"“{name.text}, {after}”")
    if before:
        yield office_of(before[0], f"“{text[before[1] : name.end]}”")
    if after and not owned:
        yield office_of(after, f"“{name.text}, {after}”")
    below = role_below(text, name.end) if name.end >= limit - _LETTERS_AFTER else None
    if below:
        yield office_of(below, f"“{name.text}”, “{below}” below it")
    later = role_as(text, name.end, limit)
    if later:
        yield office_of(later, f"“{name.text} … as {later}”")


def _name_start(text: str, name: Name) -> int:
    """Where the name begins with its style: *Dame* before *Angela Eagle*."""
    window = text[max(0, name.start - 40) : name.start]
    for title in reversed(name.title.split()):
        at = window.rfind(title)
        window = window[:at] if at >= 0 else window
    return max(0, name.start - 40) + len(window) if name.title else name.start


def as_place(text: str, name: Name) -> bool:
    """*In Glen Orrin, …*, *the Glen Orrin post*: a place, though its first word is a first name."""
    if name.title or name.role or text[name.end : name.end + 2] in {"'s", "’s"}:
        return False
    before = _PLACED.search(text, max(0, name.start - 9), name.start)
    if before and before.group(1).lower() == "the":
        return _OF_THING.match(text, name.end) is not None
    return before is not None and text[name.end : name.end + 1] in {",", ".", ";"}
