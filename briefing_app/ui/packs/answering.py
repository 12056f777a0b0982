"""What panes of the Packs page ask for, done: the base of what answers to them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefing_app.ui.desk import Desk
from briefing_app.ui.packs.bench import Bench
from briefing_app.ui.packs.export import Exporter
from briefing_app.ui.packs.following import Following
from briefing_app.ui.packs.state import OpenPack


class Answering(QObject):
    """Sub-class it, and connect the panes of `bench` that it answers to."""

    done = Signal(object)
    """A Change that people should be told of."""

    def __init__(
        self,
        desk: Desk,
        bench: Bench,
        following: Following,
        exporter: Exporter,
        opened: Callable[[], OpenPack | None],
        parent: QObject,
    ) -> None:
        """`opened` tells the pack in view."""
        super().__init__(parent)
        self._desk, self._bench, self._following = desk, bench, following
        self._exporter, self._opened = exporter, opened
        self._connect()

    def _connect(self) -> None:
        """Hear what the panes ask for; called once."""

    def show_pack(self) -> None:
        """Show the pack's own pages again."""
        self._following.show_again()
