"""Spans between quotation marks, by an automaton that knows paragraphs; no parser has a say in it.

Double marks and single marks each have a direction told from the characters around them. A quote left open at the end
of a paragraph goes on where the next paragraph reopens it, or closes it without reopening; otherwise it ends there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing_app.extraction.layout.segments import Kind, Layout, Paragraph

_MARKS = re.compile(r"[\"“”„‟«»'‘’‚`]")
_DOUBLE = frozenset('"“”„‟«»')
_ELISION = re.compile(r"(?:\d0s\b|\d\ds?\b|(?:em|til|tis|twas|cause|cos|n|bout|round)\b)", re.IGNORECASE)
_CUT_SHORT = re.compile(
    r"(?<![\w‘'’“\"])(?:no|o|an|wi|th|ol|gi|ha|fu|wee|(?:go|com|do|noth|someth|say|look|mak|tak|talk|work|liv|giv|hav)in)$",
    re.IGNORECASE,
)
"""Words that lose their end, as in *no’ a bother*, *fish an’ chips*, *goin’ home*."""
_AFTER_QUOTE = (
    "sa(?:y|ys|id)|told|added|he|she|it|they|and|but|was|were|is|are|ha[sd]|have|in|on|at|after|when|as|to|the|while"
)
_INCHES = re.compile(rf" (?!(?:{_AFTER_QUOTE})\b)[a-z]")
"""What follows an inch mark, and no closing one: *a 12" pipe*."""
_CLOSED_NEXT = re.compile(r"[.,;:?!]?”")
_SAID_LAST = re.compile(
    r"[,?!](?= (?:he|she|they) (?:said|says|added|explained|continued)\.$"
    r"| (?:said|says|added|told|explained) (?:the )?[A-Z][^.,“”\"]{1,50}(?:, [^.“”\"]{2,60})?\.$"
    r"| (?:the )?[A-Z][^.,“”\"]{1,50} (?:said|says|added|told \w+|explained)\.$)"
)
"""Where a quote without its closing mark ends, in a paragraph that ends with its cue: *…, said Ms Roe.*"""
_SKIPPED = frozenset({Kind.CAPTION, Kind.TEASER, Kind.NOTES, Kind.BOILERPLATE, Kind.DETAIL})
_PAPER_NEXT = re.compile(
    r" (?:[a-z]+ )?(?:report|review|study|survey|paper|strategy|campaign|plan|programme|scheme|initiative|bill|policy"
    r"|guide|guidance|statement|project|exhibition|conference|event|award|charter|manifesto|white paper)\b"
)
_NAMES_IT = re.compile(
    r"\b(?:so-called|known as|titled|entitled|nicknamed|codenamed)(?: the)? $"
    r"|\b(?:grade|rating|category|band|tier|level), $"
)
_SMALL = 3
_BARE, _AT_END = 8, 2
"""Paragraphs of one quote that may have no marks of their own; characters from its closing mark to the end."""
_ENDERS = frozenset(".,!?;:…—–-)]")
_LOST_CLOSE = re.compile(
    r"[,.?!…](?=\s+(?:\w+ ){1,4}?(?:said|says|added|told|continued|explained)\b|\s+(?:said|says|added)\b)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """The words between marks, `text[start:end]`; the marks themselves at `opening` and just before `after`.

    `depth` counts the quotes around it; `first` and `last` are the indices of its first and last paragraph.
    """

    start: int
    end: int
    opening: int
    after: int
    depth: int
    double: bool
    first: int
    last: int


@dataclass(slots=True)
class _Open:
    double: bool
    at: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    double: bool
    opens: bool
    closes: bool
    possessive: bool = False


def marked_spans(layout: Layout) -> list[Marked]:
    """Every span between marks in a layout, furniture left out, in order of start."""
    reader = _Reader(layout.text)
    shown = [p for p in layout.paragraphs if p.kind not in _SKIPPED]
    marks = [list(_marks_of(layout.text, p)) for p in shown]
    for place, paragraph in enumerate(shown):
        reader.read(paragraph, marks[place])
        following = shown[place + 1] if place + 1 < len(shown) else None
        adjacent = following is not None and following.index == paragraph.index + 1
        bare = _closed_later(shown[place : place + _BARE], marks[place : place + _BARE]) if adjacent else False
        reader.end_paragraph(
            paragraph, following if adjacent else None, marks[place + 1] if adjacent else [], bare=bare
        )
    return sorted(reader.found, key=lambda span: (span.start, -span.end))


def _marks_of(text: str, paragraph: Paragraph) -> Iterator[_Mark]:
    for found in _MARKS.finditer(text, paragraph.content, paragraph.end):
        twice = _twice(text, found.start(), paragraph)
        if twice:
            yield from twice
            continue
        mark = _mark_at(text, found.start(), paragraph)
        if mark is not None:
            yield mark


def _twice(text: str, at: int, paragraph: Paragraph) -> tuple[_Mark, ...]:
    """Two single marks that stand for a double one at the edge of a paragraph: *‘‘Quays must stay open.’’*."""
    if text[at] not in "‘’'":
        return ()
    if at == paragraph.content and text[at + 1 : at + 2] == text[at] and text[at + 2 : at + 3].isalnum():
        return (_Mark(at, True, opens=True, closes=False),)
    if at + 2 == paragraph.end and text[at + 1] == text[at] and text[at - 1] in _ENDERS:
        return (_Mark(at, True, opens=False, closes=True),)
    return ()


def _mark_at(text: str, at: int, paragraph: Paragraph) -> _Mark | None:
    char = text[at]
    before = text[at - 1] if at > paragraph.content else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    opens = (before.isspace() or before in "([{—–-/" or before in "\"“‘'…") and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if char in _DOUBLE:
        return _double(text, at, char, before, after, opens, closes)
    return _single(text, at, char, before, after, opens, closes)


def _double(text: str, at: int, char: str, before: str, after: str, opens: bool, closes: bool) -> _Mark | None:
    if char == '"' and before.isdigit() and not after.isspace() and after not in ",.;:":
        return None
    if char == '"' and before.isdigit() and (_INCHES.match(text, at + 1) or _CLOSED_NEXT.match(text, at + 1)):
        return None
    if char in "“„«":
        return _Mark(at, True, opens=not after.isspace() or not closes, closes=closes and not opens)
    if char in "”»‟":
        return _Mark(at, True, opens=opens and not closes, closes=True)
    return _Mark(at, True, opens=opens or (not closes and not after.isspace()), closes=closes)


def _single(text: str, at: int, char: str, before: str, after: str, opens: bool, closes: bool) -> _Mark | None:
    if before.isalnum() and after.isalnum():
        return None
    if opens and _ELISION.match(text, at + 1):
        return None
    if char in "‘‚`":
        return _Mark(at, False, opens=not after.isspace(), closes=False) if not before.isalnum() else None
    if closes and before in "nN" and text[at - 2 : at - 1] in "’'" and text[at - 3 : at - 2].isspace():
        return None  # *rock ’n’ roll*
    goes_on = after.isspace() and text[at + 2 : at + 3].islower()
    if goes_on and _CUT_SHORT.search(text, max(0, at - 10), at):
        return None
    possessive = closes and before in "sSxz" and goes_on
    mark_opens = char == "'" and opens and (after.isalnum() or after in '“"£€…[(') and not before.isalnum()
    return _Mark(at, False, mark_opens, closes and not mark_opens, possessive) if mark_opens or closes else None


class _Reader:
    """The automaton: a stack of open quotes, read paragraph by paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Marked] = []
        self.stack: list[_Open] = []

    def read(self, paragraph: Paragraph, marks: Sequence[_Mark]) -> None:
        later, nested = _later_closes(marks), _nested(marks)
        for place, mark in enumerate(marks):
            if mark.double:
                self._read_double(paragraph, mark)
            else:
                self._read_single(paragraph, mark, later[place], nested[place])

    def _read_double(self, paragraph: Paragraph, mark: _Mark) -> None:
        inside = any(entry.double for entry in self.stack)
        if inside and mark.opens and not mark.closes:
            if mark.at == paragraph.content:
                return
            self._repair(paragraph, mark.at)
            self.stack.append(_Open(True, mark.at, paragraph.index))
        elif inside and mark.closes:
            self._close(True, mark.at, paragraph)
        elif inside and mark.opens and mark.at == paragraph.content:
            return
        elif mark.opens:
            self.stack.append(_Open(True, mark.at, paragraph.index))

    def _read_single(self, paragraph: Paragraph, mark: _Mark, later: bool, nested: bool) -> None:
        inside = any(not entry.double for entry in self.stack)
        if mark.opens:
            if inside:
                if mark.at == paragraph.content:
                    return
                kept = nested and len(self.stack) == 1
                self.stack = [entry for entry in self.stack if entry.double or kept]
            led = self.text[mark.at - 2 : mark.at] == ": "
            if later or led or mark.at == paragraph.content or self.text[mark.at] == "‘":
                self.stack.append(_Open(False, mark.at, paragraph.index))
        elif inside and mark.closes and not (mark.possessive and later):
            self._close(False, mark.at, paragraph)

    def _close(self, double: bool, at: int, paragraph: Paragraph) -> None:
        while self.stack:
            entry = self.stack.pop()
            if entry.double == double:
                self._add(entry, at, at + 1, paragraph)
                return

    def _repair(self, paragraph: Paragraph, at: int) -> None:
        """A new quote opens while one is open: the old one lost its closing mark."""
        while self.stack:
            entry = self.stack.pop()
            if entry.double:
                stop = self._lost_end(max(entry.at + 1, paragraph.start), at)
                self._add(entry, stop, stop, paragraph)
                return

    def _lost_end(self, start: int, at: int) -> int:
        said = _LOST_CLOSE.search(self.text, start, at)
        if said:
            return said.end()
        stop = max(self.text.rfind(char, start, at) for char in ".!?")
        return stop + 1 if stop >= start else at

    def _add(self, entry: _Open, at: int, after: int, paragraph: Paragraph) -> None:
        start, end = entry.at + 1, at
        while start < end and (self.text[start].isspace() or self.text[start - 1 : start + 1] in {"‘‘", "''"}):
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start < end:
            depth = len(self.stack)
            self.found.append(
                Marked(start, end, entry.at, after, depth, entry.double, entry.paragraph, paragraph.index)
            )

    def end_paragraph(
        self, paragraph: Paragraph, following: Paragraph | None, marks: Sequence[_Mark], *, bare: bool = False
    ) -> None:
        """Keep the outer quote open where the next paragraph goes on with it; otherwise close it here.

        `bare` where paragraphs without marks lead up to one that only closes a quote.
        """
        if not self.stack:
            return
        outer = self.stack[0]
        self.stack = self.stack[:1]
        said = _SAID_LAST.search(self.text, max(outer.at, paragraph.start), paragraph.end) if outer.double else None
        if said is not None:
            self.stack = []
            self._add(outer, said.end(), said.end(), paragraph)
            return
        if (
            following is not None
            and following.prose
            and (self._goes_on(outer, following, marks) or (bare and outer.double))
        ):
            return
        self.stack = []
        if outer.double or outer.at == paragraph.content or self.text[outer.at - 2 : outer.at] == ": ":
            self._add(outer, paragraph.end, paragraph.end, paragraph)

    def _goes_on(self, outer: _Open, following: Paragraph, marks: Sequence[_Mark]) -> bool:
        same = [mark for mark in marks if mark.double == outer.double]
        if not same:
            return False
        first = same[0]
        if first.at == following.content:
            return first.opens
        return outer.double and first.closes and not first.opens


