"""The same fact across documents: whether two figures tell of one thing, how they stand to each other, and why.

Nothing here says what is true. Two figures are only ever compared where their documents are near enough (`STORY`,
`TOPIC`: cosines of what the documents are about); the weights below were set on pairs labelled by hand.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from briefing_app.domain.facts import FactLink, Verdict
from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.linking.periods import differ
from briefing_app.linking.terms import nearness
from briefing_app.linking.things import Statement, Thing, digits, interval, likeness, measure, named, overlap

STORY = 0.35
"""Two documents this near report one announcement."""
TOPIC = 0.2
"""And this near, one subject."""
_FORTNIGHT = 14
_ENOUGH = 0.55
_SAME_CONTEXT = 0.5
_DAY = 1
_LARGE = 1000
_NOUNLESS = frozenset({FigureKind.MONEY, FigureKind.PERCENT})
_MODIFIERS = {
    Modifier.NONE: "", Modifier.APPROX: "around ", Modifier.AT_MOST: "up to ", Modifier.AT_LEAST: "at least ",
    Modifier.MORE_THAN: "more than ", Modifier.LESS_THAN: "fewer than ",
}  # fmt: skip


@dataclass(frozen=True)
class _Pair:
    """Two figures side by side with what decides."""

    first: Statement
    second: Statement
    near: float

    @property
    def things(self) -> tuple[Thing, Thing]:
        return self.first.thing, self.second.thing

    @cached_property
    def context(self) -> float:
        """How much of what the shorter sentence says the other says too."""
        return overlap(self.first.context, self.second.context)

    @cached_property
    def close(self) -> float:
        """How alike the words right beside the two are."""
        return likeness(self.first.close, self.second.close)

    @property
    def same_noun(self) -> bool:
        return bool(self.things[0].nouns & self.things[1].nouns)

    @property
    def other_noun(self) -> bool:
        """Both say what they count, and it is not the same."""
        both = self.things[0].nouns and self.things[1].nouns
        return bool(both) and not self.same_noun

    @property
    def other_narrowing(self) -> bool:
        """*British officers* and *agency officers*: each narrowed by what the other's document never mentions."""
        first, second = (one.narrowed for one in self.things)
        return bool(first and second and not first & second) and not (
            first & self.second.about.keys() or second & self.first.about.keys()
        )

    @property
    def other_names(self) -> bool:
        """Each sentence names somebody or somewhere that the other's document hardly speaks of, and none in common."""
        first, second = (named(one.context) for one in (self.first, self.second))
        return not first & second and bool(first - self.second.about.keys() and second - self.first.about.keys())

    @property
    def points_back(self) -> bool:
        """In one document, *the 100 investigators* are the hundred officers that it spoke of before."""
        return self.first.document == self.second.document and (self.first.points_back or self.second.points_back)

    @property
    def other_time(self) -> bool:
        return differ(self.first.period, self.second.period)

    @property
    def apart(self) -> int:
        """Days from one document to the other; 0 where either is undated."""
        if self.first.day is None or self.second.day is None:
            return 0
        return abs(self.first.day - self.second.day)


def judge(first: Statement, second: Statement, near: float | None = None) -> FactLink | None:
    """How two figures stand to each other, if they tell of one thing; `near` is how near their documents are."""
    if measure(first)[0] != measure(second)[0]:
        return None
    near = nearness(first.about, second.about) if near is None else near
    if first.document != second.document and near < TOPIC:
        return None
    pair = _Pair(first, second, near)
    return _of_one_number(pair) if _one_number(first, second) else _of_two_numbers(pair)


def _one_number(first: Statement, second: Statement) -> bool:
    scales = measure(first)[1], measure(second)[1]
    numbers = [
        (one.value * scale, (one.value_high or one.value) * scale)
        for one, scale in zip((first, second), scales, strict=True)
    ]
    return all(abs(a - b) <= 1e-9 * max(1.0, abs(a)) for a, b in zip(*numbers, strict=True))


def _of_one_number(pair: _Pair) -> FactLink | None:
    story = pair.first.document == pair.second.document or (pair.near >= STORY and pair.apart <= _FORTNIGHT)
    if pair.other_time or not (story or digits(pair.first) >= 3):
        return None
    money = pair.first.kind is FigureKind.MONEY
    if ((pair.other_noun and not money) or pair.other_narrowing) and not pair.points_back:
        return _other_thing(pair) if story else None
    weight = _weight(pair, story=story)
    if weight < _ENOUGH:
        return None
    strength = pair.first.modifier is not pair.second.modifier
    return FactLink(Verdict.STRENGTH if strength else Verdict.AGREES, _why_same(pair, strength=strength), weight)


