"""The list of facts: a page at a time, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from briefing_app.domain.facts import Fact
from briefing_app.ui.facts.told import SIGNS, independent, sentence, title, wordings
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import short_date

ROW = Qt.ItemDataRole.UserRole


class FactModel(QAbstractTableModel):
    """Holds the facts fetched so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.facts: list[Fact] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these from now on; rows that stay keep their selection."""
        same = [each.summary.id for each in facts] == [each.summary.id for each in self.facts]
        if not same:
            self.beginResetModel()
        self.facts = list(facts)
        if not same:
            self.endResetModel()
        elif facts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(facts) - 1, 0))

    def add_facts(self, facts: Sequence[Fact]) -> None:
        """Show another page below."""
        known = {each.summary.id for each in self.facts}
        new = [each for each in facts if each.summary.id not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self.facts), len(self.facts) + len(new) - 1)
            self.facts += new
            self.endInsertRows()

    def place(self, point_id: int | None) -> int | None:
        """The row of the fact that a figure is of."""
        found = (at for at, fact in enumerate(self.facts) if any(one.point.id == point_id for one in fact.wordings))
        return next(found, None) if point_id is not None else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as are fetched."""
        return 0 if parent.isValid() else len(self.facts)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The fact for the delegate; its name; a sentence for screen readers."""
        if not index.isValid():
            return None
        fact = self.facts[index.row()]
        if role == ROW:
            return fact
        if role == Qt.ItemDataRole.DisplayRole:
            return title(fact)
        return sentence(fact) if role == Qt.ItemDataRole.AccessibleTextRole else None


class FactDelegate(RowDelegate):
    """What is counted and the wordings at the left; sign and word, sources and newest day at the right."""

    height = 66.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Two lines in two columns."""
        fact = index.data(ROW)
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
