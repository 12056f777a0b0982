"""A phrase that says what somebody is, split into the role and the body that it is held in."""

import re
from dataclasses import dataclass

from briefing_app.extraction.lexicon import words
from briefing_app.extraction.people_kinds import is_role_word
from briefing_app.extraction.people_roles import has_role

KNOWN_TO_ALL = frozenset({"pm", "prime minister", "deputy prime minister", "first minister", "king", "queen", "pope"})
"""Offices whose holder need not be named: *the PM* is none of several whom the text names without an office."""
_POSSESSIVE = re.compile(
    r"^(?:the |a |an |its |his |her |their )?(?P<body>(?:(?! (?:at|in|and) )[^,])*?)(?:['’]s|(?<=s)['’]) (?P<role>.+)$"
)
_OF_BODY = re.compile(r"^(?P<role>.+?) (?:of|at|for|with|from|to|in) (?:the |a )?(?P<body>(?:[A-Z]|a |an )[^,;]*)$")
_SECOND_OFFICE = re.compile(r",? and (?:the |a |an )?(?P<role>(?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:of|for|at) ")
"""*Leader of Marsh Council and Chair of the Skills Board*: the second of two offices."""
_AT_BODY = re.compile(r"^(?P<role>.+? (?:of|for) .+?) (?:at|with) (?:the )?(?P<body>[A-Z][^,;]*)$")
_SHOUTED = re.compile(r"[A-Z]{5,}(?= [a-z])")
_HEAD_FOR = re.compile(r"^(?P<role>(?:[\w-]+ )*[Hh]ead of .+?) for (?:the )?(?P<body>[A-Z][^,;]*)$")
"""*Head of Lending* for Harbour Loans."""
_LEADING = re.compile(
    r"^(?:(?:the|a|an|its|his|her|their|our|your|my|own|who is|who was|is|was"
    r"|current|currently|present|now|then|fellow|later|sometime|old|longtime|long-time"
    r"|new(?! (?:towns?|homes?|media|technology|business))|newly[- ]\w+|\d{1,3}-year-old)\s+|then-)+",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r" (?:(?:since|until|from|during) .*|(?:for|of) (?:\w+ )?(?:\w+ ){1,2}(?:years|months|decades)\b.*"
    r"|(?:at|in|with|on|near|inside|outside|covering) (?:(?:the|a|an|his|her|its|their|nearby|neighbouring|this|that)\b"
    r"(?! [A-Z])|[a-z]|\d)(?! charge\b| chief\b| residence\b| waiting\b).*)$"
)
"""What only says where or since when somebody is it: *flood warden in nearby Ouseby since 2009*."""
_BODY_FIRST = re.compile(
    r"^(?P<body>[A-Z][\w&.'’-]*+(?:(?: of| for| and)? [A-Z][\w&.'’-]*+)*?(?: of| for| and)?)"
    r" (?P<role>(?!and |of |for )[a-z].*)$"
)
"""Words are taken whole (`*+`): capitals that could be cut anywhere would take for ever in *FISHERIES BOARD CHAIR*."""
_FOR_SMALL = re.compile(r" for (?:the|a|an|its|their|this|that) [a-z].*$")


@dataclass(frozen=True, slots=True)
class Office:
    """A role and the body that it is held in, with the words that say so."""

    role: str
    organisation: str | None
    why: str
    guessed: bool = False
    """Whether no words of the text tie it to whoever holds it, so that it may be another's."""
    past: bool = False
    """Whether the text says that it was held *then*, or *formerly*."""


