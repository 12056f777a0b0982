"""The numbers in an official's own words, so that each can be held against the figures of the pack."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.packs import spelled
from briefing_app.packs.evidence.bounds import modifier_at
from briefing_app.packs.evidence.counted import noun_after

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
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_STREET = r"(?:Street|Road|Lane|Avenue|Square|Terrace|Gardens|Crescent|Close|Quay|Row|Place|House)\b"
_TAIL = (
    r"(?P<scale>(?:thousand|million|billion|trillion|mn|bn|tn|[mk])\b)?\s?"
    r"(?P<share>%|per\s?cent\b|percentage points?\b)?(?P<sum>(?<=\s)(?:pounds|euros|dollars)\b)?(?![\w/])"
)
_NUMBER = re.compile(
    r"(?<![\w.,/])(?<![^\d]-)(?P<money>[£€$])?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?" + _TAIL
)
_SPELLED = re.compile(rf"(?<![\w-])(?P<value>{spelled.PATTERN})(?!-)\s?{_TAIL}", re.IGNORECASE)
_NO_FIGURE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?\b|{_MONTH}\s+\d{{4}}\b|{_MONTH}\s+\d{{1,2}}\b(?:,?\s+\d{{4}})?"
    r"|\b\d{1,2}[:.]\d{2}\s?(?:am|pm)?\b|\b\d{1,2}\s?(?:am|pm|noon)\b|\b(?:19|20)\d{2}(?:\s?[-–/]\s?\d{2,4})?\b"
    r"|\b(?:section|clause|page|pages|p|pp|annex|chapter|part|schedule|article|phase|tier|paragraph|para|question|item|no|number|room)\.?\s\d+\w*"
    r"|\b(?:number|at|aged?)\s(?:ten|eleven|twelve)\b|\b\w+\s(?:in|out of)\s(?:every\s)?(?:ten|twenty|\d+)\b"
    r"|\b\d+\s(?:independent\s)?sources\b|\bquestions\s\d+(?:\s?[-–]\s?\d+)?|(?<![\d.,£€$])0\d+(?:\s\d+)*\b"
    rf"|\b\d+[a-c]?,?\s(?:\w+\s){{1,2}}{_STREET}"
    r"|\bQ\d+|\[\d+\]|\[\^\w+\]|https?://\S+|\b0\d{2,4}[ \d]{6,}|^\s*\d+[.)]\s|\b\d{1,3}-year-olds?\b",
    re.IGNORECASE | re.MULTILINE,
)
_RANGE = re.compile(
    r"\s?(?:[-–]|to|and)\s?[£€$]?\d[\d,.]*\s?(?P<scale>(?:thousand|million|billion|trillion|mn|bn|tn|[mk])\b)?\s?"
    r"(?P<share>%|per\s?cent\b)?",
    re.IGNORECASE,
)
"""After the low end of a range: what the high end has is of both (*£72–78bn*, *80 to 90 per cent*)."""
_OF_MONEY = re.compile(r"[£€$]\d[\d,.]*\s?[-–]\s?$")
"""Before the high end of a range of money (*£72–78bn*)."""
_ASIDE = re.compile(r"\{\{.*?\}\}|\[\[.*?\]\]|\]\([^)\s]*\)|“[^”]*”", re.DOTALL)
"""Prompts, references to other places of the pack, the addresses of links, and what stands in quotation marks."""
_REACH = 20
_SMALLEST = 10
"""Whole numbers below this are spelt into sentences too freely to be held against figures."""
_ENOUGH_DIGITS = 2
"""A number without *about* or *over* may be rounded to so many digits, and no fewer."""
_EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the words, and its value; `share` for per cent, `modifier` what stands around it."""

    text: str
    value: float
    share: bool = False
    money: bool = False
    modifier: Modifier = Modifier.NONE
    noun: str = field(default="", compare=False)
    """The word after it."""
    counts: str = ""
    """What it counts, where that is known: the line of kin of its noun."""


@lru_cache(maxsize=8192)
def numbers(words: str) -> tuple[Number, ...]:
    """The numbers of a text that state something: no dates, times, years, references and small counts."""
    plain = _NO_FIGURE.sub(_blank, _ASIDE.sub(_blank, words.replace("*", "")))
    found = [*_NUMBER.finditer(plain), *_SPELLED.finditer(plain)]
    return tuple(_stating(plain, sorted(found, key=re.Match.start)))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _stating(plain: str, found: list[re.Match[str]]) -> Iterator[Number]:
    for one in found:
        end = one.start() + len(one.group().rstrip())
        high = _RANGE.match(plain, end) if not (one["scale"] or one["share"]) else None
        share = bool(one["share"] or (high and high["share"]))
        scale = one["scale"] or (high["scale"] if high else None) or ""
        value = _value(one["value"]) * _SCALE.get(scale.lower(), 1.0)
        money = bool(
            one.groupdict().get("money")
            or one["sum"]
            or _OF_MONEY.search(plain[max(0, one.start() - _REACH) : one.start()])
        )
        if value >= _SMALLEST or share or money:
            modifier = modifier_at(plain, one.start(), end)
            counts = noun_after(plain[end:]) if not (share or money) else ""
            yield Number(one.group().strip(), value, share, money, modifier, _noun(plain, end), counts)


def _value(text: str) -> float:
    return float(text.replace(",", "")) if text[0].isdigit() else spelled.value(text)


def _noun(plain: str, end: int) -> str:
    following = re.match(r"\s+([^\W\d_]+)", plain[end:])
    return following.group(1) if following else ""


def bears(figure: Figure, number: Number) -> bool:
    """Whether a figure of the pack gives a number: the same value, of the same sort."""
    return _same_sort(figure, number) and any(
        abs(end - number.value) <= _EXACT * max(1.0, number.value) for end in ends(figure, number)
    )


def rounds(figure: Figure, number: Number) -> bool:
    """Whether a number is a figure said in fewer digits: *94 per cent* of 94.2, *over 2,600* of 2,634."""
    if not _same_sort(figure, number) or number.value <= 0 or figure.value_high is not None:
        return False
    if figure.modifier not in {Modifier.NONE, Modifier.APPROX, number.modifier}:
        return False
    (value,) = ends(figure, number)
    kept = len(re.sub(r"\D", "", f"{number.value:.10g}").strip("0")) or 1
    if value <= 0 or (number.modifier is Modifier.NONE and kept < _ENOUGH_DIGITS):
        return False
    return _within(value, number, 10.0 ** (math.floor(math.log10(number.value)) - kept + 1))


def _within(value: float, number: Number, step: float) -> bool:
    """Whether a value is one that the round number stands for, `step` being the worth of its last digit."""
    if number.modifier in {Modifier.MORE_THAN, Modifier.AT_LEAST}:
        return number.value <= value < number.value + step
    if number.modifier in {Modifier.LESS_THAN, Modifier.AT_MOST}:
        return number.value - step / 2 <= value <= number.value
    return abs(value - number.value) <= step / 2


def ends(figure: Figure, number: Number) -> tuple[float, ...]:
    """The value of a figure, or both ends of its range, in what the number counts."""
    scale = 100.0 if figure.kind is FigureKind.RATE and number.share and figure.value <= 1 else 1.0
    both = (figure.value,) if figure.value_high is None else (figure.value, figure.value_high)
    return tuple(end * scale for end in both)


def _same_sort(figure: Figure, number: Number) -> bool:
    sort = (figure.kind is FigureKind.PERCENT, figure.kind is FigureKind.MONEY)
    return sort == (number.share, number.money) or (figure.kind is FigureKind.RATE and number.share)
