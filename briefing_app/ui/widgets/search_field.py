"""A field with a magnifying glass, which waits for a pause in typing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from briefing_app.ui.theme import Theme

PAUSE = 150
"""Milliseconds without a key before what was typed counts."""


class SearchField(QLineEdit):
    """`asked` carries the words after a pause, and at once on Enter."""

    asked = Signal(str)

    def __init__(self, theme: Theme, placeholder: str) -> None:
        """The placeholder is the accessible name too."""
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setAcceptDrops(False)
        self._icon = self.addAction(theme.icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self._ask)
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Draw the icon in the theme's colours."""
        self._icon.setIcon(self._theme.icon("magnifying-glass"))

    def _wait(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text())
