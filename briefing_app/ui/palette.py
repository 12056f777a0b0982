"""The palette of commands: type some letters of what is to be done, Enter does it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from briefing_app.ui.actions import TABLE, Actions, Command, Entry
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


_KEY, _ICON = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class _CommandDelegate(RowDelegate):
    """Icon, words, and the key at the right."""

    height = 32
    inset = 8
    hairlines = False

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        place = QRectF(rect).adjusted(self.theme.space(10), 0, -self.theme.space(10), 0)
        icon, key = str(index.data(_ICON)), str(index.data(_KEY))
        if icon:
            self.sign(painter, place.left(), place.center().y(), icon, "text2")
        used = self.words(painter, place, key, self.theme.font(12), "text3", right=True)
        words = place.adjusted(self.theme.text(16) + self.theme.space(10), 0, -used - self.theme.space(8), 0)
        font = self.theme.font(13, 600 if selected else 400)
        self.words(painter, words, str(index.data(Qt.ItemDataRole.DisplayRole)), font, "text")


class CommandPalette(QFrame):
    """Opens over the top of the window; lists what can be done now, best match first."""

    def __init__(self, theme: Theme, actions: Actions, window: QWidget) -> None:
        """Stay hidden until `ask`."""
        super().__init__(window)
        self._window = window
        self._theme, self._actions = theme, actions
        self.setProperty("look", "field")
        self.setAccessibleName("Find a command")
        self._field, self._list = QLineEdit(), QListWidget()
        self._field.setPlaceholderText("Find a command")
        self._field.setAccessibleName("Find a command")
        self._list.setAccessibleName("Commands that fit")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(_CommandDelegate(theme, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._field)
        layout.addWidget(self._list)
        self._field.textChanged.connect(self._fill)
        self._field.returnPressed.connect(self._do)
        self._field.installEventFilter(self)
        self._list.itemClicked.connect(self._do)
        self._before: QWidget | None = None
        self.hide()

    def ask(self) -> None:
        """Open, empty, with the keyboard's focus."""
        window = self._window
        self._before = window.focusWidget()
        width = min(self._theme.text(520), window.width() - 32)
        self.setFixedWidth(width)
        self.move(QPoint((window.width() - width) // 2, 64))
        self._field.clear()
        self._fill("")
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        self._list.clear()
        for entry in TABLE:
            if self._fits(entry, words):
                self._list.addItem(self._item(entry))
        if not self._list.count():
            self._list.addItem(_nothing())
        self._list.setCurrentRow(0)
        self._be_as_high_as_its_rows()

    def _be_as_high_as_its_rows(self) -> None:
        most = min(self._theme.text(420), self._window.height() - 120)
        rows = self._list.sizeHintForRow(0) * self._list.count() + 2
        self.setFixedHeight(min(most, rows + self._field.sizeHint().height() + 22))

    def _fits(self, entry: Entry, words: list[str]) -> bool:
        action = self._actions[entry.command]
        said = f"{action.text()} {entry.menu.replace('&', '')}".casefold()
        return entry.command is not Command.PALETTE and action.isEnabled() and all(word in said for word in words)

    def _item(self, entry: Entry) -> QListWidgetItem:
        key = self._actions.key(entry.command)
        item = QListWidgetItem(self._actions[entry.command].text())
        item.setData(Qt.ItemDataRole.UserRole, entry.command)
        item.setData(_KEY, key)
        item.setData(_ICON, entry.icon)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {key}" if key else item.text())
        return item

    def _do(self) -> None:
        item = self._list.currentItem()
        self._leave()
        if item is not None:
            command = item.data(Qt.ItemDataRole.UserRole)
            if command is not None:  # nothing fitted
                self._actions.trigger(Command(command))

    def _leave(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list; Escape and a lost focus close."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                row = self._list.currentRow() + _STEPS[key]
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
            if key == Qt.Key.Key_Escape:
                self._leave()
                return True
        return super().eventFilter(watched, event)


def _nothing() -> QListWidgetItem:
    item = QListWidgetItem("Nothing that can be done here fits these words")
    item.setData(_KEY, "")
    item.setData(_ICON, "")
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
