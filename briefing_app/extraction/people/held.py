"""The offices that stand beside one mention of a name: before it, after it, below it, and *as …*."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing_app.extraction.people.offices import Office, office_of
from briefing_app.extraction.people.pairs import shared_before
from briefing_app.extraction.people.people import Person
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.name_parts import Name, is_starter
from briefing_app.extraction.words.roles import role_after, role_as, role_below, role_is, role_leading
from briefing_app.extraction.words.roles_before import role_before
from briefing_app.extraction.words.verbs import speaks

_THEIRS = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur) $")
_CAPITAL = r"[A-Z][\w&-]*(?:s['’](?= [A-Z]))?"
_ITS = re.compile(r"(?:its|their) ")
_WHOSE = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he (?:[a-z-]+ )?(?P<kind>[a-z-]+)(?:['’]s|(?<=s)['’])) $")
_SPELLED_OUT = re.compile(
    r"(?P<body>[A-Z][\w&’'-]*(?: (?:(?:of|for|and|the|on|in) )*[A-Z][\w&’'-]*)+) \([A-Z][A-Za-z]{1,7}\)[’']?s? $"
)
"""*Wexmoor Rail Union (WRU)* chief *…*: the body before an office, with its initials."""
_BODYS = re.compile(rf"\b(?P<body>{_CAPITAL}(?: (?:(?:of|for|and|the|on|in) )*{_CAPITAL})*)['’]s? $")
_STYLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? $")
_DESCRIBED = re.compile(r"[\w’'.-]+(?: [\w’'.-]+){0,4}, (?!(?:but|and|said|says|told|who|also|as|in|on|at)\b)[a-z]")
_WHILE = re.compile(
    r"[a-z,–—-] (?:as|when|while|after|before|where|because|since|unlike) (?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady) )?$"
)
_REACH = 18
_STYLES = frozenset({"Councillor", "Cllr", "Coun", "Alderman", "Professor", "Prof", "Dr"})
_CLERGY = frozenset(
    {f"{high}{style}" for high in ("", "Very ", "Right ", "Most ") for style in ("Reverend", "Revd", "Rev")}
)
_THEN = re.compile(r",? (?:who was )?then (?:an?|the) ")
_NOW = re.compile(r",? (?:who is )?now (?:(?:an?|the|its|their) )?(?=[A-Za-z])")
_AND_THE = re.compile(r", [Tt]he $")
_OPENS = re.compile(r"(?:^|[.!?][”\"’']? |\n)(?:The |Its |Their |Our |[Tt]he (?:[\w-]+ ){0,3}[\w-]+['’]s? )$")
_ARTICLE_LAST = re.compile(r"\b[Tt]he $")
_LISTED_BEFORE = re.compile(r", and $")
_POINTS = frozenset({"Read", "See", "Watch", "Listen"})
"""*Read Union President* Jane Roe’s *speech*: what a line of links opens with."""
_LEADS = re.compile(
    r"(?:(?:^|[.!?:]['\"”’]? |\n|[\"”“])(?:But |And |Now |However, )?|\b(?P<verb>\w+) )"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Professor|Prof|Cllr) )?$"
)
_VERB_NEXT = re.compile(r",? (?:has |had |also |later )?(?P<verb>\w+)")
_LEAD = 30
_STAND = frozenset({"former", "retired", "acting", "temporary", "ex"})
_CAPITALS = r"[A-Z][\w&’'-]*(?: (?:(?:of|for|and|the|on|in) )*[A-Z][\w&’'-]*)*"
_AT_BODY = re.compile(rf",? (?:of|from|at|on behalf of) (?:the )?(?P<body>{_CAPITALS})(?! and [A-Z])")
_PARTS = frozenset({"unit", "team", "department", "section", "division", "branch", "directorate"})
_NAMED_SO = words("bodies") | {"solicitors", "associates", "architects", "ltd", "llp"}
_THEM, _OWNER, _STYLE, _SHORT = 6, 80, 6, 4
_PLACED = re.compile(r"\b([Tt]he|[Ii]n|[Nn]ear|[Oo]utside) $")
_OF_THING = re.compile(r" [a-z]{3,}(?! [A-Z])")
_LETTERS_AFTER = 12
"""Characters: how far *MP* or *OBE* may reach after a name that ends its line."""


def offices_of(text: str, name: Name, limit: int) -> Iterator[Office]:
    """What a text says right beside a name that its bearer is; what follows is read up to `limit`."""
    whole = _name_start(text, name)
    before = role_before(text, _bracket_before(text, whole, name.end)) if not name.role else None
    if name.role:
        yield from _titled(text, name, whole)
    shared = shared_before(text, whole, name.end) if before is None and not name.role else None
    if shared:
        yield office_of(shared, f"“{shared}”, of two")
    yield from _around(text, name, before, limit)
    below = role_below(text, name.end) if name.end >= limit - _LETTERS_AFTER else None
    if below:
        yield office_of(below, f"“{name.text}”, “{below}” below it")
    later = role_as(text, name.end, limit) or role_leading(text, name.end, limit)
    if later:
        yield office_of(later, f"“{name.text} … as {later}”")


def _titled(text: str, name: Name, whole: int) -> Iterator[Office]:
    """What stands before a name as part of it: an office, a rank or a style, with the office before those."""
    start = name.role_start
    longer = role_before(text, whole)
    phrase = longer[0] if longer and longer[1] <= start else name.role
    begin = min(start, longer[1]) if longer else start
    for before in (_above_style(text, start, phrase), _first_of_two(text, begin)):
        if before:
            yield office_of(before[0], f"“{text[before[1] : name.end]}”")
    office = office_of(f"{_owner(text, begin)}{_plainly(phrase)}", f"“{text[begin : name.end]}”")
    yield _of_its_body(_owned(office, text, begin), text, name.end)


def _around(text: str, name: Name, before: tuple[str, int] | None, limit: int) -> Iterator[Office]:
    """What stands before a name, and after it: what somebody is to all before what he or she is to one, or was."""
    after = role_after(text, name.end, limit, loose=True) or role_is(text, name.end, limit)
    owned = before is not None and _THEIRS.search(text, max(0, before[1] - _THEM), before[1]) is not None
    then = _THEN.match(text, name.end) is not None
    following = [replace(office_of(after, f"“{name.text}, {after}”"), past=then)] if after else []
    if following and _ITS.match(after or ""):
        following = [replace(following[0], whose=name.start)]
    if owned and not then:  # *his solicitor, Jane Roe, a partner at Roe & Co*
        yield from following
    first = _first_of_two(text, before[1]) if before else None
    if first:
        yield _owned(office_of(first[0], f"“{text[first[1] : name.end]}”"), text, first[1])
    if before:
        office = office_of(f"{_owner(text, before[1])}{before[0]}", f"“{text[before[1] : name.end]}”")
        yield _of_its_body(_owned(office, text, before[1]), text, name.end)
    if then or not owned:
        yield from following


def _owned(office: Office, text: str, start: int) -> Office:
    """The office with whose it is: *its* chair, *the charity’s* patron."""
    if office.organisation is not None:
        return office
    after_bracket = ")" in text[max(0, start - _SHORT) : start]
    spelled = _SPELLED_OUT.search(text, max(0, start - _OWNER), start) if after_bracket else None
    whose = _WHOSE.search(text, max(0, start - _OWNER), start)
    if spelled is not None:
        return replace(office, organisation=spelled["body"])
    if whose is None:
        return office
    return replace(office, organisation=whose["kind"]) if whose["kind"] else replace(office, whose=whose.start())


def newer_office(text: str, name: Name, limit: int) -> Office | None:
    """What somebody is *now*, which comes before whatever the text called him or her first."""
    now = _NOW.match(text, name.end, limit)
    role = role_after(text, name.end, limit) if now else None
    return office_of(role, f"“{name.text}, now {role}”") if role and now else None


def _first_of_two(text: str, start: int) -> tuple[str, int] | None:
    """*The charity’s patron, the singer* Ann Roe: the office that opens the sentence, before the calling at `start`."""
    article = _AND_THE.search(text, max(0, start - _THEM), start)
    found = role_before(text, article.start() + 1) if article else None
    opens = found and _OPENS.search(text, max(0, found[1] - _OWNER), found[1])
    return found if opens else None


def _above_style(text: str, start: int, phrase: str) -> tuple[str, int] | None:
    """The office before a rank or a style: *the Dean of Marsh, the Very Reverend* Ann Roe."""
    if phrase in words("ranks"):
        return role_before(text, start)
    if phrase.removeprefix("The ").removeprefix("the ") not in _STYLES | _CLERGY:
        return None
    article = _ARTICLE_LAST.search(text, max(0, start - _THEM), start)
    found = role_before(text, article.start() if article else start)
    return found if found and not _LISTED_BEFORE.search(text, max(0, found[1] - _THEM), found[1]) else None


def _bracket_before(text: str, start: int, end: int) -> int:
    """*The Llywydd (Mair Beynon)*: where the office ends, if the name alone stands in brackets after it."""
    return start - 1 if text[start - 2 : start] == " (" and text[end : end + 1] == ")" else start


def _plainly(phrase: str) -> str:
    """What stands before a name, without a style after an office, and no words of the sentence before a rank.

    *Opposition leader Councillor* Roe; outside *court* *Det Sgt* Roe.
    """
    parts = [part.title() if part.isupper() and part.title() in _STYLES else part for part in phrase.split()]
    if len(parts) > 1 and parts[-1] in _STYLES and is_role_word(parts[-2]):
        parts.pop()
    office = next((i for i, part in enumerate(parts) if is_role_word(part) and part not in words("ranks")), len(parts))
    if office + 1 < len(parts) and all(part in words("ranks") for part in parts[office + 1 :]):
        parts = parts[: office + 1]  # *Commander Chief Supt*
    rank = next((place for place, part in enumerate(parts) if part in words("ranks")), 0)
    if all(part.islower() and part not in _STAND and not is_role_word(part) for part in parts[:rank]):
        parts = parts[rank:]
    parts = parts[1:] if len(parts) > 1 and parts[0] in _POINTS else parts
    return " ".join(parts)


def _of_its_body(office: Office, text: str, name_end: int) -> Office:
    """The office with the body that the name is *of*: *Det Sgt* Priya Nair, *of Wexmouth Police*."""
    body = _AT_BODY.match(text, name_end) if office.organisation is None and " of " not in office.role else None
    parts = body["body"].lower().split() if body else []
    if body is None or parts[-1] in _PARTS or not any(word in _NAMED_SO for word in parts):
        return office
    return replace(office, organisation=body["body"])


def plainly_named(text: str, person: Person) -> bool:
    """Whether somebody's first mention has no style and no description: *Mr Roe, speaking for the lane* has both.

    What stands elsewhere may then say who he or she is.
    """
    start = person.mentions[0]
    if in_passing(text, person):
        return False
    described = _DESCRIBED.match(text, start) is not None
    return not described and _STYLED.search(text, max(0, start - _STYLE), start) is None


def in_passing(text: str, person: Person) -> bool:
    """*A crowd gathered as Sir Jan Roe spoke elsewhere*: whether the first mention only says when or why."""
    start = person.mentions[0]
    return _WHILE.search(text, max(0, start - _REACH), start) is not None


def leads_or_speaks(text: str, person: Person) -> bool:
    """Whether somebody's first mention begins a sentence, or has a verb of saying beside it."""
    start = person.mentions[0]
    lead = _LEADS.search(text, max(0, start - _LEAD), start)
    after = _VERB_NEXT.match(text, text.find(person.surname, start) + len(person.surname))
    leads = lead is not None and (not lead["verb"] or speaks(lead["verb"]))
    return leads or (after is not None and speaks(after["verb"]))


