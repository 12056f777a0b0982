"""How sure it is that two figures tell of one thing, from what speaks for it and what against it.

Each piece of evidence is a number from 0 to 1 (the ratio of two numbers: powers of ten), its weight a difference in
log odds. The weights, in `resources/language/weights.toml`, are those of a logistic regression on the pairs labelled by
hand (`tests/linking/fitting.py`), with no piece counted against its plain sense: nothing that speaks for a link may
count against it.
"""

import math
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache

from briefing_app import paths
from briefing_app.linking.compared import Pair
from briefing_app.linking.rounding import rounded
from briefing_app.linking.things import digits, measure

SOON = 4
"""Days within which two reports of one announcement are expected to give one number."""
_FEW = 20
_NEAR_ENOUGH, _IN_ONE = 0.8, 0.5
NEARLY, _MOSTLY = 0.2, 0.6
_SEVERAL = 3
_MOST_RATIO = 3.0
_TENS, _ALIKE = (10, 100, 1000), 1e-9

Weights = Mapping[str, Mapping[str, float]]
"""What each piece of evidence weighs, by what it is evidence of."""


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that ship."""
    told = tomllib.loads((paths.resources() / "language" / "weights.toml").read_text("utf-8"))
    return {part: {name: float(weight) for name, weight in of.items()} for part, of in told.items()}


def one_number(pair: Pair) -> float:
    """The log odds that two figures of one number are of one thing."""
    return _odds("one number", pair)


def two_numbers(pair: Pair) -> float:
    """The log odds that two figures of unlike numbers are given for one thing."""
    return _odds("two numbers", pair)


def _odds(part: str, pair: Pair) -> float:
    return sum([weight * EVIDENCE[name](pair) for name, weight in weights()[part].items()])


def turned_about(pair: Pair) -> bool:
    """The digits of one are those of the other in another order, as in a misprint: 28 and 82, 750 and 570."""
    first, second = (_shown(one.value) for one in pair.ends)
    return len(first) > 1 and first != second and sorted(first) == sorted(second)


def ten_times(pair: Pair) -> bool:
    """The digits are the same ten, a hundred or a thousand times over, as where a nought or a point is lost."""
    low, high = sorted(abs(one.value) * measure(one)[1] for one in pair.ends)
    return low > 0 and any(abs(high - times * low) <= _ALIKE * high for times in _TENS)


def misprint(pair: Pair) -> bool:
    """Whether one may be the other printed wrongly."""
    return turned_about(pair) or ten_times(pair)


def _shown(value: float) -> str:
    return f"{abs(value):.6e}".split("e", maxsplit=1)[0].replace(".", "").rstrip("0")


def _near(pair: Pair) -> float:
    return _IN_ONE if pair.one_document else min(pair.near, _NEAR_ENOUGH)


def _few(pair: Pair) -> bool:
    return measure(pair.first)[0] in {"number", "time"} and abs(pair.first.value) < _FEW


def _one_clause(pair: Pair) -> bool:
    return pair.told and pair.clause >= _MOSTLY and (pair.same_noun or not pair.counted)


def _other_act(pair: Pair) -> bool:
    first, second = (one.acts for one in pair.clauses)
    return bool(first and second) and first.isdisjoint(second)


def _other_tense(pair: Pair) -> bool:
    first, second = (one.tense for one in pair.clauses)
    return bool(first and second) and first != second


def _differs(name: str) -> Callable[[Pair], bool]:
    return lambda pair: getattr(pair.clauses[0], name) != getattr(pair.clauses[1], name)


def _large(pair: Pair) -> float:
    return min(math.log10(max(abs(pair.first.value), 1.0)), 9.0) / 6


def _ratio(pair: Pair) -> float:
    low, high = sorted(abs(one.value) * measure(one)[1] for one in pair.ends)
    return min(math.log10(high / low), _MOST_RATIO) if low > 0 else _MOST_RATIO


EVIDENCE: Mapping[str, Callable[[Pair], float]] = {
    "to begin with": lambda _pair: 1.0,
    "one story": lambda pair: pair.story,
    "near": _near,
    "one subject": lambda pair: pair.one_document or pair.near >= NEARLY,
    "same noun": lambda pair: pair.same_noun,
    "other noun": lambda pair: pair.unlike_nouns,
    "kin": lambda pair: pair.kin and not pair.same_noun,
    "echoed noun": lambda pair: pair.echoed and not pair.kin,
    "no noun": lambda pair: not any(one.nouns for one in pair.things),
    "carried over": lambda pair: not all(one.sure for one in pair.things),
    "one narrowing": lambda pair: pair.compound,
    "same act": lambda pair: not pair.clauses[0].acts.isdisjoint(pair.clauses[1].acts),
    "other act": _other_act,
    "opposed": lambda pair: pair.other_act,
    "aside": _differs("aside"),
    "further": _differs("further"),
    "change": _differs("change"),
    "other change": lambda pair: pair.other_change,
    "baseline": _differs("baseline"),
    "part": lambda pair: pair.other_part,
    "rate": lambda pair: pair.other_rate,
    "one time": lambda pair: pair.one_time,
    "other time": lambda pair: pair.other_time,
    "other year": lambda pair: pair.other_year,
    "other tense": _other_tense,
    "series": lambda pair: pair.series,
    "one place": lambda pair: pair.one_place,
    "other whole": lambda pair: pair.other_whole,
    "names in common": lambda pair: pair.common_names,
    "other names": lambda pair: pair.other_names,
    "strange words": lambda pair: 0.0 if pair.one_document else pair.strange_words,
    "one clause": _one_clause,
    "rare words": lambda pair: min(pair.rare, _SEVERAL) / _SEVERAL,
    "little": lambda pair: pair.little,
    "same company": lambda pair: not pair.first.company.isdisjoint(pair.second.company),
    "one speaker": lambda pair: pair.one_speaker,
    "few": _few,
    "digits": lambda pair: min(digits(pair.first), digits(pair.second), 4) / 4,
    "large": _large,
    "ratio": _ratio,
    "turned about": turned_about,
    "ten times": ten_times,
    "sample": _differs("sample"),
    "rounded": lambda pair: rounded(*pair.ends) is not None,
}
"""What speaks for two figures being of one thing, or against it, 0 to 1."""
