"""Keeps the preview in step: with what is written, and with the row that is current."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.ui.packs.preview.drafts import Drafts, paragraph_at
from briefing_app.ui.packs.preview.press import Press
from briefing_app.ui.packs.preview.view import PaperView
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack

if TYPE_CHECKING:
    from briefing_app.ui.packs.preview.sheets import Sheets

PAUSE = 5
"""Milliseconds after a key before the section that is written in is laid out anew: the field shows the key first."""
REST = 300
"""Milliseconds after that before all pages are: its page numbers and what stands behind it."""


class Following(QObject):
    """`show_pack` draws a pack that differs from the last; `chosen` carries the Node of a block that was clicked."""

    chosen = Signal(object)
    returned = Signal()
    """The pack is shown again, after something else was."""
    drawn = Signal()
    """The pages now show the pack that was handed over last."""

    def __init__(self, view: PaperView, parent: QObject) -> None:
        """Draw on that view; `press` does the work, and `close` ends it."""
        super().__init__(parent)
        self._view, self._drafts = view, Drafts()
        self.press = Press(self)
        self.press.failed.connect(self._end_hurry)
        self._opened: OpenPack | None = None
        self._drawn: OpenPack | None = None
        self._node: Node | None = None
        self._paragraph: int | None = None
        self._apart = self._hurried = False
        """Whether something else than the pack is shown, such as a comparison; whether a key is not shown yet."""
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
            self.stop()
            self._drawn = None
            self._view.set_sheets(None)
        elif self._drawn is not None and opened.looks_like(self._drawn):
            self._scroll()
        elif not (same and self._hurried):  # else the key comes first, and all pages when the keys rest
            self._draw()

    def write(self, opened: OpenPack) -> None:
        """Show a pack as it is being written, a moment after the last key."""
        self._wish += 1
        self._opened = opened
        self._end_apart()
        self._rest.stop()
        self._timer.start()
        self._hurried = True
        self.press.hurry(wanted=True)

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

    @property
    def settled(self) -> bool:
        """Whether nothing is being drawn and nothing is to be."""
        return self.press.idle and not self._timer.isActive() and not self._rest.isActive()

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
        self.press.run(partial(paragraph_at, words), self._follow_paragraph, key="paragraph")

    def _follow_paragraph(self, paragraph: int) -> None:
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            self._scroll()

    def stop(self) -> None:
        """Draw nothing more."""
        self._wish += 1
        self._timer.stop()
        self._rest.stop()
        self._end_hurry()

    def close(self) -> None:
        """Draw nothing more, ever; what is being laid out is given up."""
        self.stop()
        self.press.close()

    def _end_hurry(self) -> None:
        self._hurried = False
        self.press.hurry(wanted=False)

    def _draw(self) -> None:
        """Draw all pages."""
        self.stop()
        opened = self._drawn = self._opened
        if opened is not None:
            call = partial(self._drafts.lay_out, opened, partial(self._given_up, self._wish))
            self.press.run(call, partial(self._show, opened), key="pages")

    def _given_up(self, wish: int) -> bool:
        """Whether something else was wanted meanwhile; asked on the press's thread."""
        return wish != self._wish

    def _draw_section(self) -> None:
        """Draw the section that is written in, and all the rest once the keys rest."""
        opened = self._opened
        section = opened.section_of(self._node) if opened else None
        if opened is None or section is None or self._drawn is None:
            self._draw()
            return
        self._rest.start()
        call = partial(self._drafts.lay_section, opened, opened.pack.sections.index(section))
        self.press.run(call, partial(self._show_section, opened), key="pages")

    def _show_section(self, opened: OpenPack, sheets: "Sheets | None") -> None:
        """Show the pages with a section anew; where there were none of this pack to go on from, draw all."""
        if sheets is None and self._opened is not None and not self._apart:
            self._draw()
        self._show(opened, sheets)

    def _show(self, opened: OpenPack, sheets: "Sheets | None") -> None:
        """Show the pages of `opened`; they are up to date unless something was written meanwhile."""
        now = self._opened
        if sheets is None or now is None or self._apart or now.pack.id != opened.pack.id:
            return
        self._view.set_sheets(sheets)
        self._scroll()
        if opened is now or opened.looks_like(now):
            self._end_hurry()
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
