"""The rail: the library's name, the pages with their counts, the open pack, help and settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import elided, key_cap, label

WIDE, NARROW = 192, 56


@dataclass(frozen=True, slots=True)
class RailItem:
    """One row of the rail."""

    key: str
    text: str
    icon: str
    hint: str = ""
    """Its key, for the tooltip."""


class RailButton(QAbstractButton):
    """A row: bar and wash when chosen, icon, name, count; icon alone when folded."""

    def __init__(self, theme: Theme, item: RailItem) -> None:
        """Show the item."""
        super().__init__()
        self._theme, self.item = theme, item
        self.folded, self._count = False, ""
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(item.text)
        self.setToolTip(f"{item.text}  {item.hint}")
        self.say("")

    def say(self, count: str) -> None:
        """Set the count at the right."""
        self._count = count
        self.setAccessibleName(f"{self.item.text}, {count}" if count else self.item.text)
        self.update()

    def sizeHint(self) -> QSize:
        """34 high at 100 %."""
        height = self._theme.text(18) + self._theme.space(16)
        return QSize(self._theme.space(NARROW if self.folded else WIDE), height)

    def ring(self) -> QRect:
        """Where the focus ring goes: round the coloured ground, within the row."""
        side = self._theme.space(8) - 3
        return self.rect().adjusted(side, 0, -side, 0)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """And no more."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        space = self._theme.space
        ground = QRectF(self.rect()).adjusted(space(8), 1, -space(8), -1)
        self._draw_ground(painter, ground)
        self._draw_icon(painter, ground)
        if not self.folded:
            self._draw_words(
                painter, ground.toRect().adjusted(space(12) + self._theme.text(18) + space(10), 0, -space(10), 0)
            )

    def _draw_ground(self, painter: QPainter, ground: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(self._theme.colour("selected" if self.isChecked() else "subtle"))
            painter.drawRoundedRect(ground, 6, 6)
        if self.isChecked():
            painter.setBrush(self._theme.colour("accent"))
            bar = QRectF(ground.left(), ground.top() + 6, 3, ground.height() - 12)
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _draw_icon(self, painter: QPainter, ground: QRectF) -> None:
        side = self._theme.text(18)
        pixmap = self._theme.pixmap(
            self.item.icon, "accent" if self.isChecked() else "text2", 18, self.devicePixelRatioF()
        )
        left = ground.center().x() - side / 2 if self.folded else ground.left() + self._theme.space(12)
        painter.drawPixmap(round(left), round(ground.center().y() - side / 2), pixmap)

    def _draw_words(self, painter: QPainter, rect: QRect) -> None:
        chosen = self.isChecked()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._theme.font(13, 600 if chosen else 500))
        painter.setPen(self._theme.colour("text" if chosen else "text2"))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | middle), self.item.text)
        painter.setFont(self._theme.font(12, 600 if chosen else 500, tabular=True))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | middle), self._count)


class Rail(QWidget):
    """`chosen` carries the key of a page, `pack_chosen` asks for the open pack's page."""

    chosen = Signal(str)
    pack_chosen = Signal()

    def __init__(self, theme: Theme, above: Sequence[RailItem], below: Sequence[RailItem], pack_key: str) -> None:
        """Put together from the items above and below; `pack_key` is the key that adds to the open pack."""
        super().__init__()
        self._theme = theme
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Pages")
        self.buttons = {item.key: RailButton(theme, item) for item in (*above, *below)}
        self._name, self._marking = elided("My library", "strong"), elided("", "small-strong")
        self._pack = OpenPack(theme, pack_key)
        self._pack.pressed.connect(self.pack_chosen)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._name)
        self._layout.addWidget(self._marking)
        self._gap = label("")
        self._layout.addWidget(self._gap)
        for item in above:
            self._layout.addWidget(self._joined(item.key))
        self._layout.addStretch(1)
        self._layout.addWidget(self._pack)
        for item in below:
            self._layout.addWidget(self._joined(item.key))
        self.fold(folded=False)
        theme.changed.connect(self._renew)

    def _joined(self, key: str) -> RailButton:
        button = self.buttons[key]
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, RailButton):
            self.choose(self.current)
            self.chosen.emit(sender.item.key)

    current = ""

    def choose(self, key: str) -> None:
        """Show a page as the one in view."""
        self.current = key
        for name, button in self.buttons.items():
            button.setChecked(name == key)

    def say_library(self, name: str, marking: str) -> None:
        """Set the library's name and marking."""
        self._name.setText(name)
        self._marking.setText(marking)

    def say_pack(self, title: str, line: str) -> None:
        """Set the open pack; without a title there is none."""
        self._pack.say(title, line)
        self._pack.setVisible(bool(title) and not self.folded)

    folded = False

    def fold(self, *, folded: bool) -> None:
        """Show icons alone, or icons with words."""
        self.folded = folded
        for widget in (self._name, self._marking):
            widget.setVisible(not folded)
        for button in self.buttons.values():
            button.folded = folded
        self._pack.setVisible(not folded and bool(self._pack.title))
        self._renew()

    def _renew(self) -> None:
        space = self._theme.space
        self.setFixedWidth(space(NARROW) if self.folded else max(space(WIDE), self._theme.text(168)))
        self._layout.setContentsMargins(0, space(6 if self.folded else 12), 0, space(8))
        self._gap.setFixedHeight(space(6 if self.folded else 14))
        for widget in (self._name, self._marking):
            widget.setContentsMargins(space(20), 0, space(12), 0)
        for button in self.buttons.values():
            button.updateGeometry()
            button.update()


class OpenPack(QWidget):
    """The pack that P adds to: its title, how many items, by when."""

    pressed = Signal()

    def __init__(self, theme: Theme, key: str) -> None:
        """Nothing is open yet."""
        super().__init__()
        self.title = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title, self._line = label("", "strong", wrap=True), label("", "small", wrap=True)
        head = QHBoxLayout()
        head.addWidget(label("Open pack", "small"), 1)
        head.addWidget(key_cap(key))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(20), 8, theme.space(16), theme.space(16))
        layout.setSpacing(theme.space(2))
        layout.addLayout(head)
        layout.addWidget(self._title)
        layout.addWidget(self._line)

    def say(self, title: str, line: str) -> None:
        """Show a pack."""
        self.title = title
        self._title.setText(title)
        self._line.setText(line)
        self.setAccessibleName(f"Open pack: {title}, {line}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space lead to the pack."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def ring(self) -> QRect:
        """Where the focus ring goes: within the rail."""
        return self.rect().adjusted(5, 0, -5, -4)

    def mouseReleaseEvent(self, event: QEvent) -> None:
        """Lead to the pack."""
        event.accept()
        self.pressed.emit()
