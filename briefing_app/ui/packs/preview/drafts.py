"""What the preview has done on its own thread: packs composed and laid out.

Markdown, ReportLab's fonts and the layout are imported here, long after the first paint.
"""

import gc
import importlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.ui.packs.state import OpenPack
from briefing_app.ui.packs.work import composed

if TYPE_CHECKING:
    from briefing_app.packs.blocks import PackDocument
    from briefing_app.packs.kept_sections import KeptSections
    from briefing_app.ui.packs.preview.sheets import Sheets


class Drafts:
    """Composes and lays out one state of a pack after another, each from what the last one left; on one thread."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._kept: KeptSections | None = None
        self._last: tuple[int, Sheets] | None = None
        """The pages that were laid out last, and the pack that they are of."""

    def lay_out(self, opened: OpenPack, given_up: Callable[[], bool]) -> "Sheets | None":
        """The pack's pages, unless they are given up half-way."""
        module = importlib.import_module("briefing_app.ui.packs.preview.sheets")
        sheets: Sheets | None = module.lay_out_unless(self._composed(opened), given_up)
        _spare_the_collector()
        return self._remembered(opened, sheets)

    def lay_section(self, opened: OpenPack, section: int) -> "Sheets | None":
        """The pages with that section (from 0) as it now is, the others as last; None where all must be laid out."""
        if self._last is None or self._last[0] != opened.pack.id:
            return None
        module = importlib.import_module("briefing_app.ui.packs.preview.sheets")
        return self._remembered(opened, module.lay_out_section(self._composed(opened), section, self._last[1]))

    def _remembered(self, opened: OpenPack, sheets: "Sheets | None") -> "Sheets | None":
        if sheets is not None:
            self._last = (opened.pack.id, sheets)
        return sheets

    def _composed(self, opened: OpenPack) -> "PackDocument":
        if self._kept is None:
            self._kept = importlib.import_module("briefing_app.packs.kept_sections").KeptSections()
        return composed(opened, self._kept)


def paragraph_at(words: str) -> int:
    """The number, from 0, of the block that the words so far end in."""
    notes = importlib.import_module("briefing_app.packs.notes")
    return max(0, len(notes.blocks(words)) - 1)


@cache
def _spare_the_collector() -> None:
    """Once everything is imported: a full collection, which stops every thread, need not look at all that again.

    Each edit makes tens of thousands of objects, so that full collections are frequent: in a pack of 150 pages they
    took four times as long as the layout itself.
    """
    gc.freeze()
