"""Who is named right before a verb of saying, where the parser hangs the verb on something further off."""

import re

from briefing_app.domain.quotes import SURE
from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.people import Body, Mention, Person, Register
from briefing_app.extraction.speakers.stage import Source, of_body, of_person
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.roles import has_role
from briefing_app.extraction.words.roles_before import role_before
from briefing_app.extraction.words.verbs import speaks

_LETTERS = r"(?:,? (?:MP|MSP|MS|MLA|AM|KC|QC|CBE|OBE|MBE)\b)*"
_UP_TO_VERB = re.compile(
    rf"{_LETTERS}(?P<role>, [^.;:!?“”\"\n]{{3,110}}?)?,? "
    r"(?:(?:has|have|had|also|later|then|will|would|further|yesterday|today"
    r"|last night|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) )*"
)
_LETTERS_NEXT = re.compile(rf"{_LETTERS}")
_FRESH = re.compile(r"(?:^|[.!?:,]['\"”’]? |\n)(?:[Tt]he |[Ii]ts |[Tt]heir |[Oo]ur )?$")
_TITLE_LAST = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Cllr|Coun|Rev|Canon|Rt|Hon|the) )+$")
_ONE_OF_SEVERAL = re.compile(r"(?:[Aa]n?|[Oo]ne|[Aa]nother) ")
_JOINS = re.compile(
    r"(?:,? (?:of|from|at) (?:the )?[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*)*)?,? and "
    r"(?:the )?(?:[A-Z][\w’'.-]* |[a-z]+,? ){0,5}"
)
"""*Jane Roe* of the Guild and Ports Minister *John Doe*."""
_ALONE = re.compile(r"(?:^|\n|[.!?,][\"”’] ?)$")
"""What a name opens a sentence after, or follows words in marks."""
_LEADS_TO = frozenset({"of", "for", "to", "by", "with", "and", "at", "from", "the", "on", "about", "than", "or"})
_REACH = 130
_LOOK = 6
_LONG = 4
_BYNAME = 80
"""Characters: how long a name in apposition may be."""
_APPOSED = re.compile(r",(?: the)?\s*")


def named_beside(text: str, register: Register, end: int) -> Source | None:
    """*According to the regulator, the Ports Office,*: the body named between commas beside what it is."""
    beside = next((m for m in register.within(end + 1, end + _BYNAME) if m.start <= end + len(", the ")), None)
    if beside is None or isinstance(beside.who, Person):
        return None
    named = _APPOSED.fullmatch(text, end, beside.start) and text.startswith(",", beside.end)
    return of_body(beside.who, 0.88, f"named “{beside.who.name}” beside what it is") if named else None


def named_before(text: str, register: Register, verb: int, found: Source | None, phrase: str) -> Source | None:
    """*In a letter to Sir Ian Roe, …, Emma Strand, Director of Policy commented*: who stands right before the verb.

    Only where no person was found otherwise, and where his or her office, beside the name, begins a phrase of its own.
    """
    mention = next((m for m in register.before(verb, _LOOK) if m.end <= verb and isinstance(m.who, Person)), None)
    if mention is None or not isinstance(mention.who, Person) or mention.rivals or verb - mention.end > _REACH:
        return None
    alone = _ALONE.search(text, max(0, mention.start - 3), mention.start) is not None
    whole = alone and text.startswith(f", {phrase}", mention.end)  # *“…,” Jon Roe, a driver told the Post*
    if found is not None and (_is_named(found) or (_stays(found, phrase) and not whole)):
        return None
    between = _UP_TO_VERB.fullmatch(text, mention.end, verb)
    if between is None:
        return None
    start = mention.start - len(_title(text, mention))
    role = (between["role"] or "").strip(", ")
    apposed = text[max(0, start - 2) : start] == ", "
    if role and not (has_role(role) and (apposed or _FRESH.search(text, max(0, start - 6), start))):
        return None
    if not role and not (_office_leads(text, register, start) or (apposed and _described(found))):
        return None
    return of_person(mention.who, 0.88, f"named right before “{text[verb : verb + 12].split(' ', maxsplit=1)[0]}”")


def _is_named(found: Source) -> bool:
    """Whether a person was found by name, and not taken for an office that may be another's."""
    return isinstance(found.who, Person) and found.confidence >= SURE


