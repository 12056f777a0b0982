"""Documents whose own words were found, also words that stand in no point."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.search import DocumentHit, Query
from briefing_app.domain.wording import full_date
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.search.delegate import SIZE
from briefing_app.ui.search.words import Laid, Words
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import dotted

if TYPE_CHECKING:
    from briefing_app.library.library import Library

HIT = Qt.ItemDataRole.UserRole
PAGE = 20
_LINES = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A page of documents of a query, after which key."""

    query: Query
    before: int | None
    hits: tuple[DocumentHit, ...]
    complete: bool


class DocumentHitModel(QAbstractTableModel):
    """`take` the first page of an answer, `add` the following ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.hits: list[DocumentHit] = []
        self.complete = True

    def take(self, hits: Sequence[DocumentHit], *, complete: bool) -> None:
        """Show another answer."""
        self.beginResetModel()
        self.hits, self.complete = list(hits), complete
        self.endResetModel()

    def add(self, hits: Sequence[DocumentHit], *, complete: bool) -> None:
        """Put the next page below."""
        self.complete = complete
        if hits:
            self.beginInsertRows(QModelIndex(), len(self.hits), len(self.hits) + len(hits) - 1)
            self.hits += hits
            self.endInsertRows()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many are there so far."""
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit for the delegate; its title; a sentence for screen readers."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.document.details.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.document.details.title}; {where(hit).replace('  ·  ', ', ')}; {hit.text}"
        return None


def where(hit: DocumentHit) -> str:
    """Publisher and date."""
    details = hit.document.details
    return dotted(details.publisher, full_date(details.published))


class DocumentHitDelegate(RowDelegate):
    """The title, two lines of the text around what was found, publisher and date."""

    def row_height(self) -> int:
        """As high as a point's row."""
        text = self.theme.text
        return text(SIZE * 1.56) * _LINES + text(20) * 2 + self.theme.space(30)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:  # noqa: ARG002
        """Title, words, where."""
        hit = index.data(HIT)
        if not isinstance(hit, DocumentHit):
            return
        space, line = self.theme.space, self.theme.text(20)
        place = QRectF(rect).adjusted(space(24), 0, -space(20), 0)
        laid = Laid(self.theme, Words(hit.text, hit.hits), SIZE, place.width(), lines=_LINES)
        place.setTop(place.top() + space(12))
        head = QRectF(place.left(), place.top(), place.width(), line)
        self.words(painter, head, hit.document.details.title, self.theme.font(13, 600), "text")
        place.setTop(place.top() + line + space(3))
        laid.draw(painter, place.topLeft())
        foot = QRectF(place.left(), place.top() + laid.height + space(3), place.width(), line)
        self.words(painter, foot, where(hit), self.theme.font(12), "text2")


class DocumentPane(QWidget):
    """`browse` a query; Enter or a double click opens a document on its page. `shown` when the first page is there."""

    shown = Signal()

    def __init__(self, desk: Desk) -> None:
        """Empty."""
        super().__init__()
        self._desk = desk
        self._query: Query | None = None
        self._asking = False
        self.model = DocumentHitModel(self)
        self.list = RowList(self.model, "Documents found")
        self.list.take_delegate(DocumentHitDelegate(desk.theme, self.list))
        self.list.near_end.connect(self._ask_more)
        self.list.opened.connect(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.list.retheme()

    def browse(self, query: Query) -> None:
        """Show the documents that a query finds."""
        self._query, self._asking = query, True
        call = partial(_found, query=query, before=None)
        self._desk.operations.run(call, self._take, key="search.documents")

    def forget(self) -> None:
        """Show nothing."""
        self._query = None
        self.model.take((), complete=True)

    def _take(self, found: Found) -> None:
        if found.query == self._query:
            self._asking = False
            self.model.take(found.hits, complete=found.complete)
            if found.hits:
                self.list.selectRow(0)
            self.shown.emit()

    def _ask_more(self) -> None:
        if not self._asking and not self.model.complete and self._query is not None:
            self._asking = True
            call = partial(_found, query=self._query, before=self.model.hits[-1].key)
            self._desk.operations.run(call, self._add, key="search.documents")

    def _add(self, found: Found) -> None:
        if found.query == self._query and self.model.hits and found.before == self.model.hits[-1].key:
            self._asking = False
            self.model.add(found.hits, complete=found.complete)
            self.list.look_ahead()

    def _open(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._desk.go.emit("documents", Target(document_id=self.model.hits[index.row()].document.id))


def _found(library: "Library", query: Query, before: int | None) -> Found:
    hits = library.search_documents(query, before=before, limit=PAGE)
    return Found(query, before, tuple(hits), len(hits) < PAGE)
