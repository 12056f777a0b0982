"""A document's own table of who is who: people with every form of their name and what they are, and bodies."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

from briefing_app.extraction.people.offices import Office
from briefing_app.extraction.words.lexicon import table, words

_LOOSELY = re.compile(r"[a-z] (?:boss|chief|supremo|bigwig|mogul)$")
"""*Bus boss*: what newspapers call whoever has an office that they give later."""
_PARTICLES = frozenset(
    {
        "de",
        "van",
        "der",
        "von",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "du",
        "da",
        "dos",
        "del",
        "di",
        "ap",
        "ab",
        "ten",
        "ter",
        "af",
        "mac",
        "ferch",
        "o",
    }
)
_ONLY_STYLES = re.compile(r"(?:[Tt]he )?(?:(?:Very|Right|Most) )?(?:Reverend|Revd?)|Father")
_SEAT = re.compile(r"\b(?:MP|MSP|MS|MLA|MEP|peer|candidate)\b|^minister$|^Minister$")


@dataclass(slots=True)
class Person:
    """One person. `name` is the fullest form that the document gives, without style or role."""

    name: str
    title: str = ""
    gender: str = ""
    offices: list[Office] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    quoted_only: bool = True
    past: tuple[int, int] | None = None
    """The paragraph that tells of somebody of long ago, whom nothing outside it means."""
    speaks_for: str | None = None
    """The body that somebody is of where no office says so: *Jane Roe (Marsh Examiner)*, *Jo Lee of Marsh Trust*."""
    changed: "list[Person]" = field(default_factory=list, repr=False, compare=False)
    """Where a new office is noted: the register's list, once the person is in one."""
    _office: Office | None = field(default=None, repr=False, compare=False)

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]

    @property
    def first(self) -> str:
        """The first word of the name; empty where only the surname is known."""
        parts = self.name.split()
        return parts[0] if len(parts) > 1 and parts[0] not in words("peerage") else ""

    def hold(self, office: Office) -> None:
        """Add an office, unless it is only kinship or is known."""
        head = re.split(r" (?:of|for|at|in|from|to|near) ", office.role)[0].split()
        if (
            head
            and head[-1].lower() not in words("kin")
            and "-of-" not in head[-1]
            and not _ONLY_STYLES.fullmatch(office.role)
            and office.role not in {known.role for known in self.offices}
        ):
            self._set([*self.offices, office])

    def hold_first(self, office: Office) -> None:
        """Put an office before all others; one that is known moves up, so that a debate's thousand labels add none."""
        same = (office.role, office.organisation)
        if not self.offices or (self.offices[0].role, self.offices[0].organisation) != same:
            others = (known for known in self.offices if (known.role, known.organisation) != same)
            self._set([office, *others])

    def hold_instead(self, offices: list[Office]) -> None:
        """The same offices, said more fully."""
        self._set(offices)

    def _set(self, offices: list[Office]) -> None:
        self.offices, self._office = offices, None
        self.changed.append(self)

    @property
    def office(self) -> Office | None:
        """What the document says first that the person is; a seat in parliament comes after any other office."""
        if self._office is None:
            self._office = self._first_office()
        return self._office

    def _first_office(self) -> Office | None:
        ranked = sorted(self.offices, key=_standing)
        return _fullest(ranked) if ranked else None


