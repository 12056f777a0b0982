"""Pages painted: strips' marks, and what stands on every page. All measures in points; the painter is scaled."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.faces import SCALE, font
from briefing_app.ui.packs.preview.flow import SQUARE_HEIGHT, SQUARE_WIDTH
from briefing_app.ui.packs.preview.lines import cut, line_width
from briefing_app.ui.packs.preview.marks import Line, Mark, PageOf, Square, Words
from briefing_app.ui.packs.preview.pages import Page, Pages
from briefing_app.ui.packs.preview.paper import Ink, Style

_INKS = {ink: QColor(ink.value) for ink in Ink}


def paint_page(painter: QPainter, pages: Pages, number: int) -> None:
    """Paint page `number`, from 0, on paper that is there already, its top left at the painter's origin."""
    page = pages.pages[number]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _furniture(painter, pages, page, number)
    for placed in page.placed:
        for mark in placed.strip.marks:
            _paint(painter, mark, placed.y, pages)


def _furniture(painter: QPainter, pages: Pages, page: Page, number: int) -> None:
    """What stands on every page: marking, handling, running head, facts correct at, page x of y."""
    document = pages.document
    for baseline in (paper.MARKING_TOP, paper.MARKING_BOTTOM):
        _centred(painter, document.marking.upper(), baseline, paper.MARKING)
    if page.cover:
        _centred(painter, document.handling, paper.HANDLING, paper.SMALL)
    else:
        _running_head(painter, pages, page)
    painter.fillRect(QRectF(paper.LEFT, paper.FOOT_RULE, paper.FULL_WIDTH, paper.HAIRLINE), _INKS[Ink.HAIR])
    if document.facts_correct_at:
        _text(painter, paper.LEFT, paper.FOOT, f"Facts correct at {document.facts_correct_at}", paper.SMALL)
    _ending(painter, f"Page {number + 1} of {len(pages.pages)}", paper.RIGHT, paper.FOOT, paper.PAGE_NUMBER)


def _running_head(painter: QPainter, pages: Pages, page: Page) -> None:
    version = pages.document.version
    room = paper.FULL_WIDTH - line_width(version, paper.SMALL) - paper.GUTTER
    head = f"{pages.document.title}: {page.section}" if page.section else pages.document.title
    _text(painter, paper.LEFT, paper.RUNNING_HEAD, cut(head, paper.SMALL, room), paper.SMALL)
    _ending(painter, version, paper.RIGHT, paper.RUNNING_HEAD, paper.SMALL)


def _paint(painter: QPainter, mark: Mark, top: float, pages: Pages) -> None:
    if isinstance(mark, Words):
        _text(painter, mark.x, top + mark.y, mark.text, mark.style)
    elif isinstance(mark, Line):
        painter.fillRect(QRectF(mark.x, top + mark.y, mark.length, mark.thickness), _INKS[mark.ink])
    elif isinstance(mark, Square):
        _square(painter, mark, top)
    else:
        _page_of(painter, mark, top, pages)


def _square(painter: QPainter, mark: Square, top: float) -> None:
    box = QRectF(mark.x, top + mark.y, SQUARE_WIDTH, SQUARE_HEIGHT)
    if mark.filled:
        painter.fillRect(box, _INKS[Ink.ACCENT])
        return
    painter.setPen(QPen(_INKS[Ink.ACCENT], 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.4, 0.4, -0.4, -0.4))


def _page_of(painter: QPainter, mark: PageOf, top: float, pages: Pages) -> None:
    if mark.anchor is None:
        count = len(pages.pages)
        _text(painter, mark.x, top + mark.y, f"{count} pages" if count > 1 else "1 page", mark.style)
    elif mark.anchor in pages.anchors:
        _ending(painter, str(pages.anchors[mark.anchor]), mark.x, top + mark.y, mark.style)


def _centred(painter: QPainter, text: str, baseline: float, style: Style) -> None:
    _text(painter, (paper.WIDTH - line_width(text, style) + style.spacing) / 2, baseline, text, style)


def _ending(painter: QPainter, text: str, edge: float, baseline: float, style: Style) -> None:
    _text(painter, edge - line_width(text, style), baseline, text, style)


def _text(painter: QPainter, x: float, baseline: float, text: str, style: Style) -> None:
    """Draw a text at its own size; the font is `SCALE` times as large, so that it is exact at every zoom."""
    if not text:
        return
    painter.save()
    painter.translate(x, baseline)
    painter.scale(1 / SCALE, 1 / SCALE)
    painter.setFont(font(style.face, style.size, style.spacing))
    painter.setPen(_INKS[style.ink])
    painter.drawText(QPointF(0, 0), text)
    painter.restore()
