"""What a figure counts, and how much, in a form that compares."""

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache

from briefing_app.domain.figures import Aspect, Figure, FigureKind, Modifier
from briefing_app.linking import clauses, lexicon
from briefing_app.linking.clauses import Clause
from briefing_app.linking.once import once
from briefing_app.linking.periods import Period
from briefing_app.linking.terms import Terms, telling
from briefing_app.linking.words import words

_DAYS = {
    "second": 1 / 86_400,
    "minute": 1 / 1_440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.4375,
    "quarter": 91.3125,
    "year": 365.25,
    "decade": 3_652.5,
    "century": 36_525.0,
}
_OF_ANOTHER = {"acre": ("hectare", 0.404686), "mile": ("kilometre", 1.609344), "gallon": ("litre", 4.54609)}
_UNITS = {"ton": "tonne", "metric ton": "tonne", "kilometer": "kilometre", "liter": "litre"}
_OF_A_NOUN = frozenset({FigureKind.COUNT, FigureKind.RATE})
_BESIDE = 8  # words
_BACK = re.compile(r"\b(?:the|these|those|its|their|his|her|both|all)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PRONOUNS = frozenset({"those", "them", "these", "others", "all", "each"})
_DONE = re.compile(r"(?<!e)ed$(?<!\bbed)(?<!\bshed)")
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "third", "half", "quarter"})
"""*The 2.4 million* that were promised: of a number alone the noun stands elsewhere."""
_HOW_MUCH = frozenset({"rate", "rates", "level", "levels"})
"""*The absence rate* is of absence."""
_FIGURES = frozenset(
    {"estimate", "estimates", "figure", "figures", "stat", "stats", "statistics", "addition", "additions"}
)
_EVERYWHERE = frozenset({"nationwide", "nationally", "overall", "worldwide"})
_LEADING = frozenset({"of", "the", "in", "for", "its", "a", "an", "their", "his", "her"})
_NO_NOUNS = frozenset({"percent", "estimate", "figure", "stat", "addition", "high", "low", "drop", "means"})
_MOVES = frozenset({"rise", "fall"})
_NUMBERS = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE
)
_ROUNDED = 100
_NEAR = 0.05
"""*Around 100* reaches a twentieth to either side."""


