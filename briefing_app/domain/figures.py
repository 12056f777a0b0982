"""Figures: quantities that state a fact, with what the text puts on them."""

from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """What sort of quantity a figure is."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    DURATION = "duration"
    RATE = "rate"
    OTHER = "other"


class Modifier(StrEnum):
    """How the text qualifies the number: *up to 100* is at most 100."""

    NONE = "none"
    APPROX = "approx"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Aspect(StrEnum):
    """Whether a figure is a level, a change or a target."""

    LEVEL = "level"
    CHANGE = "change"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity. `text` is the numeric expression alone, `document.text[start:end]`.

    `value` is in units (75000000 for £75 million, 50 for 50 %); a range has its low end there and its high end in
    `value_high`. `unit` is an ISO 4217 code, `percent`, the singular counted noun or a time unit. `phrase_start` and
    `phrase_end` bound the wider expression with modifier and noun (*around 100 more inspectors*) for people to read.
    """

    start: int
    end: int
    text: str
    value: float
    kind: FigureKind
    value_high: float | None = None
    unit: str | None = None
    modifier: Modifier = Modifier.NONE
    of: str | None = None
    said_by: str | None = None
    as_of: str | None = None
    aspect: Aspect = Aspect.LEVEL
    phrase_start: int | None = None
    phrase_end: int | None = None
    confidence: float = 0.0
    evidence: str = ""
