"""Forms: a label, its buddy and the accessible name set together, so that nobody can forget one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import label


class Form(QWidget):
    """Two columns, labels at the left; above their fields where text is large (`theme.roomy`)."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(theme.space(8))
        self._stacked = theme.roomy
        self._grid.setColumnStretch(0 if self._stacked else 1, 1)
        self._row = 0

    def add(self, name: str, field: QWidget, *, hint: str = "") -> None:
        """Put a field under the others. `name` may hold an & before its access key."""
        plain = name.replace("&", "")
        words = label(name, "body")
        words.setTextFormat(Qt.TextFormat.AutoText)
        words.setBuddy(field)
        field.setAccessibleName(plain)
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
    """A line of text."""
    field = QLineEdit(text)
    field.setPlaceholderText(placeholder)
    return field


def choice_field(options: list[tuple[str, object]], value: object) -> QComboBox:
    """A choice among (words, value) pairs."""
    field = QComboBox()
    for words, each in options:
        field.addItem(words, each)
    field.setCurrentIndex(max(0, [each for _, each in options].index(value)) if value in [v for _, v in options] else 0)
    return field
