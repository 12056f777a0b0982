"""The same fact across documents: whether two figures tell of one thing, how they stand to each other, and why.

Nothing here says what is true. Two figures are only ever compared where their documents are near enough (cosines of
what the documents are about); the weights below were set on pairs labelled by hand (`tests/linking/labelled`).
"""

import math
import re

from briefing_app.domain.facts import FactLink, Verdict
from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.linking import told
from briefing_app.linking.compared import NEAR, STORY, Pair
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement, digits, interval, measure

__all__ = ["NEAR", "STORY", "TOPIC", "judge"]

TOPIC = 0.2
"""Two documents this near are on one subject; further apart nothing is compared."""
_FORTNIGHT = 14
_ENOUGH = 0.55
_SURE_ENOUGH, _SURE_UPDATED = 0.5, 0.6
_SOON = 3
"""Days within which two reports of one announcement are expected to give one number."""
_LIKE = 0.5
_BOUNDS = frozenset({Modifier.AT_LEAST, Modifier.AT_MOST, Modifier.MORE_THAN, Modifier.LESS_THAN})
_FEW = 20
_ECHO = 0.2
_FAR, _GROWN = 5.0, 3.0
"""A number so many times another is of something else: a part, or a total."""
_LARGE, _VERY_LARGE, _LARGE_SUM = 1000, 10_000, 100_000
_AROUND, _LITTLE = 0.6, 0.25
"""What the sentences say around the clauses counts for less; a little that they share is what all of a story share."""
_ALMOST = 0.97
_BELOW = re.compile(r"\b(?:almost|nearly|approaching|just under|close to)\b", re.IGNORECASE)


def judge(first: Statement, second: Statement, near: float | None = None) -> FactLink | None:
    """How two figures stand to each other, if they tell of one thing; `near` is how near their documents are."""
    if measure(first)[0] != measure(second)[0]:
        return None
    near = nearness(first.about, second.about) if near is None else near
    if first.document != second.document and near < TOPIC:
        return None
    pair = Pair(first, second, near)
    if pair.other_time:
        return None
    return _of_one_number(pair) if _one_number(first, second) else _of_two_numbers(pair)


def _one_number(first: Statement, second: Statement) -> bool:
    scales = measure(first)[1], measure(second)[1]
    numbers = [
        (one.value * scale, (one.value_high or one.value) * scale)
        for one, scale in zip((first, second), scales, strict=True)
    ]
    return all(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a, b in zip(*numbers, strict=True))


def _of_one_number(pair: Pair) -> FactLink | None:
    if not (pair.story or (digits(pair.first) >= 3 and pair.common_names)):
        return None
    if _of_other_things(pair) and not pair.points_back:
        return _other_thing(pair)
    weight = _weight(pair)
    if weight < _ENOUGH:
        return None
    if pair.first.modifier is pair.second.modifier:
        return FactLink(Verdict.AGREES, told.same(pair), weight)
    return FactLink(Verdict.STRENGTH, told.strength(pair), weight)


def _of_other_things(pair: Pair) -> bool:
    things = pair.other_noun or pair.other_narrowing or pair.other_whole
    return things or pair.other_act or pair.other_change or pair.other_place


def _weight(pair: Pair) -> float:
    """How sure it is that one number is of one thing: round numbers and times need more around them."""
    money = pair.first.kind is FigureKind.MONEY
    said = max(pair.clause, _AROUND * pair.context if pair.context >= _LITTLE else 0.0)
    weight = 0.25 if pair.near >= STORY and not pair.one_document else 0.15 if pair.story else 0.0
    weight += 0.25 if pair.same_noun else 0.15 if pair.kin else 0.0
    weight += 0.3 if pair.points_back else 0.0
    weight += 0.15 if pair.one_document and pair.clause >= _ECHO and abs(pair.first.value) >= _FEW else 0.0
    weight += 0.1 * min(digits(pair.first) - 1, 3)
    weight += 0.1 if abs(pair.first.value) >= _LARGE else 0.0
    weight += 0.1 if money and abs(pair.first.value) >= _LARGE_SUM else 0.0
    weight += 0.1 if abs(pair.first.value) >= _VERY_LARGE else 0.0
    weight += 0.5 * said
    weight += 0.15 if pair.one_time else 0.0
    weight -= 0.2 if measure(pair.first)[0] == "time" and pair.clause < _LIKE else 0.0
    weight -= 0.2 if measure(pair.first)[0] == "share" and not pair.same_noun and pair.clause < _LIKE else 0.0
    weight -= 0.15 if pair.other_year else 0.0
    weight -= 0.15 if pair.near < STORY and not pair.one_document and not pair.common_names else 0.0
    weight -= 0.35 if abs(pair.first.value) < _FEW and pair.one_dated and measure(pair.first)[0] == "number" else 0.0
    weight -= 0.1 if said == 0.0 and abs(pair.first.value) < _LARGE else 0.0
    weight -= 0.15 if pair.strange_names or (pair.other_names and digits(pair.first) == 1) else 0.0
    return round(min(1.0, max(0.0, weight)), 3)


