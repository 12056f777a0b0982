"""What stands in the editor's place for a while: a head with its name and *Done*, and a column that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.column import ScrollColumn
from briefing_app.ui.widgets.labels import label


class SidePane(QWidget):
    """Fill `column`; `closed` when it is put away by *Done* or Escape."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        """Begin with an empty column."""
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(title)
        self.done = Button(theme, "Done", look="quiet", icon="check", key="Esc")
        self.done.clicked.connect(self.close_pane)
        self._head = QHBoxLayout()
        self._head.addWidget(label(title, "heading"), 1)
        self._head.addWidget(self.done)
        holder = QWidget()
        self.column = QVBoxLayout(holder)
        self.area = ScrollColumn(holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head)
        box.addWidget(self.area, 1)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.theme.space
        self._head.setContentsMargins(space(24), space(8), space(16), space(8))
        self._head.setSpacing(space(8))
        self.column.setContentsMargins(space(24), 0, space(24), space(24))
        self.column.setSpacing(space(8))

    def add_to_head(self, button: QWidget) -> None:
        """Put a button beside *Done*, in view however long the column is."""
        self._head.insertWidget(1, button)

    def close_pane(self) -> None:
        """Put it away."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
            return
        super().keyPressEvent(event)


class Rows(QWidget):
    """Rows one under another, all made anew by `fill`; hidden without any."""

    def __init__(self, gap: int) -> None:
        """Begin without rows, `gap` px apart."""
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        self._rows: list[QWidget] = []
        self.hide()

    def fill(self, rows: Sequence[QWidget]) -> None:
        """Show other rows."""
        for row in self._rows:
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = list(rows)
        for row in rows:
            self._box.addWidget(row)
            row.show()
        self.setVisible(bool(rows))

    @property
    def words(self) -> str:
        """What the rows say."""
        labels = (found for row in self._rows for found in (row, *row.findChildren(QLabel)))
        return " ".join(each.text() for each in labels if isinstance(each, QLabel) and each.text())
