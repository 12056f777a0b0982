"""Reading what belongs together: the variants of a quote, in how many sources a point is, and stories."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from briefing_app.domain.links import SameQuote, Shared, Story, StorySummary, Variant
from briefing_app.domain.quotes import Quote
from briefing_app.errors import BriefingError
from briefing_app.library import documents, link_groups, link_material, points
from briefing_app.library.plain import Plain, among

_LAST = (1 << 62, 1 << 62)


def variants(session: Session, point_id: int) -> SameQuote:
    """A quote, which must be there, with the others that are the same or nearly so."""
    plain = Plain(session)
    same = link_groups.members(plain, "quote_group", [point_id]) | {point_id}
    near = _reworded(plain, same)
    placed = link_material.placed(plain, [*same, *near])
    found = {one.id: one for one in points.by_id(session, list(placed)) if isinstance(one.content, Quote)}
    if point_id not in found:
        raise BriefingError("This quote is no longer in the library.", kept="Nothing was changed.")
    places = {one.id: one for one in documents.summaries(session, sorted({placed[one].document for one in found}))}
    why = {**near, **_reasons(plain, same)}
    ordered = sorted(found, key=lambda one: (placed[one].day or 0, one))
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


def shared(session: Session, point_ids: Iterable[int]) -> dict[int, Shared]:
    """Of points that others give, too: which are the same, and in how many independent sources they are."""
    plain = Plain(session)
    ids = set(point_ids)
    group_of = _groups(plain, ids)
    members: defaultdict[int, set[int]] = defaultdict(set)
    for one, group in _groups(plain, _others(plain, group_of.values())).items():
        members[group].add(one)
    placed = link_material.placed(plain, {one for each in members.values() for one in each})
    counted = {group: len({placed[one].source for one in each if one in placed}) for group, each in members.items()}
    return {one: Shared(group, counted[group]) for one, group in group_of.items() if counted[group] > 1}


def _groups(plain: Plain, ids: Iterable[int]) -> dict[int, int]:
    statement = "SELECT point_id, group_id FROM quote_group WHERE point_id IN (SELECT value FROM json_each(?))"
    return {one: group for one, group in plain.ask(statement, among(ids))}  # noqa: C416 - typed so


def _others(plain: Plain, groups: Iterable[int]) -> list[int]:
    statement = "SELECT point_id FROM quote_group WHERE group_id IN (SELECT value FROM json_each(?))"
    return plain.column(statement, among(set(groups)))


def stories(session: Session, before: tuple[int, int] | None, limit: int) -> list[StorySummary]:
    """A page of stories that several documents tell, the one last told first, of keys lower than `before`."""
    plain = Plain(session)
    found = plain.ask(
        "SELECT id, documents, first_day, last_day FROM story "
        "WHERE documents > 1 AND (last_day, id) < (?, ?) ORDER BY last_day DESC, id DESC LIMIT ?",
        *(before or _LAST),
        limit,
    )
    return _summaries(plain, found)


def _summaries(plain: Plain, found: Sequence[tuple[Any, ...]]) -> list[StorySummary]:
    statement = """
SELECT story_id, title, coalesce(source_id, document.id), published FROM story_document
JOIN document ON document.id = story_document.document_id
LEFT JOIN document_source ON document_source.document_id = document.id
WHERE story_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL ORDER BY published, document.id"""
    titles: dict[int, str] = {}
    sources: defaultdict[int, set[int]] = defaultdict(set)
    for story, title, source, _ in plain.ask(statement, among(row[0] for row in found)):
        titles.setdefault(story, title)
        sources[story].add(source)
    return [
        StorySummary(
            one, (last, one), titles[one], number, len(sources[one]), date.fromordinal(first), date.fromordinal(last)
        )
        for one, number, first, last in found
        if one in titles
    ]


def story(session: Session, story_id: int) -> Story:
    """A story that must be there."""
    plain = Plain(session)
    found = plain.ask("SELECT id, documents, first_day, last_day FROM story WHERE id = ?", story_id)
    summary = next(iter(_summaries(plain, found)), None)
    if summary is None:
        raise BriefingError(
            "This story is no longer in the library.",
            kept="Nothing was changed.",
            remedy="Look for it in the list of stories: its documents may tell another one now.",
        )
    statement = "SELECT document_id FROM story_document WHERE story_id = ?"
    told = documents.summaries(session, plain.column(statement, story_id))
    ordered = tuple(sorted(told, key=lambda one: (one.details.published or date.min, one.id)))
    ids = [one.id for one in ordered]
    return Story(summary, ordered, _speakers(plain, ids), tuple(_facts(plain, ids)))


def _speakers(plain: Plain, ids: Iterable[int]) -> tuple[tuple[int, str, int], ...]:
    """Who is quoted in documents, most often first."""
    statement = """
SELECT speaker.id, speaker.name, count(*) FROM point JOIN speaker ON speaker.id = point.speaker_id
WHERE point.document_id IN (SELECT value FROM json_each(?)) AND point.kind = 'quote' AND point.review <> 'rejected'
GROUP BY speaker.id ORDER BY count(*) DESC, speaker.id"""
    return tuple((one, name, number) for one, name, number in plain.ask(statement, among(ids)))


def _facts(plain: Plain, ids: Iterable[int]) -> list[int]:
    """The facts that documents give, those of most sources first."""
    statement = """
SELECT fact.id FROM fact WHERE id IN (SELECT fact_id FROM fact_figure JOIN point ON point.id = point_id
WHERE point.document_id IN (SELECT value FROM json_each(?))) ORDER BY sources DESC, key DESC"""
    return plain.column(statement, among(ids))


def story_of(session: Session, document_id: int) -> int | None:
    """The story that a document tells, if others tell it, too."""
    statement = "SELECT story_id FROM story_document JOIN story ON story.id = story_id WHERE document_id = ?"
    found = Plain(session).column(f"{statement} AND documents > 1", document_id)
    return int(found[0]) if found else None


def copies(session: Session, document_id: int) -> list[tuple[int, str, float]]:
    """Documents that tell the same in the same words: how (*syndicated*, *shares text*), and how much of it."""
    statement = """
SELECT CASE first WHEN ? THEN second ELSE first END AS other, kind, share FROM article_link
JOIN document ON document.id = other WHERE (first = ? OR second = ?) AND deleted_at IS NULL ORDER BY share DESC"""
    return [(one, kind, share) for one, kind, share in Plain(session).ask(statement, *[document_id] * 3)]
