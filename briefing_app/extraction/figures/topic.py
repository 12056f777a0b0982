"""What a figure is of, in the text's own words: the noun phrase that it counts, is part of, or is said of."""

from collections.abc import Callable, Sequence

from briefing_app.domain.figures import FigureKind
from briefing_app.extraction.figures import phrases, words
from briefing_app.extraction.figures.compared import Told, carried, moved, only_a_move, past_around
from briefing_app.extraction.figures.phrases import Span
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.subjects import label, person, subject
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import Unit

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
_INTO = frozenset({"for", "on", "in", "into", "towards", "to", "off"})


_MEASURES = frozenset(words.MEASURES.values())
_NAMED = frozenset({FigureKind.COUNT, FigureKind.RATE})
"""Kinds whose unit is a noun of the text."""


def what_of(line: Line, found: Quantity, unit: Unit, end: int, told: Sequence[Told] = ()) -> str | None:
    """The words that say what is counted; `end` is where the figure's phrase ends. None: the text has none near.

    `told` are the figures of the paragraph so far, for one that is set against another: *£5m, up from £4m*.
    """
    named = unit.head >= 0 and unit.kind in _NAMED
    same = None if named else moved(line, found, unit, told)
    if same:
        return same
    span = _own(line, found, unit, end)
    if span and not only_a_move(line, *span):
        return line.between(*span)
    other = None if named else carried(line, found, unit, told)
    return other or (line.between(*span) if span else None)


def _own(line: Line, found: Quantity, unit: Unit, end: int) -> Span | None:
    """The words that the number's own clause has for it."""
    for way in _ways(unit):
        span = way(line, found, end)
        if span and way is _counted:
            span = (span[0], _to_the_head(line, unit, span[1]))
        if span and (way is _of_them or phrases.tells(line, span)):
            return span
    return None


def _to_the_head(line: Line, unit: Unit, stop: int) -> int:
    """Where the phrase of a counted noun ends: never before the noun: *paper and plastic cards*."""
    inside = all(line.is_word(i) or line.hyphen(i) for i in range(stop, unit.head + 1))
    return max(stop, unit.head + 1) if inside else stop


def _ways(unit: Unit) -> tuple[Way, ...]:
    if unit.kind is FigureKind.DURATION:
        return (_timed, _whole, _subject, _object, _lasting)
    if unit.kind in {FigureKind.MONEY, FigureKind.PERCENT}:
        return (_beside, _part, _of_them, _bracketed, _whole, _subject, _object, _purpose, _predicate, _asked)
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
    span = _past_owner(line, phrases.after(line, start + (line.low(start) == "of")))
    place = past_around(line, found.first - 1)
    return _without_makers(line, span) if line.low(place) == "of" and line.low(place - 1) in _SURVEYS else span


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
    start = found.last + _rate_words(line, found.last)
    if line.low(start) not in _INTO or (line.low(start) == "in" and not _put(line, found)):
        return None
    start += 1
    while line.low(start) in words.DETERMINERS | _NEXT | words.NUMBER_WORDS | words.SCALES.keys() or _sized(
        line, start
    ):
        start += 1
    span = phrases.after(line, start) if line.low(start) not in words.TIME_UNITS else None
    return _both(line, span) if span and not (_aside(line, span) or _place(line, found, start)) else None


def _aside(line: Line, span: Span) -> bool:
    """*£2m for the financial year*: a time, which says nothing of what it is for."""
    return span[1] - span[0] == 1 and line.low(span[1]) in words.TIME_UNITS


def _place(line: Line, found: Quantity, start: int) -> bool:
    """*£191 million in Scotland*: where it is, not what it is."""
    return line.low(found.last) == "in" and line.capital(start) and not _put(line, found, bare=False)


def _both(line: Line, span: Span) -> Span:
    """*to maintain and improve school buildings*: both verbs with what they do it to."""
    if span[1] - span[0] > 1 or line.low(span[0] - 1) != "to" or line.low(span[1]) != "and":
        return span
    further = phrases.after(line, span[1] + 1)
    return (span[0], further[1]) if further else span


_NEXT = frozenset({"next", "last", "past", "coming", "first"})


def _sized(line: Line, i: int) -> bool:
    """*£146bn on 72 projects*."""
    return line.is_number(i) and line.is_word(i + 1)


