"""What a figure is of, in the text's own words: the noun phrase after it, or else the one that leads up to it."""

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction import figures_words as words
from briefing_app.extraction.figures_nouns import plural
from briefing_app.extraction.figures_quantities import Quantity
from briefing_app.extraction.figures_tokens import Line
from briefing_app.extraction.figures_units import Unit

_LONGEST = 12
"""Tokens."""
_CHAINS = words.listed("topic_chains")
"""Prepositions that carry a noun phrase on."""
_LINKS = words.listed("topic_links")
"""Words between a noun phrase and the number that belongs to it."""


def what_of(line: Line, found: Quantity, unit: Unit, end: int) -> str | None:
    """The words that say what is counted; `end` is where the figure's phrase ends. None: the text has none near."""
    if unit.kind is FigureKind.DURATION:
        return _said(line, end, _phrase(line, end, end + _LONGEST)) or _before(line, found.first)
    start = _start(line, found)
    stop = _phrase(line, start, found.last + _LONGEST)
    after = _said(line, start, stop)
    if unit.kind is FigureKind.COUNT and unit.head < 0:
        return _before(line, found.first) or after
    return after or _before(line, found.first) or _predicate(line, found.last)


def _start(line: Line, found: Quantity) -> int:
    """Past *or more*, *-plus*, *extra*, *of*, *in* to the words themselves."""
    start = found.last
    skipped = {"or", "and", "more", "fewer", "less", "over", "plus", "+", "-", "of", "strong", "each", "in"}
    while start < found.last + 4 and line.low(start) in skipped:
        start += 1
    return start


_TRAILS = frozenset({"next", "last", "first", "past", "’", "-", "then", "exceed"})


def _said(line: Line, start: int, stop: int) -> str | None:
    """The text of the tokens, trimmed of what only leads on; None where nothing is left that names something."""
    while stop > start and (line.low(stop - 1) in words.FUNCTION_WORDS | _TRAILS):
        stop -= 1
    while start < stop and (line.low(start) in words.FUNCTION_WORDS - {"per"} or line.low(start) == "-"):
        start += 1
    return line.between(start, stop) if any(_names(line, i) for i in range(start, stop)) else None


def _phrase(line: Line, start: int, limit: int) -> int:
    """Where the noun phrase from `start` ends, with the phrases that prepositions and participles hang on to it."""
    stop = _nouns(line, start, limit)
    while stop < limit:
        low = line.low(stop)
        if low in {"who", "whose"} and stop > start:
            return _clause(line, stop, limit)
        participle = low.endswith(("ed", "ing")) and (
            line.low(stop + 1) in _CHAINS or line.low(stop + 1) in words.DETERMINERS
        )
        if low not in _CHAINS and not (participle and stop > start):
            break
        after = _nouns(line, stop + 1, limit)
        if after == stop + 1 and not participle:
            break
        stop = after
    return stop


def _nouns(line: Line, start: int, limit: int) -> int:
    """Where a run of determiners, adjectives and nouns ends: after its plural, or before the next function word."""
    j = start
    while j < limit and (_runs_on(line, j) or (line.low(j) in words.DETERMINERS and j == start)):
        countable = line.is_word(j) and plural(line.word(j), line.low(j))
        j += 1
        further = line.is_word(j) and plural(line.word(j), line.low(j)) and line.low(j) not in words.FUNCTION_WORDS
        if countable and not further and not line.hyphen(j) and line.low(j) not in {"’", "and", "smuggling"}:
            break
    return j


def _runs_on(line: Line, j: int) -> bool:
    joined = line.hyphen(j) or (line.low(j) in {"’", "&"} and line.glued(j))
    digits = line.is_number(j) and j in line.masked and line.hyphen(j - 1)
    return joined or digits or (line.is_word(j) and line.low(j) not in words.FUNCTION_WORDS)


def _clause(line: Line, start: int, limit: int) -> int:
    stop = start
    while stop < limit and (line.is_word(stop) or line.hyphen(stop)):
        stop += 1
    return stop


def _names(line: Line, i: int) -> bool:
    low = line.low(i)
    return line.is_word(i) and low not in words.FUNCTION_WORDS and low not in {"year", "month", "week", "day", "times"}


def _before(line: Line, first: int) -> str | None:
    """The noun phrase that leads up to the number: *a shortfall of £2.9 billion*, *salaries will rise to £30,000*."""
    stop = first
    while stop > max(0, first - 7) and line.is_word(stop - 1) and line.low(stop - 1) in _LINKS:
        stop -= 1
    start = stop
    while start > max(0, stop - 7) and _leads(line, start - 1):
        start -= 1
    return _said(line, start, stop)


def _leads(line: Line, i: int) -> bool:
    if line.hyphen(i):
        return True
    kept = line.low(i) not in words.FUNCTION_WORDS or line.low(i) in {
        "of",
        "for",
        "the",
        "in",
        "on",
        "at",
        "against",
        "and",
    }
    return line.is_word(i) and kept and not (line.glued(i) and line.is_number(i - 1))


def _predicate(line: Line, last: int) -> str | None:
    """*£257 million will be handed to councils*: what becomes of a figure that opens its clause."""
    start = last
    while start < last + 4 and line.low(start) in words.AUXILIARIES:
        start += 1
    stop = start
    while stop < start + 7 and line.is_word(stop) and line.low(stop) not in words.PRONOUNS | words.CONJUNCTIONS:
        stop += 1
    return _said(line, start, stop)
