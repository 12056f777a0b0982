"""Numbers that leave their unit to another one: *a target of eight [weeks]*, *10, 20 and 45 minutes*."""

from dataclasses import replace

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import plural
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import Unit, is_rate, unit_of

MEASURED = frozenset({FigureKind.DURATION, FigureKind.PERCENT, FigureKind.OTHER})
_SET_AGAINST = frozenset({"from", "against", "with", "than"})
_DUE = frozenset({"required", "needed", "promised", "expected", "planned", "allowed", "agreed", "recommended"})
"""*3.2 years’ supply against the five required*."""
_HEDGES = words.listed("ellipsis_hedges")
_VERBS = words.listed("ellipsis_verbs")
_AIMS = words.listed("ellipsis_aims")
_ADJUNCTS = frozenset({"in", "within", "for", "over", "after", "during", "every", "per", "by", "until", "the", "each"})


def from_before(line: Line, found: Quantity, before: Line, other: Quantity, unit: Unit) -> Unit | None:
    """The unit that a bare number takes from the measured one before it (`other`, in `unit`), or None.

    `line` is the number's own sentence, `before` the one of the other number: the same, or one before it.
    """
    same_sentence = before is line
    leans = (
        _leans(line, found, other, unit) if same_sentence else _aims(line, found) or _alike(line, found, before, other)
    )
    if not _near(found, other) or not leans:
        return None
    return replace(unit, head=-1, last=found.last, why="the unit of the number before it", sure=False, open=False)


def _alike(line: Line, found: Quantity, before: Line, other: Quantity) -> bool:
    """*The forecast was good for two days. Now it’s good for six*: the two words before both numbers are the same."""
    one, two = (
        (line.low(found.first - 2), line.low(found.first - 1)),
        (before.low(other.first - 2), before.low(other.first - 1)),
    )
    return one == two and line.low(found.first - 1) in words.PREPOSITIONS and _bare(line, found)


def _near(found: Quantity, other: Quantity) -> bool:
    one, two = abs(found.value), abs(other.value)
    return one <= 10 * two and two <= 10 * one


def _leans(line: Line, found: Quantity, other: Quantity, unit: Unit) -> bool:
    before = line.low(found.first - 1)
    due = before == "the" and line.low(found.first - 2) in _SET_AGAINST and line.low(found.last) in _DUE
    if before in _SET_AGAINST or due:
        return not (unit.kind is FigureKind.DURATION and is_rate(line, found.last))  # cut from 26 a year to 13
    if (before, line.low(found.last)) == ("of", "more") and not _plural_after(line, found.last + 1):
        return unit.kind is FigureKind.DURATION  # for five years, with an option of three more
    if unit.kind is FigureKind.PERCENT or _instead(line, found):
        return _bare(line, found) and (_instead(line, found) or _offered(line, found))
    if _planned(line, found) or _part_of_it(line, found):
        return True
    if before == "to" or (before == "by" and unit.last == found.first - 1):
        return True
    return not _adjunct(line, other) and _goes_on(line, found, other)


_THEN = frozenset({"now", "previously", "formerly", "then", "was", "not"})


def _instead(line: Line, found: Quantity) -> bool:
    """*9.2 per cent and not 9.5*, *71 days, now 49*: another value for what the number before is the value of."""
    word, earlier = line.low(found.first - 1), line.low(found.first - 2)
    return (word == "not" and earlier in {"and", ","}) or (word in _THEN and earlier == ",")


_OFFERS = frozenset({"offered", "offer", "offers", "want", "wants", "wanted", "demand", "demands", "demanded", "got"})


def _offered(line: Line, found: Quantity) -> bool:
    """*The union wants 9 per cent; ministers offered 3.5*."""
    fraction = found.low != int(found.low)
    return fraction and line.low(_past_hedges(line, found.first - 1)) in _OFFERS


