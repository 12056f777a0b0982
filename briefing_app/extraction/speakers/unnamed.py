"""Somebody whom the text describes and does not name: how far the words go, and what they say of role and body."""

import re

from briefing_app.extraction.people.people import Body, Register, plain
from briefing_app.extraction.speakers.stage import Source
from briefing_app.extraction.words.kinds import names_a_person
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.names import names_in

_NO_BODY = (
    r"(?:them|us|you|our|my|your|their|his|her|its"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|\d+|an? \d+-year-old)"
)
_FOR = re.compile(rf"\b(?:for|from|at|of)\s+(?:the\s+)?(?P<body>(?!{_NO_BODY}\b).+)$")
_OF_GENERIC = re.compile(
    r"\b(?P<kind>council|agency|company|trust|union|government|party|police|force|university|hospital|charity|department"
    r"|(?:fire|ambulance|prison|health) service) (?:spokes\w+|source|insider|official)s?\b"
)
SOME_OF = re.compile(r"[\s,][–—(-]?\s?(?:including|among them|such as)\s")
"""*The actors – including* Jane Roe *–*: some of them, who are not named for all."""
_TRAILING = re.compile(
    r"(?:\s(?:there|here|yesterday|today|tonight|again|later|afterwards|concerned|responsible|involved|present|himself|herself"
    r"|last night|this (?:week|morning)|last week))+$"
)
_PLACE = re.compile(r" (?:at|in|on|inside|outside) the (?:[a-z][\w-]+ )?(?P<noun>[a-z][\w-]+)$")
_REGIONS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "north-west",
        "north-east",
        "south-west",
        "south-east",
        "midlands",
        "area",
        "region",
        "county",
        "city",
        "town",
        "village",
        "constituency",
        "valleys",
        "highlands",
        "islands",
    }
)
_DATED = re.compile(
    r" (?:in|of|from|dated|published in) (?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: \d{4})?|(?:19|20)\d\d)$"
)
_BESIDE = re.compile(r"[\w ]*, (?:the )?(?P<body>[A-Z][^,]+),?$")
_OWN = re.compile(r"^(?:its|their) (?=(?:[\w-]+ )?[\w-]+s$)", re.IGNORECASE)
"""*Its officials* are officials."""
_OWNED = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
_NO_NOUN = frozenset({"another", "one", "others", "some", "many"})
_WORDS_OF_PLACE = 2
_NUMBERED = re.compile(r"[ \xa0]\d")
"""*One Year 9 pupil*: a number after a capital makes it no body's name."""
_LEANING = re.compile(r"-(?:\w+ing|\w+ed|wing)$")
"""*A Left-leaning think tank*, *a Leeds-based firm*: no body's name."""
_ONCE = re.compile(r"\b(?:former|retired|ex)[ -](?:[a-z]+ )?$")
_GRADE = re.compile(r"\b(?:grade|band) \d\b", re.IGNORECASE)
_ONE = re.compile(r"(?:an?|one|another|his|her|their|its|my|our)\b(?! of\b)", re.IGNORECASE)
_SHORT = re.compile(r" \([A-Z]{2,6}\)$")
_ONE_OF = re.compile(r"one of (?:his|her|their|its|the|my|our) ", re.IGNORECASE)
_PLURAL = re.compile(r"^(?:some|several|many|two|three|few|other|most)\b", re.IGNORECASE)


def unnamed(register: Register, phrase: str, head: str) -> Source:
    """Somebody whom the text describes and does not name, in its own words."""
    said = _SHORT.sub("", _OWN.sub("", described(phrase)))
    body: str | None = None
    held = _FOR.search(said, max(0, said.lower().find(head.lower())))
    beside = _BESIDE.match(phrase[len(said) :]) if held else None
    if beside or held:
        body = (beside or held)["body"]  # type: ignore[index]
        body = None if held and not beside and _is_home(register, held, head) else _in_full(register, body)
    elif found := _OF_GENERIC.search(said):  # *a council spokesman*
        body = _in_full(register, found["kind"])
    else:
        named = (
            register.body_named(name.text)
            for name in names_in(said, 0, len(said))
            if not (_NUMBERED.match(said, name.end) or _LEANING.search(name.text))
        )
        body = next((one.name for one in named if one is not None and (one.sure or len(one.mentions) > 1)), None)
    role = _own_noun(said, head)
    lowered = said[0].lower() + said[1:] if said[:2] in {"A ", "An"} or not said[:1].isupper() else said
    if said.split()[0] in {"A", "An", "One", "The", "Some", "Several", "Many", "Two"}:
        lowered = said[0].lower() + said[1:]
    elif len(said.split()) == 1:
        lowered = said.lower()
    paper = head.lower().removesuffix("s") in words("documents")  # *planning notices*
    owned = paper or _OWNED.match(lowered) is not None  # whose spokesman he is, the words alone do not tell
    return Source(
        lowered[0].lower() + lowered[1:] if owned and not paper else lowered,
        role,
        body,
        0.86 if owned else 0.93,
        f"“{said}”",
    )


