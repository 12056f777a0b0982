"""Number words that state no quantity: *one* as a pronoun, *the two*, *half-term*, *a third party*, *twice as many*."""

from collections.abc import Callable

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import plural
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line

Rule = Callable[[Line, Quantity], bool]


def idiomatic(line: Line, found: Quantity) -> bool:
    """Whether the number is part of an idiom and no figure."""
    return any(rule(line, found) for rule in _RULES)


def _plain(found: Quantity) -> bool:
    return found.amount.plain and found.high is None and not found.ratio


# --- one, zero, the two ----------------------------------------------------------------------------------------------

_HARM = words.listed("idioms_harm")


def _one(line: Line, found: Quantity) -> bool:
    """*one* is a figure with a unit of time or measure, or where a modifier or another number shows that it counts."""
    if line.low(found.first) == "one" and found.high == 2:
        return line.low(found.first + 1) == "or"
    if not _plain(found) or line.low(found.first) != "one" or found.last != found.first + 1:
        return False
    follows = line.low(line.after_hyphen(found.last))
    before = (line.low(found.first - 2), line.low(found.first - 1))
    if line.hyphen(found.last):
        return follows not in words.TIME_UNITS
    if before in {("at", "least"), ("fewer", "than"), ("less", "than"), ("up", "to"), ("exactly", "one")}:
        return not line.is_word(found.last) or follows in words.FUNCTION_WORDS
    if follows in words.TIME_UNITS and follows not in {"day", "night"}:
        return before[1] not in {"within", "for", "in", "after", "over", "under", "just", "only", "every", "and", "to"}
    somebody = follows in {"woman", "man", "person"} and line.low(found.last + 1) in {"in", "from", "at", "of", "on"}
    return somebody or not (follows in _HARM and _counted_beside(line, found))  # one woman in Lidstone


def _counted_beside(line: Line, found: Quantity) -> bool:
    near = range(max(0, found.first - 6), min(len(line.tokens), found.last + 7))
    others = [j for j in near if j != found.first and j not in line.masked]
    return any(line.low(j) in words.NUMBER_WORDS - {"one", "zero"} or line.is_number(j) for j in others)


def _zero(line: Line, found: Quantity) -> bool:
    if not _plain(found) or line.low(found.first) not in {"zero", "nil"}:
        return False
    return line.low(found.first - 1) not in {"to", "was", "at", "from", "is"} or line.is_word(found.last)


def _pronominal(line: Line, found: Quantity) -> bool:
    """*the two said*, *between the two*, *cut in two*: a number word that stands for people or things named before."""
    if not _plain(found) or not found.amount.spelled or found.value > 12 or line.hyphen(found.last):
        return False
    follows = line.low(found.last)
    bare = not line.is_word(found.last) or follows in words.FUNCTION_WORDS | {"said", "met", "agreed", "men's"}
    if line.low(found.first - 1) in {"the", "these", "those", "other", "first", "last"}:
        of_them = follows == "of" and line.low(found.last + 1) in {"us", "them", "you"}
        return of_them or (bare and follows not in {"of", "in"})
    return line.low(found.first - 1) == "in" and found.value == 2 and bare


# --- multipliers, moments, round-the-clock ---------------------------------------------------------------------------

_INCOMES = frozenset({"earnings", "income", "incomes", "salary", "salaries", "pay", "turnover", "revenue", "profits"})
_AS_MUCH = words.listed("idioms_as_much")


def _multiplier(line: Line, found: Quantity) -> bool:
    """*three times as many*, *five times the rate*, *tenfold*, *10-fold*."""
    j = line.after_hyphen(found.last)
    if line.low(j) in {"fold", "x"}:
        return True
    return line.low(j) in {"times", "time"} and line.low(j + 1) in _AS_MUCH | _INCOMES


_SINCE = frozenset({"ago", "previously", "hence"})


def _moment(line: Line, found: Quantity) -> bool:
    """*two years ago*: when something happened; not *six weeks later*, which says how long it took."""
    j = line.after_hyphen(found.last)
    if line.low(j) not in words.TIME_UNITS | dict.fromkeys(
        ["winters", "summers", "springs", "autumns", "elections"], ""
    ):
        return False
    return line.low(j + 1) in _SINCE


def _always(line: Line, found: Quantity) -> bool:
    """*24 hours a day*, *seven days a week*, *365 days a year*: idioms for *always*."""
    if not _plain(found):
        return False
    rest = " ".join(line.low(j) for j in range(found.last, found.last + 3))
    return (found.value, rest) in {
        (24.0, "hours a day"),
        (7.0, "days a week"),
        (365.0, "days a year"),
        (52.0, "weeks a year"),
    }


# --- compounds -------------------------------------------------------------------------------------------------------

_COMPOUNDS = words.listed("idioms_compounds")
_PLANS = frozenset({"plan", "plans", "programme", "agenda", "manifesto", "strategy", "action", "list", "charter"})
_ORDINALS = frozenset(words.DENOMINATORS) | {"first", "second"}
_SPELLED_ONLY = words.listed("idioms_spelled_only")


