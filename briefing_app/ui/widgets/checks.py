"""Check boxes and radio buttons from the icon font: as clear in the dark and at 200 % as the words beside them."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from briefing_app.ui.theme import Theme

_GAP = 8
_SIDE = 18
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Drawn:
    """How both are drawn: the sign, then the words, wrapped where there is no room."""

    def __init__(self, theme: Theme, signs: tuple[str, str]) -> None:
        self._theme, self._signs = theme, signs

    def lead(self) -> int:
        """Where the words begin."""
        return self._theme.text(_SIDE) + self._theme.space(_GAP)

    def height(self, button: QAbstractButton, width: int) -> int:
        """How high it is at a width."""
        room = QRect(0, 0, max(1, width - self.lead()), 10_000)
        words = button.fontMetrics().boundingRect(room, int(_WRAPPED), button.text()).height()
        return max(words, self._theme.text(_SIDE)) + self._theme.space(6)

    def paint(self, button: QAbstractButton) -> None:
        """Sign and words."""
        painter = QPainter(button)
        able, side, up = button.isEnabled(), self._theme.text(_SIDE), self._theme.space(3)
        tint = "control" if not able else "accent" if button.isChecked() else "text2"
        ratio = button.devicePixelRatioF()
        sign = self._theme.pixmap(self._signs[button.isChecked()], tint, _SIDE, ratio)
        line = button.fontMetrics().height()
        painter.drawPixmap(0, up + max(0, (line - side) // 2), sign)
        painter.setPen(self._theme.colour("text" if able else "control"))
        room = QRect(self.lead(), up + max(0, (side - line) // 2), button.width() - self.lead(), button.height())
        painter.drawText(room, int(_WRAPPED), button.text())
        painter.end()


class CheckBox(QCheckBox):
    """A check box whose words wrap."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Not checked."""
        super().__init__(text)
        self._drawn = _Drawn(theme, ("square", "check-square"))
        self.setAccessibleName(text)
        _let_wrap(self)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return self._drawn.height(self, width)

    def sizeHint(self) -> QSize:
        """On one line."""
        width = self._drawn.lead() + self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, self._drawn.height(self, width))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(self._drawn.lead() * 3, self._drawn.height(self, 10_000))

    def hitButton(self, at: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Sign and words."""
        self._drawn.paint(self)


class RadioButton(QRadioButton):
    """A radio button whose words wrap."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Not checked."""
        super().__init__(text)
        self._drawn = _Drawn(theme, ("circle", "record"))
        self.setAccessibleName(text)
        _let_wrap(self)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        return self._drawn.height(self, width)

    def sizeHint(self) -> QSize:
        """On one line."""
        width = self._drawn.lead() + self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, self._drawn.height(self, width))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(self._drawn.lead() * 3, self._drawn.height(self, 10_000))

    def hitButton(self, at: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Sign and words."""
        self._drawn.paint(self)


def _let_wrap(button: QAbstractButton) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
