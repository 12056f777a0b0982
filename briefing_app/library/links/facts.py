"""Reading facts: pages of them, the newest first, and each with the wordings of its sources."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from briefing_app.domain.facts import Fact, FactLink, FactQuery, FactSummary, Verdict, Wording
from briefing_app.errors import BriefingError
from briefing_app.library import documents, points
from briefing_app.library.links import material as link_material
from briefing_app.library.query import tokens
from briefing_app.library.register import speakers
from briefing_app.library.storage import fulltext
from briefing_app.library.storage.plain import Plain, among

_LAST = (1 << 63) - 1
_COLUMNS = "id, key, status, reason, sources, figures, first_day, last_day"
_FOUND = """
fact.id IN (SELECT fact_id FROM fact_figure JOIN point ON point.id = point_id
WHERE point.skey IN (SELECT rowid FROM point_index WHERE point_index MATCH ?))"""


def facts(session: Session, query: FactQuery, before: int | None, limit: int) -> list[FactSummary]:
    """A page of facts, the newest first, of keys lower than `before`."""
    conditions, values = ["key < ?"], [_LAST if before is None else before]
    for condition, value in _narrowed(session, query):
        conditions.append(condition)
        values += value
    statement = f"SELECT {_COLUMNS} FROM fact WHERE {' AND '.join(conditions)} ORDER BY key DESC LIMIT ?"  # noqa: S608
    return [_summary(row) for row in Plain(session).ask(statement, *values, limit)]


def count(session: Session, query: FactQuery) -> dict[Verdict, int]:
    """How many facts there are of each status, whatever status is asked for."""
    narrowed = list(_narrowed(session, FactQuery(frozenset(), query.words, query.body, query.first, query.last)))
    where = " AND ".join(condition for condition, _ in narrowed) or "1"
    values = [one for _, value in narrowed for one in value]
    found = Plain(session).ask(f"SELECT status, count(*) FROM fact WHERE {where} GROUP BY status", *values)  # noqa: S608
    return {Verdict(status): number for status, number in found}


def _narrowed(session: Session, query: FactQuery) -> Iterable[tuple[str, list[Any]]]:
    if query.statuses:
        yield "status IN (SELECT value FROM json_each(?))", [_listed(query.statuses)]
    if query.first is not None:
        yield "last_day >= ?", [query.first.toordinal()]
    if query.last is not None:
        yield "first_day <= ?", [query.last.toordinal()]
    wanted = [fulltext.phrase("{text title}", [word], unfinished=True) for word in tokens(query.words)]
    if body := tokens(query.body):
        said = [f"s{one}" for one in speakers.find(session, body, unfinished=False)]
        either = [fulltext.phrase("{text org publisher}", body, unfinished=False)]
        wanted.append(f"({' OR '.join([*either, fulltext.term(*said)] if said else either)})")
    if wanted:
        yield _FOUND, [" AND ".join([fulltext.term("kfigure"), *wanted])]


def _listed(statuses: Iterable[Verdict]) -> str:
    return "[" + ", ".join(f'"{status.value}"' for status in statuses) + "]"


def _summary(row: Sequence[Any]) -> FactSummary:
    one, key, status, reason, sources, figures, first, last = row
    return FactSummary(one, key, Verdict(status), reason, sources, figures, _date(first), _date(last))


def _date(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


def by_id(session: Session, ids: Sequence[int]) -> list[Fact]:
    """Facts in the order asked; those that are gone are left out."""
    plain = Plain(session)
    statement = f"SELECT {_COLUMNS} FROM fact WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    found = {row[0]: _summary(row) for row in plain.ask(statement, among(ids))}
    wordings, links = _wordings(session, plain, found), _links(plain, found)
    return [Fact(found[one], tuple(wordings[one]), tuple(links[one])) for one in ids if one in found and wordings[one]]


def fact(session: Session, fact_id: int) -> Fact:
    """A fact that must be there."""
    found = by_id(session, [fact_id])
    if not found:
        raise BriefingError(
            "This fact is no longer in the library.",
            kept="Nothing was changed.",
            remedy="Look for it in the list of facts: its figures may have been brought together with others.",
        )
    return found[0]


def _wordings(session: Session, plain: Plain, ids: Iterable[int]) -> defaultdict[int, list[Wording]]:
    statement = "SELECT point_id, fact_id FROM fact_figure WHERE fact_id IN (SELECT value FROM json_each(?))"
    fact_of = {point: one for point, one in plain.ask(statement, among(ids))}  # noqa: C416 - typed so
    seen, placed = link_material.figures(plain, fact_of), link_material.placed(plain, fact_of)
    told = {one.id: one for one in points.by_id(session, list(seen))}
    places = {one.id: one for one in documents.summaries(session, sorted({one.document for one in seen.values()}))}
    found: defaultdict[int, list[Wording]] = defaultdict(list)
    for one in sorted(told, key=lambda each: placed[each].order):
        text = " ".join(seen[one].phrase.split())
        place = places[seen[one].document]
        found[fact_of[one]].append(Wording(told[one], place, text, seen[one].sentence, placed[one].source))
    return found


def _links(plain: Plain, ids: Iterable[int]) -> defaultdict[int, list[tuple[int, int, FactLink]]]:
    statement = """
SELECT fact_id, first, second, verdict, why, weight FROM fact_link
WHERE fact_id IN (SELECT value FROM json_each(?)) ORDER BY weight DESC, first, second"""
    found: defaultdict[int, list[tuple[int, int, FactLink]]] = defaultdict(list)
    for one, a, b, verdict, why, weight in plain.ask(statement, among(ids)):
        found[one].append((a, b, FactLink(Verdict(verdict), why, weight)))
    return found


def fact_of(session: Session, point_id: int) -> int | None:
    """The fact that a figure is of."""
    found = Plain(session).column("SELECT fact_id FROM fact_figure WHERE point_id = ?", point_id)
    return int(found[0]) if found else None


def facts_of(session: Session, point_ids: Iterable[int]) -> dict[int, int]:
    """The facts that figures are of; what is no figure, or not linked yet, is left out."""
    statement = "SELECT point_id, fact_id FROM fact_figure WHERE point_id IN (SELECT value FROM json_each(?))"
    return {point: one for point, one in Plain(session).ask(statement, among(point_ids))}  # noqa: C416 - typed so


def waiting(session: Session, point_ids: Iterable[int]) -> set[int]:
    """The figures among points whose documents wait to be linked."""
    statement = """
SELECT point.id FROM point JOIN link_pending ON link_pending.document_id = point.document_id
WHERE point.id IN (SELECT value FROM json_each(?)) AND point.kind = 'figure' AND point.review <> 'rejected'"""
    return set(Plain(session).column(statement, among(point_ids)))
