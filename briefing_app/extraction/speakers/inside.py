"""Others' words inside somebody's own: what a turn, a speech or a block quotes, and whose it is.

The speaker around the marks is right only where he says the words in his own person: those are no quote within a
quote. All others are put down to whom the words around the marks name; where they name nobody, to the one cited last,
unsure, with the speaker himself among the candidates.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace

from briefing_app.domain.quotes import SURE, Candidate, QuoteKind
from briefing_app.extraction.layout.segments import Layout, Paragraph
from briefing_app.extraction.people.people import Body, Person
from briefing_app.extraction.spans.attribution import Tie
from briefing_app.extraction.spans.cues import Cue, says
from briefing_app.extraction.spans.frames import Hole, is_fragment
from briefing_app.extraction.spans.marks import Marked
from briefing_app.extraction.speakers.continuation import Continuation
from briefing_app.extraction.speakers.course import Found
from briefing_app.extraction.speakers.emails import cited_lines
from briefing_app.extraction.speakers.interviews import answers
from briefing_app.extraction.speakers.posts import posts
from briefing_app.extraction.speakers.signed import Choice
from briefing_app.extraction.speakers.stage import PRONOUNS, Source, candidate
from briefing_app.extraction.syntax import Parsed, Parses
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import lemma, speaks

_ANOTHERS = frozenset({"quote", "cite", "read", "hear", "repeat", "echo", "borrow", "recall", "relay"})
"""*I quote*, *I read*: another's words, though the speaker says them."""
_SAYING = (
    r"(?:said|say|says|told|tell|asked|ask|replied|wrote|added|promised|called|call|answered|described|declared"
    r"|warned|argued)"
)
_OWN = re.compile(rf"\b(?:I|[Ww]e)(?:['’]\w+)? (?:(?!not\b)[\w’']+ ){{0,3}}?{_SAYING}\b[^.!?;:“”\"]{{0,60}}[,:]?\s*$")
_OWN_AFTER = re.compile(rf"[\s,–—-]*(?:I|we) (?:\w+ )?{_SAYING}\b")
_GAP = re.compile(r"[,;]? (?:and|but|while|or)(?: the)? (?P<who>[^,.;:!?“”‘’\"]{2,60}?),?\s*$")
_OBJECT = re.compile(r"\b(?:him|her|them|me|us|you)\b")
_YOURS = re.compile(r"\b[Yy]our (?:own )?(?:[\w’'-]+ ){0,3}[\w’'-]+ $")
_NOBODYS = re.compile(r"\b(?:saying|proverb|motto|slogan|adage|maxim|banner|sign|hymn|phrase)\b[^.!?]*[:,]\s*$")
"""What leads up to words that are nobody's: *the old saying:*."""
_WRITTEN = re.compile(r"\b(?:letter|e-?mail|message|note|postcard|text|card)\b[^.!?]* (?:from|by) [^.!?]*[.:?!,]\s*$")
_MEMBER_FOR = r"\bMember for (?P<seat>[A-Z][\w’'-]+(?:,? (?:(?:and|of|upon|the|in|on) )*[A-Z][\w’'-]+)*)"
_SEAT_SAID = re.compile(
    _MEMBER_FOR + r"(?:,[^,.“”\"]{2,60},)?(?: (?:who|has|have|had|once|rightly|recently|also|then|later))*"
    r" (?P<cue>[a-z]+)(?: [^.,:“”\"]{1,60})?[,:]? $"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|must|should|do|does|did|\w{3,}s) \w")
_SEAT = re.compile(
    _MEMBER_FOR + r"(?:,[^,.]{0,60})?,?(?: who)?(?: (?:has|have|had|once|rightly|recently|also|then|later))* $"
)
_NEAR = 300
_PAPER = re.compile(r"\b(?:note|message|letter|e-?mail|text|card|postcard|poem|sign)\b[^\n]*$")
_RELATIVE = re.compile(
    r"\b[Tt]he (?:mother|father|parents|wife|husband|widow|widower|sister|brother|son|daughter|friend|head|owner) of "
    r"(?:the late )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
)
_NOBODY = Source("")
_SENTENCES = 3
"""How far back in a turn somebody cited may stand."""


_SET_APART = (
    (answers, "an answer below a question"),
    (cited_lines, "lines of an earlier e-mail"),
    (posts, "a post above its writer’s name"),
)


