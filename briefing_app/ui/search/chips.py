"""The chips of the search bar: what each says, and how it is taken off."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from briefing_app.library.query import parse
from briefing_app.ui.search.terms import Chip, described, in_words
from briefing_app.ui.theme import Theme

_CROSS = 12
_WIDEST = 320


class ChipButton(QAbstractButton):
    """Pressing it, Backspace or Delete takes it off (`clicked`); arrows go along the chips (`stepped`, by how much)."""

    stepped = Signal(int)

    def __init__(self, theme: Theme, chip: Chip) -> None:
        """Show one chip."""
        super().__init__()
        self._theme, self.chip = theme, chip
        terms = parse(chip.text).terms
        self._parts = [part for pair in described(terms) for part in zip(pair, ("text2", "text"), strict=True)]
        self._parts = [(words, tint) for words, tint in self._parts if words]
        self._doubtful = any(not term.understood for term in terms)
        doubt = ": not a date that can be read, so it is passed over" if self._doubtful else ""
        self.setAccessibleName(f"{in_words(terms)}{doubt}")
        self.setAccessibleDescription("Press to take this condition off")
        self.setToolTip(f"Take off “{in_words(terms)}”{doubt}  Backspace")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """As wide as its words, up to a measure."""
        space = self._theme.space
        words = sum(self._width(*part) for part in self._parts) + self._gap * (len(self._parts) - 1)
        sign = self._theme.text(14) + space(6) if self._doubtful else 0
        wide = space(10) + sign + min(words, self._theme.text(_WIDEST)) + space(8) + self._theme.text(_CROSS) + space(8)
        return QSize(round(wide + 1), self._theme.text(20) + space(8))

    @property
    def _gap(self) -> int:
        return self._theme.space(6)

    def _width(self, words: str, tint: str) -> float:
        return QFontMetricsF(self._theme.font(13, 600 if tint == "text" else 400)).horizontalAdvance(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Ground, words, cross."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect())
        outlined = theme.tokens.high_contrast
        painter.setPen(QPen(theme.colour("control"), 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selected" if self.underMouse() or self.hasFocus() else "subtle"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        left = float(theme.space(10))
        if self._doubtful:
            self._draw_sign(painter, left, "question", "doubt", 14)
            left += theme.text(14) + theme.space(6)
        right = self.width() - theme.space(8) - theme.text(_CROSS)
        self._draw_words(painter, left, right - theme.space(8))
        self._draw_sign(painter, right, "x", "text2", _CROSS)

    def _draw_sign(self, painter: QPainter, left: float, icon: str, tint: str, size: int) -> None:
        pixmap = self._theme.pixmap(icon, tint, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, (self.height() - self._theme.text(size)) / 2), pixmap)

    def _draw_words(self, painter: QPainter, left: float, right: float) -> None:
        for words, tint in self._parts:
            font = self._theme.font(13, 600 if tint == "text" else 400)
            painter.setFont(font)
            painter.setPen(self._theme.colour(tint))
            room = QRectF(left, 0, max(0.0, right - left) + 1, self.height())
            shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
            left += self._width(words, tint) + self._gap

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it off, or go along."""
        key = event.key()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)
