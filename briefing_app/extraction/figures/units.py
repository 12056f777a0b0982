"""What a number counts: the head noun after it, the time or measure it is in, or the noun mentioned before it."""

from dataclasses import dataclass

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import COLLECTIVE_FIRST, MODIFIERS, plural, singular
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line

_WIDEST = 14
"""Tokens between a number and the noun it counts."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted. `head` is the place of the noun (-1: none in the line), `last` where its phrase ends.

    `why` says in plain words how it was found; `sure` is false where a parse may know better, `open` where an earlier
    mention may name the noun.
    """

    kind: FigureKind
    name: str | None
    head: int
    last: int
    why: str
    sure: bool = True
    open: bool = False


def unit_of(line: Line, found: Quantity) -> Unit:
    """The unit and kind of a quantity, from the words beside it."""
    if found.amount.currency:
        return Unit(FigureKind.MONEY, found.amount.currency, -1, found.last, "its currency")
    if found.amount.percent:
        name = "percent"
        return Unit(
            FigureKind.PERCENT, name, -1, found.last, "percentage points" if found.amount.points else "per cent"
        )
    if found.amount.measure:
        return Unit(FigureKind.OTHER, found.amount.measure, found.last, found.last + 1, "the measure beside it")
    if found.fraction:
        return _of_fraction(line, found)
    return _compound(line, found) or _counted(line, found)


# --- hyphenated: a four-hour standard, a 300-bed hospital ---------------------------------------------------------


def _compound(line: Line, found: Quantity) -> Unit | None:
    if not line.hyphen(found.last) or not line.is_word(found.last + 1):
        return None
    j = found.last + 1
    word = line.low(j)
    if word in {"plus", "odd", "or", "ish", "and", "to", "a"}:
        return None
    if word in words.TIME_UNITS:
        return Unit(FigureKind.DURATION, words.TIME_UNITS[word], j, j + 1, f"the time unit “{line.word(j)}”")
    if word in words.MEASURES:
        return Unit(FigureKind.OTHER, words.MEASURES[word], j, j + 1, f"the measure “{line.word(j)}”")
    if word == "strong":
        return Unit(FigureKind.COUNT, None, -1, j + 1, "a strength")
    return Unit(FigureKind.COUNT, noun_at(line, j), j, j + 1, f"the noun “{line.word(j)}” joined to it")


# --- the noun after the number ---------------------------------------------------------------------------------------


_AREAS = {"m": "metre", "metres": "metre", "ft": "foot", "feet": "foot", "km": "kilometre", "miles": "mile"}
_ATTRIBUTIVE = words.listed("units_attributive")
_ATTRIBUTIVE_NOUNS = words.listed("units_attributive_nouns")
"""Singulars that stand beside a number before another noun: *a 10 month inquiry*, *a 400 page plan*."""


def _symbol(line: Line, start: int) -> Unit | None:
    """A measure cut short beside the number: *12 MW*, *4,000 sq ft*."""
    area = start + 1 + (line.low(start + 1) == ".")
    if line.low(start) == "sq" and line.low(area) in _AREAS:
        return Unit(FigureKind.OTHER, f"square {_AREAS[line.low(area)]}", area, area + 1, "the measure beside it")
    if line.low(start) not in words.SYMBOLS or len(line.low(start)) < len("km"):
        return None
    name = words.SYMBOLS[line.low(start)]
    return Unit(FigureKind.OTHER, name, start, start + 1, f"the measure “{line.word(start)}”")


