"""Facts in words: status with its sign, what is counted, the wordings from the strongest to the weakest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.domain.facts import GRAVITY, Fact, FactLink, Verdict, Wording
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.search.words import Words
from briefing_app.ui.wording import figure_title, with_what_they_repeat

_LONGEST = 32
STRENGTHS = {
    Modifier.NONE: "exactly",
    Modifier.AT_LEAST: "at least",
    Modifier.MORE_THAN: "more than",
    Modifier.LESS_THAN: "less than",
    Modifier.AT_MOST: "at most",
    Modifier.APPROX: "about",
}
"""From the strongest claim to the weakest."""
_RANK = {modifier: place for place, modifier in enumerate(STRENGTHS)}
NEEDS_A_LOOK = frozenset({Verdict.STRENGTH, Verdict.THING, Verdict.CONFLICTS})


@dataclass(frozen=True, slots=True)
class Sign:
    """How a status shows: always sign and word, in a colour that only repeats them."""

    words: str
    icon: str
    tint: str


SIGNS = {
    Verdict.CONFLICTS: Sign("Conflict", "x-circle", "danger"),
    Verdict.STRENGTH: Sign("Different strength", "arrows-left-right", "warn"),
    Verdict.THING: Sign("Different thing", "git-fork", "warn"),
    Verdict.UPDATED: Sign("Updated later", "clock-clockwise", "accent"),
    Verdict.AGREES: Sign("Agrees", "equals", "ok"),
    Verdict.SINGLE: Sign("One source", "circle-dashed", "text2"),
}


def strongest(fact: Fact) -> list[Wording]:
    """The wordings from the strongest to the weakest; of those alike the earliest first."""
    return sorted(fact.wordings, key=lambda one: _RANK[one.figure.modifier])


def short(wording: Wording) -> str:
    """The number as the source puts it, with its modifier: *up to 100*."""
    words, number = wording.text, wording.figure.text
    end = words.find(number) + len(number)
    return words[:end] if len(number) <= end <= _LONGEST else number


def wordings(fact: Fact) -> list[str]:
    """The different short wordings, the strongest first."""
    found: dict[str, str] = {}
    for one in strongest(fact):
        found.setdefault(short(one).casefold(), short(one))
    return list(found.values())


def title(fact: Fact) -> str:
    """What is counted: as most sources call it, at its fullest."""
    names = Counter(of for one in fact.wordings if (of := one.figure.of))
    if not names:  # a time at least says of itself what it is
        timed = [one.figure for one in fact.wordings if one.figure.kind is FigureKind.DURATION]
        words = figure_title(timed[0]) if timed else "Not named in the text"
        return f"{words[:1].upper()}{words[1:]}"
    name = max(names, key=lambda each: (names[each], len(each)))
    return f"{name[:1].upper()}{name[1:]}"


def independent(fact: Fact) -> str:
    """*3 independent*; of one source, that there is no other."""
    return f"{fact.summary.sources:,} independent" if fact.summary.sources > 1 else "nowhere else"


def sentence(fact: Fact) -> str:
    """A row of the list as one sentence."""
    sources = counted(fact.summary.sources, "independent source")
    parts = (title(fact), ", ".join(wordings(fact)), SIGNS[fact.summary.status].words, sources)
    return ", ".join(part for part in (*parts, full_date(fact.summary.last)) if part)


def status_line(fact: Fact) -> str:
    """The status with its reason."""
    reason = fact.summary.reason
    return f"{SIGNS[fact.summary.status].words}: {reason}." if reason else f"{SIGNS[fact.summary.status].words}."


def folded(fact: Fact) -> str:
    """How many sources are independent, and what was folded into them."""
    copies = len({one.document.id for one in fact.wordings}) - fact.summary.sources
    words = f"{counted(fact.summary.sources, 'independent source')}."
    return f"{words} {with_what_they_repeat(copies)}." if copies else words


def links_of(fact: Fact, point_id: int) -> list[tuple[Wording, FactLink]]:
    """How a wording stands to others, the gravest first."""
    known = {one.point.id: one for one in fact.wordings}
    found = [(b if a == point_id else a, link) for a, b, link in fact.links if point_id in {a, b}]
    ordered = sorted(found, key=lambda each: -GRAVITY.index(each[1].verdict))
    return [(known[one], link) for one, link in ordered if one in known]


def verdict_of(fact: Fact, point_id: int) -> Verdict:
    """How a wording stands in its fact: its gravest link."""
    links = links_of(fact, point_id)
    return links[0][1].verdict if links else Verdict.SINGLE


def is_reprint(fact: Fact, wording: Wording) -> bool:
    """Whether an earlier document of the same source has it already."""
    first = next(one for one in fact.wordings if one.source == wording.source)
    return first.document.id != wording.document.id


def sourced(fact: Fact) -> list[int]:
    """A point for each independent source, its strongest wording, the earliest source first: for a pack."""
    best: dict[int, Wording] = {}
    for one in strongest(fact):
        best.setdefault(one.source, one)
    return [one.point.id for one in fact.wordings if best[one.source] is one]


def publisher(wording: Wording) -> str:
    """Who published it, or what it is called."""
    return wording.document.details.publisher or wording.document.details.title


def in_sentence(wording: Wording) -> Words:
    """The sentence with the wording marked in it."""
    text = " ".join(wording.sentence.split()) or wording.text
    for part in (wording.text, wording.figure.text):
        if (start := text.find(part)) >= 0:
            return Words(text, ((start, start + len(part)),))
    return Words(text)


_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_DECIMALS = 3
"""With how many digits after the point a number is told in millions; one with more is told in full."""


_IN_FULL = (1e10, 1e15)
"""Between these a whole number is told with all of its digits."""


def number(value: float) -> str:
    """A number as people read it: *1,240*, *18.5 million*; as powers of ten only where it is past all reading."""
    for scale, name in _SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and round(scaled, _DECIMALS) == round(scaled, 10):
            return f"{scaled:,.10g} {name}"
    return f"{value:,.0f}" if _IN_FULL[0] <= abs(value) < _IN_FULL[1] else f"{value:,.10g}"


def value(one: Figure) -> str:
    """The value as people read it: *£75 million*, *50%*, *5 to 9 months*."""
    return in_unit(one, number(one.value) + ("" if one.value_high is None else f" to {number(one.value_high)}"))


def in_unit(one: Figure, words: str) -> str:
    """A number in words with the unit of a figure, so far as it belongs to the number."""
    if one.kind is FigureKind.PERCENT:
        return f"{words}%"
    if one.kind is FigureKind.MONEY:
        unit = one.unit or ""
        return f"{_SIGNS.get(unit, f'{unit} ')}{words}".strip()
    return f"{words} {one.unit}s" if one.kind is FigureKind.DURATION and one.unit else words


def dated(fact: Fact) -> Sequence[Wording]:
    """The wordings whose documents have a day."""
    return [one for one in fact.wordings if one.document.details.published is not None]
