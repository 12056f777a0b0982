"""Sources as values, and the stage: who spoke or was named last, for pronouns and for words without a cue."""

import re
from dataclasses import dataclass, field, replace

from briefing_app.domain.quotes import Candidate
from briefing_app.extraction.people.people import Body, Person, sex_of_noun
from briefing_app.extraction.words.lexicon import words

PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f", "they": "", "it": "body", "who": ""}
_FAR_BACK = 400
"""Characters: how far back *it* reaches without doubt."""
_WHOSE = {"she": "her ", "he": "his "}
"""*Her tutor said she was able*: *she* is rather whose tutor it is."""
_REACH = 30
_FULL = 2
"""Words of a full name."""
_STYLES = frozenset({"Professor", "Prof", "Dr", "Doctor", "Councillor", "Cllr", "Coun", "Judge", "Reverend", "Canon"})
_COUNCIL = frozenset({"Cllr", "Coun", "Councillor"})
_NO_ROLES = frozenset({"Professor", "Prof", "Dr", "Doctor"})
"""Styles that say nothing of what somebody is here."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who a quote is put down to, how likely that is right, and why."""

    speaker: str
    role: str | None = None
    organisation: str | None = None
    confidence: float = 0.0
    why: str = ""
    who: Person | Body | None = None
    candidates: tuple[Candidate, ...] = ()
    offstage: bool = False
    """Whether only a paper speaks for whoever it is, so that no later pronoun means him or her."""


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody was on stage at an offset: spoke, or was named; `aside`: only after a preposition."""

    at: int
    source: Source
    spoke: bool
    aside: bool = False


@dataclass
class Stage:
    """Who was last on stage, for pronouns."""

    events: list[Event] = field(default_factory=list)

    def enter(self, at: int, source: Source, *, spoke: bool, aside: bool = False) -> None:
        """Note somebody."""
        if not source.offstage:
            self.events.append(Event(at, source, spoke, aside))

    def last_person(self, at: int) -> Person | None:
        """The person last on stage before an offset."""
        for event in reversed(self.events[-12:]):
            if event.at < at and isinstance(event.source.who, Person):
                return event.source.who
        return None

    def pronoun(self, word: str, at: int, *, answers: bool = False, but: str = "", since: int = -1) -> Source | None:
        """Whom a pronoun stands for: the last one on stage of that sex, or the last body; not whom it answers.

        `but` names whoever speaks around it, and is *I* there; its sentence begins at `since`.
        """
        want = PRONOUNS[word]
        fitting: list[Source] = []
        aside: list[str] = []
        for event in reversed(self.events[-_REACH:]):
            source = event.source
            known = source.speaker in {one.speaker for one in fitting}
            if (
                event.at < at
                and not known
                and not _of_the_past(source, at)
                and source.speaker != but
                and (_may_be(source, word, want) or (not fitting and _unexplained(source, want)))
            ):
                fitting.append(source)
                aside += [source.speaker] if event.aside and event.at >= since else []
        if not fitting:
            return None
        unsure = bool(aside)
        fitting.sort(key=lambda one: one.who is None and one.speaker.startswith(_WHOSE.get(word, "—")))
        if word == "they":
            fitting.sort(key=_not_many)
        fitting.sort(key=lambda one: one.speaker in aside)  # *in a letter to the Treasury it said*: never the Treasury
        if answers and len(fitting) > 1 and self._spoke_last(at) == fitting[0].speaker:
            fitting = [*fitting[1:], fitting[0]]
        first, sure = fitting[0], 0.94 if len(fitting) == 1 else 0.91
        if want in {"f", "m"} and (answers or isinstance(first.who, Body) or _rival(fitting, want)):
            sure = 0.85
        if word == "they" and (_not_many(first) or len(fitting) > 1):
            sure = 0.6 if isinstance(first.who, Person) else 0.7 if _not_many(first) else 0.85
        sure = min(sure, 0.87) if unsure or (want == "body" and self._long_ago(first, at)) else sure
        rivals = tuple(
            candidate(one, 0.9 - 0.3 * i, f"“{word}” may stand for {one.speaker}") for i, one in enumerate(fitting[:3])
        )
        why = f"“{word}” stands for {first.speaker}"
        return replace(
            first, confidence=min(first.confidence, sure), why=why, candidates=rivals if len(fitting) > 1 else ()
        )

    def _long_ago(self, source: Source, at: int) -> bool:
        """Whether somebody was last on stage so far back that *it* may mean another thing."""
        last = next(
            (e.at for e in reversed(self.events[-_REACH:]) if e.at < at and e.source.speaker == source.speaker), 0
        )
        return at - last > _FAR_BACK

    def _spoke_last(self, at: int) -> str:
        spoke = next((event for event in reversed(self.events[-_REACH:]) if event.spoke and event.at < at), None)
        return spoke.source.speaker if spoke else ""


def _of_the_past(source: Source, at: int) -> bool:
    """Whether a source is somebody of long ago whom only another paragraph tells of."""
    past = source.who.past if isinstance(source.who, Person) else None
    return past is not None and not past[0] <= at < past[1]


def _rival(fitting: list[Source], want: str) -> bool:
    """Whether the sex of the first is not known, while another fits as well."""
    genders = [one.who.gender for one in fitting if isinstance(one.who, Person)]
    return bool(genders) and genders[0] == "" and bool({want, ""} & set(genders[1:]))


def of_person(person: Person, confidence: float, why: str) -> Source:
    """A person as a source, with what the document says that he or she is."""
    office = person.office
    name = person.name
    if " " not in name and person.title:
        name = f"{person.title} {name}"
    if " " not in name and office and office.role in _STYLES:  # *Professor Aldous*: all the name there is
        return Source(f"{office.role} {name}", None, office.organisation, confidence, why, person)
    role = office.role if office and office.role not in _NO_ROLES else None
    role = role or (person.title if person.title in _COUNCIL else None)
    return Source(name, role, (office.organisation if office else None) or person.speaks_for, confidence, why, person)


def of_body(body: Body, confidence: float, why: str) -> Source:
    """A body as a source."""
    people = body.name.lower() in words("unnamed") | {"people", "critics"}  # *Critics* are no body
    return Source(body.name, None, None if people else body.name, confidence, why, body)


def _unexplained(source: Source, want: str) -> bool:
    """Whether a source is a name of two words that nothing in the text explains: it may be a person's."""
    who = source.who
    if want not in {"f", "m"} or not isinstance(who, Body) or who.sure or who.kinds:
        return False
    parts = who.name.split()
    kinds = words("parties") | words("demonyms") | {"Shadow"}
    return len(parts) == _FULL and parts[-1].lower() not in words("documents") and not kinds & set(parts)