def _counted(line: Line, found: Quantity) -> Unit:
    start = past_suffix(line, found.last)
    measure = _symbol(line, start)
    if measure:
        return measure
    beside = line.low(start) in _ATTRIBUTIVE and not _plural_noun(line, start + 1)
    head = start if beside else head_after(line, start, singular_too=found.value == 1)
    if head < 0 and line.word(start) in _ATTRIBUTIVE_NOUNS:
        head = start
    if head < 0 and found.high is not None and _plural_noun(line, found.last - 3) and line.low(found.last - 2) == "and":
        return _of_both(line, found)
    if head < 0:
        return Unit(FigureKind.COUNT, None, -1, start, "no noun beside it", sure=False, open=True)
    word = line.low(head)
    bare = line.low(head - 1) not in {"bed", "patient", "person", "man", "case", "working-age"}
    if word in words.TIME_UNITS and bare:
        return Unit(FigureKind.DURATION, words.TIME_UNITS[word], head, head + 1, f"the time unit “{line.word(head)}”")
    if word in words.MEASURES and head - start <= 2 and not _device(line, head):
        return Unit(FigureKind.OTHER, _measure(line, head), head, head + 1, f"the measure “{line.word(head)}”")
    sure = head == start or (head == start + 1 and not line.low(start).endswith("ed"))
    return Unit(FigureKind.COUNT, noun_at(line, head), head, head + 1, f"the noun “{line.word(head)}”", sure)


_LENGTHS = words.listed("numbers_extents") - {"by", "x"} | {
    "of",
    "from",
    "above",
    "below",
    "per",
    "along",
    "square",
    "in",
}


def _device(line: Line, head: int) -> bool:
    """*replace 5,200 meters*: in British spelling what measures; not *300 meters away*."""
    return line.low(head) == "meters" and line.low(head + 1) not in _LENGTHS


def _of_both(line: Line, found: Quantity) -> Unit:
    """The noun inside *between four visits and nine*."""
    noun = found.last - 3
    name, why = words.TIME_UNITS.get(line.low(noun)), f"the noun “{line.word(noun)}” between the numbers"
    kind = FigureKind.DURATION if name else FigureKind.COUNT
    return Unit(kind, name or noun_at(line, noun), -1, found.last, why)


def _measure(line: Line, head: int) -> str:
    """*mile*, or *square mile* where the word before says so."""
    squared = line.low(head - 1) if line.low(head - 1) in {"square", "cubic", "nautical"} else ""
    return f"{squared} {words.MEASURES[line.low(head)]}".strip()


def past_suffix(line: Line, i: int) -> int:
    """The place after *-plus*, *+*, *or so*, *or more* and the like."""
    j = line.after_hyphen(i)
    if line.low(j) in {"plus", "odd", "ish"} and (j > i or line.glued(j) or line.low(j) == "plus"):
        return j + 1
    if line.low(j) == "+" and line.glued(j):
        return j + 1
    if line.low(j) in {"or", "and"} and line.low(j + 1) in {"so", "more", "fewer", "less", "over", "above"}:
        return j + 2
    return i


_CONTINUE = words.listed("units_continue")
_VERBS = words.listed("units_verbs") | words.listed("topic_deeds")
_BOUNDARY = (words.FUNCTION_WORDS - _CONTINUE) | _VERBS | {"last", "next"}
_WHOLES = words.listed("units_wholes")
_JOINS = frozenset({"and", "or", ",", "&", "/"})


def head_after(line: Line, i: int, *, singular_too: bool = False, agrees: bool = True) -> int:
    """The place of the noun that a number just before `i` counts, or -1.

    It is the first plural of the noun phrase; *of the …* is crossed, *and* only while no plural has come. `agrees`
    is false where a singular verb may follow the plural, as after *one in four nurses*.
    """
    j = _into_whole(line, i)
    last_word = -1
    end = min(j + _WIDEST, len(line.tokens))
    while j < end:
        if not line.is_word(j):
            j = _past_sign(line, j, crossing=last_word >= 0)
            if j < 0:
                break
            continue
        if line.low(j) == "live" and _plural_noun(line, j + 1):
            return j + 1
        if (line.low(j) in _BOUNDARY and not _inside_compound(line, j)) or (
            line.low(j) in words.NUMBER_WORDS and not (line.hyphen(j + 1) or line.hyphen(j - 1))
        ):
            if line.low(j) in _JOINS and last_word >= 0 and not singular_too:
                j += 1
                continue
            break
        if _heads(line, j, agrees=agrees):
            return j
        last_word = j
        j += 1
    return last_word if singular_too and last_word >= 0 else -1


