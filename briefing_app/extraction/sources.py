"""From a noun in the text to a source: a name, a pronoun, an office, a body, or somebody unnamed."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from briefing_app.domain.quotes import Candidate
from briefing_app.extraction.cues import Cue
from briefing_app.extraction.lexicon import words
from briefing_app.extraction.people import Body, Person, Register, plain
from briefing_app.extraction.people_roles import is_role_word, office_of
from briefing_app.extraction.syntax import Parsed

_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f", "they": "", "it": "body", "who": "", "one": ""}
_ARTICLE = re.compile(r"^(?:the|this|that|its|his|her|their|our|these|those)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"^(?:a|an|one|another|some|several|many|two|three|other|senior|most|few|any|no)\b", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:for|from|at|of)\s+(?:the\s+)?(?P<body>.+)$")
_TRIM = re.compile(r"^(?:both|however|meanwhile|but|and|also|while|as)\s+", re.IGNORECASE)


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


def of_person(person: Person, confidence: float, why: str) -> Source:
    """A person as a source, with what the document says that he or she is."""
    office = person.office
    name = person.name
    if person.title in words("peerage") and " " not in name:
        name = f"{person.title} {name}"
    return Source(
        name, office.role if office else None, office.organisation if office else None, confidence, why, person
    )


def of_body(body: Body, confidence: float, why: str) -> Source:
    """A body as a source."""
    return Source(body.name, None, body.name, confidence, why, body)


class Resolver:
    """Resolves the sources of one document; asked in order of the text, so that pronouns find who spoke last."""

    def __init__(self, text: str, register: Register) -> None:
        self.text = text
        self.register = register
        self.stage = Stage()

    def resolve(self, parsed: Parsed, cue: Cue) -> Source | None:
        """The source of a cue, or None where its noun can be no source."""
        token = cue.source
        start, end = self._stretch(parsed, cue)
        at = parsed.offset(token)[0]
        if token.tag_ in {"PRP", "WP"} and token.lower_ in _PRONOUNS:
            return self.pronoun(token.lower_, at)
        if token.tag_ == "PRP":
            return None
        return self.phrase(start, end, at, parsed.offset(token)[1])

    def label(self, start: int, end: int) -> Source:
        """Who a turn's label names: a person with what stands in brackets, or the holder of an office."""
        words_ = self.text[start:end]
        person = next((m.who for m in self.register.within(start, end) if isinstance(m.who, Person)), None)
        if person is not None:
            return of_person(person, 0.98, f"named “{words_}”")
        known = self.register.person_named(words_)
        if known is not None:
            return of_person(known, 0.95, f"named “{words_}”")
        office = self._office(words_, words_.split()[-1])
        return office or Source(words_, None, None, 0.9, f"named “{words_}”")

    def _stretch(self, parsed: Parsed, cue: Cue) -> tuple[int, int]:
        """The source's noun phrase in the document, cut at the verb and at relative clauses."""
        token, verb = cue.source, cue.verb
        left, right = token.left_edge, token.right_edge
        for child in token.rights:
            if child.dep_ in {"relcl", "acl"} and child.left_edge.i > token.i:
                right = parsed.doc[max(token.i, min(right.i, child.left_edge.i - 1))]
                break
        if token.i < verb.i:
            last = min(right.i, verb.i - 1)
            if cue.how == "subject":
                last = max(last, _apposition_end(parsed, token, verb))
            right = parsed.doc[last]
        elif left.i <= verb.i:
            left = parsed.doc[verb.i + 1]
        return parsed.offset(left)[0], parsed.offset(right)[1]

    def phrase(self, start: int, end: int, at: int, at_end: int) -> Source | None:
        """A noun phrase `text[start:end]` whose head stands at `at`."""
        words_ = " ".join(self.text[start:end].split())
        named = self._named(start, end, at)
        if named is not None:
            return named
        head = self.text[at:at_end]
        phrase = _TRIM.sub("", words_).strip(" ,;:“”\"'‘’")
        if self._is_unnamed(phrase, head):
            return self._unnamed(phrase, head)
        return self._office(phrase, head) or self._body(phrase, head, at) or self._other(phrase, head)

    def _named(self, start: int, end: int, at: int) -> Source | None:
        """The person or body whose name is the head of the phrase, or stands in apposition to it."""
        for mention in self.register.within(start, end):
            around = self.text[max(start, mention.start - 12) : mention.start]
            if (
                self.text[mention.end : mention.end + 2] in {"’s", "'s"}
                or self.text[mention.end - 1 : mention.end] in "’'"
            ):
                continue
            heads = mention.start <= at < mention.end
            beside = around.rstrip().endswith(",") or is_role_word(around.split()[-1] if around.split() else "")
            if not heads and (not beside or isinstance(mention.who, Body)):
                continue
            if isinstance(mention.who, Person):
                return of_person(mention.who, 0.97, f"named “{self.text[mention.start : mention.end]}”")
            return of_body(mention.who, 0.95, f"named “{self.text[mention.start : mention.end]}”")
        return None

    def _is_unnamed(self, phrase: str, head: str) -> bool:
        if head.lower().startswith("spokes") or head.lower() in {"source", "sources", "insider"}:
            return True
        if _INDEFINITE.match(phrase):
            return True
        return not _ARTICLE.match(phrase) and head.islower() and head.endswith("s") and not head.endswith("ss")

    def _unnamed(self, phrase: str, head: str) -> Source:
        said = phrase.split(",", maxsplit=1)[0].strip()
        said = re.split(r"\s(?:who|which|that)\s", said)[0]
        body: str | None = None
        held = _FOR.search(said)
        if held:
            body = held["body"]
        else:
            body = next((m.who.name for m in self._mentions_in(said) if isinstance(m.who, Body)), None)
        spokes = head.lower().startswith("spokes")
        lowered = said[0].lower() + said[1:] if said[:2] in {"A ", "An"} or not said[:1].isupper() else said
        if said.split()[0] in {"A", "An", "One", "The", "Some", "Several", "Many", "Two"}:
            lowered = said[0].lower() + said[1:]
        elif len(said.split()) == 1:
            lowered = said.lower()
        return Source(lowered, head.lower() if spokes else None, body, 0.93, f"“{said}”")

    def _mentions_in(self, phrase: str) -> list[Any]:
        return [
            m for body in self.register.bodies if body.name in phrase for m in self.register.mentions if m.who is body
        ][:1]

    def _office(self, phrase: str, head: str) -> Source | None:
        """An office with its holder named elsewhere: *the home secretary*, *the trust’s chief executive*."""
        if not is_role_word(head):
            return None
        wanted = plain(_ARTICLE.sub("", office_of(phrase.split(",", maxsplit=1)[0], "").role))
        scored = sorted(
            ((_office_fit(person, wanted), -i, person) for i, person in enumerate(self.register.people)),
            key=lambda row: (-row[0], -row[1]),
        )
        best = [(score, person) for score, _, person in scored if score > 0]
        if not best:
            return None
        sure = len(best) == 1 or best[0][0] > best[1][0]
        source = of_person(best[0][1], 0.94 if sure and best[0][0] > 1 else 0.8, f"“{phrase}” is {best[0][1].name}")
        if sure and best[0][0] > 1:
            return source
        rivals = tuple(
            _candidate(of_person(person, 0.0, ""), score / 4, f"may be “{phrase}”") for score, person in best[:4]
        )
        return replace(source, candidates=rivals)

    def _body(self, phrase: str, head: str, at: int) -> Source | None:
        """A body by its name or by a word of it: *the trust*, *the department*, *the watchdog*."""
        bare = _ARTICLE.sub("", phrase.split(",", maxsplit=1)[0])
        known = self.register.body_named(bare)
        if known is not None:
            return of_body(known, 0.94, f"“{phrase}”")
        if head.lower() not in words("bodies") and head.lower() not in {"watchdog", "regulator", "party", "union"}:
            return None
        fitting = [body for body in self.register.bodies if head.lower() in plain(body.name).split()]
        before = [body for body in fitting if any(place < at for place in body.mentions)]
        if not before:
            return None
        nearest = max(before, key=lambda body: max(place for place in body.mentions if place < at))
        confidence = 0.93 if len(before) == 1 else 0.85
        return of_body(nearest, confidence, f"“{phrase}” is {nearest.name}")

    def _other(self, phrase: str, head: str) -> Source | None:
        said = re.split(r",|\s(?:who|which|that)\s", phrase)[0].strip()
        if not said:
            return None
        lowered = head.lower()
        if lowered in words("documents"):
            return Source(said[0].lower() + said[1:] if said[:4] == "The " else said, None, None, 0.85, f"“{said}”")
        if head[:1].isupper() or not _ARTICLE.match(said):
            return Source(said, None, None, 0.8, f"“{said}”")
        return Source(said[0].lower() + said[1:], None, None, 0.75, f"“{said}”, whom the text does not name")

    def pronoun(self, word: str, at: int) -> Source | None:
        """Whom a pronoun stands for: the last one on stage of that sex, or the last body."""
        want = _PRONOUNS[word]
        fitting: list[Source] = []
        for event in reversed(self.stage.events[-30:]):
            source = event.source
            if event.at < at and _may_be(source, word, want) and source.speaker not in {one.speaker for one in fitting}:
                fitting.append(source)
        if not fitting:
            return None
        first = fitting[0]
        why = f"“{word}” stands for {first.speaker}"
        confidence = 0.94 if len(fitting) == 1 else 0.91
        rivals = tuple(
            _candidate(one, 0.9 - 0.3 * i, f"“{word}” may stand for {one.speaker}") for i, one in enumerate(fitting[:3])
        )
        return replace(
            first, confidence=min(first.confidence, confidence), why=why, candidates=rivals if len(fitting) > 1 else ()
        )


