"""The body that somebody is of, said beside the name without an office: *Priya Shah of the Fellside Trust*."""

import re

from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.name_parts import Name
from briefing_app.extraction.words.verbs import speaks

_CAPITALS = r"[A-Z][\w&’'-]*(?: (?:(?:of|for|and|the|on|in|&) )*[A-Z][\w&’'-]*)*"
_KIND = r"(?:(?P<kind>(?:[a-z][a-z-]* ){1,3}))?"
_BESIDE = re.compile(
    r"(?:,? (?:MP|MSP|MS|KC|OBE|CBE|MBE))*,? (?:of|from|at|with|on behalf of|representing|for) (?:the )?"
    rf"{_KIND}(?P<body>{_CAPITALS})(?! and [A-Z])"
)
_WHO = re.compile(
    r", who (?!(?:died|was born|lives|grew)\b)[a-z]+(?: (?!at |for |with )[\w’'-]+){0,6}? (?:at|for|with) (?:the )?"
    rf"{_KIND}(?P<body>{_CAPITALS})(?=[,.;]| (?:since|in|and|said|says|told)\b)"
)
_BRACKETED = re.compile(rf" \((?P<body>{_CAPITALS})\)")
_MANY = 3
_LEGAL = frozenset({"ltd", "limited", "plc", "llp", "inc", "cic", "solicitors", "associates", "architects"})
_ON_BEHALF = re.compile(r",? (?:on behalf of|representing|(?:from|of) the (?:[a-z-]+ ){1,2}(?=[A-Z]))")
_INITIAL = re.compile(r"[A-Z]\.? [A-Z][a-z]+(?:-[A-Z][a-z]+)?")
_NEXT = re.compile(r" \(|,? (?P<verb>[a-z]+)\b")


def body_beside(text: str, name: Name, limit: int) -> str | None:
    """The body after a name; it must say itself that it is one, or be called so: *of campaign group Clean Marl*."""
    beside = _BESIDE.match(text, name.end, limit) or _WHO.match(text, name.end, limit)
    named = beside["body"].removesuffix("’s").removesuffix("'s") if beside else ""
    plainly = beside and not beside["kind"] and (_is_body(named) or _long(beside["body"]))
    if beside and (_called(beside["kind"] or "") or plainly):
        return named
    inside = _BRACKETED.match(text, name.end, limit)
    return inside["body"] if inside and _is_body(inside["body"]) else None


def introduced_by_body(text: str, name: Name, limit: int) -> bool:
    """*Lea Moss, on behalf of …*, *Kit Lunn from the charity …*, *K Ward (Marl Land Ltd)*: only people stand so."""
    parts = name.text.lower().split()
    if len(parts) > 3 or any(part in words("bodies") | words("generic_bodies") for part in parts):
        return False
    after = _NEXT.match(text, name.end, limit) if _INITIAL.fullmatch(name.text) else None
    if after and (after["verb"] is None or speaks(after["verb"])):
        return True
    return _ON_BEHALF.match(text, name.end, limit) is not None


def _called(kind: str) -> bool:
    """Whether small words before a name say that it is a body: *campaign group*, *the charity*."""
    last = kind.rsplit(maxsplit=1)[-1] if kind else ""
    return last in words("generic_bodies") | words("kinds_of_body") or last in {"group", "team", "network", "trust"}


def _long(name: str) -> bool:
    """*From Mulberry Strategic Piers*: three words and more, none of them a place's, are a firm's name."""
    parts = name.split()
    return len(parts) >= _MANY and all(part[0].isupper() for part in parts) and not set(parts) & words("place_words")


def _is_body(name: str) -> bool:
    parts = name.lower().split()
    if len(parts) == 1:
        return name.isupper() and len(name) > 2 and name not in words("countries")
    return parts[-1] in words("bodies") | _LEGAL or any(part in words("of_heads") for part in parts[:2])