def _rate_words(line: Line, i: int) -> int:
    """How many words of *a year*, *each week*, *per month* stand at a place."""
    return 2 if line.low(i) in {"a", "an", "each", "every", "per"} and line.low(i + 1) in words.TIME_UNITS else 0


def _bracketed(line: Line, found: Quantity, _end: int) -> Span | None:
    """*sexual offences (up 18%)*, *a majority (98%) of homes*: what the bracket tells more of."""
    bracket = past_around(line, found.first - 1)
    if not found.amount.percent or line.low(bracket) != "(" or line.low(found.last) not in {")", ",", ";"}:
        return None
    if line.low(found.last + 1) == "of":
        return phrases.after(line, found.last + 2)
    span = phrases.before(line, bracket)
    being = span and line.low(span[0] - 1) in {"is", "was", "were", "are", "be"} and line.low(span[0] - 2) != "there"
    said = being or (span and line.low(span[0]).endswith("est"))
    return None if said or line.low(bracket - 1) in words.DENOMINATORS else span  # it was highest in Hest (12%)


_SURVEYS = words.listed("topic_surveys")
_ASKED = frozenset({"surveyed", "balloted", "polled", "asked", "questioned", "interviewed", "consulted"})


def _asked(line: Line, found: Quantity, _end: int) -> Span | None:
    """*In a survey of 3,000 officers, 61 % said*, *members were balloted and 78 per cent voted*: who was asked."""
    if not found.amount.percent or line.low(found.first - 1) in words.PREPOSITIONS or _rate_words(line, found.last):
        return None
    if not (line.is_word(found.last) and line.low(found.last) not in words.PREPOSITIONS):
        return None
    for j in range(found.first - 2, max(-1, found.first - 24), -1):
        if line.low(j) in _SURVEYS and line.low(j + 1) == "of":
            return _members(line, j + 2)
        if line.low(j) in _ASKED and line.low(j - 1) in words.AUXILIARIES:
            verb = next(k for k in range(j, -2, -1) if line.low(k - 1) not in words.AUXILIARIES)
            return phrases.before(line, verb)
    return None


def _members(line: Line, start: int) -> Span | None:
    """*3,000 officers by the federation*: whom a survey is of, without who made it."""
    while line.is_number(start) or line.low(start) in _AROUND | words.SCALES.keys():
        start += 1
    return _without_makers(line, phrases.after(line, start))


def _without_makers(line: Line, span: Span | None) -> Span | None:
    maker = next((j for j in range(*span) if line.low(j) in {"by", "for"}), 0) if span else 0
    done = line.low(maker - 1).endswith("ed")  # crimes recorded by
    return (span[0], maker) if span and maker > span[0] and not done else span


def _put(line: Line, found: Quantity, *, bare: bool = True) -> bool:
    """Whether *in* leads to what the money is: *£5m in fines*, *spend £5m in the town*; not *£5m in the plan*."""
    if bare and line.low(found.last + 1) not in words.DETERMINERS:
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
        return phrases.after(line, end + 1) if line.low(found.first - 1) != "within" else None
    if follows == "to":
        object_of = phrases.after(line, end + 2)
        return (end + 1, object_of[1]) if object_of else None
    if follows in words.FUNCTION_WORDS:
        return None
    return phrases.after(line, end) if line.hyphen(found.last) or not line.low(end - 1).endswith("s") else None


# --- before the number ------------------------------------------------------------------------------------------------


def _whole(line: Line, found: Quantity, _end: int) -> Span | None:
    """*a shortfall of £2.9bn*, *a total procurement cost of £196bn*, *a target of 95%*."""
    j = past_around(line, found.first - 1)
    return phrases.sized(line, j) if line.low(j) in {"of", "worth"} else None


_KEPT = frozenset(
    {"held", "hold", "holds", "kept", "keep", "set", "put", "capped", "frozen", "left", "pegged", "freeze"}
)


