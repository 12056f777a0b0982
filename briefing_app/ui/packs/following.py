"""Keeps the preview in step: with what is written, and with the row that is current."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.ui.operations import Operations
from briefing_app.ui.packs import work
from briefing_app.ui.packs.preview.view import PaperView
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack

if TYPE_CHECKING:
    from briefing_app.ui.packs.preview.sheets import Sheets

PAUSE = 15
"""Milliseconds after a key before the pages are laid out anew."""


class Following(QObject):
    """`show_pack` draws a pack that differs from the last; `chosen` carries the Node of a block that was clicked."""

    chosen = Signal(object)
    drawn = Signal()
    """The pages now show the pack that was handed over last."""

    def __init__(self, operations: Operations, view: PaperView, parent: QObject) -> None:
        """Draw on that view."""
        super().__init__(parent)
        self._operations, self._view = operations, view
        self._opened: OpenPack | None = None
        self._drawn: OpenPack | None = None
        self._node: Node | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._draw)
        view.block_clicked.connect(self._choose)

    def show_pack(self, opened: OpenPack | None, node: Node | None) -> None:
        """Show a pack's pages with that row in view; None shows nothing."""
        self._opened, self._node = opened, node
        if opened is None:
            self._drawn = None
            self._view.set_sheets(None)
        elif opened == self._drawn:
            self._scroll()
        else:
            self._draw()

    def write(self, opened: OpenPack) -> None:
        """Show a pack as it is being written, a moment after the last key."""
        self._opened = opened
        self._timer.start()

    def follow(self, node: Node | None) -> None:
        """Bring a row into view."""
        self._node = node
        self._scroll()

    def stop(self) -> None:
        """Draw nothing more."""
        self._timer.stop()

    def _draw(self) -> None:
        self._timer.stop()
        if self._opened is not None:
            self._drawn = self._opened
            self._operations.run(partial(work.lay_out, self._opened), self._show, key="packs.preview")

    def _show(self, sheets: "Sheets") -> None:
        if self._opened is not None:
            self._view.set_sheets(sheets)
            self._scroll()
            self.drawn.emit()

    def _scroll(self) -> None:
        sheets, opened = self._view.sheets, self._opened
        section = opened.section_of(self._node) if opened else None
        if sheets is None or opened is None or section is None or self._node is None:
            return
        item = opened.item(self._node.id) if self._node.kind is NodeKind.ITEM else None
        self._view.follow(sheets.blocks_of(opened.pack.sections.index(section), item))

    def _choose(self, block: int) -> None:
        sheets, opened = self._view.sheets, self._opened
        if sheets is None or opened is None:
            return
        item, section = sheets.item(block), sheets.section(block)
        if item is not None:
            self.chosen.emit(Node(NodeKind.ITEM, item))
        elif 0 <= section < len(opened.pack.sections):
            self.chosen.emit(Node(NodeKind.SECTION, opened.pack.sections[section].id))
