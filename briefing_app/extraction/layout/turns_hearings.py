"""Turns of courts and public inquiries: judges above their judgments, and *Q.* and *A.* of a court reporter."""

import re
from collections.abc import Iterator, Sequence

from briefing_app.extraction.layout.segments import Paragraph
from briefing_app.extraction.layout.turns_forms import Label

_COURT = re.compile(
    r"(?i)\bneutral citation|\bapproved judgment|^(?:ex tempore )?judgment$|^in the (?:high court|court of appeal"
    r"|supreme court|court of session|upper tribunal|employment appeal|crown court|family court|county court)",
    re.MULTILINE,
)
_JUDGE = re.compile(
    r"(?i)(?:the )?(?:rt\.? )?(?:hon(?:ourable|\.)? )?"
    r"(?P<who>(?:lord|lady|mrs?\.?|ms\.?|dame|sir) justice [\w’'. -]{2,40}?"
    r"|(?:his|her) hono(?:u)?r judge [\w’'. -]{2,40}?|the (?:lord|lady) chief justice(?: of [\w ]{3,30})?"
    r"|(?:deputy |upper tribunal |tribunal )?judge [\w’'. -]{2,40}?|(?:sir|dame) \w[\w’'-]+ [\w’' -]{2,30}?"
    r"|the (?:master of the rolls|president of [\w’' ]{5,40})"
    r"|(?:lord|lady|baroness) [\w’'-]+(?: of [\w’'-]+)?)(?:,? (?:(?:P|VP|MR|KC|QC|DBE|CBE)\b,? ?)+)?"
    r"(?: \((?:with whom|delivering)[^()\n]{3,160}\))?\s*:"
)
"""*Lord Justice Treadwell:* above the words of a judgment."""
_SWORN = re.compile(
    r"(?:\d{1,2} )?(?!(?i:question|examin|cross))"
    r"(?:(?:MR|MRS|MS|MISS|DR|Mr|Mrs|Ms|Miss|Dr) )?(?P<who>[A-ZÀ-Þ][^\n()]{3,50}?),? "
    r"\(?(?:re-?)?(?:sworn|affirmed|called|recalled|continued)\)?(?: \([a-z ]+\))?\.?"
)
_BY = re.compile(
    r"(?:\d{1,2} )?(?i:(?:further |re-?|cross-?)?(?:question\w*|examin\w+)) (?i:by|from) "
    r"(?P<who>(?:MR|MRS|MS|MISS|DR|SIR|Mr|Mrs|Ms|Miss|Dr|Sir) [A-ZÀ-Þ][\w’' -]{2,40})$"
)
"""*Questioned by MR MARLOW*."""
_PUT = re.compile(r"(?:\d{1,2} )?(?P<who>[QA])\. +")
_REPORTED = re.compile(r"(?:\d{1,2} )?(?P<who>(?:[A-Z][A-Z’'.−-]+ )+?[A-Z][A-Z’'.−-]+): +")
_BENCH = ("SIR ", "LADY ", "LORD ", "THE ", "DAME ", "BARONESS ", "PROFESSOR ")
_HEAD = 6_000
"""Characters in which a court is named."""


def judges(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Label]]:
    """The lines of a judgment that name the judge whose words follow."""
    if not _COURT.search(text[:_HEAD]):
        return
    for paragraph in paragraphs:
        found = (
            _JUDGE.fullmatch(text, paragraph.start, paragraph.end) if paragraph.end - paragraph.start < 200 else None
        )
        if found:
            yield paragraph.index, Label(*found.span("who"))


def questioned(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Label]]:
    """*Q.* and *A.* of a court reporter: whoever is sworn answers, and whoever spoke under a name asks."""
    hearing = _Hearing(text)
    for paragraph in paragraphs:
        label = hearing.label(paragraph)
        if label is not None:
            yield paragraph.index, label


class _Hearing:
    """Who is sworn, and who asks, in the course of a hearing; both as stretches of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.witness: tuple[int, int] | None = None
        self.counsel: tuple[int, int] | None = None

    def label(self, paragraph: Paragraph) -> Label | None:
        """The label of a paragraph that does not name who speaks; what others tell is noted."""
        start, end = paragraph.start, paragraph.end
        put = _PUT.match(self.text, start, end)
        if put:
            named = self.counsel if put["who"] == "Q" else self.witness
            return Label(*put.span("who"), put.end(), named) if named else None
        speaks = _REPORTED.match(self.text, start, end)
        if speaks and speaks["who"] == "THE WITNESS":
            return Label(*speaks.span("who"), speaks.end(), self.witness)
        self._note(start, end, speaks)
        return None

    def _note(self, start: int, end: int, speaks: re.Match[str] | None) -> None:
        sworn, by = _SWORN.fullmatch(self.text, start, end), _BY.match(self.text, start, end)
        if sworn:
            self.witness = sworn.span("who")
        elif by:
            self.counsel = by.span("who")
        elif speaks and not speaks["who"].startswith(_BENCH):
            self.counsel = speaks.span("who")
