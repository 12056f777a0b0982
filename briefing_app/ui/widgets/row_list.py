"""A flat list of any length: a table view of one column, whose rows a RowDelegate draws."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RowTable(QTableView):
    """A table that is chosen from by rows: what the program chooses is chosen alone, whatever keys are held down.

    Qt looks at them by itself: as the answer to Ctrl+Z comes, Ctrl still is, and it would let go of a row that was
    selected.
    """

    def __init__(self) -> None:
        """Tab leaves it."""
        super().__init__()
        self._chooses = False
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def selectRow(self, row: int) -> None:
        """Select a row, and none besides."""
        self._chooses = True
        super().selectRow(row)
        self._chooses = False

    def selectionCommand(self, index: AnyIndex, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """What is to become of the selection."""
        return ALONE if self._chooses else super().selectionCommand(index, event)


class RowList(RowTable):
    """`opened` by Enter or a double click, `left` by Escape, `near_end` when the last rows come into view.

    Tab leaves the list. Set the delegate with `take_delegate`, which gives rows their height.
    """

    opened = Signal()
    left = Signal()
    near_end = Signal()

    def __init__(self, model: QAbstractItemModel, name: str) -> None:
        """Show the model; `name` is for screen readers."""
        super().__init__()
        self.setModel(model)
        self._rows: RowDelegate | None = None
        self.setAccessibleName(name)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalScrollBar().valueChanged.connect(self.look_ahead)
        self.doubleClicked.connect(self.opened)

    def take_delegate(self, delegate: RowDelegate) -> None:
        """Have rows drawn by it."""
        self._rows = delegate
        self.setItemDelegate(delegate)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        header = self.verticalHeader()
        if self._rows is not None and header.defaultSectionSize() != self._rows.row_height():
            header.setMinimumSectionSize(1)
            header.setDefaultSectionSize(self._rows.row_height())

    def choose(self, row: int) -> None:
        """Select a row and bring it into view."""
        self.selectRow(row)
        self.scrollTo(self.model().index(row, 0))

    def step(self, by: int) -> None:
        """Select the next (1) or previous (-1) row."""
        row = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        if row >= 0:
            self.choose(row)

    def look_ahead(self) -> None:
        """Tell when fewer than two screens of rows are left below."""
        height = self.viewport().height()
        last = self.rowAt(height - 1)
        seen = max(1, height // max(1, self.verticalHeader().defaultSectionSize()))
        if last < 0 or self.model().rowCount() - last <= 2 * seen:
            self.near_end.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another height of rows, and a higher list may show the last ones."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.retheme()
        self.look_ahead()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Escape leaves."""
        if event.key() in _ENTER and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
