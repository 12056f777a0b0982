"""Rows to values and back. A row to be written is a mapping of every column but `id`."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from briefing_app.domain.documents import Document, DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.figures import Aspect, Figure, FigureKind, Modifier
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Content, Point, PointKind, Review, kind_of
from briefing_app.domain.quotes import Candidate, Quote, QuoteKind
from briefing_app.domain.text import Genre, Page, SourceText, passage
from briefing_app.library.storage.sameness import words_hash

Values = dict[str, Any]


def now() -> datetime:
    """The time as the tables keep it: UTC without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def with_zone(time: datetime | None) -> datetime | None:
    """A time of the tables as a value has it."""
    return time and time.replace(tzinfo=UTC)


def document_values(source: SourceText, genre: Genre | None, origin: Origin, imported_at: datetime) -> Values:
    """A new document's row; the genre that the reader knows comes before the one that was found."""
    details = DocumentDetails(
        title=source.title or origin.name,
        publisher=source.publisher,
        byline=source.byline,
        published=source.published,
        link=source.link,
        genre=source.genre or genre or Genre.OTHER,
    )
    return {
        **details_values(details),
        "language": source.language,
        "origin_name": origin.name,
        "sha256": origin.sha256,
        "text_hash": words_hash(source.text),
        "media_type": origin.media_type,
        "size": origin.size,
        "imported_at": imported_at,
        "deleted_at": None,
        "parent_id": origin.parent_id,
        "provenance": json.dumps(dict(source.provenance)),
        "needs_ocr": source.needs_ocr,
        "original": origin.original,
    }


def text_values(document_id: int, source: SourceText) -> Values:
    """The row of a document's text."""
    pages = [[page.start, page.number, page.label] for page in source.pages]
    return {"id": document_id, "text": source.text, "pages": json.dumps(pages), "notes": json.dumps(source.notes)}


def details_values(details: DocumentDetails) -> Values:
    """The columns that a person may edit."""
    return {name: getattr(details, name) for name in _EDITABLE} | {"genre": details.genre.value}


_EDITABLE = [each.name for each in fields(DocumentDetails)]


def to_details(row: Any) -> DocumentDetails:
    """The details in a row of documents."""
    return DocumentDetails(row.title, row.publisher, row.byline, row.published, row.link, Genre(row.genre), row.marking)


def to_origin(row: Any) -> Origin:
    """The file that a row of documents came from."""
    return Origin(row.origin_name, row.sha256, row.media_type, row.size, row.original, row.parent_id)


def to_summary(row: Any, counts: Mapping[str, int]) -> DocumentSummary:
    """A row of the table of documents; `counts` by kind of point, and under *left*."""
    return DocumentSummary(
        id=row.id,
        details=to_details(row),
        origin=to_origin(row),
        imported_at=row.imported_at.replace(tzinfo=UTC),
        quotes=counts.get(PointKind.QUOTE, 0),
        figures=counts.get(PointKind.FIGURE, 0),
        key_points=counts.get(PointKind.KEY_POINT, 0),
        left=counts.get("left", 0),
        needs_ocr=row.needs_ocr,
    )


def to_document(row: Any) -> Document:
    """A document from a row that has its text beside it."""
    return Document(
        id=row.id,
        details=to_details(row),
        text=row.text,
        origin=to_origin(row),
        imported_at=row.imported_at.replace(tzinfo=UTC),
        language=row.language,
        pages=tuple(Page(*page) for page in json.loads(row.pages)),
        provenance=tuple(json.loads(row.provenance).items()),
        notes=tuple((start, end) for start, end in json.loads(row.notes)),
        needs_ocr=row.needs_ocr,
    )


class Mention(NamedTuple):
    """A speaker as a document names him or her in one place, with what it states there."""

    name: str
    role: str | None = None
    organisation: str | None = None


class Said(NamedTuple):
    """Whom a mention stands for, and whether that is sure."""

    speaker_id: int
    sure: bool


def mention_of(content: Content) -> Mention | None:
    """Who said it, where it says so."""
    if isinstance(content, Quote):
        return Mention(content.speaker, content.role, content.organisation) if content.speaker is not None else None
    named = content.said_by if isinstance(content, Figure) else None
    return Mention(named) if named is not None else None


