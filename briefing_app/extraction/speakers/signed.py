"""Quotes whose speaker stands below them, after a dash, or in the sentence that leads up to them by a colon."""

import re

from briefing_app.extraction.layout.segments import Kind, Paragraph
from briefing_app.extraction.people.people import Body, Person
from briefing_app.extraction.spans.marks import Marked
from briefing_app.extraction.speakers.course import HEADLINE, Course, Found
from briefing_app.extraction.speakers.stage import Source, of_body, of_person
from briefing_app.extraction.words.verbs import speaks

_CREDIT = re.compile(
    r"\s*[—–-]+\s*(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
    r"(?=, (?:aged )?\d{2}\b|\s*\(\d{2}\)| (?:on|of|about|after|in) |\s*\.?$)"
)
_OF_BODY = re.compile(r" (?:of|for) [A-Z][\w’'-]+(?: (?:and )?[A-Z][\w’'-]+)*(?=\s*$)")
_LED = re.compile(r"[.!?][,”\"’']* (?P<sentence>[A-Z][^.!?“”\"]{5,160}: ?)$")
_FIRST = re.compile(r" (?:(?:has|had|also|later|then) )*(?P<cue>\w+)")
_LEADS_ON = re.compile(r"[^“‘\"]*?\b(?P<cue>\w+)[:,]? ?[“‘\"]")
SIGNATURE = 140

Choice = tuple[Source, str | None, str]
"""A source, its cue and the rule that chose it."""


class Signed(Course):
    """A walk that finds who signs a quote, or is named right before it."""

    def _another_between(self, one: Found, quote: Marked) -> Choice | None:
        """*“…,” says Jo Lane. Jem Wray is quoted too: “…”*: whom the sentence that leads up to a quote names."""
        led = _LED.search(self.text, one.end - 1, quote.opening)
        if led is None:
            return None
        start = led.start("sentence")
        named = (m.who for m in self.register.within(start, quote.opening) if not self.in_marks(m.start))
        who = next((person for person in named if isinstance(person, Person)), None)
        if who is None or who is one.source.who:
            return None
        return of_person(who, 0.86, f"named “{who.name}” before the colon"), None, "led up to by a colon"

    def _signed(self, quote: Marked, paragraph: Paragraph) -> Choice | None:
        """A quote on its own with a name in the line below it, or after a dash: *Jane Roe, head teacher*."""
        after = self.text[quote.after : min(paragraph.end, quote.after + 2 * SIGNATURE)].strip(" .–—-")
        start, end = (quote.after, paragraph.end) if after else (-1, -1)
        following = paragraph.index + 1
        if not after and following < len(self.layout.paragraphs):
            below = self.layout.paragraphs[following]
            start, end = (below.start, below.end) if below.kind in HEADLINE | {Kind.BODY, Kind.BULLET} else (-1, -1)
        if start < 0 or end - start > SIGNATURE or self.text[end - 1] in ".!?:;,":
            return None
        mention = next(self.register.within(start, end), None)
        if mention is None or not isinstance(mention.who, Person):
            return None
        if self.text[start : mention.start].strip(" –—-\n\"”’'") not in {"", mention.title}:
            return None
        if _says_next(self.text[mention.end : end], below=not after):
            return None
        return of_person(mention.who, 0.94, f"signed “{self.text[mention.start : mention.end]}”"), None, "signed below"

    def _credited(self, quote: Marked, paragraph: Paragraph) -> Choice | None:
        """A quote with a dash and a name after it that the text names nowhere else: *“…” – Ivy, 34, Leeds*."""
        found = _CREDIT.match(self.text, quote.after, paragraph.end)
        if found is None:
            return None
        body = next(self.register.within(found.start("name"), paragraph.end), None)
        if body is not None and isinstance(body.who, Body) and body.start == found.start("name"):
            return of_body(body.who, 0.91, f"signed “{body.who.name}”"), None, "signed after a dash"
        whole = _OF_BODY.match(self.text, found.end("name"), paragraph.end)
        if whole is not None:
            name = found["name"] + whole.group()
            return Source(name, None, name, 0.91, f"signed “{name}”"), None, "signed after a dash"
        person = self.register.person_named(found["name"])
        if person is not None:
            return of_person(person, 0.94, f"signed “{found['name']}”"), None, "signed after a dash"
        return Source(found["name"], None, None, 0.91, f"signed “{found['name']}”"), None, "signed after a dash"


def _says_next(rest: str, *, below: bool) -> bool:
    """*Cllr Roe responded: “…”*: a verb of saying that leads up to marks, or stands in a line below, signs nothing."""
    found = (_LEADS_ON.match(rest), _FIRST.match(rest) if below else None)
    return any(one is not None and speaks(one["cue"]) for one in found)
