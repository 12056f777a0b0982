"""The search field with its chips, in one outlined frame."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from briefing_app.domain.search import Query
from briefing_app.ui.search.chips import ChipButton
from briefing_app.ui.search.terms import Chip, Typed, cut, query_of, settled
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import set_kind

PAUSE = 120
"""Milliseconds without a key before what was typed counts."""
_PLACEHOLDER = "Words, “a phrase”, -not, speaker:, publisher:, kind:, after:, in:pack"


class _Line(QLineEdit):
    """Where one types. Backspace or Left at its start go to the chips; Down leaves for the results."""

    focused = Signal(bool)
    backed = Signal()
    went_left = Signal()
    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that leave the line."""
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if event.key() == Qt.Key.Key_Backspace and at_start:
            self.backed.emit()
        elif event.key() == Qt.Key.Key_Left and at_start and not event.modifiers():
            self.went_left.emit()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.went_down.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class SearchBar(QFrame):
    """`asked` after a pause in typing, and at once when a chip comes or goes; `entered` on Enter or Down.

    Chips and line stand in a row, which goes on below where there is no room; `query` is what they say.
    """

    asked = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme, self._chips, self._by_enter = theme, list[ChipButton](), False
        self.typed = Typed()
        self.setProperty("look", "field")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.line = _Line(self)
        self.line.setProperty("look", "bare")
        self.line.setPlaceholderText(_PLACEHOLDER)
        self.line.setAccessibleName("Search: words, or speaker:, publisher:, kind:, before:, after:, in:pack")
        self._clear = Button(theme, "Clear the search", look="icon", icon="x")
        self._clear.setParent(self)
        QWidget.setTabOrder(self.line, self._clear)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._connect()
        self.retheme()

    def _connect(self) -> None:
        self._pause.timeout.connect(self.asked)
        self._clear.clicked.connect(self.clear)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self._enter)
        self.line.backed.connect(self._take_last)
        self.line.went_left.connect(self._to_last)
        self.line.went_down.connect(self.entered)
        self.line.focused.connect(self._show_focus)
        self._theme.changed.connect(self.retheme)

    # what it says

    @property
    def query(self) -> Query:
        """What is asked for."""
        return query_of(self.typed, entered=self._by_enter)

    def set_text(self, text: str) -> None:
        """Show another query, as if it had been typed and a space after it."""
        typed = settled(Typed((), f"{text} "))
        self._take(Typed(typed.chips, typed.line.strip()))
        self._ask()

    def clear(self) -> None:
        """Take everything off."""
        self._take(Typed())
        self._ask()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def cut(self, start: int, end: int) -> None:
        """Take off what stands at `start:end` of the text of the query."""
        self._take(cut(self.typed, start, end))
        self._ask()

    def toggle(self, text: str, field: str) -> None:
        """Add a condition, or take it off if it is there; another of the same field from a facet gives way to it."""
        there = any(chip.text == text for chip in self.typed.chips)
        kept = [each for each in self.typed.chips if not each.text.startswith(f'{field}:"')]
        added = [] if there else [Chip(text)]
        self._take(Typed((*kept, *added), self.typed.line))
        self._ask()

    def _edited(self) -> None:
        self._by_enter = False
        before, from_end = self.typed, len(self.line.text()) - self.line.cursorPosition()
        typed = settled(Typed(before.chips, self.line.text()))
        if typed.chips == before.chips:
            self.typed = Typed(before.chips, self.line.text())
            self._show_clear()
            self._pause.start()
            return
        self._take(typed)
        self.line.setCursorPosition(len(typed.line) - from_end)
        self._ask()

    def _enter(self) -> None:
        typed = settled(self.typed, entered=True)
        self._by_enter = True
        if typed != self.typed or self._pause.isActive():
            self._take(typed)
            self._ask()
        self.entered.emit()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit()

    # chips

    def _take(self, typed: Typed) -> None:
        """Show these chips and that line."""
        self.typed = typed
        for button in self._chips:
            button.hide()
            button.deleteLater()
        self._chips = [self._made(chip) for chip in typed.chips]
        self._order_chips()
        if self.line.text() != typed.line:
            self.line.setText(typed.line)
        self.line.setPlaceholderText("" if typed.chips else _PLACEHOLDER)
        self._show_clear()
        self._place()

    def _order_chips(self) -> None:
        """Have Tab come to the chips before the line, which keeps its place among the parts of the page."""
        before: QWidget | None = self.line.previousInFocusChain()
        while before is not None and before is not self.line and self._is_passed_over(before):
            before = before.previousInFocusChain()
        if before is not None:
            for one, following in pairwise([before, *self._chips]):
                QWidget.setTabOrder(one, following)

    def _is_passed_over(self, widget: QWidget) -> bool:
        return widget.focusPolicy() == Qt.FocusPolicy.NoFocus or self.isAncestorOf(widget)

    def _made(self, chip: Chip) -> ChipButton:
        button = ChipButton(self._theme, chip)
        button.setParent(self)
        button.clicked.connect(self._chip_clicked)
        button.stepped.connect(self._step)
        button.show()
        return button

    def _chip_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChipButton) and sender in self._chips:
            had_focus = sender.hasFocus()
            self._remove(self._chips.index(sender), focus=had_focus)

    def _remove(self, place: int, *, focus: bool) -> None:
        chips = [chip for at, chip in enumerate(self.typed.chips) if at != place]
        self._take(Typed(tuple(chips), self.typed.line))
        if focus:
            target = self._chips[min(place, len(chips) - 1)] if chips else self.line
            target.setFocus(Qt.FocusReason.TabFocusReason)
        self._ask()

    def _take_last(self) -> None:
        if self._chips:
            self._remove(len(self._chips) - 1, focus=False)

    def _to_last(self) -> None:
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, by: int) -> None:
        sender = self.sender()
        if isinstance(sender, ChipButton) and sender in self._chips:
            place = self._chips.index(sender) + by
            target = self._chips[max(0, place)] if place < len(self._chips) else self.line
            target.setFocus(Qt.FocusReason.TabFocusReason)

    # looks

    def retheme(self) -> None:
        """Take the theme's fonts and measures."""
        self.line.setFont(self._theme.font(15))
        self._take(self.typed)

    def _show_focus(self, focused: bool) -> None:
        set_kind(self, focused=focused)

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self.typed.text.strip()))

    def _place(self) -> None:
        """Put chips and line in rows, and take the height that these ask for."""
        space, text = self._theme.space, self._theme.text
        row, top = text(20) + space(8), space(9)
        cross = self._clear.sizeHint()
        left, right = space(14) + text(18) + space(10), self.width() - cross.width() - space(8)
        x, y = left, top
        for button in self._chips:
            wide = min(button.sizeHint().width(), max(40, right - left))
            if x > left and x + wide > right:
                x, y = left, y + row + space(6)
            button.setGeometry(x, y, wide, row)
            x += wide + space(8)
        if x > left and x + text(140) > right:
            x, y = left, y + row + space(6)
        self.line.setGeometry(x + space(4), y, max(40, right - x - space(4)), row)
        self._clear.setGeometry(right, top + (row - cross.height()) // 2, cross.width(), cross.height())
        self.setFixedHeight(y + row + top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the rows again."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then the magnifying glass."""
        super().paintEvent(event)
        pixmap = self._theme.pixmap("magnifying-glass", "text2", 18, self.devicePixelRatioF())
        row = self._theme.text(20) + self._theme.space(8)
        top = self._theme.space(9) + (row - self._theme.text(18)) // 2
        QPainter(self).drawPixmap(self._theme.space(14), top, pixmap)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere in the frame one comes to type."""
        super().mousePressEvent(event)
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
