"""What a paragraph is for: told from its own shape, its place in the document and the paragraphs around it."""

import re
from collections.abc import Sequence

from briefing_app.domain.text import Genre
from briefing_app.extraction.layout import furniture_zones
from briefing_app.extraction.layout.lines import Block
from briefing_app.extraction.layout.segments import Kind
from briefing_app.extraction.words.lexicon import any_of, table

BULLET = re.compile(r"(?:[•●▪◦‣·*]\s*|[–—-]\s+)(?=\S)")
NUMBER = re.compile(
    r"\d{1,3}(?:[ \xa0]{2,}|\t+)(?=[\"“‘']?[A-Z])"
    r"|\d{1,3}\.\s*(?=[\"“‘']?[A-Z])|\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[\"“‘']?[A-Z])|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)"
)
_FILE = "furniture"
_FORMS: dict[str, str] = table(_FILE)["dates"]
_DETAIL = any_of("detail", _FILE, _FORMS)
_CAPTION = any_of("caption", _FILE, flags=0)
_TEASER = any_of("teaser", _FILE)
_BOILERPLATE = any_of("boilerplate", _FILE)
_NOTES = any_of("notes", _FILE)
_SMALL_PRINT = any_of("small_print", _FILE)
_PROCEDURE = any_of("procedure", _FILE, flags=0)
_STORIES = re.compile(
    r"(?i)^\W*(?:case stud(?:y|ies)|in their own words|(?:[\w’'-]+ ){1,3}stor(?:y|ies)\b|what .{2,40} (?:say|said)\b)"
)
_DESK = re.compile(r"(?i)^\W*(?:media|press) (?:enquiries|contacts?|office)\s*:")
_ABOUT = re.compile(r"(?i)^\W*about\b")
_APPARATUS = re.compile(
    r"(?i)^\W*(?:[\d.]+ )?(?:acknowledge?ments?|about (?:the authors?|us|this (?:report|release|bulletin|publication))"
    r"|contacts?(?: details| us)?(?: for .{3,60})?|cite this .{3,60}|disclaimer|copyright.{0,40}"
    r"|how to cite.{0,40})\W*$"
)
_SENTENCE_END = re.compile(r"[.!?…;:,—–-][\"'”’)\]]*$|[.!?]\d{0,2}$")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_TELLS = re.compile(r", (?:[\w’'. -]{2,60} )?(?:said|says|added|told|heard|were told|was told)\b.{0,60}\.$")
"""What ends a sentence of somebody's: *…, said the council.*"""
_SPEAKS = re.compile(r"\b(?:said|says?|added|wrote)\b|^Q\d|^[\w .’'-]+ ?\([^)]*\):$")
_SHORT = 6
_UNFINISHED = re.compile(
    r"(?i)\b(?:as|that|which|and|or|but|is|was|are|were|to|of|by|in|on|for|with|the|a|an|me|us|him|her|them)$"
)
_MIDWAY = re.compile(r"\w{3,}[.!?] \([A-Z]")
"""*It has been running for ever. (Like a quiz, with fewer laughs)* is a sentence and what it adds."""
_SPOKEN = frozenset({Genre.HANSARD, Genre.EVIDENCE, Genre.SPEECH, Genre.STATEMENT})
_MARK = "\"“‘'"
_TABLED = re.compile(r"(?:T?\d{1,2}\. |To (?:ask|move)\b).*(?:\[(?:\d{5,7}|HL ?\d{1,6})\]|\.)$")
_MOVES = re.compile(r"(?:(?:My Lords|[^,.\n]{3,40}), )?I (?:\w+ )?(?:beg to move|move|rise)\b")
_RUNNING = re.compile(r"(?:[a-z]\w*,? ){2,}[a-z]\w*$|\b(?:I|we)\b")


def kinds(text: str, blocks: Sequence[Block], genre: Genre) -> list[Kind]:
    """The kind of each block, in order."""
    found = [_own_kind(text, block) for block in blocks]
    if genre in _SPOKEN:
        following = [*(text[block.start] for block in blocks[1:]), ""][: len(blocks)]
        found = [_in_talk(text, *row) for row in zip(blocks, found, following, strict=True)]
    _mark_top(text, blocks, found)
    _mark_notes(text, blocks, found, genre)
    furniture_zones.mark(text, blocks, found, genre)
    return found


