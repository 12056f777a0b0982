"""The quantities of one sentence with their unit and modifier, before they become figures."""

from dataclasses import dataclass, field, replace
from decimal import Decimal

from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.extraction.figures import modifiers, units
from briefing_app.extraction.figures.antecedents import antecedent, subject_after, topic, whole
from briefing_app.extraction.figures.compared import past_around
from briefing_app.extraction.figures.ellipsis import MEASURED, from_after, from_before
from briefing_app.extraction.figures.exclusions import mask
from briefing_app.extraction.figures.headed import unit_ahead
from briefing_app.extraction.figures.idioms import idiomatic
from briefing_app.extraction.figures.modifiers import Qualifier
from briefing_app.extraction.figures.nouns import singular
from briefing_app.extraction.figures.quantities import Quantity, quantities
from briefing_app.extraction.figures.tokens import Line, tokenise
from briefing_app.extraction.figures.units import Unit
from briefing_app.extraction.figures.words import AUXILIARIES, FUNCTION_WORDS, PRONOUNS

_RATED = frozenset({FigureKind.COUNT, FigureKind.OTHER, FigureKind.DURATION})
_DISTANCES = frozenset({"mile", "kilometre", "metre", "yard", "foot"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A quantity on its way to a figure."""

    line: Line
    quantity: Quantity
    unit: Unit
    before: Qualifier | None = None
    after: Qualifier | None = None

    @property
    def modifier(self) -> Modifier:
        """What the text puts on the number."""
        said = self.before or self.after
        return said.modifier if said else Modifier.NONE


@dataclass(slots=True)
class Context:
    """What came before in the paragraph: the noun counted last, and the sentence before this one.

    `measured` is the number before, where that was a time, a measure or per cent; `earlier` what an answer may lean on:
    what the paragraph before counted or asked for. `acting` is what the last number counted that opened a clause;
    `named` are the nouns of the numbers so far in the text, for *all 412*.
    """

    earlier: str | None = None
    counted: str | None = None
    measured: Finding | None = None
    acting: str | None = None
    named: dict[Decimal, str] = field(default_factory=dict)
    _before: tuple[str, int, int] | None = None
    _topic: str | None = None

    def pass_over(self, text: str, start: int, end: int) -> None:
        """Note that `text[start:end]` is now the sentence before."""
        self._before, self._topic = (text, start, end), None

    def following(self, text: str, start: int, *, spoken: bool) -> "Context":
        """The context of a paragraph that starts at `start`; `spoken` says that it is a turn in a conversation."""
        asked = self._before is not None and text[self._before[1] : self._before[2]].endswith("?")
        goes_on = spoken or text[start : start + 1].islower()
        if not asked and not goes_on:
            return Context(named=self.named)
        return Context((self.topic() if asked else None) or self.counted or self.earlier, named=self.named)

    def topic(self) -> str | None:
        """What the sentence before is about; it is read once, and only if somebody asks."""
        if self._before is not None:
            self._topic, self._before = topic(tokenise(*self._before)), None
        return self._topic


def findings(line: Line, context: Context) -> list[Finding]:
    """The findings of a sentence, left to right; notes in `context` what they count."""
    mask(line)
    found: list[Finding] = []
    stated = [quantity for quantity in quantities(line) if not idiomatic(line, quantity)]
    for place, quantity in enumerate(stated):
        finding = _finding(line, quantity, context, stated[place + 1 : place + 9])
        context.counted = _counted(finding) or context.counted
        context.acting = _acting(finding) or context.acting
        if finding.unit.name and finding.unit.sure and finding.unit.kind is FigureKind.COUNT and quantity.low > _FEW:
            context.named.setdefault(quantity.low, finding.unit.name)
        context.measured = finding if finding.unit.kind in MEASURED else None
        if found and _rest_of_a_time(found[-1], finding):
            finding = _added(found.pop(), finding)
        found.append(finding)
    if found:
        context.counted = subject_after(line, found[-1].unit.last) or context.counted
    return found


_PARTS = {"year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60)}
"""The unit that may follow another in one time, and how many of it make one."""


def _rest_of_a_time(first: Finding, second: Finding) -> bool:
    """Whether two numbers state one time: *six years and three months*."""
    smaller, many = _PARTS.get(first.unit.name or "", ("", 0))
    if second.unit.name != smaller or second.quantity.value >= many or first.unit.head < 0 or second.unit.head < 0:
        return False
    if first.quantity.high is not None or second.quantity.high is not None:
        return False
    gap = [second.line.low(i) for i in range(first.unit.last, second.quantity.first)]
    return gap == ["and"] or (gap in ([], [","]) and second.line.low(second.unit.last) != "of")


def _added(first: Finding, second: Finding) -> Finding:
    """The two as one time in the larger unit, the words of both in its span."""
    low = first.quantity.low + second.quantity.low / _PARTS[first.unit.name or ""][1]
    last = second.unit.last
    return replace(
        first, quantity=replace(first.quantity, last=last, low=low), unit=replace(first.unit, head=-1, last=last)
    )


_ABSTRACT = frozenset(
    {
        "increase",
        "decrease",
        "rise",
        "fall",
        "drop",
        "growth",
        "change",
        "total",
        "number",
        "figure",
        "reduction",
        "time",
    }
)
"""What a number may be a part of, and no later one counts."""


_ACTING = frozenset({"have", "has", "had", "were", "are", "face", "faced", "will"})
_ALL_OF_THEM = frozenset({"all", "the", "those", "these"})
_FEW = 12
"""Numbers up to this come up too often to point back to one that is the same."""


def _acting(finding: Finding) -> str | None:
    """The noun of a number that opens its clause: *23 people have been charged with 58 offences*."""
    line, first = finding.line, finding.before.first if finding.before else finding.quantity.first
    opens = first == 0 or line.low(first - 1) in {",", ";", "and", "but", "far", "“"} or line.capital(first - 1)
    acts = line.low(finding.unit.last) in AUXILIARIES
    return finding.unit.name if finding.unit.kind is FigureKind.COUNT and opens and acts else None


def _counted(finding: Finding) -> str | None:
    """The noun to which a later bare number may point back."""
    if finding.unit.kind in {FigureKind.COUNT, FigureKind.RATE}:
        return finding.unit.name if finding.unit.name not in _ABSTRACT else None
    if finding.unit.kind is FigureKind.PERCENT and finding.line.low(finding.quantity.last) == "of":
        head = units.head_after(finding.line, finding.quantity.last)
        return singular(finding.line.word(head)) if head >= 0 else None
    return None


def _finding(line: Line, quantity: Quantity, context: Context, later: list[Quantity]) -> Finding:
    unit = units.unit_of(line, quantity)
    if unit.open and unit.kind is FigureKind.COUNT:
        unit = from_after(line, quantity, later) or unit
    unit = _resolved(line, quantity, unit, context)
    if _points_of_percent(line, unit, context, later):
        quantity = replace(quantity, last=unit.last)
        unit = replace(unit, kind=FigureKind.PERCENT, name="percent", head=-1, why="points of the per cent before it")
    if unit.kind in _RATED and units.is_rate(line, unit.last):
        unit = replace(unit, kind=FigureKind.RATE)
    spans = unit.kind is FigureKind.DURATION or unit.name in _DISTANCES
    before = modifiers.before(line, quantity, spans=spans)
    after = None if before else modifiers.after(line, (quantity.last, unit.last, _whole_end(line, quantity)))
    if before is None and after is None:
        before = modifiers.of_a_limit(line, quantity)
    return Finding(line, quantity, unit, before, after)


def _points_of_percent(line: Line, unit: Unit, context: Context, later: list[Quantity]) -> bool:
    """*Satisfaction stands at 71%, up three points*, *rose by three points to 71%*."""
    before = context.measured
    if unit.name != "point" or unit.kind is not FigureKind.COUNT or unit.head < 0:
        return False
    if later and later[0].amount.percent and line.low(unit.last) == "to":
        return True
    return before is not None and before.line is line and before.unit.kind is FigureKind.PERCENT


def _whole_end(line: Line, quantity: Quantity) -> int:
    """Where *of it*, *of the farms* ends after a number, or the number's end."""
    if line.low(quantity.last) != "of":
        return quantity.last
    if line.low(quantity.last + 1) in PRONOUNS | {"this", "that", "these", "those"}:
        return quantity.last + 2
    head = units.head_after(line, quantity.last)
    return head + 1 if head >= 0 else quantity.last


def _resolved(line: Line, quantity: Quantity, unit: Unit, context: Context) -> Unit:
    """The unit with the noun mentioned before, where none stands beside the number."""
    if unit.name is not None or not unit.open:
        return unit
    if line.low(quantity.first - 1) == "=":  # n=2,418
        return replace(unit, name=context.named.get(quantity.low), why="the size of a sample", sure=False)
    shared = unit if unit.kind is FigureKind.RATE and _changes(line, quantity) else _shared(line, quantity, context)
    if shared:
        return shared
    if unit.kind is FigureKind.COUNT and _stands_for_a_rate(line, quantity):
        return replace(unit, kind=FigureKind.RATE, why="the rate that it states")
    if whole(line, quantity):
        return replace(unit, why="the size of a whole")
    name, why = _named_before(line, quantity, context)
    if name is None:
        name, why = context.topic(), "the sentence before"
    if name is None:
        name, why = context.earlier, "the paragraph before"
    return replace(unit, name=name, why=why if name else "no noun in reach", sure=False)


_SOLD = frozenset(
    {"sold", "bought", "sells", "buys", "signed", "sale", "bid", "fee", "deal", "auction", "worth", "price"}
)


def _helped(line: Line, quantity: Quantity) -> bool:
    """*Hosepipes off for almost three million*: those whom a headline tells of; not *painting sold for two million*."""
    place = past_around(line, quantity.first - 1)
    ends = line.text[line.start : line.end].rstrip()[-1:]
    large = quantity.amount.scaled or quantity.amount.spelled
    bare = not line.is_word(quantity.last) or line.low(quantity.last) in FUNCTION_WORDS - {"of"}
    helped = line.low(place) == "for" and large and bare and quantity.low >= _MANY and not quantity.fraction
    return helped and ends not in {".", "”", '"'} and not any(token.low in _SOLD for token in line.tokens)


_MANY = 10_000


def _named_before(line: Line, quantity: Quantity, context: Context) -> tuple[str | None, str]:
    """The noun that a bare number counts, by what stands before it in the text."""
    if _helped(line, quantity):
        return "person", "whom a headline says that it is for"
    again = context.named.get(quantity.low) if line.low(quantity.first - 1) in _ALL_OF_THEM else None
    if again is not None:
        return again, "the same number before"
    acting = context.acting if line.low(quantity.last) in _ACTING else None
    return antecedent(line, quantity, acting or context.counted)


def _shared(line: Line, quantity: Quantity, context: Context) -> Unit | None:
    """The time or measure of the number before, where this one leans on it."""
    before = context.measured
    if before is None:
        return unit_ahead(line, quantity)
    taken = from_before(line, quantity, before.line, before.quantity, before.unit)
    return taken or unit_ahead(line, quantity)


def _stands_for_a_rate(line: Line, quantity: Quantity) -> bool:
    """*The suspension rate was 4.13*."""
    near = {line.low(j) for j in range(quantity.first - 8, quantity.first)}
    fraction = quantity.low != int(quantity.low)
    second = line.low(quantity.first - 1) == "to" and "per" in near  # the rate per 100,000 people fell from 61.2 to 54
    return (fraction or second) and bool(near & {"rate", "ratio"})


def _changes(line: Line, quantity: Quantity) -> bool:
    return any(line.low(j) in {"by", "up", "down"} for j in range(quantity.first - 3, quantity.first))
