"""How sure it is that two figures tell of one thing, from what speaks for it and what against it.

Each piece of evidence is a number from 0 to 1 (the ratio of two numbers: powers of ten), its weight a difference in
log odds. The weights are those of a logistic regression on the pairs labelled by hand (`tests/linking/labelled`), with
no piece counted against its plain sense: nothing that speaks for a link may count against it. They are given to one
decimal: more would be of those pairs alone.
"""

import math
from collections.abc import Mapping

from briefing_app.domain.figures import FigureKind
from briefing_app.linking.compared import Pair
from briefing_app.linking.rounding import rounded
from briefing_app.linking.things import digits, measure

SOON = 4
"""Days within which two reports of one announcement are expected to give one number."""
_START = "to begin with"
_FEW = 20
_NEAR_ENOUGH, _IN_ONE = 0.8, 0.5
NEARLY, _MOSTLY, _LITTLE = 0.2, 0.6, 0.2
_FAR = 5.0
_MOST_RATIO = 3.0

ONE_NUMBER: Mapping[str, float] = {
    "to begin with": -1.2, "one story": 1.4, "one subject": 1.0, "carried over": 0.9, "subjects": 0.8,
    "echoed noun": 0.7, "measured": 0.6, "same noun": 0.6, "near": 0.5, "one time": 0.4, "close": 0.3,
    "clause": 0.3, "three digits": 0.3, "large": 0.3, "same narrowing": 0.2, "next to it": 0.2, "one clause": 0.1,
    "digits": 0.1, "nothing in common": -0.1, "money": -0.2, "share": -0.2, "other place": -0.2,
    "other narrowing": -0.2, "strange words": -0.3, "rate": -0.3, "strange names": -0.4, "part": -0.4,
    "other act": -0.5, "one place": -0.6, "change": -0.8, "few": -0.9, "other year": -1.2, "opposed": -1.4,
    "other noun": -2.1, "aside": -2.3,
}  # fmt: skip
TWO_NUMBERS: Mapping[str, float] = {
    "to begin with": -0.2, "rounded": 2.3, "turned about": 2.1, "no noun": 0.9, "one subject": 0.3,
    "next to it": 0.3, "one time": 0.3, "clause, soon": 0.3, "names in common": 0.2, "one clause": 0.2,
    "same act": 0.2, "later": 0.2, "other act": -0.1, "echoed noun": -0.2, "money": -0.2, "other year": -0.2,
    "nothing in common": -0.3, "one place": -0.3, "far": -0.4, "opposed": -0.4, "one narrowed": -0.4, "part": -0.6,
    "baseline": -0.7, "aside": -0.7, "other time": -0.8, "share": -0.9, "other tense": -0.9, "few": -1.0,
    "other noun": -1.2, "rate": -1.4, "ratio": -2.5,
}  # fmt: skip


def one_number(pair: Pair) -> float:
    """How likely two figures of one number are of one thing, 0 to 1."""
    return _likely(ONE_NUMBER, evidence(pair) | of_the_number(pair))


def two_numbers(pair: Pair) -> float:
    """How likely two figures of unlike numbers are given for one thing, 0 to 1."""
    return _likely(TWO_NUMBERS, evidence(pair) | of_the_numbers(pair))


def _likely(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    total = weights.get(_START, 0.0) + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return round(1 / (1 + math.exp(-total)), 3)


def evidence(pair: Pair) -> dict[str, float]:
    """What speaks of any two figures."""
    first, second = pair.clauses
    kind = measure(pair.first)[0]
    left, right = (one.beside - pair.counted for one in pair.clauses)
    both = bool(first.acts and second.acts)
    return {
        "one story": float(pair.story),
        "near": _IN_ONE if pair.one_document else min(pair.near, _NEAR_ENOUGH),
        "same noun": float(pair.same_noun),
        "other noun": float(pair.unlike_nouns),
        "echoed noun": float(pair.echoed and not pair.kin),
        "no noun": float(not any(one.nouns for one in pair.things)),
        "clause": pair.clause if pair.told else 0.0,
        "close": pair.close if pair.told else 0.0,
        "next to it": float(bool(left & right)),
        "same act": float(bool(first.acts & second.acts)),
        "other act": float(both and not first.acts & second.acts),
        "opposed": float(pair.other_act),
        "aside": float(first.aside != second.aside),
        "one time": float(pair.one_time),
        "other time": float(pair.other_time),
        "other year": float(pair.other_year),
        "year ahead": float(pair.year_ahead),
        "other tense": float(bool(first.tense and second.tense) and first.tense != second.tense),
        "change": float(first.change != second.change),
        "baseline": float(first.baseline != second.baseline),
        "part": float(pair.other_part),
        "rate": float(pair.other_rate),
        "one place": float(pair.one_place),
        "other place": float(pair.other_place),
        "same narrowing": float(bool(pair.things[0].narrowed & pair.things[1].narrowed)),
        "one subject": float(pair.one_document or pair.near >= NEARLY),
        "one clause": float(pair.told and pair.clause >= _MOSTLY and (pair.same_noun or not pair.counted)),
        "other narrowing": float(pair.unlike_narrowed),
        "one narrowed": float(bool(pair.things[0].narrowed) != bool(pair.things[1].narrowed)),
        "strange names": float(pair.strange_names),
        "few": float(kind == "number" and abs(pair.first.value) < _FEW),
        "share": float(kind == "share"),
        "time": float(kind == "time"),
        "nothing in common": float(pair.told and pair.clause < _LITTLE and not pair.same_noun),
        "strange words": 0.0 if pair.one_document else pair.strange_words,
        "subjects": pair.subjects,
        "names in common": float(pair.common_names),
        "measured": float(kind.startswith("other ")),
        "money": float(kind.startswith("money")),
        "carried over": float(not all(one.sure for one in pair.things)),
    }


def of_the_number(pair: Pair) -> dict[str, float]:
    """What the one number of both says itself."""
    known = min(digits(pair.first), digits(pair.second))
    return {
        "digits": min(known, 4) / 4,
        "three digits": float(known >= 3),
        "large": min(math.log10(max(abs(pair.first.value), 1.0)), 9.0) / 6,
    }


def of_the_numbers(pair: Pair) -> dict[str, float]:
    """What two unlike numbers say themselves."""
    low, high = sorted(abs(one.value) * measure(one)[1] for one in (pair.first, pair.second))
    ratio = math.log10(high / low) if low > 0 else _MOST_RATIO
    return {
        "ratio": min(ratio, _MOST_RATIO),
        "far": float(pair.first.kind is not FigureKind.MONEY and high > _FAR * low),
        "turned about": float(turned_about(pair)),
        "later": float(pair.apart > SOON),
        "clause, soon": pair.clause if pair.told and pair.apart <= SOON else 0.0,
        "rounded": float(rounded(*pair.ends) is not None),
    }


def turned_about(pair: Pair) -> bool:
    """The digits of one are those of the other in another order, as in a misprint: 28 and 82, 750 and 570."""
    first, second = (_shown(one.value) for one in (pair.first, pair.second))
    return len(first) > 1 and first != second and sorted(first) == sorted(second)


def _shown(value: float) -> str:
    return f"{abs(value):.6e}".split("e", maxsplit=1)[0].replace(".", "").rstrip("0")
