"""The table of documents: ids in order, rows fetched as they come into view."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from briefing_app.domain.documents import DocumentOrder, DocumentSummary
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.wording import GENRES, dotted, short_date

AnyIndex = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole
DOCUMENT_ID = Qt.ItemDataRole.UserRole + 1
_CHUNK = 60
"""How many rows are asked for together."""


class Column(IntEnum):
    """The columns in order."""

    TITLE = 0
    PUBLISHER = 1
    KIND = 2
    DATE = 3
    POINTS = 4
    REVIEWED = 5


HEADS = {
    Column.TITLE: "Title",
    Column.PUBLISHER: "Publisher",
    Column.KIND: "Kind",
    Column.DATE: "Date",
    Column.POINTS: "Points",
    Column.REVIEWED: "Reviewed",
}
ORDERS = {
    Column.TITLE: DocumentOrder.TITLE,
    Column.PUBLISHER: DocumentOrder.PUBLISHER,
    Column.KIND: DocumentOrder.KIND,
    Column.DATE: DocumentOrder.DATE,
    Column.POINTS: DocumentOrder.POINTS,
    Column.REVIEWED: DocumentOrder.LEFT,
}


class DocumentModel(QAbstractTableModel):
    """Holds ids; `wanted` carries the ids whose rows are looked at and not there yet. Answer with `take_rows`."""

    wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._rows: dict[int, DocumentSummary] = {}
        self._missing: set[int] = set()
        self._asked: set[int] = set()
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._tell_wanted)

    @property
    def ids(self) -> Sequence[int]:
        """The ids in order."""
        return self._ids

    def __contains__(self, document_id: object) -> bool:
        """Whether a document is listed."""
        return document_id in self._places

    def place(self, document_id: int) -> int | None:
        """The row of a document."""
        return self._places.get(document_id)

    def take_ids(self, ids: list[int], rows: Sequence[DocumentSummary]) -> None:
        """Show these documents, with the rows that are known already; all others are fetched anew."""
        if ids == self._ids:
            self._rows, self._asked = {}, set()
            self.take_rows(rows)
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._ids, self._places = ids, {document: place for place, document in enumerate(ids)}
        self._rows = {row.id: row for row in rows}
        self._asked, self._missing = set(), set()
        self.endResetModel()

    def take_rows(self, rows: Sequence[DocumentSummary]) -> None:
        """Rows that were asked for."""
        for row in rows:
            self._rows[row.id] = row
        places = sorted(self._places[row.id] for row in rows if row.id in self._places)
        if places:
            self.dataChanged.emit(self.index(places[0], 0), self.index(places[-1], len(Column) - 1))

    def summary(self, place: int) -> DocumentSummary | None:
        """The row at a place; asked for if it is not there yet."""
        document = self._ids[place]
        row = self._rows.get(document)
        if row is None and document not in self._asked:
            first = max(0, place - _CHUNK // 3)
            near = self._ids[first : first + _CHUNK]
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
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Always the same."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The heads of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[Column(section)]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the cell, the sentence for screen readers, the whole title as a tooltip."""
        if not index.isValid():
            return None
        if role == DOCUMENT_ID:
            return self._ids[index.row()]
        row = self.summary(index.row())
        if row is None:
            return None
        if role == SUMMARY:
            return row
        return _told(row, Column(index.column()), role)


def _told(row: DocumentSummary, column: Column, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return cell(row, column)
    if role == Qt.ItemDataRole.ToolTipRole and column is Column.TITLE:
        return row.details.title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return sentence(row) if column is Column.TITLE else f"{HEADS[column]}: {cell(row, column)}"
    return None


def cell(row: DocumentSummary, column: Column) -> str:
    """What a cell says."""
    details = row.details
    return {
        Column.TITLE: details.title,
        Column.PUBLISHER: details.publisher,
        Column.KIND: GENRES[details.genre],
        Column.DATE: short_date(details.published),
        Column.POINTS: f"{row.points:,}",
        Column.REVIEWED: reviewed(row),
    }[column]


def reviewed(row: DocumentSummary) -> str:
    """How far the review is: *All*, *Not yet*, *5 left*; *No text* where there is nothing to review yet."""
    if row.needs_ocr and not row.points:
        return "No text"
    if not row.left:
        return "All" if row.points else "Nothing found"
    return "Not yet" if row.left == row.points else f"{row.left:,} left"


def below_title(row: DocumentSummary) -> str:
    """The second line of a row."""
    return dotted(row.details.publisher, GENRES[row.details.genre])


def sentence(row: DocumentSummary) -> str:
    """A row as one sentence."""
    details = row.details
    parts = (details.title, details.publisher, GENRES[details.genre], full_date(details.published))
    told = ", ".join(part for part in parts if part)
    return f"{told}; {counted(row.points, 'point')}, reviewed: {reviewed(row)}"
