"""The Stories page: the announcements that several documents report, each with who said what, day by day."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.stories import StoryQuery, StorySummary
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.copying import copy_with_source
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.facts.told import sourced, strongest
from briefing_app.ui.listing.page import PAGE, ListPage
from briefing_app.ui.stories import asking, told
from briefing_app.ui.stories.asking import Listed
from briefing_app.ui.stories.detail import StoryDetail
from briefing_app.ui.stories.filters import Filters
from briefing_app.ui.stories.model import StoryDelegate, StoryModel
from briefing_app.ui.stories.rows import Given, Head, Opened, Report, Said

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.ui.listing.model import Part

_ON_STORY = (Command.MAKE_SUMMARY, Command.PUT_TOGETHER, Command.NEXT_POINT, Command.PREVIOUS_POINT)
_ABOUT = (
    "When two or more documents report the same announcement they stand here as one story: who says what in it, in"
    " which figures, and when. Add documents first."
)
_COMPARING = "Your documents are being compared. Stories appear here as soon as that is done."
_ALONE = "No two of your documents report the same announcement. As soon as two do, they stand here as one story."


class StoriesPage(ListPage[StorySummary]):
    """The list at the left, one story at the right. `filled` when the list and the story in question are shown."""

    title = "Stories"
    areas = frozenset({Area.LINKS, Area.POINTS, Area.DOCUMENTS})
    key, noun, nouns, about = "stories", "story", "stories", _ABOUT
    model: StoryModel
    filters: Filters
    detail: StoryDetail

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put the panes together."""
        self._shown: tuple[int, ...] = ()
        detail = StoryDetail(desk.theme, desk.actions)
        super().__init__(desk, StoryModel(), StoryDelegate, Filters(desk.theme), detail, parent=parent)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What one does with a story, and with what is in it."""
        return {
            **super().commands(),
            Command.MAKE_SUMMARY: self._make_summary,
            Command.KEEP_APART: self._keep_apart,
            Command.ADD_TO_PACK: self._add_to_pack,
            Command.COPY_WITH_SOURCE: self._copy,
            Command.SHOW_SOURCE: self._show_in_document,
        }

    def panes(self) -> Sequence[QWidget]:
        """List, story, its views, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, self.detail.list, self.detail.tabs, self.filters.field)

    # the list

    @property
    def query(self) -> StoryQuery:
        """What is asked for."""
        return self.filters.query(datetime.now(tz=UTC).date())

    def refresh(self) -> None:
        """Ask again for the stories, for as many as are shown."""
        call = partial(asking.listed, query=self.query, limit=self.limit, shown=self._shown)
        self.desk.operations.run(call, self._show_listed, key="stories.list")

    def fetch(self, before: tuple[int, int]) -> "Callable[[Library], Part[StorySummary]]":
        """A page of stories."""
        return partial(asking.more, query=self.query, before=before, limit=PAGE)

    def _show_listed(self, listed: Listed) -> None:
        waiting = (_COMPARING if listed.waiting else _ALONE) if listed.documents else ""
        self.fill(listed.part, partial(self.model.row_of, listed.current), total=listed.count, waiting=waiting)
        self.head.say(counted(listed.count, "story", "stories") if listed.count else "")
        self.show_current()
        self.list.look_ahead()

    @property
    def story(self) -> StorySummary | None:
        """The story of the current row."""
        return self.current

    def show_current(self) -> None:
        """Ask for the story of the current row."""
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
        self.see_what_can_be_done()
        self.filled.emit()

    # one story

    def see_what_can_be_done(self) -> None:
        """What is done with a row depends on what it is of."""
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

    def follow(self) -> None:
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

    def put_together(self, first: StorySummary, second: StorySummary) -> None:
        """Have the documents of both tell one."""
        call = partial(asking.put_together, stories=(first.id, second.id))
        said = partial(self._say_decided, "Put together; the story is told anew")
        self.desk.operations.run(call, said, failed=self.show_error)
