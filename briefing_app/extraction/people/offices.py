"""A phrase that says what somebody is, split into the role and the body that it is held in."""

import re
from dataclasses import dataclass

from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.roles import has_role

KNOWN_TO_ALL = frozenset({"pm", "prime minister", "deputy prime minister", "first minister", "king", "queen", "pope"})
"""Offices whose holder need not be named: *the PM* is none of several whom the text names without an office."""
_POSSESSIVE = re.compile(
    r"^(?:the |a |an |its |his |her |their )?(?P<body>(?:(?! (?:at|in|and) )[^,])*?)(?:['’]s|(?<=s)['’]) (?P<role>.+)$"
)
_JOINED_OWNER = re.compile(
    r"^(?:the |The )?(?P<body>[A-Z][\w&’'.-]*(?: (?:of |for |the )*[A-Z][\w&’'.-]*)* (?:and|&) [A-Z][\w&.'’ -]*?)"
    r"['’]s? (?P<role>.+)$"
)
"""*Wexmoor Fire and Rescue Service’s* manager: a body whose name has an *and*."""
_DEPARTMENT = re.compile(
    r"^(?P<role>.+?),? (?:(?:at|in|with|of) )?(?:the )?(?P<body>(?:Department|Ministry) (?:for|of) [A-Z][^;]*)$"
)
"""*Minister of State at the Department for Piers, Ports and Rivers*: its name may hold commas."""
_OF_BODY = re.compile(r"^(?P<role>.+?) (?:of|at|for|with|from|to|in|on) (?:the |a )?(?P<body>(?:[A-Z]|a |an )[^,;]*)$")
_SECOND_OFFICE = re.compile(r",? and (?:the |a |an )?(?P<role>(?:[\w’'-]+ ){0,3}?[\w’'-]+) (?:of|for|at) ")
"""*Leader of Marsh Council and Chair of the Skills Board*: the second of two offices."""
_AT_BODY = re.compile(r"^(?P<role>.+? (?:of|for|in|to) (?P<what>.+?)) (?:at|with|on) (?:the )?(?P<body>[A-Z][^,;]*)$")
_SEATED_ON = re.compile(r"^(?P<role>[^,;]+?) (?:at|with|on) (?:the )?(?P<body>[A-Z][^,;]*)$")
"""*Councillor* on Marsh Council: a seat keeps its *of …* and *for …*, and is held at or on a body all the same."""
_NO_EMPLOYER = frozenset({"Westminster", "Holyrood", "Stormont", "Brussels", "Strasbourg", "Cardiff"})
_POST = re.compile(r"(?<=[a-z]) (?:role|post|job|position)$")
"""*As part of her new head of housing role*."""
_KIND_FIRST = re.compile(
    r"(?P<before> (?:of|at|for|with|from)) (?:the |an? )?(?P<kind>(?:[a-z][\w-]* ){1,4})(?=(?:the )?[A-Z])"
)
_PARTY_GROUP = re.compile(r"^[A-Z][\w ]+ group$")
_SHORT_BODY = re.compile(r" \([A-Z][A-Za-z]{1,8}\)$")
_IN_PLACE = re.compile(r"(?<=\w) in (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?$")
_COUNTRIES = frozenset({"UK", "EU", "US", "GB", "NI", "UN"})
_SEATED = frozenset({"councillor", "cllr", "candidate", "member"})
_SHOUTED = re.compile(r"[A-Z]{5,}(?= [a-z])")
_INITIALS = re.compile(r"^(?=.{5,6}$)(?:.*[^AEIOUY]{4}|[^AEIOUY]+$)")
"""*UHMBT* is no word: four letters in a row that nobody could say."""
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
    r"|(?:in|on|near|inside|outside|covering) (?:(?:the|a|an|his|her|its|their|nearby|neighbouring|this|that)\b"
    r"|[a-z]|\d)(?! charge\b| chief\b| residence\b| waiting\b).*"
    r"|(?:at|with) (?!(?:the|an?) [A-Z])[a-z\d].*)$"
)
"""What only says where or since when somebody is it: *flood warden in nearby Ouseby since 2009*."""
_BODY_FIRST = re.compile(
    r"^(?P<body>[A-Z][\w&.'’-]*+(?:(?: of| for| and)? [A-Z][\w&.'’-]*+)*?(?: of| for| and)?)"
    r" (?P<role>(?!and |of |for )[a-z].*)$"
)
_INITIALS_FIRST = re.compile(r"^(?P<body>[A-Z]{3,}s?) (?P<role>[A-Z][a-z].*)$")
"""*HMPO Chief Executive*: initials in front of an office are a body's."""
_BRIEF = re.compile(r"(?:ment|ing|tion|tions|ance|ence|ics|ways|ards|ices|nance|ources|policy|Housing|Transport)$")
"""How what a director sees to ends, where it is no body: *Director of Enforcement*."""
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
    whose: int = -1
    """Where *its* or *their* stands whose office it is; -1 where neither does."""