@dataclass
class Statement:
    """A figure of one source as it is compared.

    `source` tells independent sources apart: syndicated copies share one. `day` is the ordinal of its document's day.
    `sentence` is the passage that it stands in, `about` the terms of its document.
    """

    id: int
    document: int
    source: int
    value: float
    kind: FigureKind
    value_high: float | None = None
    unit: str | None = None
    modifier: Modifier = Modifier.NONE
    aspect: Aspect = Aspect.LEVEL
    of: str = ""
    phrase: str = ""
    sentence: str = ""
    period: Period | None = None
    day: int | None = None
    said_by: str | None = None
    about: Terms = field(default_factory=dict)

    @once
    def thing(self) -> "Thing":
        """What it counts."""
        return _thing(self)

    @once
    def measured(self) -> tuple[str, float]:
        """The class of its unit, and how many of the smallest of that class its unit is."""
        unit = (self.unit or "").casefold()
        unit = _UNITS.get(unit, unit)
        if unit in _DAYS:
            return "time", _DAYS[unit]
        if self.kind is FigureKind.MONEY:
            return f"money {self.unit or 'GBP'}", 1.0
        if self.kind is FigureKind.PERCENT or (self.kind is FigureKind.RATE and abs(self.value) <= 1):
            return "share", 0.01 if self.kind is FigureKind.PERCENT else 1.0
        if self.kind is FigureKind.OTHER:
            base, scale = _OF_ANOTHER.get(unit, (unit, 1.0))
            return f"other {base}", scale
        return "number", 1.0

    @property
    def counted(self) -> frozenset[str]:
        """The nouns by which others are found that may count the same; of a share any may go without."""
        nouns = self.thing.nouns
        if not nouns.isdisjoint(lexicon.words("human", "words")):
            nouns |= {"person"}
        if self.kind is FigureKind.OTHER and self.unit:
            nouns |= {self.measured[0]}
        return nouns | {""} if not nouns or measure(self)[0] == "share" else nouns

    @property
    def rounds(self) -> tuple[tuple[str, float], ...]:
        """It in one digit and in two, of a number that others may round: by that it is found."""
        kind, scale = self.measured
        value = abs(self.value) * scale
        if value < _ROUNDED or kind == "time" or kind.startswith("other"):
            return ()
        return ("one digit", float(f"{value:.0e}")), ("two digits", float(f"{value:.1e}"))

    @once
    def context(self) -> Terms:
        """What the sentence says around it."""
        return dict(telling(self.sentence or self.phrase))

    @once
    def names(self) -> frozenset[str]:
        """The names that the sentence says."""
        return named(self.context)

    @once
    def speaker(self) -> frozenset[str]:
        """The words of the name of who says it."""
        return frozenset(words(self.said_by or "")) - lexicon.words("common")

    @once
    def company(self) -> frozenset[str]:
        """The other numbers of its sentence."""
        rest = self.sentence.replace(self.phrase, " ")
        return frozenset(found.replace(",", "").casefold() for found in _NUMBERS.findall(rest))

    @once
    def close(self) -> Terms:
        """What is said right beside it: of two figures in one sentence each has its own."""
        at = max(0, self.sentence.find(self.phrase))
        before = self.sentence[:at].rsplit(None, _BESIDE)[-_BESIDE:] if at else []
        after = self.sentence[at + len(self.phrase) :].split(None, _BESIDE)[:_BESIDE]
        return dict(telling(" ".join((*before, self.phrase, *after))))

    @once
    def clause(self) -> Clause:
        """What its own part of the sentence says."""
        return clauses.clause(self.sentence or self.phrase, self.phrase, self.of, share=measure(self)[0] == "share")

    @once
    def points_back(self) -> bool:
        """*The 100 new investigators*: of which the document has spoken before."""
        at = self.sentence.find(self.phrase)
        return at > 0 and _BACK.search(self.sentence, 0, at) is not None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: its nouns as they are `said` (both, of two joined) and by kin, and what narrows them."""

    said: frozenset[str]
    nouns: frozenset[str]
    narrowed: frozenset[str]
    sure: bool = True
    """Its noun stands with it: it is not carried over from before."""


def measure(statement: Statement) -> tuple[str, float]:
    """The class of unit, and the value in the smallest of that class: two figures compare only in one class."""
    return statement.measured


def interval(statement: Statement) -> tuple[float, float]:
    """What the figure can be, from its value, its range and its modifier, in the smallest unit of its class."""
    scale = measure(statement)[1]
    low, high = statement.value * scale, (statement.value_high or statement.value) * scale
    spread = abs(high) * _NEAR
    return {
        Modifier.NONE: (low, high),
        Modifier.APPROX: (low - spread, high + spread),
        Modifier.AT_MOST: (min(0.0, low), high),
        Modifier.LESS_THAN: (min(0.0, low), high),
        Modifier.AT_LEAST: (low, math.inf),
        Modifier.MORE_THAN: (low, math.inf),
    }[statement.modifier]


def digits(statement: Statement | Figure) -> int:
    """How many digits of the number carry news: 1 for 100, 3 for 14,500. Round numbers meet by chance."""
    return _digits(statement.value, 6 if statement.kind is not FigureKind.RATE else 3)


@lru_cache(maxsize=10_000)
def _digits(value: float, most: int) -> int:
    plain = f"{value:.{most}g}".split("e", maxsplit=1)[0].replace(".", "").replace("-", "").strip("0")
    return max(1, len(plain))


def _thing(statement: Statement) -> Thing:
    """Money and time count nothing: what they are for stands in their clause."""
    said, narrowed = _counted(statement.of)
    if statement.kind in {FigureKind.MONEY, FigureKind.DURATION}:
        return Thing(frozenset(), frozenset(), narrowed)
    if statement.unit and (statement.kind in _OF_A_NOUN or (statement.kind is FigureKind.OTHER and not said)):
        said |= {lexicon.singular(statement.unit.casefold())} - _SCALES
    said = (said | _joined(statement)) - _NO_NOUNS
    sure = not said or any(lexicon.singular(word) in said for word in words(f"{statement.of} {statement.phrase}"))
    return Thing(said, frozenset(map(lexicon.concept, said)), narrowed - said, sure)


@lru_cache(maxsize=10_000)
def _counted(of: str) -> tuple[frozenset[str], frozenset[str]]:
    """The noun of *the number of agency staff at Europol* (staff), and what stands before it (agency)."""
    said = list(words(of))
    partitive, stops = lexicon.words("partitive"), lexicon.words("stops")
    while said and (said[0] in partitive or said[0] in _LEADING):
        said.pop(0)
    named: list[str] = []
    for word in said:
        if word in stops:
            break
        named.append(word)
    while len(named) > 1 and _says_no_noun(named[-1]):
        named.pop()
    if named and named[-1] in _PRONOUNS | _FIGURES:  # *a provisional estimate*
        named.clear()
    if not named or (len(named) == 1 and (_DONE.search(named[0]) or _moving(named[0]))):
        return frozenset(), frozenset()
    if named[-1] in lexicon.words("numerals"):
        return frozenset(), frozenset()  # *two thirds of the 2.4 million*
    loose = lexicon.words("loose") | lexicon.words("common")
    narrowed = {lexicon.stem(word) for word in named[:-1] if word not in loose and word[0].isalpha()}
    return frozenset({lexicon.singular(named[-1])}), frozenset(narrowed)


def _says_no_noun(word: str) -> bool:
    done = word.endswith(("ed", "ing")) and not word.endswith(("building", "housing"))
    return done or word in _HOW_MUCH or word in _EVERYWHERE or (word.endswith("s") and _rises(word))


def _rises(word: str) -> bool:
    return not _MOVES.isdisjoint(lexicon.acts(word))


def _moving(word: str) -> bool:
    return word.endswith("ing") and _rises(word)


def _joined(statement: Statement) -> frozenset[str]:
    """The nouns of *100 investigators and intelligence officers*: a figure of both stands for either."""
    text = statement.of or statement.phrase
    if text.isascii() and "and" not in text.lower():
        return frozenset()
    said = words(text)
    if "and" not in said[:4]:
        return frozenset()
    stops = lexicon.words("stops") - {"and", "or"}
    reach = next((at for at, word in enumerate(said) if word in stops), len(said))
    at = said.index("and")
    ends = [said[at - 1], said[reach - 1]] if 0 < at < reach - 1 else []
    return frozenset(
        lexicon.singular(word) for word in ends if word[0].isalpha() and word not in lexicon.words("common")
    )


def overlap(first: Terms, second: Terms) -> float:
    """How much of what the shorter context says the other says too, 0 to 1, names weighing double."""
    shared = sum(min(weight, second[term]) for term, weight in first.items() if term in second)
    least = min(sum(first.values()), sum(second.values()))
    return shared / least if least else 0.0


def likeness(first: Terms, second: Terms) -> float:
    """How much two contexts have in common of all that they say, 0 to 1."""
    shared = sum(min(weight, second[term]) for term, weight in first.items() if term in second)
    both = math.sqrt(sum(first.values()) * sum(second.values()))
    return shared / both if both else 0.0


def named(terms: Terms) -> frozenset[str]:
    """The names among terms."""
    return frozenset(term for term, weight in terms.items() if weight > 1.0)
