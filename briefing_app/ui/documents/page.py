"""The Documents page: what there is, how far its review has got, and the text of the one that is chosen."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.changes import Area
from briefing_app.domain.documents import DocumentDetails
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.documents import asking
from briefing_app.ui.documents.again import FindAgain
from briefing_app.ui.documents.asking import Listed
from briefing_app.ui.documents.beside import PageBeside
from briefing_app.ui.documents.bin import BinPane
from briefing_app.ui.documents.drops import welcome
from briefing_app.ui.documents.filters import DocumentFilters
from briefing_app.ui.documents.imports import Imports
from briefing_app.ui.documents.model import ORDERS, Column, DocumentModel
from briefing_app.ui.documents.original import open_original
from briefing_app.ui.documents.points import PointCommands
from briefing_app.ui.documents.reader import Opened, ReaderPane
from briefing_app.ui.documents.start import StartPane
from briefing_app.ui.documents.table import DocumentTable
from briefing_app.ui.marking import Marking, Subject
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.lines import PaneSplitter


class DocumentsPage(Page):
    """Start pane while the library is empty; table and reader afterwards."""

    title = "Documents"
    areas = frozenset({Area.DOCUMENTS, Area.POINTS, Area.MARKS, Area.PACKS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put the panes together."""
        super().__init__(desk, parent)
        self.setAcceptDrops(True)
        self._target: Target | None = None
        self._reading = self._placed = False
        self.model = DocumentModel(self)
        self.table = DocumentTable(desk.theme, self.model)
        self.reader = ReaderPane(desk.theme, desk.actions)
        self.imports = Imports(desk, self)
        self.again = FindAgain(desk, self)
        self.points = PointCommands(self, self.reader)
        self.beside = PageBeside(desk, self.reader)
        self.bin = BinPane(self)
        self._start = StartPane(desk.theme, desk.actions, self.imports.sample_count())
        self._lay_out()
        self.marking = Marking(self, self._subject)
        self._connect()

    def _lay_out(self) -> None:
        theme, actions = self.desk.theme, self.desk.actions
        self._ways_in = (
            action_button(theme, actions[Command.PASTE_TEXT], look="plain", icon="clipboard-text", text="Paste text"),
            action_button(theme, actions[Command.ADD_FOLDER], look="plain", icon="folder-open", text="Add a folder"),
            action_button(theme, actions[Command.ADD_FILES], look="quiet", icon="plus"),
        )
        self._to_bin = action_button(theme, actions[Command.SHOW_BIN], look="plain", icon="trash", text="Bin")
        self._to_bin.hide()  # until something is in it
        for button in (self._to_bin, *self._ways_in):
            self.head.add(button)
        self.filters = DocumentFilters(theme)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.again.strip)
        column.addWidget(self.imports.report)
        self._left = left
        self._stack = QStackedWidget(self)
        self._split = PaneSplitter(left, self.reader, parent=self._stack)
        for pane in (QWidget(), self._start, self._split, self.bin):
            self._stack.addWidget(pane)
        self.body.addWidget(self._stack)
        self.retheme()

    def _connect(self) -> None:
        self.model.wanted.connect(self._fetch)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.heads.sectionClicked.connect(self._sort)
        self.table.opened.connect(self._open_reader)
        self.again.strip.left.connect(self.table.setFocus)
        self.filters.changed.connect(self.refresh)
        self.bin.closed.connect(self._close_bin)
        self.reader.notes.edit_asked.connect(self.marking.edit_note)
        self.reader.notes.delete_asked.connect(self.marking.delete_note)
        self._split.moved.connect(self._keep_split)
        self.reader.back.connect(self._close_reader)
        self.beside.changed.connect(self._arrange_again)
        self.reader.review_asked.connect(self._go_review)
        self.reader.selected.connect(self.points.set_able)
        self.reader.source.text_picked.connect(self.points.set_able)
        self.reader.details.edited.connect(self._save_details)
        self.reader.details.misread.connect(self._say_misread)
        self.reader.details.closed.connect(self._close_details)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """Importing, points, details and the bin."""
        if self._stack.currentWidget() is self.bin:
            binned = {Command.RESTORE: self.bin.restore, Command.PURGE: self.bin.ask_purge}
            return {**self.imports.commands(), **binned, Command.SHOW_BIN: self._close_bin}
        own = {
            Command.FIND: self._find,
            Command.DELETE: self._delete,
            Command.DETAILS: self._open_details,
            Command.FIND_AGAIN: self._ask_again,
            Command.OPEN_ORIGINAL: self._open_original,
            Command.SHOW_PAGE: self.beside.toggle,
            Command.SHOW_BIN: self._show_bin,
        }
        return {**self.imports.commands(), **self.points.commands(), **self.marking.commands(), **own}

    def panes(self) -> Sequence[QWidget]:
        """Filter, table, reader; or the start pane."""
        if self._stack.currentWidget() is self._start:
            return (self._start.choose,)
        if self._stack.currentWidget() is self.bin:
            return (self.bin.list,)
        return (self.table, self.reader.source, self.filters.field)

    def show_target(self, target: Target) -> None:
        """Open a document at a point."""
        self._target = target
        self._close_bin()
        if target.document_id is not None:
            self._reading = True
            self.arrange(self.width())
            self.reader.source.setFocus(Qt.FocusReason.OtherFocusReason)
            self._choose(target.document_id)
            self._open(target.document_id)

    def arrange(self, width: int) -> None:
        """Table and reader side by side, or one of them where the window is narrow or text large."""
        narrow = self.is_narrow()
        # Text and page side by side need the table's room.
        self._left.setVisible(not (narrow and self._reading) and not self.beside.is_shown)
        self.reader.setVisible(not narrow or self._reading or self.beside.is_shown)
        self.reader.back_button.setVisible(narrow or self.beside.is_shown)
        self.table.set_beside_reader(beside=not narrow or width < self.desk.theme.text(900))
        self._start.arrange()
        if not self._placed and width > 400:
            self._placed = True
            if not self._split.take_state(self.desk.settings.panes.get("documents", "")):
                self._split.setSizes([612, 636])

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.filters.retheme()
        self.table.retheme()
        self.reader.retheme()
        self.bin.retheme()
        self.beside.pane.retheme()

    def finish(self) -> None:
        """Save what is being typed; stop reading."""
        self.finish_typing()
        self.imports.close()
        self.again.close()
        self.beside.close()

    def finish_typing(self) -> None:
        """Save what is being typed."""
        self.reader.details.finish()
        self.reader.form.close_form()
        self.marking.finish()

    # the table

    def refresh(self) -> None:
        """Ask for the ids again, and for the text that is open."""
        self.desk.operations.run(
            partial(asking.listed, asked=self.filters.asked), self._show_listed, key="documents.list"
        )
        if self.reader.opened is not None:
            self._open(self.reader.opened.document.id)

    def _show_listed(self, listed: Listed) -> None:
        current = self.table.document_id()
        self.model.take_ids(listed.ids, listed.rows)
        if self._stack.currentWidget() is self.bin:
            self.bin.refresh()
        else:
            begun = self._stack.currentIndex() > 0
            self._stack.setCurrentWidget(self._split if listed.total else self._start)
            if not (begun or listed.total) and self.isVisible():
                self._start.choose.setFocus(Qt.FocusReason.TabFocusReason)  # the first thing that one does
        self._to_bin.setVisible(bool(listed.binned))
        self.filters.offer(listed.marks)
        for button in self._ways_in:
            button.setVisible(bool(listed.total))
        self._say_counts(listed)
        self.filters.say_none(listed)
        wanted = self._target.document_id if self._target else current
        self._choose(wanted if wanted in self.model else next(iter(listed.ids), None))
        if not listed.ids:
            self.reader.show_opened(None)
        self._set_able()
        self.filled.emit()

    def _say_counts(self, listed: Listed) -> None:
        self.head.say(f"{listed.total:,}{_left(listed)}" if listed.total else "")

    def _choose(self, document_id: int | None) -> None:
        place = self.model.place(document_id) if document_id is not None else None
        # A table that takes the focus makes its first row current without selecting it.
        chosen = self.table.selectionModel().hasSelection()
        if place is not None and (self.table.currentIndex().row() != place or not chosen):
            self.table.selectRow(place)
            self.table.scrollTo(self.model.index(place, 0))

    def _fetch(self, ids: list[int]) -> None:
        self.desk.operations.run(partial(asking.rows, ids=ids), self.model.take_rows)

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        document_id = self.table.document_id()
        if current.isValid() and document_id is not None:
            self._open(document_id)

    def _sort(self, section: int) -> None:
        column = Column(section)
        asked = self.filters.asked
        same = asked.order is ORDERS[column]
        descending = not asked.descending if same else column in (Column.DATE, Column.POINTS, Column.REVIEWED)
        self.table.heads.setSortIndicator(
            section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        )
        self.filters.sort(ORDERS[column], descending=descending)

    def _find(self) -> None:
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def _delete(self) -> None:
        ids = self.table.chosen_ids()
        if ids and self.table.hasFocus():
            self.desk.operations.run(partial(asking.delete, ids=ids), self.say_done)

    def _ask_again(self) -> None:
        ids = self.table.chosen_ids()
        if ids:
            self._close_reader()
            self.again.ask(ids, self.model.index(self.model.place(ids[0]) or 0, Column.TITLE).data() or "")

    def _set_able(self) -> None:
        there = self.table.document_id() is not None
        for command in (Command.DELETE, Command.DETAILS, Command.FIND_AGAIN, Command.OPEN_ORIGINAL):
            self.set_able(command, there)
        self.points.set_able()
        self.marking.set_able()
        self.set_able(Command.SHOW_PAGE, self.beside.able)

    def _subject(self) -> Subject:
        """The selected documents, or the point in question where the text has focus."""
        point, opened = self.reader.point, self.reader.opened
        if point is not None and not self.table.hasFocus():
            return Subject(point_ids=(point.id,))
        ids = self.table.chosen_ids() or ([opened.document.id] if opened else [])
        return Subject(tuple(ids))

    # the bin

    def _show_bin(self) -> None:
        self.finish_typing()
        self.bin.refresh()
        self._turn(self.bin)

    def _close_bin(self) -> None:
        if self._stack.currentWidget() is self.bin:
            self._turn(self._split if self.model.rowCount() or self.filters.asked.filtered else self._start)
            self.refresh()

    def _turn(self, pane: QWidget) -> None:
        """Bring a pane to the front, and answer to its commands."""
        self._stack.setCurrentWidget(pane)
        if self.isVisible():
            self.desk.actions.take_page(self.commands(), self.title)
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # the reader

    def _open(self, document_id: int) -> None:
        self.desk.operations.run(
            partial(asking.opened, document_id=document_id), self._show_opened, key="documents.reader"
        )

    def _show_opened(self, opened: Opened | None) -> None:
        self.reader.show_opened(opened)
        point_id = self._target.point_id if self._target else self.points.wanted
        if point_id is not None and opened is not None:
            self.reader.select(point_id)
        if self._target is not None and opened is not None and self._target.document_id == opened.document.id:
            self._target = None
        self.points.wanted = None
        self._set_able()

    def _open_reader(self) -> None:
        self._reading = True
        self.arrange(self.width())
        self.reader.source.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _arrange_again(self) -> None:
        self.arrange(self.width())

    def _close_reader(self) -> None:
        self._reading = False
        if self.beside.is_shown:
            self.beside.toggle()
        self.arrange(self.width())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_review(self) -> None:
        if self.reader.opened is not None:
            self.desk.go.emit("review", Target(document_id=self.reader.opened.document.id))

    def _open_details(self) -> None:
        opened = self.reader.opened
        if opened is not None:
            self._reading = True
            self.arrange(self.width())
            self.reader.details.show_document(opened.document)
            self.reader.details.show()
            self.reader.details.focus_first()

    def _open_original(self) -> None:
        if self.reader.opened is not None:
            open_original(self.desk, self.reader.opened.document.id)

    def _close_details(self) -> None:
        self.reader.details.finish()
        self.reader.details.hide()
        self.reader.source.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_details(self, document_id: int, details: DocumentDetails) -> None:
        self.desk.operations.run(partial(asking.edit, document_id=document_id, details=details), self.say_done)

    def _say_misread(self, words: str) -> None:
        self.say(f"“{words}” is not a date, so the date was left as it was. Write it as 21 August 2024.")

    def _keep_split(self) -> None:
        self.desk.set(panes={**self.desk.settings.panes, "documents": self._split.state()})

    # dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this computer, and what browsers and mail programs hand over."""
        if self.desk.actions[Command.ADD_FILES].isEnabled() and welcome(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import them."""
        event.acceptProposedAction()
        self.imports.take_dropped(event.mimeData())


def _left(listed: Listed) -> str:
    if not listed.left:
        return ", all reviewed"
    if listed.left == listed.total:
        return ", all with points left to review" if listed.total > 1 else ", with points left to review"
    return f", of which {listed.left:,} {'has' if listed.left == 1 else 'have'} points left to review"
