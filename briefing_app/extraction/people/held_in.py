"""The bodies that offices are held in, as the rest of a text names them: *the Council*, *its chair*."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefing_app.extraction.people.offices import Office
from briefing_app.extraction.people.people import Body, Person, Register, plain
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.roles import has_role

_NEAR = 400
"""Characters: how far back a body may be named that *its*, or *the trust*, stands for."""
_OPENS = re.compile(r"(?:^|\n|[.!?:][”\"’']? )(?:The |At |In )?$")
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]cross|[Oo]utside|[Aa]round) (?:the )?$")
_LOOKED_AT = 30
_OF_BODY = re.compile(r" of the (?P<kind>[a-z]+)$")
_ON_COUNCIL = re.compile(r"(?i)\b(?:cabinet member|portfolio holder|section 151 officer)\b")
_HEADS_OF = {
    "vice-chancellor": "university",
    "headteacher": "school",
    "head teacher": "school",
    "headmaster": "school",
    "headmistress": "school",
}
"""Who is the head of what: of the one university that a text names."""
_POLICE = re.compile(
    r"(?:Detective|Det|Neighbourhood|Temporary|T/|Chief|Acting)?[ /]?(?:Supt|Superintendent|Insp|Inspector|Sgt|Sergeant"
    r"|Constable|PC|PCSO|DI|DCI|DS|DC|DSI|Chief Constable|Det Con|Det Sgt|Det Insp|Det Ch Insp)(?: \w+)?"
)
_FORCES = frozenset({"police", "constabulary"})
_MINISTER = re.compile(
    r"(?P<brief>.*?)\b(?:[Mm]inister|[Ss]ecretary|[Cc]hancellor)\b(?: of State)?(?P<of> (?:of|for) .*)?$"
)
_NO_MINISTER = re.compile(
    r"(?i)\b(?:shadow|former|permanent|private|parliamentary private|general|prime|first|press|then)\b"
)
_DEPARTMENTS = frozenset({"department", "ministry", "office", "treasury"})
_SMALL = frozenset({"for", "of", "and", "the", "department", "ministry", "office", "state"})
_TOP = re.compile(
    r"(?i)(?:(?:interim|acting|deputy|joint|co-|group|executive|assistant) ?)*(?:chief (?:executive|financial officer"
    r"|operating officer|medical officer|nurse)(?: officer)?|CEO|CFO|managing director|finance director"
    r"|medical director|general secretary|chair(?:man|woman)?|vice-chancellor|\w+ director|director-general)"
)
"""The heads of a body: where a text is about one body, they are that body's."""
_OFTEN, _TIMES_MORE = 3, 2
_NO_FIRM = frozenset({"government", "parliament", "commons", "lords", "court", "committee", "nhs", "party", "house"})
_NO_OWNER = frozenset({"author", "co-author", "editor"})
"""*Its author* is a report's, and no body's."""


def settle_bodies(text: str, register: Register, *, narrated: bool) -> None:
    """Name in full each body that an office is held in, once the bodies of a text are known.

    `narrated` where one narrator tells of everybody: then a chief executive is of the one body that he or she tells of.
    """
    bodies = HeldIn(text, register, narrated)
    for person in register.people:
        settled = [bodies.settled(office, person) for office in person.offices]
        if settled != person.offices:
            person.hold_instead(settled)