_PARTICLES = words.listed("units_particles")
_PREFIXES = words.listed("units_prefixes")
_TAILS = frozenset({"by", "on", "up", "in"})


def _inside_compound(line: Line, j: int) -> bool:
    """Whether a preposition is one half of a noun or an adjective: *by-elections*, *check-in desks*."""
    return (line.hyphen(j + 1) and line.is_word(j + 2)) or (line.hyphen(j - 1) and line.is_word(j - 2))


def noun_at(line: Line, j: int) -> str:
    """The singular of the noun at `j`, with the half without which it means something else: *break-in*, *passer-by*."""
    name = singular(line.word(j))
    if line.hyphen(j - 1) and (line.low(j) in _PARTICLES or line.low(j - 2) in _PREFIXES):
        return f"{line.low(j - 2)}-{name}"
    if line.hyphen(j + 1) and line.low(j + 2) in _TAILS:
        end = j + 5 if line.hyphen(j + 3) and line.low(j + 4) == "law" else j + 3
        return name + line.between(j + 1, end).lower()
    return name


def _into_whole(line: Line, i: int) -> int:
    """Past *of the*, *of its*, *of all* to where the whole's own words begin."""
    if line.low(i) != "of":
        return i
    j = i + 1
    while line.low(j) in _WHOLES | {"first", "last", "past", "next"}:
        j += 1
    return j + 1 if line.is_number(j) or (line.low(j) in words.NUMBER_WORDS and not line.hyphen(j + 1)) else j


def _past_sign(line: Line, j: int, *, crossing: bool) -> int:
    """The place after a sign or number that may stand inside a noun phrase, or -1."""
    word = line.low(j)
    if line.hyphen(j) or word in {"“", "”", "‘", '"', "&", "/"} or (word in {"’", "'"} and line.glued(j)):
        return j + 1
    if word in words.CURRENCY_SIGNS and line.is_number(j + 1):  # two £6bn carriers
        scaled = (line.glued(j + 2) and line.is_word(j + 2)) or line.low(j + 2) in words.SCALES
        return j + 3 if scaled else j + 2
    called = j in line.masked and line.low(j + 1) in {"call", "calls"}  # one in five 999 calls
    if line.is_number(j) and (line.hyphen(j + 1) or (j in line.masked and line.is_word(j - 1) and crossing) or called):
        return j + 2 if line.hyphen(j + 1) else j + 1
    if line.is_number(j) and line.glued(j) and (line.is_word(j - 1) or line.hyphen(j - 1)):
        return j + 1
    comma = word == "," and crossing and line.is_word(j + 1) and line.low(j + 1) not in _BOUNDARY
    return j + 1 if comma else -1


def _heads(line: Line, j: int, *, agrees: bool) -> bool:
    """Whether the word at `j` is the plural that is counted, not one that stands before it."""
    low = line.low(j)
    if not plural(line.word(j), low):
        return False
    if line.low(j + 1) in {"’", "'"} and line.glued(j + 1) and line.is_word(j + 2):
        return low in words.TIME_UNITS
    if line.hyphen(j + 1) and line.low(j + 1) != "–" and line.is_word(j + 2):
        return line.low(j + 2) in _TAILS and not _noun_follows(line, j + 3)
    if low in words.TIME_UNITS:  # 41 years shows
        return True
    if low in MODIFIERS or low in COLLECTIVE_FIRST:
        return not _noun_follows(line, j + 1)
    # A plural takes a verb without an s, so a second plural right after the first is the noun that is counted.
    return not (agrees and _plural_noun(line, j + 1) and not has_object(line, j + 1))


def has_object(line: Line, j: int) -> bool:
    """Whether what looks like a plural is a verb with its object: *each of the 12 wards elects three*."""
    follows = line.low(j + 1)
    return follows in {"the", "a", "an", "its", "their"} or line.is_number(j + 1) or follows in words.NUMBER_WORDS


def _plural_noun(line: Line, j: int) -> bool:
    return line.is_word(j) and line.low(j) not in _BOUNDARY and plural(line.word(j), line.low(j))


