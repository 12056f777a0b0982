"""Quotes without a cue in their own sentence: they go on from others, or something before leads up to them."""

import re
from dataclasses import replace

from briefing_app.domain.quotes import Candidate, QuoteKind
from briefing_app.extraction.layout.segments import Kind, Paragraph
from briefing_app.extraction.people.bodies import NEVER, SAME, fit
from briefing_app.extraction.people.offices_fit import may_hold
from briefing_app.extraction.people.people import Body, Person, plain
from briefing_app.extraction.spans.frames import is_fragment
from briefing_app.extraction.spans.marks import Marked
from briefing_app.extraction.speakers.course import HEADLINE, Found
from briefing_app.extraction.speakers.echoes import Echoes
from briefing_app.extraction.speakers.signed import SIGNATURE, Choice, Signed
from briefing_app.extraction.speakers.stage import Source
from briefing_app.extraction.speakers.wordings import worded
from briefing_app.extraction.words.kinds import is_role_word
from briefing_app.extraction.words.lexicon import words
from briefing_app.extraction.words.verbs import speaks

_NAME_COLON = re.compile(r"(?:^|[.!?]\s)[^.:!?]{2,90}:\s*$")
_PRONOUN_COLON = re.compile(
    r"(?:^|[.!?][”\"’]?\s|, )(?P<who>He|She|he|she) (?:(?:then|also|later|has|had) )?(?P<cue>\w+)"
    r"(?: [^.:!?]{1,50})?:\s*$"
)
_ENDED = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“])")
_MAY_SAY = sorted(words("roles") | words("unnamed") | words("callers"))
_SOMEBODY = re.compile(
    r"(?P<who>(?:An?|One|Another|The) (?:(?!(?:of|in|at|for|was|is|had)\b)[\w’'-]+ ){0,4}?(?P<head>"
    + "|".join(_MAY_SAY)
    + r")(?! (?:leader|chief|boss|worker|officer|official|driver|source|member|manager|director|tenant)s?\b)"
    r"(?: in (?:the )?[A-Z][\w’'-]+)?)\b"
)
_LEADS = re.compile(r"(?:[:,]|\b(?:as|that|said|says|wrote|writes|added|saying))$")
_SENTENCE_END, _BLANK = re.compile(r"[.!?]\s"), re.compile(r"[ \n\r\t]*")
_DASH = re.compile(r"[—–-]\s*$")
_SAYS_ON = re.compile(r"\b(?:said|says|commented|added|explained|continued|concluded|writes|wrote):$")
_SAYS_WHO = re.compile(r"[,:]? (?:[–—-] )?(?P<cue>\w+) (?P<who>[^,.:;“”‘\"]{2,60})$")
_WHO_SAYS = re.compile(
    r"(?:^|[:;–—-] )(?P<who>[A-Z][^,.:;“”‘\"]{1,60}?) (?P<cue>\w+)(?: of| about| over| it(?: is)?)? ?$"
)
_OPENING = 1_000
"""Characters: how far the opening of an article reaches, and the name of whom it describes may stand off."""
_HEADS = frozenset({"bosses", "chiefs", "leaders", "managers"})
_OWNED = re.compile(r"['’]s? ")
_WHICH_ONE = re.compile(r"(?P<one>(?:[Oo]ne|[Aa]n?|[Aa]nother) [^,]*?) of (?:the |our |its |their )?[^,]+$")
"""*One member of the patient panel*: only the whole of it says which."""
_PAPER_READS = re.compile(
    r"(?P<who>(?:The|Its|His|Her|Their|An?|One) (?:[\w’'-]+ ){0,4}?(?P<head>"
    + "|".join(sorted(words("documents") | {"message", "text", "reply"}))
    + r")(?: (?:from|by|to) [^.:;]{2,60}?)?),? (?:[a-z]+ )?"
    r"(?P<cue>reads?|says?|said|states?|stated|began|continued|added):$"
)
_RECENT = 20


