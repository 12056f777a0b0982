"""The Stories page: the announcements that several documents report, each with who said what, day by day."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.stories import StoryQuery, StorySummary
from briefing_app.errors import BriefingError
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.facts.told import sourced, strongest
from briefing_app.ui.facts.views import ViewSwitch
from briefing_app.ui.page import Page
from briefing_app.ui.stories import asking, told
from briefing_app.ui.stories.asking import PAGE, Listed
from briefing_app.ui.stories.detail import StoryDetail
from briefing_app.ui.stories.filters import Filters
from briefing_app.ui.stories.model import StoryDelegate, StoryModel
from briefing_app.ui.stories.rows import Given, Head, Opened, Report, Said
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.wording import counted

_ON_STORY = (Command.MAKE_SUMMARY, Command.PUT_TOGETHER, Command.NEXT_POINT, Command.PREVIOUS_POINT)
_ABOUT = (
    "When two or more documents report the same announcement they stand here as one story: who says what in it, in"
    " which figures, and when. Add documents first."
)
_COMPARING = "Your documents are being compared. Stories appear here as soon as that is done."
_ALONE = "No two of your documents report the same announcement. As soon as two do, they stand here as one story."


class StoriesPage(Page):
    """The list at the left, one story at the right. `filled` when the list and the story in question are shown."""

    title = "Stories"
    areas = frozenset({Area.LINKS, Area.POINTS, Area.DOCUMENTS})

    def __init__(self, desk: Desk) -> None:
        """Put the panes together."""
        super().__init__(desk)
        self._placed = self._reading = self._fetching = self._choosing = False
        self._next: asking.Key | None = None
        self._merging: StorySummary | None = None
        self._shown: tuple[int, ...] = ()
        self.model = StoryModel(self)
        self.list = RowList(self.model, "Stories")
        self.list.take_delegate(StoryDelegate(desk.theme, self.list))
        self.filters = Filters(desk.theme)
        self.detail = StoryDetail(desk.theme, desk.actions)
        self.head.add(ViewSwitch(desk, "stories"))
        self._lay_out()
        self._connect()
        self.retheme()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self.none, self.merging = label("", "body", wrap=True), label("", "strong", wrap=True)
        self.merging.setMinimumWidth(1)
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
        self._back = Button(theme, "Stories", look="plain", icon="arrow-left")
        self._right = QWidget()
        column = _column(self._right)
        self._way_back = QHBoxLayout()
        self._way_back.addWidget(self._back)
        self._way_back.addStretch(1)
        column.addLayout(self._way_back)
        column.addWidget(self.detail, 1)
        self._split = PaneSplitter(self._left, self._right)
        self._split.setStretchFactor(1, 1)
        self.empty = EmptyState(theme, "No stories yet", _ABOUT)
        self.empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self.empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.waiting = label("", "body", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
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
        self.detail.chosen.connect(self._set_able)
        self.detail.opened.connect(self._follow)
        self.detail.list.left.connect(self._close)
        self._back.clicked.connect(self._close)
        self._split.moved.connect(self._keep_split)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What one does with a story, and with what is in it."""
        return {
            Command.MAKE_SUMMARY: self._make_summary,
            Command.KEEP_APART: self._keep_apart,
            Command.PUT_TOGETHER: self._begin_merging,
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.SHOW_SOURCE: self._show_in_document,
            Command.NEXT_POINT: partial(self.list.step, 1),
            Command.PREVIOUS_POINT: partial(self.list.step, -1),
            Command.FIND: self._find,
        }

    def panes(self) -> Sequence[QWidget]:
        """List, story, its views, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, self.detail.list, self.detail.tabs, self.filters.field)

    def arrange(self, width: int) -> None:
        """List and story side by side, or one at a time."""
        narrow = self.is_narrow()
        self._left.setVisible(not (narrow and self._reading))
        self._right.setVisible(not narrow or self._reading)
        self._back.setVisible(narrow)
        self.detail.arrange(narrow=narrow)
        if not self._placed and width > 400:
            self._placed = True
            if not self._split.take_state(self.desk.settings.panes.get("stories", "")):
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
    def query(self) -> StoryQuery:
        """What is asked for."""
        return self.filters.query(datetime.now(tz=UTC).date())

    def refresh(self) -> None:
        """Ask again for the stories, for as many as are shown."""
        limit = max(PAGE, len(self.model.stories))
        call = partial(asking.listed, query=self.query, limit=limit, shown=self._shown)
        self.desk.operations.run(call, self._show_listed, key="stories.list")

    def _show_listed(self, listed: Listed) -> None:
        self._fetching, self._next = False, listed.next
        narrowed = listed.query != StoryQuery()
        self._choosing = True
        self.model.show_stories(listed.stories)
        if listed.stories:
            self.list.choose(self.model.place(listed.current) or 0)
        self._choosing = False
        there = bool(listed.stories) or narrowed
        self.waiting.setText(_COMPARING if listed.waiting else _ALONE)
        self.stack.setCurrentWidget(self._split if there else self.waiting if listed.documents else self.empty)
        self.head.say(counted(listed.count, "story", "stories") if listed.count else "")
        self.none.setText("No story fits these filters." if narrowed and not listed.stories else "")
        self.none.setVisible(bool(self.none.text()))
        self._ask_story()
        self.list.look_ahead()

    def _fetch_more(self) -> None:
        if self._next is not None and not self._fetching:
            self._fetching = True
            call = partial(asking.more, query=self.query, before=self._next, limit=PAGE)
            self.desk.operations.run(call, self._take_more, key="stories.more")

    def _take_more(self, listed: Listed) -> None:
        self._fetching = False
        if listed.query == self.query and listed.before == self._next:
            self._next = listed.next
            self.model.add_stories(listed.stories)
        self.list.look_ahead()

    @property
    def story(self) -> StorySummary | None:
        """The story of the current row."""
        index = self.list.currentIndex()
        return self.model.stories[index.row()] if index.isValid() and index.row() < len(self.model.stories) else None

    def _row_changed(self, *_indexes: object) -> None:
        if not self._choosing:
            self._ask_story()

    def _ask_story(self) -> None:
        if self.story is None:
            self._show_story(None)
        else:
            call = partial(asking.opened, story_id=self.story.id)
            self.desk.operations.run(call, self._show_story, key="stories.story", failed=self._show_none)

    def _show_none(self, error: BriefingError) -> None:
        self._show_story(None)
        self.show_error(error)

    def _show_story(self, opened: Opened | None) -> None:
        if opened is not None or self.story is None:
            self._shown = tuple(one.id for one in opened.story.documents) if opened is not None else ()
        self.detail.show_story(opened, narrow=self.is_narrow())
        self._set_able()
        self.filled.emit()

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

    # one story

    def _set_able(self) -> None:
        row, there = self.detail.row, self.detail.story is not None
        for command in _ON_STORY:
            self.set_able(command, there)
        self.set_able(Command.KEEP_APART, isinstance(row, Report) and len(self._shown) > 1)
        for command in (Command.ADD_TO_PACK, Command.COPY_WITH_SOURCE):
            self.set_able(command, isinstance(row, Said | Given))
        self.set_able(Command.SHOW_SOURCE, isinstance(row, Report | Said | Given))

    def _make_summary(self) -> None:
        if self.detail.story is not None:
            call = partial(asking.summarise, document_id=self.detail.story.story.documents[0].id)
            self.desk.operations.run(call, self._show_summary, failed=self.show_error)

    def _show_summary(self, change: Change) -> None:
        self.desk.go.emit("packs", Target(pack_id=change.created))
        self.desk.say.emit("Made a media summary from the story", True)

    def _add_to_pack(self) -> None:
        row = self.detail.row
        if isinstance(row, Said):
            self.desk.add_to_open_pack([row.quote.point.id])
        elif isinstance(row, Given):
            self.desk.add_to_open_pack(sourced(row.fact))

    def _copy(self) -> None:
        row = self.detail.row
        if isinstance(row, Said):
            copy_with_source([(row.quote.point, row.quote.document.details)])
            self.say("Copied with its source")
        elif isinstance(row, Given):
            wordings = strongest(row.fact)
            copy_with_source([(one.point, one.document.details) for one in wordings])
            self.say("Copied with its source" if len(wordings) == 1 else "Copied with its sources")

    def _target(self) -> Target | None:
        """Where the current row stands in its document; a fact in the story's own, where one of them gives it."""
        row = self.detail.row
        if isinstance(row, Report):
            return Target(document_id=row.document.id)
        if isinstance(row, Said):
            return Target(document_id=row.quote.document.id, point_id=row.quote.point.id)
        if isinstance(row, Given):
            ours = [one for one in strongest(row.fact) if one.document.id in self._shown]
            first = (ours or strongest(row.fact))[0]
            return Target(document_id=first.document.id, point_id=first.point.id)
        return None

    def _show_in_document(self) -> None:
        if (target := self._target()) is not None:
            self.desk.go.emit("documents", target)

    def _follow(self) -> None:
        """A speaker to the register, a fact to its page, all else to the document."""
        row, target = self.detail.row, self._target()
        if isinstance(row, Head) and row.speaker_id is not None:
            self.desk.go.emit("speakers", Target(speaker_id=row.speaker_id))
        elif isinstance(row, Given) and target is not None:
            self.desk.go.emit("facts", Target(point_id=target.point_id))
        else:
            self._show_in_document()

    # what belongs together

    def _keep_apart(self) -> None:
        row = self.detail.row
        if not isinstance(row, Report):
            return
        others = [one for one in self._shown if one != row.document.id]
        if others:
            self._shown = tuple(others)
            decide = partial(asking.keep_apart, document_id=row.document.id, others=others)
            said = f"“{told.name_of(row.document)}” is kept apart from this story"
            self.desk.operations.run(decide, partial(self._say_decided, said), failed=self.show_error)

    def _say_decided(self, words: str, _change: Change) -> None:
        self.say(words, undo=True)

    def _begin_merging(self) -> None:
        if self.story is None or len(self.model.stories) < 2:
            self.say("There is no other story in the list to put it together with.")
            return
        self._merging = self.story
        self.merging.setText(
            f"Which story is the same as “{told.cut(told.title(self.story), 120)}”? Choose it and press Enter;"
            " Escape leaves all as it is."
        )
        self.merging.show()
        self._close()
        last = self.list.currentIndex().row() == len(self.model.stories) - 1
        self.list.step(-1 if last else 1)

    def _end_merging(self) -> None:
        self._merging = None
        self.merging.hide()

    def _merge(self, first: StorySummary, second: StorySummary) -> None:
        self._end_merging()
        if first.id != second.id:
            call = partial(asking.put_together, stories=(first.id, second.id))
            said = partial(self._say_decided, "Put together; the story is told anew")
            self.desk.operations.run(call, said, failed=self.show_error)

    def _open(self) -> None:
        if self._merging is not None and self.story is not None:
            self._merge(self._merging, self.story)
            return
        self._reading = True
        self.arrange(self.width())
        self.detail.take_focus()

    def _close(self) -> None:
        self._reading = False
        self.arrange(self.width())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_split(self) -> None:
        self.desk.set(panes={**self.desk.settings.panes, "stories": self._split.state()})


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
