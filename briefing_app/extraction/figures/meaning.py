"""What a figure is about: its wider phrase, when it holds; whether it is a level, a change or a target."""

import re

from briefing_app.domain.figures import Aspect
from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.modifiers import Qualifier
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import Unit


def phrase_end(found: Quantity, unit: Unit, said_after: Qualifier | None) -> int:
    """Where the expression as people read it ends (a token place): after the noun, or the modifier after it."""
    end = max(found.last, unit.last if unit.head >= 0 else found.last)
    return max(end, said_after.last if said_after else end)


# --- dates and periods ----------------------------------------------------------------------------------------------

_MONTH = (
    "(?-i:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)"
_DAY = rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?(?![\d,]))?(?:,? {_YEAR})?|{_YEAR})"
_PERIOD = re.compile(
    r"\b(?:(?:in|over|for|during|throughout) the (?:(?:first|second|third|fourth|final|last|next|past|coming|current|"
    r"previous|three|six|nine|twelve|12|financial|calendar) ){1,3}(?:\w+ )?"
    r"(?:months?|years?|weeks?|days?|quarter|half|decade|summer|winter)"
    rf"(?: (?:of|to|from|ending) (?:{_DAY}|last year|this year|the year))?"
    rf"|(?:in |over |for )?the (?:year|month|quarter|week|\w+ months) (?:to|ending|ended|up to) (?:the end of )?{_DAY}"
    rf"|between (?:last )?{_DAY} and {_DAY}|(?:from |in |for |during |over )?{_DAY}(?: to |\s?[-–]\s?){_DAY}"
    rf"|(?:as )?at (?:the end of )?{_DAY}"
    r"|(?:by|at|before|until|since|from|in) the (?:end|start|beginning|middle|spring|summer|autumn|winter) of "
    rf"(?:{_DAY}|this year|next year|last year|the year)"
    rf"|(?:in|by|since|until|during|for|before|after|on|from|over) (?:early |late |mid-)?{_DAY}"
    rf"|(?:last|this|next|each|every) (?:year|month|week|quarter|summer|winter|autumn|spring|decade|{_MONTH})"
    rf"|(?:a|the) (?:year|month|week|quarter|decade) (?:ago|earlier|before)"
    r"|(?:today|yesterday|tomorrow|so far this year))\b",
    re.IGNORECASE,
)

_OF_ANOTHER = re.compile(
    r"\b(?:from|against|than|compared (?:with|to)|versus) "
    r"(?:(?:the|a|an|about|around|just|some) ){0,2}[£$€]?\d[\d,.]*[^.;]{0,40}$|\([^().;]*\d[\d,.]*[^().;]*$",
    re.IGNORECASE,
)
"""*88, down from 104* in December, *27% (25% in* 2019): what stands right before the period of another figure."""

_SET_AGAINST = re.compile(
    r"\b(?:(?:than when|compared (?:with|to)|relative to|versus)\b[^.;,\d]{0,70}"
    r"|than\b(?:(?! (?:is|are|was|were|will|has|have)\b)[^.;,\d]){0,40}"
    r"|(?:above|below) (?:(?:the|their|its) )?(?:(?:estimates?|levels?|figures?|rates?|averages?|peaks?|those|that)\b"
    r"[^.;,\d]{0,40})?)$",
    re.IGNORECASE,
)
"""*49 per cent higher than* in 2011, *above estimates from the same time* last year: that is when the other was."""
_ON_A_YEAR = re.compile(r"on (?:19|20)\d\d", re.IGNORECASE)
"""*Up 13 per cent* on 2020."""
_EXTREME = re.compile(
    r"\b(?:highest|lowest|largest|smallest|most|fewest|worst|best|biggest|first|record)\b[^.;,]{0,50}$", re.IGNORECASE
)
"""*The highest* since 2008: how far back it is so."""
_NEAR = 60


