"""What a pack's items stand on: points, documents and the numbers that the documents are given at first use."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing_app.domain.documents import Document
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import HouseStyle, ItemKind, PackItem
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.seals import Seal, Seals
from briefing_app.packs import citations, house, prompts, written
from briefing_app.packs.blocks import Block, Callout, Runs, SourceEntry, Text
from briefing_app.packs.crossrefs import Targets
from briefing_app.packs.elsewhere import Elsewhere, FigureLine
from briefing_app.packs.sealing import quoted, seal_of, sealed


class Used:
    """Looks up points and documents for one composition, numbering documents as they are first cited."""

    def __init__(
        self,
        points: Mapping[int, Point],
        documents: Mapping[int, citations.Source],
        style: HouseStyle = HouseStyle.AS_WRITTEN,
        targets: Targets | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Begin with no source used; own words take the house style, and their references lead to the targets.

        `elsewhere` says in how many sources points stand; without it nothing is said of that.
        """
        self._elsewhere = elsewhere
        self._points = points
        self._documents = documents
        self.style = style
        self._targets = targets or Targets(())
        self._numbering = citations.Numbering()
        self.seals: list[Seal] = []
        self.fact_sheet = False
        """Whether the pack is one: its figures go out with who published them."""
        self.charts = 0
        """How many charts have been drawn."""
        self.item: int | None = None
        """The id of the item whose blocks are being made."""

    @property
    def numbered(self) -> tuple[int, ...]:
        """The ids of the documents that have their numbers by now, in order."""
        return self._numbering.order

    def go_on(self, numbered: Iterable[int], charts: int) -> None:
        """Go on behind blocks that were composed before, which gave these further documents their numbers."""
        for document_id in numbered:
            self._numbering.number(document_id)
        self.charts = charts

    def point(self, item: PackItem) -> Point | None:
        """The item's point; None where it has none or it is lost."""
        return self._points.get(item.point_id) if item.point_id is not None else None

    def by_id(self, point_id: int) -> Point | None:
        """A point by its id; None where it is lost."""
        return self._points.get(point_id)

    def is_quote(self, item: PackItem) -> bool:
        """Whether the item is a quote that is there."""
        point = self.point(item)
        return item.kind is ItemKind.POINT and point is not None and isinstance(point.content, Quote)

    def is_figure(self, item: PackItem) -> bool:
        """Whether the item is a figure that is there."""
        point = self.point(item)
        return item.kind is ItemKind.POINT and point is not None and isinstance(point.content, Figure)

    def written(self, markdown: str, *, top: int = 3) -> tuple[Block, ...]:
        """The official's own words as blocks: no prompts, in the house style, references resolved."""
        resolved = self._targets.resolve(markdown)
        found = written.blocks(resolved, top, self.style)
        return tuple(map(self._targets.follow, found)) if "](#" in resolved else found

    def said(self, text: str) -> str:
        """A heading of the official's own: no prompts, in the house style."""
        return house.set_text(prompts.without(text).strip(), self.style)

    def document(self, point: Point) -> citations.Source | None:
        """The point's document; None where it is lost."""
        return self._documents.get(point.document_id)

    def text(self, point: Point) -> str:
        """The whole text of the point's document, or nothing where it is not at hand."""
        document = self.document(point)
        return document.text if isinstance(document, Document) else ""

    def number(self, point: Point) -> int:
        """The number of the point's document, given now if this is its first use."""
        return self._numbering.number(point.document_id)

    def cite(self, point: Point, *, dated: bool) -> Runs:
        """Title, publisher, date, page and number of the point's document."""
        number, document = self.number(point), self.document(point)
        if document is None:
            return (Text(f"{citations.LOST} "), citations.bracketed(number))
        return citations.cite(document, number, point.content.start, dated=dated)

    def citation(self, item: PackItem) -> Runs:
        """The dated citation of an item's point; nothing where it has none, and said where it is lost."""
        point = self.point(item)
        if point is not None:
            remark = self._elsewhere.remark(point.id) if self._elsewhere else ""
            return self.cite(point, dated=True) + ((Text(f"; {remark}"),) if remark else ())
        return () if item.point_id is None else (Text(citations.LOST),)

    def in_sources(self, point: Point) -> str:
        """*✓ In 4 sources* of a quote; nothing where that is not known."""
        return self._elsewhere.quotes.get(point.id, "") if self._elsewhere else ""

    @property
    def publishing(self) -> bool:
        """Whether a table of figures is to say who published each, and when."""
        return self.fact_sheet and self._elsewhere is not None and self._elsewhere.published

    @property
    def compared(self) -> bool:
        """Whether it is known what was compared with other documents."""
        return self._elsewhere is not None

    def standing(self, point: Point) -> FigureLine | None:
        """How a figure stands among other documents; None where it was not compared with them."""
        return self._elsewhere.figures.get(point.id) if self._elsewhere else None

    def seal(self, item: PackItem, *shown: str) -> None:
        """Vouch for the point that an item shows; for a figure with the pieces that stand beside each other."""
        point = self.point(item)
        if point is not None:
            pieces = tuple(piece for piece in shown if piece) or quoted(point.content, item.display)
            self.seals.append(seal_of(item.id, point, self.number(point), pieces, item.display))

    def context(self, item: PackItem, sentence: str) -> None:
        """Vouch for the sentence that stands in marks beside a figure."""
        point = self.point(item)
        if point is not None and sentence.startswith("“"):
            self.seals.append(replace(seal_of(item.id, point, self.number(point), (sentence,)), kind="context"))

    def sealed(self, title: str, version: str) -> Seals:
        """Everything vouched for so far, with its documents."""
        numbered = {number: self._documents.get(key) for number, key in self._numbering.used}
        return sealed(title, version, self.seals, numbered)

    def entries(self) -> tuple[SourceEntry, ...]:
        """The list of sources, in order of their numbers."""
        return tuple(citations.entry(number, self._documents.get(key)) for number, key in self._numbering.used)


def lost(item: PackItem) -> Callout:
    """What stands in the place of a point that is no longer in the library."""
    named = prompts.without(item.title).strip()
    title = f" It was titled {named}." if named else ""
    return Callout("× Lost", (Text(f"{citations.LOST}{title} Import the document again, or take the item out."),))
