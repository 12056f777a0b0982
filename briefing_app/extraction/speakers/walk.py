"""A walk through a document from top to bottom that puts each quote down to a source.

The order matters: pronouns, offices and words that go on without a cue refer to whoever was last on stage.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph
from briefing_app.extraction.people.people import Person
from briefing_app.extraction.spans.attribution import Ties, rebutted
from briefing_app.extraction.spans.blocks import Block, blocks
from briefing_app.extraction.spans.cues import PAST_HAD, Cue, is_verb, says
from briefing_app.extraction.spans.cues_lost import past_address, past_vocative
from briefing_app.extraction.spans.cues_nouns import NO_ONE
from briefing_app.extraction.spans.frames import Frame, Hole
from briefing_app.extraction.spans.indirect import reported
from briefing_app.extraction.spans.marks import Marked, titled
from briefing_app.extraction.spans.not_said import done_to, withheld
from briefing_app.extraction.speakers.addresses import hold_declared
from briefing_app.extraction.speakers.cited import cited
from briefing_app.extraction.speakers.course import HEADS, Found
from briefing_app.extraction.speakers.noticing import Noticing
from briefing_app.extraction.speakers.shallow import charged, near
from briefing_app.extraction.speakers.stage import Source, of_person
from briefing_app.extraction.syntax import Parsed, Parses
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.verbs import speaks, thinks

_INTERRUPTION = re.compile(
    r"\s*(?:\[(?:Interruption|Laughter|Applause|H(?i:on)[^\]]*|\d{5,7})\.?\]\.?|\((?:S\d[A-Z]-\d+|OQ\d+|\d{5,7})\))$"
)
_ASIDE = re.compile(r", (?:with|leaving|prompting|amid|despite|after|as) (?=[^,.;]*$)")
"""Where the narrator goes on in a trailing clause of his own, which may hold marks."""
_REFERRED = re.compile(r" ?\((?:see )?(?:paragraph|para|page|figure|table|section|annex)s?\b[^()]*\)$", re.IGNORECASE)
_CLOSING_CUE = re.compile(r"[ \xa0][A-Z][^.!?:“”\"\n]{1,50} \w+\.?(?:$|(?=\s))")
"""The rest of a paragraph after a quote that ends in a full stop of its own: *“…” Mr Rudd added.*"""
_INITIALS = re.compile(r" \([A-Z][A-Za-z&]{1,8}\)?$")
"""*The Growers’ Union (GU)*: the short form is no part of the name."""
_TOP = 4
"""Paragraphs: how many may be headline and standfirst."""
_LEAST = 2
"""Words: a report of no more that ends in *was* is only the beginning of one."""
_ADDRESSED = frozenset({"Friend", "Lady", "Gentleman", "Member", "Baroness", "Lord", "Lords", "Members", "Prelate"})
"""What members call each other: whose name that is, the words do not tell."""
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being", "has", "had", "have"})


_ASKED = re.compile(
    r"(?:When )?(?:[Aa]sked|[Qq]uestioned|[Pp]ressed|[Cc]hallenged) (?:if|whether|about|on|why|how|what)\b"
)


class Walk(Noticing):
    """One walk through one document."""

    def __init__(self, layout: Layout, marked: Sequence[Marked], frames: Sequence[Frame], parses: Parses) -> None:
        """`frames` are those that were asked to be parsed, in the same order."""
        super().__init__(layout, marked, parses)
        self.frames: dict[int, dict[int, tuple[Frame, int]]] = {}
        for place, frame in enumerate(frames):
            self.frames.setdefault(frame.paragraph, {})[frame.start] = (frame, place)

    def quotes(self) -> Iterator[Quote]:
        """The quotes of the document."""
        self._turns()
        inside = self._turn_paragraphs()
        inside |= self.set_apart()
        intros = {block.intro.index: block for block in blocks(self.layout, self.register, inside)}
        block_end = -1
        for paragraph in self.layout.paragraphs:
            if not paragraph.furniture:
                told = len(self.resolver.stage.events)
                self._paragraph(paragraph, spoken=paragraph.index in inside or paragraph.start < block_end)
                if self._among_headings(paragraph):
                    del self.resolver.stage.events[told:]
            if paragraph.index in intros:
                block_end = intros[paragraph.index].end
                self._block(intros[paragraph.index])
        self.headlines()
        return map(self._value, self.found)

    def _among_headings(self, paragraph: Paragraph) -> bool:
        """Whether a line stands in a list of headings within the text: nobody told of there is *he* below it."""
        if paragraph.kind is not Kind.HEADING or paragraph.index < _TOP:
            return False
        around = self.layout.paragraphs[paragraph.index - 1 : paragraph.index + 2]
        return any(other.kind is Kind.HEADING and other is not paragraph for other in around)

    # Turns and blocks

    def _turn_paragraphs(self) -> set[int]:
        inside: set[int] = set()
        for turn in self.layout.turns:
            first = self.layout.paragraph_at(turn.start)
            index = first.index if first else len(self.layout.paragraphs)
            while index < len(self.layout.paragraphs) and self.layout.paragraphs[index].start < turn.end:
                inside.add(index)
                index += 1
        return inside

    def _turns(self) -> None:
        for turn in self.layout.turns:
            label = self.text[turn.label_start : turn.label_end]
            source = self.resolver.label(turn.label_start, turn.label_end, turn.named)
            tail = max(turn.start, turn.end - 40)
            closing = _INTERRUPTION.search(self.text, tail, turn.end)
            end = closing.start() if closing else turn.end
            if isinstance(source.who, Person):
                hold_declared(self.text, source.who, turn.start, end)
            self.speaks(turn.start, source)
            self.found.append(Found(turn.start, end, QuoteKind.BLOCK, source, None, f"a turn under “{label}”"))

    def _block(self, block: Block) -> None:
        source, cue = self.introduction(block.intro)
        if source is not None:
            self.resolver.stage.enter(block.start, source, spoke=True)
            self.resolver.pronouns.block = (block.start, block.end, source.speaker)
            self.speaks(block.start, source)
            self.found.append(
                Found(block.start, block.end, QuoteKind.BLOCK, source, cue, "set off after a colon, without marks")
            )

    # Paragraphs

    def _paragraph(self, paragraph: Paragraph, *, spoken: bool) -> None:
        frames_ = self.frames.get(paragraph.index, {})
        for start in sorted({*frames_, *(s.start for s in self.layout.sentences_of(paragraph))}):
            if spoken and (start in frames_ or not self.in_marks(start)):
                self._cites(start)
            if start in frames_:
                self._frame(*frames_[start], spoken=spoken)
            elif not self.in_marks(start):
                self._narrated(start, spoken=spoken)
        for quote in self.holes.get(paragraph.index, []):
            if quote.start not in self.done and _CLOSING_CUE.match(self.text, quote.after, paragraph.end):
                self._beside(quote, paragraph)
            if quote.start not in self.done:
                self.within(quote, paragraph) if spoken else self.untied(quote, paragraph)

    def _frame(self, frame: Frame, place: int, *, spoken: bool) -> None:
        self._note_subject(frame.start, frame.end)
        parsed = self.parses.masked(place)
        ties = Ties(frame, parsed) if parsed is not None else None
        for hole in frame.holes:
            if self.gapped(hole):
                continue
            if parsed is not None and ties is not None and hole.quote.start not in self.done:
                self._tie(ties, parsed, hole, spoken=spoken)
            if hole.quote.start not in self.done:
                paragraph = self.layout.paragraphs[frame.paragraph]
                self._charged(hole.quote, paragraph) if hole.fragment else self._beside(hole.quote, paragraph)
        if parsed is not None and not spoken:
            self._report(parsed, frame.holes)

    def _put(self, hole: Hole, verb: int) -> bool:
        """*Asked about a “reckless” plan, he said*: words of a question are not whose answer it is."""
        sentence = self.layout.sentence_at(hole.quote.opening)
        asked = _ASKED.match(self.text, sentence.start) if sentence else None
        over = self.text.find(",", asked.end(), sentence.end) if sentence and asked else -1
        return hole.quote.opening < over < verb

    def _cites(self, start: int) -> None:
        """Bring on stage whom a speaker cites in a sentence of a turn or block."""
        sentence = self.layout.sentence_at(start)
        if sentence is None:
            return
        meant = self.resolver.members.meant_in(self.text, start, sentence.end)
        for at, source in sorted(
            [*meant, *cited(self.text, self.register, start, sentence.end)], key=lambda one: one[0]
        ):
            if not self.in_marks(at):
                self.resolver.stage.enter(at, source, spoke=False)

    def _tie(self, ties: Ties, parsed: Parsed, hole: Hole, *, spoken: bool) -> None:
        if hole.fragment and titled(self.text, hole.quote):
            self.done.add(hole.quote.start)
            return
        for tie in (tie for tie in ties.of(hole) if not self._says_nothing(tie.cue, hole)):
            if spoken and (meant := _meant(tie.cue)) is not tie.cue.source:
                tie = replace(tie, cue=replace(tie.cue, source=meant))  # noqa: PLW2901 - whom it is said to is no source
            if spoken and self.own_words(parsed, tie, hole.quote):
                return
            others, owner = rebutted(tie.cue, hole)
            if (others and owner is None) or self._put(hole, parsed.offset(tie.cue.verb)[0]):  # nobody says whose it is
                self.done.add(hole.quote.start)
                return
            how = "noun of saying" if owner is not None and owner.dep_ == "poss" else tie.cue.how
            owned = replace(tie.cue, source=owner, how=how) if owner is not None else tie.cue
            source = self.resolver.resolve(parsed, owned)
            source = self.source_inside(parsed, tie.cue, source) if spoken else source
            if source is None or (spoken and not hole.fragment and thinks(tie.cue.verb.text)):
                continue
            source = _passed_by(tie.cue, _perhaps(tie.cue, source))
            if tie.cue.how != "agent" or source.who is not None:  # *told by an official to “limp on”*: she is not he
                self.resolver.stage.enter(parsed.offset(tie.cue.source)[0], source, spoke=True)
            kind = QuoteKind.MIXED if hole.fragment and not _clause(ties.inside(hole)) else QuoteKind.DIRECT
            aside = tie.cue.how == "noun before the clause" and not speaks(tie.cue.text.split()[0])
            cue = None if aside or tie.cue.text.lower() in _BE else tie.cue.text
            self.add(hole.quote, kind, source, cue, f"cue “{tie.cue.text}”, {tie.rule}")
            return

    def _charged(self, quote: Marked, paragraph: Paragraph) -> None:
        found = charged(self.text, self.register, quote, paragraph.content)
        source = self.resolver.near(found) if found else None
        if found is not None and source is not None:
            self.resolver.stage.enter(found.at, source, spoke=True)
            self.add(quote, QuoteKind.MIXED, source, found.cue, f"cue “{found.cue}” before the marks")

    def _beside(self, quote: Marked, paragraph: Paragraph) -> None:
        found = near(self.text, self.register, quote, paragraph.content, paragraph.end)
        source = self.resolver.near(found) if found else None
        if found is not None and source is not None:
            self.resolver.stage.enter(found.at, source, spoke=True)
            self.add(quote, QuoteKind.DIRECT, source, found.cue, f"cue “{found.cue}” beside the marks")

    def _narrated(self, start: int, *, spoken: bool) -> None:
        parsed = self.parses.sentence(start)
        sentence = self.layout.sentence_at(start)
        if sentence is not None:
            self._note_subject(sentence.start, sentence.end)
        if parsed is not None and not spoken:
            self._report(parsed, ())

    def _withholds(self, parsed: Parsed) -> None:
        """*The minister’s spokesman would not say whether*: bring on stage whoever is not named and answers next."""
        refusing = (verb for verb in parsed.doc if is_verb(verb) and says(verb) and withheld(verb))
        found = ((verb, child) for verb in refusing for child in verb.lefts if child.dep_ == "nsubj")
        for verb, subject in found:
            if subject.tag_ != "NN" or not is_role_word(subject.text):
                continue
            source = self.resolver.resolve(parsed, Cue(verb, subject, "subject", verb.text))
            if source is not None and source.who is None:
                self.resolver.stage.enter(parsed.offset(subject)[0], source, spoke=True)

    def _report(self, parsed: Parsed, holes: Sequence[Hole]) -> None:
        self._withholds(parsed)
        for clause in reported(parsed):
            marks = [h.quote.opening for h in holes if clause.start < h.quote.end and h.quote.start < clause.end]
            aside = _ASIDE.search(self.text, clause.start, min(marks)) if marks else None
            if marks and aside is None:
                continue
            end = aside.start() if aside else clause.end
            referred = _REFERRED.search(self.text, clause.start, end)
            end = referred.start() if referred else end
            said = [word for word in self.text[clause.start : end].split() if word not in {"also", "only", "even"}]
            if len(said) <= _LEAST and said[-1:] and said[-1] in _BE:  # *It was, she said, “a fine thing”*
                continue
            if self._headed(clause.start) and done_to(clause.cue.verb):
                continue
            source = self.resolver.resolve(parsed, clause.cue) or self._told(parsed, clause.cue)
            if source is None:
                continue
            source = _by_odd_verb(clause.cue, source)
            self.resolver.stage.enter(parsed.offset(clause.cue.source)[0], source, spoke=True)
            rule = f"a clause with “{clause.cue.text}”"
            self.found.append(Found(clause.start, end, QuoteKind.INDIRECT, source, clause.cue.text, rule))

    def _says_nothing(self, cue: Cue, hole: Hole) -> bool:
        return _hearer(cue) or withheld(cue.verb) or (self._headed(hole.quote.opening) and done_to(cue.verb))

    def _headed(self, at: int) -> bool:
        paragraph = self.layout.paragraph_at(at)
        return paragraph is not None and paragraph.kind in HEADS

    def _told(self, parsed: Parsed, cue: Cue) -> Source | None:
        """*Prisoners told us that*: whoever tells somebody something is a source, by whatever word."""
        noun = cue.source
        if cue.verb.lower_ != "told" or noun.lower_ in NO_ONE or noun.tag_ not in {"NN", "NNS"} or noun.i > cue.verb.i:
            return None
        start, end = parsed.offset(noun.left_edge)[0], parsed.offset(noun)[1]
        if noun.tag_ == "NN" and is_role_word(noun.text):
            return replace(self.resolver.unnamed(self.text[start:end], noun.text), confidence=0.85)
        said = self.text[start].lower() + self.text[start + 1 : end]
        return Source(said, None, None, 0.85, f"“{self.text[start:end]}”, whom the text does not name")

    def _value(self, found: Found) -> Quote:
        start, end = found.start, found.end
        while end > start and self.text[end - 1].isspace():
            end -= 1
        source = found.source
        addressed = source.speaker in _ADDRESSED or _speaks_to(self.text[start:end], source)
        if addressed and found.kind is not QuoteKind.BLOCK:
            source = replace(source, confidence=min(0.5, source.confidence))
        if isinstance(source.who, Person):
            source = replace(of_person(source.who, source.confidence, source.why), candidates=source.candidates)
        return Quote(
            start,
            end,
            self.text[start:end],
            found.kind,
            _INITIALS.sub("", source.speaker),
            source.role,
            _INITIALS.sub("", source.organisation) if source.organisation else None,
            found.cue,
            round(source.confidence, 3),
            source.candidates,
            f"{found.rule}; {source.why}".rstrip("; "),
        )


def _speaks_to(words: str, source: Source) -> bool:
    """*Courage is paying in 30 days, Jonty* is hardly what Jonty says."""
    first = source.who.name.split(" ", 1)[0] if isinstance(source.who, Person) else ""
    return bool(first) and re.search(rf", {re.escape(first)}[.!?,]?$", words) is not None


def _clause(inside: Iterable[Any]) -> bool:
    """Whether the words between marks have a subject and a finite verb of their own."""
    inside = list(inside)
    places = {token.i for token in inside}
    first = next((token.i for token in inside if not token.is_punct), 0)
    bare = inside[first - inside[0].i : first - inside[0].i + 1] if inside else []
    if any(token.tag_ in {"VBD", "VBZ", "VBP", "VBN", "VBG", "MD"} and token.dep_ != "amod" for token in bare):
        return False  # *which “does not recognise what they say”*
    return any(
        token.dep_ in {"nsubj", "nsubjpass", "expl"}
        and token.head.i in places
        and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in [token.head, *token.head.lefts])
        for token in inside
    )


def _perhaps(cue: Cue, source: Source) -> Source:
    """A source less sure past *had met them, and …*: the *had* may go for both verbs."""
    return replace(source, confidence=min(0.75, source.confidence)) if cue.how == PAST_HAD else source


def _passed_by(cue: Cue, source: Source) -> Source:
    """A source less sure where nobody is named and a clause about it has the cue: *patients who request one*."""
    if cue.how != "noun before the clause" or source.who is not None or source.role is not None:
        return source
    return replace(source, confidence=min(0.8, source.confidence))


def _by_odd_verb(cue: Cue, source: Source) -> Source:
    """A source less sure where a verb on no list takes the clause: *sent her a clock: others were less fond*."""
    plainly = cue.how == "according to" or speaks(cue.text) or speaks(cue.verb.text)
    return source if plainly else replace(source, confidence=min(0.8, source.confidence))


def _meant(cue: Cue) -> Any:
    """The noun that says it, where the parser took whoever is spoken to for it."""
    found = past_address(cue.verb, (cue.source, cue.how))
    return past_vocative(cue.source) or (found[0] if found else cue.source)


def _asked_too(cue: Cue) -> bool:
    """*He was grilled and asked if he felt any “shame”*."""
    passive = any(child.dep_ == "auxpass" for child in cue.verb.head.children)
    return cue.verb.lower_ == "asked" and cue.verb.dep_ == "conj" and passive


def _hearer(cue: Cue) -> bool:
    """*With passengers told to “plan ahead”*: the noun before the participle is who was told."""
    if _asked_too(cue):
        return True
    return (
        cue.verb.lower_ in {"told", "urged", "asked", "advised", "warned", "reminded", "assured"}
        and cue.verb.tag_ == "VBN"
        and cue.source.i < cue.verb.i
        and cue.how != "agent"
        and not any(child.dep_ == "aux" for child in cue.verb.children)
    ) or _headline_urged(cue)


def _headline_urged(cue: Cue) -> bool:
    """*‘Do everything possible’, companies urged*: in a headline, those who are urged."""
    last = not any(not token.is_space for token in cue.verb.doc[cue.verb.i + 1 :])
    alone = not any(child.dep_ in {"aux", "det", "poss"} for child in [*cue.verb.children, *cue.source.children])
    return cue.verb.lower_ in {"urged", "told", "advised"} and last and alone and cue.source.tag_ == "NNS"