def _may_be(source: Source, pronoun: str, want: str) -> bool:
    """Whether a pronoun may stand for a source: a person of that sex, a body for *it* and *they*."""
    who = source.who
    if want == "body":
        return isinstance(who, Body) or (who is None and not source.role and not _several(source.speaker))
    if isinstance(who, Person):
        return not want or who.gender in {"", want}
    if who is None and want and sex_of_noun(source.role or source.speaker.split()[-1]) not in {"", want}:
        return False  # *one man* is no *she*
    return pronoun == "they" if isinstance(who, Body) else bool(source.role) or not want


def _not_many(source: Source) -> int:
    """How unlikely *they* is to stand for a source: 0 for several people, 1 for a body, 2 for one person."""
    if source.who is None and source.role is None and source.speaker.endswith("s"):
        return 0
    return 2 if isinstance(source.who, Person) else 1


def _several(described: str) -> bool:
    """Whether words describe more than one: *head teachers* are no *it*."""
    head = re.split(r" (?:of|in|at|from|who) ", described)[0]
    return head[:1].islower() and head.endswith("s") and not head.endswith("ss")


def candidate(source: Source, score: float, why: str) -> Candidate:
    """A source as one possible speaker for a person to choose."""
    return Candidate(source.speaker, source.role, source.organisation, max(0.0, score), why)
