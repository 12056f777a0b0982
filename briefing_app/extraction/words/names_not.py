"""Capitalised words that name nobody: whom a letter greets, a grade after a body's name, a street after *in*."""

import re

from briefing_app.extraction.words.first_names import first_names
from briefing_app.extraction.words.lexicon import words

Token = tuple[str, int, int]
"""A word, where it starts and where it ends."""

SALUTATIONS = frozenset({"sir", "sirs", "madam"})
"""What a reader's letter opens with: *SIR – Your report …*."""
_GREETS = SALUTATIONS | {"dear"}
_AFTER_GREETING = re.compile(r"[ \xa0]*(?:[–—:,-]|or [Mm]adam|$)", re.MULTILINE)
_OPENS_LINE = re.compile(r"(?:^|\n|[.!?…”\"’][ \xa0])[ \xa0]*$")
_GRADE = re.compile(r"[A-Z]\d{1,2}")
_ALONG = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Aa]t|[Aa]long|[Nn]ear|[Ii]nto|[Dd]own|[Oo]ff"
    r"|(?:residents|neighbours|people|families|householders|villagers|traders|locals|tenants) (?:of|from)) (?:the )?$"
)
_STREETS = frozenset(
    {
        "street",
        "road",
        "avenue",
        "lane",
        "square",
        "close",
        "court",
        "gardens",
        "terrace",
        "crescent",
        "mews",
        "parade",
        "grove",
        "drive",
        "way",
        "quay",
        "wharf",
        "row",
        "walk",
        "place",
    }
)
_FAR = 4_000


def graded(tokens: list[Token]) -> bool:
    """Whether a word has a figure in it, which no person's has."""
    return any(char.isdigit() for word, _, _ in tokens for char in word)


def greeting(text: str, tokens: list[Token]) -> bool:
    """Whether words are the *SIR –* or *Dear Sir,* that a letter opens with."""
    if not tokens or any(word.lower() not in _GREETS for word, _, _ in tokens):
        return False
    opens = _OPENS_LINE.search(text, max(0, tokens[0][1] - 3), tokens[0][1])
    return opens is not None and _AFTER_GREETING.match(text, tokens[-1][2]) is not None


def without_grade(text: str, tokens: list[Token]) -> list[Token]:
    """*Regulator hands Saltby C3*: the name without the mark that it was given, where the text has it without too."""
    if len(tokens) == 1 or not _GRADE.fullmatch(tokens[-1][0]):
        return tokens
    start = tokens[0][1]
    low, high = max(0, start - _FAR), start + _FAR
    whole, bare = text[start : tokens[-1][2]], text[start : tokens[-2][2]]
    often = len(re.findall(rf"\b{re.escape(bare)}\b", text[low:high]))
    return tokens[:-1] if often > text.count(whole, low, high) else tokens


def along_street(text: str, start: int, last: str) -> bool:
    """*Neighbours in Coastguard Lane*: an office and a surname by the words, and a street by where they stand."""
    if last.lower() not in _STREETS or _ALONG.search(text, max(0, start - 40), start) is None:
        return False
    before = re.findall(rf"\b([A-Z]\w+) {re.escape(last)}\b", text[max(0, start - _FAR) : start + _FAR])
    return not any(word.lower() in first_names() or word in words("titles") for word in before)  # *Jo Lane*


def is_street(text: str, tokens: list[Token]) -> bool:
    """*Ann Marlow Close*: a street by a person's name, where the text says of something that it is *in* it."""
    if len(tokens) < len(("Ann", "Marlow", "Close")) or tokens[-1][0].lower() not in _STREETS:
        return False
    start, name = tokens[0][1], text[tokens[0][1] : tokens[-1][2]]
    low, high = max(0, start - _FAR), start + _FAR
    places = (found.start() for found in re.finditer(rf"\b{re.escape(name)}\b", text[low:high]))
    return any(_ALONG.search(text, max(0, low + place - 40), low + place) for place in places)