def _compound(line: Line, found: Quantity) -> bool:
    """*two-tier*, *three-line whip*, *zero-hours contracts*, *five-point plan*, *six-figure sum*, *mother-of-three*."""
    if _plain(found) and line.hyphen(found.first - 1) and line.low(found.first - 2) == "of":
        return True
    if not _plain(found) or not line.hyphen(found.last):
        return False
    word = line.low(found.last + 1)
    if (word == "to" and found.value == 1) or word in _ORDINALS:
        return True
    if word not in _COMPOUNDS or word == "to" or (word == "point" and line.low(found.last + 2) not in _PLANS):
        return False
    return found.amount.spelled or word not in _SPELLED_ONLY


_LEXICAL = words.listed("idioms_lexical")
_SET_PHRASES = {
    ("two", "thirds"), ("two", "cents"), ("square", "one"), ("one", "another"), ("two", "tier"), ("two", "way"),
    ("three", "lions"), ("two", "sides"), ("two", "fingers"), ("two", "minds"), ("second", "half"), ("six", "nations"),
    ("three", "rs"), ("four", "by"), ("nine", "to"), ("three", "line"),
}  # fmt: skip


def _set_phrase(line: Line, found: Quantity) -> bool:
    if not _plain(found) and not found.amount.scaled:
        return False
    follows = " ".join(line.low(j) for j in range(found.last, found.last + 3))
    if follows.startswith("of one and") or follows == "of the other":
        return True  # six of one and half a dozen of the other
    return (line.low(found.first), line.low(found.last)) in _SET_PHRASES and found.amount.spelled


# --- halves, thirds and quarters --------------------------------------------------------------------------------------

_PARTS = words.listed("idioms_parts")
_HALF_AFTER = words.listed("idioms_half_after")
_HALF_BEFORE = words.listed("idioms_half_before")


def _half(line: Line, found: Quantity) -> bool:
    """*half-term*, *the first half*, *cut in half*; not *half of*, *almost half*, *half the prisoners*."""
    if not found.amount.fraction or found.ratio or found.high is not None or line.low(found.last - 1) != "half":
        return False
    before, follows = line.low(found.first - 1), line.low(found.last)
    timed = follows in {"a", "an"} and line.low(found.last + 1) in words.TIME_UNITS | words.MEASURES
    if (
        before in _PARTS
        or before in {"behalf", "-"}
        or (before == "in" and not timed)
        or follows in {"past", "way", "term", "time"}
    ):
        return True
    if line.hyphen(found.last):
        return line.low(found.last + 1) not in words.TIME_UNITS
    if line.low(found.first) == "a" and before not in _HALF_BEFORE:
        return True
    counted = line.is_word(found.last) and plural(line.word(found.last), follows)
    return not (follows in _HALF_AFTER or before in _HALF_BEFORE or counted or found.first == 0)


_FRACTION_AFTER = words.listed("idioms_fraction_after")


def _ordinal(line: Line, found: Quantity) -> bool:
    """*a third party*, *the last quarter*; not *a third of*, *a third say*, *down by a third*."""
    if not found.amount.fraction or found.ratio or found.high is not None or line.low(found.last - 1) == "half":
        return False
    if line.low(found.last - 1) in {"quarter", "quarters"} and _calendar(line, found):
        return True
    if line.low(found.first) not in {"a", "an"} or line.low(found.last) in _FRACTION_AFTER:
        return False
    return line.hyphen(found.last) or _names_the_next(line, found)


def _names_the_next(line: Line, found: Quantity) -> bool:
    """Whether a noun follows, as in *a third party*, or nothing does, as in *and for a third*."""
    before, follows = line.low(found.first - 1), line.low(found.last)
    if not line.is_word(found.last) or follows in words.FUNCTION_WORDS:
        return before in {"for", "as"} and follows not in words.AUXILIARIES
    if line.low(found.last - 1) == "quarter":
        return follows in {"peal", "peals", "final", "finals", "turn", "turns", "tone", "back"}
    return not _verb_like(follows)


def _calendar(line: Line, found: Quantity) -> bool:
    before, follows, next_but_one = line.low(found.first - 1), line.low(found.last), line.low(found.last + 1)
    if before in _PARTS | {"per", "each", "every", "this"}:
        return True
    a_year = line.is_number(found.last + 1) and len(next_but_one) == 4
    of_a_year = follows == "of" and (a_year or next_but_one in {"last", "this", "next", "growth"})
    return of_a_year or follows in {"on", "past"} or (follows == "of" and line.low(found.last + 1) in words.TIME_UNITS)


def _verb_like(word: str) -> bool:
    return word.endswith("ed") or word in {
        "say", "says", "said", "think", "believe", "feel", "live", "want", "fear", "support", "oppose", "back", "know",
        "came", "went", "come", "report", "remain", "fail", "fell", "felt", "thought", "told", "work", "worry", "agree",
        "rate", "plan", "expect", "own", "rent", "receive", "pay", "get", "got", "took", "take", "made", "make", "need",
    }  # fmt: skip


_RULES: tuple[Rule, ...] = (
    _one, _zero, _pronominal, _multiplier, _moment, _always, _compound, _set_phrase, _half, _ordinal,
)  # fmt: skip
