"""What a figure is of, in the text's own words: the noun phrase that it counts, is part of, or is said of."""

from collections.abc import Callable

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction import figures_phrases as phrases
from briefing_app.extraction import figures_words as words
from briefing_app.extraction.figures_phrases import Span
from briefing_app.extraction.figures_quantities import Quantity
from briefing_app.extraction.figures_tokens import Line
from briefing_app.extraction.figures_units import Unit

Way = Callable[[Line, Quantity, int], Span | None]
"""Looks for the words of a figure whose phrase ends at a place."""
_AROUND = words.listed("topic_around")
"""Words between a number and the noun phrase or verb before it."""
_STATES = words.listed("topic_states")
"""Verbs that say of a thing how much it is: *is*, *rose*, *costs*."""
_COMPARED = frozenset(
    {
        "higher",
        "lower",
        "worse",
        "better",
        "cheaper",
        "dearer",
        "up",
        "down",
        "above",
        "below",
        "short",
        "ahead",
        "behind",
    }
)
_INTO = frozenset({"for", "on", "in", "into", "towards", "to"})


_MEASURES = frozenset(words.MEASURES.values())


def what_of(line: Line, found: Quantity, unit: Unit, end: int) -> str | None:
    """The words that say what is counted; `end` is where the figure's phrase ends. None: the text has none near."""
    for way in _ways(unit):
        span = way(line, found, end)
        if span and way is _counted:
            span = (span[0], _to_the_head(line, unit, span[1]))
        if span and (way is _of_them or phrases.tells(line, span)):
            return line.between(*span)
    return None


def _to_the_head(line: Line, unit: Unit, stop: int) -> int:
    """Where the phrase of a counted noun ends: never before the noun: *paper and plastic cards*."""
    inside = all(line.is_word(i) or line.hyphen(i) for i in range(stop, unit.head + 1))
    return max(stop, unit.head + 1) if inside else stop


def _ways(unit: Unit) -> tuple[Way, ...]:
    if unit.kind is FigureKind.DURATION:
        return (_timed, _whole, _subject, _object, _lasting)
    if unit.kind in {FigureKind.MONEY, FigureKind.PERCENT}:
        return (_beside, _part, _of_them, _whole, _subject, _object, _purpose, _predicate)
    if unit.kind is FigureKind.OTHER or unit.name in _MEASURES:
        return (_timed, _whole, _subject, _object)
    return (_counted, _part, _whole, _subject) if unit.head >= 0 else (_part, _whole, _subject, _object)


# --- after the number -------------------------------------------------------------------------------------------------


def _counted(line: Line, found: Quantity, end: int) -> Span | None:
    """*300 Home Office caseworkers*, *40% of its members*, *one closure in ten*."""
    if found.inside and end == found.last:
        return found.inside
    if line.hyphen(found.last):  # a five-bedroom home
        joined = phrases.after(line, end) if line.low(end) not in words.FUNCTION_WORDS else None
        return joined or phrases.after(line, found.last + 1)
    start = found.last
    while start < found.last + 4 and line.low(start) in {
        "or",
        "and",
        "more",
        "fewer",
        "less",
        "over",
        "plus",
        "+",
        "-",
    }:
        start += 1
    return _past_owner(line, phrases.after(line, start + (line.low(start) == "of")))


def _past_owner(line: Line, span: Span | None) -> Span | None:
    """What is owned where the owner comes first: *31 of the country’s 44 control rooms*."""
    if span and line.low(span[1] - 1).endswith("'s") and line.is_number(span[1]):
        return phrases.after(line, span[1] + 1)
    return span


def _part(line: Line, found: Quantity, _end: int) -> Span | None:
    """*60% of the 50,000 people released*: what the number is a part of."""
    start = found.last
    if line.low(start) != "of":
        return None
    start += 1
    while line.low(start) in words.DETERMINERS | {"nearly", "about", "around", "over"} or line.is_number(start):
        start += 1
    span = _past_owner(line, phrases.after(line, start))
    those = span and line.low(start - 1) == "those" and line.low(start).endswith("ed")
    return (start - 1, span[1]) if span and those else span


def _beside(line: Line, found: Quantity, _end: int) -> Span | None:
    """*a £75m package*, *a 25% increase in personnel*."""
    if line.low(found.last) == ":" and found.first == 0:  # £612m: forecast cost of the programme
        return phrases.after(line, found.last + 1)
    if line.low(found.last) in _COMPARED:
        return None  # £60m higher than a year ago
    if _agrees(line, found):
        return None
    start = found.last + (line.low(found.last) in {"more", "fewer", "less", "extra"})
    if line.low(start).endswith("ed") and line.low(start + 1) in words.PREPOSITIONS:
        return None
    if line.hyphen(start) and line.low(start + 1) == "a" and line.hyphen(start + 2):  # a £50-a-week rent
        start += 4
    return phrases.after(line, line.after_hyphen(start)) if line.low(start) not in words.FUNCTION_WORDS else None


def _agrees(line: Line, found: Quantity) -> bool:
    """*just 4 per cent object*: a verb that ends its clause; not *a 4 per cent increase*."""
    word, follows = line.low(found.last), line.low(found.last + 1)
    alone = not line.is_word(found.last + 1) or follows in words.FUNCTION_WORDS - {"of", "in"}
    bare = line.low(found.first - 1) not in words.DETERMINERS and not line.hyphen(found.last)
    return found.amount.percent and alone and bare and not word.endswith(("s", "th", "on", "nt", "ase", "ise"))