def _weight(pair: _Pair, *, story: bool) -> float:
    """How sure it is that one number is of one thing: round numbers and times need more around them."""
    weight = 0.2 if story else 0.05
    weight += 0.3 if pair.same_noun else 0.0
    weight += 0.3 if pair.points_back else 0.0
    weight += 0.1 * min(digits(pair.first) - 1, 3)
    weight += 0.1 if abs(pair.first.value) >= _LARGE else 0.0
    weight += 0.6 * pair.context
    if pair.first.period is not None and pair.first.period == pair.second.period:
        weight += 0.15
    if measure(pair.first)[0] == "time":
        weight -= 0.2
    if pair.other_names:
        weight -= 0.2
    if pair.first.aspect is not pair.second.aspect:
        weight -= 0.05
    return round(min(1.0, max(0.0, weight)), 3)


def _other_thing(pair: _Pair) -> FactLink | None:
    """One number for two things, but so near each other that a reader would take them for one."""
    names = named(pair.first.context) & named(pair.second.context)
    if pair.first.document == pair.second.document or not names or pair.context < 0.25:
        return None
    left, right = _counts(pair.first), _counts(pair.second)
    return FactLink(
        Verdict.THING, f"both say {_number(pair.first)}, but of {left} in one and of {right} in the other", pair.context
    )


def _of_two_numbers(pair: _Pair) -> FactLink | None:
    if not _one_thing_and_time(pair):
        return None
    if _may_meet(pair):
        rounded = _rounds_to(pair.first, pair.second) or _rounds_to(pair.second, pair.first)
        return FactLink(Verdict.STRENGTH, _why_near(pair), pair.close) if rounded and pair.near >= STORY else None
    if pair.near < STORY and pair.apart <= _DAY:
        return None
    later = pair.apart > _DAY and (pair.first.period is None or pair.first.period != pair.second.period)
    return FactLink(Verdict.UPDATED if later else Verdict.CONFLICTS, _why_not(pair, later=later), pair.close)


def _one_thing_and_time(pair: _Pair) -> bool:
    """Whether two numbers are surely given for one thing and time: only then do they contradict each other."""
    one_thing = pair.same_noun or not (pair.things[0].nouns or pair.things[1].nouns)
    countable = measure(pair.first)[0] != "time" and (pair.same_noun or pair.first.kind in _NOUNLESS)
    apart = pair.first.document == pair.second.document or pair.first.aspect is not pair.second.aspect
    other = pair.other_time or pair.other_names or pair.other_narrowing
    return one_thing and countable and not apart and not other and pair.close >= _SAME_CONTEXT


def _rounds_to(exact: Statement, rounded: Statement) -> bool:
    """Whether a number, cut to the digits that a vaguer one has, is that one: 19,973 and *almost 20,000*."""
    if rounded.modifier is Modifier.NONE or exact.value <= 0:
        return False
    places = digits(rounded) - 1 - math.floor(math.log10(exact.value))
    return digits(exact) > digits(rounded) and round(exact.value, places) == rounded.value


def _may_meet(pair: _Pair) -> bool:
    (low, high), (other_low, other_high) = interval(pair.first), interval(pair.second)
    return low <= other_high and other_low <= high


def _why_same(pair: _Pair, *, strength: bool) -> str:
    ground = _ground(pair)
    if strength:
        return f"{_stated(pair.first)} in one, {_stated(pair.second)} in the other; {ground}"
    return f"both say {_stated(pair.first)}; {ground}"


def _ground(pair: _Pair) -> str:
    shared = sorted(pair.things[0].nouns & pair.things[1].nouns)
    counted = f"both count {_counts(pair.first)}" if shared else "what is said around it is the same"
    if pair.first.document == pair.second.document:
        return f"{counted}, in one document"
    return f"{counted}, in reports of one announcement" if pair.near >= STORY else f"{counted}, on one subject"


def _why_near(pair: _Pair) -> str:
    return f"{_stated(pair.first)} in one, {_stated(pair.second)} in the other: they can both hold; {_ground(pair)}"


def _why_not(pair: _Pair, *, later: bool) -> str:
    first, second = sorted((pair.first, pair.second), key=lambda one: (one.day or 0, one.id))
    if later:
        return f"{_stated(first)} in the earlier, {_stated(second)} in the later; {_ground(pair)}"
    return f"{_stated(first)} in one, {_stated(second)} in the other: they cannot both hold; {_ground(pair)}"


def _stated(statement: Statement) -> str:
    return f"{_MODIFIERS[statement.modifier]}{_number(statement)}"


def _number(statement: Statement) -> str:
    def plain(value: float) -> str:
        return f"{value:,.10g}"

    value = plain(statement.value)
    if statement.value_high is not None:
        value = f"{value} to {plain(statement.value_high)}"
    if statement.kind is FigureKind.MONEY:
        sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(statement.unit or "", f"{statement.unit} ")
        return f"{sign}{value}"
    if statement.kind is FigureKind.PERCENT:
        return f"{value}%"
    return f"{value} {statement.unit}" if statement.kind is FigureKind.DURATION and statement.unit else value


def _counts(statement: Statement) -> str:
    return statement.of or statement.unit or "something"