def ending_name(text: str, register: Register, start: int, end: int) -> Source | None:
    """*The chair of the ports committee* Dee Abram: a name that ends a phrase which says what its bearer is.

    No *of* or *for* stands right before the name, which would say whose spokesman, chair or lawyer it is.
    """
    for mention in register.within(start, end):
        if mention.end != end or not isinstance(mention.who, Person) or mention.rivals:
            continue
        begin = mention.start - len(_title(text, mention))
        before = text[start:begin].split()
        plainly = bool(before) and before[-1].isalpha() and before[-1].islower()
        if (
            plainly
            and before[-1] not in _LEADS_TO
            and has_role(" ".join(before))
            and not _ONE_OF_SEVERAL.match(before[0] + " ")
        ):
            who = mention.who
            if not who.offices:
                who.hold(office_of(" ".join(before), f"“{text[start:end]}”"))
            return of_person(who, 0.91, f"named “{text[mention.start : end]}”")
    return None


def _title(text: str, mention: Mention) -> str:
    found = _TITLE_LAST.search(text, max(0, mention.start - 24), mention.start)
    return found.group() if found else ""


def _office_leads(text: str, register: Register, start: int) -> bool:
    """Whether an office right before a name begins a phrase: *…, chief executive of Harbour Aid* Jo Strand."""
    before = role_before(text, start)
    if before is None:
        found = re.search(
            r"(?:^|[,.] |\n)(?P<role>[a-z ]+ of (?:[A-Z][\w’'-]+ ){1,4})$", text[max(0, start - 80) : start]
        )
        return found is not None and has_role(found["role"].strip())
    of_body = next((m for m in register.before(before[1] + 1, 2) if m.end >= before[1] - 1), None)
    begin = of_body.start if of_body is not None and isinstance(of_body.who, Body) else before[1]
    return _FRESH.search(text, max(0, begin - 6), begin) is not None


def _described(found: Source | None) -> bool:
    """Whether what was found is one person by his or her calling, of whom the name may be that."""
    return found is not None and found.who is None and bool(found.role)


def _stays(found: Source, phrase: str) -> bool:
    """*A spokesman for the minister, Jane Roe, said*; *the father of the boy, Tom Roe, said*: not who is named."""
    return _ONE_OF_SEVERAL.match(phrase) is not None or (found.role or "").split(" ")[-1] in words("kin")


def beside_in_joint(text: str, register: Register, mention: Mention, end: int) -> Person | None:
    """The second of *Jane Roe and John Doe said*."""
    for other in register.within(mention.end, min(end, mention.end + _REACH)):
        if isinstance(other.who, Person) and other.who is not mention.who:
            return other.who if _JOINS.fullmatch(text, mention.end, other.start) else None
    return None


def past_letters(text: str, end: int) -> int:
    """Where a name ends with the letters after it: *Gwen ap Rhys* MS."""
    found = _LETTERS_NEXT.match(text, end)
    return found.end() if found else end


def after_colon(register: Register, start: int, end: int) -> Source | None:
    """*Lord Roe: Labour claims “…”*: in a headline, who stands between the colon and the verb."""
    named = next(register.within(start, end), None)
    if named is None:
        return None
    who = named.who
    return of_person(who, 0.88, "named after a colon") if isinstance(who, Person) else of_body(who, 0.85, "")


def sure_of(body: Body) -> float:
    """How sure a body is that is named outright.

    *Fire Union Challenges Strong Over Claims There Was* is none: a headline in capitals that was read as one name.
    """
    parts = body.name.split()
    if len(parts) > _LONG and any(speaks(part) for part in parts[1:-1]):
        return 0.6
    return 0.95 if body.sure or body.name.isupper() else 0.88


def owner_named(register: Register, start: int, end: int) -> Source | None:
    """*Jane Roe’s claim that it was “a farce”*: who is named as the owner of what was said."""
    mention = next((one for one in register.within(start, end) if not one.rivals), None)
    if mention is None:
        return None
    who = mention.who
    return of_person(who, 0.92, f"named “{who.name}”") if isinstance(who, Person) else of_body(who, sure_of(who), "")


def known_kind(head: str) -> bool:
    """Whether a lone capitalised word is a name or a word for people or bodies, and no thing."""
    lowered = head.lower()
    kinds = ("unnamed", "roles", "bodies", "people_nouns", "kin", "generic_bodies")
    return any(lowered in words(name) or lowered.removesuffix("s") in words(name) for name in kinds) or head.isupper()