def office_of(phrase: str, why: str) -> Office:
    """A phrase split into role and organisation; an MP's seat and a minister's brief stay in the role."""
    phrase, body = _without_owner(_as_written(" ".join(phrase.split()).strip(" ,…")))
    phrase = _KIND_FIRST.sub(_plain_body, _LEADING.sub("", _POST.sub("", phrase)), count=1)
    phrase, employer = _without_place(phrase)
    phrase, body = (phrase, body) if body or employer else _listed_last(phrase)
    held = _held_in(phrase, body or employer)
    body = held.organisation
    forms = (form.match(held.role) for form in (_BODY_FIRST, _INITIALS_FIRST) if body is None)
    fronted = next((one for one in forms if one and has_role(one["role"]) and _is_body(one["body"].strip())), None)
    if fronted is None:
        return Office(held.role, body, why)
    body, brief = _without_brief(fronted["body"].strip())
    if any(word in words("parties") for word in body.split()):
        return Office(held.role, None, why)
    return Office(f"{brief}{fronted['role']}", body, why)


def _without_owner(phrase: str) -> tuple[str, str | None]:
    """*Marsh Council’s chief executive*: the role, and the body that owns it."""
    joined = _JOINED_OWNER.match(phrase)
    if joined and has_role(joined["role"]) and joined["body"].split()[-1].lower() in words("bodies"):
        return joined["role"], joined["body"]
    department = _DEPARTMENT.match(phrase)
    if department and has_role(department["role"]):
        return department["role"], department["body"]
    owner = _POSSESSIVE.match(phrase)
    if not owner or not has_role(owner["role"]) or _kind_of_owner(owner["body"]):
        return phrase, None
    role = owner["role"]
    while (again := _POSSESSIVE.match(role)) and has_role(again["role"]):  # *the Defenders’ Guild’s president*
        role = again["role"]
    held_in = phrase[: len(phrase) - len(role)].strip()
    return role, _LEADING.sub("", held_in).removesuffix("'s").removesuffix("’s").rstrip("'’")


def _plain_body(found: re.Match[str]) -> str:
    """*Of the independent* Marsh Trust, *at law firm* Roe & Co: without what only says of what kind a body is."""
    kind = found["kind"].split()
    told = kind[-1] in words("generic_bodies") | words("kinds_of_body") | words("moods_of_bodies")
    joined = any(word in words("role_prepositions") or word in {"and", "the"} for word in kind)
    return f"{found['before']} the " if told and not joined else found.group()


def _listed_last(phrase: str) -> tuple[str, str | None]:
    """*Executive Director, Strategy, Marsh Audit Office*: the role, and the body that a line gives last."""
    role, comma, last = phrase.rpartition(", ")
    known = last[:1].isupper() and any(part.lower() in words("bodies") for part in last.split())
    if not comma or not known or last.startswith("and ") or has_role(last) or not has_role(role.split(", ")[0]):
        return phrase, None
    return role, last


def _without_place(phrase: str) -> tuple[str, str | None]:
    """A phrase without where or since when somebody is it, and the body that the place names, if it does."""
    placed = _WHERE.search(phrase)
    if not placed or not has_role(phrase[: placed.start()], loose=True):
        return phrase, None
    role, place = phrase[: placed.start()], placed.group()
    body = _employer(place)
    learned = re.match(r" in (?!the |a |an )(?:[a-z-]+ ?){1,4}(?= at | with |$)", place)
    if learned and role.split()[-1].lower() in words("learned"):
        role += learned.group().rstrip()
    return role, body


def _held_in(phrase: str, body: str | None) -> Office:
    """A role with its *of …* split from the body that it is held in, unless that is a brief or a seat."""
    before_of = re.split(r" (?:of|for) ", phrase)[0].split()
    head = before_of[-1].lower().rstrip(",") if before_of else ""
    kept = head in words("keeps_of") | _SEATED and not _of_union(before_of)
    phrase = phrase if kept or head == "holder" else _FOR_SMALL.sub("", phrase)
    held = _split_at(phrase, head, keeps=kept or _has_brief(phrase, before_of))
    if held is None:
        return Office(phrase, body and _tidied(body), "")
    if _no_body(held["body"]):
        return Office(held["role"], body and _tidied(body), "")
    whole = is_role_word(held["role"].split()[-1]) or re.search(r" (?:of|for|in) ", held["role"]) is not None
    if not whole or _PARTY_GROUP.search(held["body"]):  # *leader of the Orchard group*
        return Office(phrase, body and _tidied(body), "")
    named = _tidied(held["body"])
    if body is None and _placed(phrase, held["role"], named):
        return Office(held["role"], None, "")
    return Office(held["role"], _tidied(body or named), "")