def office_of(phrase: str, why: str) -> Office:
    """A phrase split into role and organisation; an MP's seat and a minister's brief stay in the role."""
    phrase = _as_written(" ".join(phrase.split()).strip(" ,…"))
    body: str | None = None
    owner = _POSSESSIVE.match(phrase)
    if owner and has_role(owner["role"]) and not _kind_of_owner(owner["body"]):
        role = owner["role"]
        while (again := _POSSESSIVE.match(role)) and has_role(again["role"]):  # *the Defenders’ Guild’s president*
            role = again["role"]
        held_in = phrase[: len(phrase) - len(role)].strip()
        phrase, body = role, _LEADING.sub("", held_in).removesuffix("'s").removesuffix("’s").rstrip("'’")
    phrase = _LEADING.sub("", phrase)
    placed = _WHERE.search(phrase)
    if placed and has_role(phrase[: placed.start()], loose=True):
        body = body or _employer(placed.group())
        phrase = phrase[: placed.start()]
    before_of = phrase.split(" of ")[0].split(" for ")[0].split()
    if " ".join(before_of[-2:]).lower() == "general secretary":  # of a union, not of a brief
        before_of = []
    keeps_brief = bool(before_of) and before_of[-1].lower().rstrip(",") in words("keeps_of") | {"holder"}
    phrase = phrase if keeps_brief else _FOR_SMALL.sub("", phrase)
    keeps = bool(before_of) and before_of[-1].lower().rstrip(",") in words("keeps_of")
    keeps = keeps or _has_brief(phrase, before_of)
    held = (_HEAD_FOR.match(phrase) or _AT_BODY.match(phrase)) if keeps else _OF_BODY.match(phrase)
    if held and held["body"].split()[0] in words("not_names"):
        phrase, held = held["role"], None
    if held and is_role_word(held["role"].split()[-1]) | (" of " in held["role"]):
        phrase, body = held["role"], body or held["body"]
    body = _first_body(body) if body else None
    fronted = _BODY_FIRST.match(phrase)
    if fronted and body is None and has_role(fronted["role"]) and _is_body(fronted["body"].strip()):
        body, brief = _without_brief(fronted["body"].strip())
        party = any(word in words("parties") for word in body.split())
        phrase, body = (phrase, None) if party else (f"{brief}{fronted['role']}", body)
    return Office(phrase, body, why)


def _as_written(phrase: str) -> str:
    """A phrase without the capitals of a sentence or a newspaper's first line: *Former* Cabinet minister."""
    shouted = _SHOUTED.match(phrase)
    if shouted:
        return shouted.group().title() + phrase[shouted.end() :]
    return f"former{phrase[6:]}" if phrase.startswith("Former ") else phrase


def _without_brief(body: str) -> tuple[str, str]:
    """*Harbour Councils Association Housing* spokesman: the body, and the brief that belongs to the role."""
    *before, last = body.split()
    if len(before) > 1 and last in words("place_words") and before[-1].lower() in words("bodies") | words("of_heads"):
        return " ".join(before), f"{last} "
    return body, ""


def _first_body(body: str) -> str:
    """The body of the first of two offices: *Marsh Council and Chair of the Skills Board*."""
    second = _SECOND_OFFICE.search(body)
    return body[: second.start()] if second and is_role_word(second["role"].split()[-1]) else body


def _has_brief(phrase: str, before_of: list[str]) -> bool:
    """*Head of Policy*, *Deputy Director of Planned Care*: what somebody sees to, and no body."""
    of = re.split(r" (?:at|for) ", phrase.partition(" of ")[2])[0].removeprefix("the ").split()
    if not of or not before_of or not of[0][0].isupper() or of[0].isupper():
        return False
    head = before_of[-1].lower()
    a_brief = head == "head" or (head in {"director", "lead", "manager"} and of[-1] in words("place_words"))
    return a_brief and of[-1].lower() not in words("bodies") - {"policy", "services", "service", "housing"}


def _kind_of_owner(owner: str) -> bool:
    """Whether what owns a role is no body: *ship*, *retired ship*, *children*."""
    *before, last = owner.lower().split()
    return (not before or before[0] in {"retired", "former", "veteran", "trainee"}) and (
        last in words("kinds_of_owner") or (bool(before) and owner[:1].islower() == owner[-1:].islower())
    )


def _employer(place: str) -> str | None:
    """The body at the end of *at the charity Child Futures*, where there is one."""
    found = re.match(r" (?:at|with|in) the [a-z-]+ (?P<body>[A-Z][^,;]*)$", place)
    return found["body"] if found else None


def _is_body(name: str) -> bool:
    """An acronym, or a name with a body's word in it: *NCA*, *Home Office*, not *Home* before *secretary*."""
    parts = name.split()
    return (
        (name.isupper() and len(name) > 1)
        or (len(parts) > 1 and parts[-1].lower() in words("bodies"))
        or len(parts) > 2
    )
