"""The view of the table of documents: its heads, its widths, its keys."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from briefing_app.ui.documents.delegate import DocumentDelegate
from briefing_app.ui.documents.model import DOCUMENT_ID, HEADS, Column, DocumentModel
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.row_list import RowTable

_WIDTHS = {Column.PUBLISHER: 200, Column.KIND: 120, Column.DATE: 112, Column.POINTS: 64, Column.REVIEWED: 96}
_ONLY_WITHOUT_READER = (Column.PUBLISHER, Column.KIND)


class Heads(QHeaderView):
    """Heads in line with their columns, an arrow at the sorted one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Sections can be pressed, not dragged."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setAccessibleName("Columns; press one to sort by it")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a head and the line under it."""
        theme, column = self._theme, Column(section)
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hair"))
        font = theme.font(12, 500)
        painter.setFont(font)
        painter.setPen(theme.colour("text2"))
        left = theme.space(24 if column is Column.TITLE else 8)
        place = QRectF(rect).adjusted(left, 0, -theme.space(12), 0)
        side = Qt.AlignmentFlag.AlignRight if column is Column.POINTS else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), HEADS[column])
        if self.sortIndicatorSection() == section:
            self._draw_arrow(painter, place, self.fontMetrics().horizontalAdvance(HEADS[column]), column)
        painter.restore()

    def _draw_arrow(self, painter: QPainter, place: QRectF, width: int, column: Column) -> None:
        down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        side = self._theme.text(12)
        icon = self._theme.pixmap(
            "arrow-down" if down else "arrow-up", "text2", 12, painter.device().devicePixelRatioF()
        )
        x = place.right() - width - side - 4 if column is Column.POINTS else place.left() + width + 6
        painter.drawPixmap(round(x), round(place.center().y() - side / 2), icon)


class DocumentTable(RowTable):
    """`opened` by Enter or a double click."""

    opened = Signal()

    def __init__(self, theme: Theme, model: DocumentModel) -> None:
        """Show the model."""
        super().__init__()
        self._theme = theme
        self.setModel(model)
        self.heads = Heads(theme, self)
        self.setHorizontalHeader(self.heads)
        self.heads.setSortIndicator(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.row_delegate = DocumentDelegate(theme, self)
        self.setItemDelegate(self.row_delegate)
        self.setAccessibleName("Documents")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self.opened)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.heads.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.heads.setMinimumSectionSize(24)
        self.heads.setFixedHeight(self._theme.text(16) + self._theme.space(18))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.text(width * 0.9) if self._theme.scale > 1 else width)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.row_delegate.row_height())

    def set_beside_reader(self, *, beside: bool) -> None:
        """Publisher and kind are columns only where the reader leaves room for them."""
        self.row_delegate.beside_reader = beside
        for column in _ONLY_WITHOUT_READER:
            self.setColumnHidden(column, beside)

    def document_id(self) -> int | None:
        """The document of the current row."""
        index = self.currentIndex()
        return int(index.data(DOCUMENT_ID)) if index.isValid() else None

    def chosen_ids(self) -> list[int]:
        """The documents of all selected rows."""
        return [int(index.data(DOCUMENT_ID)) for index in self.selectionModel().selectedRows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)
