"""The displayed form of a source's words: paragraphs, without the marks that a source puts before each of them."""

import re

_CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…:;”’\"')\]]\s*$")
_SENTENCE_START = re.compile(r"\s*[“‘\"'«(\[]?[A-ZÀ-ÞŴŶ0-9–—-]")


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a quote, character for character.

    Only two things go: white space around each paragraph, and the mark that reopens a quotation at the start of the
    second and later paragraphs. A single line end counts as a paragraph's where a sentence ends before it and one
    begins after it; any other is the wrapping of a line and becomes a space.
    """
    parts = [part.strip() for part in _split(text)]
    parts = [part for part in parts if part]
    return tuple(parts[:1] + [_without_reopened_mark(part) for part in parts[1:]])


def _split(text: str) -> list[str]:
    """The text at its paragraph ends."""
    parts: list[str] = []
    for block in _BLANK_LINE.split(text):
        lines = block.split("\n")
        parts.append(lines[0])
        for line in lines[1:]:
            if _SENTENCE_END.search(parts[-1]) and _SENTENCE_START.match(line):
                parts.append(line)
            else:
                parts[-1] = f"{parts[-1].rstrip()} {line.lstrip()}"
    return parts


def _without_reopened_mark(paragraph: str) -> str:
    """The paragraph without an opening mark that nothing in it closes."""
    mark = paragraph[0]
    if mark not in _CLOSING or _closes(paragraph[1:], mark, _CLOSING[mark]):
        return paragraph
    return paragraph[1:].lstrip()


def _closes(rest: str, mark: str, closing: str) -> bool:
    """Whether a closing mark answers the opening one; an apostrophe inside a word does not."""
    depth = 1
    for index, character in enumerate(rest):
        if character == closing and not _apostrophe(rest, index):
            depth -= 1
        elif character == mark:
            depth += 1
        if depth == 0:
            return True
    return False


def _apostrophe(text: str, index: int) -> bool:
    """Whether the sign stands between two letters."""
    return text[index] in "’'" and 0 < index < len(text) - 1 and text[index - 1].isalpha() and text[index + 1].isalpha()
