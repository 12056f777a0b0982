"""Reads every name of a document into its register of people and bodies."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.segments import Kind, Layout
from briefing_app.extraction.people.alone import add_couples, add_kin, add_single_names, short_forms
from briefing_app.extraction.people.appointed import hold_appointed
from briefing_app.extraction.people.belonging import body_beside, introduced_by_body
from briefing_app.extraction.people.bodies_table import BodyTable
from briefing_app.extraction.people.first_offices import hold_first_offices
from briefing_app.extraction.people.held import as_place, newer_office, offices_of, owner_of
from briefing_app.extraction.people.held_in import settle_bodies
from briefing_app.extraction.people.listed import add_listed, sex_of, small_letters
from briefing_app.extraction.people.minutes import add_initialled
from briefing_app.extraction.people.namesakes import meant, namesakes
from briefing_app.extraction.people.offices import office_of
from briefing_app.extraction.people.past import living, note_past
from briefing_app.extraction.people.people import Mention, Person, Register, same_first_names, sex_of_title
from briefing_app.extraction.people.speech import THEIR_SPEECH, hold_speech_office
from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.name_parts import Name, Sort
from briefing_app.extraction.words.names import names_in
from briefing_app.extraction.words.roles import PARTY, has_role, role_after, role_is
from briefing_app.extraction.words.roles_before import role_before

_AGED = re.compile(r",? \(?(?:aged )?\d{2}\b(?!,\d|\.\d|%| per)|:\s*[\"“‘']")
_NEXT = re.compile(r" (?:also |later |then )?[a-z]+\w*|[’']s ")
_FORM_OF_ADDRESS = re.compile(r"\b(?:Friend|Member|Lady|Gentleman|Baroness|Lord|Prelate|noble|hon)\b|^[Mm]inister$")
_WHO_NEXT = re.compile(
    r", who(?:se)? (?!include)"
    r"|,? (?:said|says|told \w+|recalled|remembers|claims|claimed|explained|confirmed|admitted) (?:that )?"
    rf"(?:s?he|(?:her|his) (?:{'|'.join(sorted(words('kin')))}))\b"
)
_USUAL, _MOST = 3, 5
"""Words of a name that begin with a capital: as many as most have, and as many as any."""
_OWNED = re.compile(r"(?:['’]s|s['’]) $")
_WORDS_OF_NAME, _INITIALS = 2, 3
_WITHIN_CAUSES = words("role_prepositions") | {"against"}
_PAPERS = frozenset({"Bill", "Act", "Fund", "Scheme", "Plan", "Award", "Prize", "Day", "Week", "Review", "Order"})
_PARTIES = words("parties") - {"Green", "Reform"}
_CLERGY = frozenset({"Rev", "Reverend", "Canon", "Father", "Fr", "Sister"})
_BEFORE_FIRST = frozenset({"Sir", "Dame", "Lady"}) | _CLERGY
"""Styles that stand before a first name alone: *Sir Alan*, *Rev Susan*."""
_PLACING = frozenset({"in", "at", "of", "from", "near", "to", "on", "the"})
_IN_DEPARTMENT = re.compile(r" \(((?:Department|Ministry) [^()]+)\)$")
_STYLES = "(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Rt Hon|Cllr|Coun|Rev)"
_WHEN = re.compile(r"[\[(]?\b\d{1,2}:\d\d(?::\d\d)?\b[\])]?(?:, \d{1,2} \w+ \d{4})?")
_LETTERS = "(?:MP|MS|MSP|MLA|AM|KC|QC|OBE|CBE|MBE)"
_LABEL = re.compile(
    r"(?:(?:The|(?:Mr|Madam) Deputy Speaker) ?[^()]*\()?"
    rf"(?P<style>{_STYLES} )?"
    rf"(?P<name>(?!The |Justice |{_STYLES} )[A-ZÀ-Þ][\w’'-]+"
    rf"(?: (?:de |van |von |der |di )?(?!{_LETTERS}\b)[A-ZÀ-Þ][\w’'-]+){{1,3}})"
    rf"(?=\)?(?: {_LETTERS}\b)*(?: \(|,|\n|$| (?:at|in|on|to|for)\b))"
)


def _fuller(name: str, known: str) -> bool:
    """Whether a form of a name is to be the one that is shown: a longer one, unless it only has a middle name more."""
    parts, before = name.split(), known.split()
    between = len(before) == _WORDS_OF_NAME and (parts[0], parts[-1]) == (before[0], before[-1])
    return len(name) > len(known) and len(parts) >= len(before) and not between


def _in_small(name: str) -> str:
    """*NICOLE Strand*: a first name in the capitals that open a newspaper's first line."""
    first, _, rest = name.partition(" ")
    shouted = len(first) > _INITIALS and first.isupper() and first.isalpha() and rest and not rest.isupper()
    return f"{first.title()} {rest}" if shouted else name


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
        self.styled: set[str] = set()
        self._by_first: dict[str, list[Person]] = {}
        self._of_bodies: set[str] = set()
        self._shared: set[str] = set()
        self._turn_spans = {(turn.start, turn.end) for turn in layout.turns}
        self._labelled: set[str] = set()

    def build(self) -> None:
        stretches = ((start, end, self._paragraph_end(start, end)) for start, end in sorted(self._stretches()))
        names = [(name, limit) for start, end, limit in stretches for name in names_in(self.text, start, end)]
        add_listed(self.layout, self.register)
        self._labels([(name, limit) for name, limit in names if " " in name.text])
        add_couples(self.layout, self.register)
        add_kin(self.layout, self.register)
        add_single_names(self.layout, self.register)
        self.surnames = {
            name.text
            for name, _ in names
            if " " not in name.text and (name.title or _NEXT.match(self.text, name.end)) and name.text.isalpha()
        }
        self.styled = {name.text for name, _ in names if name.title and " " not in name.text}
        self._of_bodies = {name.text.split()[0] for name, _ in names if name.sort is Sort.BODY}
        self._people(names)
        add_initialled(self.layout, self.register, names)
        self._captions()
        hold_appointed(self.layout, self.register)
        hold_first_offices(self.layout, self.register, self._inside)
        hold_speech_office(self.layout, self.register)
        BodyTable(self.layout, self.register).fill(names)
        self.register.index()
        settle_bodies(self.text, self.register, narrated=not self.layout.turns)

    def _labels(self, names: list[tuple[Name, int]]) -> None:
        """Whoever a turn is named after is a person, known name or not: *The Minister for Ports (Jane Roe)*."""
        named = {turn.named for turn in self.layout.turns if turn.named is not None}
        for start, end in sorted(named | {(turn.label_start, turn.label_end) for turn in self.layout.turns}):
            found = _LABEL.match(small_letters(self.text, self.text[start:end]))
            name = small_letters(self.text, found["name"]) if found else ""
            self._labelled |= {name} if found else set()
            if not found or is_role_word(found["name"].split()[-1]) or self.register.person_named(found["name"]):
                continue
            if self._office_and_surname(name, names):
                continue
            person = Person(name, found["style"] or "", sex_of(name, found["style"] or ""))
            person.quoted_only = False
            self.register.add_person(person)
            below = self.text[start + found.end() : end].strip() or self._beside_label(end)
            if self.layout.genre in {Genre.LETTER, Genre.HANSARD} and below[:1].isalpha() and has_role(below):
                person.hold(office_of(below, f"“{below}”"))
            if self.layout.genre in {Genre.SPEECH, Genre.STATEMENT}:
                title = THEIR_SPEECH.match(self.text, self.layout.paragraphs[0].content)
                if title and has_role(title["role"]):
                    person.hold(office_of(title["role"], f"“{title.group()}”"))

    def _office_and_surname(self, label: str, names: list[tuple[Name, int]]) -> bool:
        """*Mayor Roe*, where the text names one Ann Roe and says that she is mayor: no new person."""
        office, *_, surname = label.split()
        if not is_role_word(office) or office.lower() in first_names():
            return False
        fuller = [(name, limit) for name, limit in names if name.text.split()[-1] == surname and name.text != label]
        held = {
            role.lower()
            for one, limit in fuller
            for office_ in offices_of(self.text, one, limit)
            for role in office_.role.split()
        }
        return len({name.text for name, _ in fuller}) == 1 and office.lower() in held

    def _beside_label(self, end: int) -> str:
        """What stands in the rest of a line that names who speaks, or on the line below it: *Minister for Ports*."""
        line = self.layout.paragraph_at(end)
        if line is None or line.kind is not Kind.SPEAKER:
            return ""
        rest = _WHEN.sub("", self.text[end : line.end]).strip(" ,:-")
        rest = _IN_DEPARTMENT.sub(r" at the \1", rest).strip("()")
        below = self.layout.paragraphs[line.index + 1] if line.index + 1 < len(self.layout.paragraphs) else None
        return rest or (self.layout.words_of(below) if below and below.kind is Kind.DETAIL else "")

    def _stretches(self) -> set[tuple[int, int]]:
        """What is read for names: the paragraphs but furniture, and of a line that names who speaks the name alone."""
        skipped = {Kind.CAPTION, Kind.TEASER, Kind.BOILERPLATE, Kind.SPEAKER}
        found = {(p.start, p.end) for p in self.layout.paragraphs if p.kind not in skipped}
        labels = {(turn.label_start, turn.label_end) for turn in self.layout.turns}
        return found | {label for label in labels if (self._paragraph_kind(label[0])) is Kind.SPEAKER}

    def _paragraph_end(self, start: int, end: int) -> int:
        """How far what is said of a name in a stretch may reach."""
        paragraph = self.layout.paragraph_at(start)
        return max(end, paragraph.end) if paragraph else end

    def _paragraph_kind(self, offset: int) -> Kind | None:
        paragraph = self.layout.paragraph_at(offset)
        return paragraph.kind if paragraph else None

    def _inside(self, offset: int) -> bool:
        place = bisect_left(self.starts, offset + 1) - 1
        return place >= 0 and offset < self.quoted[place][1]

    def _people(self, names: list[tuple[Name, int]]) -> None:
        later: list[tuple[Name, int]] = []
        for name, limit in names:
            placed = name.text.split()[-1] not in self.styled and as_place(self.text, name)
            if self._person_like(name, limit) and " " in name.text and not placed:
                self._add_person(name, limit)
            else:
                later.append((name, limit))
        note_past(self.layout, self.register)
        for person in self.register.people:
            for form in {*short_forms(person.first), *same_first_names(person.first)} if person.first else ():
                self._by_first.setdefault(form, []).append(person)
        surnames = Counter(person.surname.casefold() for person in self.register.people)
        self._shared = {surname for surname, number in surnames.items() if number > 1}
        for name, limit in later:
            self._refer(name, limit)

    def _person_like(self, name: Name, limit: int) -> bool:
        if name.sort is Sort.BODY or (name.sort is Sort.PERSON and name.sure):
            return name.sort is Sort.PERSON
        parts = name.text.split()
        paper = parts[-1] in _PAPERS and parts[0].lower() not in first_names()  # *the Harbours Bill*
        cause = any(part.lower() in _WITHIN_CAUSES for part in parts[1:])  # *Sailors Against Harbour Dues*
        if not name.title and (paper or cause or parts[0] in _PARTIES):  # *Plaid Cymru has said*
            return False
        if is_role_word(parts[-1]) and not name.title and parts[0].lower() not in first_names():
            return False
        if len(parts) == 1 or name.text.isupper() or any(word in words("not_names") for word in parts):
            return name.sort is Sort.PERSON and bool(name.title)
        many = sum(part[0].isupper() for part in parts)
        if many > _USUAL:  # *the coordinator Ana Rosa Del Rio Paz*
            own = not any(part.lower() in words("bodies") for part in parts)
            return own and many <= _MOST and role_before(self.text, name.start) is not None
        return self._introduced(name, limit)

    def _introduced(self, name: Name, limit: int) -> bool:
        """Whether a role, an age or a later surname shows that an unknown name is a person's."""
        if self.text[max(0, name.start - 4) : name.start].lower() == "the ":
            return False
        if _OWNED.search(self.text, max(0, name.start - 4), name.start) and len(name.text.split()) == 2:
            return True
        if role_before(self.text, name.start) is not None or role_after(self.text, name.end, limit) is not None:
            return True
        if role_is(self.text, name.end, limit, loose=False) is not None:
            return True
        forms = any(form.match(self.text, name.end, limit) for form in (_AGED, _WHO_NEXT, PARTY))
        if forms or introduced_by_body(self.text, name, limit):
            return True
        return self._called_by_surname(name)

    def _called_by_surname(self, name: Name) -> bool:
        """Whether the last word of an unexplained name stands alone, or after *Mr* or *Ms*, further down."""
        before = self.text[max(0, name.start - 12) : name.start].split()
        surname = name.text.split()[-1]
        placed = bool(before) and before[-1] in _PLACING and surname not in self.styled
        return len(name.text.split()) == 2 and surname in self.surnames and not (placed or surname.isupper())

    def _add_person(self, name: Name, limit: int) -> None:
        bare = _in_small(name.text)
        known = next((p for p in self.register.like(bare) if self._same(p, name)), None)
        if known is None:
            known = Person(bare, name.title, sex_of(bare, name.title))
            self.register.add_person(known)
        elif _fuller(bare, known.name):
            known.name = bare
            self.register.file(known)
        self._note(known, name, limit)

    def _same(self, person: Person, name: Name) -> bool:
        sex = sex_of_title(name.title)
        return not (sex and person.gender and person.gender != sex)

    def _note(self, person: Person, name: Name, limit: int, rivals: tuple[Person, ...] = ()) -> None:
        inside = self._inside(name.start)
        person.quoted_only = person.quoted_only and inside
        person.title = person.title or name.title
        person.gender = person.gender or sex_of_title(name.title)
        person.mentions.append(name.start)
        self.register.mentions.append(Mention(name.start, name.end, person, name.title, rivals))
        if rivals:
            return
        for office in offices_of(self.text, name, limit) if not inside or self._told_of(person, name) else ():
            if not inside or not _FORM_OF_ADDRESS.search(office.role):
                person.hold(office)
        if not inside and person.speaks_for is None:
            person.speaks_for = owner_of(self.text, name) or body_beside(self.text, name, limit)
        newer = None if inside else newer_office(self.text, name, limit)
        if newer is not None:
            person.hold_first(newer)

    def _told_of(self, person: Person, name: Name) -> bool:
        """Whether a debate's speaker, and nobody between marks, says what somebody is who does not speak in it."""
        around = self.quoted[bisect_left(self.starts, name.start + 1) - 1]
        return around in self._turn_spans and not person.offices and person.name not in self._labelled

    def _refer(self, name: Name, limit: int) -> None:
        """A surname, or a name that nothing else explains: whom it refers to, where somebody known fits."""
        if name.sort is Sort.BODY:
            return
        who = self.register.person_named(name.text, name.title) or self._knighted(name) or self._by_short_name(name)
        unclear = name.title and (who is None or who.past)  # a bare *Lorimer* may as well be the firm
        still = living(self.register.like(name.text), name.start) if unclear else []
        who = still[0] if len(still) == 1 else who
        if who is not None and self._same(who, name):
            self._note(who, name, limit)
        elif alike := self._namesakes(name):
            person, rivals = meant(self.text, self.register, name, alike)
            self._note(person, name, limit, rivals)
        elif (
            name.sort is Sort.PERSON
            and (name.sure or name.role)
            and not (self._known(name) or (" " in name.text and as_place(self.text, name)))
        ):
            person = Person(name.text, name.title, sex_of_title(name.title))
            self.register.add_person(person)
            self._note(person, name, limit)

    def _namesakes(self, name: Name) -> list[Person]:
        """Those who share a surname, unless a body of the text begins with it too: *Lorimer* and *Lorimer Foods*."""
        if (" " in name.text and not name.text[0].islower()) or name.text.split()[-1].casefold() not in self._shared:
            return []
        return [] if not name.title and name.text in self._of_bodies else namesakes(self.register, name)

    def _known(self, name: Name) -> bool:
        return any(self._same(person, name) for person in self.register.like(name.text))

    def _by_short_name(self, name: Name) -> Person | None:
        """*Dexter*, or *Dex*: the one person with that first name, whole or short."""
        if " " in name.text or name.title or len(name.text) < 3:
            return None
        found = self._by_first.get(name.text.casefold(), [])
        return found[0] if len(found) == 1 else None

    def _knighted(self, name: Name) -> Person | None:
        """*Sir Alan*: the one person with that first name."""
        if not _BEFORE_FIRST & set(name.title.split()) or " " in name.text:
            return None
        titles = {"", name.title, *(_CLERGY if name.title in _CLERGY else ())}
        found = [person for person in self.register.like_first(name.text) if person.title in titles]
        return found[0] if len(found) == 1 else None

    def _captions(self) -> None:
        """What captions say of people whom the text names."""
        for paragraph in self.layout.paragraphs:
            if paragraph.kind is Kind.CAPTION:
                for name in names_in(self.text, paragraph.start, paragraph.end):
                    known = self.register.person_named(name.text, name.title) or self._in_full(name)
                    if known is not None:
                        for office in offices_of(self.text, name, paragraph.end):
                            known.hold(office)

    def _in_full(self, name: Name) -> Person | None:
        """*Ann Roe* in a caption: the Ann whom the text has by that name alone, who now has a surname."""
        first, *rest = name.text.split()
        alone = [person for person in self.register.people if person.name == first]
        others = [person for person in self.register.like_first(first) if person not in alone]
        if len(rest) != 1 or len(alone) != 1 or others or name.sort is not Sort.PERSON:
            return None
        alone[0].name = name.text
        self.register.file(alone[0])
        return alone[0]
