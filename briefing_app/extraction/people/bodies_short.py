"""The short forms of bodies: *Larkfield* for *Larkfield Homes*, and what stands in brackets after a name."""

import re

from briefing_app.extraction.people.people import Body, plain
from briefing_app.extraction.words.lexicon import words

_PLACED = re.compile(r"\b(?:in|near|to|from|around|across|outside|of|into|towards|for) (?:the )?$", re.IGNORECASE)
_FEW = 30


def short_names(text: str, bodies: list[Body]) -> dict[int, Body]:
    """By the identity of each body that is another's short name, and no place of the text: that other one."""
    whole: dict[str, list[Body]] = {}
    for body in bodies:
        parts = plain(body.name).split()
        if len(parts) > 1 and parts[-1] in words("firm_words"):
            whole.setdefault(" ".join(parts[:-1]), []).append(body)
    found: dict[int, Body] = {}
    for body in bodies if whole else ():
        longer = whole.get(plain(body.name), [])
        if len(longer) == 1 and longer[0] is not body and not _is_place(text, body):
            found[id(body)] = longer[0]
    return found


def _is_place(text: str, body: Body) -> bool:
    return any(_PLACED.search(text, max(0, at - _FEW), at) for at in body.mentions[:_FEW])


def short_form(text: str, end: int, limit: int) -> str | None:
    """The short form in brackets after a name: *the National Crime Agency (NCA)*."""
    if text[end : end + 2] != " (":
        return None
    inside, closed, _ = text[end + 2 : min(limit, end + 60)].partition(")")
    inside = inside.strip("“”\"'‘’ ")
    if not closed or not inside or len(inside.split()) > 4:
        return None
    return inside if inside.isupper() or inside[:1].isupper() or inside.startswith("the ") else None