def _closed_later(paragraphs: Sequence[Paragraph], marks: Sequence[Sequence[_Mark]]) -> bool:
    """Whether the paragraphs after the first have no double marks up to one whose first only closes, at its end."""
    for before, paragraph, found in zip(paragraphs, paragraphs[1:], marks[1:], strict=False):
        if not paragraph.prose or paragraph.index != before.index + 1:
            return False
        double = [mark for mark in found if mark.double]
        if double:
            only = double[0].closes and not double[0].opens and len(double) == 1
            return only and paragraph.end - double[0].at <= _AT_END
    return False


def titled(text: str, quote: Marked) -> bool:
    """*The college’s “Safe and Steady Quays” report*: a title, by its capitals and by the paper's name after it.

    So are the words after *the so-called* or *a new grade,*, which name a thing and quote nobody.
    """
    if _NAMES_IT.search(text, max(0, quote.opening - _SMALL * _BARE), quote.opening):
        return True
    inside = [word for word in text[quote.start : quote.end].split() if len(word) > _SMALL]
    after = _PAPER_NEXT.match(text, quote.after)
    return bool(after and len(inside) > 1 and all(word[0].isupper() or word[0].isdigit() for word in inside))


def _nested(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark, whether single marks after it close both it and one that stands open: *‘… ‘just’ enough.’*."""
    flags = [False] * len(marks)
    left = 0
    for place in range(len(marks) - 1, -1, -1):
        mark = marks[place]
        flags[place] = left > 1
        if not mark.double:
            left += int(mark.closes and not mark.opens and not mark.possessive) - int(mark.opens)
    return flags


def _later_closes(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark, whether a single closing mark stands further on, before the next single opening one."""
    flags = [False] * len(marks)
    later = False
    for place in range(len(marks) - 1, -1, -1):
        flags[place] = later
        mark = marks[place]
        if not mark.double:
            later = (later or mark.closes) if not mark.opens else False
    return flags
