"""Furniture told from where it stands: below a heading for links, heading nothing, after a farewell, at the end."""

import re
from collections.abc import Sequence

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout.lines import Block
from briefing_app.extraction.layout.segments import FURNITURE, Kind
from briefing_app.extraction.words.lexicon import any_of

_LINKS = any_of("links", "furniture")
_ENDED = re.compile(r"[.!?…:;]\d{0,2}[\"'”’)\]]*$")
_WORD = re.compile(r"\w+")
_CLOSED = re.compile(r"[”’\"']\W*$")
_CREDITED = re.compile(r"[“\"‘].+[”\"’]\s*[–—-]+\s*[A-Z]")
"""*“We will be back” – Madoc Price*: words with their speaker, not a link."""
_FAREWELL = re.compile(
    r"(?i)^(?:yours\b|(?:with )?(?:kind|best|warm|kindest|warmest|all) (?:regards|wishes|good wishes)|regards,?$"
    r"|many thanks,?$|thanks,?$|best,?$|cheers,?$)"
)
_GREETING = re.compile(r"(?i)^(?:from|sent|to|subject|on .{6,80} wrote):|^(?:dear|hi|hello|all)\b|^-{3,}|^>")
_ABOUT_BODY = re.compile(
    r"(?:The |At )?[A-Z][\w’'&.-]*(?: (?:of|for|and|the|in|on|&|[A-Z(][\w’'&.)-]*)){0,9}"
    r",? (?:(?:which )?(?:is|are|was|were) (?:an? |the |one of |ranked|based|made up|home|funded"
    r"|responsible|registered|part)"
    r"|represents?|employs?|serves?|has (?:more|over|been|an?|\d)|runs?|works? (?:with|to|in|for)|provides?|supports?"
    r"|campaigns?|exists?|helps?)\b"
)
_BOILER_WORDS = re.compile(
    r"\b(?:members?|staff|employees|charity|founded|established|registered|independent|leading|represent\w*|ranked|largest"
    r"|not-for-profit|non-profit|funded by|based in|students|countries|think[- ]?tank|union|regulator|body|customers"
    r"|turnover|nationwide|listed on|mission|aims? to|works? (?:to|with)|population)\b"
)
_SPOKEN_OR_TOLD = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|said|says|added|will|today|yesterday)\b")
_PAPERS = frozenset({Genre.LETTER, Genre.EMAIL})
_SPOKEN = frozenset({Genre.HANSARD, Genre.EVIDENCE})
_TABLED = frozenset({Genre.REPORT, Genre.STATISTICS})
_LONGEST_LINK = 18
_LINES = frozenset({Kind.HEADING, Kind.BULLET, Kind.BODY, Kind.STANDFIRST})


def mark(text: str, blocks: Sequence[Block], found: list[Kind], genre: Genre) -> None:
    """Change the kinds of blocks that stand where only furniture does; the title and the first paragraph never."""
    lines = [text[block.start : min(block.end, block.start + 400)] for block in blocks]
    top = next((i for i, kind in enumerate(found) if kind is Kind.BODY and _ENDED.search(lines[i])), len(found))
    if genre not in _SPOKEN:
        _links(lines, found, top)
        if genre not in _TABLED | _PAPERS:
            _tail(lines, found, top)
    if genre in _PAPERS:
        _signature(lines, found, top)
    if genre not in _SPOKEN:
        _about_the_body(text, blocks, found, top)


def _links(lines: Sequence[str], found: list[Kind], top: int) -> None:
    """Below *More on this story*, every short line that is no sentence is a link."""
    inside = False
    for i, line in enumerate(lines):
        if found[i] in {Kind.HEADING, Kind.TEASER, Kind.BOILERPLATE, Kind.STANDFIRST} and _LINKS.match(line):
            inside = i > top
            found[i] = Kind.TEASER
        elif inside and found[i] in _LINES:
            if _ENDED.search(line) or len(_WORD.findall(line)) > _LONGEST_LINK:
                inside = False
            else:
                found[i] = Kind.TEASER


def _tail(lines: Sequence[str], found: list[Kind], top: int) -> None:
    """Headings at the end, with no words below them, head nothing; a name below words in marks signs them."""
    last = max((i for i, kind in enumerate(found) if kind in {Kind.BODY, Kind.BULLET}), default=-1)
    signs = last >= 0 and _CLOSED.search(lines[last]) is not None
    for i in range(max(last + 1 + signs, top + 1), len(found)):
        if found[i] is Kind.HEADING and not _CREDITED.match(lines[i]):
            found[i] = Kind.TEASER


def _signature(lines: Sequence[str], found: list[Kind], top: int) -> None:
    """From *Yours sincerely* on, short lines are a signature, until a mail is quoted or words begin again."""
    inside = False
    for i, line in enumerate(lines):
        if i > top and _FAREWELL.match(line) and len(line) < 60:
            inside = True
            found[i] = Kind.DETAIL
        elif inside and (_GREETING.match(line) or (found[i] is Kind.BODY and _ENDED.search(line) and len(line) > 60)):
            inside = False
        elif inside and found[i] in _LINES:
            found[i] = Kind.DETAIL


def _about_the_body(text: str, blocks: Sequence[Block], found: list[Kind], top: int) -> None:
    """*The Guild represents 18,000 members*, as the last words of a release or a report: about the body."""
    for i in range(len(found) - 1, max(top, len(found) - 12), -1):
        if found[i] in FURNITURE or found[i] is Kind.HEADING:
            continue
        line = text[blocks[i].start : blocks[i].end]
        if found[i] is not Kind.BODY or not _ABOUT_BODY.match(line) or not _BOILER_WORDS.search(line):
            return
        if any(mark_ in line for mark_ in '“"') or _SPOKEN_OR_TOLD.search(line):
            return
        found[i] = Kind.BOILERPLATE
