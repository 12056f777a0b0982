"""Bundles: a pack handed over, opened as a new one, and what a colleague changed in it taken back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app.ui.packs import work_bundles
from briefing_app.ui.packs.answering import Answering
from briefing_app.ui.packs.bench import Middle

if TYPE_CHECKING:
    from briefing_app.exporting.bundle import Return

_NAMES = "Bundle (*.briefing)"


class Handing(Answering):
    """Answers to the pane of what came back, and to the shelf's button."""

    made = Signal(object)
    """The Change that put a colleague's pack into the library."""
    _back: "Return | None" = None

    def _connect(self) -> None:
        back = self._bench.back
        self._bench.builds.taking_back.connect(self._ask_for_return)
        back.take_asked.connect(self._take)
        back.shown.connect(self._follow)
        back.closed.connect(self.show_pack)

    def ask_for_bundle(self) -> None:
        """Ask which colleague's bundle to open as a new pack."""
        self._exporter.ask_for("Open a colleague’s bundle", _NAMES, self.open_bundle)

    def open_bundle(self, path: str) -> None:
        """Put a colleague's pack into the library."""
        self._desk.operations.run(partial(work_bundles.open_bundle, Path(path)), self.made.emit)

    def _ask_for_return(self) -> None:
        self._exporter.ask_for("Take a colleague’s bundle back", _NAMES, self.read_return)

    def read_return(self, path: str) -> None:
        """Show what a colleague changed; nothing is taken over yet."""
        opened = self._opened()
        if opened is not None:
            call = partial(work_bundles.returned, opened.pack.id, Path(path))
            self._desk.operations.run(call, self._show, key="packs.return")

    def _show(self, found: work_bundles.Shown) -> None:
        self._back = found.back
        self._bench.back.show_changes(found.name, found.back.changes)
        self._bench.show_middle(Middle.BACK)
        self._bench.back.list.setFocus()
        if found.back.changes:
            self._following.show_apart(found.sheets)
            self._bench.preview.say_apart(f"What {found.name} changes")
            self._follow(0)

    def _follow(self, row: int) -> None:
        view = self._bench.preview.view
        if self._back is not None and self._following.apart:
            view.follow(frozenset({row + 1}))  # the opening stands before the changes

    def _take(self, keys: Sequence[str]) -> None:
        if self._back is not None:
            self._desk.operations.run(partial(work_bundles.take_back, self._back, keys), self._say_done)

    def _say_done(self, change: object) -> None:
        self._bench.back.close_pane()
        self.done.emit(change)

    def show_pack(self) -> None:
        """Show the pack's own pages again."""
        self._back = None
        super().show_pack()
