"""Small strips at a page's foot: names put on something and taken off, and a note being written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.column import FittingColumn
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.name_field import NameField

_ROWS = 3
"""About how many lines of names there are before they scroll."""


class Strip(QFrame):
    """Hidden until it is shown; Escape closes it. Its parts go into `column`."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Only a heading."""
        super().__init__()
        self.theme = theme
        self.setProperty("look", "window")
        self.title = label("", "strong", wrap=True)
        close = Button(theme, "Close this strip", look="icon", icon="x", key="Esc", size=14)
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(theme.space(24), theme.space(6), theme.space(20), theme.space(10))
        self.column.setSpacing(theme.space(6))
        self.column.addLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(hairline())
        whole.addLayout(self.column)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)
        self.hide()

    def leave(self) -> None:
        """Put the strip away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()


class NamesStrip(Strip):
    """Tags or collections: those that are on it as chips, and a field that completes those there are."""

    added = Signal(str)
    taken_off = Signal(str)

    def __init__(self, theme: Theme, placeholder: str) -> None:
        """`placeholder` says what to type."""
        super().__init__(theme)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._shown = FittingColumn(self._chips)
        self.field = NameField(placeholder)
        self.field.returnPressed.connect(self._take)
        self.field.picked.connect(self._take)
        add = Button(theme, "Add", icon="plus")
        add.clicked.connect(self._take)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addWidget(self.field, 1)
        row.addWidget(add)
        self.column.addWidget(self._shown)
        self.column.addLayout(row)

    def show_names(self, title: str, on: Sequence[str], known: Sequence[str]) -> None:
        """Show what is on it, and offer what there is."""
        self.title.setText(title)
        self.setAccessibleName(title)
        self.field.offer([(name, name) for name in known])
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for name in on:
            chip = Button(self.theme, name, icon="x", size=12)
            chip.setAccessibleName(f"Take off {name}")
            chip.setToolTip("Take off")
            chip.clicked.connect(lambda _checked=False, one=name: self.taken_off.emit(one))
            self._flow.addWidget(chip)
        self._shown.setVisible(bool(on))
        self._shown.setMaximumHeight(self.theme.text(_ROWS * 40))
        self.show()

    def names(self) -> list[str]:
        """The names that are on it, as shown."""
        items = (self._flow.itemAt(at) for at in range(self._flow.count()))
        found = (item.widget() for item in items if item is not None)
        return [each.accessibleName().removeprefix("Take off ") for each in found if each is not None]

    def _take(self, _words: str = "") -> None:
        words = self.field.text().strip()
        self.field.clear()
        if words:
            self.added.emit(words)


class NoteStrip(Strip):
    """`written` carries the words when the note is finished; what was typed is kept when the strip is closed."""

    written = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Empty until `start`."""
        super().__init__(theme)
        self._before = ""
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Note")
        self.text.setPlaceholderText("What to remember about it")
        keep = Button(theme, "Keep the note", icon="check", key="Ctrl+Return")
        keep.clicked.connect(self.leave)
        key = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.leave)
        self.text.setFixedHeight(theme.text(72))
        self.column.addWidget(self.text)
        self.column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self, title: str, words: str = "") -> None:
        """Write a note, or go on with one."""
        self.take()
        self.title.setText(title)
        self.setAccessibleName(title)
        self._before = words
        self.text.setFixedHeight(self.theme.text(72))
        self.text.setPlainText(words)
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Keep what was typed and put the strip away."""
        self.take()
        super().leave()

    def take(self) -> None:
        """Keep what was typed."""
        words = self.text.toPlainText().strip()
        if self.isVisible() and words and words != self._before:
            self._before = words
            self.written.emit(words)
