"""The evidence check of figures beside what other documents give: single sources, strength, conflicts, newer ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing_app.domain.facts import Beside, Standing, Verdict
from briefing_app.domain.figures import Figure, Modifier
from briefing_app.domain.points import Point
from briefing_app.domain.wording import full_date
from briefing_app.packs import citations
from briefing_app.packs.evidence.findings import Finding, FindingKind, Remedy, key
from briefing_app.packs.evidence.points import Ground, shown

_SHOWN = 2
_BOUNDS = {
    Modifier.AT_MOST: -1, Modifier.LESS_THAN: -1, Modifier.AT_LEAST: 1, Modifier.MORE_THAN: 1,
}  # fmt: skip


def beside_others(ground: Ground, item_id: int, point: Point) -> Iterator[Finding]:
    """The findings of a figure among other documents; nothing while its own has not been compared with them."""
    standing = ground.across.standings.get(point.id)
    if standing is None or standing.waiting or not isinstance(point.content, Figure):
        return
    source = ground.documents.get(point.document_id)
    about = _About(item_id, point, shown(point, source), source.details.published if source else None)
    graver = [*_conflicting(standing, about), *_superseded(standing, about)]
    yield from graver
    if standing.sources <= 1 and not graver:
        sentence = f"Only one independent source gives {about.words}."
        yield _found(FindingKind.SINGLE, sentence, Remedy.SECOND_SOURCE, about)
    yield from _unlike(standing, about, point.content)


@dataclass(frozen=True, slots=True)
class _About:
    """The figure that is looked at: its words in short, and the day of its document."""

    item_id: int
    point: Point
    words: str
    day: date | None


def _conflicting(standing: Standing, about: _About) -> Iterator[Finding]:
    others = [one for one in standing.others if one.verdict is Verdict.CONFLICTS]
    if others:
        sentence = f"{about.words} cannot hold together with {_listed(others)}."
        yield _found(FindingKind.CONFLICT, sentence, Remedy.SHOW_OTHER, about, others)


def _superseded(standing: Standing, about: _About) -> Iterator[Finding]:
    day = about.day
    updated = [one for one in standing.others if one.verdict is Verdict.UPDATED]
    dated = [(one.wording.document.details.published, one) for one in updated]
    later = sorted(
        ((theirs, one) for theirs, one in dated if theirs and day and theirs > day), key=lambda pair: pair[0]
    )
    if later:
        newest = later[-1][1]
        sentence = f"{about.words} was followed by {_listed([newest])}."
        yield _found(FindingKind.SUPERSEDED, sentence, Remedy.USE_NEWER, about, [newest])


def _unlike(standing: Standing, about: _About, figure: Figure) -> Iterator[Finding]:
    """Where others say less than this figure does, or bound it from the other side."""
    others = [one for one in standing.others if one.verdict is Verdict.STRENGTH and _says_more(figure, _figure(one))]
    if others:
        sentence = f"{about.words} says more than {_listed(others)}."
        yield _found(FindingKind.STRENGTH, sentence, Remedy.SHOW_OTHER, about, others)


def _figure(beside: Beside) -> Figure | None:
    content = beside.wording.point.content
    return content if isinstance(content, Figure) else None


def _says_more(ours: Figure, theirs: Figure | None) -> bool:
    """Whether ours commits itself to more: a number alone, *around* beside a bound, or the other bound."""
    if theirs is None or ours.modifier is theirs.modifier:
        return False
    if ours.modifier is Modifier.NONE:
        return ours.value_high is None
    if ours.modifier is Modifier.APPROX:
        return theirs.modifier is not Modifier.NONE
    return theirs.modifier in _BOUNDS and _BOUNDS[ours.modifier] != _BOUNDS[theirs.modifier]


def _listed(others: list[Beside]) -> str:
    named = [_named(one) for one in others[:_SHOWN]]
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return " and ".join(named) + more


def _named(beside: Beside) -> str:
    """*“up to 120 inspectors” (The Aldermere Chronicle, 4 March 2026)*."""
    details = beside.wording.document.details
    day = full_date(details.published) if details.published else citations.NO_DATE
    return f"“{beside.wording.text}” ({details.publisher.strip() or details.title.strip()}, {day})"


def _found(kind: FindingKind, sentence: str, remedy: Remedy, about: _About, others: Sequence[Beside] = ()) -> Finding:
    """A finding of a figure, wherever in the pack it stands, and of what the others give."""
    what = " ".join(sorted({f"{one.wording.document.id} {one.wording.text}" for one in others}))
    other_id = others[0].wording.point.id if others else None
    point_id = about.point.id
    named = key(kind, f"point-{point_id}", what)
    return Finding(kind, sentence, remedy, about.item_id, point_id=point_id, key=named, other_id=other_id)
