"""Buttons: filled, quiet, plain, link and icon; each with its key in the tooltip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import key_cap, label

THIN_SPACE = "\u2009"
"""Parts icon and text, which a style sheet cannot."""
KEYPAD = Qt.KeyboardModifier.KeypadModifier


class PressButton(QPushButton):
    """Enter presses it as Space does: outside dialogues, Qt leaves Enter without meaning."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


class Button(PressButton):
    """`look` is primary (one a page at most), quiet, plain, link or icon (then `text` is its name and tooltip)."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        look: str = "quiet",
        icon: str = "",
        key: str = "",
        size: int = 16,
        tint: str = "",
    ) -> None:
        """Draw it for the theme, now and whenever that changes."""
        super().__init__()
        self._theme, self._icon, self._size, self._look, self._key = theme, icon, size, look, key
        self._tint = tint or ("on_accent" if look == "primary" else "accent" if look == "link" else "text2")
        self.setProperty("look", look)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text)
        self.retheme()
        theme.changed.connect(self.retheme)

    def say(self, text: str) -> None:
        """Set the words; a tooltip adds the key."""
        self.setAccessibleName(text.replace("&", ""))
        if self._look == "icon":
            self.setToolTip(f"{text}  {self._key}".strip())
            return
        self.setText(f"{THIN_SPACE}{text}" if self._icon else text)
        if self._key:
            self.setToolTip(f"{text}  {self._key}")

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        if icon != self._icon:
            self._icon = icon
            self.retheme()

    def retheme(self) -> None:
        """Draw the icon in the theme's colours and size."""
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, self._tint))
            side = self._theme.text(self._size)
            self.setIconSize(QSize(side, side))


class KeyButton(PressButton):
    """A button with its key as a cap before the words, as in Review's bar."""

    def __init__(self, text: str, key: str, *, look: str = "quiet") -> None:
        """Show key and words."""
        super().__init__()
        self.setProperty("look", look)
        self.setProperty("roomy", True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._cap = key_cap(key)
        self._words = label(text, "on-accent" if look == "primary" else "button")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 12, 0)
        self._row.setSpacing(8)
        for part in (self._cap, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part)
        self.setAccessibleName(text)

    def say(self, text: str) -> None:
        """Set the words."""
        self._words.setText(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as cap and words ask for."""
        return self._row.sizeHint().expandedTo(QSize(0, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Never less than the words."""
        return self.sizeHint()


def action_button(theme: Theme, action: QAction, *, look: str = "quiet", icon: str = "", text: str = "") -> Button:
    """A button that does what an action does and is able when it is."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button = Button(theme, text or action.text().rstrip("…"), look=look, icon=icon, key=key)
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button


class Choice(Button):
    """A button that opens a menu of values and shows the one chosen (*Any kind*)."""

    def __init__(self, theme: Theme, name: str, options: Sequence[tuple[str, object]]) -> None:
        """Offer (words, value) pairs; the first is chosen. `name` says what is chosen, for screen readers."""
        super().__init__(theme, options[0][0], look="plain", icon="caret-down", size=14)
        self._name, self.value = name, options[0][1]
        self._chosen: Callable[[object], None] | None = None
        self._menu = QMenu(self)
        self._menu.setAccessibleName(name)
        self.offer(options)
        self._menu.triggered.connect(self._take)
        self.clicked.connect(self._open)
        self.setAccessibleName(f"{name}: {options[0][0]}")

    def offer(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer other (words, value) pairs; the value that is chosen stays if it is among them, or else the first."""
        self._menu.clear()
        for words, value in options:
            self._menu.addAction(words).setData(value)
        values = [value for _, value in options]
        self.show_value(self.value if self.value in values else values[0])

    def show_value(self, value: object) -> None:
        """Show that value as the one chosen; nobody is told."""
        action = next((each for each in self._menu.actions() if each.data() == value), None)
        if action is not None:
            self.value = value
            self.say(action.text())
            self.setAccessibleName(f"{self._name}: {action.text()}")

    def on_chosen(self, receiver: Callable[[object], None]) -> None:
        """Tell that receiver of each new value."""
        self._chosen = receiver

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, action: QAction) -> None:
        self.value = action.data()
        self.say(action.text())
        self.setAccessibleName(f"{self._name}: {action.text()}")
        if self._chosen is not None:
            self._chosen(self.value)
