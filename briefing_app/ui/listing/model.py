"""A list that is fetched a page at a time, one value a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from briefing_app.ui.widgets.rows import AnyIndex

VALUE = Qt.ItemDataRole.UserRole
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Part(Generic[V]):
    """A page of what a query finds; the next one begins before the key `next`, which is None after the last."""

    query: object
    values: tuple[V, ...] = ()
    next: Any = None
    before: Any = None
    """The key before which this one begins; None for the first."""


class ListModel(QAbstractTableModel, Generic[V]):
    """Holds the values fetched so far; sub-class it, and say what a value is in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.values: list[V] = []

    def id_of(self, value: V) -> int:
        """What tells a value from others, however often it is asked for."""
        raise NotImplementedError

    def title_of(self, value: V) -> str:
        """What it is called."""
        raise NotImplementedError

    def sentence_of(self, value: V) -> str:
        """The row as one sentence, for screen readers."""
        raise NotImplementedError

    def tip_of(self, value: V) -> str:
        """All of what may be cut for want of room."""
        return self.title_of(value)

    def show_values(self, values: Sequence[V]) -> None:
        """Show these from now on; rows that stay keep their selection."""
        same = [*map(self.id_of, values)] == [*map(self.id_of, self.values)]
        if not same:
            self.beginResetModel()
        self.values = list(values)
        if not same:
            self.endResetModel()
        elif values:
            self.dataChanged.emit(self.index(0, 0), self.index(len(values) - 1, 0))

    def add_values(self, values: Sequence[V]) -> None:
        """Show another page below."""
        known = {*map(self.id_of, self.values)}
        new = [each for each in values if self.id_of(each) not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self.values), len(self.values) + len(new) - 1)
            self.values += new
            self.endInsertRows()

    def row_of(self, wanted: int | None) -> int | None:
        """The row of a value by what tells it from others."""
        return next((at for at, each in enumerate(self.values) if self.id_of(each) == wanted), None)

    def at(self, index: AnyIndex) -> V | None:
        """The value of a row, if it is there."""
        return self.values[index.row()] if index.isValid() and index.row() < len(self.values) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as are fetched."""
        return 0 if parent.isValid() else len(self.values)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value for the delegate; its title; all of what may be cut; a sentence for screen readers."""
        value = self.at(index)
        if value is None or role == VALUE:
            return value
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_of(value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip_of(value)
        return self.sentence_of(value) if role == Qt.ItemDataRole.AccessibleTextRole else None
