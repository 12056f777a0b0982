"""Papers as sources: a letter, a report or a study, and whoever wrote, owns or published it."""

import re
from dataclasses import replace

from briefing_app.extraction.people.people import Person
from briefing_app.extraction.speakers.stage import Event, Source, candidate, of_body, of_person
from briefing_app.extraction.speakers.turn_labels import TurnLabels
from briefing_app.extraction.words.lexicon import words

_OWNER = re.compile(r"(?:(?:The|the) )?(?P<who>[A-Z][^,;:]*?)(?:['’]s|(?<=s)['’]) [\w -]*$")
_AUTHOR = re.compile(r"\b(?:by|from)\s+(?:the\s+)?(?P<body>[A-Z].+)$")
_JOINT = re.compile(r"\bjoint\b")
"""*A joint letter from Jane Roe*, and from another, who says it as well."""
_PAPERS, _FRESH = 50, 12
"""Events: how far back somebody may have written a paper, and how far without doubt."""
_MADE_BY = re.compile(
    r"[\w-]+,? (?:which was )?(?:led|chaired|written|carried out|conducted|undertaken"
    r"|produced|prepared|compiled|drawn up|authored) by (?:the )?"
)
_STYLED_ONLY = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Professor|Prof|Lord|Lady|Baroness) )*")
_BYLINE = 120
"""Characters: how far after a paper whoever made it may be named."""
OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PUTS = "(?:published|publishes|released|releases|issued|produced|wrote|unveiled|launched)"
_DATED = re.compile(
    rf" \((?:\d{{1,2}} )?{_MONTH}(?: \d{{4}})?\)| (?:of|from|dated|in) (?:\d{{1,2}} )?{_MONTH}(?: \d{{4}})?$"
)
_HIS = re.compile(r"(his|her|its|their) ", re.IGNORECASE)


class Papers(TurnLabels):
    """Resolves the papers of one document."""

    def made(self, said: str, at: int) -> Source | None:
        """*A review led by Dame Jane Roe*, *the review, carried out by Tamar Partners,*: whoever made it."""
        found = _MADE_BY.match(self.text, at, at + _BYLINE)
        maker = next(self.register.within(found.end(), found.end() + _BYLINE // 2), None) if found else None
        if found is None or maker is None or not _STYLED_ONLY.fullmatch(self.text, found.end(), maker.start):
            return None
        why = f"“{said}{found.group().lstrip('abcdefghijklmnopqrstuvwxyz')}”"
        return of_person(maker.who, 0.92, why) if isinstance(maker.who, Person) else of_body(maker.who, 0.91, why)

    def document(self, said: str, head: str, at: int) -> Source | None:
        """A statement, letter or study: its author where the text names one, else the document itself."""
        said = _DATED.sub("", said)
        his = _HIS.match(said)
        author_ = self.pronouns.stands_for(OWNERS[his.group(1).lower()], at) if his else None
        if author_ is not None and author_.who is not None:
            return replace(author_, confidence=min(0.86, author_.confidence), why=f"“{said}” is by {author_.speaker}")
        owner = _OWNER.match(said)
        wrote = self._owner(owner["who"], said) if owner else None
        if wrote is not None:
            return wrote
        author = _AUTHOR.search(said)
        if author:
            name = author["body"].strip()
            body = self.register.body_named(name)
            person = self.register.person_named(_without_title(name))
            if person is not None:
                return of_person(person, 0.7 if _JOINT.search(said) else 0.93, f"“{said}”")
            return of_body(body, 0.93, f"“{said}”") if body else Source(name, None, name, 0.85, f"“{said}”")
        if head in words("data"):
            return None
        bare = Source(said[0].lower() + said[1:] if said[:4] == "The " else said, None, None, 0.86, f"“{said}”")
        known = None if said.lower().startswith(("an ", "a ")) else self._writer(said, head, at, bare)
        return known or bare  # what is new to the reader is by nobody who spoke before

    def _owner(self, name: str, said: str) -> Source | None:
        """*The Audit Chamber's report*: the body or the person whose it is."""
        body, person = self.register.body_named(name), self.register.person_named(_without_title(name))
        if person is not None:
            return of_person(person, 0.92, f"“{said}”")
        return of_body(body, 0.91 if body.sure else 0.88, f"“{said}”") if body is not None else None

    def _writer(self, said: str, head: str, at: int, bare: Source) -> Source | None:
        """Whoever wrote a document that the text has spoken of before."""
        for back, event in enumerate(reversed(self.stage.events[-_PAPERS:])):
            if event.at < at and event.source.who and self._put_out(event, head):
                sure = 0.91 if back < _FRESH else 0.87
                return replace(event.source, confidence=sure, why=f"“{said}” is the one by {event.source.speaker}")
        if head == "statement":
            before = (e.source for e in reversed(self.stage.events[-8:]) if e.at < at and e.spoke and e.source.who)
            last = next(before, None)
            if last is not None:
                rivals = (candidate(last, 0.6, "spoke last"), candidate(bare, 0.4, "left unnamed"))
                why = f"“{said}” is taken for one by {last.speaker}"
                return replace(last, confidence=0.85, why=why, candidates=rivals)
        return None

    def _put_out(self, event: Event, head: str) -> bool:
        """Whether somebody on stage says it in a paper, or publishes one."""
        if event.spoke:
            return self._wrote(event.at, head)
        named = event.source.speaker
        if not self.text.startswith(named, event.at):
            return False
        puts = re.compile(
            rf"(?: has| have)? {_PUTS} (?:its|his|her|their|an?|the) (?:[\w-]+ ){{0,3}}{re.escape(head)}\b"
        )
        return puts.match(self.text, event.at + len(named)) is not None

    def _wrote(self, at: int, head: str) -> bool:
        """Whether whoever is on stage at an offset says it *in a letter*, or in *its report*."""
        whole = re.split(r"[.!?]\s", self.text[max(0, at - 160) : at + 60])[-1]
        own = (
            re.split(r"[.!?]\s", self.text[max(0, at - 160) : at])[-1]
            + re.split(r"[.!?]\s", self.text[at : at + 60])[0]
        )
        paper = re.compile(rf"\b(?:in|in an? \w+|its|his|her|their|an?) (?:\w+ )?{re.escape(head)}\b")
        return any(paper.search(words_.lower()) for words_ in (whole, own))


def _without_title(name: str) -> str:
    """*Jane Roe* of *Dame Jane Roe*; a title that is all there is stays."""
    return " ".join(word for word in name.split() if word.rstrip(".") not in words("titles")) or name
