"""The page itself: its panes, what moves between them, further pages of the list, and putting two values together."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk
from briefing_app.ui.listing.model import ListModel, Part, V
from briefing_app.ui.listing.panes import DetailPane, FilterPane
from briefing_app.ui.listing.views import ViewSwitch
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.rows import RowDelegate
from briefing_app.ui.wording import cut

if TYPE_CHECKING:
    from briefing_app.library.library import Library

PAGE = 50


class ListPage(Page, Generic[V]):
    """The list at the left, the current row's value at the right; in a narrow window one at a time.

    Sub-class it: `key` is that of the page, `noun` and `nouns` say what it lists, `about` what an empty page is for.
    """

    key = noun = nouns = about = ""
    model: ListModel[V]
    filters: FilterPane
    detail: DetailPane

    def __init__(
        self,
        desk: Desk,
        model: ListModel[V],
        delegate: Callable[..., RowDelegate],
        filters: FilterPane,
        detail: DetailPane,
        parent: QWidget | None = None,
    ) -> None:
        """Put the panes together; `delegate` makes what draws the rows."""
        super().__init__(desk, parent)
        self._placed = self._fetching = self._filling = False
        self.reading = False
        """Whether the right pane is shown where only one has room."""
        self._next: Any = None
        self._merging: V | None = None
        self.model, self.filters, self.detail = model, filters, detail
        model.setParent(self)
        self.list = RowList(model, self.title)
        self.list.take_delegate(delegate(desk.theme, self.list))
        self.head.add(ViewSwitch(desk, self.key))
        self._lay_out()
        self._connect()
        self.retheme()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self.none, self.merging = label("", "body", wrap=True), label("", "strong", wrap=True)
        self._said = QVBoxLayout()
        for words in (self.none, self.merging):
            words.setMinimumWidth(1)  # a word that is wider than the pane must not widen it
            words.hide()
            self._said.addWidget(words)
        self._left, self._right = QWidget(), QWidget()
        column = _column(self._left)
        column.addWidget(self.filters)
        column.addLayout(self._said)
        column.addWidget(self.list, 1)
        self._back = Button(theme, self.title, look="plain", icon="arrow-left")
        self._way_back = QHBoxLayout()
        self._way_back.addWidget(self._back)
        self._way_back.addStretch(1)
        column = _column(self._right)
        column.addLayout(self._way_back)
        column.addWidget(self.detail, 1)
        self.stack = QStackedWidget(self)
        self._split = PaneSplitter(self._left, self._right, parent=self.stack)
        self._split.setStretchFactor(1, 1)
        self.empty = EmptyState(theme, f"No {self.nouns} yet", self.about)
        self.empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self.empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.waiting = label("", "body", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for pane in (QWidget(), self.empty, self.waiting, self._split):
            self.stack.addWidget(pane)
        self.body.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.near_end.connect(self._fetch_more)
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.opened.connect(self._open)
        self.list.left.connect(self._leave_list)
        self.filters.changed.connect(self.refresh)
        self.filters.field.returnPressed.connect(self._to_list)
        self.detail.chosen.connect(self.see_what_can_be_done)
        self.detail.opened.connect(self.follow)
        self.detail.list.left.connect(self._close)
        self._back.clicked.connect(self._close)
        self._split.moved.connect(self._keep_split)

    # for sub-classes

    @property
    def query(self) -> object:
        """What the list is narrowed to."""
        raise NotImplementedError

    def fetch(self, before: Any) -> "Callable[[Library], Part[V]]":
        """What asks the library for the page of the list that begins before a key."""
        raise NotImplementedError

    def show_current(self) -> None:
        """Another row is current: show its value."""

    def see_what_can_be_done(self) -> None:
        """Another row of the right pane is current: set which commands are able."""

    def follow(self) -> None:
        """Go where the current row of the right pane leads."""

    def put_together(self, first: V, second: V) -> None:
        """Have two values be one."""

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """Those that move about in the list, and putting together."""
        return {
            Command.PUT_TOGETHER: self._begin_merging,
            Command.NEXT_POINT: partial(self.list.step, 1),
            Command.PREVIOUS_POINT: partial(self.list.step, -1),
            Command.FIND: self._find,
        }

    def panes(self) -> Sequence[QWidget]:
        """List, right pane, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, self.detail.list, self.filters.field)

    def arrange(self, width: int) -> None:
        """Both panes side by side, or one at a time."""
        narrow = self.is_narrow()
        self._left.setVisible(not (narrow and self.reading))
        self._right.setVisible(not narrow or self.reading)
        self._back.setVisible(narrow)
        self.detail.arrange(narrow=narrow)
        if not self._placed and width > 400:
            self._placed = True
            if not self._split.take_state(self.desk.settings.panes.get(self.key, "")):
                self._split.setSizes([480, max(500, width - 481)])

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.desk.theme.space
        self._said.setContentsMargins(space(24), 0, space(20), space(4))
        self._way_back.setContentsMargins(space(12), 0, 0, 0)
        self.waiting.setContentsMargins(space(24), 0, space(24), 0)
        self.filters.retheme()
        self.list.retheme()
        self.detail.retheme()

    # the list

    @property
    def limit(self) -> int:
        """As many values as are shown, to ask for the list again."""
        return max(PAGE, len(self.model.values))

    def fill(self, part: Part[V], wanted: Callable[[], int | None], *, total: int, waiting: str) -> None:
        """Show the list anew from its beginning, with the row that `wanted` finds in it current.

        `total` is how many there are in all; `waiting` says why there are none where the library has documents.
        """
        narrowed = part.query != type(part.query)()
        self._fetching, self._next = False, part.next
        self._filling = True
        self.model.show_values(part.values)
        if part.values:
            self.list.choose(wanted() or 0)
        self._filling = False
        self.waiting.setText(waiting)
        there = total or part.values or narrowed
        self.stack.setCurrentWidget(self._split if there else self.waiting if waiting else self.empty)
        self.none.setText(f"No {self.noun} fits these filters." if narrowed and not part.values else "")
        self.none.setVisible(bool(self.none.text()))

    def _fetch_more(self) -> None:
        if self._next is not None and not self._fetching:
            self._fetching = True
            self.desk.operations.run(self.fetch(self._next), self._take_more, key=f"{self.key}.more")

    def _take_more(self, part: Part[V]) -> None:
        self._fetching = False
        # What was asked before the list was asked for again may begin at another place than its end.
        if part.query == self.query and part.before == self._next:
            self._next = part.next
            self.model.add_values(part.values)
        self.list.look_ahead()

    @property
    def current(self) -> V | None:
        """The value of the current row."""
        return self.model.at(self.list.currentIndex())

    def _row_changed(self, *_indexes: object) -> None:
        if not self._filling:
            self.show_current()

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

    # putting two together

    def _begin_merging(self) -> None:
        if self.current is None or len(self.model.values) < 2:
            self.say(f"There is no other {self.noun} in the list to put it together with.")
            return
        self._merging = self.current
        called = cut(self.model.title_of(self.current), 120)
        self.merging.setText(
            f"Which {self.noun} is the same as “{called}”? Choose it and press Enter; Escape leaves all as it is."
        )
        self.merging.show()
        self._close()
        last = self.list.currentIndex().row() == len(self.model.values) - 1
        self.list.step(-1 if last else 1)

    def _end_merging(self) -> None:
        self._merging = None
        self.merging.hide()

    def _open(self) -> None:
        first, second = self._merging, self.current
        if first is None or second is None:
            self.read()
            return
        self._end_merging()
        if self.model.id_of(first) != self.model.id_of(second):
            self.put_together(first, second)

    # one value

    def read(self) -> None:
        """Go to the right pane."""
        self.reading = True
        self.arrange(self.width())
        self.detail.take_focus()

    def _close(self) -> None:
        self.reading = False
        self.arrange(self.width())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_split(self) -> None:
        self.desk.set(panes={**self.desk.settings.panes, self.key: self._split.state()})


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
