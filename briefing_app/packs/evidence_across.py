"""The evidence check of figures beside what other documents give: single sources, strength, conflicts, newer ones."""

from collections.abc import Iterator

from briefing_app.domain.facts import Beside, Standing, Verdict
from briefing_app.domain.figures import Figure, Modifier
from briefing_app.domain.points import Point
from briefing_app.packs import citations
from briefing_app.packs.evidence_points import Ground, shown
from briefing_app.packs.findings import Finding, FindingKind, Remedy, key

_SHOWN = 2
_BOUNDS = {
    Modifier.AT_MOST: -1, Modifier.LESS_THAN: -1, Modifier.AT_LEAST: 1, Modifier.MORE_THAN: 1,
}  # fmt: skip


def beside_others(ground: Ground, item_id: int, point: Point) -> Iterator[Finding]:
    """The findings of a figure among other documents; nothing while its own has not been compared with them."""
    standing = ground.across.standings.get(point.id)
    if standing is None or standing.waiting or not isinstance(point.content, Figure):
        return
    graver = [*_conflicting(standing, item_id, point), *_superseded(ground, standing, item_id, point)]
    yield from graver
    if standing.sources <= 1 and not graver:
        sentence = f"Only one independent source gives {shown(point)}."
        yield _found(FindingKind.SINGLE, sentence, Remedy.SECOND_SOURCE, item_id, point)
    yield from _unlike(standing, item_id, point, point.content)


def _conflicting(standing: Standing, item_id: int, point: Point) -> Iterator[Finding]:
    others = [one for one in standing.others if one.verdict is Verdict.CONFLICTS]
    if others:
        sentence = f"{shown(point)} cannot hold together with {_listed(others)}."
        yield _found(FindingKind.CONFLICT, sentence, Remedy.SHOW_OTHER, item_id, point, others)


def _superseded(ground: Ground, standing: Standing, item_id: int, point: Point) -> Iterator[Finding]:
    source = ground.documents.get(point.document_id)
    day = source.details.published if source else None
    updated = [one for one in standing.others if one.verdict is Verdict.UPDATED]
    dated = [(one.wording.document.details.published, one) for one in updated]
    later = sorted(
        ((theirs, one) for theirs, one in dated if theirs and day and theirs > day), key=lambda pair: pair[0]
    )
    if later:
        newest = later[-1][1]
        sentence = f"{shown(point)} was followed by {_listed([newest])}."
        found = _found(FindingKind.SUPERSEDED, sentence, Remedy.USE_NEWER, item_id, point, [newest])
        yield found


def _unlike(standing: Standing, item_id: int, point: Point, figure: Figure) -> Iterator[Finding]:
    """Where others say less than this figure does, or bound it from the other side."""
    others = [one for one in standing.others if one.verdict is Verdict.STRENGTH and _says_more(figure, _figure(one))]
    if others:
        sentence = f"{shown(point)} stands here as {_said(figure)}; {_listed(others)} says less."
        yield _found(FindingKind.STRENGTH, sentence, Remedy.SHOW_OTHER, item_id, point, others)


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


def _said(figure: Figure) -> str:
    words = citations.modifier(figure)
    return f"“{words} {figure.text}”" if words else f"“{figure.text}” and no more"


def _listed(others: list[Beside]) -> str:
    named = [_named(one) for one in others[:_SHOWN]]
    more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    return " and ".join(named) + more


def _named(beside: Beside) -> str:
    """*“up to 120 inspectors” (The Aldermere Chronicle, 4 March 2026)*."""
    details = beside.wording.document.details
    day = citations.full_date(details.published) if details.published else citations.NO_DATE
    return f"“{beside.wording.text}” ({details.publisher.strip() or details.title.strip()}, {day})"


def _found(
    kind: FindingKind, sentence: str, remedy: Remedy, item_id: int, point: Point, others: list[Beside] | None = None
) -> Finding:
    """A finding of a figure, wherever in the pack it stands, and of what the others give."""
    what = " ".join(sorted({f"{one.wording.document.id} {one.wording.text}" for one in others or ()}))
    other_id = others[0].wording.point.id if others else None
    named = key(kind, f"point-{point.id}", what)
    return Finding(kind, sentence, remedy, item_id, point_id=point.id, key=named, other_id=other_id)