@dataclass
class HeldIn:
    """Finds the body in which an office of one text is held."""

    text: str
    register: Register
    narrated: bool
    _by_word: dict[str, list[Body]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for body in self.register.bodies:
            named = set(plain(body.name).split()) if body.sure and " " in body.name else set()
            for word in sorted(named | body.kinds):
                self._by_word.setdefault(word, []).append(body)

    def settled(self, office: Office, person: Person) -> Office:
        """The office with the body that it is held in, where the text names that."""
        named = office.organisation
        if named is None:
            office = self._split(office)
        elif " " not in named:
            fuller = self._fuller(named, min(person.mentions, default=0))
            office = replace(office, organisation=fuller) if fuller else office
        if office.organisation is None and not office.past:
            office = replace(office, organisation=self._implied(office, person))
        return office

    def called(self, kind: str, at: int) -> Body | None:
        """The body that *the council*, *the trust* stands for: the only one called so, or the one just named."""
        found = self._by_word.get(kind, [])
        if len(found) < 2:
            return found[0] if found else None
        near = [body for body in found if any(at - _NEAR < place < at for place in body.mentions)]
        return near[0] if len(near) == 1 else None

    def _fuller(self, named: str, at: int) -> str | None:
        bare = plain(named)
        generic = not named.isupper() and bare in words("bodies") | words("generic_bodies")
        body = self.called(bare, at) if generic else self.register.body_named(bare)
        if body is None or len(body.name) <= len(bare):
            return None
        short = generic or bare in body.aliases or plain(body.name).startswith(f"{bare} ")
        return body.name if short else None

    def _split(self, office: Office) -> Office:
        """*Rail Union regional officer*, *NHA Chief Executive*: the role, and the body before it."""
        parts = office.role.split()
        large = next((i for i, part in enumerate(parts) if not part[0].isupper()), len(parts) - 1)
        for place in range(large, 0, -1):
            name, rest = " ".join(parts[:place]), " ".join(parts[place:])
            body = self.register.body_named(name)
            if body is not None and has_role(rest) and self._holds_offices(body, parts[:place]):
                whole = parts[-1].lower() in {"minister", "secretary"}  # *Cabinet Office Minister* says it all
                return replace(office, role=office.role if whole else rest, organisation=body.name)
        return office

    def _holds_offices(self, body: Body, name: list[str]) -> bool:
        """Whether words before a role are a body that it is held in, and no party, country or brief."""
        if _party(" ".join(name)) or any(part in words("countries") or is_role_word(part) for part in name):
            return False
        if len(name) == 1 and name[0].lower() in words("bodies") | words("generic_bodies"):  # *Council leader*
            return False
        whole = body.sure and (len(name) > 1 or name[0] not in words("place_words") | words("not_names"))
        return whole or bool(body.kinds) or self._acts(body)

    def _acts(self, body: Body) -> bool:
        """Whether a name that nothing explains stands twice or more, and never as a place's does."""
        placed = any(_PLACED.search(self.text, max(0, at - 12), at) for at in body.mentions[:_LOOKED_AT])
        return len(body.mentions) > 1 and not placed

    def _implied(self, office: Office, person: Person) -> str | None:
        body = self._owner(office) or self._of_kind(office, person) or self._department(office.role)
        body = body or (self._main if office.whose < 0 and _TOP.fullmatch(office.role) else None)
        return body.name if body is not None else None

    @cached_property
    def _main(self) -> Body | None:
        """The one body that the text is about: named far more often than any other."""
        named = [
            (len(body.mentions), body)
            for body in self.register.bodies
            if self.narrated and body.sure and not set(plain(body.name).split()) & _NO_FIRM and not _party(body.name)
        ]
        named.sort(key=lambda row: -row[0])
        if not named or named[0][0] < _OFTEN or (len(named) > 1 and named[0][0] < _TIMES_MORE * named[1][0]):
            return None
        return named[0][1]

    def _owner(self, office: Office) -> Body | None:
        """*Its chair*, *their operations director*: of the body that the sentence, or the one before, is about."""
        if office.whose < 0 or office.role.split()[-1].lower() in _NO_OWNER:
            return None
        near: list[tuple[Body, bool]] = []
        for mention in self.register.before(office.whose, 12):
            if mention.start < office.whose - _NEAR:
                break
            who = mention.who
            if isinstance(who, Body) and who.name not in words("countries") and who.name not in words("demonyms"):
                opens = _OPENS.search(self.text, max(0, mention.start - 8), mention.start) is not None
                near.append((who, opens and (who.sure or self._acts(who))))
        leads = next((body for body, opens in near if opens), None)
        return leads or next((body for body, _ in near if body.sure), None)

    def _of_kind(self, office: Office, person: Person) -> Body | None:
        """*Council leader*, *leader of the council*, *cabinet member*, a police rank: of the one such body."""
        at = min(person.mentions, default=0)
        for kind in self._kinds(office.role):
            body = self.called(kind, at)
            if body is not None:
                return body
        if not _POLICE.fullmatch(office.role):
            return None
        forces = {id(body): body for kind in sorted(_FORCES) for body in self._by_word.get(kind, ())}
        return next(iter(forces.values())) if len(forces) == 1 else None

    def _kinds(self, role: str) -> Iterator[str]:
        told = _OF_BODY.search(role)
        first = next((part for part in role.split() if part.lower() not in words("qualifiers")), "")
        for kind in (first.lower(), told["kind"] if told else ""):
            if kind in words("offices_of"):
                yield kind
        if _ON_COUNCIL.search(role):
            yield "council"
        yield from (kind for head, kind in _HEADS_OF.items() if role.lower().endswith(head))

    def _department(self, role: str) -> Body | None:
        """*Skills Minister*, where the text names one Department for Heritage and Skills."""
        minister = _MINISTER.fullmatch(role)
        if minister is None or _NO_MINISTER.search(role):
            return None
        brief = set(plain(f"{minister['brief']} {minister['of'] or ''}").replace(",", " ").split()) - _SMALL
        found = [
            body
            for kind in sorted(_DEPARTMENTS)
            for body in self._by_word.get(kind, ())
            if brief & (set(plain(body.name).replace(",", " ").split()) - _SMALL)
        ]
        shortest = min(found, key=lambda body: len(body.name), default=None)
        return shortest if shortest and all(shortest.name in body.name for body in found) else None


def _party(name: str) -> bool:
    return any(part in words("parties") for part in name.split())