_NONE_OF_ITS_KIND: Values = dict.fromkeys(
    (
        *("quote_kind", "role", "organisation", "cue", "candidates"),
        *("figure_kind", "value", "value_high", "unit", "modifier", "of", "as_of", "aspect"),
        *("phrase_start", "phrase_end", "passage"),
    )
)


def content_values(content: Content, text: str, said: Mapping[Mention, Said]) -> Values:
    """The columns of a point that come from its content; `text` is the document's, `said` who is mentioned."""
    mention = mention_of(content)
    speaker = said[mention] if mention else None
    values = _NONE_OF_ITS_KIND.copy()
    values["kind"] = kind_of(content).value
    values["start"], values["end"] = content.start, content.end
    values["text"] = content.text
    values["confidence"] = content.confidence
    values["evidence"] = content.evidence
    values["speaker_id"], values["speaker_sure"] = speaker or (None, False)
    values["named"] = mention and mention.name
    values.update(_own_values(content, text))
    return values


def _own_values(content: Content, text: str) -> Values:
    if isinstance(content, Quote):
        return _quote_values(content)
    return _figure_values(content, text) if isinstance(content, Figure) else {}


def _quote_values(quote: Quote) -> Values:
    candidates = [[one.speaker, one.role, one.organisation, one.score, one.why] for one in quote.candidates]
    return {
        "quote_kind": quote.kind.value,
        "role": quote.role,
        "organisation": quote.organisation,
        "cue": quote.cue,
        "candidates": json.dumps(candidates) if candidates else None,
    }


def _figure_values(figure: Figure, text: str) -> Values:
    start, end = passage(text, figure.start, figure.end)
    return {
        "figure_kind": figure.kind.value,
        "value": figure.value,
        "value_high": figure.value_high,
        "unit": figure.unit,
        "modifier": figure.modifier.value,
        "of": figure.of,
        "as_of": figure.as_of,
        "aspect": figure.aspect.value,
        "phrase_start": figure.phrase_start,
        "phrase_end": figure.phrase_end,
        "passage": text[start:end],
    }


def to_point(row: Any) -> Point:
    """A point from its row with the speaker's name beside it, as `speaker`, and the offices of that day, as `held`."""
    return Point(
        id=row.id,
        document_id=row.document_id,
        content=to_content(row),
        review=Review(row.review),
        edited=row.edited,
        engine=row.engine,
        speaker_id=row.speaker_id,
        named=row.named or row.speaker,
        speaker_sure=row.speaker_sure,
        held=_offices(row.held),
    )


@lru_cache(maxsize=4096)
def _offices(listed: str | None) -> tuple[str, ...]:
    """Offices out of JSON; the same few come again and again."""
    return tuple(", ".join(filter(None, office)) for office in json.loads(listed)) if listed else ()


def to_content(row: Any) -> Content:
    """A point's content, of its kind."""
    if row.kind == PointKind.QUOTE:
        return _to_quote(row)
    if row.kind == PointKind.FIGURE:
        return _to_figure(row)
    return KeyPoint(row.start, row.end, row.text, row.confidence, row.evidence)


def _to_quote(row: Any) -> Quote:
    return Quote(
        start=row.start,
        end=row.end,
        text=row.text,
        kind=QuoteKind(row.quote_kind),
        speaker=row.speaker,
        role=row.role,
        organisation=row.organisation,
        cue=row.cue,
        confidence=row.confidence,
        candidates=tuple(Candidate(*one) for one in json.loads(row.candidates)) if row.candidates else (),
        evidence=row.evidence,
    )


def _to_figure(row: Any) -> Figure:
    return Figure(
        start=row.start,
        end=row.end,
        text=row.text,
        value=row.value,
        kind=FigureKind(row.figure_kind),
        value_high=row.value_high,
        unit=row.unit,
        modifier=Modifier(row.modifier),
        of=row.of,
        said_by=row.speaker,
        as_of=row.as_of,
        aspect=Aspect(row.aspect),
        phrase_start=row.phrase_start,
        phrase_end=row.phrase_end,
        confidence=row.confidence,
        evidence=row.evidence,
    )