def _goes_on(line: Line, found: Quantity, other: Quantity) -> bool:
    """*It takes 20 minutes, and 12 more to …*, *…, 12 fewer*, *the timetable allows 12*."""
    before = line.low(found.first - 1)
    if before == "and" and (line.low(found.last), line.low(found.last + 1)) == ("more", "to"):
        return True
    if before == "," and line.low(found.last) in _MORE and not _plural_after(line, found.last + 1):
        return True
    return _bare(line, found) and (_after_verb(line, found, other) or _aims(line, found))


def _planned(line: Line, found: Quantity) -> bool:
    """*in 19 weeks when the plan said 26*."""
    stated = line.low(found.first - 1) in {"said", "allowed", "promised", "demanded", "required"}
    return stated and _bare(line, found) and line.low(found.first - 2) in _AIMS | {"plan", "contract", "timetable"}


_MORE = frozenset({"more", "fewer", "less", "longer", "shorter", "quicker", "slower", "higher", "lower"})


def _plural_after(line: Line, i: int) -> bool:
    return line.is_word(i) and line.low(i) not in words.FUNCTION_WORDS and plural(line.word(i), line.low(i))


def _bare(line: Line, found: Quantity) -> bool:
    follows = line.low(found.last)
    return (not line.is_word(found.last) or follows in words.FUNCTION_WORDS) and follows != "of"


def _part_of_it(line: Line, found: Quantity) -> bool:
    """*40 miles, of which 28 are paved*, *22 years, 14 of them in Hest*."""
    if line.low(found.first - 1) == "," and line.low(found.last) == "of" and line.low(found.last + 1) == "them":
        return True
    return (line.low(found.first - 2), line.low(found.first - 1)) == ("of", "which")


def _past_hedges(line: Line, i: int) -> int:
    while line.low(i) in _HEDGES:
        i -= 1
    return i


def _after_verb(line: Line, found: Quantity, other: Quantity) -> bool:
    """*The timetable allows seventy*, *by May it was below two*, *now cover only six*."""
    verb, earlier = _past_hedges(line, found.first - 1), _past_hedges(line, other.first - 1)
    return line.low(verb) in _VERBS or (line.is_word(verb) and line.low(verb) == line.low(earlier))


def _aims(line: Line, found: Quantity) -> bool:
    """*against a target of eight*, *the limit is 12*."""
    j = _past_hedges(line, found.first - 1)
    if not _bare(line, found) or line.low(j) not in {"of", "is", "was", "be", "being", "at", "to"}:
        return False
    return any(line.low(k) in _AIMS for k in range(max(0, j - 3), j))


def _adjunct(line: Line, other: Quantity) -> bool:
    """Whether the measured number only says when or for how long something else happened: *in 12 months*."""
    j = other.first - 1
    while line.low(j) in _HEDGES | {"next", "last", "past", "first", "a", "further", "coming"}:
        j -= 1
    return line.low(j) in _ADJUNCTS


# --- from a later number ----------------------------------------------------------------------------------------------

_LONGEST_LIST = 8
_BETWEEN = words.listed("ellipsis_between")


def _sharing(following: Quantity) -> bool:
    amount = following.amount
    return not (amount.currency or amount.percent or following.fraction or amount.scaled)


def from_after(line: Line, found: Quantity, later: list[Quantity]) -> Unit | None:
    """The unit of the last number of a list or movement that starts with a bare one: *from 12 to 9.5 per 1,000*."""
    chain = [found]
    for following in later[:_LONGEST_LIST]:
        gap = range(chain[-1].last, following.first)
        if not 0 < len(gap) <= 4 or not all(line.low(i) in _BETWEEN for i in gap) or not _sharing(following):
            break
        chain.append(following)
    if len(chain) == 1 or (len(chain) == 2 and line.low(found.last) == ","):
        return None
    last = unit_of(line, chain[-1])
    if last.name is None and not is_rate(line, last.last):
        return None
    kind = FigureKind.RATE if is_rate(line, last.last) and last.kind is FigureKind.COUNT else last.kind
    why = "the unit of the number it leads to"
    return Unit(kind, last.name, -1, found.last, why, sure=False, open=last.name is None)
