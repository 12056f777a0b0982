"""Values as lines for people and as records for programs."""

from collections.abc import Iterator
from datetime import date

from briefing_app.cli.output import one_line
from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Content
from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import DocumentHit, Hit
from briefing_app.domain.wording import counted
from briefing_app.importing.outcomes import FileResult, Reading

Record = dict[str, object]


def result_record(result: FileResult) -> Record:
    """How the import of a file ended."""
    return {
        "path": result.path,
        **({"inner": result.inner} if result.inner else {}),
        "status": result.status,
        "document_id": result.document_id,
        "quotes": result.quotes,
        "figures": result.figures,
        "reason": result.reason,
        **({} if result.like is None else {"like": result.like}),
    }


def result_line(result: FileResult) -> str:
    """The same for people."""
    found = f"{counted(result.quotes, 'quote')}, {counted(result.figures, 'figure')}"
    where = f"{result.inner}, in {result.path}" if result.inner else str(result.path)
    return one_line(f"{result.status:<9}  {where}: {result.reason or found}")


def extraction_records(reading: Reading) -> Iterator[Record]:
    """What was found in each document of a file. The text comes along where it is not the file's own.

    A document that lay in the file has its name there as `inner`.
    """
    for piece in reading.pieces:
        inner: Record = {} if piece.held is None else {"inner": piece.origin.name}
        text: Record = {} if piece.source.media_type.startswith("text/plain") else {"text": piece.source.text}
        found: Record = {
            "quotes": [quote_record(quote) for quote in piece.extraction.quotes],
            "figures": [figure_record(figure) for figure in piece.extraction.figures],
        }
        yield {"path": reading.path, **inner, **found, **text}


def quote_record(quote: Quote) -> Record:
    """A quote; offsets count code points of the document's text, end exclusive."""
    return _span(quote) | {
        "kind": quote.kind,
        "speaker": quote.speaker,
        "role": quote.role,
        "organisation": quote.organisation,
        "cue": quote.cue,
    }


def figure_record(figure: Figure) -> Record:
    """A figure; offsets as a quote's."""
    return _span(figure) | {
        "value": figure.value,
        "value_high": figure.value_high,
        "kind": figure.kind,
        "unit": figure.unit,
        "modifier": figure.modifier,
        "of": figure.of,
    }


def _span(content: Content) -> Record:
    return {"start": content.start, "end": content.end, "text": content.text}


def point_lines(reading: Reading) -> Iterator[str]:
    """What was found in a file, a line a point."""
    for piece in reading.pieces:
        yield one_line(f"{reading.path}" if piece.held is None else f"{piece.origin.name}, in {reading.path}")
        found: tuple[Content, ...] = (*piece.extraction.quotes, *piece.extraction.figures)
        for content in found:
            yield one_line(f"  {content.start}–{content.end}  {_words(content)}")


def hit_record(hit: Hit) -> Record:
    """A point that was found, with where it stands."""
    content, details = hit.point.content, hit.document.details
    return {
        "point_id": hit.point.id,
        "point_kind": hit.point.kind,
        "review": hit.point.review,
        **_content_record(content),
        "document_id": hit.document.id,
        "title": details.title,
        "publisher": details.publisher,
        "published": details.published,
    }


def _content_record(content: Content) -> Record:
    if isinstance(content, Quote):
        return quote_record(content)
    return figure_record(content) if isinstance(content, Figure) else _span(content)


def hit_line(hit: Hit) -> str:
    """The same for people: its number first, since that is what a pack takes."""
    return one_line(f"{hit.point.id}  {_words(hit.point.content)} — {where(hit.document.details)}")


def document_hit_record(hit: DocumentHit) -> Record:
    """A document that was found, with the lines around what was."""
    details = hit.document.details
    return {
        "document_id": hit.document.id,
        "title": details.title,
        "publisher": details.publisher,
        "published": details.published,
        "text": hit.text,
        "hits": [list(each) for each in hit.hits],
    }


def document_hit_line(hit: DocumentHit) -> str:
    """The same for people."""
    return one_line(f"{hit.document.id}  {where(hit.document.details)}: {hit.text}")


def where(details: DocumentDetails) -> str:
    """A document as its source is told: publisher, title, day."""
    day = on_day(details.published) if details.published else ""
    return ", ".join(part for part in (details.publisher, f"“{details.title}”", day) if part)


def on_day(day: date) -> str:
    """*4 March 2026*."""
    return f"{day.day} {day:%B %Y}"


def _words(content: Content) -> str:
    text = " ".join(content.text.split())
    if isinstance(content, Quote):
        return f"{content.speaker or 'Speaker not settled'}: {f'“{text}”' if content.own_words else text}"
    if isinstance(content, Figure) and content.of:
        return f"{text} ({content.of})"
    return text