def as_of(line: Line, place: int, stop: int) -> str | None:
    """The date or period of the sentence nearest to a figure at `place` to `stop`, as written."""
    if line.periods is None:
        line.periods = [found.span() for found in _PERIOD.finditer(line.text, line.start, line.end)]
    around = next(((start, end) for start, end in line.periods if start <= place and stop <= end), None)
    if around:  # in the next six months
        return line.text[around[0] : around[1]]
    beside = [
        (start, end)
        for start, end in line.periods
        if (end <= place and not _reaches_back(line.text[max(line.start, start - _NEAR) : start], line.text[start:end]))
        or (start >= stop and not _of_another(line.text[stop:start], line.text[start:end]))
    ]
    if not beside:
        return None
    start, end = min(beside, key=lambda span: span[0] - stop if span[0] >= stop else 2 * (place - span[1]) + 8)
    return line.text[start:end]


def _of_another(between: str, period: str) -> bool:
    """Whether the period after a figure is when another was that it is set against."""
    if _OF_ANOTHER.search(between) or _SET_AGAINST.search(between):
        return True
    return (between.isspace() and _ON_A_YEAR.fullmatch(period) is not None) or _reaches_back(between, period)


def _reaches_back(before: str, period: str) -> bool:
    return period.casefold().startswith("since") and _EXTREME.search(before) is not None


# --- level, change or target ----------------------------------------------------------------------------------------

_CHANGE_AFTER = words.listed("meaning_change_after")
_CHANGE_BEFORE = words.listed("meaning_change_before")
_TARGETS = words.listed("meaning_targets")
_AHEAD = frozenset({"will", "to", "plans", "plan", "must", "should", "would"})


def _changes_by(line: Line, found: Quantity) -> bool:
    """*rose by 17*, *cut the wait by half*; not *run by 17 operators*."""
    return any(line.low(j) in _CHANGES or line.low(j) in _CHANGE_AFTER for j in range(found.first - 9, found.first))


_CHANGES = words.listed("quantities_changes") | words.listed("quantities_past") - {"was", "were", "had", "has", "have"}


_WANTS = words.listed("meaning_wants")


def _wanted(line: Line, found: Quantity) -> bool:
    """*want to recruit 5,000 nurses*, *plans to build 40 halls*: what somebody means to reach."""
    begin = max(0, found.first - 6)
    to = next((j for j in range(found.first - 1, begin, -1) if line.low(j) == "to"), -1)
    if to <= 0 or found.first - to < 2 or any(line.low(j) in {",", ";", "and", "but"} for j in range(to, found.first)):
        return False
    return line.low(to - 1) in _WANTS and line.low(to + 1) not in {"cut", "axe", "shed", "spend", "close", "be", "have"}


_MADE = frozenset({"make", "makes", "made", "making", "turned", "turns", "turn", "took", "taken", "set", "laid"})


def _set_phrase(line: Line, found: Quantity) -> bool:
    """*women make up 36 per cent*, *turned down by 71 per cent*: *up* and *down* that belong to a verb."""
    return any(
        line.low(j) in {"up", "down"} and line.low(j - 1) in _MADE for j in range(max(0, found.first - 3), found.first)
    )


def aspect(line: Line, found: Quantity, unit: Unit) -> Aspect:
    """Whether a figure states a level, a change or a target."""
    nearby = {line.low(j) for j in range(max(0, found.first - 8), min(len(line.tokens), found.last + 4))}
    if nearby & _TARGETS or _wanted(line, found):
        return Aspect.TARGET
    after = {line.low(j) for j in range(found.last, found.last + (2 if unit.head < 0 else 1))}
    before = [line.low(j) for j in range(max(0, found.first - 3), found.first)]
    if after & _CHANGE_AFTER:
        return Aspect.CHANGE
    if before[-1:] == ["from"] or ("by" in before[-2:] and not _changes_by(line, found)):
        return Aspect.LEVEL
    if _set_phrase(line, found):
        return Aspect.LEVEL
    changed = bool(before) and (before[-1] in _CHANGE_BEFORE or (len(before) > 1 and before[-2] in _CHANGE_BEFORE))
    return Aspect.CHANGE if changed and "to" not in before[-2:] else Aspect.LEVEL
