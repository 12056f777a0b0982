"""Whom a pronoun stands for, by who is on stage, who is speaking around it, and whom the words before describe."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefing_app.domain.quotes import SURE
from briefing_app.extraction.people.people import Person, Register
from briefing_app.extraction.speakers.doubts import reaching
from briefing_app.extraction.speakers.papers import paper_meant
from briefing_app.extraction.speakers.stage import PRONOUNS, Source, Stage, of_person
from briefing_app.extraction.speakers.unnamed import unnamed
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.roles import has_role

_NEAR, _OPENING, _HEAD = 260, 1500, 400
_ONE = re.compile(r"(?:an?|one|another) ")
_DESCRIBED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Mm]y|[Aa]nother|[Ii]ts|[Tt]heir) "
    r"(?:(?!(?:of|and|from|in|at|by|to|for|with|on|that|who|an?|the)\b)[\w’'-]+ ){0,3}?(?P<head>"
    + "|".join(
        sorted(
            (words("roles") | words("people_nouns") | words("callers") | words("kin"))
            - {"head", "lead", "panel", "side", *words("collectives")}
        )
    )
    + r")\b(?: (?:from|in|at|of) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*| (?:of|aged) \d{1,3}\b"
    r"|(?:(?<=director)|(?<=clerk)|(?<=manager)|(?<=secretary)|(?<=head)|(?<=leader)|(?<=chief)|(?<=master)) of "
    r"(?:(?!the\b|a\b)[a-z]+ ){0,2}?[a-z]+(?= (?:\w+ (?:it|me|us|that)\b|told|said|wrote|was|has|had|who)|[,.;]))?"
)
_THE_ONE = re.compile(
    r"(?<![.!?]) [Tt]he (?:[a-z][\w-]+ )?(?P<head>"
    + "|".join(
        sorted(
            (words("roles") | words("callers") | {"contractor"})
            - {"head", "lead", "panel", "side", "pilot", "guide", "fan"}
        )
    )
    + r")\b(?! (?:of|for)\b)(?!['’]s\b)"
)
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?")
_COPULA = re.compile(r"(?:(?<!\b[Tt]here )\b(?:is|was|are|were|be|been|being|as|like|not)|['’]s) $")
"""*He is a good man* brings nobody new on stage."""
_CALLED = re.compile(r",? (?:whom? )?(?:I|we) (?:shall|will|’ll|'ll) call (?P<name>[A-Z][\w-]+)")
_PAPERS = "memo|letter|report|paper|note|e-?mail|submission|briefing"
_IN_PAPER = re.compile(rf"\b[Ii]n (?:an?|his|her|their) (?:\w+ ){{0,2}}(?:{_PAPERS})\b")
_END = re.compile(r"[.!?][\"”’')]?\s|\n")
_SIGNED = re.compile(
    r"^(?:Yours\b|(?:With )?(?:[Kk]ind|[Bb]est|[Ww]arm) ).*\n\s*"
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: (?!MP\b|MSP\b|OBE\b|CBE\b)[A-ZÀ-Þ][\w’'-]+){1,3})(?:,? [A-Z]{2,4})*[ \t]*"
    r"(?:\n(?P<below>[^\n]+))?",
    re.MULTILINE,
)
_DEAR = re.compile(r"^Dear (?:(?P<office>[A-Z]\w+(?: (?:of )?[A-Z]\w+){0,3})(?=,?$))?", re.MULTILINE)


@dataclass
class Pronouns:
    """Resolves the pronouns of one document. `labels` are the turns' labels, each with who speaks below it."""

    text: str
    register: Register
    stage: Stage
    labels: list[tuple[int, str]] = field(default_factory=list)
    house: Source | None = None
    """The body whose report the document is, which is *we* in it."""
    block: tuple[int, int, str] = (-1, -1, "")
    """Words set off that are being read: from where to where, and whose they are."""

    def stands_for(self, word: str, at: int, *, answers: bool = False) -> Source | None:
        """Whom a pronoun stands for; never the one whose speech it stands in, and *it* may be a person's memo."""
        speaking = self._speaking(at)
        if word in {"he", "she"} and speaking:
            described = self._described_before(at)
            if described is not None:
                return described
        if word in {"he", "she"} and (one := self._one_of_many(at)) is not None:
            return one
        if word == "it":
            author = paper_meant(self.text, self.register, at, self.stands_for) or self._memo_author(at)
            if author is not None:
                return author
        found = self.stage.pronoun(word, at, answers=answers, but=speaking, since=self._sentence_start(at))
        if found is None and word in {"he", "she"}:
            return self._described_before(at) or self._told_of(at)
        found = found and reaching(self.text, self.stage.events, found, at)
        if found is None or word not in {"he", "she"}:
            return found
        return self._rather_the_topic(found, word, at) or self._doubted(found, at)

    def _rather_the_topic(self, found: Source, word: str, at: int) -> Source | None:
        """*An expert had called it sound*, in the life of Jane Roe; paragraphs further down *she* is Jane Roe.

        Somebody described in passing is meant only as long as the next paragraph, and less surely where the same
        pronoun stood just before for the person whom the text is about.
        """
        if found.who is not None or self._speaking(at) or not _ONE.match(found.speaker):
            return None
        came = max((e.at for e in self.stage.events if e.at < at and e.source.speaker == found.speaker), default=at)
        topic = self._topic(PRONOUNS[word], came)
        if topic is None:
            return None
        paragraph = self.text.rfind("\n\n", 0, came) + 1
        meant = re.search(rf"\b{word}\b", self.text[paragraph:came], re.IGNORECASE)
        breaks = self.text.count("\n\n", came, at)
        if breaks > 1 and meant:
            why = f"“{word}” is taken for {topic.name}, whom the text is about"
            return of_person(topic, 0.86, why)
        return replace(found, confidence=min(found.confidence, 0.65)) if breaks > (not meant) else None

    def _topic(self, sex: str, before: int) -> Person | None:
        """The one person of a sex whom the opening names and the text names most."""
        known = [one for one in self.register.people if one.gender == sex and not one.quoted_only and one.mentions]
        first = max(known, key=lambda one: len(one.mentions), default=None)
        return first if first is not None and first.mentions[0] < min(before, _HEAD) else None

    def _told_of(self, at: int) -> Source | None:
        """*I asked the mayor about it. She told me*: the one person whom the paragraph speaks of so far."""
        found = self._spoken_of(at)
        if found is None:
            return None
        source = unnamed(self.register, found.group(), found["head"])
        return replace(source, confidence=0.8, why=f"the pronoun is taken for “{source.speaker}”")

    def _doubted(self, found: Source, at: int) -> Source:
        """A source less sure where somebody without a name comes between: *Jane Roe wrote to the mayor. She said*."""
        told = self._spoken_of(at)
        if told is None or found.confidence < SURE:
            return found
        held = found.who.offices if isinstance(found.who, Person) else []
        if found.who is None or any(told["head"].lower() in office.role.lower() for office in held):
            return found
        start = at - len(self.text[max(0, at - _NEAR) : at].rpartition("\n\n")[2])
        named = [m.start for m in self.register.within(start, at) if m.who is found.who]
        return replace(found, confidence=0.88) if not named or named[-1] < start + told.start() else found

    def _spoken_of(self, at: int) -> re.Match[str] | None:
        """The last of those whom the paragraph describes by what they are, as its object: *asked the mayor*."""
        window = self.text[max(0, at - _NEAR) : at].rpartition("\n\n")[2]
        window = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), window)
        found = list(_THE_ONE.finditer(window))
        return found[-1] if found else None

    def _sentence_start(self, at: int) -> int:
        window = self.text[max(0, at - _NEAR) : at]
        ends = [found.end() for found in _END.finditer(window)]
        return at - len(window) + (ends[-1] if ends else 0)

    def _speaking(self, at: int) -> str:
        """In whose speech or turn an offset stands; empty in the narrator's text."""
        if self.block[0] <= at < self.block[1]:
            return self.block[2]
        if not self.labels:
            return ""
        place = bisect_left(self.labels, (at, "")) - 1
        return self.labels[place][1] if place >= 0 else self.labels[0][1] if len(self.labels) == 1 else ""

    def _described_before(self, at: int) -> Source | None:
        """*A builder from Skelby wrote to me. “…,” he wrote*: somebody whom the sentences just before describe."""
        window = self.text[max(0, at - 2 * _NEAR) : at].rpartition("\n\n")[2]
        found = [one for one in _DESCRIBED.finditer(window) if not _COPULA.search(window[: one.start()])]
        if not found or any(self.register.within(at - len(window) + found[-1].end(), at)):
            return None
        called = _CALLED.match(window, found[-1].end())
        if called:
            return Source(called["name"], None, None, 0.88, f"“{found[-1].group()}{called.group()}”")
        source = unnamed(self.register, found[-1].group(), found[-1]["head"])
        return replace(source, confidence=0.85, why=f"the pronoun is taken for “{source.speaker}”")

    def _one_of_many(self, at: int) -> Source | None:
        """*One bid director was blunter. “…,” he said*: whom the sentence before begins with, if nobody came since."""
        start = self.text.rfind("\n\n", 0, at) + 2
        window = self.text[max(start, at - 2 * _NEAR, 0) : at]
        found = [one for one in _DESCRIBED.finditer(window) if one.group().startswith(("One ", "Another "))]
        begins = found and (not found[-1].start() or window[: found[-1].start()].rstrip("”’\"' \n")[-1:] in set(".!?"))
        if not begins or any(self.register.within(at - len(window) + found[-1].end(), at)):
            return None
        source = unnamed(self.register, found[-1].group(), found[-1]["head"])
        return replace(source, confidence=0.85, why=f"the pronoun is taken for “{source.speaker}”")

    def _memo_author(self, at: int) -> Source | None:
        """*In a memo Jane Roe warns that …. It recommends …*: whoever wrote the paper."""
        last = next((event for event in reversed(self.stage.events[-4:]) if event.at < at and event.spoke), None)
        if last is None or not isinstance(last.source.who, Person) or at - last.at > _NEAR:
            return None
        if not _IN_PAPER.search(self.text, max(0, last.at - 120), last.at + 60):
            return None
        return replace(last.source, confidence=0.86, why=f"“it” is the paper by {last.source.speaker}")

    def addressee(self, at: int) -> Source | None:
        """*You*: in evidence whoever answers before and after; in a letter the one person named above *Dear …*."""
        if self.labels:
            return self._answering(at)
        dear = _DEAR.search(self.text, 0, min(at, _OPENING))
        above = [m.who for m in self.register.within(0, dear.start())] if dear else []
        people = [who for who in above if isinstance(who, Person)]
        if people or dear is None:
            return of_person(people[-1], 0.91, "“you” is whom the letter is to") if people else None
        office = dear["office"] or ""
        if not has_role(office):
            return None
        return Source(f"the {office}", office, None, 0.85, f"“you” is whom the letter is to: “{dear.group()}”")

    def writer(self, at: int) -> Source | None:
        """*I* in a letter: whoever signs it."""
        if self.labels or not _DEAR.search(self.text, 0, min(at, _OPENING)):
            return None
        return self._signatory

    @cached_property
    def _signatory(self) -> Source | None:
        signed = _SIGNED.search(self.text)
        if signed is None:
            return None
        name = signed["name"].title() if signed["name"].isupper() else signed["name"]
        known = self.register.person_named(name)
        if known is not None:
            return of_person(known, 0.92, "“I” is whoever signs the letter")
        below = signed["below"] or ""
        role = below if has_role(below.split(", ")[0]) else None
        return Source(name, role, None, 0.91, "“I” is whoever signs the letter")

    def _answering(self, at: int) -> Source | None:
        place = bisect_left(self.labels, (at, "")) - 1
        around = [self.labels[i][1] for i in (place + 1, place - 1) if 0 <= i < len(self.labels)]
        named = [(name, self.register.person_named(name)) for name in around if name != self._speaking(at)]
        people = [person for _, person in named if person is not None]
        if not people:
            return None
        sure = 0.88 if len({person.name for person in people}) == 1 else 0.7
        return of_person(people[0], sure, f"“you” is {people[0].name}, who answers")
