"""The Packs page: the shelf of packs, or the open one at work."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.packs import PackDetails, PackItem
from briefing_app.domain.wording import counted
from briefing_app.packs.evidence.findings import Checked
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.packs import work
from briefing_app.ui.packs.bench import Bench, Middle
from briefing_app.ui.packs.choosing import Choosing
from briefing_app.ui.packs.export import Exporter
from briefing_app.ui.packs.following import Following
from briefing_app.ui.packs.handing import Handing
from briefing_app.ui.packs.head import HeadButtons
from briefing_app.ui.packs.issuing import Issuing
from briefing_app.ui.packs.remedies import Remedies
from briefing_app.ui.packs.shelf import Shelf
from briefing_app.ui.packs.state import Node, OpenPack, first
from briefing_app.ui.packs.writing import Writing
from briefing_app.ui.page import Page

if TYPE_CHECKING:
    from briefing_app.packs.elsewhere import Elsewhere

_WITH_PACK = (
    Command.NEW_SECTION, Command.NEW_ITEM, Command.MOVE_UP, Command.MOVE_DOWN, Command.PACK_DETAILS,
    Command.PACK_WORDS, Command.FIND, Command.COMMENT, Command.PACK_BUILDS, Command.PACK_VERSIONS,
    Command.EXPORT_PDF, Command.SHOW_SOURCE, Command.ADD_TO_PACK, Command.VERIFY_PDF,
)  # fmt: skip


class PacksPage(Page):
    """Shows the pack that P adds to, if there is one; every wish goes to the library, every Change comes back here."""

    title = "Packs"
    areas = frozenset({Area.PACKS, Area.POINTS, Area.DOCUMENTS, Area.LINKS})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Put shelf and bench together."""
        super().__init__(desk, parent)
        self._pack_id: int | None = None
        self._asked = False
        """Whether a person has chosen what to see; before that, the open pack is shown."""
        self._opened: OpenPack | None = None
        self._wanted: Node | None = None
        self._name_it = self._reading = False
        self._unseen: frozenset[Area] = frozenset()
        """What may have changed since what is shown was read."""
        self._wish = 0
        """Counts what was asked for."""
        self._stack = QStackedWidget(self)
        self.shelf, self.bench = Shelf(desk.theme), Bench(desk.theme, desk.actions, self._stack)
        self.writing = Writing(desk.operations, self)
        self.following = Following(self.bench.preview.view, self)
        self.following.press.failed.connect(desk.operations.failed)
        self.exporter = Exporter(desk, self.notice, self)
        self.remedies = Remedies(desk, self.bench, self.writing, self._open_pack, self)
        self.choosing = Choosing(desk, self.bench, self.writing, self._open_pack, self)
        self.issuing = Issuing(desk, self.bench, self.following, self.exporter, self._open_pack, self)
        self.handing = Handing(desk, self.bench, self.following, self.exporter, self._open_pack, self)
        self._stack.addWidget(self.shelf)
        self._stack.addWidget(self.bench)
        self.body.addWidget(self._stack)
        self._buttons = HeadButtons(desk, self.head)
        self._buttons.back.clicked.connect(self.close_pack)
        self._connect()
        self.bench.take_state(desk.settings.panes.get("packs", ""))

    def _open_pack(self) -> OpenPack | None:
        return self._opened

    def _connect(self) -> None:
        bench, writing = self.bench, self.writing
        self.shelf.open_asked.connect(self.open_pack)
        self.shelf.make_asked.connect(writing.make_pack)
        writing.made.connect(self._show_made)
        writing.done.connect(self.say_done)
        writing.added.connect(self.say_done)
        writing.added.connect(self.choosing.renew_points)
        writing.wanted.connect(self._want)
        writing.refused.connect(bench.editor.not_kept)
        writing.refused.connect(bench.details.not_kept)
        bench.tree.chosen.connect(self._choose)
        bench.tree.move_asked.connect(writing.move)
        bench.tree.entered.connect(bench.editor.focus_text)
        bench.editor.edited.connect(self._write)
        bench.editor.moved.connect(self.following.follow_words)
        bench.editor.saved.connect(writing.save)
        bench.comments.said.connect(self._comment)
        bench.comments.resolved.connect(writing.resolve_comment)
        bench.comments.deleted.connect(writing.delete_comment)
        bench.comments.chosen.connect(bench.tree.choose)
        self.remedies.points_asked.connect(self.choosing.show_points)
        self.remedies.section_asked.connect(self._add_section)
        self.remedies.field_asked.connect(self._show_field)
        self.issuing.field_asked.connect(self._show_field)
        self.issuing.done.connect(self.say_done)
        self.handing.made.connect(self._show_made)
        self.handing.done.connect(self.say_done)
        self.shelf.bundle_asked.connect(self.handing.ask_for_bundle)
        self.following.chosen.connect(self._choose_drawn)
        self.following.drawn.connect(self._say_drawn)
        bench.details.saved.connect(self._save_details)
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
            Command.PACK_WORDS: self.choosing.show_words,
            Command.FIND: self.choosing.show_words,
            Command.COMMENT: self._begin_comment,
            Command.PACK_BUILDS: self.issuing.show_builds,
            Command.PACK_VERSIONS: self.issuing.show_versions,
            Command.VERIFY_PDF: self.issuing.ask_for_file,
            Command.EXPORT_PDF: self.issuing.export_pdf,
            Command.ADD_TO_PACK: self.choosing.add_or_show_points,
            Command.SHOW_SOURCE: self.remedies.show_current,
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
        self._buttons.arrange(narrow=self.is_narrow())

    def finish(self) -> None:
        """Save what is pending."""
        self.following.close()
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is pending when another page is shown."""
        self._settle()
        super().hideEvent(event)

    def _settle(self) -> None:
        self.bench.settle()

    # loading

    def refresh(self) -> None:
        """Ask for packs, the open one and its findings."""
        if not self._asked and self.desk.open_pack is not None:
            self._pack_id = self.desk.open_pack.id
        self._unseen, touched, self.touched = self._unseen | self.touched, self.touched, frozenset()
        self._wish += 1
        if touched == {Area.LINKS} and self._opened is not None:
            self._renew_beside(self._opened)
            return
        load = partial(work.load, self._pack_id, self._known())
        self.desk.operations.run(load, partial(self._show_last, self._wish), key="packs.load")

    def _known(self) -> OpenPack | None:
        """What need not be read again: nothing where a document or point may have changed."""
        same = self._opened is not None and self._opened.pack.id == self._pack_id
        known = self._opened if same and self._unseen <= {Area.PACKS, Area.LINKS} else None
        return replace(known, elsewhere=None) if known is not None and Area.LINKS in self._unseen else known

    def _show_last(self, wish: int, loaded: work.Loaded) -> None:
        """Show what was loaded; what was asked for before and given up is asked for again with what comes next."""
        if wish == self._wish:
            self._unseen = frozenset()
        self._show(loaded)

    def _renew_beside(self, opened: OpenPack) -> None:
        """Only what the library knows of other sources has changed: the rest of the page stays as it is."""
        renewed = partial(self._show_beside, opened, self._wish)
        self.desk.operations.run(partial(work.beside, opened), renewed, key="packs.beside")

    def _show_beside(self, of: OpenPack, wish: int, told: "Elsewhere") -> None:
        opened = self._opened
        if opened is None or opened.pack.id != of.pack.id:
            return
        if opened.points != of.points:  # another point came meanwhile
            self._renew_beside(opened)
            return
        if wish == self._wish:
            self._unseen = frozenset()
        self._opened = opened = replace(opened, elsewhere=told)
        self.following.show_pack(opened, self.bench.tree.current)
        check = partial(work.evidence, opened, self.following.press.give_way)
        self.desk.operations.run(check, self._show_findings, key="packs.renewed")

    def _show(self, loaded: work.Loaded) -> None:
        if self._opened is not None and _pack_of(loaded.opened) != _pack_of(self._opened):
            self._settle()  # what is being written belongs to the pack that was in view
        opened = self._opened = self.writing.over(loaded.opened) if loaded.opened else None
        self._pack_id = loaded.opened.pack.id if loaded.opened else None
        self.shelf.show_packs(loaded.packs, loaded.templates)
        self.bench.details.show_templates(loaded.templates)
        self._stack.setCurrentWidget(self.bench if loaded.opened else self.shelf)
        self._buttons.show_pack(there=loaded.opened is not None)
        if self.desk.operations.read_only and not self._reading:
            self._reading = True
            self.bench.set_read_only()
            self.shelf.set_read_only()
        if loaded.fault is not None:
            self.show_error(loaded.fault)
        if opened is None:
            self._say_head(self.title, counted(len(loaded.packs), "pack") if loaded.packs else "")
            self.following.show_pack(None, None)
            self.desk.status.emit("")
            self._renew_commands()
            self.filled.emit()
            return
        self._show_opened(opened)
        self._renew_commands()
        check = partial(work.evidence, opened, self.following.press.give_way)
        self.desk.operations.run(check, self._show_checked, key="packs.evidence")

    def _show_checked(self, checked: Checked) -> None:
        """The findings, once they are known: they take longer than all the rest."""
        self._show_findings(checked)
        self.filled.emit()

    def _show_findings(self, checked: Checked) -> None:
        if self._opened is not None:
            self.bench.evidence.show_findings(checked)
            self.bench.tree.show_findings(checked)
            self.bench.editor.show_findings(checked)
            self.issuing.show_checked(self._opened.pack.details, checked)
            self.choosing.renew_words()
            self.issuing.renew()

    def _show_opened(self, opened: OpenPack) -> None:
        details, bench = opened.pack.details, self.bench
        self._say_head(details.title, f"needed by {details.needed_by}" if details.needed_by else "")
        node = next((each for each in (self._wanted, bench.tree.current) if opened.holds(each)), first(opened))
        self._wanted = None
        bench.tree.show_pack(opened, current=node)
        bench.editor.show_node(opened, node)
        bench.comments.show_node(opened, node)
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
        for command in _WITH_PACK:
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
            self.bench.comments.show_node(self._opened, node)
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

    def _begin_comment(self) -> None:
        self.bench.show_below(self.bench.comments)
        self.bench.comments.begin()

    def _comment(self, item_id: int | None, words: str) -> None:
        if self._opened is not None:
            self.writing.comment(self._opened.pack.id, item_id, words)

    def _keep_panes(self) -> None:
        if not self.bench.narrow:
            self.desk.set(panes={**self.desk.settings.panes, "packs": self.bench.state()})


def _pack_of(opened: OpenPack | None) -> int | None:
    return opened.pack.id if opened else None