class Inside(Continuation):
    """Puts what stands between marks within somebody's own words down to whom they belong to."""

    def __init__(self, layout: Layout, marked: Sequence[Marked], parses: Parses) -> None:
        super().__init__(layout, marked, parses)
        self.speaking: list[tuple[int, Source]] = []
        """Where each turn and block starts, in order, and who speaks in it."""

    def speaks(self, start: int, source: Source) -> None:
        """Note whose own words begin at an offset."""
        insort(self.speaking, (start, source), key=lambda one: one[0])

    def set_apart(self) -> set[int]:
        """Add the answers of an interview, the lines that an e-mail cites and posts; the paragraphs that they take."""
        taken: set[int] = set()
        for found, rule in _SET_APART:
            for start, end, source in found(self.layout, self.register):
                self.speaks(start, source)
                self.found.append(Found(start, end, QuoteKind.BLOCK, source, None, rule))
                taken |= {p.index for p in self.layout.paragraphs if p.start < end and p.end > start}
        return taken

    def own_words(self, parsed: Parsed, tie: Tie, quote: Marked) -> bool:
        """Whether a cue has the speaker himself as its subject: *I said “not yet”*; then it is no quote within one."""
        if (
            tie.cue.source.lower_ not in {"i", "we"}
            or tie.cue.how != "subject"
            or lemma(tie.cue.verb.text) in _ANOTHERS
        ):
            return False
        between = self.text[parsed.offset(tie.cue.verb)[1] : quote.opening]
        if not speaks(tie.cue.verb.text) or any(speaks(word) for word in re.findall(r"\w+", between)):
            return False  # *I remind him of what his leader told us: “…”*
        self.done.add(quote.start)
        return True

    def source_inside(self, parsed: Parsed, cue: Cue, known: Source | None) -> Source | None:
        """The source of a cue in somebody's turn or block, less sure where it rests on little."""
        at = parsed.offset(cue.source)[0]
        start, speaking = self._speaking_at(at)
        source = (
            self._owner_addressed(parsed, cue)
            or self._told_of(parsed, cue)
            or self._member(parsed, cue, known)
            or self._writer_of(cue, at, start)
            or self._relative(cue, at, known)
            or (known if not _no_person(cue, known) else None)
            or self._opposite(cue, at)
        )
        if source is None:
            return None
        if cue.source.lower_ in PRONOUNS and not self._on_stage_since(start, at, source):
            source = self._opposite(cue, at) or replace(source, confidence=min(0.8, source.confidence))
        if cue.source.lower_ == "they" and not _many(source):
            source = replace(source, confidence=min(0.7, source.confidence))
        if source.confidence >= SURE or source.candidates or source.speaker == speaking.speaker:
            return source
        rivals = (candidate(source, source.confidence, source.why), candidate(speaking, 0.1, "speaks around the marks"))
        return replace(source, candidates=rivals if speaking.speaker else rivals[:1])

    def _owner_addressed(self, parsed: Parsed, cue: Cue) -> Source | None:
        """*Mr Roe, your report says “…”*: the body or the person whose report it is."""
        verb = parsed.offset(cue.verb)[0]
        sentence = self.layout.sentence_at(verb)
        owned = _YOURS.search(self.text, sentence.start if sentence else verb, verb)
        you = self.resolver.pronouns.addressee(verb) if owned else None
        if owned is None or you is None:
            return None
        why = f"“{owned.group().strip()}” is {you.speaker}’s"
        rivals = [candidate(you, 0.75, "who is spoken to")]
        body = Source(you.organisation, None, you.organisation, 0.4, why) if you.organisation else None
        return replace(you, confidence=0.75, why=why, candidates=(*rivals, *map(_likeliest, [body] if body else [])))

    def _told_of(self, parsed: Parsed, cue: Cue) -> Source | None:
        """*We are told by passengers that they find it “a joy”*: those who tell it."""
        above = cue.verb.head
        if cue.source.lower_ != "they" or cue.verb.dep_ != "ccomp" or not says(above):
            return None
        agents = (t for child in above.children if child.dep_ == "agent" for t in child.children if t.dep_ == "pobj")
        teller = next(agents, None)
        return self.resolver.resolve(parsed, replace(cue, verb=above, source=teller)) if teller is not None else None

    def _member(self, parsed: Parsed, cue: Cue, known: Source | None) -> Source | None:
        """*My hon. Friend the Member for Fenwick, who wrote “…”*: by name where that seat's member speaks."""
        if known is not None and known.who is not None and known.speaker != "Friend":
            return None
        verb = parsed.offset(cue.verb)[0]
        sentence = self.layout.sentence_at(verb)
        found = _SEAT.search(self.text, sentence.start if sentence else verb, verb)
        if found is None:
            return None
        return self._of_seat(found["seat"])

    def _of_seat(self, seat: str) -> Source:
        held = self.resolver.members.seats.get(seat.casefold())
        why = f"“the Member for {seat}”"
        if held is not None:
            return replace(held, confidence=0.92, why=why)
        return Source(f"the Member for {seat}", None, None, 0.86, why)

    def _writer_of(self, cue: Cue, at: int, start: int) -> Source | None:
        """*She sent me a note. It said: “…”*: whoever wrote it, as far as the turn tells."""
        if cue.source.lower_ != "it" or not _PAPER.search(self.text, max(start, at - _NEAR), at):
            return None
        events = [e.source for e in reversed(self.resolver.stage.events[-8:]) if start <= e.at < at]
        wrote = next((one for one in events if isinstance(one.who, Person) or one.role), None)
        if wrote is None:
            return None
        return replace(wrote, confidence=0.82, why=f"“it” is taken for what {wrote.speaker} wrote")

    def _relative(self, cue: Cue, at: int, known: Source | None) -> Source | None:
        """*I sat with the mother of Kian Doyle. “…,” she said*: somebody told by whose mother she is."""
        if cue.source.lower_ not in {"he", "she"} or (known is not None and isinstance(known.who, Person)):
            return None
        found = list(_RELATIVE.finditer(self.text, max(0, at - _NEAR), at))
        if not found or "\n\n" in self.text[found[-1].end() : at]:
            return None
        said = found[-1].group()
        return Source(said[0].lower() + said[1:], None, None, 0.86, f"“{cue.source.lower_}” is taken for “{said}”")

    def _opposite(self, cue: Cue, at: int) -> Source | None:
        """*She told me*, where the turn has named no woman: one of those who speak before and after."""
        place = bisect_right(self.speaking, at, key=lambda one: one[0]) - 1
        sex = {"he": "m", "she": "f"}.get(cue.source.lower_)
        if sex is None or place < 0:
            return None
        beside = [self.speaking[i][1] for i in (place + 1, place - 1) if 0 <= i < len(self.speaking)]
        here = self.speaking[place][1].speaker
        fits = {
            one.speaker: one
            for one in beside
            if one.speaker != here and isinstance(one.who, Person) and one.who.gender in {"", sex}
        }
        if not fits:
            return None
        rivals = tuple(candidate(one, 0.6 - 0.2 * i, "speaks in this debate") for i, one in enumerate(fits.values()))
        first = next(iter(fits.values()))
        why = f"“{cue.source.lower_}” is taken for {first.speaker}, who speaks in this debate"
        return replace(first, confidence=0.7, why=why, candidates=rivals)

    def _on_stage_since(self, start: int, at: int, source: Source) -> bool:
        """Whether somebody was named, or described, in the turn itself before a pronoun."""
        recent = self.resolver.stage.events[-4 * _SENTENCES :]
        if any(e.source.speaker == source.speaker and start <= e.at < at for e in recent):
            return True
        return source.speaker.split()[-1] in self.text[max(start, at - _NEAR) : at]

    def gapped(self, hole: Hole) -> bool:
        """*X called it “a storm”, and Y “flying blind”*: the second subject of a verb that is not said again."""
        quote = hole.quote
        last = self.found[-1] if self.found else None
        if (
            not hole.fragment
            or last is None
            or last.quote is None
            or last.cue is None
            or last.quote.last != quote.first
        ):
            return False
        between = _GAP.match(self.text, last.quote.after, quote.opening)
        if between is None or between.end() != quote.opening:
            return False
        begin, end = between.span("who")
        source = self._whole(begin, end)
        if source is None or source.speaker == last.source.speaker:
            return False
        sentence = self.layout.sentence_at(last.start)
        spoken = self.text[sentence.start if sentence else last.start : last.quote.opening]
        told = spoken[max(0, spoken.rfind(last.cue)) :]
        if any(True for _ in self.register.within(last.quote.opening - len(told), last.quote.opening)):
            return False  # *called A “a liar” and B “a cheat”*
        if _OBJECT.search(told):
            rivals = (candidate(source, 0.5, "named before the marks"), candidate(last.source, 0.4, "spoke before"))
            source = replace(source, confidence=0.7, candidates=rivals)
        self.resolver.stage.enter(begin, source, spoke=True)
        self.add(quote, QuoteKind.MIXED, source, last.cue, f"the verb “{last.cue}” goes for both")
        return True

    def _whole(self, begin: int, end: int) -> Source | None:
        """The source that a stretch names from end to end, with nothing but titles and offices beside the name."""
        for mention in self.register.within(begin, end):
            beside = (self.text[begin : mention.start] + self.text[mention.end : end]).split()
            named = isinstance(mention.who, Person) or mention.who.sure or len(beside) == 0
            if named and all(one.strip(",") in words("titles") or is_role_word(one.strip(",")) for one in beside):
                at = self.text.rfind(" ", begin, end) + 1 or begin
                return self.resolver.phrase(begin, end, max(begin, at), end)
        return None

    def within(self, quote: Marked, paragraph: Paragraph) -> None:
        """A quote inside a turn or a block that nothing in its own sentence attributes."""
        first = self.layout.paragraphs[quote.first]
        if self._by_the_speaker(quote, first) or self._by_a_member(quote, first):
            return
        if self._worded(quote, first, paragraph):
            return
        if is_fragment(self.text, quote, first.content) and not self._starts(quote, first):
            self._in_part(quote, paragraph)
            return
        chosen = (
            self._named_colon(quote, first)
            or self._runs_on(quote)
            or self._credited(quote, paragraph)
            or self._led_up_to(quote, first)
            or self._signed(quote, paragraph)
            or self._cited_last(quote, first)
        )
        if chosen is not None:
            runs_on = is_fragment(self.text, quote, first.content) and self._unfinished(quote, first)
            self._choose(quote, chosen, QuoteKind.MIXED if runs_on else QuoteKind.DIRECT)

    def _by_the_speaker(self, quote: Marked, paragraph: Paragraph) -> bool:
        """*And I told him: “Not yet.”*: the speaker's own words again."""
        sentence = self.layout.sentence_at(quote.opening)
        start = max(paragraph.content, sentence.start if sentence else paragraph.content)
        return (
            _OWN.search(self.text, start, quote.opening) is not None
            or _OWN_AFTER.match(self.text, quote.after, paragraph.end) is not None
        )

    def _by_a_member(self, quote: Marked, paragraph: Paragraph) -> bool:
        """*My right hon. and gallant Friend the Member for Fenwick wrote that “…”*, which no parser reads."""
        sentence = self.layout.sentence_at(quote.opening)
        start = max(paragraph.content, sentence.start if sentence else paragraph.content)
        found = _SEAT_SAID.search(self.text, start, quote.opening)
        if found is None or not speaks(found["cue"]):
            return False
        fragment = is_fragment(self.text, quote, paragraph.content)
        clause = not fragment or _FINITE.search(self.text, quote.start, quote.end)
        source = self._of_seat(found["seat"])
        self.resolver.stage.enter(found.start(), source, spoke=True)
        rule = f"cue “{found['cue']}” after a form of address"
        self.add(quote, QuoteKind.DIRECT if clause else QuoteKind.MIXED, source, found["cue"], rule)
        return True

    def _runs_on(self, quote: Marked) -> Choice | None:
        """A sentence of the same words that goes on after its attribution, with nobody new between."""
        found = self._same_paragraph(quote)
        if found is None:
            return None
        last = next((one for one in reversed(self.found) if one.quote is not None and one.start < quote.start), None)
        if last is None or last.quote is None:
            return None
        between = self.text[last.quote.after : quote.opening].strip()
        ended = re.split(r"[.!?]\s+", between)
        if len(ended) > 1 and ended[-1].strip(" “\"'‘"):
            return None
        source, cue, rule = found
        return replace(source, confidence=min(source.confidence, 0.93)), cue, rule

    def _cited_last(self, quote: Marked, paragraph: Paragraph) -> Choice | None:
        """Nobody is named: most likely whoever was cited last, or the speaker himself; a person has to tell."""
        place = max(0, self.layout.sentence_index_from(quote.opening) - _SENTENCES)
        start, speaking = self._speaking_at(quote.start)
        since = max(start, self.layout.sentences[place].start)
        if _NOBODYS.search(self.text, self.layout.sentences[place].start, quote.opening):
            return None
        events = [e for e in self.resolver.stage.events[-_SENTENCES * 4 :] if since <= e.at < quote.start]
        named = {e.source.speaker: e.source for e in reversed(events) if e.source.speaker != speaking.speaker}
        if not named or not paragraph.prose:
            return None
        unique = list(named.values())[:2]
        rivals = [candidate(one, 0.5 - 0.2 * i, "named just before") for i, one in enumerate(unique)]
        rivals.append(candidate(speaking, 0.2, "speaks around the marks"))
        why = f"{unique[0].speaker} was named just before"
        written = _WRITTEN.search(self.text, since, quote.opening) is not None
        return (
            replace(unique[0], confidence=0.86 if written else 0.6, why=why, candidates=tuple(rivals)),
            None,
            "no cue",
        )

    def _speaking_at(self, at: int) -> tuple[int, Source]:
        """Since when who speaks at an offset of a turn or a block."""
        place = bisect_right(self.speaking, at, key=lambda one: one[0]) - 1
        return self.speaking[place] if place >= 0 else (0, _NOBODY)


def _no_person(cue: Cue, known: Source | None) -> bool:
    """Whether *he* or *she* would stand for a body that the text does not name as a person."""
    return cue.source.lower_ in {"he", "she"} and known is not None and isinstance(known.who, Body) and known.who.sure


def _many(source: Source) -> bool:
    """Whether *they* may stand for a source as it stands: a body, or more than one."""
    if source.who is not None:
        return not isinstance(source.who, Person)
    said = source.speaker.split()
    return said[0].lower() not in {"a", "an", "one", "my"} and said[-1].endswith("s")


def _likeliest(source: Source) -> Candidate:
    return candidate(source, source.confidence, source.why)
