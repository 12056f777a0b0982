"""Sources as values, and the stage: who spoke or was named last, for pronouns and for words without a cue."""

from dataclasses import dataclass, field, replace

from briefing_app.domain.quotes import Candidate
from briefing_app.extraction.lexicon import words
from briefing_app.extraction.people import Body, Person

PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f", "they": "", "it": "body", "who": "", "one": ""}
_REACH = 30


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


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody was on stage at an offset: spoke, or was the subject of a sentence."""

    at: int
    source: Source
    spoke: bool


@dataclass
class Stage:
    """Who was last on stage, for pronouns."""

    events: list[Event] = field(default_factory=list)

    def enter(self, at: int, source: Source, *, spoke: bool) -> None:
        """Note somebody."""
        self.events.append(Event(at, source, spoke))

    def last_person(self, at: int) -> Person | None:
        """The person last on stage before an offset."""
        for event in reversed(self.events[-12:]):
            if event.at < at and isinstance(event.source.who, Person):
                return event.source.who
        return None

    def pronoun(self, word: str, at: int) -> Source | None:
        """Whom a pronoun stands for: the last one on stage of that sex, or the last body."""
        want = PRONOUNS[word]
        fitting: list[Source] = []
        for event in reversed(self.events[-_REACH:]):
            source = event.source
            if event.at < at and _may_be(source, word, want) and source.speaker not in {one.speaker for one in fitting}:
                fitting.append(source)
        if not fitting and want in {"f", "m"}:
            fitting = [e.source for e in reversed(self.events[-12:]) if e.at < at and _unexplained(e.source)][:1]
        if not fitting:
            return None
        first = fitting[0]
        why = f"“{word}” stands for {first.speaker}"
        confidence = 0.94 if len(fitting) == 1 else 0.91
        rivals = tuple(
            candidate(one, 0.9 - 0.3 * i, f"“{word}” may stand for {one.speaker}") for i, one in enumerate(fitting[:3])
        )
        return replace(
            first, confidence=min(first.confidence, confidence), why=why, candidates=rivals if len(fitting) > 1 else ()
        )


def of_person(person: Person, confidence: float, why: str) -> Source:
    """A person as a source, with what the document says that he or she is."""
    office = person.office
    name = person.name
    if " " not in name and (person.title in words("peerage") or person.title.endswith("Justice")):
        name = f"{person.title} {name}"
    return Source(
        name, office.role if office else None, office.organisation if office else None, confidence, why, person
    )


def of_body(body: Body, confidence: float, why: str) -> Source:
    """A body as a source."""
    return Source(body.name, None, body.name, confidence, why, body)


def _unexplained(source: Source) -> bool:
    """Whether a source is a name of two words or more that nothing in the text explains: it may be a person's."""
    return isinstance(source.who, Body) and not source.who.sure and " " in source.who.name


def _may_be(source: Source, pronoun: str, want: str) -> bool:
    """Whether a pronoun may stand for a source: a person of that sex, a body for *it* and *they*."""
    who = source.who
    if want == "body":
        return isinstance(who, Body) or (who is None and not source.role)
    if isinstance(who, Person):
        return not want or who.gender in {"", want}
    return pronoun == "they" if isinstance(who, Body) else bool(source.role) or not want


def candidate(source: Source, score: float, why: str) -> Candidate:
    """A source as one possible speaker for a person to choose."""
    return Candidate(source.speaker, source.role, source.organisation, max(0.0, score), why)
