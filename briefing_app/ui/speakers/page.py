"""The Speakers page: the register of people and bodies, what is known of each, and all that they said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area
from briefing_app.domain.search import COUNT_LIMIT, Query
from briefing_app.domain.speakers import Speaker, SpeakerKind, SpeakerSummary
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.marking import Marking, Subject
from briefing_app.ui.page import Page
from briefing_app.ui.search.blank import found, number
from briefing_app.ui.search.browser import HitBrowser
from briefing_app.ui.speakers.card import PersonCard
from briefing_app.ui.speakers.dialogues import RegisterFiles
from briefing_app.ui.speakers.model import KINDS, SpeakerDelegate, SpeakerModel
from briefing_app.ui.speakers.said import SaidDelegate
from briefing_app.ui.speakers.work import RegisterWork
from briefing_app.ui.widgets.buttons import Button, Choice, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import PaneSplitter, hairline
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from briefing_app.library.library import Library

QUOTED, UNCONFIRMED, EVERYBODY = "quoted", "unconfirmed", "everybody"
_WHO = [("Who is quoted", QUOTED), ("With unconfirmed", UNCONFIRMED), ("All of the register", EVERYBODY)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to."""

    words: str = ""
    kind: SpeakerKind | None = None
    who: str = QUOTED


@dataclass(frozen=True, slots=True)
class Listed:
    """The speakers that were asked for, how many there are, and how many of those are not settled in full."""

    asked: Asked
    speakers: tuple[SpeakerSummary, ...]
    total: int
    unconfirmed: int
    wanted: SpeakerSummary | None = None


@dataclass(frozen=True, slots=True)
class About:
    """One entry of the register, and how many points it has."""

    speaker: Speaker | None
    count: int


