"""The evidence check of the points that a pack stands on: their words, their speakers, their sources' markings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefing_app.domain.documents import Document
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import Pack, PackItem
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote
from briefing_app.packs import citations, display
from briefing_app.packs.across import Across
from briefing_app.packs.citations import Source
from briefing_app.packs.evidence import embargoes
from briefing_app.packs.evidence.findings import Finding, FindingKind, Remedy, keyed

_RANKS = (
    (4, re.compile(r"\bTOP\W+SECRET\b")),
    (3, re.compile(r"\b(?:SECRET|CONFIDENTIAL)\b")),
    (2, re.compile(r"\b(?:OFFICIAL\W+SENSITIVE|RESTRICTED|PROTECT)\b")),
    (1, re.compile(r"\bOFFICIAL\b")),
)
"""Markings of today and of before 2014, whatever descriptor follows them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a pack stands on, and the moment at which it is looked at."""

    pack: Pack
    points: Mapping[int, Point]
    documents: Mapping[int, Source]
    across: Across
    now: datetime


def pointed(ground: Ground, item: PackItem, point_id: int) -> Iterator[Finding]:
    """The findings of a point of an item."""
    point = ground.points.get(point_id)
    if point is None:
        sentence = "The document that this came from is no longer in the library."
        yield keyed(Finding(FindingKind.LOST, sentence, Remedy.TAKE_OUT, item.id, point_id=point_id), str(point_id))
        return
    source = ground.documents.get(point.document_id)
    yield from _lost(item, point, source)
    yield from _displayed(item, point)
    yield from _reviewed(item, point, shown(point, source))
    if isinstance(point.content, Quote):
        yield from _attributed(ground, item, point, point.content)
    if source is not None:
        yield from _marked(ground, item, point, source)
        yield from _embargoed(ground, item, point, source)


def _found(kind: FindingKind, sentence: str, remedy: Remedy, item: PackItem, point: Point, what: str = "") -> Finding:
    return keyed(Finding(kind, sentence, remedy, item.id, point_id=point.id), f"{point.id} {what}")


def _lost(item: PackItem, point: Point, source: Source | None) -> Iterator[Finding]:
    if not verbatim(point, source):
        sentence = f"{shown(point)} no longer stands in its document as it is here."
        yield _found(FindingKind.LOST, sentence, Remedy.SHOW_SOURCE, item, point)


def _displayed(item: PackItem, point: Point) -> Iterator[Finding]:
    """The faults of what is shown of a quote."""
    if item.point_id != point.id or not isinstance(point.content, Quote):
        return
    for fault in display.check(point.content.text, item.display):
        kind = FindingKind.CUT if fault.soft else FindingKind.NOT_VERBATIM
        sentence = f"The words shown of {shown(point)} {fault.sentence}"
        if fault.kind is display.FaultKind.CHANGED:
            sentence += " Until it is mended, all of the source’s words are shown."
        yield _found(kind, sentence, Remedy.CHANGE_DISPLAY, item, point, f"{fault.kind} {fault.what}")


def _reviewed(item: PackItem, point: Point, words: str) -> Iterator[Finding]:
    if point.review is Review.SUGGESTED:
        yield _found(FindingKind.UNREVIEWED, words, Remedy.ACCEPT, item, point)
    elif point.review is Review.REJECTED:
        yield _found(FindingKind.REJECTED, words, Remedy.TAKE_OUT, item, point)


def _attributed(ground: Ground, item: PackItem, point: Point, quote: Quote) -> Iterator[Finding]:
    words = shown(point)
    if quote.speaker is None:
        yield _found(FindingKind.SPEAKER, words, Remedy.SETTLE, item, point)
        return
    if not point.edited and (not quote.settled or point.unconfirmed):
        sentence = f"{words} is credited to {quote.speaker}; nobody has confirmed it."
        yield _found(FindingKind.DOUBTFUL, sentence, Remedy.SETTLE, item, point, quote.speaker)
    if point.id in ground.across.roles:
        role, register = citations.role(quote), ground.across.roles[point.id]
        sentence = f"{words} names {quote.speaker} as {role}; the register {register}."
        yield _found(FindingKind.ROLE, sentence, Remedy.CHECK_ROLE, item, point, f"{role} {register}")


def _marked(ground: Ground, item: PackItem, point: Point, source: Source) -> Iterator[Finding]:
    theirs, ours = source.details.marking, ground.pack.details.marking
    if rank(theirs) > rank(ours):
        sentence = f"{shown(point, source)} comes from a source marked {theirs}; the pack is {ours or 'not marked'}."
        yield _found(FindingKind.MARKING, sentence, Remedy.RAISE_MARKING, item, point, theirs)


def _embargoed(ground: Ground, item: PackItem, point: Point, source: Source) -> Iterator[Finding]:
    until = embargoes.of_source(source)
    if until is not None and embargoes.runs(until, ground.now):
        sentence = f"{shown(point, source)} comes from a source under embargo until {citations.facts_time(until)}."
        yield _found(FindingKind.EMBARGO, sentence, Remedy.WAIT, item, point, until.isoformat())


def verbatim(point: Point, source: Source | None) -> bool:
    """Whether the source's text still holds the point's words at its place; true where the text is not at hand."""
    if not isinstance(source, Document):
        return True
    return source.text[point.content.start : point.content.end] == point.content.text


def shown(point: Point, source: Source | None = None) -> str:
    """A point's words in short, in quotation marks; a figure with its modifier and noun where its text is at hand."""
    words = " ".join(_expression(point, source).split())
    return f"“{words if len(words) <= 70 else words[:69].rstrip() + '…'}”"


def _expression(point: Point, source: Source | None) -> str:
    figure = point.content
    if not isinstance(figure, Figure):
        return figure.text
    whole = isinstance(source, Document) and figure.phrase_start is not None and figure.phrase_end is not None
    if whole and isinstance(source, Document):
        return source.text[figure.phrase_start : figure.phrase_end]
    return f"{citations.modifier(figure)} {figure.text}"


def rank(marking: str) -> int:
    """How high a marking is; one that is not known counts for nothing."""
    upper = marking.upper()
    return next((height for height, pattern in _RANKS if pattern.search(upper)), 0)
