"""What a number without a noun beside it counts: *fell to 143,000*, *a further 75*, *615 of them*."""

from collections.abc import Callable

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import plural, singular
from briefing_app.extraction.figures.quantities import Quantity
from briefing_app.extraction.figures.tokens import Line
from briefing_app.extraction.figures.units import head_after, noun_at

Guess = Callable[[], str | None]
"""Names a noun, or none."""
_LINKS = words.listed("antecedents_links")
_WHOLES = words.listed("antecedents_wholes")

_VAGUE = frozenset(
    {"police", "olds", "numbers", "figures", "levels", "totals", "rates", "accounts", "results", "terms"}
    | {"estimates", "statistics", "projections", "forecasts", "plans", "proposals", "moves"}
)
_VERBS = words.listed("units_verbs")
_PARENTS = frozenset({"parent", "mother", "father", "mum", "dad", "grandmother", "grandfather", "grandparent"})
_WHOLE = 6
"""Tokens after *of* within which the number of the whole stands."""
_REACH = 40
"""Tokens to look back over."""


def antecedent(line: Line, found: Quantity, before: str | None) -> tuple[str | None, str]:
    """The noun that a bare number counts, with how it was found.

    `before` is the last thing counted earlier in the paragraph.
    """
    if line.low(found.last) in {"“", "‘"} and line.is_word(found.last + 1):
        return None, "what it counts stands in marks"
    previous = line.low(found.first - 1)
    lead = found.first - 1 - (previous in {"just", "only", "about", "around", "nearly", "almost"})
    goes_on = line.low(lead) in {"to", "from", "against", "with"} and line.low(lead - 1) != "by"
    employs = previous in {"employ", "employs", "employed", "employing"}
    guesses: tuple[tuple[Guess, str], ...] = (
        (lambda: _of_a_number(line, found), "the noun of the whole that it is part of"),
        (lambda: "child" if _raises(line, found) else None, "what one is a parent of"),
        (lambda: _next_in_list(line, found), "the noun after the next number"),
        (lambda: _labelled(line, found), "the noun before the colon"),
        (lambda: _in_brackets(line, found), "the noun before the bracket"),
        (
            lambda: _nearest(line, found) if found.fraction and _pronoun_follows(line, found) else None,
            "the noun it points back to",
        ),
        (lambda: _moved(line, found), "what is moved from the number"),
        (lambda: _number_of(line, found) if goes_on else None, "the number that the sentence is about"),
        (lambda: before if goes_on else None, "what the number before it counts"),
        (lambda: "person" if employs else None, "what one employs"),
        (lambda: _subject(line, found), "the subject of the sentence"),
        (lambda: before, "what the number before it counts"),
        (lambda: _nearest(line, found), "the noun mentioned last"),
        (lambda: _later(line, found), "the noun that follows in the sentence"),
    )
    return next(((name, why) for guess, why in guesses if (name := guess())), (None, "no noun in reach"))


def whole(line: Line, found: Quantity) -> bool:
    """Whether the number is the size of a whole whose members are not named: *a population of 410*."""
    return line.low(found.first - 1) == "of" and line.low(found.first - 2) in _WHOLES


def _later(line: Line, found: Quantity) -> str | None:
    added = line.low(found.first - 1) in {"further", "another", "additional", "extra"}
    later = _first_plural(line, found.last, min(len(line.tokens), found.last + _REACH), own=not added)
    return None if found.fraction or _pronoun_follows(line, found) else later


def _pronoun_follows(line: Line, found: Quantity) -> bool:
    return line.low(found.last) == "of" and line.low(found.last + 1) in words.PRONOUNS | {"those", "these"}


def _of_a_number(line: Line, found: Quantity) -> str | None:
    """*Four of the town’s seven libraries*: the noun of the whole."""
    if line.low(found.last) != "of":
        return None
    place = next((j for j in range(found.last + 1, found.last + _WHOLE) if _numbered(line, j)), None)
    head = head_after(line, line.after_hyphen(place + 1)) if place is not None else -1
    return noun_at(line, head) if head >= 0 and line.low(head) not in words.TIME_UNITS else None


def _raises(line: Line, found: Quantity) -> bool:
    """*A mother of two*."""
    return line.low(found.first - 1) == "of" and line.low(found.first - 2) in _PARENTS


def _labelled(line: Line, found: Quantity) -> str | None:
    """*Fixed penalty notices: 211*: the plural before the colon."""
    head = found.first - 2
    return noun_at(line, head) if line.low(head + 1) == ":" and _countable(line, head) else None


def _in_brackets(line: Line, found: Quantity) -> str | None:
    """*a desk (there are 14)*: the noun that the bracket tells more of."""
    i = found.first - 1
    if line.low(i) not in {"are", "were"} or line.low(i - 1) != "there" or line.low(i - 2) != "(":
        return None
    return singular(line.word(i - 3)) if line.is_word(i - 3) else None


def _next_in_list(line: Line, found: Quantity) -> str | None:
    """The noun of *from 3,500 to 40,000 homes* and of *12 or perhaps 15 schools*, for the first number."""
    j = found.last
    if line.low(j) not in {"to", "or", "and", "-", "–"} or not (
        line.is_number(j + 1) or line.low(j + 1) in words.NUMBER_WORDS
    ):
        return None
    head = head_after(line, line.after_hyphen(j + 2))
    return noun_at(line, head) if head >= 0 and line.low(head) not in words.TIME_UNITS else None


