"""In how many sources the points of a pack stand, in the words that its pages say beside them.

Made once from what the library has linked, so that an issued version says for ever what was known that day. Never
whether something is true: only who else says it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing_app.domain.facts import Beside, Standing, Verdict
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.packs import citations
from briefing_app.packs.across import Across

ONE_ALONE, ONE_ONLY = "△ In one source", "one source only"
_SHARED = "✓ In "
_COMPARED = 3
"""Words: what is shorter is not compared with what others have, so that nothing can be said of it."""
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class FigureLine:
    """How a figure stands: `status` in a table, `remark` at the end of a sentence.

    `fact` is the same for figures that the library has as one; 0 where nothing was compared.
    """

    status: str
    remark: str
    fact: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What stands beside a pack's points, by their ids; of what was not compared with other documents, nothing."""

    quotes: Mapping[int, str] = field(default_factory=dict)
    figures: Mapping[int, FigureLine] = field(default_factory=dict)
    published: bool = False
    """Whether a fact sheet says of each figure who published it, and when; versions issued before pages did so do not.
    """

    def remark(self, point_id: int) -> str:
        """What the evidence of a line or an answer says of the point that it rests on."""
        if point_id in self.figures:
            return self.figures[point_id].remark
        line = self.quotes.get(point_id, "")
        return ONE_ONLY if line == ONE_ALONE else line.replace(_SHARED, "in ")


def elsewhere(across: Across, points: Mapping[int, Point], documents: Mapping[int, citations.Source]) -> Elsewhere:
    """The lines of a pack's points, from what was gathered of other documents."""
    quotes: dict[int, str] = {}
    figures: dict[int, FigureLine] = {}
    for one, point in sorted(points.items()):
        standing = across.standings.get(one)
        if isinstance(point.content, Quote) and one in across.shared and _is_compared(point.content):
            quotes[one] = _quote(across.shared[one])
        elif isinstance(point.content, Figure) and standing is not None and not standing.waiting:
            source = documents.get(point.document_id)
            figures[one] = _figure(standing, source.details.published if source else None)
    return Elsewhere(quotes, figures, published=True)


def _is_compared(quote: Quote) -> bool:
    return len(quote.text.split()) >= _COMPARED


def _quote(sources: int) -> str:
    return f"{_SHARED}{sources} sources" if sources > 1 else ONE_ALONE


def _figure(standing: Standing, day: date | None) -> FigureLine:
    status, remark = {
        Verdict.SINGLE: ("△ One source", ONE_ONLY),
        Verdict.AGREES: (f"✓ {standing.sources} agree", f"{standing.sources} sources agree"),
        Verdict.STRENGTH: ("≈ Different strength", "another source says it with a different strength"),
        Verdict.THING: ("≠ Different thing", "another source has this number of a different thing"),
        Verdict.CONFLICTS: ("◆ Conflict", "sources conflict"),
        Verdict.UPDATED: _updated(standing.others, day),
    }[standing.verdict]
    return FigureLine(status, remark, standing.fact_id or 0)


def _updated(others: Sequence[Beside], day: date | None) -> tuple[str, str]:
    """Whether a later source gives another number, or this is the later one."""
    earlier = _before(others, day)
    if not earlier:
        return "↑ Updated later", "a later source gives another number"
    (_, content) = max(earlier, key=lambda one: one[0])
    value, unit = citations.value_and_unit(content)
    short = value if len(value) <= _LONGEST else "another"
    return f"↑ Replaces {short}", f"replaces {value} {unit}".rstrip()


def _before(others: Iterable[Beside], day: date | None) -> list[tuple[date, Figure]]:
    """The numbers of earlier sources that this one takes the place of; none where any is not surely earlier."""
    found: list[tuple[date, Figure]] = []
    for one in others:
        theirs, content = one.wording.document.details.published, one.wording.point.content
        if one.verdict is not Verdict.UPDATED or not isinstance(content, Figure):
            continue
        if theirs is None or day is None or theirs >= day:
            return []
        found.append((theirs, content))
    return found