def _in_talk(text: str, block: Block, kind: Kind, following: str) -> Kind:
    """In a debate a question is somebody's, and so is a line that runs on into what it cites; neither is a heading."""
    if kind not in {Kind.HEADING, Kind.BULLET}:
        return kind
    line = text[block.start : block.end]
    if kind is Kind.HEADING and (line[-1] in "?!:" or _TABLED.match(line)):
        return Kind.BODY
    if kind is Kind.HEADING and _MOVES.match(line):
        return Kind.BODY
    runs_on = following.islower() or (following != "" and following in _MARK)
    return Kind.BODY if kind is Kind.HEADING and runs_on and _RUNNING.search(line) else kind


def _own_kind(text: str, block: Block) -> Kind:
    opening = text[block.start : min(block.end, block.start + 400)]
    if _SMALL_PRINT.match(opening) and not _TELLS.search(opening):
        return Kind.BOILERPLATE
    if block.end - block.start > 600:
        return Kind.BODY
    line = text[block.start : block.end]
    for pattern, kind in ((_CAPTION, Kind.CAPTION), (_TEASER, Kind.TEASER), (_BOILERPLATE, Kind.BOILERPLATE)):
        if pattern.search(line) and _may_be(line, kind):
            return kind
    if _DETAIL.match(line) or _PROCEDURE.match(line):
        return Kind.DETAIL
    if BULLET.match(line):
        return Kind.BULLET
    return Kind.HEADING if _heading(line) else Kind.BODY


def _may_be(line: str, kind: Kind) -> bool:
    """A paragraph that speaks in full is no teaser, however it begins; a caption may be a sentence."""
    if kind is Kind.CAPTION:
        return len(line) < 400
    return len(line) < 220 and not (line[0] in _MARK and line[-1] in '"”’')


def _heading(line: str) -> bool:
    words = len(_WORD.findall(line))
    if not words or words > 22 or _SENTENCE_END.search(line):
        return (
            line.endswith(("?", ":"))
            and words <= 9
            and line[0] not in _MARK
            and not re.search(r"\b(?:said|says?|added|wrote)\b", line)
        )
    if _MIDWAY.search(line) or _UNFINISHED.search(line) or (words <= _SHORT and _SPEAKS.search(line)):
        return False
    return line[0].isupper() or line[0].isdigit() or (line[0] in _MARK and line.count("“") == line.count("”"))


def _mark_top(text: str, blocks: Sequence[Block], found: list[Kind]) -> None:
    """The first long heading line before the first paragraph is the title; the next is the standfirst."""
    first = text[blocks[0].start : blocks[0].end] if len(blocks) > 1 else "."
    if found[:1] == [Kind.BODY] and not _SENTENCE_END.search(first) and len(_WORD.findall(first)) <= _SHORT:
        found[0] = Kind.HEADING
    body = next((i for i, kind in enumerate(found) if kind in {Kind.BODY, Kind.BULLET}), len(found))
    heads = [i for i in range(body) if found[i] is Kind.HEADING]
    if not heads:
        return
    title = next((i for i in heads if len(_WORD.findall(text[blocks[i].start : blocks[i].end])) > 3), heads[0])
    found[title] = Kind.TITLE
    after = next((i for i in heads if i > title), None)
    if after is not None and len(_WORD.findall(text[blocks[after].start : blocks[after].end])) > 7:
        found[after] = Kind.STANDFIRST


def _mark_notes(text: str, blocks: Sequence[Block], found: list[Kind], genre: Genre) -> None:
    """From *Notes to editors* or *Ends* on, all is notes, but for people's stories below a heading of their own."""
    if genre in {Genre.REPORT, Genre.STATISTICS}:
        _mark_sections(text, blocks, found)
    if genre in {Genre.HANSARD, Genre.EVIDENCE, Genre.SPEECH, Genre.REPORT, Genre.STATISTICS}:
        return
    notes = False
    for i, block in enumerate(blocks):
        line = text[block.start : min(block.end, block.start + 120)]
        if i > 1 and _NOTES.search(line) and (found[i] is not Kind.BODY or not _ABOUT.match(line)):
            notes = True
        elif notes and found[i] is Kind.HEADING and _STORIES.match(line):
            notes = False
        elif i > 1 and not notes and _DESK.match(line):
            notes = True
        if notes and found[i] not in {Kind.CAPTION, Kind.TEASER, Kind.BOILERPLATE}:
            found[i] = Kind.NOTES


def _mark_sections(text: str, blocks: Sequence[Block], found: list[Kind]) -> None:
    """*Acknowledgements*, *About the author*: sections of a report that are about it, up to the next heading."""
    inside = False
    for i, block in enumerate(blocks):
        if found[i] is Kind.HEADING:
            inside = _APPARATUS.match(text[block.start : block.end]) is not None
        if inside:
            found[i] = Kind.NOTES
