"""Where sentences end: at full stops that no abbreviation, initial or number explains."""

import re
from collections.abc import Iterator

from briefing_app.extraction.words.lexicon import words

_ABBREVIATIONS = words("abbreviations")
_WORDS_TOO = words("abbreviations_that_are_words")
_NUMBERED = frozenset({"op", "no", "nos", "para", "paras", "fig", "figs", "art", "sec", "ch", "ref", "vol", "pp"})
"""Abbreviations before a number, whatever else they may mean: *charity (no. 208331)*."""
_CLOSERS = "\"'”’»)\\]"
_BREAK = re.compile(
    rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?:(?<=[a-z%)”][.?!])\d{{1,2}}|(?<=[a-z%)][.?!][”\"])\d{{1,2}}|(?<=[.?!])\[\d{{1,3}}\])?\s++(?=[\"'“‘«(\[]*[^\W_a-zß-öø-ÿ]|[\"'“‘«(\[]+\w|[£€$•])"
)
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.&-]*[^\W_])?)$")
_LONGEST = 2_000
"""Characters: a longer run without an end is cut at a space, so that nothing downstream grows without bound."""


def _abbreviated(text: str, start: int, dot: int) -> bool:
    if text[dot] != ".":
        return False
    word = _LAST_WORD.search(text, max(start, dot - 16), dot)
    if word is None:
        return False
    bare = word.group(1)
    if len(bare) == 1 and bare.isupper() and bare != "I":
        return True
    lowered = bare.lower()
    if lowered in _NUMBERED and text[dot + 1 : dot + 2] == " " and text[dot + 2 : dot + 3].isdigit():
        return True
    if lowered in _WORDS_TOO and bare.islower():
        return False
    return lowered in _ABBREVIATIONS


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        space = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        place = space if space > 0 else start + _LONGEST
        yield start, place
        start = place
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as offsets, white space between them left out."""
    begin = start
    for found in _BREAK.finditer(text, start, end):
        if found.end() >= end or _abbreviated(text, begin, found.start()):
            continue
        stop = found.start() + len(found.group().rstrip())
        yield from _cut(text, begin, stop)
        begin = found.end()
    yield from _cut(text, begin, end)
