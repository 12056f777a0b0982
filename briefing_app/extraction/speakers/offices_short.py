"""Offices that a text cuts to initials: *the Chief Harbour Officer (CHO)*, and *the CHO* from then on."""

import re

from briefing_app.extraction.words.kinds import is_role_word

_CUT = re.compile(
    r"(?<![\w’'-])(?:[Tt]he )?(?P<office>(?:[A-Z][\w’'-]++ (?:(?:of|for|and|to|the) ){0,2}){1,8})"
    r"\((?P<short>[A-Z]{2,6})\)"
)


def cut_offices(text: str) -> dict[str, tuple[int, int, int, int]]:
    """Initials -> where the office that they stand for is, and its last word."""
    found: dict[str, tuple[int, int, int, int]] = {}
    for cut in _CUT.finditer(text):
        parts = cut["office"].split()
        initials = "".join(part[0] for part in parts if part[0].isupper())
        if is_role_word(parts[-1]) and initials.endswith(cut["short"]):
            end = cut.end("office") - 1
            found.setdefault(cut["short"], (cut.start(), end, end - len(parts[-1]), end))
    return found
