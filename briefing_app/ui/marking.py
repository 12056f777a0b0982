"""Tags, collections and notes on what is in question on a page: the strips at its foot, and what they do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.marks import Collection, Remark, Tag
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.mark_strip import NamesStrip, NoteStrip

if TYPE_CHECKING:
    from briefing_app.library.library import Library

COMMANDS = (Command.TAG, Command.COLLECT, Command.NOTE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is marked: documents, or points."""

    document_ids: tuple[int, ...] = ()
    point_ids: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.document_ids or self.point_ids)

    @property
    def words(self) -> str:
        """*the document*, *3 points*."""
        for ids, one in ((self.document_ids, "document"), (self.point_ids, "point")):
            if ids:
                return f"the {one}" if len(ids) == 1 else counted(len(ids), one)
        return "nothing"


@dataclass(frozen=True, slots=True)
class Named:
    """The tags or collections there are, and which of them are on the subject."""

    subject: Subject
    known: tuple[Tag | Collection, ...]
    on: tuple[str, ...]


class Marking(QObject):
    """Belongs to a page. `subject` says what is in question when a command is given."""

    def __init__(self, page: Page, subject: Callable[[], Subject]) -> None:
        """Put the strips at the page's foot."""
        super().__init__(page)
        self._page, self._ask, self._subject = page, subject, Subject()
        self._known: dict[str, int] = {}
        self._remark: Remark | None = None
        self._focus: QWidget | None = None
        theme = page.desk.theme
        self.tags = NamesStrip(theme, "A tag, such as winter timetable")
        self.collections = NamesStrip(theme, "A collection, such as Oral questions in May")
        self.note = NoteStrip(theme)
        for strip in (self.tags, self.collections, self.note):
            page.body.addWidget(strip)
            strip.closed.connect(self._give_back_focus)
        self.tags.added.connect(self._tag)
        self.tags.taken_off.connect(self._untag)
        self.collections.added.connect(self._collect)
        self.collections.taken_off.connect(self._uncollect)
        self.note.written.connect(self._write_note)
        page.desk.operations.changed.connect(self._renew)

    def commands(self) -> Mapping[Command, Handler]:
        """What the page answers to."""
        return {Command.TAG: self.ask_tags, Command.COLLECT: self.ask_collections, Command.NOTE: self.ask_note}

    def set_able(self) -> None:
        """What is able follows from whether something is in question."""
        there = bool(self._ask())
        for command in COMMANDS:
            self._page.set_able(command, there)

    def finish(self) -> None:
        """Keep what is being written."""
        self.note.take()

    def ask_tags(self) -> None:
        """Show the tags of what is in question."""
        self._begin(self.tags)
        self._look(self.tags)

    def ask_collections(self) -> None:
        """Show the collections of what is in question."""
        self._begin(self.collections)
        self._look(self.collections)

    def ask_note(self) -> None:
        """Write a note on what is in question: on the first, where it is several."""
        self._begin(self.note)
        self._remark = None
        self.note.start(f"Note on {self._one().words}")

    def edit_note(self, remark: Remark) -> None:
        """Go on with a note."""
        self._begin(self.note)
        self._remark = remark
        self.note.start("Edit the note", remark.markdown)

    def _one(self) -> Subject:
        return Subject(
            self._subject.document_ids[:1], () if self._subject.document_ids else self._subject.point_ids[:1]
        )

    def _begin(self, strip: QWidget) -> None:
        self.note.take()
        self._subject, focus = self._ask(), QApplication.focusWidget()
        self._focus = focus if focus is not None and not strip.isAncestorOf(focus) else self._focus
        for each in (self.tags, self.collections, self.note):
            if each is not strip:
                each.hide()

    def _give_back_focus(self) -> None:
        if self._focus is not None and self._page.isAncestorOf(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # names

    def _look(self, strip: NamesStrip) -> None:
        if self._subject:
            call = partial(_named, subject=self._subject, tags=strip is self.tags)
            self._page.desk.operations.run(call, partial(self._show, strip), key=f"{self._page.title}.marks")

    def _show(self, strip: NamesStrip, named: Named) -> None:
        if named.subject != self._subject:
            return
        self._known = {each.name: each.id for each in named.known}
        begins = strip.isHidden()
        what = "Tags on" if strip is self.tags else "Collections with"
        strip.show_names(f"{what} {named.subject.words}", named.on, list(self._known))
        if begins:
            strip.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _renew(self, change: Change) -> None:
        for strip in (self.tags, self.collections):
            if Area.MARKS in change.areas and not strip.isHidden():
                self._look(strip)

    def _tag(self, name: str) -> None:
        on = self._subject
        self._write(lambda library: library.tag(name, document_ids=on.document_ids, point_ids=on.point_ids))

    def _untag(self, name: str) -> None:
        on, one = self._subject, self._known[name]
        self._write(lambda library: library.untag(one, document_ids=on.document_ids, point_ids=on.point_ids))

    def _collect(self, name: str) -> None:
        self._write(partial(_collect, name=name, on=self._subject))

    def _uncollect(self, name: str) -> None:
        on, one = self._subject, self._known[name]
        self._write(lambda library: library.uncollect(one, document_ids=on.document_ids, point_ids=on.point_ids))

    def _write_note(self, words: str) -> None:
        remark, on = self._remark, self._one()
        if remark is not None:
            self._write(lambda library: library.edit_remark(remark.id, words))
        elif on.document_ids:
            self._write(lambda library: library.add_remark(words, document_id=on.document_ids[0]))
        elif on.point_ids:
            self._write(lambda library: library.add_remark(words, point_id=on.point_ids[0]))

    def delete_note(self, remark: Remark) -> None:
        """Take a note away."""
        self._write(lambda library: library.delete_remark(remark.id))

    def _write(self, call: "Callable[[Library], Change]") -> None:
        self._page.desk.operations.run(call, self._page.say_done)


def _named(library: "Library", subject: Subject, *, tags: bool) -> Named:
    if tags:
        known: list[Tag] | list[Collection] = library.tags()
        found = [library.tags_of_documents(subject.document_ids), library.tags_of_points(subject.point_ids)]
    else:
        known = library.collections()
        ids = subject.document_ids
        found = [library.collections_of_documents(ids), library.collections_of_points(subject.point_ids)]
    on = dict.fromkeys(name for each in found for names in each.values() for name in names)
    return Named(subject, tuple(known), tuple(on))


def _collect(library: "Library", name: str, on: Subject) -> Change:
    same = [each.id for each in library.collections() if each.name.casefold() == name.casefold()]
    if same:
        return library.collect(same[0], document_ids=on.document_ids, point_ids=on.point_ids)
    return library.add_collection(name, document_ids=on.document_ids, point_ids=on.point_ids)
