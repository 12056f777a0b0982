"""Times and measures named ahead of the number: *Days to complete a repair: 71*, *her hours were cut from 37*."""

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import Unit

_LEADS_UP = words.AUXILIARIES | words.listed("quantities_changes") | words.listed("antecedents_links")
_LEADS_UP |= {"by", "from", "to", "at", "gone", "risen", "extended", "shortened", "trimmed", "halved"}
_OWNERS = words.DETERMINERS | {"working", "opening", "contact", "teaching", "staffed", "paid"}
_REACH = 14
"""Tokens to look back over."""


def unit_ahead(line: Line, found: Quantity) -> Unit | None:
    """The time or measure that a bare number is in by what goes before it, or None."""
    place = _label(line, found) if line.low(found.first - 1) == ":" else _subject(line, found)
    if place < 0:
        return None
    word, why = line.low(place), f"the unit “{line.word(place)}” before it"
    if word in words.TIME_UNITS:
        return Unit(FigureKind.DURATION, words.TIME_UNITS[word], -1, found.last, why, sure=False)
    return Unit(FigureKind.OTHER, words.MEASURES[word], -1, found.last, why, sure=False)


def _several(line: Line, i: int) -> bool:
    low = line.low(i)
    return low in words.TIME_UNITS.keys() | words.MEASURES.keys() and low.endswith(("s", "feet", "inches"))


def _subject(line: Line, found: Quantity) -> int:
    """*Her hours were cut from 37*, *the number of days lost had fallen from 46*: a subject right before the verb."""
    j = found.first - 1
    while j > found.first - 7 and line.low(j) in _LEADS_UP:
        j -= 1
    if j == found.first - 1:
        return -1
    if line.low(j) in words.TIME_UNITS and line.low(j).endswith("s") and line.low(j - 1) in _OWNERS:
        return j
    return _number_of(line, j)


def _number_of(line: Line, last: int) -> int:
    """*the number of days lost*: the unit in the noun phrase that ends at `last`."""
    for j in range(last, max(1, last - _REACH), -1):
        if line.is_number(j) or not (line.is_word(j) or line.hyphen(j)) or line.low(j) in words.NUMBER_WORDS:
            return -1
        if line.low(j) == "number" and line.low(j + 1) == "of":
            unit = j + 2 + (line.low(j + 2) in {"working", "school", "sitting", "full"})
            return unit if _several(line, unit) else -1
    return -1


def _label(line: Line, found: Quantity) -> int:
    """*Days to complete a repair: 71*, *Median wait (weeks): 14*, *Length in miles: 12*."""
    colon = found.first - 1
    last = colon - 1 - (line.low(colon - 1) == ")")
    if _several(line, last) and line.low(last - 1) in {"(", "in"}:
        return last
    first = colon
    while first > 0 and (line.is_word(first - 1) or line.hyphen(first - 1)):
        first -= 1
    first += line.low(first) in {"average", "median", "mean", "typical", "total", "working", "the"}
    goes_on = line.low(first + 1) in words.PREPOSITIONS or line.low(first + 1).endswith(("ed", "ing", "lost", "spent"))
    return first if _several(line, first) and goes_on and first < colon - 1 else -1
