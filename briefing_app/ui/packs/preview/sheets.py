"""The pages of a pack as the PDF lays them out, painted on the screen: what one sees is what is exported.

Imported where a layout is made, on the worker thread, since it brings ReportLab's fonts with it.
"""

from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefing_app.domain.packs import ItemKind, PackItem, Paper
from briefing_app.exporting.pdf import furniture
from briefing_app.exporting.pdf.flow import Page
from briefing_app.exporting.pdf.setting import Line, Look
from briefing_app.exporting.pdf.sheet import sheet_of
from briefing_app.exporting.pdf.strips import Bar, Drawn, Late, Path, Picture, Strip, Words, set_line
from briefing_app.packs import notes
from briefing_app.packs.blocks import Block, FigureTable, PackDocument, SectionOpening
from briefing_app.ui.packs.preview.faces import SCALE, font
from briefing_app.ui.packs.preview.laying import Laid, anchors, lay_all, lay_section


def lay_out(document: PackDocument) -> "Sheets":
    """All of a pack's pages. What the last layouts had in common with this one is not set again."""
    laid = lay_out_unless(document, lambda: False)
    assert laid is not None  # noqa: S101 - nobody gave it up
    return laid


def lay_out_unless(document: PackDocument, given_up: Callable[[], bool]) -> "Sheets | None":
    """All of a pack's pages; None if they were given up half-way."""
    laid = lay_all(document, given_up)
    return Sheets(laid) if laid else None


def lay_out_section(document: PackDocument, section: int, before: "Sheets") -> "Sheets | None":
    """The pages with one section (from 0) anew, the others as they were; None where that cannot be done."""
    laid = lay_section(document, section, before.laid)
    return Sheets(laid) if laid else None


class Sheets:
    """A layout that can be painted and asked where its blocks are; pages and blocks count from 0."""

    def __init__(self, laid: Laid) -> None:
        """Find where each block begins and on which page each anchor falls."""
        self.laid = laid
        self._pages = laid.pages
        self._anchors = anchors(laid.pages)
        self._places: dict[int, tuple[int, float]] = {}
        for number, page in enumerate(self._pages):
            for top, strip in page.placed:
                self._places.setdefault(laid.block(number, strip), (number, top))
        self._sections = list(_sections(laid.document))

    @property
    def document(self) -> PackDocument:
        """What is laid out."""
        return self.laid.document

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper, in points."""
        sheet = sheet_of(self.document)
        return sheet.width, sheet.height

    @property
    def paper(self) -> str:
        """What the paper is called."""
        name = {Paper.A4: "A4", Paper.LETTER: "US letter"}[self.document.paper]
        return f"{name}, both sides" if self.document.two_sided else name

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def place(self, block: int) -> tuple[int, float] | None:
        """The page on which a block begins, and its top in points; None for one that shows nothing."""
        return self._places.get(block)

    def item(self, block: int) -> int | None:
        """The id of the pack's item that a block comes from."""
        items = self.document.items
        return items[block] if 0 <= block < len(items) else None

    def section(self, block: int) -> int:
        """The number of the section, from 0, that a block stands in; -1 before the first and in the sources."""
        return self._sections[block] if 0 <= block < len(self._sections) else -1

    def blocks_of(self, section: int, item: PackItem | None) -> frozenset[int]:
        """The blocks of an item, or where it has none of its own, the one that its point stands in; else its section's.

        `section` is the number, from 0, of the section that is meant or that the item stands in.
        """
        own = frozenset(number for number, each in enumerate(self.document.items) if item and each == item.id)
        if own:
            return own
        inside = [number for number, each in enumerate(self._sections) if section >= 0 and each == section]
        if item is not None:
            held = [n for n in inside if _holds(self.document.blocks[n], item.point_id)]
            return frozenset(held[:1] or inside[:1])
        return frozenset(inside[:1])

    def paragraph_of(self, item: PackItem, blocks: frozenset[int], paragraph: int) -> frozenset[int]:
        """The one of an item's blocks that its words have as their block of that number, from 0; else all of them."""
        own = sorted(blocks)
        if item.kind is not ItemKind.LINE:  # whose first paragraph is the line itself
            after = item.kind is ItemKind.QUESTION and item.point_id is not None
            head = len(own) - len(notes.blocks(item.markdown)) - after
            own = own[max(0, head) :]
        return frozenset(own[paragraph : paragraph + 1]) or blocks

    def extents(self, page: int) -> list[tuple[float, float, int]]:
        """Top, bottom and block of each strip of a page, from the top."""
        block = self.laid.block
        return [(top, top + strip.height, block(page, strip)) for top, strip in self._pages[page].placed]

    def text(self, page: int) -> str:
        """The words of a page, a line each."""
        placed = self._pages[page].placed
        lines = (" ".join(mark.line.text for mark in strip.drawn if isinstance(mark, Words)) for _, strip in placed)
        return "\n".join(line for line in lines if line)

    def paint(self, painter: QPainter, page: int) -> None:
        """Paint a page on paper that is there already, its top left at the painter's origin, in points."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.save()
        painter.translate(sheet_of(self.document).shift(page + 1), 0.0)
        self._furniture(painter, self._pages[page])
        for top, strip in self._pages[page].placed:
            self._strip(painter, top, strip)
        painter.restore()

    def _strip(self, painter: QPainter, top: float, strip: Strip) -> None:
        for mark in strip.drawn:
            self._mark(painter, top, mark)

    def _mark(self, painter: QPainter, top: float, mark: Drawn) -> None:
        if isinstance(mark, Words):
            _line(painter, mark.x + mark.line.indent, top + mark.y, mark.line)
        elif isinstance(mark, Bar):
            _bar(painter, top, mark)
        elif isinstance(mark, Path):
            _path(painter, top, mark)
        elif isinstance(mark, Picture):
            self._picture(painter, top, mark)
        else:
            self._late(painter, top, mark)

    def _picture(self, painter: QPainter, top: float, picture: Picture) -> None:
        painter.save()
        painter.translate(picture.x, top + picture.y)
        for part in picture.parts:
            self._mark(painter, 0.0, part)
        painter.restore()

    def _late(self, painter: QPainter, top: float, late: Late) -> None:
        line = set_line(late.say(self._anchors, self.count), late.style)
        alone = late.link is None or late.node is None
        _line(painter, late.right if alone else late.right - line.width, top + late.y, line)

    def _furniture(self, painter: QPainter, page: Page) -> None:
        """What stands on every page."""
        _bar(painter, 0.0, furniture.foot_rule(self.document))
        parts = (*furniture.header(self.document, page), *furniture.footer(self.document, page, self.count))
        for part in parts:
            _line(painter, part.x, part.y, part.line, part.spacing)


def _sections(document: PackDocument) -> Iterator[int]:
    """For each block the number of its section: openings are counted, the sources' does not count."""
    now, openings = -1, 0
    for block in document.blocks:
        if isinstance(block, SectionOpening):
            now = -1 if block.anchor == "sources" else openings
            openings += 1
        yield now


