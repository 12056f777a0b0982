"""The Packs page: the shelf of packs, or the open one at work."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.packs import PackDetails, PackItem
from briefing_app.packs.evidence import Checked, Finding, Remedy
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.packs import work
from briefing_app.ui.packs.bench import Bench, Middle
from briefing_app.ui.packs.export import Exporter
from briefing_app.ui.packs.following import Following
from briefing_app.ui.packs.points_pane import Offered
from briefing_app.ui.packs.shelf import Shelf
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack, first
from briefing_app.ui.packs.writing import Writing
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.wording import counted

_WITH_PACK = (
    Command.NEW_SECTION, Command.NEW_ITEM, Command.MOVE_UP, Command.MOVE_DOWN, Command.PACK_DETAILS,
    Command.EXPORT_PDF, Command.SHOW_SOURCE,
)  # fmt: skip


class PacksPage(Page):
    """Shows the pack that P adds to, if there is one; every wish goes to the library, every Change comes back here."""

    title = "Packs"
    areas = frozenset({Area.PACKS, Area.POINTS, Area.DOCUMENTS})

    def __init__(self, desk: Desk) -> None:
        """Put shelf and bench together."""
        super().__init__(desk)
        self._pack_id: int | None = None
        self._asked = False
        """Whether a person has chosen what to see; before that, the open pack is shown."""
        self._opened: OpenPack | None = None
        self._wanted: Node | None = None
        self._name_it = False
        self.shelf, self.bench = Shelf(desk.theme), Bench(desk.theme, desk.actions)
        self.writing = Writing(desk.operations, self)
        self.following = Following(desk.operations, self.bench.preview.view, self)
        self.exporter = Exporter(desk, self.notice, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.shelf)
        self._stack.addWidget(self.bench)
        self.body.addWidget(self._stack)
        self._fill_head()
        self._connect()
        self.bench.take_state(desk.settings.panes.get("packs", ""))

    def _fill_head(self) -> None:
        actions, theme = self.desk.actions, self.desk.theme
        back = Button(theme, "All packs", look="plain", icon="arrow-left")
        back.clicked.connect(self.close_pack)
        details = action_button(theme, actions[Command.PACK_DETAILS], look="plain", icon="note-pencil", text="Details")
        export = action_button(theme, actions[Command.EXPORT_PDF], look="primary", icon="export", text="Export PDF")
        self._buttons = (back, details, export)
        for button in self._buttons:
            self.head.add(button)

    def _connect(self) -> None:
        bench, writing = self.bench, self.writing
        self.shelf.open_asked.connect(self.open_pack)
        self.shelf.make_asked.connect(writing.make_pack)
        writing.made.connect(self._show_made)
        writing.done.connect(self.say_done)
        writing.added.connect(self._say_added)
        writing.wanted.connect(self._want)
        writing.refused.connect(bench.editor.not_kept)
        writing.refused.connect(bench.details.not_kept)
        bench.tree.chosen.connect(self._choose)
        bench.tree.move_asked.connect(writing.move)
        bench.tree.entered.connect(bench.editor.focus_text)
        bench.editor.edited.connect(self._write)
        bench.editor.moved.connect(self.following.follow_words)
        bench.editor.saved.connect(writing.save)
        bench.editor.source_asked.connect(self._show_source)
        bench.evidence.remedy_asked.connect(self._remedy)
        self.following.chosen.connect(self._choose_drawn)
        self.following.drawn.connect(self._say_drawn)
        bench.details.saved.connect(self._save_details)
        bench.points_asked.connect(self._show_points)
        bench.points.words_changed.connect(self._find_points)
        bench.points.add_asked.connect(self._add_points)
        bench.moved.connect(self._keep_panes)
        bench.middle_changed.connect(self._renew_commands)
        self.desk.open_pack_changed.connect(self._follow_desk)

    # what the frame asks

    def commands(self) -> Mapping[Command, Handler]:
        """What one can do here."""
        return {
            Command.NEW_PACK: self._begin_pack,
            Command.NEW_SECTION: self._add_section,
            Command.NEW_ITEM: self._add_item,
            Command.MOVE_UP: partial(self._step, -1),
            Command.MOVE_DOWN: partial(self._step, 1),
            Command.DELETE: self._delete,
            Command.PACK_DETAILS: partial(self._show_field, "title"),
            Command.EXPORT_PDF: self._export,
            Command.ADD_TO_PACK: self._add_or_show_points,
            Command.SHOW_SOURCE: self._show_current_source,
        }

    def panes(self) -> Sequence[QWidget]:
        """What F6 steps through."""
        if self._opened is None:
            return (self.shelf.packs if self.shelf.current_pack else self.shelf.title, self.shelf.templates)
        return self.bench.panes()

    def show_target(self, target: Target) -> None:
        """Open the pack that is asked for."""
        if target.pack_id is not None:
            self.open_pack(target.pack_id)

    def arrange(self, width: int) -> None:
        """Three columns, or two with tabs."""
        del width
        self.bench.arrange(narrow=self.is_narrow())

    def finish(self) -> None:
        """Save what is pending."""
        self.following.stop()
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is pending when another page is shown."""
        self._settle()
        super().hideEvent(event)

    def _settle(self) -> None:
        self.bench.editor.flush()
        self.bench.details.flush()

    # loading

    def refresh(self) -> None:
        """Ask for packs, the open one and its findings."""
        if not self._asked and self.desk.open_pack is not None:
            self._pack_id = self.desk.open_pack.id
        alone = self.touched <= {Area.PACKS} and self._opened is not None and self._opened.pack.id == self._pack_id
        self.touched = frozenset()
        known = self._opened if alone else None
        self.desk.operations.run(partial(work.load, self._pack_id, known), self._show, key="packs.load")

    def _show(self, loaded: work.Loaded) -> None:
        if self._opened is not None and _pack_of(loaded.opened) != _pack_of(self._opened):
            self._settle()  # what is being written belongs to the pack that was in view
        self._opened = loaded.opened
        self._pack_id = loaded.opened.pack.id if loaded.opened else None
        self.shelf.show_packs(loaded.packs, loaded.templates)
        self._stack.setCurrentWidget(self.bench if loaded.opened else self.shelf)
        for button in self._buttons:
            button.setVisible(loaded.opened is not None)
        if loaded.opened is None:
            self._say_head(self.title, counted(len(loaded.packs), "pack") if loaded.packs else "")
            self.following.show_pack(None, None)
            self.desk.status.emit("")
            self._renew_commands()
            self.filled.emit()
            return
        self._show_opened(loaded.opened)
        self._renew_commands()
        self.desk.operations.run(partial(work.evidence, loaded.opened), self._show_checked, key="packs.evidence")

    def _show_checked(self, checked: Checked) -> None:
        """The findings, once they are known: they take longer than all the rest."""
        if self._opened is not None:
            self.bench.evidence.show_findings(checked)
            self.bench.tree.show_findings(checked)
        self.filled.emit()

    def _show_opened(self, opened: OpenPack) -> None:
        details, bench = opened.pack.details, self.bench
        self._say_head(details.title, f"needed by {details.needed_by}" if details.needed_by else "")
        node = next((each for each in (self._wanted, bench.tree.current) if opened.holds(each)), first(opened))
        self._wanted = None
        bench.tree.show_pack(opened, current=node)
        bench.editor.show_node(opened, node)
        bench.details.show_details(details)
        if bench.editor.pending:
            self._opened = opened = self._with_written(opened)
        self.following.show_pack(opened, node)
        if self._name_it:
            self._name_it = False
            bench.show_middle(Middle.EDITOR)
            bench.editor.focus_title()

    def _with_written(self, opened: OpenPack) -> OpenPack:
        written = self.bench.editor.written()
        return opened.with_item(written) if isinstance(written, PackItem) else opened

    def _say_head(self, title: str, counts: str) -> None:
        self.head.title.setText(title)
        self.head.say(counts)
        self.setAccessibleName(title if self._opened is None else f"Pack: {title}")

    def _renew_commands(self) -> None:
        opened = self._opened is not None
        for command in (*_WITH_PACK, Command.ADD_TO_PACK):
            self.set_able(command, opened)
        self.set_able(Command.DELETE, opened or self.shelf.current_pack is not None)

    # opening and making packs

    def open_pack(self, pack_id: int) -> None:
        """Show a pack; P adds to it from now on."""
        self._settle()
        self._asked, self._pack_id = True, pack_id
        self.bench.show_middle(Middle.EDITOR)
        self.desk.choose_pack(pack_id)
        self.refresh()
        self.bench.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pack(self) -> None:
        """Back to the shelf."""
        self._settle()
        self._asked, self._pack_id = True, None
        self.refresh()
        self.shelf.packs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_desk(self, _pack: object) -> None:
        if not self._asked and self.isVisible():
            self.refresh()

    def _begin_pack(self) -> None:
        if self._opened is not None:
            self.close_pack()
        self._stack.setCurrentWidget(self.shelf)
        self.shelf.begin_new()

    def _show_made(self, change: Change) -> None:
        if change.created is not None:
            self.open_pack(change.created)
            self.say_done(change)

    # the current row

    def _choose(self, node: Node | None) -> None:
        if self._opened is not None:
            self.bench.editor.show_node(self._opened, node)
            self.following.follow(node)

    def _choose_drawn(self, node: Node) -> None:
        self.bench.show_middle(Middle.EDITOR)
        self.bench.tree.choose(node)

    def _want(self, node: Node | None, name_it: bool) -> None:
        self._wanted, self._name_it = node, name_it

    def _write(self, item: PackItem) -> None:
        """Something was written: the preview follows at once, the library after a pause."""
        if self._opened is not None:
            self._opened = self._opened.with_item(item)
            self.following.write(self._opened)

    def _say_drawn(self) -> None:
        if self.isVisible():
            self.desk.status.emit("Preview is up to date")

    def _save_details(self, details: PackDetails) -> None:
        if self._opened is not None:
            self.writing.save_details(self._opened.pack.id, details)

    def _step(self, by: int) -> None:
        node = self.bench.tree.current
        if self._opened is not None and node is not None:
            self._settle()
            self.writing.step(self._opened, node, by)

    def _add_section(self) -> None:
        if self._opened is not None:
            self._settle()
            self.writing.add_section(self._opened, self.bench.tree.current)

    def _add_item(self) -> None:
        section = self._opened.section_of(self.bench.tree.current) if self._opened else None
        self._settle()
        if section is not None:
            self.writing.add_item(section, self.bench.tree.current)
        else:
            self.say("Make a section first: items stand in sections.")

    def _delete(self) -> None:
        """The current row, or on the shelf the current pack; undo brings it back."""
        self._settle()
        pack, node = self.shelf.current_pack, self.bench.tree.current
        if self._opened is not None and node is not None:
            self.writing.delete(self._opened, node)
        elif self._opened is None and pack is not None:
            self.writing.delete_pack(pack.id)

    def _show_field(self, name: str) -> None:
        self._settle()
        self.bench.show_middle(Middle.DETAILS)
        self.bench.details.focus_field(name)

    # accepted points

    def _add_or_show_points(self) -> None:
        if self.bench.shown is Middle.POINTS:
            self.bench.points.add()
        else:
            self._show_points()

    def _show_points(self) -> None:
        self._settle()
        self.bench.show_middle(Middle.POINTS)
        self.bench.points.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find_points(self.bench.points.field.text())

    def _find_points(self, words: str) -> None:
        if self._pack_id is not None:
            self.desk.operations.run(partial(work.offered, self._pack_id, words), self._offer, key="packs.points")

    def _offer(self, rows: list[Offered]) -> None:
        section = self._opened.section_of(self.bench.tree.current) if self._opened else None
        self.bench.points.show_points(rows, target=section.title if section else "")

    def _add_points(self, ids: list[int]) -> None:
        if self._opened is not None:
            self.writing.add_points(self._opened, self.bench.tree.current, ids)

    def _say_added(self, change: Change) -> None:
        self.say_done(change)
        self._find_points(self.bench.points.field.text())

    # evidence and sources

    def _remedy(self, finding: Finding) -> None:
        """Put a finding right, or lead to where that can be done."""
        if finding.item_id is not None:
            self.bench.tree.choose(Node(NodeKind.ITEM, finding.item_id))
        elif finding.section_id is not None:
            self.bench.tree.choose(Node(NodeKind.SECTION, finding.section_id))
        point_id = finding.point_id or 0
        ways: dict[Remedy, Handler] = {
            Remedy.TAKE_OUT: self._delete,
            Remedy.ADD: self._show_points,
            Remedy.ADD_FIGURE: self._show_points,
            Remedy.WRITE: self.bench.editor.focus_text,
            Remedy.SAY_TIME: partial(self._show_field, "facts_correct_at"),
            Remedy.SAY_CLEARANCE: partial(self._show_field, "cleared_by"),
            Remedy.RAISE_MARKING: partial(self._show_field, "marking"),
            Remedy.ACCEPT: partial(self.writing.accept, point_id),
            Remedy.SETTLE: partial(self._show_source, point_id),
            Remedy.SHOW_SOURCE: partial(self._show_source, point_id),
            Remedy.CHECK_ROLE: partial(self._show_source, point_id),
            Remedy.SHOW_OTHER: partial(self._show_source, point_id),
            Remedy.USE_NEWER: self._show_points,
            Remedy.SECOND_SOURCE: self._show_points,
            Remedy.CHANGE_DISPLAY: self.bench.editor.focus_text,
            Remedy.WRITE_SO: self.bench.editor.focus_text,
            Remedy.MEND_REFERENCE: self.bench.editor.focus_text,
            Remedy.ADD_SECTION: self._show_points,
            Remedy.WAIT: self._delete,
        }
        ways[finding.remedy]()

    def _show_source(self, point_id: int) -> None:
        """Lead to a point in its document."""
        point = self._opened.points.get(point_id) if self._opened else None
        if point is not None:
            self.desk.go.emit("documents", Target(document_id=point.document_id, point_id=point.id))

    def _show_current_source(self) -> None:
        node = self.bench.tree.current
        item = self._opened.item(node.id) if self._opened and node and node.kind is NodeKind.ITEM else None
        if item is not None and item.point_id is not None:
            self._show_source(item.point_id)

    def _export(self) -> None:
        if self._opened is not None:
            self._settle()
            self.exporter.ask(self._opened.pack.id, self._opened.pack.details)

    def _keep_panes(self) -> None:
        if not self.bench.narrow:
            self.desk.set(panes={**self.desk.settings.panes, "packs": self.bench.state()})


def _pack_of(opened: OpenPack | None) -> int | None:
    return opened.pack.id if opened else None
