"""The facets, from speakers and their roles to collections, with what each would leave: to narrow a search by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter

from briefing_app.domain.search import Facets, FacetValue, Field, Query, Term
from briefing_app.domain.wording import counted
from briefing_app.ui.search.terms import condition
from briefing_app.ui.search.words import width_of
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate

if TYPE_CHECKING:
    from briefing_app.library.library import Library

ROW = Qt.ItemDataRole.UserRole
NARROW = "Narrow by speaker, role, publisher, year, tag or collection"
_SHOWN = 8
_GROUPS = (
    (Field.SPEAKER, "speakers", "Speakers"),
    (Field.ROLE, "roles", "As what"),
    (Field.PUBLISHER, "publishers", "Publishers"),
    (Field.DATE, "years", "Years"),
    (Field.TAG, "tags", "Tags"),
    (Field.COLLECTION, "collections", "Collections"),
)


@dataclass(frozen=True, slots=True)
class FacetRow:
    """The head of a group (no `text`), a value with the condition that it adds, or the way to the rest (no count)."""

    label: str
    field: Field
    text: str = ""
    count: int = 0
    chosen: bool = False
    more: bool = False


def rows_of(facets: Facets, chosen: frozenset[str], unfolded: frozenset[Field]) -> list[FacetRow]:
    """The rows to show. `chosen` are the conditions that are chips already."""
    rows = [FacetRow(f"Of the newest {facets.among:,} at most", Field.WORDS)] if facets.among else []
    for field, name, title in _GROUPS:
        values: Sequence[FacetValue] = getattr(facets, name)
        found = [_row(field, value, chosen) for value in values]
        found.sort(key=lambda row: not row.chosen)
        if not found:
            continue
        rows.append(FacetRow(title, field))
        folded = field not in unfolded and len(found) > _SHOWN + 1
        rows += found[:_SHOWN] if folded else found
        if folded:
            rows.append(FacetRow(f"{len(found) - _SHOWN} more", field, more=True))
    return rows


def _row(field: Field, value: FacetValue, chosen: frozenset[str]) -> FacetRow:
    text = condition(field, value.label)
    label = value.label[:1].upper() + value.label[1:] if field is Field.ROLE else value.label
    return FacetRow(label, field, text, value.count, text in chosen)


def facets_of(library: "Library", query: Query) -> Facets:
    """The facets of a query; where one value of a facet is chosen, its others count as if it were not."""
    facets = library.facets(query)
    for field, name, _ in _GROUPS:
        others = tuple(term for term in query.terms if not _chosen(term, field))
        if others != query.terms:
            wider = library.facets(replace(query, terms=others))
            among = facets.among or wider.among
            facets = replace(facets, among=among, **{name: getattr(wider, name)})
    return facets


def _chosen(term: Term, field: Field) -> bool:
    return term.field is field and term.phrase and not term.negated and not term.alternative


class FacetModel(QAbstractTableModel):
    """Heads cannot be chosen, values can."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: Sequence[FacetRow] = ()

    def take(self, rows: Sequence[FacetRow]) -> None:
        """Show these rows."""
        if [(row.label, row.field) for row in rows] == [(row.label, row.field) for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Heads are only read."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.rows[index.row()].text or self.rows[index.row()].more:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate; its words; a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = f", {counted(row.count, 'result')}" if row.text else ""
            return f"{row.label}{count}{', chosen' if row.chosen else ''}"
        return None


class FacetDelegate(RowDelegate):
    """Values on one line with their count; the chosen one on the selected ground with a tick."""

    height = 28.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """A head or a value."""
        row = index.data(ROW)
        if not isinstance(row, FacetRow):
            return
        theme, place = self.theme, QRectF(rect).adjusted(self.theme.space(24), 0, -self.theme.space(16), 0)
        if not row.text:
            low = QRectF(place.left(), place.bottom() - theme.text(24), place.width(), theme.text(20))
            tint = "accent" if row.more else "text2"
            self.words(painter, place if row.more else low, row.label, theme.font(12, 500 if row.more else 600), tint)
            return
        font = theme.font(12, 500 if row.chosen else 400, tabular=True)
        count = f"{row.count:,}"
        self.words(painter, place, count, font, "text" if selected else "text3", right=True)
        place.setRight(place.right() - width_of(font, count) - theme.space(10))
        if row.chosen:
            side = self.sign(painter, place.left(), place.center().y(), "check", "accent", 14)
            place.setLeft(place.left() + side + theme.space(6))
        font = theme.font(13, 600 if row.chosen else 400)
        # Names of bodies often differ at their ends only.
        label = QFontMetricsF(font).elidedText(row.label, Qt.TextElideMode.ElideMiddle, place.width())
        self.words(painter, place, label, font, "text")

    def _draw_edges(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """No hairlines between so short rows; a chosen value has the wash."""
        row = index.data(ROW)
        if selected or (isinstance(row, FacetRow) and row.chosen):
            painter.fillRect(rect, self.theme.colour("selected"))
        if selected and self.view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self.theme.colour("accent"))


class FacetList(RowList):
    """`chosen` carries the condition and field of a value that was clicked or entered."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        self._facets, self._chips = Facets(), frozenset[str]()
        self._unfolded: frozenset[Field] = frozenset()
        self._model = FacetModel()
        super().__init__(self._model, NARROW)
        self._theme = theme
        self.take_delegate(FacetDelegate(theme, self))
        self.clicked.connect(self._activate)
        self.opened.connect(self._activate_current)

    @property
    def rows(self) -> Sequence[FacetRow]:
        """What is shown."""
        return self._model.rows

    def show_facets(self, facets: Facets, chips: frozenset[str]) -> None:
        """Show these; `chips` are the conditions that are chosen."""
        self._facets, self._chips = facets, chips
        label = self.rows[self.currentIndex().row()].label if self.currentIndex().isValid() else None
        self._model.take(rows_of(facets, chips, self._unfolded))
        self._size_heads()
        place = next((at for at, row in enumerate(self.rows) if row.text and row.label == label), None)
        if place is not None and self.currentIndex().row() != place:
            self.selectRow(place)

    def retheme(self) -> None:
        """Heads stand a little apart from what is above."""
        super().retheme()
        self._size_heads()

    def _size_heads(self) -> None:
        for place, row in enumerate(self.rows):
            head = not row.text and not row.more
            high = self.verticalHeader().defaultSectionSize()
            self.setRowHeight(place, self._theme.text(24) + self._theme.space(12 if place else 8) if head else high)

    def _activate_current(self) -> None:
        self._activate(self.currentIndex())

    def _activate(self, index: QModelIndex) -> None:
        row = self.rows[index.row()] if index.isValid() else None
        if row is None:
            return
        if row.more:
            self._unfolded |= {row.field}
            self.show_facets(self._facets, self._chips)
        elif row.text:
            self.chosen.emit(row.text, row.field.value)
