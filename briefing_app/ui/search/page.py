"""The Search page: the field with its chips, facets, results, and the passage beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area
from briefing_app.domain.marks import SavedSearch
from briefing_app.domain.points import PointKind
from briefing_app.domain.search import Facets, Field, NearMiss, Query
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.page import Page
from briefing_app.ui.search.bar import SearchBar
from briefing_app.ui.search.blank import NothingPane, StartPane, Way, examples, found, number, ways_out
from briefing_app.ui.search.browser import HitBrowser
from briefing_app.ui.search.document_hits import DocumentPane
from briefing_app.ui.search.facets import NARROW, FacetList, facets_of
from briefing_app.ui.search.saved import SavedButton
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.lines import PaneSplitter

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_CAPPED = 20
"""The library names no more speakers or publishers than that, so as many of them are not a count."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What a query finds altogether; where that is nothing, the ways out."""

    query: Query
    count: int
    facets: Facets
    ways: tuple[Way, ...]
    documents: int = 0
    near: tuple[NearMiss, ...] = ()
    saved: tuple[SavedSearch, ...] = ()


class SearchPage(Page):
    """`filled` when results (or the start pane) are shown, `counted` when counts and facets are."""

    title = "Search"
    areas = frozenset({Area.POINTS, Area.DOCUMENTS, Area.PACKS, Area.SPEAKERS, Area.LINKS, Area.MARKS, Area.SEARCHES})
    counted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put the panes together."""
        super().__init__(desk, parent)
        theme = desk.theme
        self._placed = self._unfolded = self._documents_chosen = False
        self.overview: Overview | None = None
        self.bar = SearchBar(theme)
        self.facets = FacetList(theme)
        self.browser = HitBrowser(self, "search", orders=True)
        self.documents = DocumentPane(desk)
        self.saved = SavedButton(desk)
        self.start = StartPane(theme, desk.actions)
        self.nothing = NothingPane(theme)
        self._lay_out()
        self._connect()
        self.retheme()

    def _lay_out(self) -> None:
        self._fold = Button(self.desk.theme, "Narrow", look="plain", icon="funnel")
        self._fold.setCheckable(True)
        self._fold.setAccessibleName(NARROW)
        place = QWidget()
        self._head = QHBoxLayout(place)
        self._head.addWidget(self.bar, 1)
        self._head.addWidget(self.saved)
        self._head.addWidget(self._fold)
        self.head.instead(place)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.facets)
        self.stack = QStackedWidget()
        for pane in (QWidget(), self.start, self.nothing, self.browser, self.documents):
            self.stack.addWidget(pane)
        self._split = PaneSplitter(self._side, self._with_sorts(), parent=self)
        self._split.setStretchFactor(1, 1)
        self.body.addWidget(self._split)

    def _with_sorts(self) -> QWidget:
        """The results with tabs above them, for points and documents."""
        self.sorts = QTabBar()
        self.sorts.setAccessibleName("Points or documents")
        self.sorts.setDrawBase(False)
        self.sorts.setExpanding(False)
        for words in ("Points", "Documents"):
            self.sorts.addTab(words)
        self.sorts.hide()
        self._sorts_row = QHBoxLayout()
        self._sorts_row.addWidget(self.sorts)
        self._sorts_row.addStretch(1)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._sorts_row)
        column.addWidget(self.stack, 1)
        return results

    def _connect(self) -> None:
        self.bar.asked.connect(self._ask)
        self.bar.entered.connect(self._to_results)
        self.facets.chosen.connect(self.bar.toggle)
        self.facets.left.connect(self._find)
        self.browser.shown.connect(self._show_results)
        self.browser.list.left.connect(self._find)
        self.start.tried.connect(self._try)
        self.nothing.cut.connect(self.bar.cut)
        self.nothing.cleared.connect(self.bar.clear)
        self.nothing.meant.connect(self._try)
        self.saved.chosen.connect(self._try)
        self.sorts.currentChanged.connect(self._show_sort)
        self.documents.list.left.connect(self._find)
        self.documents.shown.connect(self._show_results)
        self._fold.toggled.connect(self._fold_facets)
        self._split.moved.connect(self._keep_splits)
        self.browser.split.moved.connect(self._keep_splits)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """Those of the results, and to the field."""
        return {**self.browser.commands(), Command.FIND: self._find}

    def panes(self) -> Sequence[QWidget]:
        """Field, facets, results, passage."""
        return (self.bar.line, self.facets, self.documents.list, *self.browser.panes())

    def show_target(self, target: Target) -> None:
        """Search for what another page asks about."""
        if target.query is not None:
            self.bar.set_text(target.query)
        self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, width: int) -> None:
        """Facets fold behind a button and the passage behind a tab where there is no room for them."""
        narrow = self.is_narrow()
        self._fold.setVisible(narrow)
        self._side.setVisible(not narrow or self._fold.isChecked())
        self._side.setMinimumWidth(min(self.desk.theme.text(220), width // 3))
        self.browser.arrange(narrow=narrow)
        if not self._placed and width > 400:
            self._placed = True
            panes = self.desk.settings.panes
            if not self._split.take_state(panes.get("search", "")):
                self._split.setSizes([248, max(600, width - 249)])
            if not self.browser.split.take_state(panes.get("search.source", "")):
                self.browser.split.setSizes([532, 468])

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.desk.theme.space
        self._head.setContentsMargins(0, space(12), space(4), space(12))
        self._head.setSpacing(space(8))
        self.facets.retheme()
        self.browser.retheme()
        self.documents.retheme()
        self.nothing.retheme()
        self._sorts_row.setContentsMargins(space(12), space(4), 0, 0)

    # asking

    def refresh(self) -> None:
        """The library changed: ask again."""
        self._ask(again=True)

    def _ask(self, *, again: bool = False) -> None:
        query = self.bar.query
        if query.terms:
            self.browser.browse(query, again=again)
        else:
            self.browser.forget()
            self.documents.forget()
        self.desk.operations.run(partial(_overview, query=query), self._take_overview, key="search.overview")

    def _show_results(self) -> None:
        """Points, or documents where these were asked for."""
        pane = self.documents if self._wants_documents else self.browser
        if self.bar.query.terms and pane.model.hits:
            self._show_pane(pane)
            self.filled.emit()

    @property
    def _wants_documents(self) -> bool:
        return self.sorts.isVisibleTo(self) and self.sorts.currentIndex() == 1

    def _show_sort(self) -> None:
        """Points or documents, as somebody chose."""
        self._documents_chosen = self.sorts.currentIndex() == 1
        if self._wants_documents:
            self.desk.status.emit("")
            self.documents.browse(self.bar.query)
        elif self.overview is not None and self.overview.count:
            self._show_results()
        elif self.overview is not None:
            self._show_pane(self.nothing)

    def _take_overview(self, overview: Overview) -> None:
        self.overview = overview
        chips = frozenset(chip.text for chip in self.bar.typed.chips)
        self.facets.show_facets(overview.facets, chips)
        self.saved.show_searches(overview.saved, overview.query.text.strip())
        self._show_sorts(overview)
        if not overview.query.terms:
            shown = examples(overview.facets) if overview.count else ()
            self.start.show_examples(shown, empty=not overview.count, saved=overview.saved)
            self._show_pane(self.start)
            self.filled.emit()
        elif not overview.count:
            self.nothing.show_ways(overview.query, overview.ways, overview.near)
            if not self._wants_documents:
                self._show_pane(self.nothing)
                self.filled.emit()
        else:
            self.browser.say(
                found(overview.count, _noun(overview.query)), _about(overview.facets), number(overview.count)
            )
        self.counted.emit()

    def _show_sorts(self, overview: Overview) -> None:
        """Tabs where documents were found too; theirs comes to the front where nothing else was."""
        there = bool(overview.query.terms and overview.documents)
        self.sorts.setVisible(there)
        self.sorts.setTabText(0, f"Points  {number(overview.count)}")
        self.sorts.setTabText(1, f"Documents  {number(overview.documents)}")
        self.sorts.blockSignals(True)
        self.sorts.setCurrentIndex(int(there and (self._documents_chosen or not overview.count)))
        self.sorts.blockSignals(False)
        if self._wants_documents:
            self.desk.status.emit("")
            self.documents.browse(overview.query)
        elif self.stack.currentWidget() is self.documents:
            self._show_results()

    def _show_pane(self, pane: QWidget) -> None:
        """Focus stays in the field if the pane that had it goes."""
        if self.stack.currentWidget() is not pane:
            before, focused = self.stack.currentWidget(), QApplication.focusWidget()
            held = before is not None and focused is not None and before.isAncestorOf(focused)
            self.stack.setCurrentWidget(pane)
            if held:
                self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.browser.set_able()

    # going about

    def _to_results(self) -> None:
        if self._wants_documents:
            self.documents.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.bar.query.terms:
            self.browser.open_results()

    def _find(self) -> None:
        self.bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.line.selectAll()

    def _try(self, text: str) -> None:
        self.bar.set_text(text)
        self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_facets(self, unfolded: bool) -> None:
        self.arrange(self.width())
        if unfolded:
            self.facets.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_splits(self) -> None:
        states = {"search": self._split.state(), "search.source": self.browser.split.state()}
        self.desk.set(panes={**self.desk.settings.panes, **states})


def _about(facets: Facets) -> str:
    """*by 3 speakers, from 5 publishers*, where that is known of all."""
    if facets.among is not None:
        return ""
    speakers, publishers = len(facets.speakers), len(facets.publishers)
    parts = (
        f"by {counted(speakers, 'speaker')}" if 0 < speakers < _CAPPED else "",
        f"from {counted(publishers, 'publisher')}" if 0 < publishers < _CAPPED else "",
    )
    return ", ".join(part for part in parts if part)


def _noun(query: Query) -> str:
    """What is found, where only one kind of it was asked for."""
    kinds = [term.value.casefold().removesuffix("s") for term in query.terms if term.field is Field.KIND]
    return (
        kinds[0].replace("-", " ")
        if len(kinds) == 1 and kinds[0] in set(PointKind) and not _negated(query)
        else "point"
    )


def _negated(query: Query) -> bool:
    return any(term.negated for term in query.terms if term.field is Field.KIND)


def _overview(library: "Library", query: Query) -> Overview:
    count = library.count(query)
    ways = () if count else ways_out(library, query)
    near = () if count else library.near_misses(query)
    documents = library.count_documents(query) if query.terms else 0
    return Overview(query, count, facets_of(library, query), ways, documents, near, tuple(library.saved_searches()))