def _other_thing(pair: Pair) -> FactLink | None:
    """One number for two things, in one story, so that a reader would take them for one."""
    chance = digits(pair.first) == 1 and abs(pair.first.value) < 10 and measure(pair.first)[0] == "number"
    strange = pair.near < STORY and not pair.common_names
    if (
        pair.one_document
        or not pair.story
        or strange
        or pair.apart > _FORTNIGHT
        or chance
        or measure(pair.first)[0] == "time"
    ):
        return None
    return FactLink(Verdict.THING, told.other_thing(pair), round(max(pair.context, 0.05), 3))


def _of_two_numbers(pair: Pair) -> FactLink | None:
    if pair.one_document or not pair.story or not _one_thing(pair):
        return None
    for exact, vague in ((pair.first, pair.second), (pair.second, pair.first)):
        if _rounds_to(exact, vague) and not (pair.other_year or pair.year_ahead) and _weight(pair) >= _ENOUGH:
            return FactLink(Verdict.AGREES, told.rounded(pair, exact, vague), _sure(pair))
    return _of_unlike_numbers(pair) if _sure(pair) >= _SURE_ENOUGH else None


def _of_unlike_numbers(pair: Pair) -> FactLink | None:
    if _may_meet(pair):
        ranged = pair.first.value_high is not None or pair.second.value_high is not None
        return FactLink(Verdict.STRENGTH, told.compatible(pair), _sure(pair)) if ranged else None
    if _far(pair) or pair.one_place or pair.other_part or pair.other_rate or pair.other_year or pair.year_ahead:
        return None
    if pair.apart > _SOON or pair.revised:
        sure = _sure(pair)
        return FactLink(Verdict.UPDATED, told.later(pair), sure) if sure >= _SURE_UPDATED else None
    return FactLink(Verdict.CONFLICTS, told.conflict(pair), _sure(pair))


def _sure(pair: Pair) -> float:
    """How sure it is that two numbers are given for one thing."""
    sure = 0.3 if pair.same_noun else 0.15
    sure += 0.5 * pair.clause + 0.2 * pair.close
    sure += 0.1 if pair.one_time else 0.0
    sure -= 0.1 if pair.strange_names else 0.0
    sure -= 0.2 if measure(pair.first)[0] == "time" and pair.clause < _LIKE else 0.0
    return round(min(1.0, max(0.0, sure)), 3)


def _one_thing(pair: Pair) -> bool:
    """Whether two numbers may be of one thing at all."""
    share = measure(pair.first)[0] == "share"
    known = [bool(one.nouns) for one in pair.things]
    nouns = pair.same_noun or pair.kin or not any(known) or (share and not all(known))
    return nouns and not _of_other_things(pair)


def _far(pair: Pair) -> bool:
    low, high = sorted(abs(one.value) * measure(one)[1] for one in (pair.first, pair.second))
    return high > (_FAR if pair.apart <= _SOON else _GROWN) * low


def _rounds_to(exact: Statement, vague: Statement) -> bool:
    """Whether a number, cut to the digits that a vaguer one has, is that one: 19,973 and *almost 20,000*."""
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


def _may_meet(pair: Pair) -> bool:
    """Whether both can hold; but *up to 120* and *up to 140*, though they can, are told of one thing as two bounds."""
    if pair.first.modifier is pair.second.modifier and pair.first.modifier in _BOUNDS:
        return False
    (low, high), (other_low, other_high) = interval(pair.first), interval(pair.second)
    return low <= other_high and other_low <= high
