"""Reading what belongs together: the variants of a quote, in how many sources a point is, and copies of articles."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session

from briefing_app.domain.links import SameQuote, Shared, Variant
from briefing_app.domain.quotes import Quote
from briefing_app.library import documents, points
from briefing_app.library.links import groups as link_groups
from briefing_app.library.links import material as link_material
from briefing_app.library.storage.plain import Plain, among
from briefing_app.library.storage.wording import gone


def variants(session: Session, point_id: int) -> SameQuote:
    """A quote, which must be there, with the others that are the same or nearly so."""
    plain = Plain(session)
    same = link_groups.members(plain, "quote_group", [point_id]) | {point_id}
    near = _reworded(plain, same)
    placed = link_material.placed(plain, [*same, *near])
    found = {one.id: one for one in points.by_id(session, list(placed)) if isinstance(one.content, Quote)}
    if point_id not in found:
        raise gone("quote")
    places = {one.id: one for one in documents.summaries(session, sorted({placed[one].document for one in found}))}
    why = {**near, **_reasons(plain, same)}
    ordered = sorted(found, key=lambda one: placed[one].order)
    told = [
        Variant(found[one], places[placed[one].document], placed[one].source, one in same, why.get(one, ""))
        for one in ordered
    ]
    sure = [one for one in told if one.sure]
    fullest = max(sure, key=lambda one: len(one.point.content.text.split()))
    return SameQuote(tuple(told), len({one.source for one in sure}), fullest.point.id, sure[0].point.id)


def _reworded(plain: Plain, ids: Iterable[int]) -> dict[int, str]:
    """The quotes that are near to some without being the same, and why."""
    own = set(ids)
    listed = among(own)
    statement = """
SELECT first, second, why FROM quote_link
WHERE likeness = 'reworded'
AND (first IN (SELECT value FROM json_each(?)) OR second IN (SELECT value FROM json_each(?)))"""
    found = plain.ask(statement, listed, listed)
    return {(b if a in own else a): why for a, b, why in found if not (a in own and b in own)}


def _reasons(plain: Plain, ids: Iterable[int]) -> dict[int, str]:
    """Why each of some quotes is one with another of them: the nearest of its links."""
    found: dict[int, str] = {}
    for a, b, link in sorted(
        link_groups.quote_links(plain, ids), key=lambda linked: (linked[2].contained, linked[2].ratio)
    ):
        if link.likeness.same:
            found |= {a: link.why, b: link.why}
    return found


def shared(session: Session, point_ids: Iterable[int], *, repeats: bool = False) -> dict[int, Shared]:
    """Of points that others give, too: which are the same, and in how many independent sources they are.

    `repeats`: those, too, that one source alone has several times, in reprints perhaps.
    """
    plain = Plain(session)
    ids = set(point_ids)
    group_of = _groups(plain, ids)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for one, group in _groups(plain, _others(plain, group_of.values())).items():
        members[group].add(one)
    placed = link_material.placed(plain, {one for each in members.values() for one in each})
    counted = {group: len({placed[one].source for one in each if one in placed}) for group, each in members.items()}
    told = {group for group, number in counted.items() if number > 1 or (repeats and len(members[group]) > 1)}
    return {one: Shared(group, counted[group]) for one, group in group_of.items() if group in told}


def _groups(plain: Plain, ids: Iterable[int]) -> dict[int, int]:
    statement = "SELECT point_id, group_id FROM quote_group WHERE point_id IN (SELECT value FROM json_each(?))"
    return {one: group for one, group in plain.ask(statement, among(ids))}  # noqa: C416 - typed so


def _others(plain: Plain, groups: Iterable[int]) -> list[int]:
    statement = "SELECT point_id FROM quote_group WHERE group_id IN (SELECT value FROM json_each(?))"
    return plain.column(statement, among(set(groups)))


def copies(session: Session, document_id: int) -> list[tuple[int, str, float]]:
    """Documents that tell the same in the same words: how (*syndicated*, *shares text*), and how much of it."""
    statement = """
SELECT CASE first WHEN ? THEN second ELSE first END AS other, kind, share FROM article_link
JOIN document ON document.id = other WHERE (first = ? OR second = ?) AND deleted_at IS NULL ORDER BY share DESC"""
    return [(one, kind, share) for one, kind, share in Plain(session).ask(statement, *[document_id] * 3)]
