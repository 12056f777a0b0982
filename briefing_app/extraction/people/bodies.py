"""What sort of body a name stands for: *the union* is no treasury, *the regulator* no charity."""

import re
from functools import lru_cache

from briefing_app.extraction.people.people import Body, plain
from briefing_app.extraction.words.lexicon import table, words

SAME, MAYBE, NEVER = 2, 1, 0
_BEFORE = re.compile(r"\b(?P<kind>[a-z-]+)(?:,? the|,)? (?:the )?$")
_AFTER = re.compile(
    r"(?: \([^()]{2,12}\))?,? (?:which is |is )?(?:the|a|an|its|Britain['’]s|England['’]s|Scotland['’]s|Wales['’]s) "
    r"(?P<words>(?:[\w’'-]+ ){0,4}?[\w-]+)(?=,| which| that| behind| for| of| in|[.;])"
)
_REACH = 40
_STATE, _FIRM = "state", "firm"
_WATCHING = frozenset({"office", "authority", "commission", "inspectorate", "ombudsman", "watchdog", "regulator"})
"""What the names of regulators end in."""
_COUNTRY = frozenset({"country", "government", "nation", "state", "side"})
_PARTY = frozenset({"party", "government", "opposition", "group", "side", "coalition", "campaign"})
_PLAIN = 2
"""Words: an article and a noun."""


def kinds_around(text: str, start: int, end: int, limit: int) -> set[str]:
    """What the words right before or after a body's name call it: *the charity Swift Watch*, *X, the union,*."""
    found = set()
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before and _kind(before["kind"]):
        found.add(_kind(before["kind"]))
    after = _AFTER.match(text, end, min(limit, end + 3 * _REACH))
    if after and _kind(after["words"].split()[-1]):
        found.add(_kind(after["words"].split()[-1]))
    return found


def _kind(word: str) -> str:
    bare = word.lower().rpartition("-")[2] if word.lower() not in words("generic_bodies") else word.lower()
    return bare if bare in words("generic_bodies") | words("bodies_callings") else ""


def fit(body: Body, phrase: str, head: str) -> int:
    """How well words (*the charity*) fit a body: SAME where the text calls it so, NEVER where it cannot be."""
    name = re.split(r" (?:of|for|and|in) ", plain(body.name))[0]
    sort, last = _sort(head), name.rpartition(" ")[2]
    watches = head in words("watchers") and last in _WATCHING
    if watches or head in body.kinds or head in plain(body.name).split():
        return SAME
    watched = head in words("watchers") and set(plain(body.name).split()) & words("watched")
    ministry = head == "government" and body.name not in words("countries")  # *the government* is none of them
    party = body.name in words("parties") and head not in _PARTY  # *the think tank* is no Labour
    if watched or ministry or party or (body.name in words("countries") and head not in _COUNTRY):
        return NEVER
    sorts = {_sort(word) for word in [last, *body.kinds]} - {""}
    sorts |= {_FIRM} if last in words("firm_words") and " " in name and not sorts else set()
    if not sort or not sorts:
        return MAYBE
    if sort not in sorts:
        return NEVER
    if sort == _STATE:  # *the fire authority* is no treasury
        return NEVER if len(phrase.split()) > _PLAIN else MAYBE
    return SAME


@lru_cache(maxsize=512)
def _sort(word: str) -> str:
    rows = (line.split() for line in str(table("words")["sorts_of_body"]).splitlines() if line.strip())
    return next((row[0] for row in rows if word in row[1:]), "")
