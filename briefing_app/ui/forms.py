"""Forms: a label, its buddy and the accessible name set together, so that nobody can forget one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import label


class Form(QWidget):
    """Two columns, labels at the left; above their fields where text is large (`theme.roomy`)."""

    def __init__(self, theme: Theme, *, stacked: bool = False) -> None:
        """Begin empty. `stacked` sets labels above their fields whatever the size of text."""
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(theme.space(8))
        self._stacked = stacked or theme.roomy
        self._grid.setColumnStretch(0 if self._stacked else 1, 1)
        self._row = 0

    def head(self, words: str) -> None:
        """Begin a group of fields; what is in other groups of the form stands on the same edges."""
        if self._row:
            self._grid.setRowMinimumHeight(self._row, self._theme.space(8))
            self._row += 1
        self._put(label(words, "heading"), 0, span=2)
        self._row += 1

    def add(self, name: str, field: QWidget, *, hint: str = "") -> None:
        """Put a field under the others. `name` may hold an & before its access key."""
        plain = name.replace("&", "")
        words = label(name, "body")
        words.setTextFormat(Qt.TextFormat.AutoText)
        words.setBuddy(field)
        field.setAccessibleName(plain)
        if isinstance(field, QComboBox):
            field.view().setAccessibleName(plain)
            if (line := field.lineEdit()) is not None:
                line.setAccessibleName(plain)
        if hint:
            field.setAccessibleDescription(hint)
        if self._stacked:
            self._put(words, 0, span=1)
            self._row += 1
            self._put(field, 0, span=1)
        else:
            self._put(words, 0, span=1)
            self._put(field, 1, span=1)
        self._row += 1
        if hint:
            self._put(label(hint, "small", wrap=True), 0 if self._stacked else 1, span=1)
            self._row += 1

    def _put(self, widget: QWidget, column: int, *, span: int) -> None:
        self._grid.addWidget(widget, self._row, column, 1, span)


def text_field(text: str = "", placeholder: str = "") -> QLineEdit:
    """A line of text, of which the beginning is seen."""
    field = QLineEdit(text)
    field.home(False)
    field.setPlaceholderText(placeholder)
    return field


def select_whole(field: QLineEdit) -> None:
    """Select all of it with the cursor at its beginning, so that this is what is seen of a long text."""
    field.end(False)
    field.home(True)


class ChoiceField(QComboBox):
    """A choice among words, with the theme's own arrow; the wheel scrolls the page, not the choice."""

    def __init__(self, theme: Theme, options: list[tuple[str, object]], value: object) -> None:
        """Offer (words, value) pairs, with `value` chosen if it is among them."""
        super().__init__()
        self._theme = theme
        for words, each in options:
            self.addItem(words, each)
        self.setCurrentIndex(max(0, next((at for at, (_, each) in enumerate(options) if each == value), 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the arrow."""
        super().paintEvent(event)
        side = self._theme.text(14)
        pixmap = self._theme.pixmap("caret-down", "text2", 14, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(self.width() - side - 10, (self.height() - side) // 2, pixmap)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