class SpeakersPage(Page):
    """The list at the left; at the right one speaker with all that they said."""

    title = "Speakers"
    areas = frozenset({Area.POINTS, Area.DOCUMENTS, Area.SPEAKERS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put the panes together."""
        super().__init__(desk, parent)
        self._asked, self._placed, self._reading = Asked(), False, False
        self.speaker: SpeakerSummary | None = None
        self._target: int | None = None
        self.model = SpeakerModel(self)
        self.list = RowList(self.model, "Speakers")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.take_delegate(SpeakerDelegate(desk.theme, self.list))
        self.field = SearchField(desk.theme, "Filter by name")
        self.kind = Choice(desk.theme, "Kind", [("Any kind", None), *((words, kind) for kind, words in KINDS.items())])
        self.who = Choice(desk.theme, "Who is listed", _WHO)
        self.card = PersonCard(desk.theme, desk.actions)
        self.browser = HitBrowser(self, "speakers")
        keys = [(Command.ADD_TO_PACK, "Add to pack"), (Command.COPY_WITH_SOURCE, "Copy")]
        shown = [(desk.actions.key(command), words) for command, words in keys]
        self.browser.list.take_delegate(SaidDelegate(desk.theme, self.browser.list, shown))
        self.files = RegisterFiles(self)
        self.work = RegisterWork(self)
        self._lay_out()
        self.marking = Marking(self, self._subject)
        self._connect()
        self.retheme()

    def _lay_out(self) -> None:
        theme = self.desk.theme
        self._none = label("", "body", wrap=True)
        self._none.hide()
        choices = QHBoxLayout()
        choices.addWidget(self.who)
        choices.addWidget(self.kind)
        choices.addStretch(1)
        self._filters, self._inset = QVBoxLayout(), QVBoxLayout()
        self._inset.addWidget(self.field)
        self._filters.addLayout(self._inset)
        self._filters.addLayout(choices)
        self._filters.addWidget(self._none)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._filters)
        column.addWidget(self.list, 1)
        self._back = Button(theme, "Speakers", look="plain", icon="arrow-left")
        top = QVBoxLayout()
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self.card)
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self.work.stack, 1)
        self._top = top
        about = "Who is quoted in your documents, as what, and all that they said. Add documents to see them here."
        self.empty = EmptyState(theme, "No speakers yet", about)
        self.empty.column.addSpacing(theme.space(8))
        add = action_button(theme, self.desk.actions[Command.ADD_FILES], look="primary", icon="plus")
        self.empty.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        register = (Command.IMPORT_REGISTER, Command.ADD_SPEAKER)
        for command, words in zip(register, ("Read in a register", "Add a person or body"), strict=True):
            link = action_button(theme, self.desk.actions[command], look="link", text=words)
            self.empty.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for command, icon, words in (
            (Command.EXPORT_REGISTER, "export", "Write to a file"),
            (Command.IMPORT_REGISTER, "tray", "Read in"),
            (Command.ADD_SPEAKER, "plus", "Add"),
        ):
            look = "quiet" if command is Command.ADD_SPEAKER else "plain"
            self.head.add(action_button(theme, self.desk.actions[command], look=look, icon=icon, text=words))
        self.stack = QStackedWidget(self)
        self._split = PaneSplitter(self._left, self._right, parent=self.stack)
        self._split.setStretchFactor(1, 1)
        for pane in (QWidget(), self.empty, self._split):
            self.stack.addWidget(pane)
        self.body.addWidget(self.stack)

    def _connect(self) -> None:
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.opened.connect(self._open)
        self.list.selectionModel().selectionChanged.connect(self._set_able)
        self.browser.moved.connect(self._set_able)
        self.field.asked.connect(self._filter)
        self.kind.on_chosen(self._filter_kind)
        self.who.on_chosen(self._filter_who)
        self.field.returnPressed.connect(self._to_list)
        self.browser.list.left.connect(self._close)
        self._back.clicked.connect(self._close)
        self.files.previewed.connect(self.work.consider)
        self._split.moved.connect(self._keep_splits)
        self.browser.split.moved.connect(self._keep_splits)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """Those of what was said, of the register, and to the filter."""
        files = {Command.IMPORT_REGISTER: self.files.ask_import, Command.EXPORT_REGISTER: self.files.ask_export}
        return {
            **self.browser.commands(),
            **self.work.commands(),
            **self.marking.commands(),
            **files,
            Command.FIND: self._find,
        }

    def panes(self) -> Sequence[QWidget]:
        """List, what was said, passage, filter."""
        if self.stack.currentWidget() is self.empty:
            return (self.empty,)
        return (self.list, *self.work.panes(), self.field)

    def show_target(self, target: Target) -> None:
        """Show one speaker."""
        if target.speaker_id is not None:
            self._target, self._asked = target.speaker_id, Asked()
            self.field.clear()
            self.kind.show_value(None)
            self.who.show_value(QUOTED)
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
        self._filters.setContentsMargins(space(12), space(12), space(20), space(8))
        self._inset.setContentsMargins(space(12), 0, 0, 0)  # the words of a plain button are set in by as much
        self._none.setContentsMargins(space(12), 0, 0, 0)
        self._top.setContentsMargins(space(12), space(10), space(20), space(12))
        self._filters.setSpacing(space(4))
        self.card.retheme()
        self.list.retheme()
        self.browser.retheme()

    def finish(self) -> None:
        """Save what is being typed."""
        self.work.close()
        self.marking.finish()

    # the list

    def refresh(self) -> None:
        """Ask again for the speakers, and for what the one in question said."""
        wanted = self._target if self._target is not None else self._shown_id
        call = partial(_listed, asked=self._asked, wanted=wanted)
        self.desk.operations.run(call, self._show_listed, key="speakers.list")

    @property
    def _shown_id(self) -> int | None:
        return self.speaker.id if self.speaker else None

    def _show_listed(self, listed: Listed) -> None:
        wanted = self._target if self._target is not None else self._shown_id
        self._target = None
        speakers = listed.speakers
        if listed.wanted is not None and all(each.id != listed.wanted.id for each in speakers):
            speakers = (listed.wanted, *speakers)
        self.model.show_values(speakers)
        self.stack.setCurrentWidget(self._split if listed.total or speakers else self.empty)
        self._say_counts(listed)
        place = self.model.row_of(wanted)
        before = self.speaker
        if speakers and self.list.currentIndex().row() != (place or 0):
            self.list.choose(place or 0)
        self._show_speaker(self.current(), again=before is not None)
        self._set_able()
        self.filled.emit()

    def _say_counts(self, listed: Listed) -> None:
        unsure = f", {listed.unconfirmed:,} in doubt" if listed.unconfirmed else ""
        total = counted(listed.total, "person or body", "people and bodies")
        self.head.say(f"{total}{unsure}" if listed.total else "")
        called = f" called “{listed.asked.words}”" if listed.asked.words else ""
        kind = f" of the kind {KINDS[listed.asked.kind].casefold()}" if listed.asked.kind else ""
        sort = {QUOTED: "is quoted", UNCONFIRMED: "has unconfirmed quotes", EVERYBODY: "is in the register"}
        self._none.setText(f"Nobody{called}{kind} {sort[listed.asked.who]}.")
        self._none.setVisible(bool(listed.total) and not listed.speakers)

    def current(self) -> SpeakerSummary | None:
        """The speaker of the current row."""
        return self.model.at(self.list.currentIndex())

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        speaker = self.current()
        # Where the list comes in another order, the one in question keeps the pane in which something is being done.
        if current.isValid() and (speaker is None or speaker.id != self._shown_id):
            self._show_speaker(speaker, again=False)

    def chosen(self) -> list[SpeakerSummary]:
        """The speakers of all selected rows."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.values[row] for row in rows]

    def show_new(self, speaker_id: int) -> None:
        """Show an entry that was just made, whether or not it is quoted."""
        self._target = speaker_id
        self.refresh()

    def _filter(self, words: str) -> None:
        self._ask(replace(self._asked, words=words))

    def _filter_kind(self, kind: object) -> None:
        self._ask(replace(self._asked, kind=kind if isinstance(kind, SpeakerKind) else None))

    def _filter_who(self, who: object) -> None:
        self._ask(replace(self._asked, who=str(who)))

    def _ask(self, asked: Asked) -> None:
        if asked != self._asked:
            # Somebody who is not of this choice is not to stand before it.
            self._asked, self.speaker = asked, None
            self.refresh()

    def _subject(self) -> Subject:
        return Subject(point_ids=tuple(point.id for point in self.browser.points()))

    def _set_able(self) -> None:
        self.work.set_able()
        self.marking.set_able()

    def _find(self) -> None:
        self._close()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # one speaker

    def _show_speaker(self, speaker: SpeakerSummary | None, *, again: bool) -> None:
        same = again and speaker is not None and self.speaker is not None and speaker.id == self.speaker.id
        if not same:
            self.work.close()
        if speaker is None:
            self.speaker = None
            self.card.forget()
            self.browser.forget()
            self.browser.say("")
            return
        if same or speaker != self.speaker:
            self.speaker = speaker
            self.browser.browse(Query(speaker_ids=(speaker.id,)), again=same)
            call = partial(_about, speaker_id=speaker.id)
            self.desk.operations.run(call, self._show_about, key="speakers.count")
        self.card.show_summary(speaker)

    def _show_about(self, about: About) -> None:
        if about.speaker is not None and about.speaker.id == self._shown_id:
            self.card.show_speaker(about.speaker)
            self.work.renew(about.speaker)
            self._say_count(about.count)

    def _say_count(self, count: int) -> None:
        quotes = self.speaker.quotes if self.speaker is not None else 0
        if count >= COUNT_LIMIT or count == quotes:  # points are not counted further; the quotes among them are
            self.browser.say(counted(quotes, "quote"), "", number(count))
            return
        parts = (counted(quotes, "quote"), counted(count - quotes, "figure"))
        self.browser.say(found(count), ", ".join(parts), number(count))

    def open_reading(self) -> None:
        """Show the speaker's side, where list and speaker take turns."""
        self._reading = True
        self.arrange(self.width())

    def _open(self) -> None:
        self.open_reading()
        self.browser.open_results()

    def _close(self) -> None:
        self._reading = False
        self.arrange(self.width())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _keep_splits(self) -> None:
        states = {"speakers": self._split.state(), "speakers.source": self.browser.split.state()}
        self.desk.set(panes={**self.desk.settings.panes, **states})


def _listed(library: "Library", asked: Asked, wanted: int | None) -> Listed:
    everybody = library.speakers(asked.words, everybody=asked.who == EVERYBODY)
    found = tuple(each for each in everybody if asked.kind in (None, each.kind))
    waiting = tuple(each for each in found if each.unconfirmed or each.provisional)
    shown = waiting if asked.who == UNCONFIRMED else found
    there = next(iter(library.speaker_summaries([wanted])), None) if wanted is not None else None
    return Listed(asked, shown, library.count_speakers(), len(waiting), there)


def _about(library: "Library", speaker_id: int) -> About:
    there = bool(library.speaker_summaries([speaker_id]))
    speaker = library.speaker(speaker_id) if there else None
    return About(speaker, library.count(Query(speaker_ids=(speaker_id,))))
