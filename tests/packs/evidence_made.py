"""Small invented packs for the rules of the evidence check."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from briefing_app.domain.documents import Document, DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.facts import Beside, Standing, Verdict, Wording
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection
from briefing_app.domain.points import Content, Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.packs.across import Across
from briefing_app.packs.evidence.evidence import Checked, check

NOW = datetime(2026, 11, 3, 14, tzinfo=UTC)
DETAILS = PackDetails("Ferries", facts_correct_at=NOW, cleared_by="Deputy Director, Crossings")
DAY = date(2026, 10, 12)


def figure(
    text: str, value: float, kind: FigureKind = FigureKind.COUNT, modifier: Modifier = Modifier.NONE, **more: Any
) -> Figure:
    """A figure at the start of its document."""
    return Figure(0, len(text), text, value, kind, modifier=modifier, **more)


def up_to(value: int) -> Figure:
    """*up to 40 crews*."""
    return figure(str(value), value, modifier=Modifier.AT_MOST, unit="crew")


def quote(words: str = "We will train every crew.", **more: Any) -> Quote:
    """A quote of somebody for sure."""
    given: dict[str, Any] = {"speaker": "Hild Marrow", "role": "Ferry Commissioner", "confidence": 0.97} | more
    return Quote(0, len(words), words, QuoteKind.DIRECT, **given)


def document(key: int, text: str, **details: Any) -> Document:
    """A document of one text."""
    given: dict[str, Any] = {"publisher": f"Paper {key}", "published": DAY, "marking": "OFFICIAL"} | details
    return Document(key, DocumentDetails(f"Report {key}", **given), text, Origin(f"{key}.txt", f"{key:064x}"), NOW)


def point(key: int, content: Content, review: Review = Review.ACCEPTED, **more: Any) -> Point:
    """A point of the document with its number."""
    return Point(key, key, content, review, **more)


def line(words: str, key: int = 100, **more: Any) -> PackItem:
    """A line of own words."""
    return PackItem(key, ItemKind.LINE, "", words, **more)


def pack(*items: PackItem, details: PackDetails = DETAILS) -> Pack:
    """A pack with one section."""
    return Pack(1, details, (PackSection(1, "Lines", items=items),))


def found(
    items: Iterable[PackItem],
    contents: Iterable[Content | Point] = (),
    *,
    details: PackDetails = DETAILS,
    texts: Mapping[int, Document] | None = None,
    across: Across | None = None,
    public: bool = False,
    now: datetime = NOW,
) -> Checked:
    """What is found in a pack of these items; the points are numbered from 1, each in a document of its own words."""
    points = {key: one if isinstance(one, Point) else point(key, one) for key, one in enumerate(contents, 1)}
    own = {key: document(key, one.content.text) for key, one in points.items()} | dict(texts or {})
    return check(pack(*items, details=details), points, own, across, now=now, public=public)


def pointing(key: int, item: int | None = None, **more: Any) -> PackItem:
    """An item that is a point."""
    return PackItem(item or key, ItemKind.POINT, point_id=key, **more)


def beside(verdict: Verdict, text: str, content: Figure, day: date | None = DAY, key: int = 50) -> Beside:
    """What another document gives."""
    details = DocumentDetails(f"Report {key}", f"Paper {key}", published=day)
    summary = DocumentSummary(key, details, Origin(f"{key}.txt", f"{key:064x}"), NOW)
    return Beside(Wording(Point(key, key, content), summary, text, f"{text}.", key), verdict, "both count crews")


def standing(*others: Beside, sources: int = 2, waiting: bool = False) -> Across:
    """How the figure that is point 1 stands."""
    verdict = others[0].verdict if others else Verdict.SINGLE
    return Across({1: Standing(1, 9, sources, verdict, "why", others, waiting)})


def changed(item: PackItem, **more: Any) -> PackItem:
    """An item with something else."""
    return replace(item, **more)
