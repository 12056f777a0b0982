"""A list whose rows can be ticked: a line of words, a smaller one below, and a tick before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyleOptionViewItem

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.rows import RowDelegate

AnyIndex = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_TICK = 26.0
"""Where words begin, after the tick; in px at 100 %."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A row: what it stands for, its words with the part that counts (`mark`, from and to), and what is below them."""

    value: object
    words: str
    about: str = ""
    mark: tuple[int, int] | None = None
    ticked: bool = True


class TickDelegate(RowDelegate):
    """The tick at the left, words, and if there is one the smaller line."""

    height = 30.0
    inset = 0.0

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Higher where there are two lines."""
        row = index.data(_ROW)
        lines = self.theme.text(18) if isinstance(row, Tick) and row.about else 0
        return QSize(option.rect.width(), self.row_height() + lines)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:  # noqa: ARG002
        """Tick, words, the smaller line."""
        row, space = index.data(_ROW), self.theme.space
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) in {Qt.CheckState.Checked, Qt.CheckState.Checked.value}
        first = self.row_height() if not row.about else self.row_height() - space(4)
        middle = rect.top() + first / 2
        icon, token = ("check-square", "accent") if ticked else ("square", "text2")
        self.sign(painter, rect.left() + space(4), middle, icon, token, 16)
        left = rect.left() + space(4) + max(space(_TICK) - space(4), self.theme.text(16) + space(8))
        box = QRectF(left, rect.top(), rect.right() - left - space(4), first)
        self._draw_words(painter, QRectF(box), row)
        if row.about:
            below = QRectF(left, rect.top() + first - space(6), box.width(), self.theme.text(20))
            self.words(painter, below, row.about, self.theme.font(12), "text3")

    def _draw_words(self, painter: QPainter, box: QRectF, row: Tick) -> None:
        """The words, the part that counts in 600."""
        start, end = row.mark or (0, 0)
        plain, strong = self.theme.font(13), self.theme.font(13, 600)
        for words, font in ((row.words[:start], plain), (row.words[start:end], strong), (row.words[end:], plain)):
            if words and box.width() > 0:
                self.words(painter, box, words, font, "text")
                box.setLeft(box.left() + QFontMetricsF(font).horizontalAdvance(words))


class TickList(QListWidget):
    """`show_rows`; `ticked` when somebody ticked one; Enter or a double click activates. Space ticks."""

    ticked = Signal()
    step_asked = Signal(int)
    """Alt+Shift+Up (-1) or Alt+Shift+Down (1): the current row is to be moved."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self._theme, self._filling, self._reading = theme, False, False
        self.setItemDelegate(TickDelegate(theme, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._changed)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Tick]) -> None:
        """Show other rows, the same place current."""
        at, self._filling = max(0, self.currentRow()), True
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.words)
            item.setData(_ROW, row)
            item.setToolTip(row.words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (row.words, row.about) if part))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(min(at, len(rows) - 1))
        self._filling = False

    def say(self, at: int, row: Tick) -> None:
        """Show other words in a row; its tick stays."""
        self._filling = True
        self.item(at).setData(_ROW, row)
        self.item(at).setText(row.words)
        self._filling = False

    def values(self) -> list[object]:
        """What the ticked rows stand for, from the top."""
        rows = (self.item(at) for at in range(self.count()))
        return [row.data(_ROW).value for row in rows if row.checkState() is Qt.CheckState.Checked]

    @property
    def current_value(self) -> object:
        """What the current row stands for."""
        row = self.currentItem()
        return row.data(_ROW).value if self.currentRow() >= 0 else None

    def set_read_only(self) -> None:
        """Let nothing be ticked."""
        self._reading = True

    def _changed(self, _item: QListWidgetItem) -> None:
        if not self._filling:
            self.ticked.emit()

    def _toggle(self, item: QListWidgetItem) -> None:
        if not self._reading:
            done = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if done else Qt.CheckState.Checked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the tick toggles it."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.position().x() < self._theme.space(_TICK):
            self._toggle(item)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter activates, Alt+Shift and an arrow asks for a move."""
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self.currentRow() < 0:
            super().keyPressEvent(event)
        elif event.modifiers() & both == both and event.key() in steps:
            self.step_asked.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentItem())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