def _object(line: Line, found: Quantity, _end: int) -> Span | None:
    """*increased the number of boats by 50%*, *raise fees to £40*, *held rates at 4 per cent*."""
    j = past_around(line, found.first - 1, summed=True)
    if line.low(j + 1) == "at" and line.low(j + 2) not in {"least", "most"}:
        span = phrases.before(line, j + 1)
        place = span[0] - 1 if span else -1
        return span if line.low(place - (line.low(place) in words.DETERMINERS)) in _KEPT else None
    going = line.low(j - 1).endswith("ing") and line.low(j - 2) == ","  # …, increasing to
    going = going or line.low(j - 1) in _COMPARED | {"points", "point", "and", "but"}
    if line.low(j) not in {"by", "to", "from", "below", "above"} or line.low(j - 1) in _STATES - _NOUNS or going:
        return None
    return phrases.before(line, j)


_NOUNS = frozenset({"rise", "fall", "increase", "decrease", "drop", "climb", "jump", "cost", "costs", "surge", "slide"})


def _subject(line: Line, found: Quantity, end: int) -> Span | None:
    """*salaries for new teachers will rise to £30,000*, *the gap was £4m*, *the backlog has been cut by 40 %*."""
    j = past_around(line, found.first - 1, summed=True)
    if line.low(j) == ":" and j > 0 and not line.is_number(j - 1):  # prosecutions: 9
        return None if _spoken(line, j, end) else label(line, j) or phrases.before(line, j)
    if line.low(j) in {"by", "to", "from", "at", "below", "above"}:
        j = past_around(line, j - 1 - (line.low(j - 1) in _COMPARED))  # was lower by
    j -= line.low(j) == "worth" and line.low(j - 1) in words.AUXILIARIES
    if line.low(j) not in _STATES and not _done(line, j):
        return None
    j -= 1
    while j > 0 and (line.low(j) in _STATES | words.AUXILIARIES or line.low(j).endswith("ly")) and not _noun(line, j):
        j -= 1
    return subject(line, j + 1)


def _noun(line: Line, j: int) -> bool:
    """Whether what may be a verb is a noun by its article: *the cost has*, *the total cost was*."""
    if line.low(j) in words.AUXILIARIES:
        return False
    described = line.is_word(j - 1) and line.low(j - 1) not in words.FUNCTION_WORDS
    return line.low(j - 1) in words.DETERMINERS or (described and line.low(j - 2) in words.DETERMINERS)


def _done(line: Line, j: int) -> bool:
    """A past form before the number: *fees raised by*, *was revised down to*, *has been cut by*."""
    if line.low(j) in {"cut", "put", "set"}:
        return line.low(j - 1) in {"been", "be", "was", "were", "is", "are", "being"}
    changed = line.low(j).endswith("ed") and line.low(j) not in _VOTED
    reckoned = line.low(j) in _RECKONED and line.low(j + 1) == "at"  # is estimated at
    return reckoned or (changed and line.low(j + 1) in {"by", "to", "from", "up", "down"})


_RECKONED = frozenset({"estimated", "valued", "assessed", "measured", "calculated", "projected"})
_VOTED = frozenset(
    {"opposed", "supported", "backed", "carried", "approved", "rejected", "passed", "defeated", "agreed"}
)
"""Forms after which *by* tells who did it, or how the vote went."""


def _spoken(line: Line, colon: int, end: int) -> bool:
    """Whether the words before a colon name who speaks: *Xanthe Weir: Five have a scheme*."""
    if line.low(end) in _PREDICATES or (line.low(end), line.low(end + 1)) == ("of", "them"):
        return True
    return person(line, 0, colon)


_PREDICATES = words.AUXILIARIES & frozenset(
    {"is", "are", "was", "were", "have", "has", "had", "will", "would", "can", "could", "may", "do", "did", "should"}
)


def _lasting(line: Line, found: Quantity, end: int) -> Span | None:
    """*spending plans for the next ten years*: what stands right before the preposition."""
    j = found.first - 1
    while line.low(j) in _AROUND | {"next", "last", "past", "first", "coming", "previous", "final"}:
        j -= 1
    if line.low(j) not in {"for", "over", "in", "within", "after", "during"} or line.low(end) in {"without", "of"}:
        return None
    verb = j - 1
    if line.low(verb).endswith("ed") or line.low(verb) in _STATES:  # the moor burned for
        while verb > 0 and line.low(verb - 1) in words.AUXILIARIES:
            verb -= 1
        return phrases.before(line, verb)
    span = phrases.before(line, j)
    return None if span and phrases.placed(line, span[0]) else span