def _subject(line: Line, found: Quantity) -> str | None:
    """The first plural before a verb of change or state that leads up to the number: *admissions fell to …*."""
    j = found.first - 1
    linked = False
    while j >= max(0, found.first - 8):
        low = line.low(j)
        if low in _LINKS or (low.endswith("ed") and line.low(j + 1) in {"to", "by", "from"}):
            linked = True
        elif linked and low not in words.AUXILIARIES | {"than", "more", "about", "around", "steadily", "sharply"}:
            break
        elif not linked and low not in words.FUNCTION_WORDS | {"total", "peak", "record", "high", "low", "estimated"}:
            return None
        j -= 1
    return _first_plural(line, _clause_start(line, j), j + 1) if linked else None


_MOVES = words.listed("quantities_changes") | {"cutting", "raising", "bringing", "bring", "taking", "lowering"}
_MOVES |= {"cuts", "brings", "takes"}


def _moved(line: Line, found: Quantity) -> str | None:
    """*cut collections from 26 a year*, *raised its daily flights from 9*: the object of the verb of change."""
    head = found.first - 2
    if line.low(head + 1) != "from" or not _countable(line, head):
        return None
    verb = next((j for j in range(head - 1, head - 5, -1) if line.low(j) in _MOVES), -1)
    return noun_at(line, head) if verb >= 0 else None


def _number_of(line: Line, found: Quantity) -> str | None:
    """*the number of people waiting has come down from 24,000*: what the clause says that the number is of."""
    start = _clause_start(line, found.first)
    j = next((j for j in range(found.first - 1, start, -1) if line.low(j) == "of" and line.low(j - 1) == "number"), -1)
    if j < 0 or any(_numbered(line, k) for k in range(j, found.first)):
        return None
    return _first_plural(line, j + 1, min(j + 6, found.first))


def _clause_start(line: Line, j: int) -> int:
    start = j
    while start > max(0, j - _REACH) and line.low(start - 1) not in _CLAUSE_STARTS:
        start -= 1
    return start


_CLAUSE_STARTS = frozenset({",", ";", ":", "—", "said", "that"}) | (words.CONJUNCTIONS - {"and", "or", "nor"})
_CLAUSE_STARTS |= {"after", "before", "as", "since", "until", "which", "who", "where"}


def _first_plural(line: Line, start: int, end: int, *, own: bool = False) -> str | None:
    """The first plural from `start` to `end`; with `own`, none that another number counts."""
    heads = [i for i in range(start, end) if _countable(line, i) and not (own and _numbered(line, i - 1))]
    after_number_of = [
        i for i in heads if any(line.low(k) == "of" and line.low(k - 1) in {"number", "total"} for k in range(start, i))
    ]
    chosen = (after_number_of or heads)[:1]
    return noun_at(line, chosen[0]) if chosen else None


def _numbered(line: Line, i: int) -> bool:
    return line.is_number(i) or line.low(i) in words.NUMBER_WORDS


def _nearest(line: Line, found: Quantity) -> str | None:
    for i in range(found.first - 1, max(-1, found.first - _REACH), -1):
        if _countable(line, i):
            return noun_at(line, i)
    return None


def _countable(line: Line, i: int) -> bool:
    low = line.low(i)
    noun = line.is_word(i) and plural(line.word(i), low) and low not in words.FUNCTION_WORDS | _LINKS | _VERBS
    return (
        noun
        and not _in_name(line, i)
        and line.low(i - 1) not in {"he", "she", "it", "who"}  # *he accepts*
        and low not in _VAGUE | words.DENOMINATORS.keys()
        and low not in words.TIME_UNITS
        and low not in words.CURRENCY_WORDS
    )


def subject_after(line: Line, start: int) -> str | None:
    """The plural subject of a clause that goes on after the last number: *… and that training places have been cut*."""
    for i in range(start, min(len(line.tokens), start + _REACH)):
        if line.low(i) in words.AUXILIARIES and _countable(line, i - 1) and _opens_clause(line, i - 1):
            return noun_at(line, i - 1)
    return None


def _opens_clause(line: Line, head: int) -> bool:
    j = head - 1
    while head - j <= 2 and line.is_word(j) and line.low(j) not in words.FUNCTION_WORDS:
        j -= 1
    j -= line.low(j) in {"the", "its", "their", "our"}
    return line.low(j) in {"and", "but", "while"} or (line.low(j) == "that" and line.low(j - 1) in {"and", "but"})


def topic(line: Line) -> str | None:
    """What a sentence is about, as far as it can be counted: its first plural noun."""
    return _first_plural(line, 0, min(len(line.tokens), _REACH))


def _in_name(line: Line, i: int) -> bool:
    """*Dr Ines Ferreira*, *the Skills Board*: capitals beside capitals are a name, and no plural."""
    beside = (line.word(j) for j in (i - 1, i + 1) if 0 <= j < len(line.tokens) and line.is_word(j))
    return line.word(i)[:1].isupper() and any(word[:1].isupper() for word in beside)