def _office_fit(person: Person, wanted: str) -> float:
    """How well an office asked for fits one that a person holds; 0 for not at all."""
    best = 0.0
    asked = set(wanted.replace("-", " ").split()) - {"of", "for", "the", "and"}
    for office in person.offices:
        held = plain(office.role)
        has = set(held.replace("-", " ").split()) - {"of", "for", "the", "and"}
        if held == wanted:
            best = max(best, 3.0)
        elif asked and asked <= has:
            best = max(best, 2.0 if len(asked) > 1 else 1.5)
        elif has and has <= asked and len(has) > 1:
            best = max(best, 1.8)
    return best


def _apposition_end(parsed: Parsed, token: Any, verb: Any) -> int:
    """The last token before the verb, where commas set off an apposition that the parser hung elsewhere."""
    between = parsed.doc[token.i + 1 : verb.i]
    if between and between[-1].text == "," and not any(t.tag_ in {"WP", "WDT", "VBD", "VBZ"} for t in between):
        return int(verb.i) - 1
    return int(token.i)


def _may_be(source: Source, pronoun: str, want: str) -> bool:
    """Whether a pronoun may stand for a source: a person of that sex, a body for *it* and *they*."""
    who = source.who
    if want == "body":
        return isinstance(who, Body) or (who is None and not source.role)
    if isinstance(who, Person):
        return not want or who.gender in {"", want}
    return pronoun == "they" if isinstance(who, Body) else bool(source.role) or not want


def _candidate(source: Source, score: float, why: str) -> Candidate:
    return Candidate(source.speaker, source.role, source.organisation, max(0.0, score), why)
