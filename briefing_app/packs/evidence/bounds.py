"""How words around a number qualify it: *up to 100*, *100 or more*; by the phrases that find figures in texts."""

import re
import tomllib
from functools import cache

from briefing_app import paths
from briefing_app.domain.figures import Modifier

_REACH = 40
_FILLERS = r"(?:(?:an?|another|extra|additional|further|all|the|some)\s+){0,2}"
_SPANS = re.compile(r"\s+(?:second|minute|hour|day|week|fortnight|month|year|decade|mile|kilometre|metre)s?\b")
_OR_MORE = r"(?:\s+[a-z-]+){0,2}?\s+"


@cache
def _phrases(where: str) -> dict[str, Modifier]:
    """The phrases *before* or *after* a number, with what they mean."""
    file = paths.resources() / "language" / "figures.toml"
    told: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))[f"modifiers_{where}"]
    return {phrase.replace("_", " "): Modifier(name) for name, many in told.items() for phrase in many.split()}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){_either('before')}\s*{_FILLERS}$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:{_OR_MORE}(?=or\s|at\s)|\s*){_either('after')}(?!\w)", re.IGNORECASE)


def _either(where: str) -> str:
    longest = sorted(_phrases(where), key=len, reverse=True)
    return "(" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest) + ")"


def modifier_at(text: str, start: int, end: int) -> Modifier:
    """What stands around the number from `start` to `end`; *over 12 months* says how long, not how much."""
    found = _before().search(text[max(0, start - _REACH) : start])
    if found and not (found.group(1).casefold() == "over" and _SPANS.match(text[end : end + _REACH])):
        return _phrases("before")[" ".join(found.group(1).casefold().split())]
    following = _after().match(text[end : end + _REACH])
    return _phrases("after")[" ".join(following.group(1).casefold().split())] if following else Modifier.NONE
