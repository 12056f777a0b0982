"""The Speakers page: who is quoted, as what their documents state, and all that they said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area
from briefing_app.domain.search import COUNT_LIMIT, Query
from briefing_app.domain.speakers import SpeakerSummary
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.page import Page
from briefing_app.ui.search.blank import found, number
from briefing_app.ui.search.browser import HitBrowser
from briefing_app.ui.speakers.model import SpeakerDelegate, SpeakerModel, between, capital
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import PaneSplitter, hairline
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.search_field import SearchField
from briefing_app.ui.wording import counted

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_ROLES = 3
"""So many roles are shown at first."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The speakers that were asked for, and how many there are."""

    words: str
    speakers: tuple[SpeakerSummary, ...]
    total: int


class SpeakersPage(Page):
    """The list at the left; at the right one speaker with all that they said."""

    title = "Speakers"
    areas = frozenset({Area.POINTS, Area.DOCUMENTS, Area.SPEAKERS})

    def __init__(self, desk: Desk) -> None:
        """Put the panes together."""
        super().__init__(desk)
        self._words, self._placed, self._reading = "", False, False
        self._speaker: SpeakerSummary | None = None
        self._target: int | None = None
        self.model = SpeakerModel(self)
        self.list = RowList(self.model, "Speakers")
        self.list.take_delegate(SpeakerDelegate(desk.theme, self.list))
        self.field = SearchField(desk.theme, "Filter by name")
        self.browser = HitBrowser(self, "speakers")
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
        self._back = Button(theme, "Speakers", look="plain", icon="arrow-left")
        self._name, self._dates = label("", "heading", wrap=True), label("", "note", wrap=True)
        self._roles = label("", "body", wrap=True)
        self._all_roles = Button(theme, "Show all roles", look="link")
        self._about = QVBoxLayout()
        for part in (self._name, self._dates, self._roles):
            self._about.addWidget(part)
        self._about.addWidget(self._all_roles, 0, Qt.AlignmentFlag.AlignLeft)
        top = QVBoxLayout()
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        top.addLayout(self._about)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self.browser, 1)
        self._top = top
        self._split = PaneSplitter(self._left, self._right)
        self._split.setStretchFactor(1, 1)
        about = "Who is quoted in your documents, as what, and all that they said. Add documents to see them here."
        self.empty = EmptyState(theme, "No speakers yet", about)
        self.empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self.empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.stack = QStackedWidget()
        for pane in (QWidget(), self.empty, self._split):
            self.stack.addWidget(pane)
        self.body.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.opened.connect(self._open)
        self.field.asked.connect(self._filter)
        self.field.returnPressed.connect(self._to_list)
        self.browser.list.left.connect(self._close)
        self._back.clicked.connect(self._close)
        self._all_roles.clicked.connect(self._show_all_roles)
        self._split.moved.connect(self._keep_splits)
        self.browser.split.moved.connect(self._keep_splits)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """Those of what was said, and to the filter."""
        return {**self.browser.commands(), Command.FIND: self._find}

    def panes(self) -> Sequence[QWidget]:
        """List, what was said, passage, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, *self.browser.panes(), self.field)

    def show_target(self, target: Target) -> None:
        """Show one speaker."""
        if target.speaker_id is not None:
            self._target, self._words = target.speaker_id, ""
            self.field.clear()
            self._reading = True
            self.arrange(self.width())
            self.refresh()

    def arrange(self, width: int) -> None:
        """List and speaker side by side, or one at a time."""
        narrow = self.is_narrow()
        self._left.setVisible(not (narrow and self._reading))
        self._right.setVisible(not narrow or self._reading)
        self._back.setVisible(narrow)
        self.browser.arrange(narrow=narrow)
        if not self._placed and width > 400:
            self._placed = True
            panes = self.desk.settings.panes
            if not self._split.take_state(panes.get("speakers", "")):
                self._split.setSizes([360, max(500, width - 361)])
            if not self.browser.split.take_state(panes.get("speakers.source", "")):
                self.browser.split.setSizes([450, 437])

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.desk.theme.space
        self._filters.setContentsMargins(space(24), space(12), space(20), space(8))
        self._top.setContentsMargins(space(12), space(10), space(20), space(12))
        self._about.setContentsMargins(space(12), space(2), 0, 0)
        self._about.setSpacing(space(3))
        self.list.retheme()
        self.browser.retheme()

    # the list

    def refresh(self) -> None:
        """Ask again for the speakers, and for what the one in question said."""
        self.desk.operations.run(partial(_listed, words=self._words), self._show_listed, key="speakers.list")

    def _show_listed(self, listed: Listed) -> None:
        wanted = self._target if self._target is not None else (self._speaker.id if self._speaker else None)
        self._target = None
        self.model.take(listed.speakers)
        self.stack.setCurrentWidget(self._split if listed.total else self.empty)
        self.head.say(counted(listed.total, "person or body", "people and bodies") if listed.total else "")
        self._none.setText(f"Nobody called “{listed.words}” is quoted.")
        self._none.setVisible(bool(listed.total) and not listed.speakers)
        place = self.model.place(wanted)
        before = self._speaker
        if listed.speakers and self.list.currentIndex().row() != (place or 0):
            self.list.choose(place or 0)
        self._show_speaker(self._current(), again=before is not None)
        self.filled.emit()

    def _current(self) -> SpeakerSummary | None:
        index = self.list.currentIndex()
        return self.model.speakers[index.row()] if index.isValid() and index.row() < len(self.model.speakers) else None

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._show_speaker(self._current(), again=False)

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

    # one speaker

    def _show_speaker(self, speaker: SpeakerSummary | None, *, again: bool) -> None:
        same = again and speaker is not None and self._speaker is not None and speaker.id == self._speaker.id
        if speaker is None:
            self._speaker = None
            self.browser.forget()
            self.browser.say("")
        elif same or speaker != self._speaker:
            self._speaker = speaker
            self.browser.browse(Query(speaker_ids=(speaker.id,)), again=same)
            call = partial(_count, speaker_id=speaker.id)
            self.desk.operations.run(call, self._say_count, key="speakers.count")
        self._show_about(all_roles=False)

    def _show_about(self, *, all_roles: bool) -> None:
        speaker = self._speaker
        for part in (self._name, self._dates, self._roles, self._all_roles):
            part.setVisible(speaker is not None)
        if speaker is None:
            return
        self._name.setText(speaker.name)
        self._dates.setText(between(speaker.first, speaker.last) or "No date is known")
        shown = speaker.roles if all_roles else speaker.roles[:_ROLES]
        self._roles.setText("\n".join(map(capital, shown)) or "No document states in what capacity.")
        self._all_roles.say(f"Show all {len(speaker.roles)} roles")
        self._all_roles.setVisible(len(shown) < len(speaker.roles))

    def _show_all_roles(self) -> None:
        self._show_about(all_roles=True)
        self.browser.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_count(self, count: int) -> None:
        quotes = self._speaker.quotes if self._speaker is not None else 0
        figures = count - quotes
        parts = (counted(quotes, "quote"), counted(figures, "figure") if figures > 0 and count < COUNT_LIMIT else "")
        self.browser.say(found(count), ", ".join(part for part in parts if part), number(count))

    def _open(self) -> None:
        self._reading = True
        self.arrange(self.width())
        self.browser.open_results()

    def _close(self) -> None:
        self._reading = False
        self.arrange(self.width())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_splits(self) -> None:
        states = {"speakers": self._split.state(), "speakers.source": self.browser.split.state()}
        self.desk.set(panes={**self.desk.settings.panes, **states})


def _listed(library: "Library", words: str) -> Listed:
    return Listed(words, tuple(library.speakers(words)), library.counts().speakers)


def _count(library: "Library", speaker_id: int) -> int:
    return library.count(Query(speaker_ids=(speaker_id,)))