def _split_at(phrase: str, head: str, *, keeps: bool) -> re.Match[str] | None:
    """Where a role ends and its body begins; `keeps` where the *of …* is a brief or a seat."""
    at = _AT_BODY.match(phrase)
    if at is not None and (keeps or _is_part(at["what"])):
        return at
    if keeps:
        return _HEAD_FOR.match(phrase) or _SEATED_ON.match(phrase) or _speaks_for(phrase, head)
    return _OF_BODY.match(phrase)


def _placed(phrase: str, role: str, body: str) -> bool:
    """*A GP in Marl*: whether only a place follows the role."""
    if not phrase[len(role) :].startswith((" in ", " on ")) or body.isupper():
        return False
    return not any(part.lower() in words("bodies") for part in body.split())


def _of_union(before_of: list[str]) -> bool:
    """*General secretary*, *branch secretary*: of a union, not of a brief."""
    return (
        before_of[-1].lower() == "secretary"
        and len(before_of) > 1
        and before_of[-2].lower() in words("secretaries_of_unions")
    )


def _is_part(what: str) -> bool:
    """Whether what somebody is head of is a part of a body, or none: *the Biology Department*, *Research*."""
    parts = what.removeprefix("the ").split()
    if parts[-1].lower() in words("parts_of_bodies") or (what[0].islower() and not what.startswith("the ")):
        return True
    return (len(parts) == 1 and parts[0] in words("place_words")) or (parts[0].isupper() and parts[-1].islower())


def _speaks_for(phrase: str, head: str) -> re.Match[str] | None:
    """*Spokesperson for Marsh Homes*: a body, and no brief such as *Foreign Affairs*."""
    found = _OF_BODY.match(phrase) if head.startswith("spokes") else None
    parts = found["body"].split() if found else []
    brief = any(part in words("place_words") for part in parts) and not _is_body(" ".join(parts))
    return found if (len(parts) > 1 and not brief) or (parts and parts[0].isupper()) else None


def _tidied(body: str) -> str:
    """A body's name alone: without its short form in brackets, the place after it, or the second of two offices."""
    body = _SHORT_BODY.sub("", _first_body(body))
    placed = _IN_PLACE.search(body)
    whole = body[: placed.start()] if placed else body
    last = whole.split()[-1]
    return whole if last.isupper() or last.lower() in words("bodies") or " " not in whole else body


def _as_written(phrase: str) -> str:
    """A phrase without the capitals of a sentence or a newspaper's first line: *Former* Cabinet minister."""
    shouted = _SHOUTED.match(phrase) if not phrase.startswith("FORMER ") else None
    if shouted and not _INITIALS.search(shouted.group()):
        return shouted.group().title() + phrase[shouted.end() :]
    return f"former{phrase[6:]}" if phrase[:7].title() == "Former " else phrase


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
    told = of[-1] in words("place_words") or (before_of[-1][0].isupper() and _BRIEF.search(of[-1]) is not None)
    a_brief = head == "head" or (head in {"director", "lead", "manager", "officer"} and told)
    local = of[-2:] == ["Local", "Government"]
    return local or (a_brief and of[-1].lower() not in words("bodies") - {"policy", "services", "service", "housing"})


def _kind_of_owner(owner: str) -> bool:
    """Whether what owns a role is no body: *ship*, *retired ship*, *children*."""
    *before, last = owner.lower().split()
    return (not before or before[0] in {"retired", "former", "veteran", "trainee"}) and (
        last in words("kinds_of_owner") or (bool(before) and owner[:1].islower() == owner[-1:].islower())
    )


def _employer(place: str) -> str | None:
    """The body at the end of *at the charity Child Futures*, where there is one."""
    found = re.search(r" (?:at|with) (?:the )?(?:[a-z-]+ )?(?P<body>[A-Z][^,;]*)$", place)
    return found["body"] if found and not _no_body(found["body"]) else None


def _no_body(name: str) -> bool:
    """*At Christmas*, *at Westminster*: when or where somebody is it; *West Marsh Council* is a body all the same."""
    first, *_, last = f"{name} {name}".split()
    return first in words("not_names") | _NO_EMPLOYER and last.lower() not in words("bodies")


def _is_body(name: str) -> bool:
    """An acronym, or a name with a body's word in it: *NCA*, *Home Office*, not *Home* before *secretary*."""
    parts = name.split()
    return (
        (name.isupper() and len(name) > 1 and name not in _COUNTRIES)
        or (len(parts) > 1 and parts[-1].lower() in words("bodies"))
        or len(parts) > 2
    )
