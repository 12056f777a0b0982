"""Empty states: what a page is for, the first thing to do, and up to three other ways in."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label


class Way(QWidget):
    """Another way in: a sign, what it is, a sentence, a link."""

    def __init__(self, theme: Theme, icon: str, title: str, words: str, link: Button) -> None:
        """Put together; the link does it."""
        super().__init__()
        self._theme, self._icon, self._sign = theme, icon, QLabel()
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.space(4))
        layout.addWidget(self._sign)
        layout.addWidget(label(title, "name", wrap=True))
        layout.addWidget(label(words, "body", wrap=True))
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Draw the sign."""
        self._sign.setPixmap(self._theme.pixmap(self._icon, "accent", 20, self.devicePixelRatioF()))


class DropArea(QWidget):
    """A dashed frame with a sign, words and buttons; the page itself takes what is dropped."""

    def __init__(self, theme: Theme, icon: str, title: str, words: str, buttons: Sequence[QWidget]) -> None:
        """Put together."""
        super().__init__()
        self._theme, self._icon, self._sign = theme, icon, QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(title)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        heading, about = label(title, "title", wrap=True), label(words, "lead", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.space(24), theme.space(40), theme.space(24), theme.space(40))
        layout.setSpacing(theme.space(6))
        layout.addWidget(self._sign)
        layout.addSpacing(theme.space(10))
        for part in (heading, about):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(part)
        layout.addSpacing(theme.space(8))
        layout.addLayout(row)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Draw the sign."""
        self._sign.setPixmap(self._theme.pixmap(self._icon, "accent", 30, self.devicePixelRatioF()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("control"), 2)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)


class EmptyState(QWidget):
    """Centred in the page: a heading, a line, then whatever is put in `column`, 640 px wide at 100 %."""

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        """Put together."""
        super().__init__()
        self._theme = theme
        self._inner = QWidget()
        self._inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(24, 24, 24, 24)
        self.column.setSpacing(8)
        self.column.addWidget(label(title, "hero", wrap=True))
        self.column.addWidget(label(words, "lead", wrap=True))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._inner, 100)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's measures."""
        self._inner.setMaximumWidth(self._theme.text(640) + 48)
