"""A field with a magnifying glass, which waits for a pause in typing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
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
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self._ask)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Leave room for the icon, which grows with the text."""
        self.setTextMargins(self._theme.text(16) + self._theme.space(12), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the icon."""
        super().paintEvent(event)
        side = self._theme.text(16)
        pixmap = self._theme.pixmap("magnifying-glass", "text2", 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self._theme.space(10), (self.height() - side) // 2, pixmap)

    def _wait(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.text())