def _of_them(line: Line, found: Quantity, _end: int) -> Span | None:
    """*Of those who replied, 38% had …*: the whole that opens the clause."""
    comma = next((j for j in range(found.first - 1, max(-1, found.first - 12), -1) if line.low(j) == ","), -1)
    near = comma >= 0 and all(line.low(j) in _AROUND | words.FUNCTION_WORDS for j in range(comma + 1, found.first))
    opens = next((j for j in range(comma - 1, max(-1, comma - 12), -1) if line.low(j) == "of"), -1) if near else -1
    opening = opens == 0 or (opens > 0 and line.low(opens - 1) in {",", ";", "and", "but"})
    return (opens + 1, comma) if opening else None


def _purpose(line: Line, found: Quantity, _end: int) -> Span | None:
    """*spent £4m on agency staff*, *£3m for the pier*."""
    if line.low(found.last) not in _INTO or (line.low(found.last) == "in" and not _put(line, found)):
        return None
    return phrases.after(line, found.last + 1)


def _put(line: Line, found: Quantity) -> bool:
    """Whether *in* leads to what the money is: *£5m in fines*, *spend £5m in the town*; not *£5m in the plan*."""
    if line.low(found.last + 1) not in words.DETERMINERS:
        return True
    return any(line.low(j).startswith(("invest", "spen", "put")) for j in range(found.first - 6, found.first))


def _predicate(line: Line, found: Quantity, _end: int) -> Span | None:
    """*£257 million will be handed to councils*: what becomes of a figure that opens its clause."""
    start = found.last
    while start < found.last + 4 and line.low(start) in words.AUXILIARIES:
        start += 1
    doing = line.low(start).endswith("ed") or line.low(start) in {"spent", "paid", "lost", "given", "put", "cut"}
    if start == found.last or not doing:
        return None
    reached = phrases.after(line, start + 2) if line.low(start + 1) in _INTO | {"from", "by"} else None
    return (start, reached[1]) if reached else None


def _timed(line: Line, found: Quantity, end: int) -> Span | None:
    """*the four-hour standard*, *a ten-year plan*, *two weeks of training*, *six weeks to complete the work*."""
    follows = line.low(end)
    if follows == "of":
        return phrases.after(line, end + 1)
    if follows == "to":
        object_of = phrases.after(line, end + 2)
        return (end + 1, object_of[1]) if object_of else None
    if follows in words.FUNCTION_WORDS:
        return None
    return phrases.after(line, end) if line.hyphen(found.last) or not line.low(end - 1).endswith("s") else None


# --- before the number ------------------------------------------------------------------------------------------------


def _past_around(line: Line, i: int) -> int:
    while i >= 0 and (line.low(i) in _AROUND or line.dash(i) or _roughly(line, i)):
        i -= 1
    return i


def _roughly(line: Line, i: int) -> bool:
    """The *of* of *in excess of*, *in the region of*."""
    near = line.low(i - 1) in {"region", "order", "neighbourhood", "vicinity"} and line.low(i - 2) == "the"
    return line.low(i) == "of" and (near or line.low(i - 1) == "excess")


def _whole(line: Line, found: Quantity, _end: int) -> Span | None:
    """*a shortfall of £2.9bn*, *a total procurement cost of £196bn*, *a target of 95%*."""
    j = _past_around(line, found.first - 1)
    return phrases.sized(line, j) if line.low(j) in {"of", "worth"} else None


def _object(line: Line, found: Quantity, _end: int) -> Span | None:
    """*increased the number of boats by 50%*, *raise fees to £40*."""
    j = _past_around(line, found.first - 1)
    return phrases.before(line, j) if line.low(j) in {"by", "to", "from", "below", "above"} else None


def _subject(line: Line, found: Quantity, _end: int) -> Span | None:
    """*salaries for new teachers will rise to £30,000*, *the gap was £4m*."""
    j = _past_around(line, found.first - 1)
    if line.low(j) == ":" and j > 0 and not line.is_number(j - 1):  # prosecutions: 9
        return phrases.before(line, j)
    if line.low(j) in {"by", "to", "from", "at"}:
        j = _past_around(line, j - 1)
    if line.low(j) not in _STATES and not (line.low(j).endswith("ed") and line.low(j + 1) in {"by", "to", "from"}):
        return None
    j -= 1
    while j > 0 and (line.low(j) in _STATES | words.AUXILIARIES or line.low(j).endswith("ly")):
        j -= 1
    j -= line.low(j) in {"that", "which", "who"}  # a market that shrank by
    return phrases.before(line, j + 1)


def _lasting(line: Line, found: Quantity, end: int) -> Span | None:
    """*spending plans for the next ten years*: what stands right before the preposition."""
    j = found.first - 1
    while line.low(j) in _AROUND | {"next", "last", "past", "first", "coming", "previous", "final"}:
        j -= 1
    if line.low(j) not in {"for", "over", "in", "within", "after", "during"} or line.low(end) == "without":
        return None
    verb = j - 1
    if line.low(verb).endswith("ed") or line.low(verb) in _STATES:  # the moor burned for
        while verb > 0 and line.low(verb - 1) in words.AUXILIARIES:
            verb -= 1
        return phrases.before(line, verb)
    span = phrases.before(line, j)
    return None if span and phrases.placed(line, span[0]) else span
