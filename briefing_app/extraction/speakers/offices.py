"""Offices that stand for their holders: *the home secretary*, *the trust’s chief executive*, *the 34-year-old*."""

import re
from dataclasses import replace

from briefing_app.domain.quotes import SURE, Candidate
from briefing_app.extraction.people.held import in_passing, leads_or_speaks, plainly_named
from briefing_app.extraction.people.offices import KNOWN_TO_ALL, office_of
from briefing_app.extraction.people.offices_fit import LOOSE, Holders, may_hold, qualifiers
from briefing_app.extraction.people.people import Person, Register, plain, sex_of_noun
from briefing_app.extraction.speakers.offices_short import cut_offices
from briefing_app.extraction.speakers.stage import Source, Stage, candidate, of_person
from briefing_app.extraction.words.kinds import is_role_word, names_a_person
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.roles import has_role

_BACK = 2_500
"""Characters: how far back somebody may have been spoken of who is not named."""
_ARTICLE = re.compile(r"^(?:the|this|that|its|his|her|their|our|these|those)\s+", re.IGNORECASE)
_NOW = re.compile(r"^(?:new|then|current|outgoing|newly appointed|long-serving|embattled)\s+")
_AGED = re.compile(r"\b\d{1,3}-year-old\b|\b(?:mother|father|mum|dad|grandmother|grandfather)[- ]of[- ]", re.IGNORECASE)
_OF_SOMEBODY = re.compile(r"^[Tt]he [\w-]+ of (?!one\b|two\b|three\b|four\b|five\b|six\b|\d|the (?:year|house)\b)")
_TURNS = re.compile(r"(?:[.!?:]['\"”’]? |\n|^)(?:But|However|Meanwhile|Yet|Another)\b[^.!?“”\"\n]*$")
_TURN = 90
_LEAD = 30
_ANEW = re.compile(r"\b(?:One|Another) (?:[a-z-]+ ){0,2}[a-z-]+, $")
_KIN_LAST = re.compile(r"\b(?:[Hh]er|[Hh]is|[Tt]heir|[Mm]y) (?:[\w-]+ )*?(?P<kin>[\w-]+),? $")
_NAMED_SEAT = re.compile(r" (?:of|for|at) (?:the )?(?:[A-Z][\w’'-]+ ){2,}")
_DESCENDANTS = frozenset({"grandson", "granddaughter", "son", "daughter", "great-grandson", "nephew", "niece"})
_THEIRS = re.compile(r"(?:his|her|my|your|our)\b", re.IGNORECASE)
_SERVING = frozenset(
    {"adviser", "advisor", "aide", "assistant", "solicitor", "lawyer", "barrister", "counsel", "agent"}
)
"""Those who serve somebody, and are hardly whoever was named last."""
_STAGED, _LATELY = 20, 8
_OPENING, _SOON, _NEXT = 600, 600, 260
"""Characters: how far the opening of an article reaches, how soon a name must follow, and what is at once."""


_BY = re.compile(r"\b[Bb]y $")


