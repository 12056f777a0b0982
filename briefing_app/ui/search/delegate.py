"""How a result looks: the words on two lines, who and as what, source and date; keys in the selected row."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from briefing_app.domain.points import PointKind
from briefing_app.domain.search import Hit
from briefing_app.ui.search.model import HIT, SHARED, as_what, source, where, who
from briefing_app.ui.search.words import Laid, of_hit, width_of
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.marks import SIGNS, TOKENS
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate

SIZE = 16
_LINES = 2


class HitDelegate(RowDelegate):
    """`keys` are shown in the selected row where there is room: (key, what it does)."""

    height = 120.0

    def __init__(self, theme: Theme, view: QAbstractItemView, keys: Sequence[tuple[str, str]] = ()) -> None:
        """Draw for that view."""
        super().__init__(theme, view)
        self._keys = [(key, words) for key, words in keys if key]

    def row_height(self) -> int:
        """Two lines of serif and two of sans, with their spaces."""
        text = self.theme.text
        return text(SIZE * 1.56) * _LINES + text(20) * 2 + self.theme.space(30)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Words, who, where."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        space, line = self.theme.space, self.theme.text(20)
        place = QRectF(rect).adjusted(space(24), 0, -space(20), 0)
        laid = Laid(self.theme, of_hit(hit), SIZE, place.width(), lines=_LINES)
        place.setTop(place.top() + space(12))  # all begin at one height, those of one line too
        laid.draw(painter, place.topLeft())
        below = place.top() + laid.height + space(6)
        self._draw_who(painter, QRectF(place.left(), below, place.width(), line), hit)
        foot = QRectF(place.left(), below + line, place.width(), line)
        if shared := str(index.data(SHARED) or ""):
            wide = self._draw_shared(painter, foot, shared)
            foot.setLeft(foot.left() + wide)
        if selected:
            foot.setRight(foot.right() - self._draw_keys(painter, foot, width_of(self.theme.font(12), source(hit))))
        small = self.theme.font(12)
        shown = where(hit) if width_of(small, where(hit)) <= foot.width() else source(hit)
        self.words(painter, foot, shown, small, "text2")

    def _draw_shared(self, painter: QPainter, place: QRectF, words: str) -> float:
        """Say before source and date that other sources carry it, too; the room that this takes."""
        side = self.sign(painter, place.left(), place.center().y(), "copy", "accent", 14) + self.theme.space(4)
        used = self.words(painter, place.adjusted(side, 0, 0, 0), words, self.theme.font(12, 500), "accent")
        return side + used + self.theme.space(12)

    def _draw_who(self, painter: QPainter, place: QRectF, hit: Hit) -> None:
        kind = hit.point.kind
        if kind is not PointKind.QUOTE:
            side = self.sign(painter, place.left(), place.center().y(), SIGNS[kind], TOKENS[kind], 14)
            place = place.adjusted(side + self.theme.space(6), 0, 0, 0)
        used = self.words(painter, place, who(hit), self.theme.font(13, 600), "text")
        rest = place.adjusted(used + self.theme.space(8), 0, 0, 0)
        if rest.width() > self.theme.text(24):
            self.words(painter, rest, as_what(hit), self.theme.font(13), "text2")

    def _draw_keys(self, painter: QPainter, place: QRectF, needed: float) -> float:
        """Draw as many keys as leave the source and its date their room; the room that they take."""
        gap, used = self.theme.space(12), 0.0
        room = max(place.width() - needed - gap, place.width() * 0.38)
        shown: list[tuple[str, str]] = []
        for key, words in self._keys:
            wide = self._key_width(key, words) + (gap if shown else 0)
            if used + wide <= room:
                used += wide
                shown.append((key, words))
        left = place.right() - used
        for key, words in shown:
            left += self._draw_key(painter, QPointF(left, place.center().y()), key, words) + gap
        return used + (gap if used else 0)

    def _key_width(self, key: str, words: str) -> float:
        cap = width_of(self.theme.font(12, 600), key) + self.theme.space(12)
        return cap + self.theme.space(6) + width_of(self.theme.font(12, 500), words)

    def _draw_key(self, painter: QPainter, middle: QPointF, key: str, words: str) -> float:
        theme = self.theme
        wide, high = width_of(theme.font(12, 600), key) + theme.space(12), theme.text(19)
        cap = QRectF(middle.x(), middle.y() - high / 2, wide, high)
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(12, 600))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), key)
        rest = QRectF(cap.right() + theme.space(6), cap.top(), 400, high)
        self.words(painter, rest, words, theme.font(12, 500), "text2")
        return self._key_width(key, words)
