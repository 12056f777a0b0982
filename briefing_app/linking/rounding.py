"""Whether two numbers are one, one of them rounded, or can both hold."""

import math
import re

from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.linking.things import Statement, digits, interval, measure

_BOUNDS = frozenset({Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.MORE_THAN, Modifier.LESS_THAN})
_ALMOST = 0.95
_OVER = 0.1
"""*Over 30* is hardly said of 34."""
_HARDLY = 0.01
"""So near a number of one digit is its round one: 4.99 and 5."""
_IN_WORDS, _LARGE = 0.05, 1000
_OF_A_SHARE, _SHORT_OF_ONE = 0.02, 0.06
"""*Two thirds* are anything from 64.7 to 68.7 per cent, *almost two thirds* may be 61."""
_BELOW = re.compile(r"\b(?:almost|nearly|approaching|just under|close to)\b", re.IGNORECASE)


def one_number(first: Statement, second: Statement) -> bool:
    """Whether two give the same number or range, in whatever units."""
    scales = measure(first)[1], measure(second)[1]
    numbers = [
        (one.value * scale, (one.value_high or one.value) * scale)
        for one, scale in zip((first, second), scales, strict=True)
    ]
    return all(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a, b in zip(*numbers, strict=True))


def number(one: Statement) -> tuple[float, float]:
    """What two must share to give one number: the value and the upper end of the range in the smallest unit."""
    scale = measure(one)[1]
    return round(one.value * scale, 6), round((one.value_high or one.value) * scale, 6)


def rounded(first: Statement, second: Statement) -> tuple[Statement, Statement] | None:
    """The exact number and the vague one, where one is the other in round numbers: 19,973 and *almost 20,000*."""
    if _rounds_to(first, second):
        return first, second
    return (second, first) if _rounds_to(second, first) else None


def _rounds_to(exact: Statement, vague: Statement) -> bool:
    """Whether a number, cut to the digits that a vaguer one has, is that one."""
    if exact.value <= 0 or vague.value <= 0 or exact.value_high is not None or vague.value_high is not None:
        return False
    scale = measure(exact)[1] / measure(vague)[1]
    value, kept = exact.value * scale, digits(vague)
    if _is_fraction(vague):
        return not _is_fraction(exact) and _in_fraction(value, vague)
    below = _BELOW.search(vague.phrase) is not None
    if digits(exact) <= kept and not below:
        return False
    if vague.modifier is Modifier.NONE and kept < 2:
        return abs(value - vague.value) <= (_IN_WORDS if _in_words(vague) else _HARDLY) * vague.value
    step = 10.0 ** (math.floor(math.log10(vague.value)) - kept + 1)
    low, high = _reach_of(vague, step)
    return low <= value < high


def _in_words(one: Statement) -> bool:
    """*A million*, *three thousand*: large numbers in words are round ones."""
    return one.value >= _LARGE and not any(sign.isdigit() for sign in one.phrase)


def _is_fraction(one: Statement) -> bool:
    """*A third*, *nine in ten*: a share in words, which is no exact one."""
    return one.kind is FigureKind.RATE and 0 < one.value < 1


def _in_fraction(share: float, vague: Statement) -> bool:
    low, high = vague.value - _OF_A_SHARE, vague.value + _OF_A_SHARE
    if vague.modifier in {Modifier.MORE_THAN, Modifier.AT_LEAST}:
        low, high = vague.value, vague.value + _SHORT_OF_ONE
    elif vague.modifier in {Modifier.LESS_THAN, Modifier.AT_MOST} or _BELOW.search(vague.phrase):
        low, high = vague.value - _SHORT_OF_ONE, vague.value
    return low <= share <= high


def _reach_of(vague: Statement, step: float) -> tuple[float, float]:
    """What a round number can stand for, `step` being the worth of its last digit."""
    if vague.modifier in {Modifier.MORE_THAN, Modifier.AT_LEAST}:
        return vague.value, vague.value + min(step, _OVER * vague.value)
    if vague.modifier in {Modifier.LESS_THAN, Modifier.AT_MOST} or _BELOW.search(vague.phrase):
        return min(vague.value - step / 2, vague.value * _ALMOST), vague.value
    return vague.value - step / 2, vague.value + step / 2


def may_meet(first: Statement, second: Statement) -> bool:
    """Whether both can hold; but *up to 120* and *up to 140*, though they can, are told of one thing as two bounds."""
    if first.modifier is second.modifier and first.modifier in _BOUNDS:
        return False
    (low, high), (other_low, other_high) = interval(first), interval(second)
    return low <= other_high and other_low <= high
