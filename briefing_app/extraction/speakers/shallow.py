"""Cue and source by the words next to the marks alone: where the parser loses its way, or where there is none."""

import re
from dataclasses import dataclass

from briefing_app.extraction.people.people import Body, Mention, Person, Register
from briefing_app.extraction.spans.marks import Marked
from briefing_app.extraction.words.verbs import speaks

_AFTER_CUE = re.compile(r"[\s,–—-]*(?P<cue>\w+(?: back| in| on| up)?)\s+")
_AFTER_SOURCE = re.compile(r"[\s,–—-]*")
_PRONOUN = re.compile(
    r"(?P<who>he|she|it|they|He|She|It|They)\s+(?:has |have |had |also |later |then |\w+ly )*(?P<cue>\w+)\b"
)
_DESCRIBED = re.compile(r"(?P<who>(?:[Tt]he|[Aa]n?) (?:[\w’'-]+ ){0,4}[\w’'-]+) (?P<cue>\w+)(?=[.,:;]|$)")
_BEFORE_CUE = re.compile(r"\b(?P<cue>\w+)(?: (?:that|the \w+|reporters|MPs|peers|\w+ \w+))?\s*[:,]?\s*$")
_A_NOUN = re.compile(r"\b(?:an?|the|his|her|its|their|this|that) $")
"""*With a promise of a “rebirth”*: no verb."""
_CHARGE = re.compile(
    r"(?:,[^,;:]{3,90},)? (?:also |later |then |has |have )?(?P<cue>\w+) "
    r"(?P<rest>(?:[\w’'-]+ ){0,8}(?:of|as) )[“\"‘']?$"
)
_OF_IT = re.compile(
    r"[ \xa0](?P<noun>(?!\w+(?:ed|ly|ing)\b)[a-z]{3,}(?: [a-z]{3,})?)"
    r"(?=,| \(| (?:has|have|had|said|says|posted|told|wrote)\b)"
)
"""*Saltby* lifeboat, which has been out four times, has posted: what a name only tells apart."""
_STOP = re.compile(r"[.!?\n“”\"]")
_CLOSES = re.compile(
    r"(?: (?!that\b|him\b|her\b|them\b|me\b|it\b|how\b|why\b|what\b)\w+){0,3}\s*(?:[.:,]|$|\n)(?! that\b)"
)
"""After a full stop of the quote's own: a cue that ends its sentence, *“…” Mr Rudd added.*, and opens no new one."""
_LEADS_ON = re.compile(r"[\w’')][,:] [“\"‘]$")
"""*“….” Jo Roe added, “…”*: past a full stop of its own, what leads on to the next quote says nothing of this one."""
_REACH = 110


@dataclass(frozen=True, slots=True)
class Near:
    """A cue next to a quote, with the mention, the pronoun or the noun phrase that goes with it."""

    cue: str
    mention: Mention | None
    pronoun: str
    at: int
    phrase: tuple[int, int] | None = None


def near(text: str, register: Register, quote: Marked, start: int, end: int) -> Near | None:
    """The cue and source right after or right before a quote that stands in the paragraph `text[start:end]`."""
    return _after(text, register, quote, end) or _before(text, register, quote, start)


def _after(text: str, register: Register, quote: Marked, end: int) -> Near | None:
    limit = min(end, quote.after + _REACH)
    stop = _STOP.search(text, quote.after, limit)
    limit = stop.start() if stop else limit
    place = _AFTER_SOURCE.match(text, quote.after, limit)
    begin = place.end() if place else quote.after
    ended = text[quote.end - 1] == "."
    pronoun = _PRONOUN.match(text, begin, limit)
    if pronoun and speaks(pronoun["cue"]) and (not ended or _CLOSES.match(text, pronoun.end(), end)):
        return Near(pronoun["cue"], None, pronoun["who"].lower(), begin)
    if ended and _LEADS_ON.search(text, begin, min(end, limit + 1)):
        return None
    cue = _AFTER_CUE.match(text, quote.after, limit)
    mentions = [m for m in register.within(begin, limit) if not (cue and _is_verb_itself(cue, m))]
    if cue and speaks(cue["cue"]):
        chosen = _first(mentions)
        return Near(cue["cue"], chosen, "", chosen.start) if chosen else None
    for mention in mentions[:2]:
        following = re.match(r"(?:,[^,]{3,70},)?\s+(?:has |also |later )?(\w+)", text[mention.end : limit])
        closes = following and (not ended or _CLOSES.match(text, mention.end + following.end(), end))
        if following and closes and speaks(following.group(1)):
            return Near(following.group(1), mention, "", mention.start)
    described = _DESCRIBED.match(text, begin, limit)
    if described and speaks(described["cue"]):
        return Near(described["cue"], None, "", begin, described.span("who"))
    return None


def _is_verb_itself(cue: re.Match[str], mention: Mention) -> bool:
    """*“…” Suggest we leave it*: a verb of saying that opens its sentence, capitalised like a name, is nobody."""
    return mention.start < cue.end("cue") and cue.start("cue") < mention.end and speaks(cue["cue"])


def charged(text: str, register: Register, quote: Marked, start: int) -> Near | None:
    """*Jane Roe, MP for Marsh Vale, accused ministers of “…”*: name, apposition and verb lead up to a fragment."""
    begin = max(start, quote.opening - 2 * _REACH)
    for stop in re.finditer(r"[.!?][\"”’]?\s", text[begin : quote.opening]):
        start = begin + stop.end()
    for mention in register.within(max(start, begin), quote.opening):
        found = _CHARGE.match(text, mention.end, quote.opening)
        if found and speaks(found["cue"]) and not any(speaks(word) for word in found["rest"].split()):
            return Near(found["cue"], mention, "", mention.start)
    return None


def _first(mentions: list[Mention]) -> Mention | None:
    people = [mention for mention in mentions if isinstance(mention.who, Person)]
    return people[0] if people else mentions[0] if mentions else None


def _before(text: str, register: Register, quote: Marked, start: int) -> Near | None:
    begin = max(start, quote.opening - 2 * _REACH)
    for stop in re.finditer(r"[.!?][\"”’]?\s", text[begin : quote.opening]):
        start = begin + stop.end()
    begin = max(begin, start)
    cue = _BEFORE_CUE.search(text, begin, quote.opening)
    if not cue or not speaks(cue["cue"]) or _A_NOUN.search(text, begin, cue.start("cue")):
        return None
    pronoun = _PRONOUN.match(text, begin, quote.opening)
    if pronoun and speaks(pronoun["cue"]):
        return Near(pronoun["cue"], None, pronoun["who"].lower(), begin)
    chosen = _first(list(register.within(begin, cue.start("cue"))))
    thing = _OF_IT.match(text, chosen.end, cue.end("cue")) if chosen and isinstance(chosen.who, Body) else None
    if chosen and thing and not speaks(thing["noun"]):
        return Near(cue["cue"], None, "", chosen.start, (chosen.start, thing.end("noun")))
    return Near(cue["cue"], chosen, "", chosen.start) if chosen else None
