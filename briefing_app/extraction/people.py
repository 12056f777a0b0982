"""A document's own table of who is who: people with every form of their name and what they are, and bodies."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing_app.domain.text import Genre
from briefing_app.extraction.lexicon import table, words
from briefing_app.extraction.names import Name, Sort, first_names, names_in
from briefing_app.extraction.people_roles import (
    Office,
    has_role,
    is_role_word,
    office_of,
    role_after,
    role_as,
    role_before,
)
from briefing_app.extraction.segments import Kind, Layout

_AGED = re.compile(r",? \(?(?:aged )?\d{2}\b(?!,\d|\.\d|%| per)|:\s*[\"“‘']")
_SEAT = re.compile(r"\b(?:MP|MSP|MS|MLA|MEP|peer|candidate)\b|^minister$|^Minister$")
_LABEL = re.compile(
    r"(?:The [^()]+\()?(?P<style>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Rt Hon|Cllr|Rev) )?"
    r"(?P<name>(?!The )[A-ZÀ-Þ][\w’'-]+(?: (?:de |van |von |der |di )?[A-ZÀ-Þ][\w’'-]+){1,3})(?=\)?(?: \(|,|\n|$))"
)
_THEIR_SPEECH = re.compile(
    r"(?P<role>[A-Z][\w ]{3,50}?)['’]s? (?:keynote |opening |closing |conference )?(?:speech|address|remarks)\b"
)
_NEXT = re.compile(r" (?:also |later |then )?[a-z]+\w*|[’']s ")
_PLACING = frozenset({"in", "at", "of", "from", "near", "to", "on", "the"})


@dataclass(slots=True)
class Person:
    """One person. `name` is the fullest form that the document gives, without style or role."""

    name: str
    title: str = ""
    gender: str = ""
    offices: list[Office] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    quoted_only: bool = True

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
        if head and head[-1].lower() not in words("kin") and office.role not in {known.role for known in self.offices}:
            self.offices.append(office)

    @property
    def office(self) -> Office | None:
        """What the document says first that the person is; a seat in parliament comes after any other office."""
        ranked = sorted(self.offices, key=lambda office: bool(_SEAT.search(office.role)) + 2 * _is_rank(office.role))
        return ranked[0] if ranked else None


@dataclass(slots=True)
class Body:
    """An organisation, with the short forms that stand for it."""

    name: str
    sure: bool = True
    aliases: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the document names somebody: `text[start:end]`."""

    start: int
    end: int
    who: Person | Body
    title: str = ""


