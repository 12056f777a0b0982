"""What rows of every list share: bar and wash of the selected one, hover, the hairline that begins at the text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.theme import Theme

AnyIndex = QModelIndex | QPersistentModelIndex
BAR = 3


class RowDelegate(QStyledItemDelegate):
    """Sub-class it: `draw` gets the painter, the cell's rectangle, its index, and whether its row is selected.

    `height` is the row's in px at 100 %; `inset` is where text begins in the first column.
    """

    height = 58.0
    inset = 24.0
    hairlines = True

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Draw for that view, with hover."""
        super().__init__(view)
        self.theme, self.view = theme, view
        view.setMouseTracking(True)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Draw what the cell says."""

    def row_height(self) -> int:
        """The height of a row at the theme's text size."""
        return round(self.height * (1 + (self.theme.scale - 1) * 0.8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, hairline and bar, then the cell's own."""
        state = QStyle.StateFlag
        selected = bool(option.state & state.State_Selected)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(rect, self.theme.colour("selected"))
        elif option.state & state.State_MouseOver and not self.theme.tokens.high_contrast:
            painter.fillRect(rect, self.theme.colour("subtle"))
        self._draw_edges(painter, rect, index, selected=selected)
        self.draw(painter, rect, index, selected=selected)
        painter.restore()

    def _draw_edges(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        first = index.column() == 0
        if selected and first:
            painter.fillRect(rect.left(), rect.top(), BAR, rect.height(), self.theme.colour("accent"))
        if self.hairlines and not selected:
            start = rect.left() + (self.theme.space(self.inset) if first else 0)
            painter.fillRect(start, rect.bottom(), rect.right() - start + 1, 1, self.theme.colour("hair"))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: ARG002
        """As high as every row."""
        return QSize(option.rect.width(), self.row_height())

    # helpers

    def words(
        self, painter: QPainter, rect: QRectF, text: str, font: QFont, tint: str, *, right: bool = False
    ) -> float:
        """Draw one line, cut with … where there is no room. Returns its width in px."""
        painter.setFont(font)
        painter.setPen(self.theme.colour(tint))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)

    def sign(self, painter: QPainter, x: float, middle: float, icon: str, tint: str, size: float = 16) -> float:
        """Draw an icon whose middle is at that height. Returns its width in px."""
        side = self.theme.text(size)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(round(x), round(middle - side / 2), self.theme.pixmap(icon, tint, size, ratio))
        return side
