"""The preview's pane: the pages one under another, only those in view painted, the same at every zoom."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from briefing_app.ui.packs.preview.zoom import A4, FIT_TEXT, ZOOMS, Fit, Zoom

if TYPE_CHECKING:
    from briefing_app.ui.packs.preview.sheets import Sheets

_MARGIN, _BETWEEN, _BAR = 20, 16, 3


class PaperView(QAbstractScrollArea):
    """Shows a pack's pages. `follow` scrolls to blocks and marks them; a click on a page says which block was hit."""

    page_changed = Signal(int, int)
    """(page in view from 1, pages)"""
    block_clicked = Signal(int)
    zoom_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without pages, at *Fit text*."""
        super().__init__(parent)
        self._sheets: Sheets | None = None
        self._zoom = FIT_TEXT
        self._followed: frozenset[int] = frozenset()
        self._page = 0
        self._paper, self._edge, self._accent = QColor("white"), QColor("silver"), QColor("black")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview of the pages")
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_colours(self, paper: QColor, edge: QColor, accent: QColor) -> None:
        """Take the colour of the paper, of its edge, and of the bar beside what is followed."""
        self._paper, self._edge, self._accent = paper, edge, accent
        self.viewport().update()

    @property
    def sheets(self) -> "Sheets | None":
        """What is shown."""
        return self._sheets

    @property
    def zoom(self) -> Zoom:
        """How large it is shown."""
        return self._zoom

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    def set_sheets(self, sheets: "Sheets | None") -> None:
        """Show other pages, and stay where one is."""
        self._sheets = sheets
        self._followed = frozenset()
        self._arrange()
        self._scrolled()
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at another size, the same place of the pack at the top."""
        if zoom == self._zoom:
            return
        at = self.verticalScrollBar().value() / max(1.0, self._pitch())
        self._zoom = zoom
        self._arrange()
        self.verticalScrollBar().setValue(round(at * self._pitch()))
        self.viewport().update()
        self.zoom_changed.emit(zoom)

    def follow(self, blocks: frozenset[int], *, scroll: bool = True) -> None:
        """Mark blocks, and scroll so that the first of them is in the upper third, unless it is well in view."""
        self._followed = blocks
        place = self._sheets.place(min(blocks)) if self._sheets and blocks else None
        if place is not None and scroll:
            page, top = place
            y = self._top(page) + (top - self._part().top()) * self._scale()
            offset, height = self.verticalScrollBar().value(), self.viewport().height()
            if not offset + 0.02 * height <= y <= offset + 0.6 * height:
                self.verticalScrollBar().setValue(round(y - height / 5))
        self.viewport().update()

    # measures, in pixels

    def _count(self) -> int:
        return self._sheets.count if self._sheets else 0

    def _scale(self) -> float:
        room = QSizeF(self.viewport().width() - 2 * _MARGIN, self.viewport().height() - 2 * _MARGIN)
        return max(0.1, self._zoom.scale(room, self.logicalDpiY(), self._paper_size()))

    def _paper_size(self) -> QSizeF:
        return QSizeF(*self._sheets.size) if self._sheets else A4

    def _part(self) -> QRectF:
        """The part of a sheet that is shown, in points."""
        return self._zoom.part(self._paper_size())

    def _pitch(self) -> float:
        return self._part().height() * self._scale() + _BETWEEN

    def _top(self, page: int) -> float:
        return _MARGIN + page * self._pitch()

    def _sheet(self, page: int) -> QRectF:
        """Where a page lies in the viewport."""
        part, scale = self._part(), self._scale()
        wide = part.width() * scale
        left = max(float(_MARGIN), (self.viewport().width() - wide) / 2) - self.horizontalScrollBar().value()
        return QRectF(left, self._top(page) - self.verticalScrollBar().value(), wide, part.height() * scale)

    def _arrange(self) -> None:
        """Give the scroll bars their ranges."""
        view, count = self.viewport(), self._count()
        height = round(count * self._pitch() - _BETWEEN + 2 * _MARGIN) if count else 0
        width = round(self._part().width() * self._scale() + 2 * _MARGIN)
        bars = ((self.verticalScrollBar(), height, view.height()), (self.horizontalScrollBar(), width, view.width()))
        for bar, whole, shown in bars:
            bar.setPageStep(shown)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, whole - shown))

    def _scrolled(self) -> None:
        """Tell which page is in view: the one that holds the middle."""
        count = self._count()
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2 - _MARGIN
        self._page = min(max(0, int(middle / self._pitch())), max(0, count - 1))
        self.setAccessibleName(f"Preview, page {self._page + 1} of {count}" if count else "Preview of the pages")
        self.setAccessibleDescription(self._sheets.text(self._page) if self._sheets and count else "")
        self.page_changed.emit(self._page + 1 if count else 0, count)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that the event touches."""
        if self._sheets is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in self._between(event.rect().top(), event.rect().bottom()):
            self._paint_sheet(painter, self._sheets, number, event.rect())
        painter.end()

    def _between(self, top: float, bottom: float) -> range:
        """The pages that lie between two heights of the viewport."""
        pitch, down = self._pitch(), self.verticalScrollBar().value() - _MARGIN
        return range(max(0, int((top + down) / pitch)), min(self._count(), int((bottom + down) / pitch) + 1))

    def _paint_sheet(self, painter: QPainter, sheets: "Sheets", number: int, touched: QRect) -> None:
        sheet, part, scale = self._sheet(number), self._part(), self._scale()
        painter.setPen(self._edge)
        painter.setBrush(self._paper)
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.save()
        painter.setClipRect(sheet.intersected(QRectF(touched)))
        painter.translate(sheet.topLeft())
        painter.scale(scale, scale)
        painter.translate(-part.topLeft())
        sheets.paint(painter, number)
        painter.restore()
        self._paint_bars(painter, sheets, number)

    def _paint_bars(self, painter: QPainter, sheets: "Sheets", number: int) -> None:
        """The bar at the sheet's edge, beside what is followed."""
        sheet, scale, up = self._sheet(number), self._scale(), self._part().top()
        found = [(top, bottom) for top, bottom, block in sheets.extents(number) if block in self._followed]
        if found:
            top, bottom = sheet.top() + (found[0][0] - up) * scale, sheet.top() + (found[-1][1] - up) * scale
            painter.fillRect(QRectF(sheet.left() - _BAR - 3, top, _BAR, bottom - top), self._accent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place in the pack while the size changes."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        at = bar.value() / bar.maximum() if bar.maximum() > 0 and event.oldSize().height() > 0 else 0.0
        self._arrange()
        bar.setValue(round(at * bar.maximum()))
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the zoom; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn pages, Home and End go to the first and last, + and - change the zoom."""
        last = self._count() - 1
        steps = {Qt.Key.Key_PageDown: self._page + 1, Qt.Key.Key_PageUp: self._page - 1, Qt.Key.Key_Home: 0}
        steps[Qt.Key.Key_End] = last
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            page = min(max(0, steps[key]), last)
            self.verticalScrollBar().setValue(round(self._top(page) - _MARGIN))
        elif event.text() in {"+", "-"}:
            self._step_zoom(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which block was clicked."""
        block = self.block_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and block is not None:
            self.block_clicked.emit(block)
        super().mouseReleaseEvent(event)

    def block_at(self, point: QPointF) -> int | None:
        """The block at a place of the viewport: the one that begins at or above it on its page."""
        if self._sheets is None:
            return None
        for number in self._between(point.y(), point.y()):
            sheet = self._sheet(number)
            extents = self._sheets.extents(number)
            if sheet.contains(point) and extents:
                y = (point.y() - sheet.top()) / self._scale() + self._part().top()
                return extents[max(0, bisect_right([top for top, _, _ in extents], y) - 1)][2]
        return None

    def _step_zoom(self, step: int) -> None:
        """The next fixed size up or down from the present one."""
        now = self._scale() * 72 / self.logicalDpiY()
        fixed = [zoom for zoom in ZOOMS if zoom.fit is Fit.FIXED]
        if step > 0:
            self.set_zoom(next((zoom for zoom in fixed if zoom.factor > now + 0.01), fixed[-1]))
        else:
            self.set_zoom(next((zoom for zoom in reversed(fixed) if zoom.factor < now - 0.01), fixed[0]))
