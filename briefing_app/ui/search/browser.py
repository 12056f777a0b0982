"""Results and the passage beside them, with what one does to them: on the Search page and on Speakers."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.links import Variant
from briefing_app.domain.points import Point, PointKind
from briefing_app.domain.search import Hit, Query
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_as_markdown, copy_with_source
from briefing_app.ui.desk import Target
from briefing_app.ui.page import Page
from briefing_app.ui.search.asking import PAGE, Answer, first_page, next_page
from briefing_app.ui.search.delegate import HitDelegate
from briefing_app.ui.search.model import HitModel
from briefing_app.ui.search.source import Source, SourcePane, found_in, opened
from briefing_app.ui.search.variants import Told, told
from briefing_app.ui.widgets.buttons import Choice
from briefing_app.ui.widgets.labels import elided, label
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.wording import dotted

_ON_POINT = (Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE, Command.COPY_AS_MARKDOWN, Command.SHOW_SOURCE)
_STEPS = (Command.NEXT_POINT, Command.PREVIOUS_POINT)
_FOLDING: tuple[tuple[str, object], ...] = (("Same quotes once", True), ("Every document", False))


class HitBrowser(QWidget):
    """`browse` a query. `shown` when its first page is on screen; `moved` when another point is in question."""

    shown = Signal()
    moved = Signal()

    def __init__(self, page: Page, name: str, *, orders: bool = False) -> None:
        """`name` says whose results these are: the key of the page; `orders` offers the best match first too."""
        super().__init__()
        self._page, self._desk, self._name = page, page.desk, name
        theme, actions = page.desk.theme, page.desk.actions
        self._query: Query | None = None
        self._asking = self._again = self._narrow = self._ranked = False
        self._left: tuple[int, ...] = ()
        self._orders = orders
        self._total = self._told_about = ""
        self._among: int | None = None
        self._source: Source | None = None
        # Where quotes are given to their speakers each is to be seen; they are folded where one looks for words.
        self.model = HitModel(self, folding=orders and page.desk.settings.fold_quotes)
        self.list = RowList(self.model, "Results")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        keys = [(Command.ADD_TO_PACK, "Add to pack"), (Command.COPY_WITH_SOURCE, "Copy")]
        self.list.take_delegate(HitDelegate(theme, self.list, [(actions.key(each), words) for each, words in keys]))
        self.passage = SourcePane(theme, actions)
        self._bring = QTimer(self, singleShot=True, interval=0)
        self._bring.timeout.connect(self.passage.bring)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._count, self._about = label("", "strong"), elided("", "body")
        self.order = Choice(self._desk.theme, "Order", [("Newest first", False), ("Best match first", True)])
        newest = label("Newest first", "note")
        self.folding = Choice(self._desk.theme, "Quotes that several documents carry", _FOLDING)
        self.folding.show_value(self.model.folding)
        self._head = QHBoxLayout()
        self._head.addWidget(self._count)
        self._head.addWidget(self._about, 1)
        self._head.addWidget(self.folding)
        self._head.addWidget(self.order if self._orders else newest)
        self.folding.hide()
        self._results = QWidget()
        column = QVBoxLayout(self._results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("Results or source")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for words in ("Results", "Source"):
            self._tabs.addTab(words)
        self.split = PaneSplitter(self._results, self.passage)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._top = QHBoxLayout()
        self._top.addWidget(self._tabs)
        self._top.addStretch(1)
        layout.addLayout(self._top)
        layout.addWidget(self.split, 1)
        self.retheme()

    def _connect(self) -> None:
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.near_end.connect(self._ask_more)
        self.list.opened.connect(self.open_source)
        self.passage.chosen.connect(self._chosen_in_text)
        self.order.on_chosen(self._take_order)
        self.folding.on_chosen(self._take_folding)
        self.passage.variants.chosen.connect(self._go_to_variant)
        self._tabs.currentChanged.connect(self._show_tab)

    # what the page asks

    def commands(self) -> Mapping[Command, Handler]:
        """What the page answers to for its results."""
        return {
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: partial(self._copy, copy_with_source),
            Command.COPY_AS_MARKDOWN: partial(self._copy, copy_as_markdown),
            Command.SHOW_SOURCE: self._show_in_document,
            Command.NEXT_POINT: partial(self.list.step, 1),
            Command.PREVIOUS_POINT: partial(self.list.step, -1),
            Command.SHOW_WORDINGS: self._show_wordings,
        }

    def set_able(self) -> None:
        """What is able follows from whether there is a point in question."""
        for command in _ON_POINT:
            self._page.set_able(command, self.passage.point is not None)
        for command in _STEPS:
            self._page.set_able(command, bool(self.model.found))
        self._page.set_able(Command.SHOW_WORDINGS, self.passage.variants.there)

    def panes(self) -> Sequence[QWidget]:
        """The panes of which at least one is in view."""
        return (self.list, self.passage.text)

    def arrange(self, *, narrow: bool) -> None:
        """Side by side, or one at a time behind tabs."""
        self._narrow = narrow
        self._tabs.setVisible(narrow)
        space = self._desk.theme.space
        self._top.setContentsMargins(space(12) if narrow else 0, space(4) if narrow else 0, 0, 0)
        self._show_tab(self._tabs.currentIndex())

    def _show_tab(self, tab: int) -> None:
        self._results.setVisible(not self._narrow or tab == 0)
        self.passage.setVisible(not self._narrow or tab == 1)
        self._bring.start()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._desk.theme.space
        self._head.setContentsMargins(space(24), space(6), space(20), space(6))
        self.order.ensurePolished()  # the words stand on one line with those of the passage, where there is a button
        self._count.setMinimumHeight(self.order.sizeHint().height())
        self._head.setSpacing(space(8))
        self.list.retheme()
        self.passage.retheme()

    def say(self, count: str, about: str = "", total: str = "") -> None:
        """Say above the results how many there are, and what else; `total` is the number for the status bar."""
        self._count.setText(count)
        self._told_about = about
        self._say_about()
        self._total = total
        self._say_place()

    def _say_about(self) -> None:
        """Where not all results were compared, how many were; how many rows those that repeat others would take."""
        among = f"the best of the newest {self._among:,}" if self._ranked and self._among else ""
        folded = f"{counted(self.model.folded, 'repeat')} folded" if self.model.folded else ""
        if folded and not self.model.complete:
            folded += " so far"
        self.folding.setVisible(self._orders and (bool(folded) or not self.model.folding))
        told = dotted(among, folded, self._told_about)
        self._about.setText(dotted(among, folded) if folded else told)  # beside the choice there is room for no more
        self._about.setAccessibleName(told)
        self._about.setToolTip(told)

    # asking

    def browse(self, query: Query, *, again: bool = False) -> None:
        """Show what a query finds. `again`: the library changed, and what was shown keeps its place."""
        self._query, self._again, self._asking = query, again, True
        limit = max(PAGE, self.model.found) if again else PAGE
        if again:
            self._source = None
        call = partial(first_page, query=query, ranked=self._ranked, limit=limit)
        self._desk.operations.run(call, self._take, key=f"{self._name}.hits")

    def _take_order(self, ranked: object) -> None:
        self._ranked = bool(ranked)
        if self._query is not None:
            self.browse(self._query)

    def _take_folding(self, folding: object) -> None:
        """Fold or unfold what is there; the hit in question stays, or that into whose row it is folded."""
        self._desk.set(fold_quotes=bool(folding))
        before = self._in_question
        self.model.fold(folding=bool(folding))
        if self.model.found:
            self.list.choose(self.model.place(before) or 0)
        self._say_about()
        self._show_current()
        self.list.look_ahead()

    def forget(self) -> None:
        """Show nothing."""
        self._query, self._asking = None, False
        self.model.take((), complete=True)
        self._show_current()

    def _take(self, answer: Answer) -> None:
        if answer.query != self._query or answer.ranked != self._ranked:
            return
        self._asking, self._left, self._among = False, answer.left, answer.among
        before = self._in_question
        self.model.take(answer.hits, complete=answer.complete, shared=answer.shared)
        self._say_about()
        place = self.model.place(before) if self._again else None
        if answer.hits:
            self._choose(place or 0)
        self._show_current()
        self.shown.emit()
        self.list.look_ahead()

    def _choose(self, place: int) -> None:
        if self.list.currentIndex().row() != place:
            self.list.selectRow(place)
        if place:
            self.list.scrollTo(self.model.index(place, 0))
        elif not self._again:
            self.list.scrollToTop()

    def _ask_more(self) -> None:
        if self._asking or self.model.complete or self._query is None:
            return
        self._asking = True
        before = self.model.last_key
        call = partial(next_page, query=self._query, ranked=self._ranked, before=before, left=self._left)
        self._desk.operations.run(call, self._add, key=f"{self._name}.hits")

    def _add(self, answer: Answer) -> None:
        same = answer.query == self._query and answer.ranked == self._ranked
        if same and answer.before == self.model.last_key:
            self._asking, self._left = False, answer.left
            self.model.add(answer.hits, complete=answer.complete, shared=answer.shared)
            self._say_about()
            self._say_place()
            self.list.look_ahead()

    # the hit in question

    @property
    def hit(self) -> Hit | None:
        """The hit of the current row."""
        return self.model.hit_at(self.list.currentIndex().row())

    @property
    def _in_question(self) -> int | None:
        """The point of the current row: the passage shows it a moment later, when its document has been read."""
        point = self.hit.point if self.hit is not None else self.passage.point
        return point.id if point is not None else None

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_current()

    def _show_current(self) -> None:
        hit = self.hit
        self._say_place()
        if hit is None:
            self.passage.clear()
            self._told()
        elif self._source is not None and self._source.document.id == hit.document.id:
            self._show_source(hit, self._source)
        else:
            call = partial(opened, document_id=hit.document.id)
            self._desk.operations.run(call, self._take_source, key=f"{self._name}.source")

    def _take_source(self, source: Source | None) -> None:
        self._source, hit = source, self.hit
        if source is not None and hit is not None and hit.document.id == source.document.id:
            self._show_source(hit, source)

    def _show_source(self, hit: Hit, source: Source) -> None:
        self.passage.show_source(source, hit.point, found_in(source.document, hit))
        self._told()

    def _chosen_in_text(self, _point_id: int) -> None:
        self._told()

    def _told(self) -> None:
        self.set_able()
        point = self.passage.point
        if point is None or point.kind is not PointKind.QUOTE:
            self.passage.variants.show_variants(None)
        else:
            call = partial(told, point_id=point.id)
            take = partial(self._take_variants, point.id)
            self._desk.operations.run(call, take, key=f"{self._name}.variants")
        self.moved.emit()

    def _take_variants(self, point_id: int, found: Told | None) -> None:
        if self.passage.point is not None and self.passage.point.id == point_id:
            self.passage.variants.show_variants(found)
            self.set_able()

    def _show_wordings(self) -> None:
        """Unfold the other wordings of the quote, and go there."""
        self._tabs.setCurrentIndex(1)
        self.passage.variants.unfold()

    def _go_to_variant(self, variant: Variant) -> None:
        self._desk.go.emit("documents", Target(document_id=variant.document.id, point_id=variant.point.id))

    def _say_place(self) -> None:
        if self.isVisible():
            there = self.hit is not None and bool(self._total)
            self._desk.status.emit(self._place() if there else "")

    def _place(self) -> str:
        """Which result it is among all, folded or not."""
        number, folded = self.model.number_at(self.list.currentIndex().row())
        others = f", with {counted(folded, 'repeat')} of the same quote" if folded else ""
        return f"Result {number:,} of {self._total}{others}"

    # what one does

    def points(self) -> list[Point]:
        """The points of the selected rows, or the one that was chosen in the text."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        if len(rows) > 1:
            hits = self.model.hits
            return [hits[row].point for row in rows]
        return [self.passage.point] if self.passage.point is not None else []

    def _add_to_pack(self) -> None:
        self._desk.add_to_open_pack([point.id for point in self.points()])

    def _copy(self, copy: Callable[[Sequence[tuple[Point, DocumentDetails]]], None]) -> None:
        details = {hit.document.id: hit.document.details for hit in self.model.hits}
        points = self.points()
        if points:
            copy([(point, details[point.document_id]) for point in points])
            many = f"Copied {counted(len(points), 'point')} with their sources"
            self._page.say("Copied with its source" if len(points) == 1 else many)

    def _show_in_document(self) -> None:
        point = self.passage.point
        if point is not None:
            self._desk.go.emit("documents", Target(document_id=point.document_id, point_id=point.id))

    def open_source(self) -> None:
        """Go to the passage, whichever way it is laid out."""
        self._tabs.setCurrentIndex(1)
        self._say_place()
        self.passage.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_results(self) -> None:
        """Go to the list."""
        self._tabs.setCurrentIndex(0)
        self._say_place()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
