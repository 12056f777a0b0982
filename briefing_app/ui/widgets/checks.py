"""Check boxes and radio buttons from the icon font: as clear in the dark and at 200 % as the words beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from briefing_app.ui.theme import Theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # beside QCheckBox or QRadioButton a second of Qt's classes would be one too many

_GAP = 8
_SIDE = 18
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Drawn(_Button):
    """How both are drawn: the sign, then the words, wrapped where there is no room. All of it can be clicked."""

    def _take(self, theme: Theme, signs: tuple[str, str]) -> None:
        """`signs` are for what is not checked, and for what is."""
        self._theme, self._signs = theme, signs
        self.setAccessibleName(self.text())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def _lead(self) -> int:
        """Where the words begin."""
        return self._theme.text(_SIDE) + self._theme.space(_GAP)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        room = QRect(0, 0, max(1, width - self._lead()), 10_000)
        words = self.fontMetrics().boundingRect(room, int(_WRAPPED), self.text()).height()
        return max(words, self._theme.text(_SIDE)) + self._theme.space(6)

    def sizeHint(self) -> QSize:
        """On one line."""
        width = self._lead() + self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(self._lead() * 3, self.heightForWidth(10_000))

    def hitButton(self, at: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Sign and words."""
        painter = QPainter(self)
        able, side, up = self.isEnabled(), self._theme.text(_SIDE), self._theme.space(3)
        tint = "control" if not able else "accent" if self.isChecked() else "text2"
        sign = self._theme.pixmap(self._signs[self.isChecked()], tint, _SIDE, self.devicePixelRatioF())
        line = self.fontMetrics().height()
        painter.drawPixmap(0, up + max(0, (line - side) // 2), sign)
        painter.setPen(self._theme.colour("text" if able else "control"))
        room = QRect(self._lead(), up + max(0, (side - line) // 2), self.width() - self._lead(), self.height())
        painter.drawText(room, int(_WRAPPED), self.text())
        painter.end()


class CheckBox(_Drawn, QCheckBox):
    """A check box whose words wrap."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Not checked."""
        super().__init__(text)
        self._take(theme, ("square", "check-square"))


class RadioButton(_Drawn, QRadioButton):
    """A radio button whose words wrap."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Not checked."""
        super().__init__(text)
        self._take(theme, ("circle", "record"))
