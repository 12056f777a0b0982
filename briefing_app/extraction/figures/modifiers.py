"""What the text puts on a number: *up to*, *or more*, *an estimated*; before it, inside it or after it."""

from dataclasses import dataclass

from briefing_app.domain.figures import Modifier
from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.words.lexicon import table


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A modifier and the tokens that say it, `first` to `last` (exclusive)."""

    modifier: Modifier
    first: int
    last: int


def _phrases(section: str) -> dict[tuple[str, ...], Modifier]:
    """The phrases of a section of `figures.toml`, as runs of words."""
    rows: dict[str, str] = table("figures")[section]
    return {tuple(phrase.split("_")): Modifier(name) for name, many in rows.items() for phrase in many.split()}


_BEFORE = _phrases("modifiers_before")
_AFTER = _phrases("modifiers_after")
_LONGEST_BEFORE = max(map(len, _BEFORE))
_LONGEST_AFTER = max(map(len, _AFTER))
_FILLERS = frozenset({"a", "an", "another", "extra", "additional", "further", "all"})

_GOING = words.listed("modifiers_going")
_TELLING = words.listed("modifiers_telling")
_CONTENTION = words.listed("modifiers_contention")
_PLANS = words.listed("modifiers_plans")
_ELSEWHERE = {"about": _TELLING, "around": words.listed("modifiers_turning")}
"""Words after which *about* and *around* mean no number."""


def before(line: Line, found: Quantity, *, spans: bool) -> Qualifier | None:
    """The modifier before a number; `spans` says that it is a time or a distance, so that *over* may mean *across*."""
    end = _past_fillers(line, found.first)
    for start in range(max(0, end - 2 * _LONGEST_BEFORE), end):
        modifier = _BEFORE.get(tuple(_words(line, start, end)))
        if modifier and line.low(start) not in {"-", "."} and _holds(line, start, end, found, spans=spans):
            return _denied(line, start, modifier) or Qualifier(modifier, start, found.first)
    return None


def _past_fillers(line: Line, first: int) -> int:
    end = first
    while first - end < 3 and line.low(end - 1) in _FILLERS | {"-"}:
        end -= 1
    return end


def _words(line: Line, start: int, end: int) -> list[str]:
    """The words from `start` to `end`, joining hyphens and the stop of *c.* left out."""
    return [
        line.low(i)
        for i in range(start, end)
        if not line.hyphen(i) and not (line.low(i) == "." and line.low(i - 1) in {"c", "ca", "approx", "max", "min"})
    ]


_NOT = words.listed("modifiers_not")
_DENIED = {Modifier.MORE_THAN: Modifier.AT_MOST, Modifier.LESS_THAN: Modifier.AT_LEAST}


def _denied(line: Line, start: int, modifier: Modifier) -> Qualifier | None:
    """*will not rise by more than 3 %*, *nobody waits longer than six weeks*; not *not seen in more than a year*."""
    if modifier not in _DENIED or line.low(start + 1) != "than":
        return None
    verb = start - 1 - (line.low(start - 1) in {"by", "any"})
    if line.low(verb) in words.FUNCTION_WORDS - words.AUXILIARIES:
        return None
    denial = next((j for j in range(verb, max(-1, verb - 3), -1) if line.low(j) in _NOT or _no_one(line, j)), -1)
    return Qualifier(_DENIED[modifier], denial, start + 2) if denial >= 0 else None


def _no_one(line: Line, j: int) -> bool:
    return line.low(j) == "one" and line.low(j - 1) == "no"


# 168 flats over 20 floors
_LAID_OUT = frozenset({"floors", "storeys", "levels", "pages", "rounds", "sessions", "stages", "volumes"})
_RULERS = words.listed("modifiers_rulers")
_PLACING = frozenset({"over", "under", "above", "below", "beneath", "beyond"})


def _holds(line: Line, start: int, end: int, found: Quantity, *, spans: bool) -> bool:
    """Whether the words mean the number here, and not a place, a topic or a span of time."""
    word, earlier = line.low(end - 1), line.low(start - 1)
    if end < found.first and (word == "some" or (word in _PLACING and line.low(end) in {"a", "an"})):
        return False  # under a £5m contract
    if end - start > 1:
        return not (line.low(start) == "up" and earlier in _GOING)
    if word in _ELSEWHERE:
        return earlier not in _ELSEWHERE[word]
    if word == "over":
        return not (line.low(found.last) in _LAID_OUT or _spread(line, found)) and _over(line, start, spans=spans)
    if word == "under":
        return _under(line, found)
    return _beside(line, start, end, found, spans=spans)


def _spread(line: Line, found: Quantity) -> bool:
    """*Over 17,400 homes and two years it is £25 a week*: over so many things and a time."""
    joint = next((k for k in range(found.last, found.last + 4) if line.low(k) == "and"), -1)
    numbered = line.is_number(joint + 1) or line.low(joint + 1) in words.NUMBER_WORDS
    return joint > 0 and numbered and line.low(joint + 2) in words.TIME_UNITS


def _under(line: Line, found: Quantity) -> bool:
    """Whether *under* sets a limit: not in *13 years under six ministers*, *under a £5m contract*."""
    if not found.amount.currency:
        return line.low(found.last) not in _RULERS
    return all(line.low(j) not in _PLANS for j in range(found.last, found.last + 3))


def _beside(line: Line, start: int, end: int, found: Quantity, *, spans: bool) -> bool:
    word = line.low(end - 1)
    if word == "beyond" and spans:
        return False  # lasts beyond four years
    if word == "estimated":
        return line.low(start - 1) in {"an", "the", "this", "that", "of", "with", ""} or end != found.first
    return word not in {"c", "ca", "max", "min"} or end == found.first


_STRETCH = words.listed("modifiers_stretch")


def _over(line: Line, start: int, *, spans: bool) -> bool:
    earlier = line.low(start - 1)
    if spans and earlier == "in" and line.low(start - 2).endswith(("ed", "ing")):
        return False  # phased in over three years
    if spans:
        return earlier in _STRETCH or (start == 0 and not _leads_in(line, start + 1))
    if earlier == "spent":
        return True  # spent over £4m
    return earlier not in _CONTENTION


def _leads_in(line: Line, start: int) -> bool:
    """*Over 11 months my team met 640 staff*: a time in which something happens, before its subject."""
    place = start
    while line.is_number(place) or line.low(place) in {*words.TIME_UNITS, *words.NUMBER_WORDS, "-", "or", "to"}:
        place += 1
    return line.low(place) in words.DETERMINERS | words.PRONOUNS | {","}


_SAYS = frozenset({"is", "was", "be", "of", "at", "are", "were", "remains"})


def of_a_limit(line: Line, found: Quantity) -> Qualifier | None:
    """*the maximum penalty open to it was 10 per cent*: what the subject of the number says of it."""
    if line.low(found.first - 1) not in _SAYS:
        return None
    for j in range(found.first - 2, max(-1, found.first - 10), -1):
        if line.is_number(j) or not line.is_word(j) or line.low(j) in words.CONJUNCTIONS:
            return None
        if line.low(j) == "maximum":
            sized = line.low(j + 1) not in {"temperature", "temperatures"} and j < found.first - 2
            return Qualifier(Modifier.AT_MOST, j, found.first) if sized else None
    return None


def after(line: Line, places: tuple[int, ...]) -> Qualifier | None:
    """The modifier right after one of the given places: the end of the number, the end of its noun."""
    for place in places:
        start = line.after_hyphen(place)
        for length in range(_LONGEST_AFTER, 0, -1):
            said = tuple(line.low(i) for i in range(start, start + length))
            modifier = _AFTER.get(said)
            end = start + length
            if modifier and not _of_the_next(line, end) and _fits_after(line, place, start, end):
                return Qualifier(modifier, place, end)
    return None


def _of_the_next(line: Line, end: int) -> bool:
    """Whether the words belong to a number that follows: *450 passengers and up to 100 cars*."""
    return line.low(end) in words.NUMBER_WORDS or (line.low(end - 1), line.low(end)) == ("up", "to")


def _fits_after(line: Line, place: int, start: int, end: int) -> bool:
    word, follows = line.low(end - 1), line.low(end)
    if word == "+":
        return line.glued(start) and not line.is_number(end)
    if word in {"odd", "ish"}:
        return start > place or line.glued(start) or word == "odd"
    if word == "plus":
        joined = start > place or line.glued(start)
        return joined or follows in words.TIME_UNITS
    if word in {"over", "above", "under", "below", "more", "up"}:
        rate = word == "more" and end - start > 1 and follows in {"a", "an", "each", "every"}  # two hours or more a day
        return (rate or follows not in words.DETERMINERS) and not line.is_number(end) and follows != "than"
    if word in {"maximum", "minimum", "max", "tops"}:
        return not line.is_word(end) or follows in words.FUNCTION_WORDS
    return True
