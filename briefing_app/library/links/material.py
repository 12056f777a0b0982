"""Documents, quotes and figures as linking reads them."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from briefing_app.domain.figures import Aspect, Figure, FigureKind, Modifier
from briefing_app.domain.linking import FigureSeen, Material, Placed, QuoteSeen
from briefing_app.library.storage.plain import Plain, among

_DOCUMENTS = """
SELECT document.id, title, published, date(imported_at), text
FROM document JOIN document_text ON document_text.id = document.id
WHERE document.id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL ORDER BY document.id"""
_QUOTES = """
SELECT point.id, point.document_id, point.text, point.speaker_id, document.published
FROM json_each(?) AS wanted CROSS JOIN point ON point.document_id = wanted.value
JOIN document ON document.id = point.document_id
WHERE point.kind = 'quote' AND point.review <> 'rejected' ORDER BY +point.id"""
_QUOTES_BY_ID = """
SELECT point.id, point.document_id, point.text, point.speaker_id, document.published
FROM json_each(?) AS wanted CROSS JOIN point ON point.id = wanted.value
JOIN document ON document.id = point.document_id
WHERE point.kind = 'quote' AND point.review <> 'rejected' AND document.deleted_at IS NULL"""
_FIGURES = """
SELECT point.id, point.document_id, document.published, point.passage, point.start, point."end", point.text,
    point.value, point.figure_kind, point.value_high, point.unit, point.modifier, point."of", speaker.name,
    point.as_of, point.aspect, point.phrase_start, point.phrase_end, NULL
FROM json_each(?) AS wanted CROSS JOIN point ON point.document_id = wanted.value
JOIN document ON document.id = point.document_id LEFT JOIN speaker ON speaker.id = point.speaker_id
WHERE point.kind = 'figure' AND point.review <> 'rejected' ORDER BY +point.id"""
_FIGURES_BY_ID = """
SELECT point.id, point.document_id, document.published, point.passage, point.start, point."end", point.text,
    point.value, point.figure_kind, point.value_high, point.unit, point.modifier, point."of", speaker.name,
    point.as_of, point.aspect, point.phrase_start, point.phrase_end,
    substr(document_text.text, coalesce(point.phrase_start, point.start) + 1,
        coalesce(point.phrase_end, point."end") - coalesce(point.phrase_start, point.start))
FROM json_each(?) AS wanted CROSS JOIN point ON point.id = wanted.value
JOIN document ON document.id = point.document_id JOIN document_text ON document_text.id = document.id
LEFT JOIN speaker ON speaker.id = point.speaker_id
WHERE point.kind = 'figure' AND point.review <> 'rejected' AND document.deleted_at IS NULL"""
_PLACED = """
SELECT point.id, point.document_id, coalesce(document_source.source_id, point.document_id), document.published,
    point.skey
FROM json_each(?) AS wanted CROSS JOIN point ON point.id = wanted.value
JOIN document ON document.id = point.document_id
LEFT JOIN document_source ON document_source.document_id = point.document_id
WHERE point.review <> 'rejected' AND document.deleted_at IS NULL"""


def materials(plain: Plain, ids: Iterable[int]) -> list[Material]:
    """Documents with their quotes and figures; those that are gone or in the bin are left out."""
    documents = plain.ask(_DOCUMENTS, among(ids))
    there = among(row[0] for row in documents)
    texts = {row[0]: row[4] for row in documents}
    quotes: defaultdict[int, list[QuoteSeen]] = defaultdict(list)
    for row in plain.ask(_QUOTES, there):
        quotes[row[1]].append(_quote(row))
    figures: defaultdict[int, list[FigureSeen]] = defaultdict(list)
    for row in plain.ask(_FIGURES, there):
        figures[row[1]].append(_figure(row, texts[row[1]]))
    return [
        Material(one, title, text, _day(published), _day(published or imported) or 0, tuple(quotes[one]),
                 tuple(figures[one]))
        for one, title, published, imported, text in documents
    ]  # fmt: skip


def quotes(plain: Plain, ids: Iterable[int]) -> dict[int, QuoteSeen]:
    """Quotes by id, without those that are rejected or whose document is in the bin."""
    return {row[0]: _quote(row) for row in plain.ask(_QUOTES_BY_ID, among(ids))}


def figures(plain: Plain, ids: Iterable[int]) -> dict[int, FigureSeen]:
    """Figures by id, without those that are rejected or whose document is in the bin."""
    return {row[0]: _figure(row, None) for row in plain.ask(_FIGURES_BY_ID, among(ids))}


def texts(plain: Plain, ids: Iterable[int]) -> dict[int, str]:
    """Documents' texts."""
    statement = "SELECT id, text FROM document_text WHERE id IN (SELECT value FROM json_each(?))"
    return {one: text for one, text in plain.ask(statement, among(ids))}  # noqa: C416 - typed so


def abouts(plain: Plain, ids: Iterable[int]) -> dict[int, dict[str, float]]:
    """What documents are about, of those that are linked."""
    statement = "SELECT document_id, about FROM link_traces WHERE document_id IN (SELECT value FROM json_each(?))"
    return {one: json.loads(about) for one, about in plain.ask(statement, among(ids))}


def placed(plain: Plain, ids: Iterable[int]) -> dict[int, Placed]:
    """Where points stand, without those that are rejected or whose document is in the bin."""
    found = plain.ask(_PLACED, among(ids))
    return {one: Placed(one, document, source, _day(published), key) for one, document, source, published, key in found}


def _quote(row: tuple[Any, ...]) -> QuoteSeen:
    one, document, text, speaker, published = row
    return QuoteSeen(one, document, text, speaker, _day(published))


def _figure(row: tuple[Any, ...], text: str | None) -> FigureSeen:
    one, document, published, sentence, start, end, words, *rest, first, last, phrase = row
    value, kind, high, unit, modifier, of, said_by, as_of, aspect = rest
    figure = Figure(
        start, end, words, value, FigureKind(kind), high, unit, Modifier(modifier), of, said_by, as_of, Aspect(aspect),
        first, last,
    )  # fmt: skip
    if text is not None:
        phrase = text[start if first is None else first : end if last is None else last]
    return FigureSeen(one, document, figure, phrase, sentence or "", _day(published))


def _day(iso: str | None) -> int | None:
    return date.fromisoformat(iso).toordinal() if iso else None