@dataclass(slots=True)
class Body:
    """An organisation, with the short forms that stand for it."""

    name: str
    sure: bool = True
    aliases: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    """What the text calls it: *charity*, *regulator*."""
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the document names somebody: `text[start:end]`."""

    start: int
    end: int
    who: Person | Body
    title: str = ""
    rivals: tuple[Person, ...] = ()
    """Others of the same name, where the text does not tell which of them is meant."""


@dataclass
class Register:
    """The table, with every mention in order of start."""

    people: list[Person] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    kin: dict[str, set[str]] = field(default_factory=dict)
    """What kin the text calls somebody, *husband*, and the names that it then gives."""
    changed: list[Person] = field(default_factory=list)
    """Whoever was added or given an office, as often as that happened, in order."""
    _places: dict[int, int] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _by_word: dict[str, dict[int, Person]] = field(default_factory=dict)
    _by_last: dict[str, dict[int, Person]] = field(default_factory=dict)
    _by_name: dict[str, Body] = field(default_factory=dict)

    def add_person(self, person: Person) -> None:
        """Add somebody new."""
        self._places[id(person)] = len(self.people)
        self.people.append(person)
        person.changed = self.changed
        self.changed.append(person)
        self.file(person)

    def place_of(self, person: Person) -> int:
        """Somebody's place among the people of the register."""
        return self._places[id(person)]

    def file(self, person: Person) -> None:
        """Make a person found by each word of the name."""
        parts = person.name.casefold().split()
        for word in parts:
            self._by_word.setdefault(word, {})[id(person)] = person
        self._by_last.setdefault(parts[-1], {})[id(person)] = person

    def add_body(self, body: Body) -> None:
        """Add a body, found by its name and short forms."""
        self.bodies.append(body)
        self.name_body(plain(body.name), body)

    def name_body(self, name: str, body: Body) -> None:
        """Let a plain name stand for a body, unless it stands for another."""
        self._by_name.setdefault(name, body)

    def rename(self, name: str, body: Body, mentions: list[int]) -> None:
        """Let a short form stand for the longer one, its mentions too."""
        self._by_name[name] = body
        body.mentions = sorted({*body.mentions, *mentions})

    def like(self, name: str) -> list[Person]:
        """The people whom a full name or a surname fits."""
        parts = name.casefold().split()
        filed = (self._by_word if len(parts) > 1 else self._by_last).get(parts[-1], {}) if parts else {}
        return [person for person in filed.values() if fits(person, name)]

    def like_first(self, name: str) -> list[Person]:
        """The people with that first name."""
        filed = self._by_word.get(name.casefold(), {})
        return [person for person in filed.values() if person.first.casefold() == name.casefold()]

    def index(self) -> None:
        """Sort the mentions, everybody's own too, once all are in."""
        self.mentions.sort(key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self.mentions]
        for person in self.people:
            person.mentions.sort()

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie wholly in `text[start:end]`."""
        for place in range(bisect_left(self._starts, start), len(self.mentions)):
            mention = self.mentions[place]
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention

    def first_named(self, after: int, before: int) -> Iterator[Person]:
        """The people whose first mention starts between two offsets, both left out, in the order of those mentions."""
        for mention in self.mentions[bisect_left(self._starts, after + 1) : bisect_left(self._starts, before)]:
            if isinstance(mention.who, Person) and mention.who.mentions[0] == mention.start:
                yield mention.who

    def before(self, offset: int, most: int = 40) -> Iterator[Mention]:
        """The mentions before an offset, the nearest first."""
        place = bisect_left(self._starts, offset) - 1
        for back in range(place, max(-1, place - most), -1):
            yield self.mentions[back]

    def person_named(self, words_: str, title: str = "") -> Person | None:
        """The one person that a full name or a surname fits; None where nobody or more than one does."""
        found = self.like(words_)
        if len(found) > 1 and title:
            sex = sex_of_title(title)
            found = [person for person in found if not sex or person.gender in {"", sex}] or found
            found = [person for person in found if person.title == title] or found
        exact = [person for person in found if person.name.casefold() == words_.casefold()]
        return exact[0] if exact else found[0] if len(found) == 1 else None

    def body_named(self, words_: str) -> Body | None:
        """The body with that name or short form."""
        return self._by_name.get(plain(words_))


def _standing(office: Office) -> int:
    """How far behind others an office comes: a seat or a past one, what newspapers call somebody, last a style."""
    loosely = office.organisation is None and _LOOSELY.search(office.role) is not None
    return (bool(_SEAT.search(office.role)) | office.past) + loosely + 2 * _is_rank(office.role)


def _fullest(ranked: list[Office]) -> Office:
    """The first office, or the first that says of the same one where it is held: *leader of Wenlow Council*."""
    first = ranked[0]
    if first.organisation or " of " in first.role or " for " in first.role:
        return first
    last = first.role.split()[-1].lower()
    fuller = (one for one in ranked[1:] if one.organisation and one.role.split()[-1].lower() == last)
    generic = first.role.split()[0].lower() in words("bodies")
    same = (one for one in fuller if len(first.role.split()) == 1 or generic)
    return next(same, first)


def _is_rank(role: str) -> bool:
    """Whether a role is a style more than an office: *Supt*, *Councillor*."""
    return role in words("ranks") or role in {"Cllr", "Coun", "Councillor", "Professor", "Prof", "Dr", "Doctor"}


def plain(name: str) -> str:
    """A name without article, marks of possession and case, for comparing."""
    bare = name.replace("’", "'").removesuffix("'s").casefold().strip()
    return bare.removeprefix("the ")


def sex_of_noun(noun: str) -> str:
    """*f* or *m* where only one sex is called so: *mother*, *chairman*; else nothing."""
    return str(table("words")["sexes"].get(noun.lower(), ""))


def sex_of_title(title: str) -> str:
    """f, m or nothing."""
    parts = title.split()
    if any(part in words("female_titles") for part in parts):
        return "f"
    return "m" if any(part in words("male_titles") for part in parts) else ""


def fits(person: Person, name: str) -> bool:
    """Whether a form of a name may stand for a person: the same first name or a short form of it, the same surname."""
    wanted, known = _past_particles(name.casefold().split()), person.name.casefold().split()
    if wanted == known:
        return True
    if len(wanted) == 1:
        return wanted[0] == known[-1]
    if wanted[-1] != known[-1]:
        return len(known) > 2 and wanted[0] == known[0] and wanted[-1] in known
    return len(known) == 1 or wanted[0] == known[0] or same_first_name(wanted[0], known[0])


def _past_particles(parts: list[str]) -> list[str]:
    """A surname with small words before it stands for it as the last word does: *van der Zanden*."""
    return parts[-1:] if len(parts) > 1 and all(part in _PARTICLES for part in parts[:-1]) else parts


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names are forms of one: *Liz* and *Elizabeth*, *T.* and *Tom*."""
    if one.rstrip(".") == other[:1] or other.rstrip(".") == one[:1]:
        return True
    return other in _forms_of_first_names().get(one, ())


def same_first_names(name: str) -> AbstractSet[str]:
    """The other forms of a first name, in small letters: *bob* of *Robert*."""
    return _forms_of_first_names().get(name.casefold(), frozenset())


@lru_cache(maxsize=1)
def _forms_of_first_names() -> dict[str, set[str]]:
    """Each first name that has short forms, and each short form, with all names of its group."""
    found: dict[str, set[str]] = {}
    for line in str(table("words")["short_forms"]).casefold().splitlines():
        for name in line.split():
            found.setdefault(name, set()).update(line.split())
    return found