def _holds(block: Block, point_id: int | None) -> bool:
    """Whether a block shows a point: a table of figures does so by its rows."""
    return isinstance(block, FigureTable) and any(row.point_id == point_id for row in block.rows)


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


def _line(painter: QPainter, x: float, baseline: float, line: Line, spacing: float = 0.0) -> None:
    for piece in line.pieces:
        _text(painter, x, baseline - piece.look.rise, piece.text, piece.look, spacing)
        x += piece.width


def _text(painter: QPainter, x: float, baseline: float, text: str, look: Look, spacing: float = 0.0) -> None:
    """Draw a text; the font is `SCALE` times as large as its size, so that it is exact at every zoom."""
    painter.save()
    painter.translate(x, baseline)
    painter.scale(1 / SCALE, 1 / SCALE)
    painter.setFont(font(look.face, look.size, spacing))
    painter.setPen(_colour(look.colour))
    painter.drawText(QPointF(0, 0), text)
    painter.restore()


def _path(painter: QPainter, top: float, path: Path) -> None:
    points = [QPointF(x, top + y) for x, y in path.points]
    pen = QPen(_colour(path.colour), path.width) if path.width else QPen(Qt.PenStyle.NoPen)
    if path.dash:
        pen.setDashPattern([length / path.width for length in path.dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(_colour(path.filled) if path.filled else Qt.BrushStyle.NoBrush)
    if path.filled:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _bar(painter: QPainter, top: float, bar: Bar) -> None:
    box = QRectF(bar.x, top + bar.y, bar.width, bar.height)
    if bar.filled:
        painter.fillRect(box, _colour(bar.colour))
        return
    painter.setPen(QPen(_colour(bar.colour), 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.4, 0.4, -0.4, -0.4))