def _owner(text: str, role_start: int) -> str:
    """The body whose office it is, where one stands right before it: *The Harbour Board’s* deputy director."""
    found = _BODYS.search(text, max(0, role_start - _OWNER), role_start)
    if found is None:
        return ""
    first, _, rest = found["body"].partition(" ")
    opens = bool(rest) and is_starter(first) and first != "The"  # *But* Marl Rail’s *chief*
    if not names_a_body(rest if opens else found["body"]):
        return ""
    return found.group()[len(first) + 1 :] if opens else found.group()


def owner_of(text: str, name: Name) -> str | None:
    """*The RMU’s Ann Roe*: the body, or the party, whose she is."""
    owner = _owner(text, _name_start(text, name)) if not name.role else ""
    body = owner.strip().removesuffix("'s").removesuffix("’s").rstrip("'’").removeprefix("The ")
    told = body.isupper() or any(word.lower() in words("bodies") or word in words("parties") for word in body.split())
    return body if body and told and body not in words("countries") else None


def names_a_body(name: str) -> bool:
    """Whether capitals are no person's name: a body's word or a party in them, an acronym, or no first name first."""
    parts = name.split()
    known = any(part.lower() in words("bodies") or part in words("parties") for part in parts)
    first = parts[0].casefold() not in first_names() and parts[0] not in words("titles")
    return known or name.isupper() or (len(parts) > 1 and first and not is_role_word(parts[0]))


def _name_start(text: str, name: Name) -> int:
    """Where the name begins with its style: *Dame* before *Angela Eagle*."""
    window = text[max(0, name.start - 40) : name.start]
    for title in reversed(name.title.split()):
        at = window.rfind(title)
        window = window[:at] if at >= 0 else window
    return max(0, name.start - 40) + len(window) if name.title else name.start


def as_place(text: str, name: Name) -> bool:
    """*In Glen Orrin, …*, *the Glen Orrin post*: a place, though its first word is a first name."""
    if name.title or name.role or text[name.end : name.end + 2] in {"'s", "’s"}:
        return False
    before = _PLACED.search(text, max(0, name.start - 9), name.start)
    if before and before.group(1).lower() == "the":
        return _OF_THING.match(text, name.end) is not None
    return before is not None and text[name.end : name.end + 1] in {",", ".", ";"}
