"""The numbers in an official's own words, so that each can be held against the figures of the pack."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.domain.figures import Figure, FigureKind

_SCALE = {
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<money>[£€$])?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?"
    r"(?P<scale>(?:thousand|million|billion|trillion|mn|bn|tn|[mk])\b)?\s?"
    r"(?P<share>%|per\s?cent\b|percentage points?\b)?(?![\w/])"
)
_NO_FIGURE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?\b|{_MONTH}\s+\d{{4}}\b|{_MONTH}\s+\d{{1,2}}\b(?:,?\s+\d{{4}})?"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm|noon)\b|\b(?:19|20)\d{2}(?:\s?[-–/]\s?\d{2,4})?\b"
    r"|\b(?:section|clause|page|pages|p|pp|annex|chapter|part|schedule|article|phase|tier|paragraph|para|question|item|no|room)\.?\s\d+\w*"
    r"|\bQ\d+|\[\d+\]|\[\^\w+\]|https?://\S+|\b0\d{2,4}[ \d]{6,}|^\s*\d+[.)]\s|\b\d{1,3}-year-olds?\b",
    re.IGNORECASE | re.MULTILINE,
)
_SMALLEST = 10
"""Whole numbers below this are spelt into sentences too freely to be held against figures."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the words, and its value; `share` for per cent."""

    text: str
    value: float
    share: bool = False
    money: bool = False


def numbers(words: str) -> Iterator[Number]:
    """The numbers of a text that state something: no dates, times, years, references and small counts."""
    plain = _NO_FIGURE.sub(lambda found: " " * len(found.group()), words)
    for found in _NUMBER.finditer(plain):
        value = float(found["value"].replace(",", "")) * _SCALE.get((found["scale"] or "").lower(), 1.0)
        number = Number(found.group().strip(), value, bool(found["share"]), bool(found["money"]))
        if value >= _SMALLEST or number.share or number.money:
            yield number


def bears(figure: Figure, number: Number) -> bool:
    """Whether a figure of the pack gives a number: the same value, of the same sort."""
    sort = (figure.kind is FigureKind.PERCENT, figure.kind is FigureKind.MONEY)
    if sort != (number.share, number.money) and not (figure.kind is FigureKind.RATE and number.share):
        return False
    scale = 100.0 if figure.kind is FigureKind.RATE and number.share and figure.value <= 1 else 1.0
    ends = (figure.value, figure.value_high if figure.value_high is not None else figure.value)
    return any(abs(end * scale - number.value) <= 1e-6 * max(1.0, number.value) for end in ends)
