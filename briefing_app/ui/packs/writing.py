"""Every change that one makes to a pack: each is one call to the library, and each can be undone."""

import getpass
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackDetails, PackItem, PackSection
from briefing_app.errors import BriefingError
from briefing_app.packs.evidence.findings import Finding
from briefing_app.packs.templates import Template
from briefing_app.ui.operations import Operations
from briefing_app.ui.packs import work
from briefing_app.ui.packs.state import Move, Node, NodeKind, OpenPack, beside, stepped

Handed = PackItem | PackSection | tuple[int, PackDetails]
"""What can be handed over to be kept; details with the id of their pack."""


class Writing(QObject):
    """Hands wishes to the library; nothing is drawn here: the Change that comes back does that."""

    done = Signal(object)
    """A Change that people should be told of."""
    wanted = Signal(object, bool)
    """The Node that is to be current when the pack is shown anew, and whether it is to be named at once."""
    made = Signal(object)
    """The Change that made a pack."""
    refused = Signal(object)
    """What was written and could not be saved."""
    added = Signal(object)
    """The Change that added points."""

    def __init__(self, operations: Operations, parent: QObject) -> None:
        """Write through those operations."""
        super().__init__(parent)
        self._operations = operations
        self._on_its_way: list[Handed] = []
        """What was handed over and is not known to be kept."""

    def make_pack(self, title: str, template: Template) -> None:
        """A new pack from a template."""
        self._operations.run(partial(work.make_pack, title, template), self.made.emit)

    def delete_pack(self, pack_id: int) -> None:
        """A pack taken away."""
        self._operations.run(partial(work.delete_pack, pack_id), self.done.emit)

    def save(self, written: PackItem | PackSection) -> None:
        """An item or a section as written."""
        self._on_its_way.append(written)
        call, failed = partial(work.save, written), partial(self._refuse, written, written)
        self._operations.run(call, partial(self._forget, written), failed=failed)

    def save_details(self, pack_id: int, details: PackDetails) -> None:
        """What the cover says."""
        self._on_its_way.append((pack_id, details))
        call, failed = partial(work.edit_pack, pack_id, details), partial(self._refuse, (pack_id, details), details)
        self._operations.run(call, partial(self._forget, (pack_id, details)), failed=failed)

    def over(self, opened: OpenPack) -> OpenPack:
        """A pack as it was loaded, with what was handed over since: it is on its way to the library behind it.

        Else words that were written while a pack was being loaded would go from the field, and what is written on
        there would be saved without them.
        """
        for written in self._on_its_way:
            if isinstance(written, PackItem):
                opened = opened.with_item(written)
            elif isinstance(written, PackSection):
                opened = opened.with_heading(written)
            elif written[0] == opened.pack.id:
                opened = replace(opened, pack=replace(opened.pack, details=written[1]))
        return opened

    def _forget(self, written: Handed, _change: Change | None = None) -> None:
        self._on_its_way.remove(written)

    def _refuse(self, handed: Handed, written: PackItem | PackSection | PackDetails, error: BriefingError) -> None:
        self._forget(handed)
        self.refused.emit(written)
        self._operations.failed.emit(error)

    def move(self, move: Move) -> None:
        """A row moved; it stays current."""
        self.wanted.emit(move.node, False)
        self._operations.run(partial(work.move, move))

    def step(self, opened: OpenPack, node: Node, by: int) -> None:
        """A row one step up (-1) or down (1)."""
        move = stepped(opened.pack, node, by)
        if move is not None:
            self.move(move)

    def add_section(self, opened: OpenPack, node: Node | None) -> None:
        """A new section below the current one."""
        sections, current = opened.pack.sections, opened.section_of(node)
        position = sections.index(current) + 1 if current else len(sections)
        call = partial(work.add_section, opened.pack.id, position)
        self._operations.run(call, partial(self._want_new, NodeKind.SECTION))

    def add_item(self, section: PackSection, node: Node | None) -> None:
        """A new item below the current one."""
        ids = [item.id for item in section.items]
        below = node is not None and node.kind is NodeKind.ITEM
        position = ids.index(node.id) + 1 if node is not None and below else len(ids)
        call = partial(work.add_item, section.id, position)
        self._operations.run(call, partial(self._want_new, NodeKind.ITEM))

    def _want_new(self, kind: NodeKind, change: Change) -> None:
        if change.created is not None:
            self.wanted.emit(Node(kind, change.created), True)

    def delete(self, opened: OpenPack, node: Node) -> None:
        """A row taken out; the one beside it becomes current."""
        self.wanted.emit(beside(opened, node), False)
        self._operations.run(partial(work.delete, node), self.done.emit)

    def add_points(self, opened: OpenPack, node: Node | None, ids: Sequence[int]) -> None:
        """Points put into the current section."""
        section = opened.section_of(node)
        call = partial(work.add_points, opened.pack.id, ids, section.id if section else None)
        self._operations.run(call, self.added.emit)

    def reword(self, pack_id: int, items: Sequence[PackItem], sections: Sequence[PackSection]) -> None:
        """Other words in many places, in one step."""
        self._operations.run(partial(work.reword, pack_id, items, sections), self.done.emit)

    def comment(self, pack_id: int, item_id: int | None, words: str) -> None:
        """A comment in the person's own name."""
        self._operations.run(partial(work.comment, pack_id, item_id, person(), words))

    def resolve_comment(self, comment_id: int, resolved: bool) -> None:
        """A comment dealt with, or open again."""
        self._operations.run(partial(work.resolve_comment, comment_id, resolved))

    def delete_comment(self, comment_id: int) -> None:
        """A comment taken away."""
        self._operations.run(partial(work.delete_comment, comment_id), self.done.emit)

    def accept_finding(self, pack_id: int, finding: Finding, words: str) -> None:
        """A finding that may stand, in the person's own name."""
        self._operations.run(partial(work.accept_finding, pack_id, finding.key, person(), words), self.done.emit)

    def open_finding(self, pack_id: int, finding: Finding) -> None:
        """A finding open again."""
        self._operations.run(partial(work.open_finding, pack_id, finding.key))

    def accept(self, point_id: int) -> None:
        """A point accepted."""
        self._operations.run(partial(work.accept, point_id), self.done.emit)


def person() -> str:
    """Who works here, by the name that the system knows."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # the second before Python 3.13, where the system knows no name
        return "Somebody"
