"""Who comes on stage as a sentence begins: its subject, an office or a body that it opens with, a paper."""

import re

from briefing_app.domain.quotes import SURE
from briefing_app.extraction.people.people import Body, Mention, Person
from briefing_app.extraction.speakers.addresses import greeted
from briefing_app.extraction.speakers.inside import Inside
from briefing_app.extraction.speakers.stage import Source, of_body, of_person
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import speaks

_OFFICE = re.compile(
    r"(?:(?:What|How|Why|Where|When|And|But|So) (?:(?:was|is|were|could|would|should|did|does|can|will) )?)?"
    r"(?:(?:However|Meanwhile|Instead|Later|Earlier|Today|Yesterday),? )?"
    r"(?P<who>(?:The|Their|His|Her|Its) "
    r"(?:(?!(?:of|at|in|for|from|to|by|the|an?|and|that|is|was|has|had|says?|said|told)\b)"
    r"[\w’'-]+ ){0,4}?(?P<head>" + "|".join(sorted(words("roles"))) + r"))\b"
    r"(?! (?:executive|officer|constable|inspector|superintendent|economist|nurse|whip|justice|secretary)\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:But |And |Yet |Then )?(?P<who>[Hh]e|[Ss]he) (?=[a-z])")
_IN_PASSING = re.compile(r"\b(?:of|with|before|by|to|for|from|beside|after|alongside) (?:[\w’'-]+ ){0,4}$")
_OF_PLACE = re.compile(r" (?:of|for|at) (?:the )?[A-Z][\w’'-]*(?: (?:(?:of|and|the|for) ){0,2}[A-Z][\w’'-]*)*")
_SPOKES = re.compile(
    r"(?:An?|The|One) (?:[\w’'&-]+ ){0,5}?(?P<head>spokes\w+|source|insider)\b"
    r"(?: (?:for|at|from) (?:the )?(?:[A-Z][\w’'&-]*)(?: (?:of |for |and |the )*[A-Z][\w’'&-]*)*)?"
)
_DOCUMENT = re.compile(
    r"(?:The|Its|His|Her|Their) (?:[\w’'-]+ ){0,4}?(?:" + "|".join(sorted(words("documents"))) + r")(?= [a-z])"
)
_BODY = re.compile(
    r"(?:The|Its|Their) (?:[\w’'-]+ ){0,3}?(?P<head>"
    + "|".join(
        sorted(words("generic_bodies") | {"council", "team", "trust", "committee", "board", "department", "service"})
    )
    + r") (?:has|have|had|is|was|were|will|would|also|[a-z]+ed|held|told|gave|took|put|made|wrote|met)\b"
)
"""A body as the subject of a sentence that does not name it."""
_SEVERAL = re.compile(
    r"(?:But |And |However, |Meanwhile, |Yesterday |Today )?"
    r"(?P<who>(?:(?!The\b|Their\b|His\b|Her\b|Its\b)[\w’'-]+ ){0,3}?"
    r"(?:"
    + "|".join(sorted(w for w in words("unnamed") if w.endswith("s") and not w.endswith("ss")))
    + r"|CEOs|MPs|MSPs|MLAs)"
    r"(?: (?:from|of|in|at|across) (?:[\w’'-]+ ){0,3}?[\w’'-]+)?) "
    r"(?:have|are|were|had|say|said|met|will|want|fear|also|told|called)\b"
)
"""*CEOs from 32 nature charities have written*: several people, whom *they* may stand for."""
_WORD = re.compile(r"[ \xa0](\w+)")
_FINITE = re.compile(
    r"(?!(?:as|his|this|its|is|was|plus|towards|besides|unless|always|perhaps)$)[a-z]{3,}(?:[^su]s|ed)"
)
"""A word after a name at the head of a sentence that is likely a verb: *Scholaris disputes*."""
_AUXILIARY = frozenset({"has", "have", "had", "is", "was", "will", "would", "also"})
_BEFORE_OBJECT = frozenset(
    {"of", "to", "by", "with", "for", "from", "in", "at", "on", "against", "about", "and", "than", "told", "telling"}
)
_WHOSE = re.compile(r"\bwhose (?:[\w-]+ ){1,3}$")
"""*Ada Roe, whose son Tom is at school*: who is told of is she."""
_WHERE = re.compile(r"\b(?:in|across|throughout|around|outside) (?:the )?$")
"""*Those homeless in England have …*: where it is, though a verb follows."""
_STYLED = frozenset(word.lower() for word in words("titles") | words("ranks"))


