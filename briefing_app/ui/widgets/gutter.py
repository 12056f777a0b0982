"""The margin beside a source's text: a sign for each mark, a bar beside key points."""

from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from briefing_app.domain.points import PointKind
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.marks import DOUBT_SIGN, SIGNS, TOKENS, WORDS, Mark, State, Stretch

Sighted = tuple[Mark, list[Stretch]]


class Gutter(QWidget):
    """Draws what it is handed with `show_marks`; `clicked` carries a mark's id."""

    clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Lie beside the text of `parent`."""
        super().__init__(parent)
        self._theme = theme
        self._sighted: list[Sighted] = []
        self._places: list[tuple[QRectF, Mark]] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Signs of the points in the margin")
        self.setMouseTracking(True)

    def show_marks(self, sighted: list[Sighted]) -> None:
        """Take the marks in view with their stretches, in this widget's own coordinates of y."""
        if sighted != self._sighted:
            self._sighted = sighted
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw bars, then signs line by line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._places = []
        for mark, stretches in self._sighted:
            if mark.kind is PointKind.KEY_POINT:
                self._draw_bar(painter, mark, stretches)
        first = sorted(((stretches[0].base, mark) for mark, stretches in self._sighted), key=lambda pair: pair[0])
        for base, group in groupby(first, key=lambda pair: pair[0]):
            self._draw_signs(painter, base, [mark for _, mark in group])

    def _draw_bar(self, painter: QPainter, mark: Mark, stretches: list[Stretch]) -> None:
        width = 3 if mark.state is State.ACCEPTED else 1
        top, bottom = stretches[0].wash.top(), stretches[-1].wash.bottom()
        bar = QRectF(self.width() - self._theme.space(12), top, width, bottom - top)
        painter.fillRect(bar, self._theme.colour("key_point"))

    def _draw_signs(self, painter: QPainter, base: float, marks: list[Mark]) -> None:
        signs = [(SIGNS[mark.kind], TOKENS[mark.kind], mark) for mark in marks]
        signs += [(DOUBT_SIGN, "doubt", mark) for mark in marks if mark.uncertain]
        size = self._theme.text(16)
        step = size + self._theme.space(5)
        right = self.width() - self._theme.space(20)
        if len(signs) > 2:
            self._draw_sign(painter, QRectF(right - size, base - size * 0.85, size, size), *signs[0])
            self._draw_count(painter, QRectF(right - size - step, base - size * 0.85, step, size), len(signs))
            return
        for place, sign in enumerate(signs):
            self._draw_sign(painter, QRectF(right - size - place * step, base - size * 0.85, size, size), *sign)

    def _draw_sign(self, painter: QPainter, rect: QRectF, icon: str, token: str, mark: Mark) -> None:
        pixmap = self._theme.pixmap(icon, token, 16, self.devicePixelRatioF())
        painter.drawPixmap(rect.topLeft(), pixmap)
        self._places.append((rect.adjusted(-3, -4, 3, 4), mark))
        if mark.state is State.SUGGESTED and icon != DOUBT_SIGN:
            radius = rect.width() * 0.15
            painter.setPen(QPen(self._theme.colour(token), 1.5))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawEllipse(QPointF(rect.right() - 0.5, rect.top() + 0.5), radius, radius)

    def _draw_count(self, painter: QPainter, rect: QRectF, count: int) -> None:
        painter.setFont(self._theme.font(12, 600, tabular=True))
        painter.setPen(self._theme.colour("text2"))
        painter.drawText(
            rect.adjusted(0, 0, -4, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{count}"
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the mark whose sign is under the pointer."""
        mark = self._mark_at(event.position())
        if mark is not None:
            self.clicked.emit(mark.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what the sign under the pointer stands for."""
        mark = self._mark_at(event.position())
        self.setToolTip(_sentence(mark) if mark else "")

    def _mark_at(self, point: QPointF) -> Mark | None:
        return next((mark for rect, mark in self._places if rect.contains(point)), None)


def _sentence(mark: Mark) -> str:
    doubt = ", speaker not settled" if mark.uncertain else ""
    return f"{mark.state.capitalize()} {WORDS[mark.kind]}{doubt}"
