"""Figures and what they have in common, in words for people to check."""

from fractions import Fraction

from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.linking.compared import Pair
from briefing_app.linking.things import Statement

_MODIFIERS = {
    Modifier.NONE: "", Modifier.APPROX: "around ", Modifier.AT_MOST: "up to ", Modifier.AT_LEAST: "at least ",
    Modifier.MORE_THAN: "more than ", Modifier.LESS_THAN: "fewer than ",
}  # fmt: skip
_FEW = {"foot": "feet", "inch": "inches", "mph": "mph"}
_NAMED = {2: "half", 3: "third", 4: "quarter", 5: "fifth"}
_COUNTED_PARTS = {2: "two", 3: "three", 4: "four"}
_PARTS, _CLOSE = 1000, 1e-6
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


def same(pair: Pair) -> str:
    """Why two say one number of one thing."""
    return f"both say {stated(pair.first)}; {ground(pair)}"


def strength(pair: Pair) -> str:
    """How two put one number differently."""
    return f"{stated(pair.first)} in one, {stated(pair.second)} in the other; {ground(pair)}"


def rounded(pair: Pair, exact: Statement, other: Statement) -> str:
    """That one is the other in round numbers."""
    return f"{stated(other)} in one is {stated(exact)} of the other in round numbers; {ground(pair)}"


def compatible(pair: Pair) -> str:
    """That two numbers can be one."""
    return f"{stated(pair.first)} in one, {stated(pair.second)} in the other: they can both hold; {ground(pair)}"


def later(pair: Pair) -> str:
    """What the earlier says, and the later."""
    first, second = sorted((pair.first, pair.second), key=lambda one: (one.day or 0, one.id))
    return f"{stated(first)} in the earlier, {stated(second)} in the later; {ground(pair)}"


def conflict(pair: Pair) -> str:
    """What cannot both hold."""
    return f"{stated(pair.first)} in one, {stated(pair.second)} in the other: they cannot both hold; {ground(pair)}"


def instead(first: Statement, second: Statement) -> str:
    """That a document gives one in the place of the other."""
    return f"one document sets {stated(first)} and {stated(second)} against each other: “{first.sentence.strip()}”"


def other_thing(pair: Pair) -> str:
    """Of what each gives the number."""
    left, right = counts(pair.first), counts(pair.second)
    if left == right:
        left, right = (f"“{one.sentence.strip()}”" for one in (pair.first, pair.second))
        return f"both say {number(pair.first)}, but one says it in {left} and the other in {right}"
    return f"both say {number(pair.first)}, but of {left} in one and of {right} in the other"


def ground(pair: Pair) -> str:
    """Why two are held to tell of one thing."""
    where = "in one document" if pair.one_document else "in reports of one announcement"
    beside = f" that share at least {pair.in_common} other numbers" if pair.in_common > 1 else ""
    return f"{_counted(pair)}, {where if pair.story else 'in documents on one subject'}{beside}"


def _counted(pair: Pair) -> str:
    if pair.same_noun:
        return f"both count {counts(pair.first)}"
    if pair.kin:
        return f"one counts {counts(pair.first)}, the other {counts(pair.second)}"
    shared = sorted(pair.shared, key=lambda term: (-pair.first.clause.terms[term], term))[:3]
    return f"both speak of {', '.join(shared)}" if shared else "nothing said around it tells them apart"


def stated(statement: Statement) -> str:
    """A number with its modifier."""
    return f"{_MODIFIERS[statement.modifier]}{number(statement)}"


def number(statement: Statement) -> str:
    """A number as people read it."""
    if statement.kind is FigureKind.RATE and 0 < statement.value < 1 and statement.value_high is None:
        return _fraction(statement.value)
    value = _plain(statement.value)
    if statement.value_high is not None:
        value = f"{value} to {_plain(statement.value_high)}"
    if statement.kind is FigureKind.MONEY:
        return f"{_SIGNS.get(statement.unit or '', f'{statement.unit} ')}{value}"
    if statement.kind is FigureKind.PERCENT:
        return f"{value}%"
    with_unit = statement.kind in {FigureKind.DURATION, FigureKind.OTHER} and statement.unit
    return f"{value} {_of_several(statement.unit or '', value)}" if with_unit else value


def _of_several(unit: str, value: str) -> str:
    """*6 months*, *2 feet*, *3 MW*: units are kept in the singular."""
    if value == "1" or not (unit.isalpha() and unit.islower()):
        return unit
    return _FEW.get(unit, f"{unit}s")


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def _fraction(value: float) -> str:
    """*Two thirds*, *9 in 10*: as words give it."""
    part = Fraction(value).limit_denominator(_PARTS)
    if abs(float(part) - value) > _CLOSE:
        return f"{value:.3g}"
    if (name := _NAMED.get(part.denominator)) is None:
        return f"{part.numerator} in {part.denominator}"
    if part.numerator == 1:
        return f"a {name}" if name != "half" else name
    return f"{_COUNTED_PARTS[part.numerator]} {name}s"


def counts(statement: Statement) -> str:
    """What a figure counts, in the document's words."""
    return statement.of or statement.unit or "something"
