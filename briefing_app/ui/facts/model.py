"""The list of figures: ids in order, rows fetched as they come into view."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point, Review
from briefing_app.ui.search.words import width_of
from briefing_app.ui.widgets.marks import extent
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import full_date, short_date

if TYPE_CHECKING:
    from briefing_app.library.library import Library

ROW = Qt.ItemDataRole.UserRole
_CHUNK = 60


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure in its document; `wording` is the source's own, with modifier and noun."""

    point: Point
    document: DocumentSummary
    wording: str

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        content = self.point.content
        assert isinstance(content, Figure)  # noqa: S101 - the library was asked for figures
        return content

    @property
    def counted(self) -> str:
        """What is counted, as a heading."""
        words = self.figure.of or ""
        return f"{words[:1].upper()}{words[1:]}" if words else "Not named in the text"

    @property
    def source(self) -> str:
        """Who published it."""
        return self.document.details.publisher or self.document.details.title


def rows_of(library: "Library", ids: Sequence[int]) -> list[FactRow]:
    """The rows of those points, as far as they are there. On the worker thread."""
    points = [point for point in library.points_by_id(ids) if isinstance(point.content, Figure)]
    documents = {each.id: each for each in library.document_summaries(sorted({point.document_id for point in points}))}
    texts = {document_id: library.document(document_id).text for document_id in documents}
    rows = []
    for point in points:
        start, end = extent(point.content)
        wording = " ".join(texts[point.document_id][start:end].split())
        rows.append(FactRow(point, documents[point.document_id], wording or point.content.text))
    return rows


class FactModel(QAbstractTableModel):
    """Holds ids; `wanted` carries the ids whose rows are looked at and not there yet. Answer with `take_rows`."""

    wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.ids: Sequence[int] = ()
        self._places: dict[int, int] = {}
        self._rows: dict[int, FactRow] = {}
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._tell_wanted)

    def take_ids(self, ids: Sequence[int], rows: Sequence[FactRow]) -> None:
        """Show these figures, with the rows that are known already; all others are fetched anew."""
        same = list(ids) == list(self.ids)
        if not same:
            self.beginResetModel()
        self.ids, self._places = ids, {point_id: place for place, point_id in enumerate(ids)}
        self._rows = {row.point.id: row for row in rows}
        self._asked, self._missing = set(), set()
        if not same:
            self.endResetModel()
        elif ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, 0))

    def take_rows(self, rows: Sequence[FactRow]) -> None:
        """Rows that were asked for."""
        self._rows |= {row.point.id: row for row in rows}
        places = sorted(self._places[row.point.id] for row in rows if row.point.id in self._places)
        if places:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], 0))

    def place(self, point_id: int | None) -> int | None:
        """The row of a figure."""
        return self._places.get(point_id) if point_id is not None else None

    def row(self, place: int) -> FactRow | None:
        """The row at a place; asked for if it is not there yet."""
        point_id = self.ids[place]
        row = self._rows.get(point_id)
        if row is None and point_id not in self._asked:
            near = self.ids[max(0, place - _CHUNK // 3) : place + _CHUNK]
            self._missing.update(each for each in near if each not in self._rows and each not in self._asked)
            self._asked |= self._missing
            self._ask.start()
        return row

    def _tell_wanted(self) -> None:
        wanted = sorted(self._missing, key=self._places.__getitem__)
        self._missing = set()
        if wanted:
            self.wanted.emit(wanted)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as there are ids."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate; its wording; a sentence for screen readers."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.wording
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return sentence(row)
        return None


def sentence(row: FactRow) -> str:
    """A row as one sentence."""
    said = f"said by {row.figure.said_by}" if row.figure.said_by else ""
    parts = (row.counted, row.wording, said, row.source, full_date(row.document.details.published), unsure(row))
    return ", ".join(part for part in parts if part)


def unsure(row: FactRow) -> str:
    """That nobody has looked at it yet."""
    return "Not reviewed" if row.point.review is Review.SUGGESTED else ""


class FactDelegate(RowDelegate):
    """What is counted and the wording at the left; source and date, who said it, at the right."""

    height = 66.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Three lines in two columns."""
        row = index.data(ROW)
        if not isinstance(row, FactRow):
            return
        theme, line = self.theme, self.theme.text(22)
        place = QRectF(rect).adjusted(theme.space(24), 0, -theme.space(20), 0)
        right = min(theme.text(168), place.width() * 0.42)
        left = place.width() - right - theme.space(16)
        top = place.center().y() - line
        name = theme.font(14, 600 if selected else 500)
        self.words(painter, QRectF(place.left(), top, left, line), row.counted, name, "text")
        below = QRectF(place.left(), top + line, left, line)
        self.words(painter, below, row.wording, theme.font(15, serif=True), "text")
        side = QRectF(place.right() - right, top, right, line)
        self.words(painter, side, row.source, theme.font(12), "text2")
        said = row.figure.said_by or ""
        day = short_date(row.document.details.published)
        small = theme.font(12, tabular=True)
        side.translate(0, line)
        used = self.words(painter, side, day, small, "text2" if selected else "text3") if day else 0.0
        if said and side.width() - used > theme.text(50):
            side.setLeft(side.left() + used + (width_of(small, "  ") if used else 0))
            self.words(painter, side, f"·  {said}" if used else said, small, "text2" if selected else "text3")
