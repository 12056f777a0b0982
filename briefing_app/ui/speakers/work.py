"""What one does to the register on the Speakers page: edit, confirm, merge, split, add."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.domain.changes import Change
from briefing_app.domain.points import PointKind
from briefing_app.domain.speakers import OfficeDetails, RegisterPreview, Speaker, SpeakerDetails, SpeakerSummary
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.speakers.adding import AddPane
from briefing_app.ui.speakers.editor import EditorPane, PaneFrame
from briefing_app.ui.speakers.giving import GivePane
from briefing_app.ui.speakers.merging import MergePane, Merging
from briefing_app.ui.speakers.reading_in import ReadInPane

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.ui.speakers.page import SpeakersPage

Write = Callable[["Library"], Change]


class RegisterWork(QObject):
    """Belongs to the Speakers page; its `stack` holds what was said and, over it, the pane of what is being done."""

    def __init__(self, page: "SpeakersPage") -> None:
        """Only what was said, until something is done."""
        super().__init__(page)
        self._page, self._run = page, page.desk.operations.run
        self.stack = QStackedWidget()
        self.stack.addWidget(page.browser)
        self.stack.currentChanged.connect(self._fold_card)
        page.desk.theme.changed.connect(self._put_away)

    def _put_away(self) -> None:
        """What was under way goes; the panes are made again in the theme's measures."""
        self.stack.setCurrentIndex(0)
        while old := self.stack.widget(1):
            self.stack.removeWidget(old)
            old.deleteLater()
        for name in ("editor", "merging", "giving", "adding", "reading_in"):
            self.__dict__.pop(name, None)

    # the panes, made when they are first wanted: together they would take half as long as the page

    @cached_property
    def editor(self) -> EditorPane:
        """Corrects an entry."""
        pane = EditorPane(self._page.desk.theme)
        pane.edited.connect(self._save)
        pane.alias_added.connect(self._add_alias)
        pane.alias_removed.connect(lambda one: self._write(lambda library: library.remove_alias(one)))
        pane.delete_asked.connect(self._delete)
        pane.offices.added.connect(self._add_office)
        pane.offices.edited.connect(lambda one, told: self._write(lambda library: library.edit_office(one, told)))
        pane.offices.removed.connect(lambda one: self._write(lambda library: library.remove_office(one)))
        pane.offices.misread.connect(self._say_misread)
        self._take(pane)
        return pane

    @cached_property
    def merging(self) -> MergePane:
        """Makes several entries one."""
        pane = MergePane(self._page.desk.theme)
        pane.preview_asked.connect(self._preview_merge)
        pane.merge_asked.connect(self._do_merge)
        self._take(pane)
        return pane

    @cached_property
    def giving(self) -> GivePane:
        """Gives quotes to somebody else."""
        pane = GivePane(self._page.desk.theme)
        pane.given.connect(self._give)
        pane.split.connect(self._split_off)
        self._take(pane)
        return pane

    @cached_property
    def adding(self) -> AddPane:
        """Makes a new entry."""
        pane = AddPane(self._page.desk.theme)
        pane.added.connect(self._add)
        self._take(pane)
        return pane

    @cached_property
    def reading_in(self) -> ReadInPane:
        """Tells what a register would settle."""
        pane = ReadInPane(self._page.desk.theme)
        pane.wanted.connect(self._read_in)
        self._take(pane)
        return pane

    def _take(self, pane: PaneFrame) -> None:
        self.stack.addWidget(pane)
        pane.closed.connect(self._leave)

    # what the page asks

    def commands(self) -> Mapping[Command, Handler]:
        """What the page answers to for the register."""
        return {
            Command.EDIT: self.edit,
            Command.CONFIRM_SPEAKER: self._confirm,
            Command.MERGE_SPEAKERS: self.merge,
            Command.SPLIT_SPEAKER: self.give,
            Command.ADD_SPEAKER: self._start_adding,
        }

    def set_able(self) -> None:
        """What is able follows from the speaker in question and the points that are selected."""
        page, speaker = self._page, self._page.current()
        page.set_able(Command.EDIT, speaker is not None)
        page.set_able(Command.MERGE_SPEAKERS, speaker is not None)
        doubtful = speaker is not None and bool(speaker.unconfirmed or speaker.provisional)
        page.set_able(Command.CONFIRM_SPEAKER, doubtful)
        page.set_able(Command.SPLIT_SPEAKER, speaker is not None and bool(self._quotes()))

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes to at the right."""
        pane = self.stack.currentWidget()
        return (pane,) if isinstance(pane, PaneFrame) else self._page.browser.panes()

    def renew(self, speaker: Speaker) -> None:
        """The entry in question as it now is."""
        if isinstance(self.stack.currentWidget(), EditorPane):
            self.editor.show_speaker(speaker)

    def close(self) -> None:
        """Put away what is being done; what was typed is saved."""
        if isinstance(self.stack.currentWidget(), EditorPane):
            self.editor.finish()
        self.stack.setCurrentIndex(0)

    def _leave(self) -> None:
        if self.stack.currentIndex():
            self.close()
            self._page.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_card(self, index: int) -> None:
        self._page.card.fold(folded=index > 0)

    def _show(self, pane: PaneFrame) -> None:
        self._page.open_reading()
        self.stack.setCurrentWidget(pane)
        pane.verticalScrollBar().setValue(0)

    # editing

    def edit(self) -> None:
        """Put the entry into the fields."""
        speaker = self._page.card.speaker
        if speaker is not None:
            self.editor.show_speaker(speaker)
            self._show(self.editor)
            self.editor.focus_first()

    def _speaker_id(self) -> int:
        return self.editor.speaker.id if self.editor.speaker else 0

    def _write(self, call: Write, done: Callable[[Change], None] | None = None) -> None:
        self._run(call, done or self._page.say_done)

    def _save(self, details: SpeakerDetails) -> None:
        one = self._speaker_id()
        self._write(lambda library: library.edit_speaker(one, details))

    def _add_alias(self, name: str) -> None:
        one = self._speaker_id()
        self._write(lambda library: library.add_alias(one, name))

    def _add_office(self, office: OfficeDetails) -> None:
        one = self._speaker_id()
        self._write(partial(_add_office, one=one, office=office))

    def _delete(self) -> None:
        one = self._speaker_id()
        self.stack.setCurrentIndex(0)
        self._write(lambda library: library.delete_speaker(one))

    def _say_misread(self, words: str) -> None:
        self._page.say(f"“{words}” is not a date, so the office was left as it was. Write it as 21 August 2024.")

    def _start_adding(self) -> None:
        self._page.stack.setCurrentIndex(2)
        self._show(self.adding)
        self.adding.start()

    def consider(self, text: str, file: str, preview: RegisterPreview) -> None:
        """Tell what reading a register in would settle."""
        self._page.stack.setCurrentIndex(2)
        self._show(self.reading_in)
        self.reading_in.start(text, file, preview)

    def _read_in(self, text: str, file: str) -> None:
        self.stack.setCurrentIndex(0)
        self._page.files.take_over(text, file)

    def _add(self, details: SpeakerDetails) -> None:
        self.stack.setCurrentIndex(0)
        self._write(lambda library: library.add_speaker(details), self._show_made)

    def _show_made(self, change: Change) -> None:
        self._page.say_done(change)
        if change.created is not None:
            self._page.show_new(change.created)

    # doubt

    def _confirm(self) -> None:
        speaker = self._page.current()
        if speaker is not None:
            self._write(lambda library: library.confirm_speaker(speaker.id))

    def merge(self) -> None:
        """Begin with the selected rows, or with the one in question."""
        chosen = self._page.chosen()
        if chosen:
            self._run(_everybody, partial(self._start_merge, chosen), key="speakers.everybody")

    def _start_merge(self, chosen: Sequence[SpeakerSummary], everybody: list[SpeakerSummary]) -> None:
        self._show(self.merging)
        self.merging.start(chosen, everybody)
        self.merging.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview_merge(self, into: int, ids: list[int]) -> None:
        self._run(partial(_merging, into=into, ids=ids), self.merging.show_preview, key="speakers.merge")

    def _do_merge(self, into: int, ids: list[int]) -> None:
        self.stack.setCurrentIndex(0)
        self._write(lambda library: library.merge_speakers(into, ids), partial(self._show_left, into))

    def _show_left(self, speaker_id: int, change: Change) -> None:
        self._page.say_done(change)
        self._page.show_new(speaker_id)

    # giving away

    def _quotes(self) -> list[int]:
        return [point.id for point in self._page.browser.points() if point.kind is not PointKind.KEY_POINT]

    def give(self) -> None:
        """Begin with the selected points of the speaker in question."""
        if self._page.speaker is not None and self._quotes():
            self._run(_everybody, self._start_giving, key="speakers.everybody")

    def _start_giving(self, everybody: list[SpeakerSummary]) -> None:
        speaker = self._page.speaker
        points = [point for point in self._page.browser.points() if point.kind is not PointKind.KEY_POINT]
        if speaker is not None and points:
            self._show(self.giving)
            self.giving.start(points, speaker, everybody)
            self.giving.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, ids: list[int], who: int) -> None:
        self.stack.setCurrentIndex(0)
        self._write(lambda library: library.settle_speaker(ids, who))

    def _split_off(self, ids: list[int], details: SpeakerDetails) -> None:
        speaker = self._page.speaker
        if speaker is not None:
            self.stack.setCurrentIndex(0)
            self._write(lambda library: library.split_speaker(speaker.id, ids, details))


def _everybody(library: "Library") -> list[SpeakerSummary]:
    return library.speakers(everybody=True)


def _merging(library: "Library", into: int, ids: list[int]) -> Merging:
    return Merging(library.preview_merge(into, ids), tuple(library.speaker(one) for one in (into, *ids)))


def _add_office(library: "Library", one: int, office: OfficeDetails) -> Change:
    return library.add_office(one, office)