def _in_full(register: Register, body: str | None) -> str | None:
    """*The company* by its name where the text has only one; nothing for what is no body, or one of many: *a firm*."""
    if body is None or not body[0].islower():
        return body
    last = body.split()[-1].rstrip(".,")
    if body.startswith(("a ", "an ")) or not _is_a_body(last):
        return None
    called = [one for one in register.bodies if one.sure and " " in one.name and _called(one, last)]
    return called[0].name if len(called) == 1 else body


def _called(body: Body, kind: str) -> bool:
    return kind in body.kinds or kind in plain(body.name).split()


def _is_home(register: Register, held: re.Match[str], head: str) -> bool:
    """*A nurse from Oxney*, *a man at Larkmoor*: where somebody is, unless the text knows a body of that name."""
    name = held["body"]
    known = register.body_named(name)
    speaks_for_it = head.lower().startswith("spokes") or head.lower() in {"source", "insider", "official"}
    plainly = (
        (held.group().startswith("from ") or not speaks_for_it) and name.istitle() and name.count(" ") < _WORDS_OF_PLACE
    )
    return plainly and not (known and known.sure) and not any(_is_a_body(word) for word in name.lower().split())


def _own_noun(said: str, head: str) -> str | None:
    """The role of somebody unnamed: the noun itself, where it is one person's calling (*spokesman*, *official*)."""
    lowered = head.lower()
    if lowered.startswith("spokes") or lowered in {"insider", "source"}:
        return lowered
    compound = re.search(r"(\w+)[ \xa0]" + re.escape(head) + r"\b", said)
    if compound and f"{compound.group(1)} {head}".lower() in words("two_word_callings"):
        return compound.group().lower()
    several = _ONE_OF.match(said)
    lowered = said.rsplit(maxsplit=1)[-1].lower().removesuffix("s") if several else lowered
    graded = _GRADE.search(said)
    if graded or lowered in _NO_NOUN:
        return graded.group().lower() if graded else None
    if lowered in words("anybody"):
        return None
    single = names_a_person(lowered) or lowered in {"official", "worker"} or _somebody(said, lowered)
    if not single or _PLURAL.search(said):
        return None
    once = _ONCE.search(said, 0, max(0, said.find(head)))
    return f"{once.group()}{lowered}" if once else lowered


def _somebody(said: str, head: str) -> bool:
    """Whether words for one can only be a person: *one girl*, *an inmate*; no body, paper or group."""
    groups = ("bodies", "generic_bodies", "documents", "data", "collectives", "happenings")
    return (
        _ONE.match(said) is not None
        and head.islower()
        and (not head.endswith("s") or head.endswith("ss"))
        and not any(head in words(kind) for kind in groups)
    )


def described(phrase: str) -> str:
    """The noun phrase of somebody unnamed, without clauses, trailing adverbs and the place where it was said."""
    said = re.split(r",(?!\d)", phrase, maxsplit=1)[0].strip()
    said = SOME_OF.split(said, maxsplit=1)[0]
    said = re.split(r"\s(?:who|which|that|whose|speaking|asked|responding|we|I)\b", said)[0]
    said = _TRAILING.sub("", said)
    said = _DATED.sub("", said)
    place = _PLACE.search(said)
    return said[: place.start()] if place and not (_is_a_body(place["noun"]) or place["noun"] in _REGIONS) else said


def _is_a_body(noun: str) -> bool:
    """Whether a place is one that people belong to: *in the department*, but not *in the audience*."""
    return noun in words("bodies") or noun in words("generic_bodies")