class Offices:
    """Finds the holders of offices in one document."""

    def __init__(self, text: str, register: Register, stage: Stage) -> None:
        self.text, self.register, self.stage = text, register, stage
        self.holders = Holders(register)
        self.cut = cut_offices(text)
        self.narrated = True
        """Whether the document is an article, not a debate or a speech."""

    def holder(self, phrase: str, head: str, at: int) -> Source | None:
        """An office with its holder named elsewhere: *the home secretary*, *the trust’s chief executive*."""
        if not (is_role_word(head) or head == "FM" or self._calls_last(phrase, head, at)) or self.text[
            at + len(head) : at + len(head) + 2
        ] in {"'s", "’s"}:
            return None
        office = office_of(phrase.split(",", maxsplit=1)[0], "")
        asked = office.role
        wanted = _NOW.sub("", plain(_ARTICLE.sub("", asked)))
        found = self.holders.of({"pm": "prime minister", "fm": "first minister"}.get(wanted, wanted))
        if not found.rows:
            return self._unnamed_holder(phrase, head, asked, at)
        best, top = found.rows[0][0], found.top
        holder = found.latest(at)
        if _of_another(office.organisation, holder):
            return self._unnamed_holder(phrase, head, asked, at)
        exact = best > LOOSE
        told = not any(office.guessed for office in holder.offices)
        confidence = 0.94 if exact and len(top) == 1 and told else 0.85 if exact else 0.8
        source = of_person(holder, confidence, f"“{phrase}” is {holder.name}")
        rivals = [candidate(of_person(p, 0.0, ""), min(0.9, s / 4), f"may be “{phrase}”") for s, p in found.rows[:4]]
        return source if confidence >= SURE else replace(source, candidates=tuple(rivals))

    def _calls_last(self, phrase: str, head: str, at: int) -> bool:
        """*The carer added*: a calling on no list, right after somebody spoke whose office the text does not give."""
        if not phrase.startswith(("The ", "the ")) or not names_a_person(head) or head in words("documents"):
            return False
        last = next((event for event in reversed(self.stage.events[-4:]) if event.at < at and event.spoke), None)
        return last is not None and isinstance(last.source.who, Person) and self._free(last.source.who)

    def _unnamed_holder(self, phrase: str, head: str, role: str, at: int) -> Source | None:
        """An office that the text never ties to a name: the one person it can only be, or the words themselves.

        News often gives the office first and the bare name later, or the other way about.
        """
        if (
            head == "Speaker" or _THEIRS.match(phrase) or head.lower() in _SERVING
        ):  # of a house; *his solicitor* is anybody but he
            return None
        if self._somebody_before(phrase, at):
            return None
        pick = self._nearest(phrase, head, role, at) or self._next_named(at)
        if (
            pick is None
            or (plain(role) in KNOWN_TO_ALL and self._one_of_several(pick))
            or _another_sex(pick, head)
            or (head.lower() in words("kin") and _OF_SOMEBODY.match(phrase))
        ):
            return None
        if pick.surname in role.split():  # *Mum-of-three Jane Roe*
            return of_person(pick, 0.93, f"named “{phrase}”")
        why = f"“{phrase}” is taken for {pick.name}, whose office the text does not give"
        alone = self._alone(pick, at)
        if alone:
            pick.hold(replace(office_of(phrase.split(",", maxsplit=1)[0], f"“{phrase}”"), role=role, guessed=True))
        described = of_person(pick, 0.82 if alone else 0.6, why)
        plainly = Candidate(phrase, role, None, 0.3, "left unnamed")
        return replace(described, candidates=(candidate(described, 0.7, "the person named nearest"), plainly))

    def _somebody_before(self, phrase: str, at: int) -> bool:
        """*The former minister said*, after *a Tory former minister* who was not named: nobody whom the text names."""
        bare = _ARTICLE.sub("", phrase.split(",", maxsplit=1)[0])
        if bare == phrase or " " not in bare:
            return False
        form = rf"\b[Aa]n? (?:[\w’'-]+ ){{0,2}}{re.escape(bare)}\b(?!,? [A-ZÀ-Þ]|,? (?:called|named))"
        return re.search(form, self.text[max(0, at - _BACK) : at]) is not None

    def _one_of_several(self, pick: Person) -> bool:
        return any(self._free(one) and one is not pick for one in self.register.people)

    def _alone(self, pick: Person, at: int) -> bool:
        """Whether nobody else without an office was on stage just before, of whom the words may speak as well."""
        recent = (event.source.who for event in self.stage.events[-_LATELY:] if event.at < at)
        return not any(isinstance(who, Person) and who is not pick and self._free(who) for who in recent)

    def _free(self, person: Person) -> bool:
        """Whether the narrator names somebody and gives no office."""
        known = not person.offices and not person.quoted_only and person.mentions
        named = " " in person.name or person.title
        return bool(known and person.past is None and named and not self._signs_text(person))

    def _signs_text(self, person: Person) -> bool:
        """Whether somebody is named only as who wrote the article: *29 January 2025, by Jon Oye*."""
        return all(self._in_byline(at) for at in person.mentions)

    def _in_byline(self, at: int) -> bool:
        line = self.text[self.text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
        by = _BY.search(self.text, max(0, at - 4), at)
        return at < _OPENING and by is not None and line.strip()[-1:] not in ".!?"

    def _next_named(self, at: int) -> Person | None:
        """Somebody without an office who is named for the first time in the sentences that follow."""
        if not self.narrated:
            return None
        later = (one for one in self.register.first_named(at, at + _NEXT) if self._free(one) and self._anew(at, one))
        return next((one for one in later if plainly_named(self.text, one) and leads_or_speaks(self.text, one)), None)

    def _anew(self, at: int, person: Person) -> bool:
        """Whether a sentence ends before somebody is named: *the minister agreed, and Jane Roe did not*."""
        return re.search(r"[.!?]|\n", self.text[at : person.mentions[0]]) is not None

    def _nearest(self, phrase: str, head: str, role: str, at: int) -> Person | None:
        if not self.narrated or re.match(r"(?:my|our|your)\b", phrase, re.IGNORECASE):
            return None
        if re.search(r" (?:of|for|at) ", phrase) and head.lower() not in words("politicians"):
            return None
        if _NAMED_SEAT.search(phrase) and not _ARTICLE.match(phrase):  # whoever it is, he or she is named here
            return None
        before = self._sits(head, at) or self.stage.last_person(at)
        if before is not None and self._owner_just_now(before, at):
            before = None
        elif before is not None and _TURNS.search(self.text, max(0, at - _TURN), at):  # *But the firm's former manager*
            return None
        if before is not None:
            seated = before is self._sits(head, at)
            return before if seated or self._free(before) or self._both(before, role) else None
        later = (one for one in self.register.first_named(at, at + _SOON) if self._free(one) and self._anew(at, one))
        alone = (person for person in later if plainly_named(self.text, person))
        return min(alone, key=self.register.place_of, default=None)

    def _sits(self, head: str, at: int) -> Person | None:
        """*The MSP added*: whom the paragraph before begins with, if a politician, and not whom it names last."""
        if head.lower() not in words("seats"):
            return None
        start = self.text.rfind("\n", 0, max(0, self.text.rfind("\n\n", 0, at))) + 1
        first = next((m.who for m in self.register.within(start, at) if isinstance(m.who, Person)), None)
        held = {word for office in first.offices for word in office.role.split()} if first else set()
        told = {word.lower() for word in held} & words("politicians") | held & words("parties")
        return first if told else None

    def _owner_just_now(self, person: Person, at: int) -> bool:
        """*In a verdict on Jane Roe’s budget, the director said*: whether only what is somebody's was named."""
        last = max((place for place in person.mentions if place < at), default=-1)
        if last < 0 or at - last > _LEAD + len(person.name) or re.search(r"[.!?\n]", self.text[last:at]):
            return False
        return re.match(r"[^,.]*?[’']s? ", self.text[last:at]) is not None and "," in self.text[last:at]

    def named_later(self, phrase: str, head: str, at: int) -> Source | None:
        """*A former mayor has said …* in the opening, whose name the next sentences give."""
        if (
            not self.narrated
            or at > _OPENING
            or not re.match(r"(?:A|An)\b", phrase, re.IGNORECASE)
            or not is_role_word(head)
            or head.lower() in words("unnamed_for_good")
        ):
            return None
        if self.stage.last_person(at) is not None:
            return None
        later = self.register.first_named(at, at + _SOON)
        nearest = next((one for one in later if not one.quoted_only and not in_passing(self.text, one)), None)
        if nearest is not None and phrase[0] == "a" and not nearest.offices:
            return None
        role = office_of(re.sub(r"^(?:A|An|a|an) ", "", phrase), "").role
        if nearest is not None and (_another_sex(nearest, head) or self._somebodys(nearest)):
            return None
        if nearest is None or (nearest.offices and not self._may_also_be(nearest, role, at)):
            return None
        if not nearest.offices:
            held = office_of(re.sub(r"^(?:A|An) ", "", phrase).lower() if phrase.isupper() else role, f"“{phrase}”")
            nearest.hold(replace(held, guessed=True))
        source = of_person(nearest, 0.8, f"“{phrase}” is taken for {nearest.name}, named next")
        plainly = Candidate(phrase[0].lower() + phrase[1:], role, None, 0.3, "left unnamed")
        return replace(source, candidates=(candidate(source, 0.7, "the person named next"), plainly))

    def _somebodys(self, person: Person) -> bool:
        """*Her son, Leo*: whether somebody is first named as a relative of another."""
        start = person.mentions[0]
        if _ANEW.search(self.text, max(0, start - _LEAD), start):  # *One man, Wilber, said*
            return True
        before = _KIN_LAST.search(self.text, max(0, start - _LEAD), start)
        return before is not None and before["kin"] in words("kin")

    def _may_also_be(self, person: Person, role: str, at: int) -> bool:
        """Whether a description may stand for somebody with another: *a publican who …* for a landlady, no minister."""
        held = {word for office in person.offices for word in plain(office.role).split()}
        if not qualifiers(plain(role)) and any(may_hold(plain(role).split()[-1], one.role) for one in person.offices):
            return True
        if set(plain(role).split()) & held:
            return qualifiers(plain(role)) == qualifiers(plain(person.offices[0].role))
        political = words("politicians") | words("unnamed_for_good")
        told_of = re.match(r"[\w-]+,? who\b", self.text[at : at + 40]) is not None
        return told_of and not (held | set(plain(role).split())) & political

    def _both(self, person: Person, role: str) -> bool:
        """Whether one person may well hold this office beside those that the text gives: an MP who is a minister."""
        asked = set(plain(role).split()) & words("seats")
        seated = all(set(plain(office.role).split()) & words("seats") for office in person.offices)
        if all(plain(office.role) == "minister" for office in person.offices):  # *the minister*, and then of what
            return bool(set(plain(role).split()) & (words("politicians") | {"secretary", "chancellor"}))
        other = {word for office in person.offices for word in plain(office.role).split()} & words("politicians")
        return (bool(asked) and bool(other)) or (seated and bool(set(plain(role).split()) & words("politicians")))

    def somebody(self, phrase: str, head: str, at: int) -> Source | None:
        """*The 34-year-old*, *the mother of two*: whoever was last on stage."""
        heir = self._descendant(phrase, at) if head.lower() in _DESCENDANTS else None
        if heir is not None:
            return heir
        if not (_AGED.search(phrase) or head.lower() in words("kin") or head.lower() in words("last_person")):
            return None
        if phrase.split(maxsplit=1)[0].lower() in {"his", "her", "their", "its", "my", "our"}:
            return self._kin(phrase, head) or _relative(phrase)
        if not _ARTICLE.match(phrase):
            return None
        person = self.stage.last_person(at)
        if person is None or _another_sex(person, head) or _OF_SOMEBODY.match(phrase):
            return None
        return replace(of_person(person, 0.91, f"“{phrase}” stands for {person.name}"))

    def _kin(self, phrase: str, head: str) -> Source | None:
        """*Her husband said*, after *her husband Neil*: the only one whom the text names as such."""
        names = self.register.kin.get(head.lower(), set())
        known = {id(one): one for name in names if (one := self._known_as(name))}
        if len(known) != 1:
            return None
        person = next(iter(known.values()))
        calling = phrase.partition(", ")[2].strip(" ,")
        if calling and has_role(calling, loose=True) and not person.offices:
            person.hold(office_of(calling, f"“{phrase}”"))
        plainly = Candidate(phrase.split(",", maxsplit=1)[0], None, None, 0.3, "left unnamed")
        source = of_person(person, 0.86, f"“{phrase}” is taken for {person.name}")
        return replace(source, candidates=(candidate(source, 0.7, "named as such"), plainly))

    def _known_as(self, name: str) -> Person | None:
        found = self.register.person_named(name)
        if found is None and " " not in name:
            alike = self.register.like_first(name)
            found = alike[0] if len(alike) == 1 else None
        return found

    def _descendant(self, phrase: str, at: int) -> Source | None:
        """*The grandson*, right after somebody of long ago: whoever bears the same surname and is spoken of."""
        recent = [e.source.who for e in reversed(self.stage.events[-_STAGED:]) if e.at < at]
        people = [who for who in recent if isinstance(who, Person)]
        if not people or not phrase.lower().startswith("the ") or people[0].past is None:
            return None
        heirs = (who for who in people if who.past is None and who.surname == people[0].surname)
        heir = next(heirs, None)
        return of_person(heir, 0.88, f"“{phrase}” is {heir.name}") if heir is not None else None


def _of_another(body: str | None, holder: Person) -> bool:
    """*The director of the Ports Board* is not whoever the text calls director of another body."""
    held = [one.organisation for one in holder.offices]
    if not body or not body[0].isupper() or not all(held):
        return False
    asked = set(plain(body).split())
    return not any(asked & set(plain(one or "").split()) or plain(one or "") == _initials(body) for one in held)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


def _another_sex(person: Person, noun: str) -> bool:
    """Whether nobody of that sex is called so: no boy is a mother."""
    return bool(person.gender and sex_of_noun(noun) and person.gender != sex_of_noun(noun))


def _relative(phrase: str) -> Source | None:
    """*Her father, Stan*: by the first name alone, since the surname may be another."""
    named = re.search(r",? ([A-Z][\w-]+)(?:,|$)", phrase)
    if not named:
        return None
    return Source(named.group(1), None, None, 0.85, f"“{phrase}”")
