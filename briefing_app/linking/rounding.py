"""Whether two numbers are one, one of them rounded, or can both hold."""

import math
import re

from briefing_app.domain.figures import Modifier
from briefing_app.linking.things import Statement, digits, interval, measure

_BOUNDS = frozenset({Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.MORE_THAN, Modifier.LESS_THAN})
_ALMOST = 0.97
_BELOW = re.compile(r"\b(?:almost|nearly|approaching|just under|close to)\b", re.IGNORECASE)


def one_number(first: Statement, second: Statement) -> bool:
    """Whether two give the same number or range, in whatever units."""
    scales = measure(first)[1], measure(second)[1]
    numbers = [
        (one.value * scale, (one.value_high or one.value) * scale)
        for one, scale in zip((first, second), scales, strict=True)
    ]
    return all(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a, b in zip(*numbers, strict=True))


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
    below = _BELOW.search(vague.phrase) is not None
    if (digits(exact) <= kept and not below) or (vague.modifier is Modifier.NONE and kept < 2):
        return False
    step = 10.0 ** (math.floor(math.log10(vague.value)) - kept + 1)
    low, high = _reach_of(vague, step)
    return low <= value < high


def _reach_of(vague: Statement, step: float) -> tuple[float, float]:
    """What a round number can stand for, `step` being the worth of its last digit."""
    if vague.modifier in {Modifier.MORE_THAN, Modifier.AT_LEAST}:
        return vague.value, vague.value + step
    if vague.modifier in {Modifier.LESS_THAN, Modifier.AT_MOST} or _BELOW.search(vague.phrase):
        return min(vague.value - step / 2, vague.value * _ALMOST), vague.value
    return vague.value - step / 2, vague.value + step / 2


def may_meet(first: Statement, second: Statement) -> bool:
    """Whether both can hold; but *up to 120* and *up to 140*, though they can, are told of one thing as two bounds."""
    if first.modifier is second.modifier and first.modifier in _BOUNDS:
        return False
    (low, high), (other_low, other_high) = interval(first), interval(second)
    return low <= other_high and other_low <= high
