"""The Facts page: what the documents say in figures, where their sources agree and where they do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.facts import Fact, FactQuery, Verdict
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.search import Facets, Field, Query, Term
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.facts.detail import FactDetail
from briefing_app.ui.facts.filters import Filters
from briefing_app.ui.facts.model import FactDelegate, FactModel
from briefing_app.ui.facts.told import NEEDS_A_LOOK, sourced, strongest, title
from briefing_app.ui.facts.views import ViewSwitch
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.wording import counted

if TYPE_CHECKING:
    from briefing_app.library.library import Library

PAGE = 50
_ON_WORDING = (Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE, Command.SHOW_SOURCE, Command.PUT_TOGETHER)
_STEPS = (Command.NEXT_POINT, Command.PREVIOUS_POINT)
_FIGURES = Query((Term(Field.KIND, "figure"),))
_COMPARING = "The figures of your documents are being compared. Facts appear here as soon as that is done."


@dataclass(frozen=True, slots=True)
class Listed:
    """The first facts of a query; with `target`, as far as the fact of that figure."""

    query: FactQuery
    facts: tuple[Fact, ...]
    next: int | None
    """The key before which the next page begins; None after the last."""
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    facets: Facets = field(default_factory=Facets)
    figures: int = 0
    """How many figures there are, linked or not."""
    before: int | None = None
    """The key before which a further page begins."""


class FactsPage(Page):
    """The list at the left, one fact at the right."""

    title = "Facts"
    areas = frozenset({Area.LINKS, Area.POINTS, Area.DOCUMENTS})

    def __init__(self, desk: Desk) -> None:
        """Put the panes together."""
        super().__init__(desk)
        self._placed = self._reading = self._fetching = False
        self._target: int | None = None
        self._next: int | None = None
        self._merging: Fact | None = None
        self.model = FactModel(self)
        self.list = RowList(self.model, "Facts")
        self.list.take_delegate(FactDelegate(desk.theme, self.list))
        self.filters = Filters(desk.theme)
        self.detail = FactDetail(desk.theme, desk.actions)
        self.head.add(ViewSwitch(desk, "facts"))
        self._lay_out()
        self._connect()
        self.retheme()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self.none, self.merging = label("", "body", wrap=True), label("", "strong", wrap=True)
        self.none.hide()
        self.merging.hide()
        self._said = QVBoxLayout()
        self._said.addWidget(self.none)
        self._said.addWidget(self.merging)
        self._left = QWidget()
        column = _column(self._left)
        column.addWidget(self.filters)
        column.addLayout(self._said)
        column.addWidget(self.list, 1)
        self._back = Button(theme, "Facts", look="plain", icon="arrow-left")
        self._right = QWidget()
        column = _column(self._right)
        self._way_back = QHBoxLayout()
        self._way_back.addWidget(self._back)
        self._way_back.addStretch(1)
        column.addLayout(self._way_back)
        column.addWidget(self.detail, 1)
        self._split = PaneSplitter(self._left, self._right)
        self._split.setStretchFactor(1, 1)
        about = (
            "What your documents say in figures: where the sources agree, and where they do not. Add documents first."
        )
        self.empty = EmptyState(theme, "No facts yet", about)
        self.empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self.empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.comparing: QLabel = label(_COMPARING, "body", wrap=True)
        self.comparing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for pane in (QWidget(), self.empty, self.comparing, self._split):
            self.stack.addWidget(pane)
        self.body.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.near_end.connect(self._fetch_more)
        self.list.selectionModel().currentRowChanged.connect(self._show_row)
        self.list.opened.connect(self._open)
        self.list.left.connect(self._leave_list)
        self.filters.changed.connect(self.refresh)
        self.filters.field.returnPressed.connect(self._to_list)
        self.detail.chosen.connect(self._set_able)
        self.detail.opened.connect(self._show_in_document)
        self.detail.list.left.connect(self._close)
        self._back.clicked.connect(self._close)
        self._split.moved.connect(self._keep_split)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What one does with a fact."""
        return {
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.SHOW_SOURCE: self._show_in_document,
            Command.KEEP_APART: self._keep_apart,
            Command.PUT_TOGETHER: self._begin_merging,
            Command.NEXT_POINT: partial(self.list.step, 1),
            Command.PREVIOUS_POINT: partial(self.list.step, -1),
            Command.FIND: self._find,
        }

    def panes(self) -> Sequence[QWidget]:
        """List, wordings, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, self.detail.list, self.filters.field)

    def show_target(self, target: Target) -> None:
        """Show the fact of one figure."""
        if target.point_id is not None:
            self._target = target.point_id
            self.filters.clear()
            self._reading = True
            self.arrange(self.width())
            self.refresh()

    def arrange(self, width: int) -> None:
        """List and fact side by side, or one at a time."""
        narrow = self.is_narrow()
        self._left.setVisible(not (narrow and self._reading))
        self._right.setVisible(not narrow or self._reading)
        self._back.setVisible(narrow)
        self.detail.arrange(narrow=narrow)
        if not self._placed and width > 400:
            self._placed = True
            if not self._split.take_state(self.desk.settings.panes.get("facts", "")):
                self._split.setSizes([480, max(500, width - 481)])

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.desk.theme.space
        self._said.setContentsMargins(space(24), 0, space(20), space(4))
        self._way_back.setContentsMargins(space(12), 0, 0, 0)
        self.filters.retheme()
        self.list.retheme()
        self.detail.retheme()

    # the list

    def refresh(self) -> None:
        """Ask again for the facts, for as many as are shown."""
        shown = max(PAGE, len(self.model.facts))
        point = self._target if self._target is not None else self._current_point()
        call = partial(_listed, query=self.filters.query, limit=shown, target=point)
        self.desk.operations.run(call, partial(self._show_listed, self._target), key="facts.list")

    def _current_point(self) -> int | None:
        return self.detail.wording.point.id if self.detail.wording is not None else None

    def _show_listed(self, target: int | None, listed: Listed) -> None:
        point = target if target is not None else self._current_point()
        self._target, self._fetching = None, False
        self.model.show_facts(listed.facts)
        self._next = listed.next
        total, narrowed = sum(listed.counts.values()), listed.query != FactQuery()
        self.stack.setCurrentWidget(
            self._split if total or narrowed else self.comparing if listed.figures else self.empty
        )
        look = sum(listed.counts.get(each, 0) for each in NEEDS_A_LOOK)
        needing = f"{look:,} {'needs' if look == 1 else 'need'} a look"
        self.head.say(f"{counted(total, 'fact')}, of which {needing}" if total else "")
        self.filters.offer(listed.counts, listed.facets, datetime.now(tz=UTC).date())
        self.none.setText("No fact fits these filters." if narrowed and not listed.facts else "")
        self.none.setVisible(bool(self.none.text()))
        if listed.facts:
            self.list.choose(self.model.place(point) or 0)
        self._show_row(point=point)
        self.filled.emit()

    def _fetch_more(self) -> None:
        if self._next is not None and not self._fetching:
            self._fetching = True
            call = partial(_more, query=self.filters.query, before=self._next)
            self.desk.operations.run(call, self._take_more, key="facts.more")

    def _take_more(self, listed: Listed) -> None:
        self._fetching = False
        # What was asked before the list was asked for again may begin at another place than its end.
        if listed.query == self.filters.query and listed.before == self._next:
            self._next = listed.next
            self.model.add_facts(listed.facts)
        else:
            self.list.look_ahead()

    @property
    def fact(self) -> Fact | None:
        """The fact of the current row."""
        index = self.list.currentIndex()
        return self.model.facts[index.row()] if index.isValid() and index.row() < len(self.model.facts) else None

    def _show_row(self, *_indexes: object, point: int | None = None) -> None:
        self.detail.show_fact(self.fact, point)
        self._set_able()

    def _find(self) -> None:
        self._close()
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_list(self) -> None:
        if self._merging is not None:
            self._end_merging()
        else:
            self._find()

    # one fact

    def _set_able(self) -> None:
        for command in _ON_WORDING:
            self.set_able(command, self.detail.wording is not None)
        self.set_able(Command.KEEP_APART, self.fact is not None and len(self.fact.wordings) > 1)
        for command in _STEPS:
            self.set_able(command, bool(self.model.facts))

    def _add_to_pack(self) -> None:
        if self.fact is not None:
            self.desk.add_to_open_pack(sourced(self.fact))

    def _copy(self) -> None:
        wording = self.detail.wording
        if wording is not None:
            copy_with_source([(wording.point, wording.document.details)])
            self.say("Copied with its source")

    def _show_in_document(self) -> None:
        wording = self.detail.wording
        if wording is not None:
            self.desk.go.emit("documents", Target(document_id=wording.document.id, point_id=wording.point.id))

    def _keep_apart(self) -> None:
        fact, wording = self.fact, self.detail.wording
        if fact is None or wording is None:
            return
        others = [one.point.id for one in fact.wordings if one.point.id != wording.point.id]
        if others:
            decide = partial(_keep_apart, point_id=wording.point.id, others=others)
            self.desk.operations.run(decide, self.say_done, failed=self.show_error)

    def _begin_merging(self) -> None:
        if self.fact is None:
            return
        self._merging = self.fact
        words = (
            f"Which fact is the same as “{title(self.fact)}”? Choose it and press Enter; Escape leaves all as it is."
        )
        self.merging.setText(words)
        self.merging.show()
        self._close()
        self.list.step(1)

    def _end_merging(self) -> None:
        self._merging = None
        self.merging.hide()

    def _merge(self, first: Fact, second: Fact) -> None:
        self._end_merging()
        if first.summary.id != second.summary.id:
            ids = [strongest(each)[0].point.id for each in (first, second)]
            self._target = ids[0]
            self.desk.operations.run(partial(_put_together, ids=ids), self.say_done, failed=self.show_error)

    def _open(self) -> None:
        if self._merging is not None and self.fact is not None:
            self._merge(self._merging, self.fact)
            return
        self._reading = True
        self.arrange(self.width())
        self.detail.take_focus()

    def _close(self) -> None:
        self._reading = False
        self.arrange(self.width())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_split(self) -> None:
        self.desk.set(panes={**self.desk.settings.panes, "facts": self._split.state()})


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


# on the worker thread


def _listed(library: "Library", query: FactQuery, limit: int, target: int | None) -> Listed:
    found = _more(library, query, None, limit)
    wanted = library.fact_of(target) if target is not None else None
    facts = list(found.facts)
    if wanted is not None and query == FactQuery() and all(fact.summary.id != wanted for fact in facts):
        facts += library.facts_by_id([wanted])
    counts = library.count_facts(query)
    figures = 0 if counts else library.counts().figures
    return Listed(query, tuple(facts), found.next, counts, library.facets(_FIGURES), figures)


def _more(library: "Library", query: FactQuery, before: int | None, limit: int = PAGE) -> Listed:
    page = library.facts(query, before=before, limit=limit)
    following = page[-1].key if len(page) == limit else None
    return Listed(query, tuple(library.facts_by_id([one.id for one in page])), following, before=before)


def _keep_apart(library: "Library", point_id: int, others: list[int]) -> Change:
    return library.keep_apart(LinkKind.FIGURE, [point_id], others)


def _put_together(library: "Library", ids: list[int]) -> Change:
    return library.put_together(LinkKind.FIGURE, ids)
