"""The queue: suggestions grouped by document; what was decided stays for the sitting, dimmed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.wording import counted
from briefing_app.ui.copying import said
from briefing_app.ui.review.sitting import Row
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.marks import SIGNS, TOKENS, WORDS
from briefing_app.ui.widgets.row_list import RowTable
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import REVIEWED, figure_title

ROW = Qt.ItemDataRole.UserRole
_NOBODY = QModelIndex()


class QueueModel(QAbstractTableModel):
    """Rows of the sitting; heads of documents cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._places: dict[int, int] = {}

    def take(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        same = [_identity(row) for row in rows] == [_identity(row) for row in self._rows]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self._places = {row.point.id: place for place, row in enumerate(rows) if row.point is not None}
        self.endResetModel()

    def row_at(self, place: int) -> Row:
        """The row at a place."""
        return self._rows[place]

    def place(self, point_id: int | None) -> int | None:
        """Where a point is."""
        return self._places.get(point_id) if point_id is not None else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOBODY) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOBODY) -> int:
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Points can be chosen, heads are only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].point is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate; a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.document.details.title if row.point is None else words_of(row.point)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _sentence(row)
        return None


def _identity(row: Row) -> tuple[int, int]:
    return row.document.id, row.point.id if row.point else 0


def words_of(point: Point) -> str:
    """The point in one line: a quote in its marks, a figure with what belongs to it."""
    return figure_title(point.content) if isinstance(point.content, Figure) else said(point)


def standing(point: Point) -> str:
    """The second line: the decision, or who said it."""
    content = point.content
    speaker = content.speaker if isinstance(content, Quote) else getattr(content, "said_by", None)
    if point.review is not Review.SUGGESTED:
        return ", ".join(part for part in (REVIEWED[point.review], speaker) if part)
    if isinstance(content, Quote) and not content.settled:
        return "Speaker not settled"
    if point.unconfirmed and point.kind is PointKind.QUOTE:
        return f"Unconfirmed: named as {point.named or speaker}"
    return speaker or WORDS[point.kind].capitalize()


def _sentence(row: Row) -> str:
    if row.point is None:
        return f"{row.document.details.title}, {counted(row.left, 'suggestion')} left"
    return f"{WORDS[row.point.kind].capitalize()}: {words_of(row.point)}; {standing(row.point)}"


class QueueDelegate(RowDelegate):
    """Sign, words in serif, speaker; the head of a document in small type with its count."""

    height = 54.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Draw a head or a point."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        place = QRectF(rect).adjusted(self.theme.space(24), 0, -self.theme.space(16), 0)
        if row.point is None:
            self._draw_head(painter, place, row)
        else:
            self._draw_point(painter, place, row.point, selected=selected)

    def _draw_head(self, painter: QPainter, place: QRectF, row: Row) -> None:
        font = self.theme.font(12, 600, tabular=True)
        count = f"{row.left:,}" if row.left else ""
        width = QFontMetricsF(font).horizontalAdvance(count) + self.theme.space(8)
        self.words(painter, place, count, font, "text3", right=True)
        self.words(painter, place.adjusted(0, 0, -width, 0), row.document.details.title, font, "text2")

    def _draw_point(self, painter: QPainter, place: QRectF, point: Point, *, selected: bool) -> None:
        done = point.review is not Review.SUGGESTED
        line, middle = self.theme.text(20), place.center().y()
        tint = "text3" if done else TOKENS[point.kind]
        self.sign(painter, place.left(), middle - line / 2, SIGNS[point.kind], tint)
        words = place.adjusted(self.theme.text(16) + self.theme.space(10), 0, -self.theme.text(20), 0)
        top = QRectF(words.left(), middle - line, words.width(), line)
        self.words(painter, top, words_of(point), self.theme.font(14, serif=True), "text3" if done else "text")
        self._draw_standing(painter, QRectF(words.left(), middle, words.width(), line), point, selected=selected)
        if done:
            accepted = point.review is Review.ACCEPTED
            right = place.right() - self.theme.text(14)
            self.sign(painter, right, middle, "check" if accepted else "x", "ok" if accepted else "text2", 14)

    def _draw_standing(self, painter: QPainter, place: QRectF, point: Point, *, selected: bool) -> None:
        content = point.content
        unsure = isinstance(content, Quote) and (point.unconfirmed or not content.settled)
        doubt = unsure and point.review is Review.SUGGESTED
        if doubt:
            width = self.sign(painter, place.left(), place.center().y(), "question", "doubt", 13)
            place = place.adjusted(width + self.theme.space(4), 0, 0, 0)
        font = self.theme.font(12, 600 if doubt else 400)
        self.words(painter, place, standing(point), font, "doubt" if doubt else "text2" if selected else "text3")


class QueueView(RowTable):
    """`chosen` carries the id of a point that a person went to."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, model: QueueModel) -> None:
        """Show the model."""
        super().__init__()
        self._theme, self._model, self._quiet = theme, model, False
        self.setModel(model)
        self._rows = QueueDelegate(theme, self)
        self.setItemDelegate(self._rows)
        self.setAccessibleName("Suggestions")
        self.setFrameShape(RowTable.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self._rows.row_height())
        self.size_heads()

    def size_heads(self) -> None:
        """Heads of documents are lower than points."""
        for place in range(self._model.rowCount()):
            if self._model.row_at(place).point is None:
                self.setRowHeight(place, self._theme.text(16) + self._theme.space(18))

    def show_point(self, point_id: int | None) -> None:
        """Select a point without telling anyone."""
        place = self._model.place(point_id)
        if place is None:
            self.clearSelection()
            return
        self._quiet = True
        self.selectRow(place)
        self._quiet = False
        self.scrollTo(self._model.index(place, 0))

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row_at(current.row()) if current.isValid() else None
        if row is not None and row.point is not None and not self._quiet:
            self.chosen.emit(row.point.id)
