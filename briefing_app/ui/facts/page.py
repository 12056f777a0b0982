"""The Facts page: every figure that is not rejected, with its exact wording, and where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.facts.detail import FactDetail
from briefing_app.ui.facts.model import FactDelegate, FactModel, FactRow, rows_of
from briefing_app.ui.page import Page
from briefing_app.ui.search.source import Source, opened
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.search_field import SearchField
from briefing_app.ui.wording import counted

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_FIRST = 40
_ON_POINT = (Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE, Command.SHOW_SOURCE)
_STEPS = (Command.NEXT_POINT, Command.PREVIOUS_POINT)


@dataclass(frozen=True, slots=True)
class Listed:
    """The figures that were asked for, and how many there are."""

    words: str
    ids: tuple[int, ...]
    rows: tuple[FactRow, ...]
    total: int


class FactsPage(Page):
    """The list at the left, one figure at the right."""

    title = "Facts"
    areas = frozenset({Area.POINTS, Area.DOCUMENTS})

    def __init__(self, desk: Desk) -> None:
        """Put the panes together."""
        super().__init__(desk)
        self._words, self._placed, self._reading = "", False, False
        self._target: int | None = None
        self._source: Source | None = None
        self.model = FactModel(self)
        self.list = RowList(self.model, "Figures")
        self.list.take_delegate(FactDelegate(desk.theme, self.list))
        self.field = SearchField(desk.theme, "Filter by words of the sentence or title")
        self.detail = FactDetail(desk.theme, desk.actions)
        self._lay_out()
        self._connect()
        self.retheme()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self._none = label("", "body", wrap=True)
        self._none.hide()
        self._filters = QVBoxLayout()
        self._filters.addWidget(self.field)
        self._filters.addWidget(self._none)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._filters)
        column.addWidget(self.list, 1)
        self._back = Button(theme, "Figures", look="plain", icon="arrow-left")
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._way_back = QHBoxLayout()
        self._way_back.addWidget(self._back)
        self._way_back.addStretch(1)
        column.addLayout(self._way_back)
        column.addWidget(self.detail, 1)
        self._split = PaneSplitter(self._left, self._right)
        self._split.setStretchFactor(1, 1)
        about = "Every figure in your documents, as its source words it. Add documents to see them here."
        self.empty = EmptyState(theme, "No figures yet", about)
        self.empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self.empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.stack = QStackedWidget()
        for pane in (QWidget(), self.empty, self._split):
            self.stack.addWidget(pane)
        self.body.addWidget(self.stack)

    def _connect(self) -> None:
        self.model.wanted.connect(self._fetch)
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.opened.connect(self._open)
        self.field.asked.connect(self._filter)
        self.field.returnPressed.connect(self._to_list)
        self.detail.passage.chosen.connect(self._set_able)
        self._back.clicked.connect(self._close)
        self._split.moved.connect(self._keep_split)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What one does with a figure."""
        return {
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.SHOW_SOURCE: self._show_in_document,
            Command.NEXT_POINT: partial(self.list.step, 1),
            Command.PREVIOUS_POINT: partial(self.list.step, -1),
            Command.FIND: self._find,
        }

    def panes(self) -> Sequence[QWidget]:
        """List, passage, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, self.detail.passage.text, self.field)

    def show_target(self, target: Target) -> None:
        """Show one figure."""
        if target.point_id is not None:
            self._target, self._words = target.point_id, ""
            self.field.clear()
            self._reading = True
            self.arrange(self.width())
            self.refresh()

    def arrange(self, width: int) -> None:
        """List and figure side by side, or one at a time."""
        narrow = self.is_narrow()
        self._left.setVisible(not (narrow and self._reading))
        self._right.setVisible(not narrow or self._reading)
        self._back.setVisible(narrow)
        room = width if narrow else width - self._left.width()
        self.detail.arrange(columns=max(1, min(4, room // self.desk.theme.text(170))), narrow=narrow)
        if not self._placed and width > 400:
            self._placed = True
            if not self._split.take_state(self.desk.settings.panes.get("facts", "")):
                self._split.setSizes([480, max(500, width - 481)])

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.desk.theme.space
        self._filters.setContentsMargins(space(24), space(12), space(20), space(8))
        self._way_back.setContentsMargins(space(12), 0, 0, 0)
        self.list.retheme()
        self.detail.retheme()

    # the list

    def refresh(self) -> None:
        """Ask again for the figures, and for the source in view."""
        self._source = None
        self.desk.operations.run(partial(_listed, words=self._words), self._show_listed, key="facts.list")

    def _show_listed(self, listed: Listed) -> None:
        before = self.row.point.id if self.row else None
        wanted, self._target = self._target if self._target is not None else before, None
        self.model.take_ids(listed.ids, listed.rows)
        self.stack.setCurrentWidget(self._split if listed.total else self.empty)
        self.head.say(counted(listed.total, "figure") if listed.total else "")
        self._none.setText(f"No figure stands with “{listed.words}”.")
        self._none.setVisible(bool(listed.total) and not listed.ids)
        place = self.model.place(wanted) or 0
        if listed.ids and self.list.currentIndex().row() != place:
            self.list.choose(place)
        self._show_row()
        self.filled.emit()

    @property
    def row(self) -> FactRow | None:
        """The figure of the current row, if it is there yet."""
        index = self.list.currentIndex()
        return self.model.row(index.row()) if index.isValid() and index.row() < len(self.model.ids) else None

    def _fetch(self, ids: list[int]) -> None:
        self.desk.operations.run(partial(rows_of, ids=ids), self._take_rows)

    def _take_rows(self, rows: list[FactRow]) -> None:
        self.model.take_rows(rows)
        row = self.row
        if row is not None and row in rows:
            self._show_row()

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_row()

    def _filter(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.refresh()

    def _find(self) -> None:
        self._close()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # one figure

    def _show_row(self) -> None:
        row = self.row
        if row is None:
            self.detail.clear()
        else:
            self.detail.show_row(row)
            if self._source is not None and self._source.document.id == row.document.id:
                self.detail.show_source(self._source)
            else:
                call = partial(opened, document_id=row.document.id)
                self.desk.operations.run(call, self._take_source, key="facts.source")
        self._set_able()

    def _take_source(self, source: Source | None) -> None:
        self._source, row = source, self.row
        if source is not None and row is not None and row.document.id == source.document.id:
            self.detail.show_source(source)
        self._set_able()

    def _set_able(self, *_point_id: int) -> None:
        for command in _ON_POINT:
            self.set_able(command, self.detail.passage.point is not None)
        for command in _STEPS:
            self.set_able(command, bool(self.model.ids))

    def _add_to_pack(self) -> None:
        if self.detail.passage.point is not None:
            self.desk.add_to_open_pack([self.detail.passage.point.id])

    def _copy(self) -> None:
        point, source = self.detail.passage.point, self.detail.passage.source
        if point is not None and source is not None:
            copy_with_source([(point, source.document.details)])
            self.say("Copied with its source")

    def _show_in_document(self) -> None:
        point = self.detail.passage.point
        if point is not None:
            self.desk.go.emit("documents", Target(document_id=point.document_id, point_id=point.id))

    def _open(self) -> None:
        self._reading = True
        self.arrange(self.width())
        self.detail.take_focus()

    def _close(self) -> None:
        self._reading = False
        self.arrange(self.width())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_split(self) -> None:
        self.desk.set(panes={**self.desk.settings.panes, "facts": self._split.state()})


def _listed(library: "Library", words: str) -> Listed:
    ids = library.figures(words)
    total = library.counts().figures
    return Listed(words, tuple(ids), tuple(rows_of(library, ids[:_FIRST])), total)