@dataclass
class Register:
    """The table, with every mention in order of start."""

    people: list[Person] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _by_word: dict[str, list[Person]] = field(default_factory=dict)
    _by_name: dict[str, Body] = field(default_factory=dict)

    def add_person(self, person: Person) -> None:
        """Add somebody new."""
        self.people.append(person)
        self.file(person)

    def file(self, person: Person) -> None:
        """Make a person found by each word of the name."""
        for word in person.name.casefold().split():
            known = self._by_word.setdefault(word, [])
            if person not in known:
                known.append(person)

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
        return [person for person in self._by_word.get(parts[-1], ()) if fits(person, name)] if parts else []

    def index(self) -> None:
        """Sort the mentions, once all are in."""
        self.mentions.sort(key=lambda mention: (mention.start, -mention.end))
        self._starts = [mention.start for mention in self.mentions]

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie wholly in `text[start:end]`."""
        for place in range(bisect_left(self._starts, start), len(self.mentions)):
            mention = self.mentions[place]
            if mention.start >= end:
                return
            if mention.end <= end:
                yield mention

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


def _is_rank(role: str) -> bool:
    """Whether a role is a style more than an office: *Supt*, *Councillor*."""
    return role in words("ranks") or role in {"Cllr", "Councillor", "Professor", "Prof", "Dr", "Doctor"}


def plain(name: str) -> str:
    """A name without article, marks of possession and case, for comparing."""
    bare = name.replace("’", "'").removesuffix("'s").casefold().strip()
    return bare.removeprefix("the ")


def sex_of_title(title: str) -> str:
    """f, m or nothing."""
    parts = title.split()
    if any(part in words("female_titles") for part in parts):
        return "f"
    return "m" if any(part in words("male_titles") for part in parts) else ""


def fits(person: Person, name: str) -> bool:
    """Whether a form of a name may stand for a person: the same first name or a short form of it, the same surname."""
    wanted, known = name.casefold().split(), person.name.casefold().split()
    if wanted == known:
        return True
    if len(wanted) == 1:
        return wanted[0] == known[-1]
    if wanted[-1] != known[-1]:
        return len(known) > 2 and wanted[0] == known[0] and wanted[-1] in known
    return len(known) == 1 or wanted[0] == known[0] or same_first_name(wanted[0], known[0])


def same_first_name(one: str, other: str) -> bool:
    """Whether two first names are forms of one: *Liz* and *Elizabeth*, *T.* and *Tom*."""
    if one.rstrip(".") == other[:1] or other.rstrip(".") == one[:1]:
        return True
    return any(one in group and other in group for group in _short_forms())


def _short_forms() -> list[list[str]]:
    return [line.split() for line in str(table("words")["short_forms"]).casefold().splitlines() if line.strip()]


def register(layout: Layout, quoted: Iterable[tuple[int, int]]) -> Register:
    """The table of a document; `quoted` are the stretches in which somebody speaks, in order."""
    found = Register()
    _Builder(layout, found, list(quoted)).build()
    found.index()
    return found


class _Builder:
    """Reads every name of a document into a register: sure people first, then the forms that refer to them."""

    def __init__(self, layout: Layout, found: Register, quoted: list[tuple[int, int]]) -> None:
        self.layout = layout
        self.text = layout.text
        self.register = found
        self.quoted = quoted
        self.starts = [start for start, _ in quoted]
        self.surnames: set[str] = set()

    def build(self) -> None:
        names = [(name, end) for start, end in sorted(self._stretches()) for name in names_in(self.text, start, end)]
        self._labels()
        self.surnames = {
            name.text
            for name, _ in names
            if " " not in name.text and (name.title or _NEXT.match(self.text, name.end)) and name.text.isalpha()
        }
        self._people(names)
        self._bodies(names)

    def _labels(self) -> None:
        """Whoever a turn is named after is a person, known name or not: *The Minister for Ports (Jane Roe)*."""
        for start, end in sorted({(turn.label_start, turn.label_end) for turn in self.layout.turns}):
            found = _LABEL.match(self.text, start, end)
            if not found or is_role_word(found["name"].split()[-1]) or self.register.person_named(found["name"]):
                continue
            person = Person(found["name"], found["style"] or "", _gender(found["name"], found["style"] or ""))
            person.quoted_only = False
            self.register.add_person(person)
            below = self.text[found.end() : end].strip()
            if self.layout.genre is Genre.LETTER and has_role(below):
                person.hold(office_of(below, f"“{below}”"))
            if self.layout.genre in {Genre.SPEECH, Genre.STATEMENT}:
                title = _THEIR_SPEECH.match(self.text, self.layout.paragraphs[0].content)
                if title and has_role(title["role"]):
                    person.hold(office_of(title["role"], f"“{title.group()}”"))

    def _stretches(self) -> set[tuple[int, int]]:
        """What is read for names: the paragraphs but furniture, and of a line that names who speaks the name alone."""
        skipped = {Kind.CAPTION, Kind.TEASER, Kind.BOILERPLATE, Kind.SPEAKER}
        found = {(p.start, p.end) for p in self.layout.paragraphs if p.kind not in skipped}
        labels = {(turn.label_start, turn.label_end) for turn in self.layout.turns}
        return found | {label for label in labels if (self._paragraph_kind(label[0])) is Kind.SPEAKER}

    def _paragraph_kind(self, offset: int) -> Kind | None:
        paragraph = self.layout.paragraph_at(offset)
        return paragraph.kind if paragraph else None

    def _inside(self, offset: int) -> bool:
        place = bisect_left(self.starts, offset + 1) - 1
        return place >= 0 and offset < self.quoted[place][1]

    def _people(self, names: list[tuple[Name, int]]) -> None:
        later: list[tuple[Name, int]] = []
        for name, limit in names:
            if self._person_like(name, limit) and " " in name.text:
                self._add_person(name, limit)
            else:
                later.append((name, limit))
        for name, limit in later:
            self._refer(name, limit)

    def _person_like(self, name: Name, limit: int) -> bool:
        if name.sort is Sort.BODY or (name.sort is Sort.PERSON and name.sure):
            return name.sort is Sort.PERSON
        parts = name.text.split()
        if is_role_word(parts[-1]) and not name.title and parts[0].lower() not in first_names():
            return False
        if len(parts) == 1 or name.text.isupper() or any(word in words("not_names") for word in parts):
            return name.sort is Sort.PERSON and bool(name.title)
        return len(parts) <= 3 and self._introduced(name, limit)

    def _introduced(self, name: Name, limit: int) -> bool:
        """Whether a role, an age or a later surname shows that an unknown name is a person's."""
        if self.text[max(0, name.start - 4) : name.start].lower() == "the ":
            return False
        if role_before(self.text, name.start) is not None or role_after(self.text, name.end, limit) is not None:
            return True
        return _AGED.match(self.text, name.end, limit) is not None or self._called_by_surname(name)

    def _called_by_surname(self, name: Name) -> bool:
        """Whether the last word of an unexplained name stands alone, or after *Mr* or *Ms*, further down."""
        before = self.text[max(0, name.start - 12) : name.start].split()
        placed = bool(before) and before[-1] in _PLACING
        return len(name.text.split()) == 2 and name.text.split()[-1] in self.surnames and not placed

    def _add_person(self, name: Name, limit: int) -> None:
        bare = name.text
        known = next((p for p in self.register.like(bare) if self._same(p, name)), None)
        if known is None:
            known = Person(bare, name.title, _gender(bare, name.title))
            self.register.add_person(known)
        elif len(bare) > len(known.name) and len(bare.split()) >= len(known.name.split()):
            known.name = bare
            self.register.file(known)
        self._note(known, name, limit)

    def _same(self, person: Person, name: Name) -> bool:
        sex = sex_of_title(name.title)
        return not (sex and person.gender and person.gender != sex)

    def _note(self, person: Person, name: Name, limit: int) -> None:
        inside = self._inside(name.start)
        person.quoted_only = person.quoted_only and inside
        person.title = person.title or name.title
        person.gender = person.gender or sex_of_title(name.title)
        person.mentions.append(name.start)
        self.register.mentions.append(Mention(name.start, name.end, person, name.title))
        if not inside:
            for office in self._offices(name, limit):
                person.hold(office)

    def _offices(self, name: Name, limit: int) -> Iterator[Office]:
        whole = self._name_start(name)
        before = role_before(self.text, whole) if not name.role else None
        if name.role:
            start = name.role_start
            longer = role_before(self.text, whole)
            phrase = longer[0] if longer and longer[1] <= start else name.role
            yield office_of(phrase, f"“{self.text[start if not longer else min(start, longer[1]) : name.end]}”")
        elif before:
            yield office_of(before[0], f"“{self.text[before[1] : name.end]}”")
        after = role_after(self.text, name.end, limit)
        if after:
            yield office_of(after, f"“{name.text}, {after}”")
        later = role_as(self.text, name.end, limit)
        if later:
            yield office_of(later, f"“{name.text} … as {later}”")

    def _name_start(self, name: Name) -> int:
        """Where the name begins with its style: *Dame* before *Angela Eagle*."""
        window = self.text[max(0, name.start - 40) : name.start]
        for title in reversed(name.title.split()):
            at = window.rfind(title)
            window = window[:at] if at >= 0 else window
        return max(0, name.start - 40) + len(window) if name.title else name.start

    def _refer(self, name: Name, limit: int) -> None:
        """A surname, or a name that nothing else explains: whom it refers to, where somebody known fits."""
        if name.sort is Sort.BODY:
            return
        who = self.register.person_named(name.text, name.title)
        if who is not None:
            self._note(who, name, limit)
        elif name.sort is Sort.PERSON and (name.sure or name.role) and not self.register.like(name.text):
            person = Person(name.text, name.title, sex_of_title(name.title))
            self.register.add_person(person)
            self._note(person, name, limit)

    def _bodies(self, names: list[tuple[Name, int]]) -> None:
        taken = {mention.start for mention in self.register.mentions}
        for name, limit in names:
            if (
                name.start in taken
                or name.sort is Sort.PERSON
                or (name.sort is Sort.OTHER and is_role_word(name.text.split()[-1]))
            ):
                continue
            self._add_body(name, limit)
        for body in self.register.bodies:
            if len(body.name.split()) > 1:
                body.aliases.add(_initials(body.name))
                self.register.name_body(_initials(body.name), body)
        self._join_short_forms()

    def _add_body(self, name: Name, limit: int) -> None:
        known = self.register.body_named(name.text)
        if known is None:
            known = Body(name.text, name.sort is Sort.BODY)
            self.register.add_body(known)
        known.mentions.append(name.start)
        self.register.mentions.append(Mention(name.start, name.end, known))
        short = _short_form(self.text, name.end, limit)
        if short:
            known.aliases.add(plain(short))
            self.register.name_body(plain(short), known)

    def _join_short_forms(self) -> None:
        """*NCA* and *National Crime Agency* are one: the mentions of the short form go over to the long one."""
        whole = {alias: body for body in reversed(self.register.bodies) for alias in body.aliases if " " in body.name}
        merged: dict[int, Body] = {}
        for body in self.register.bodies:
            longer = whole.get(plain(body.name))
            if longer is not None and longer is not body:
                merged[id(body)] = longer
                self.register.rename(plain(body.name), longer, body.mentions)
        self.register.mentions = [
            Mention(m.start, m.end, merged.get(id(m.who), m.who), m.title) for m in self.register.mentions
        ]
        self.register.bodies = [body for body in self.register.bodies if id(body) not in merged]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("’", "'").split() if word[0].isupper()).casefold()


def _short_form(text: str, end: int, limit: int) -> str | None:
    if text[end : end + 2] != " (":
        return None
    inside, closed, _ = text[end + 2 : min(limit, end + 60)].partition(")")
    inside = inside.strip("“”\"'‘’ ")
    if not closed or not inside or len(inside.split()) > 4:
        return None
    return inside if inside.isupper() or inside[:1].isupper() or inside.startswith("the ") else None


def _gender(name: str, title: str) -> str:
    by_title = sex_of_title(title)
    if by_title:
        return by_title
    known = first_names().get(name.split(maxsplit=1)[0].casefold().split("-")[0], "")
    return known if known in {"f", "m"} and len(name.split()) > 1 else ""
