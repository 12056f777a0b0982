"""Quantities: an amount alone, a range (*£72-78bn*) or a ratio (*nine out of every ten*)."""

from dataclasses import dataclass, replace
from decimal import Decimal

from briefing_app.extraction.figures import words
from briefing_app.extraction.figures.nouns import plural
from briefing_app.extraction.figures.numbers import Amount, amount
from briefing_app.extraction.figures.tokens import Line

_PAST = words.listed("quantities_past")
_CHANGES = words.listed("quantities_changes")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What the text states over the tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    low: Decimal
    high: Decimal | None
    amount: Amount
    """The amount, or the last one of a range, with what they share."""
    ratio: bool = False
    inside: tuple[int, int] | None = None
    """Where a ratio's noun stands that has one between its numbers: *one first-class letter in four*."""

    @property
    def value(self) -> float:
        """The number in units, or a range's low end."""
        return float(self.low)

    @property
    def value_high(self) -> float | None:
        """A range's high end."""
        return None if self.high is None else float(self.high)

    @property
    def fraction(self) -> bool:
        """Whether it is a part of a whole: *a third*, *one in five*."""
        return self.ratio or self.amount.fraction


def quantities(line: Line) -> list[Quantity]:
    """Every quantity of a line that is not masked, left to right; none overlap."""
    found: list[Quantity] = []
    i = 0
    while i < len(line.tokens):
        first = amount(line, i) if _can_start(line, i) else None
        if first is None:
            i += 1
            continue
        found += _from(line, first)
        i = max(found[-1].last, i + 1)
    return found


def _can_start(line: Line, i: int) -> bool:
    if i in line.masked:
        return False
    if line.is_number(i) or line.low(i) in words.STARTS:
        return True
    if line.is_word(i):
        minus = line.low(i) == "minus" and line.low(i - 1) not in {"or", "/"}
        return line.low(i + 1) == "$" or line.word(i) in words.CURRENCY_CODES or minus
    return line.low(i) in words.CURRENCY_SIGNS or line.low(i) in words.VULGAR or line.dash(i)


def _from(line: Line, first: Amount) -> list[Quantity]:
    ratio = _ratio(line, first)
    if ratio:
        return [ratio]
    first = _shared_in_list(line, first)
    second = _second(line, first)
    if second is None:
        return [_single(first)]
    low, high = _share(first, second)
    if _is_range(line, low, high):
        return [Quantity(first.first, high.last, low.value, high.value, high)]
    return [_single(low), _single(high)] if low is not first or _moves(line, first) else [_single(first)]


def _single(found: Amount) -> Quantity:
    return Quantity(found.first, found.last, found.value, None, found)


# --- ratios ---------------------------------------------------------------------------------------------------------

_SHARED_MOST = Decimal(200)
"""The largest bare number that a per cent sign further on is taken to cover as well."""
_ROUND = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90, 100})


def _ratio(line: Line, top: Amount) -> Quantity | None:
    if not top.plain or top.bare != int(top.bare):
        return None
    j, noun, explicit = _ratio_link(line, top.last)
    below = amount(line, j) if j else None
    if below is None or below.currency or below.percent or below.fraction or not 0 < top.value < below.value:
        return None
    if line.low(below.last) in words.TIME_UNITS or (not explicit and not _usual_ratio(line, top, below, noun)):
        return None
    inside = (line.after_hyphen(top.last), noun + 1) if noun >= 0 else None
    return Quantity(top.first, below.last, top.value / below.value, None, below, ratio=True, inside=inside)


def _ratio_link(line: Line, j: int) -> tuple[int, int, bool]:
    """Where the second number starts, where a noun stands before that, and whether the link is unmistakable.

    It is linked by *in*, *in every* or *out of*: *one in five*, *nine out of every ten*, *six rented homes in ten*.
    """
    hyphen = line.after_hyphen(j)
    if line.low(hyphen) == "in":
        k = line.after_hyphen(hyphen + 1)
        return (k + 1, -1, True) if line.low(k) in {"every", "each"} else (k, -1, False)
    if line.low(j) == "out" and line.low(j + 1) == "of":
        return j + 2 + (line.low(j + 2) in {"every", "the"}), -1, True
    noun = _noun_before_in(line, j)
    if noun < 0:
        return 0, -1, False
    every = line.low(noun + 2) in {"every", "each"}
    return noun + 2 + every, noun, every


_WIDEST_RATIO = 5
"""Tokens between the first number of a ratio and *in*."""


def _noun_before_in(line: Line, j: int) -> int:
    """The last word of *first-class letter in*, *rented homes in*: adjectives and a noun, nothing that ends them."""
    for k in range(j, j + _WIDEST_RATIO):
        if line.low(k) == "in" and k > j and line.is_word(k - 1):
            return k - 1
        if not (line.hyphen(k) and k > j) and (not line.is_word(k) or line.low(k) in words.FUNCTION_WORDS):
            return -1
    return -1


_ROUGHLY = frozenset(
    {"roughly", "about", "around", "nearly", "almost", "some", "just", "only", "than", "approximately"}
)


def _usual_ratio(line: Line, top: Amount, below: Amount, noun: int) -> bool:
    whole = below.value == int(below.value)
    if noun >= 0:  # one closure in ten, six rented homes in ten
        several = top.value == 1 or plural(line.word(noun), line.low(noun))
        return whole and several and int(below.value) in _ROUND and not _counts_more(line, below)
    stated = line.is_word(below.last) or line.low(top.first - 1) in _ROUGHLY
    single = top.value == 1 and 2 <= below.value <= 1000 and stated
    usual = whole and (single or int(below.value) in _ROUND or below.value % 100 == 0 or below.scaled)
    return usual and top.value <= 99 and not below.measure and line.low(top.first - 1) not in {"number", "no"}


