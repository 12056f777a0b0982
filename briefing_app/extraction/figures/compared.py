"""What a figure is of where another one has said it: *from 4 to 6 per cent*, *£5m, up from £4m*, *a rise of 9 %*."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import Unit

_AROUND = words.listed("topic_around")
"""Words between a number and the noun phrase or verb before it."""
_STATES = words.listed("topic_states")
_MOVES = words.listed("topic_moves")
"""Nouns of change, which alone do not say what changed."""
_PLANNED = frozenset({"planned", "budgeted", "expected", "forecast", "promised", "previous", "earlier", "original"})
_SUMS = frozenset({"average", "mean", "median", "total", "maximum", "minimum", "equivalent"})
_OTHERS = frozenset({"of", "who", "whose", "for", "among", "amongst"})
"""What leads from a number to whom it is of, who need not be those of the number before."""
_FARTHEST = 16
"""Tokens between a number and the one that it is set against."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that has been read, and what it is of."""

    line: Line
    quantity: Quantity
    unit: Unit
    of: str | None


def past_around(line: Line, i: int, *, summed: bool = False) -> int:
    """The place before the words that lead up to a number; `summed` passes *an average of* too."""
    while i >= 0 and (line.low(i) in _AROUND or line.dash(i) or _roughly(line, i) or (summed and _sum(line, i))):
        i -= 1
    return i


def _roughly(line: Line, i: int) -> bool:
    """The *of* of *in excess of*, *in the region of*."""
    near = line.low(i - 1) in {"region", "order", "neighbourhood", "vicinity"} and line.low(i - 2) == "the"
    return line.low(i) == "of" and (near or line.low(i - 1) == "excess")


def _sum(line: Line, i: int) -> bool:
    """The words of *an average of*, *the equivalent of*."""
    led = line.low(i - 2) in {"a", "an", "the"}
    return (line.low(i) == "of" and line.low(i - 1) in _SUMS and led) or (
        line.low(i) in _SUMS and line.low(i + 1) == "of"
    )


def moved(line: Line, found: Quantity, unit: Unit, told: Sequence[Told]) -> str | None:
    """What the second number of *from 4 to 6*, *to 6 in June from 4*, *rose by 2 to 6* is of: the same as the first."""
    before = _last(line, found, told, timed=unit.kind is FigureKind.DURATION)
    place = past_around(line, found.first - 1, summed=True)
    lead = line.low(place)
    if before is None or lead not in {"to", "from"} or line.low(found.last) in _OTHERS:
        return None
    if any(line.low(k) in {";", ":", "while", "whereas"} for k in range(before.quantity.last, place)):
        return None
    alike = _alike(before.unit, unit)
    first = line.low(past_around(line, before.quantity.first - 1))
    if lead == "from":
        return before.of if alike else None
    if _attributive(line, found):
        return None
    changed = first in {"by", "up", "down"} or first in _STATES or line.low(before.quantity.first - 1) in {"up", "down"}
    return before.of if (alike and first == "from") or (changed and first not in {"is", "was", "are", "were"}) else None


def _attributive(line: Line, found: Quantity) -> bool:
    """Whether the number stands before a noun of its own: *to the £38m rebuilding of*."""
    return line.is_word(found.last) and line.low(found.last) not in _LOOSE


_LOOSE = words.FUNCTION_WORDS | words.listed("topic_times") | words.TIME_UNITS.keys()


def carried(line: Line, found: Quantity, unit: Unit, told: Sequence[Told]) -> str | None:
    """What the number is of that this one is set against or says more of; None where it stands alone."""
    if line.low(found.last) in _OTHERS:
        return None
    if _refers_back(line, found):
        return _of_sentence_before(line, unit, told)
    alike = _last(line, found, told, timed=True, unit=unit)
    if alike and _set_against(line, found, unit):
        return alike.of if not _elsewhere(line, found, alike.of or "") else None
    before = _last(line, found, told)
    if before is None or not (_aside(line, found) or _goes_on(line, found, before) or _said_again(line, found)):
        return None
    return before.of


def _elsewhere(line: Line, found: Quantity, of: str) -> bool:
    """Whether the number is that of another place than the words name: *nine Hest libraries, against 12 in Tarn*."""
    there = line.low(found.last) in {"in", "at", "across", "for"} and line.capital(found.last + 1)
    opens = line.text.startswith(of, line.start)
    named = any(word[:1].isupper() and len(word) > 1 for word in of.split()[opens:])
    return there and line.low(found.last + 1) not in words.MONTHS and named


