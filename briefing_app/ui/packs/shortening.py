"""The two marked ways in which a quote may be shown shorter: words left out, and words put in. Pure."""

import re

OMISSION = "[…]"
_MARK = re.compile(r"\[[^\[\]]*\]")
_TWICE = re.compile(r"\[…\](?:[\s,;:–—-]*\[…\])+")


def leave_out(words: str, start: int, end: int) -> str:
    """The words without those from `start` to `end`, widened to whole words and marks, with the mark in their place."""
    start, end = _whole_words(words, start, end)
    before, after = words[:start].rstrip(" "), words[end:].lstrip(" ")
    joined = f"{_spaced(before, OMISSION)}{_gap(OMISSION, after)}{after}"
    return _TWICE.sub(OMISSION, joined)


def put_in(words: str, start: int, end: int, inserted: str) -> str:
    """The words with others in square brackets, in the place of those from `start` to `end` or between two words."""
    mark = f"[{' '.join(inserted.replace('[', ' ').replace(']', ' ').split())}]"
    start, end = _whole_words(words, start, end)
    before, after = words[:start].rstrip(" "), words[end:].lstrip(" ")
    return f"{_spaced(before, mark)}{_gap(mark, after)}{after}"


def _whole_words(words: str, start: int, end: int) -> tuple[int, int]:
    """The span widened so that it cuts through neither word nor mark, blanks at its ends left off."""
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    for mark in _MARK.finditer(words):
        if mark.start() < end and start < mark.end() and (start, end) != (mark.end(), mark.start()):
            start, end = min(start, mark.start()), max(end, mark.end())
    while start > 0 and _inside(words, start):
        start -= 1
    while end < len(words) and _inside(words, end):
        end += 1
    return start, end


def _inside(words: str, at: int) -> bool:
    """Whether a place lies within a word."""
    return _letter(words, at - 1) and _letter(words, at)


def _letter(words: str, at: int) -> bool:
    character = words[at]
    if character.isalnum():
        return True
    joins = character in "’'-.," and 0 < at < len(words) - 1
    return joins and words[at - 1].isalnum() and words[at + 1].isalnum()


def _spaced(before: str, mark: str) -> str:
    return f"{before} {mark}" if before and not before.endswith(("\n", "(", "“", "‘")) else f"{before}{mark}"


def _gap(_mark: str, after: str) -> str:
    return "" if not after or after[0] in ",.;:!?)”’\n" else " "
