"""Quotes as blocks: one at a time, or as a sheet with each speaker once."""

from collections.abc import Iterable, Iterator
from datetime import date

from briefing_app.domain.packs import PackItem
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.wording import capital
from briefing_app.packs import citations, display, words
from briefing_app.packs.blocks import Block, Heading, Note, Paragraph, QuoteBlock, SpeakerHeading
from briefing_app.packs.used import Used

NOT_SETTLED = "Speaker not settled"

Spoken = tuple[PackItem, Point, Quote]


def quote_sheet(items: Iterable[PackItem], used: Used) -> Iterator[Block]:
    """Speakers by first appearance, each with what he or she said, newest first; quotes without a day come last."""
    speakers: dict[str, list[Spoken]] = {}
    for item in items:
        point = used.point(item)
        if point is not None and isinstance(point.content, Quote):
            speakers.setdefault(point.content.speaker or "", []).append((item, point, point.content))
    for number, (speaker, spoken) in enumerate(speakers.items(), 1):
        yield from _speaker(number, speaker, sorted(spoken, key=lambda each: _newest_first(each[1], used)), used)


def _newest_first(point: Point, used: Used) -> int:
    """A key that puts the newest day first and no day last."""
    document = used.document(point)
    day = document.details.published if document else None
    return -(day or date.min).toordinal()


def _speaker(number: int, speaker: str, spoken: list[Spoken], used: Used) -> Iterator[Block]:
    """One speaker's heading and quotes."""
    count = f"{len(spoken)} quotes" if len(spoken) > 1 else "1 quote"
    detail = next((role for role in (citations.role(quote) for _, _, quote in spoken) if role), "") if speaker else ""
    used.item = None
    yield SpeakerHeading(
        capital(speaker) or NOT_SETTLED,
        capital(detail),
        count,
        f"speaker-{number}-{spoken[0][0].id}",
    )
    for item, point, _ in spoken:
        used.item = item.id
        used.seal(item)
        yield quote_block(item, point, used, in_sheet=True)
        yield from _remarks(item, used)


def _remarks(item: PackItem, used: Used) -> Iterator[Block]:
    """What the official wrote beside a quote."""
    if item.title:
        yield Heading(used.said(item.title), level=3)
    for block in used.written(item.markdown):
        yield Note(block.runs) if isinstance(block, Paragraph) else block


def quote_block(item: PackItem, point: Point, used: Used, *, in_sheet: bool) -> QuoteBlock:
    """A quote, in its display form, with its day, role and source; outside a sheet with its speaker too."""
    quote = point.content
    assert isinstance(quote, Quote)  # noqa: S101 - callers choose quotes; this tells the type checker
    document = used.document(point)
    role = citations.role(quote)
    return QuoteBlock(
        paragraphs=display.paragraphs(quote.text, item.display),
        own_words=quote.own_words,
        label=citations.published(document) if document else citations.NO_DATE,
        second_label=used.in_sources(point),
        speaker="" if in_sheet else capital(quote.speaker or NOT_SETTLED),
        role=f"As {role}" if in_sheet and role else role,
        source=used.cite(point, dated=False),
        point_id=point.id,
    )


def key_point_block(point: Point, used: Used) -> QuoteBlock:
    """A sentence of a document, in its exact words, with nobody named as having said it."""
    document = used.document(point)
    return QuoteBlock(
        paragraphs=words.paragraphs(point.content.text),
        label=citations.published(document) if document else citations.NO_DATE,
        source=used.cite(point, dated=False),
        point_id=point.id,
    )