class Continuation(Signed):
    """Puts quotes without a cue down to whom they most likely belong to."""

    def untied(self, quote: Marked, paragraph: Paragraph) -> None:
        """A quote that nothing in its own sentence attributes."""
        first = self.layout.paragraphs[quote.first]
        if self._worded(quote, first, paragraph):
            return
        credited = self._credited(quote, paragraph) if quote.opening == first.content else None
        if is_fragment(self.text, quote, first.content) and not self._starts(quote, first) and credited is None:
            self._in_part(quote, paragraph)
            return
        chosen = (
            credited
            or self._named_colon(quote, first)
            or self._same_paragraph(quote)
            or self._credited(quote, paragraph)
            or self._led_up_to(quote, first)
            or self._signed(quote, paragraph)
        )
        if chosen is None and paragraph.kind not in HEADLINE:
            chosen = self._last_on_stage(quote, first)
        if chosen is not None:
            self._choose(quote, chosen)

    def _in_part(self, quote: Marked, paragraph: Paragraph) -> None:
        """Less than a sentence, without a cue of its own."""
        if paragraph.kind is Kind.BULLET:
            self._listed(quote, paragraph)
        else:
            self._second_half(quote)

    def _choose(self, quote: Marked, chosen: Choice, kind: QuoteKind = QuoteKind.DIRECT) -> None:
        """Add a quote, or join it to the one that it goes on from."""
        source, cue, rule = chosen
        if self._joins(quote, source, cue):
            last = self.found[-1]
            self.done.add(quote.start)
            self.found[-1] = replace(
                last,
                end=quote.end,
                quote=replace(quote, start=last.start, first=last.quote.first if last.quote else quote.first),
            )
            return
        self.resolver.stage.enter(quote.start, source, spoke=True)
        self.add(quote, kind, source, cue, rule)

    def _worded(self, quote: Marked, first: Paragraph, last: Paragraph) -> bool:
        """*As one nurse put it, “…”*, *in her words “…”*: add the quote where a turn of phrase names the source."""
        sentence = self.layout.sentence_at(quote.opening)
        start = max(first.content, sentence.start if sentence else first.content)
        found = worded(self.text, start, quote.opening, quote.after, last.end)
        if found is None:
            return False
        begin, end, pronoun, cue = found
        source = self.resolver.pronouns.stands_for(pronoun, begin) if pronoun else self._phrased(begin, end)
        if source is None:
            return False
        self.resolver.stage.enter(begin, source, spoke=True)
        kind = QuoteKind.MIXED if is_fragment(self.text, quote, first.content) else QuoteKind.DIRECT
        self.add(quote, kind, source, cue, "named by the words around the marks")
        return True

    def _phrased(self, begin: int, end: int) -> Source | None:
        words_ = self.text[begin:end]
        head = re.split(r" (?:we|I|who|that|from|at|in|for) |(?<!^one)(?<!^One)(?<!^some)(?<!^many) of ", words_)[0]
        at = begin + head.rfind(" ") + 1
        which = _WHICH_ONE.match(words_)
        end = begin + (which.end() if which and which.end("one") == len(head) else len(head))
        return self.resolver.phrase(begin, end, at, begin + len(head))

    def _second_half(self, quote: Marked) -> None:
        """*“The staff,” said X, “have been heroic.”*: the second part of a sentence that the attribution splits."""
        last = self.found[-1] if self.found else None
        if last is None or last.quote is None or last.quote.last != quote.first or last.kind is not QuoteKind.DIRECT:
            return
        if self._after_comma(last.quote.after, quote.opening):
            self.add(quote, QuoteKind.DIRECT, last.source, last.cue, "goes on after the attribution")

    def _after_comma(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` is part of one sentence and ends with a comma."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return end > start and self.text[end - 1] == "," and _SENTENCE_END.search(self.text, start, end) is None

    def _starts(self, quote: Marked, paragraph: Paragraph) -> bool:
        return quote.opening == paragraph.content and quote.after >= paragraph.end - 1

    def _joins(self, quote: Marked, source: Source, cue: str | None) -> bool:
        """Whether a quote goes straight on from the last one, with nothing of the narrator's between."""
        if cue is not None or not self.found or self.found[-1].quote is None:
            return False
        if self.found[-1].source.speaker != source.speaker:
            return False
        last = self.found[-1].quote
        between = _BLANK.fullmatch(self.text, last.after, quote.opening)
        return last.last + 1 >= quote.first and between is not None and last.first <= quote.first

    def _listed(self, quote: Marked, paragraph: Paragraph) -> None:
        """A fragment in a bullet, below a sentence that says whose list it is."""
        above = paragraph.index - 1
        while above > 0 and self.layout.paragraphs[above].kind is Kind.BULLET:
            above -= 1
        head = self.layout.paragraphs[above]
        if not self.layout.words_of(head).endswith(":"):
            return
        last = next((one for one in reversed(self.found[-_RECENT:]) if head.start <= one.start < head.end), None)
        if last is not None:
            self.add(
                quote,
                QuoteKind.MIXED,
                replace(last.source, confidence=min(0.9, last.source.confidence)),
                None,
                "in a list below its source",
            )

    def _named_colon(self, quote: Marked, paragraph: Paragraph) -> Choice | None:
        start = max(paragraph.content, quote.opening - SIGNATURE)
        before = self.text[start : quote.opening]
        if not _NAME_COLON.search(before):
            return None
        pronoun = _PRONOUN_COLON.search(before)
        meant = (
            self.resolver.pronouns.stands_for(pronoun["who"].lower(), start + pronoun.start("who")) if pronoun else None
        )
        if pronoun and meant:
            sure = replace(meant, confidence=min(0.85, meant.confidence))
            return sure, pronoun["cue"], "a pronoun and a colon"
        last = [found.end() for found in _ENDED.finditer(self.text, start, quote.opening)]
        source, cue = self.named_in(last[-1] if last else start, quote.opening)
        if source is None:
            described = _SOMEBODY.match(self.text, last[-1] if last else start, quote.opening)
            source = self.resolver.phrase(*described.span("who"), *described.span("head")) if described else None
        return (source, cue, "a name and a colon") if source else None

    def _same_paragraph(self, quote: Marked) -> Choice | None:
        for one in reversed(self.found[-_RECENT:]):
            if one.quote is not None and one.quote.last == quote.first and one.start < quote.start:
                another = self._another_between(one, quote)
                if another is not None:
                    return another
                confidence = min(one.source.confidence, 0.97)
                return replace(one.source, confidence=confidence), one.cue, "goes on after the attribution"
            if one.quote is not None and one.quote.last < quote.first:
                break
        return None

    def _unfinished(self, quote: Marked, paragraph: Paragraph) -> bool:
        """Whether a quote opens its paragraph and the one before breaks off in the middle of a sentence."""
        if quote.opening != paragraph.content or paragraph.index == 0:
            return False
        before = self.layout.paragraphs[paragraph.index - 1]
        return before.prose and self.text[before.end - 1].isalnum()

    def _led_up_to(self, quote: Marked, paragraph: Paragraph) -> Choice | None:
        """The source that the paragraph before introduces: it ends with a colon or with its cue."""
        if quote.opening != paragraph.content or paragraph.index == 0:
            return None
        before = self.layout.paragraphs[paragraph.index - 1]
        if _DASH.search(self.layout.words_of(before)) and self.found and self.found[-1].quote is not None:
            last = self.found[-1]
            if last.quote is not None and last.quote.last >= paragraph.index - 2:
                return last.source, last.cue, "goes on after a dash"
        leads = before.kind is Kind.HEADING and _SAYS_ON.search(self.layout.words_of(before))  # *Coun Jane Roe said:*
        if before.furniture or not (before.prose or leads):
            return None
        if not _LEADS.search(self.layout.words_of(before)[-40:]) and not self._unfinished(quote, paragraph):
            return None
        source, cue = self.introduction(before)
        if source is None:
            source, cue = self._paper_reads(before)
        return (source, cue, "introduced by the paragraph before") if source else None

    def _paper_reads(self, before: Paragraph) -> tuple[Source | None, str | None]:
        """*The e-mail read:*, whose words open the next paragraph, and not those of whoever spoke last."""
        start = list(self.layout.sentences_of(before))[-1].start
        found = _PAPER_READS.match(self.text, start, before.end)
        if found is None:
            return None, None
        return self.resolver.phrase(*found.span("who"), *found.span("head")), found["cue"]

    def _last_on_stage(self, quote: Marked, paragraph: Paragraph) -> Choice | None:
        events = self.resolver.stage.events
        spoke = next((event for event in reversed(events[-40:]) if event.spoke), None)
        shown = next((e for e in reversed(events[-6:]) if isinstance(e.source.who, Person) or e.source.role), None)
        last = next((one for one in reversed(self.found[-_RECENT:]) if one.quote is not None), None)
        if last is not None and last.quote and last.source.offstage and quote.first - last.quote.last <= 1:
            source = replace(last.source, confidence=min(0.85, last.source.confidence))
            return source, None, f"goes on from the paper by {source.speaker}"
        if spoke is None and shown is None:
            return None
        gap = self._gap(last.quote.last, quote.first) if last and last.quote else 99
        if shown is not None and spoke is not None and shown.at > spoke.at and paragraph.content <= shown.at:
            gap = 99 if shown.at < quote.opening and not shown.aside else gap
        if spoke is not None and (
            shown is None or shown.at <= spoke.at or shown.source.speaker == spoke.source.speaker or gap <= 1
        ):
            near = gap <= 1 or spoke.at > self.layout.paragraphs[max(0, paragraph.index - 1)].start
            opens = quote.opening == paragraph.content
            sure = 0.95 if near and opens else 0.8 if gap <= 2 and opens else 0.6
            source = replace(spoke.source, confidence=min(spoke.source.confidence, sure))
            return source, None, f"goes on from {spoke.source.speaker}"
        if shown is None:
            return None
        rivals = [
            Candidate(shown.source.speaker, shown.source.role, shown.source.organisation, 0.7, "named just before")
        ]
        if spoke is not None:
            rivals.append(
                Candidate(spoke.source.speaker, spoke.source.role, spoke.source.organisation, 0.3, "spoke last")
            )
        source = replace(
            shown.source, confidence=0.8, why=f"{shown.source.speaker} was named just before", candidates=tuple(rivals)
        )
        return source, None, "no cue"

    def _gap(self, before: int, after: int) -> int:
        """How many paragraphs on a quote stands, lines of advertisement and links left out."""
        between = self.layout.paragraphs[before + 1 : after]
        return after - before - sum(one.kind in {Kind.BOILERPLATE, Kind.TEASER} for one in between)

    def headlines(self) -> None:
        """A quote in a headline belongs to whoever says the same words below."""
        echoes = Echoes(self.text, self.found)
        for quotes in self.holes.values():
            for quote in quotes:
                paragraph = self.layout.paragraphs[quote.first]
                if paragraph.kind in HEADLINE and quote.start not in self.done:
                    self._says_so(quote, paragraph)
                if paragraph.kind in HEADLINE and (
                    quote.start not in self.done
                    or any(_nobody_named(one.source) for one in echoes.at(quote.start))
                    or self._long(quote)
                ):
                    self._echo(quote, echoes)
        self.found = echoes.kept()
        self.found = [self._named_below(one) for one in self.found]

    def _named_below(self, one: Found) -> Found:
        """*Union warns*, *the watchdog has found*: the body that the opening describes and the text then names."""
        head = one.source.speaker.split()[-1].casefold()
        described = one.start < _OPENING and _nobody_named(one.source) and one.source.role is None
        if self.layout.turns or _OWNED.search(
            one.source.speaker
        ):  # *the hon. Lady’s party*: hers, whoever else is named
            return one
        if not described or not (head in words("generic_bodies") or head in words("bodies") or head in _HEADS):
            return one
        later = sorted(
            (o.start, place) for place, o in enumerate(self.found) if one.start < o.start < one.start + _OPENING
        )
        sources = [self.found[place].source for _, place in later]
        fitting = [(_may_mean(one.source.speaker, head, s.who), s) for s in sources if isinstance(s.who, Body)]
        best = max((how for how, _ in fitting), default=NEVER)
        if best == NEVER:
            return one
        body = next(source for how, source in fitting if how == best)
        plainly = Candidate(one.source.speaker, None, None, 0.3, "left unnamed")
        why = f"“{one.source.speaker}” is taken for {body.speaker}, named further down"
        rivals = (Candidate(body.speaker, None, body.organisation, 0.7, "the body named next"), plainly)
        return replace(one, source=replace(body, confidence=0.85, why=why, candidates=rivals))

    def _says_so(self, quote: Marked, paragraph: Paragraph) -> None:
        """*Lake death ‘wholly avoidable’, says coroner*: headlines leave out what a parser needs."""
        after = _SAYS_WHO.match(self.text, quote.after, paragraph.end)
        before = _WHO_SAYS.search(self.text, paragraph.content, quote.opening)
        found = after if after and speaks(after["cue"]) else before if before and speaks(before["cue"]) else None
        if found is None:
            return
        begin, end = found.span("who")
        at = self.text.rfind(" ", begin, end) + 1 or begin
        source = self.resolver.phrase(begin, end, max(at, begin), end)
        if source is not None:
            source = replace(source, confidence=min(0.85, source.confidence))
            self.headline_words[quote.start] = self.text[at:end]
            self.add(quote, QuoteKind.MIXED, source, found["cue"], f"cue “{found['cue']}” in a headline")

    def _long(self, quote: Marked) -> bool:
        """Whether the words are too many to stand below by chance under another's name."""
        return self.text.count(" ", quote.start, quote.end) > 1

    def _echo(self, quote: Marked, echoes: Echoes) -> None:
        words_ = self.text[quote.start : quote.end].casefold().rstrip(".,")
        said, known = echoes.saying(words_, quote.end), echoes.at(quote.start)
        if said is None:
            return
        described = known[0].source.speaker if known and known[0].source.who is None else ""
        last = described.split(" ")[-1]
        word = self.headline_words.get(quote.start) or (last if last in _GROUPS | words("generic_bodies") else "")
        if _somebody_else(word, said.source):
            return
        cue = known[0].cue if known else None
        echoes.drop(quote.start)
        kind = QuoteKind.MIXED if len(words_.split()) < 12 else QuoteKind.DIRECT
        sure = 0.65 if known and _body_said(known[0].source, said.source) else 0.92
        source = replace(said.source, confidence=min(sure, said.source.confidence))
        self.add(quote, kind, source, cue, f"the same words stand below under {source.speaker}")


_GROUPS = frozenset({"staff", "police", "family", "crew", "workforce", "management", "team", "couple"})
_MANY = words("roles") | words("people_nouns") | words("kin")
"""Words that mean several people where an *s* follows."""


def _somebody_else(word: str, named: Source) -> bool:
    """Whether a headline's *hotelier* cannot be the mayor who has the same words below, and *lawyers* no one person."""
    if word.islower() and word in _GROUPS and isinstance(named.who, Person):
        return True
    if word.islower() and word in words("generic_bodies") and isinstance(named.who, Person):
        return True
    if word.islower() and word.endswith("s") and isinstance(named.who, Person) and word.removesuffix("s") in _MANY:
        return True
    if not word or named.role is None or not is_role_word(word):
        return False
    return word.casefold() not in named.role.casefold() and not may_hold(word.casefold(), named.role)


def _body_said(headline: Source, below: Source) -> bool:
    """*Saltby admits ‘serious’ failings*: a body in the headline, where only its chief executive has the word below."""
    if not isinstance(headline.who, Body) or not isinstance(below.who, Person):
        return False
    return not {word.casefold() for word in headline.who.name.split()} & set(below.who.name.casefold().split())


def _may_mean(phrase: str, head: str, body: Body) -> int:
    """How well *the public spending watchdog*, *harbour bosses*, may be a body that the text names below."""
    named = {word.rstrip("s") for word in plain(body.name).split()}
    if head in _HEADS:
        return SAME if {word.rstrip("s") for word in phrase.casefold().split()[:-1]} & named else NEVER
    known = (body.sure or body.name.isupper()) and plain(phrase) != plain(body.name)
    return fit(body, head, head) if known else NEVER


def _nobody_named(source: Source) -> bool:
    """Whether a source is no person and no body that the text names as one."""
    return source.who is None or (isinstance(source.who, Body) and not source.who.sure)