def _noun_follows(line: Line, j: int) -> bool:
    """Whether a further plural comes before the noun phrase ends."""
    for k in range(j, j + 3):
        if not line.is_word(k) or line.low(k) in _BOUNDARY or line.low(k).endswith("ly"):
            return False
        if _plural_noun(line, k):
            return True
    return False


# --- fractions -------------------------------------------------------------------------------------------------------

_COMPARED = words.listed("units_compared")


def _of_fraction(line: Line, found: Quantity) -> Unit:
    i = found.last
    timed = _part_of_time(line, found)
    if timed:
        return timed
    if line.low(i) in _COMPARED:
        return Unit(FigureKind.RATE, None, -1, i + 1, "a change by a fraction")
    if found.inside:  # one closure in ten
        noun = found.inside[1] - 1
        return Unit(FigureKind.RATE, noun_at(line, noun), noun, i, f"a part of the “{line.word(noun)}”")
    start = _into_whole(line, i)
    while line.low(start) in _WHOLES:
        start += 1
    head = head_after(line, start, agrees=not found.ratio)
    whole = start > i
    if line.low(i + (line.low(i) == "of")) == "what":  # two-thirds of what we need
        return Unit(FigureKind.RATE, None, -1, i, "a part of what the text goes on to say")
    if head < 0 and whole and not _done_by_those(line, start):
        head = last_noun(line, start)
    if head < 0:
        return Unit(FigureKind.RATE, None, -1, i, "a part of a whole", sure=False, open=True)
    return Unit(FigureKind.RATE, noun_at(line, head), head, head + 1, f"a part of the “{line.word(head)}”")


def _done_by_those(line: Line, i: int) -> bool:
    """Whether the word at `i` says what *those* did or had done to them: *a quarter of those completed the course*."""
    return line.low(i - 1) in {"those", "these"} and line.low(i).endswith("ed")


def last_noun(line: Line, i: int) -> int:
    """The last word before the noun phrase that starts at `i` ends, or -1."""
    j = i
    while line.is_word(j) and line.low(j) not in _BOUNDARY and j < i + 6:
        j += 1
    return j - 1 if j > i else -1


def _part_of_time(line: Line, found: Quantity) -> Unit | None:
    """*half an hour*, *a quarter of a century*, *half a mile*."""
    j = line.after_hyphen(found.last + (line.low(found.last) == "of"))
    if line.low(j) in {"a", "an"}:
        j = line.after_hyphen(j + 1)
    elif found.ratio or j == found.last:
        return None
    word = line.low(j)
    if word in words.TIME_UNITS and not word.endswith("s"):
        return Unit(FigureKind.DURATION, words.TIME_UNITS[word], j, j + 1, f"the time unit “{line.word(j)}”")
    if word in words.MEASURES:
        return Unit(FigureKind.OTHER, words.MEASURES[word], j, j + 1, f"the measure “{line.word(j)}”")
    return None


# --- rates ----------------------------------------------------------------------------------------------------------

_TURNS = frozenset({"night", "shift", "term", "season", "evening", "morning", "session", "sitting", "match"})
"""Times, no units of time, that a rate may be over."""
_NOT_YEARLY = frozenset({"ago", "earlier", "later", "before", "after"})


def is_rate(line: Line, end: int) -> bool:
    """Whether *a day*, *per 100,000*, *every year* follows the place."""
    j = line.after_hyphen(end)
    word, follows = line.low(j), line.low(line.after_hyphen(j + 1))
    if word == "per":
        return True
    if word in {"a", "an", "each", "every"} and (follows in words.TIME_UNITS or follows in _TURNS):
        k = line.after_hyphen(j + 1) + 1
        since = line.low(k) == "on" and (not line.is_word(k + 1) or line.low(k + 1) == "from")  # a year on
        return line.low(k) not in _NOT_YEARLY and not (since and not line.is_number(k + 1))
    return word in {"daily", "weekly", "monthly", "annually", "yearly", "hourly"} and not _noun_follows(line, j + 1)
