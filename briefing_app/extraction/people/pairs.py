"""An office that two people share before their names: *co-chairs Ann Roe and Bo Lee*."""

import re

from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.roles_before import role_before

_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Professor|Prof)\.? )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,2}"
_BEFORE = re.compile(
    rf"(?P<role>(?:[\w’'&-]+,? ){{0,8}}?(?P<head>[A-Za-z-]*[^\Ws])s)"
    r"(?P<what> (?:of|for|at) [^.!?;:“”\"\n]{3,80}?,|,)? "
    rf"(?P<other>{_NAME}(?: [A-Z]{{2,3}})?(?: \([^()\n]{{1,40}}\))? and )?$"
)
_AND_ANOTHER = re.compile(rf"(?: [A-Z]{{2,3}})?(?: \([^()\n]{{1,40}}\))? and {_NAME}")
_SENTENCE = re.compile(r"[^.!?;:“”\"\n]*$")
_FAR, _LEAD = 200, 5


def shared_before(text: str, start: int, end: int) -> str | None:
    """The office, in the singular, of somebody named at `text[start:end]` with another, whom the same words call so."""
    if not text.endswith(("s ", "s, ", ", ", " and "), max(0, start - _LEAD), start):
        return None
    stretch = _SENTENCE.search(text, max(0, start - _FAR), start)
    found = _BEFORE.search(stretch.group()) if stretch else None
    if found is None or not is_role_word(found["head"]):
        return None
    if not found["other"] and not _AND_ANOTHER.match(text, end):
        return None
    singular = found["role"].removesuffix("s")
    role = role_before(f"{singular} ", len(singular) + 1)
    return f"{role[0]}{(found['what'] or '').rstrip(',')}" if role else None
