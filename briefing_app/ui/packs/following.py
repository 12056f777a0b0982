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

PAUSE = 10
"""Milliseconds after a key before the section that is written in is laid out anew."""
REST = 300
"""Milliseconds after that before all pages are: its page numbers and what stands behind it."""


class Following(QObject):
    """`show_pack` draws a pack that differs from the last; `chosen` carries the Node of a block that was clicked."""

    chosen = Signal(object)
    returned = Signal()
    """The pack is shown again, after something else was."""
    drawn = Signal()
    """The pages now show the pack that was handed over last."""

    def __init__(self, operations: Operations, view: PaperView, parent: QObject) -> None:
        """Draw on that view."""
        super().__init__(parent)
        self._operations, self._view = operations, view
        self._opened: OpenPack | None = None
        self._drawn: OpenPack | None = None
        self._node: Node | None = None
        self._paragraph: int | None = None
        self._apart = False
        """Whether something else than the pack is shown: a comparison of two versions."""
        self._wish = 0
        """Counts what was wanted; all pages that were wanted earlier are given up half-way."""
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._draw_section)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._draw)
        view.block_clicked.connect(self._choose)

    def show_pack(self, opened: OpenPack | None, node: Node | None) -> None:
        """Show a pack's pages with that row in view; None shows nothing."""
        if node != self._node:
            self._paragraph = None
        same = opened is not None and self._opened is not None and opened.pack.id == self._opened.pack.id
        self._opened, self._node = opened, node
        if self._apart and same:
            return
        self._end_apart()
        if opened is None:
            self._drawn = None
            self._view.set_sheets(None)
        elif self._drawn is not None and opened.looks_like(self._drawn):
            self._scroll()
        else:
            self._draw()

    def write(self, opened: OpenPack) -> None:
        """Show a pack as it is being written, a moment after the last key."""
        self._wish += 1
        self._opened = opened
        self._end_apart()
        self._rest.stop()
        self._timer.start()

    def show_apart(self, sheets: "Sheets") -> None:
        """Show other pages in the pack's place, until `show_again` or the next word that is written."""
        self.stop()
        self._apart, self._drawn = True, None
        self._view.set_sheets(sheets)
        self._view.verticalScrollBar().setValue(0)

    @property
    def apart(self) -> bool:
        """Whether something else than the pack is shown."""
        return self._apart

    def show_again(self) -> None:
        """Show the pack again."""
        if self._apart:
            self._end_apart()
            self._draw()

    def _end_apart(self) -> None:
        if self._apart:
            self._apart = False
            self.returned.emit()

    def follow(self, node: Node | None) -> None:
        """Bring a row into view."""
        self._node, self._paragraph = node, None
        self._scroll()

    def follow_words(self, words: str) -> None:
        """Bring the place of the current item into view that its words up to the cursor end in."""
        self._operations.run(partial(work.paragraph_at, words), self._follow_paragraph, key="packs.paragraph")

    def _follow_paragraph(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._scroll()

    def stop(self) -> None:
        """Draw nothing more."""
        self._wish += 1
        self._timer.stop()
        self._rest.stop()

    def _draw(self) -> None:
        """Draw all pages."""
        self.stop()
        if self._opened is not None:
            self._drawn = self._opened
            given_up = partial(self._given_up, self._wish)
            self._operations.run(partial(work.lay_out, self._opened, given_up), self._show, key="packs.preview")

    def _given_up(self, wish: int) -> bool:
        """Whether something else was wanted meanwhile; asked on the library's thread."""
        return wish != self._wish

    def _draw_section(self) -> None:
        """Draw the section that is written in, and all the rest once the keys rest."""
        sheets, opened = self._view.sheets, self._opened
        section = opened.section_of(self._node) if opened else None
        if opened is None or sheets is None or section is None or self._drawn is None:
            self._draw()
            return
        self._rest.start()
        call = partial(work.lay_section, opened, opened.pack.sections.index(section), sheets)
        self._operations.run(call, self._show, key="packs.preview")

    def _show(self, sheets: "Sheets | None") -> None:
        if self._opened is None or self._apart:
            return
        if sheets is None:
            self._rest.start()
            return
        self._view.set_sheets(sheets)
        self._scroll()
        self.drawn.emit()

    def _scroll(self) -> None:
        sheets, opened = self._view.sheets, self._opened
        section = opened.section_of(self._node) if opened else None
        if self._apart or sheets is None or opened is None or section is None or self._node is None:
            return
        item = opened.item(self._node.id) if self._node.kind is NodeKind.ITEM else None
        blocks = sheets.blocks_of(opened.pack.sections.index(section), item)
        if item is not None and self._paragraph is not None:
            blocks = sheets.paragraph_of(item, blocks, self._paragraph)
        self._view.follow(blocks)

    def _choose(self, block: int) -> None:
        sheets, opened = self._view.sheets, self._opened
        if self._apart or sheets is None or opened is None:
            return
        item, section = sheets.item(block), sheets.section(block)
        if item is not None:
            self.chosen.emit(Node(NodeKind.ITEM, item))
        elif 0 <= section < len(opened.pack.sections):
            self.chosen.emit(Node(NodeKind.SECTION, opened.pack.sections[section].id))
