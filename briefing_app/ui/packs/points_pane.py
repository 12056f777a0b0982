"""The middle pane's list of accepted points that the pack does not hold yet, to be added without leaving it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing_app.domain.points import Point, PointKind
from briefing_app.domain.quotes import Quote
from briefing_app.domain.wording import counted
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.marks import SIGNS, TOKENS
from briefing_app.ui.widgets.row_list import ALONE
from briefing_app.ui.widgets.rows import RowDelegate
from briefing_app.ui.wording import dotted, point_title

AnyIndex = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole.UserRole
_PAUSE = 200


@dataclass(frozen=True, slots=True)
class Offered:
    """A point that could be added, with its document's title."""

    point: Point
    document: str

    @property
    def words(self) -> str:
        """Its words on one line, in quotation marks where they are somebody's own."""
        words = " ".join(self.point.content.text.split())
        return f"“{words}”" if isinstance(self.point.content, Quote) and self.point.content.own_words else words

    @property
    def about(self) -> str:
        """Whose words or what is counted, and where."""
        title = "" if self.point.kind is PointKind.KEY_POINT else point_title(self.point)
        return dotted(title, self.document)


class OfferedPoints(QAbstractListModel):
    """Points to choose from."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: Sequence[Offered] = ()

    def show_points(self, rows: Sequence[Offered]) -> None:
        """Take other points."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, sentence, or the point itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.point.kind.replace('-', ' ').capitalize()}: {row.words}, {row.about}"
        return row if role == ROLE else None


class OfferedDelegate(RowDelegate):
    """Sign and words on one line, whose and where on the next."""

    height = 54.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:  # noqa: ARG002
        """Two lines."""
        row = index.data(ROLE)
        space, middle = self.theme.space, rect.center().y()
        half = rect.height() / 2
        kind = row.point.kind
        left = (
            rect.left()
            + space(24)
            + self.sign(painter, rect.left() + space(24), rect.top() + half / 2 + space(4), SIGNS[kind], TOKENS[kind])
        )
        box = QRectF(
            left + space(8), rect.top() + space(6), rect.right() - left - space(24), middle - rect.top() - space(4)
        )
        exact = kind is not PointKind.FIGURE
        self.words(painter, box, row.words, self.theme.font(14, serif=exact), "text")
        self.words(painter, box.translated(0, box.height() - space(1)), row.about, self.theme.font(12), "text2")


class PointsPane(QWidget):
    """`words_changed` asks for other points, `add_asked` carries ids of points, `closed` puts the pane away."""

    words_changed = Signal(str)
    add_asked = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.setAccessibleName("Accepted points not yet in the pack")
        self._model = OfferedPoints(self)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find among accepted points: words, speaker:, kind:")
        self.field.setAccessibleName("Find among accepted points")
        self.list = QListView()
        self._note = label("", "note", wrap=True)
        self._add = Button(theme, "Add selected", look="quiet", icon="plus", key="Enter")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._set_up_list(theme)
        self._lay_out(theme)
        self._timer.timeout.connect(self._ask)
        self.field.textChanged.connect(self._timer.start)
        self._add.clicked.connect(self.add)
        self.list.doubleClicked.connect(self.add)
        self.list.selectionModel().selectionChanged.connect(self._renew)

    def _set_up_list(self, theme: Theme) -> None:
        view = self.list
        view.setModel(self._model)
        view.setItemDelegate(OfferedDelegate(theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setTabKeyNavigation(False)
        view.setAccessibleName("Accepted points")

    def _lay_out(self, theme: Theme) -> None:
        space = theme.space
        close = Button(theme, "Done", look="quiet", icon="check", key="Esc")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(space(24), space(8), space(16), space(4))
        head.setSpacing(space(8))
        head.addWidget(label("Accepted points", "heading"), 1)
        head.addWidget(self._add)
        head.addWidget(close)
        middle = QVBoxLayout()
        middle.setContentsMargins(space(24), 0, space(16), space(6))
        middle.setSpacing(space(6))
        middle.addWidget(self.field)
        middle.addWidget(self._note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addLayout(middle)
        box.addWidget(self.list, 1)

    def show_points(self, rows: Sequence[Offered], *, target: str) -> None:
        """Offer points, which would go into the section named `target`, or each into one of its kind."""
        self._model.show_points(rows)
        where = f"Selected ones go into “{target}”." if target else "Each goes into the first section of its kind."
        found = f"{counted(len(rows), 'point')} not in this pack yet. {where}"
        self._note.setText(found if rows else "Every accepted point that fits is in this pack already.")
        if rows:
            self.list.selectionModel().setCurrentIndex(self._model.index(0), ALONE)
        self._renew()

    @property
    def shown(self) -> Sequence[Offered]:
        """What is offered."""
        return self._model.rows

    def selected(self) -> list[int]:
        """Ids of the points selected, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self._model.rows[row].point.id for row in rows]

    def add(self) -> None:
        """Ask for the selected points to be added."""
        ids = self.selected()
        if ids:
            self.add_asked.emit(ids)

    def _ask(self) -> None:
        self.words_changed.emit(self.field.text())

    def _renew(self) -> None:
        count = len(self.selected())
        self._add.setEnabled(count > 0)
        self._add.say(f"Add {counted(count, 'point')}" if count else "Add")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds; Escape puts the pane away."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.add()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