class Noticing(Inside):
    """A walk that notes whom the narrator's sentences name and speak of."""

    def _note_subject(self, start: int, end: int) -> None:
        """Bring on stage whoever a sentence names; the first one named comes last, as its likely subject."""
        office = _OFFICE.match(self.text, start, end)
        place = _OF_PLACE.match(self.text, office.end(), end) if office else None
        named = self._shown(start, end, place.end() if place else start)
        self._bring_on(named, start, end)
        body = _BODY.match(self.text, start, end) if not named else None
        unnamed = _SPOKES.match(self.text, start, end)
        document = _DOCUMENT.match(self.text, start, end)
        several = _SEVERAL.match(self.text, start, end)
        if several and not any(m.start < several.end() and isinstance(m.who, Person) for m in named):
            said = several["who"]
            described = said[0].lower() + said[1:] if said[1:2].islower() else said
            self.resolver.stage.enter(start, Source(described, None, None, 0.85, f"“{said}”"), spoke=False)
        if document:
            words_ = document.group()
            self.resolver.stage.enter(
                start, Source(words_[0].lower() + words_[1:], None, None, 0.86, f"“{words_}”"), spoke=False
            )
        elif unnamed:
            self.resolver.stage.enter(start, self.resolver.unnamed(unnamed.group(), unnamed["head"]), spoke=False)
        elif body:
            meant = self.resolver.phrase(start, body.end("head"), body.start("head"), body.end("head"))
            if meant is not None and (isinstance(meant.who, Body) or meant.who is None):
                self.resolver.stage.enter(start, meant, spoke=False)
        elif office and (not named or self._leads(office, named)):
            self._holder(office, place.end() if place else office.end("who"), alone=not named)

    def _bring_on(self, named: list[Mention], start: int, end: int) -> None:
        """Those whom a sentence names; last whoever it is about, by the pronoun that it opens with."""
        passing = bool(named) and all(_IN_PASSING.search(self.text[start : m.start]) for m in named)
        topic = self._still_told_of(start, end) if passing else None
        for mention in sorted(named, key=lambda m: (self._prominence(m), -m.start)):
            who = mention.who
            sure = 0.7 if mention.rivals else 0.93
            source = of_person(who, sure, "") if isinstance(who, Person) else of_body(who, sure, "")
            self.resolver.stage.enter(mention.start, source, spoke=False, aside=self._prominence(mention) == 0)
        if topic is not None:
            self.resolver.stage.enter(start, topic, spoke=False)

    def _still_told_of(self, start: int, end: int) -> Source | None:
        """*She spoke before the mayor, Jo Lee*: the next *she* is whom this sentence is about, and not he or she."""
        opens = _PRONOUN.match(self.text, start, end)
        return self.resolver.stage.pronoun(opens["who"].lower(), start) if opens else None

    def _shown(self, start: int, end: int, office_end: int) -> list[Mention]:
        """Whom a sentence names that may be meant later; *the Archdeacon of Mallow* up to `office_end` is no body."""
        named = [m for m in self.register.within(start, end) if not self.in_marks(m.start)]
        named = [m for m in named if not greeted(self.text, m)]
        return [
            m
            for m in named[:4]
            if isinstance(m.who, Person)
            or (m.start >= office_end and (m.who.sure or m.who.kinds or self._on_show(m, start)))
        ]

    def _leads(self, office: re.Match[str], named: list[Mention]) -> bool:
        """*The director was asked whether Ms Roe knew*: the subject is she, though another is named after."""
        who = office["who"].lower().startswith("the ")
        return who and not any(m.start < office.end("who") or self._prominence(m) > 1 for m in named)

    def _holder(self, office: re.Match[str], end: int, *, alone: bool) -> None:
        """Bring on stage whoever holds an office that a sentence begins with, named or not; `alone`: nobody else is."""
        source = self.resolver.phrase(office.start("who"), end, *office.span("head"))
        if source is None or (not alone and source.confidence < SURE):
            return
        if isinstance(source.who, Person) or (alone and source.role and self._all_told(office.start())):
            self.resolver.stage.enter(office.start(), source, spoke=False)

    def _all_told(self, at: int) -> bool:
        """Whether nobody spoke just before whom the text does not explain, and who may hold an office that it names."""
        last = next((e.source.who for e in reversed(self.resolver.stage.events[-4:]) if e.at < at and e.spoke), None)
        return not isinstance(last, Body) or last.sure

    def _on_show(self, mention: Mention, start: int) -> bool:
        """Whether a name that nothing explains is the subject of its sentence."""
        prominence = self._prominence(mention)
        full = len(self.text[mention.start : mention.end].split()) == 2
        return prominence == 2 or (full and prominence == 1 and mention.start - start < 20)

    def _prominence(self, mention: Mention) -> int:
        """2 where a verb follows the name as if it were a subject, 0 after a preposition or before *’s*, else 1."""
        after = _WORD.match(self.text, mention.end)
        lead = self.text[max(0, mention.start - 40) : mention.start]
        if _WHOSE.search(lead) or (isinstance(mention.who, Body) and _WHERE.search(lead)):
            return 0
        if after is not None and (after.group(1) in _AUXILIARY or speaks(after.group(1))):
            return 2
        if after is not None and _opens(self.text, mention.start) and _FINITE.fullmatch(after.group(1)):
            return 2
        if self.text[mention.end : mention.end + 1] in {"'", "’"}:
            return 0
        before = [word for word in lead.lower().split() if word != "the" and word.rstrip(".") not in _STYLED]
        return 0 if before and before[-1] in _BEFORE_OBJECT else 1


def _opens(text: str, start: int) -> bool:
    """Whether a name stands at the head of its sentence, but for an article."""
    before = text[max(0, start - 6) : start].removesuffix("The ")
    return not before or before[-1] == "\n" or before.rstrip()[-1:] in '.!?”"' or len(before) - len(before.rstrip()) > 1
