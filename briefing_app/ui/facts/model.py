"""The list of facts: a page at a time, the newest first."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from briefing_app.domain.facts import Fact
from briefing_app.ui.facts.told import SIGNS, independent, sentence, title, wordings
from briefing_app.ui.listing.model import VALUE, ListModel
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import short_date


class FactModel(ListModel[Fact]):
    """Holds the facts fetched so far."""

    def id_of(self, value: Fact) -> int:
        """Its number, which stays as long as its figures do."""
        return value.summary.id

    def title_of(self, value: Fact) -> str:
        """What is counted."""
        return title(value)

    def sentence_of(self, value: Fact) -> str:
        """The row as one sentence."""
        return sentence(value)

    def place(self, point_id: int | None) -> int | None:
        """The row of the fact that a figure is of."""
        found = (at for at, fact in enumerate(self.values) if any(one.point.id == point_id for one in fact.wordings))
        return next(found, None) if point_id is not None else None


class FactDelegate(RowDelegate):
    """What is counted and the wordings at the left; sign and word, sources and newest day at the right."""

    height = 66.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Two lines in two columns."""
        fact = index.data(VALUE)
        if isinstance(fact, Fact):
            self.draw_fact(painter, rect, fact, selected=selected)

    def draw_fact(self, painter: QPainter, rect: QRect, fact: Fact, *, selected: bool) -> None:
        """Draw a fact into a rectangle of a row's height."""
        theme, line = self.theme, self.theme.text(22)
        place = QRectF(rect).adjusted(theme.space(24), 0, -theme.space(16), 0)
        right = min(theme.text(192), place.width() * 0.48)
        left = place.width() - right - theme.space(12)
        top = place.center().y() - line
        name = theme.font(14, 600 if selected else 500)
        self.words(painter, QRectF(place.left(), top, left, line), title(fact), name, "text")
        said = " / ".join(wordings(fact)) if len(fact.wordings) > 1 else fact.wordings[0].text
        self.words(painter, QRectF(place.left(), top + line, left, line), said, theme.font(15, serif=True), "text2")
        self._draw_status(painter, QRectF(place.right() - right, top, right, line), fact)

    def _draw_status(self, painter: QPainter, place: QRectF, fact: Fact) -> None:
        theme, sign = self.theme, SIGNS[fact.summary.status]
        side = self.sign(painter, place.left(), place.center().y(), sign.icon, sign.tint, 14)
        place = place.adjusted(side + theme.space(6), 0, 0, 0)
        self.words(painter, place, sign.words, theme.font(13, 500), sign.tint)
        day = short_date(fact.summary.last)
        below = f"{independent(fact)}, {day}" if day else independent(fact)
        small = theme.font(12, tabular=True)
        self.words(painter, place.translated(0, place.height()), below, small, "text2")