def only_a_move(line: Line, start: int, stop: int) -> bool:
    """Whether the words at `start` to `stop` are a noun of change beside a clause: *…, a sharp rise of*."""
    if line.low(stop - 1) not in _MOVES or stop - start > 2 or line.low(stop) in {"in", "on", "for"}:
        return False
    first = start
    while first > 0 and (line.low(first - 1) in words.DETERMINERS or line.is_number(first - 1) or _cent(line, first)):
        first -= 1
    return line.low(first - 1) in {",", "–", "—"}


def _cent(line: Line, i: int) -> bool:
    return line.low(i - 1) in {"%", "per", "cent", "percent", "pc"} | words.NUMBER_WORDS


def _alike(one: Unit, other: Unit) -> bool:
    return (one.kind, one.name) == (other.kind, other.name)


def _last(
    line: Line, found: Quantity, told: Sequence[Told], *, timed: bool = False, unit: Unit | None = None
) -> Told | None:
    """The figure before in the sentence, near enough; without `timed` none that is only a time beside it.

    With a unit it is the last of that unit. What was told is in the order of the text.
    """
    for one in reversed(told):
        if one.line is not line or found.first - one.quantity.last > _FARTHEST:
            return None
        if (timed or one.unit.kind is not FigureKind.DURATION) and (unit is None or _alike(one.unit, unit)):
            return one
    return None


def _set_against(line: Line, found: Quantity, unit: Unit) -> bool:
    """*against a planned £26m*, *compared with the 27.6% reported*, *higher than the 4%*, *and not 9.5*."""
    word, earlier = line.low(found.first - 1), line.low(found.first - 2)
    if word in {"not", "now", "previously"} and earlier in {"and", ",", "but"}:
        return word != "not" or unit.kind not in {FigureKind.COUNT, FigureKind.RATE}  # a count denied is nobody's
    place = found.first - 1
    while line.low(place) in _AROUND | _PLANNED:
        if line.low(place) == "than":
            return word == "the" or earlier == "rather"
        place -= 1
    lead = line.low(place)
    return lead == "against" or (lead in {"with", "to"} and line.low(place - 1) == "compared")


_COMPARED = frozenset({"more", "less", "fewer", "higher", "lower", "above", "below", "worse", "better", "up", "down"})


def _aside(line: Line, found: Quantity) -> bool:
    """*…, up 14 per cent*, *…, £47m more than planned*, *…, a rise of 9 %*, *…, a 6 % increase on*."""
    word = line.low(found.first - 1)
    start = past_around(line, found.first - 1)
    parted = line.low(start) == "," or any(line.low(k) in {"–", "—"} for k in range(start + 1, found.first))
    if parted and (word in {"up", "down"} or line.low(found.last) in _COMPARED | _MOVES):
        return True
    k = found.first - 1
    while k > 0 and line.low(k) in _AROUND | {"of"}:
        k -= 1
    return line.low(k) in _MOVES and (line.low(k + 1) == "of" or line.low(found.first - 1) == "of")


def _said_again(line: Line, found: Quantity) -> bool:
    """*rose from £11 to £12, or by 9 per cent*."""
    place = past_around(line, found.first - 1)
    return (line.low(place - 1), line.low(place)) == ("or", "by")


def _goes_on(line: Line, found: Quantity, before: Told) -> bool:
    """*… and must fall by 81 per cent*, *a bill of £1,812 will fall to £1,690*: a verb of the same subject."""
    place = past_around(line, found.first - 1)
    if line.low(place) not in {"by", "to"}:
        return False
    verb = place - 1
    while line.low(verb) in _STATES | words.AUXILIARIES or line.low(verb).endswith("ly"):
        verb -= 1
    return verb < place - 1 and (line.low(verb) in {"and", "but"} or verb + 1 == before.quantity.last)


# --- the sentence before ----------------------------------------------------------------------------------------------

_POINTING = frozenset({"that", "this"})
_SAYS = frozenset({"is", "was", "marks", "marked", "represents", "represented", "compares", "compared"})


def _refers_back(line: Line, found: Quantity) -> bool:
    """*That compares with 34 per cent a year before*: a sentence about the number of the one before."""
    opens = line.low(0) == "that's" or (line.low(0) in _POINTING and line.low(1) in _SAYS)
    opens = opens or (line.low(0) == "it" and line.low(1) in {"marks", "marked", "represents", "compares"})
    return opens and not any(line.is_number(k) and k not in line.masked for k in range(found.first))


def _of_sentence_before(line: Line, unit: Unit, told: Sequence[Told]) -> str | None:
    near = list(takewhile(lambda one: 0 <= line.start - one.line.end <= len("” "), reversed(told)))
    levels = [one for one in near if one.unit.kind is not FigureKind.DURATION]
    alike = [one for one in levels if _alike(one.unit, unit)]
    chosen = {one.of for one in alike or (levels if unit.kind is FigureKind.PERCENT else [])}
    return chosen.pop() if len(chosen) == 1 else None