_VERBS = words.listed("topic_deeds") | words.listed("units_verbs")


def _counts_more(line: Line, below: Amount) -> bool:
    """Whether the second number counts, measures or names something of its own: *four MPs in ten marginal seats*."""
    if below.measure or line.hyphen(below.last) or line.capital(below.last):
        return True
    for k in range(below.last, below.last + 3):
        low = line.low(k)
        if not line.is_word(k) or low in words.FUNCTION_WORDS | _VERBS or low.endswith("ed"):
            return False
        if plural(line.word(k), low):
            return True
    return False


# --- ranges and lists -----------------------------------------------------------------------------------------------


def _second(line: Line, first: Amount) -> Amount | None:
    """The amount after a dash, *to*, *or*, or *and* after *between*."""
    j = first.last
    if line.dash(j):
        tight = line.hyphen(j)
        if not tight and (first.percent or first.scaled or line.glued(j) or line.glued(j + 1)):
            return None
        return amount(line, j + 1)
    word = line.low(j)
    if line.low(j + 1) == "and" and first.plain and line.low(first.first - 1) == "between":
        return _same_noun(line, j)
    if word == "to" or (word == "and" and _after_between(line, first.first)) or (word == "or" and not first.fraction):
        second = amount(line, j + 1)
        return None if second and first.fraction and not second.fraction else second  # cut by a third to £118m
    return None


def _same_noun(line: Line, j: int) -> Amount | None:
    """The second amount of *between 900 visits and 1,100 [visits]*, where the noun at `j` goes for both."""
    second = amount(line, j + 2)
    if second is None or not second.plain or not line.is_word(j) or not plural(line.word(j), line.low(j)):
        return None
    follows = line.low(second.last)
    bare = not line.is_word(second.last) or follows in words.FUNCTION_WORDS
    return second if follows == line.low(j) or (bare and follows != "of") else None


def _after_between(line: Line, i: int) -> bool:
    return any(line.low(j) == "between" for j in range(i - 3, i))


def _share(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """What only one of the two says: *£72-78bn* is in billions of pounds at both ends."""
    if first.plain and second.percent and first.bare < max(second.bare, _SHARED_MOST):
        first = replace(first, percent=True, points=second.points)
    if second.scaled and not first.scaled and first.bare < second.bare and not first.percent and not second.fraction:
        first = replace(first, scale=second.scale)
    if second.currency and not first.currency and not first.percent:
        first = replace(first, currency=second.currency)
    if first.currency and not (second.currency or second.percent or second.fraction or second.measure):
        second = replace(second, currency=first.currency)
    return first, second


def _is_range(line: Line, low: Amount, high: Amount) -> bool:
    if _changed_to(line, low, high) or _last_of_list(line, low):
        return False
    same = low.percent == high.percent and low.currency == high.currency and low.fraction == high.fraction
    if not same or not low.value < high.value or line.low(low.first - 1) == "from":
        return False
    link = line.low(low.last)
    if link == "or":
        near = low.spelled == high.spelled and high.value - low.value <= max(Decimal(2), low.value)
        return near and line.low(low.first - 1) != "either"
    if link != "to":
        return True
    return not _moves(line, low) and high.value <= 100 * max(low.value, Decimal(1))


_HEDGES = words.listed("quantities_hedges")


def _changed_to(line: Line, low: Amount, high: Amount) -> bool:
    """*fell by just over 3,000 to 41,200*: a change and what it led to; *could rise by 30 to 60* is a range."""
    j = low.first - 1
    while j > low.first - 5 and line.low(j) in _HEDGES:
        j -= 1
    if line.low(j) not in {"by", "up", "down", "another", "further"} or line.low(low.last) != "to":
        return False
    happened = any(line.low(k) in _PAST for k in range(max(0, j - 4), j + 1))
    return high.value > (2 if happened or j < low.first - 1 else 5) * low.value


def _last_of_list(line: Line, low: Amount) -> bool:
    """*two, three or four nurses*: the last of several alternatives, no range."""
    return line.low(low.last) == "or" and line.low(low.first - 1) == "," and amount(line, low.first - 2) is not None


def _moves(line: Line, low: Amount) -> bool:
    """Whether the text goes from one number to the other: *from 12 to 45*, *rose 12 to 45*, *rose 5 % to 10 %*."""
    if line.low(low.first - 1) == "from" or line.low(low.first - 2) == "from":
        return True
    if line.low(low.first - 1) == "by" or line.low(low.last) != "to":
        return False
    return any(line.low(j) in _CHANGES for j in range(low.first - 3, low.first))


def _shared_in_list(line: Line, first: Amount) -> Amount:
    """*5, 10 and 20 per cent*: a bare number takes the per cent of the last one in its list."""
    if not first.plain:
        return first
    j = first.last
    for _ in range(6):
        if line.low(j) not in {",", "and", "or"}:
            return first
        j += 1 + (line.low(j) == "," and line.low(j + 1) in {"and", "or"})
        following = amount(line, j)
        if following is None:
            return first
        if following.percent:
            return (
                replace(first, percent=True) if first.bare <= _SHARED_MOST and line.low(first.last) != "or" else first
            )
        if not following.plain:
            return first
        j = following.last
    return first
