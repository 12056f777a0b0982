"""Links in the background what waits for it, a document at a time, only while nothing else is asked of the library.

A long document gives way to what is asked meanwhile, and is begun anew when nothing is.
"""

import importlib
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.changes import Area, Change
from briefing_app.errors import BriefingError
from briefing_app.ui.operations import Operations

if TYPE_CHECKING:
    from briefing_app.library.library import Library

PAUSE = 150
"""Milliseconds without a change before linking begins, and after a step that found the library in use."""
LONG = 0.25
"""Seconds after which a document's linking gives way to what is asked meanwhile."""
_LONGEST_PAUSE = 10_000
TELL_EVERY = 2.0
"""Seconds between two refreshes of the pages while much is linked."""
_NAME = "link documents"
_CARES = {Area.DOCUMENTS, Area.POINTS, Area.SPEAKERS, Area.LINKS}


class Linker(QObject):
    """Starts when the library is open, and again after each change to documents, points or what people decided.

    Pages are refreshed by a Change of `Area.LINKS`. What cannot be written is told once and tried after the next
    change. `rested` is emitted when nothing waits any more.
    """

    rested = Signal()

    def __init__(self, operations: Operations) -> None:
        """Watch those operations; nothing is started before the library is open."""
        super().__init__()
        self._operations = operations
        self._untold, self._told_at = 0, 0.0
        self._refused = self._stopped = False
        self._pause = PAUSE
        self._wait = QTimer(self, singleShot=True, interval=PAUSE)
        self._wait.timeout.connect(self._step)
        operations.changed.connect(self._changed)
        operations.standing.connect(self._opened)

    def stop(self) -> None:
        """Begin nothing more."""
        self._stopped = True
        self._wait.stop()

    def _opened(self, _standing: object) -> None:
        """The first standing tells that the library is open: what another program left waiting is linked too."""
        self._operations.standing.disconnect(self._opened)
        self._begin()

    def _begin(self) -> None:
        if not self._stopped:
            self._wait.start(self._pause)

    def _changed(self, change: Change) -> None:
        if change.areas & _CARES and change.name != _NAME:
            self._refused = False
            self._begin()

    def _step(self) -> None:
        step = partial(_link_one, give_way=self._operations.wants)
        if not self._operations.run_when_idle(step, self._take, failed=self._give_up):
            self._begin()

    def _take(self, linked: int | None) -> None:
        if linked is None:
            self._pause = min(2 * self._pause, _LONGEST_PAUSE)
            self._begin()
            return
        self._pause = PAUSE
        self._untold += linked
        if not self._told_at:
            self._told_at = time.monotonic()
        if self._untold and (not linked or time.monotonic() - self._told_at >= TELL_EVERY):
            self._tell()
        if linked:
            self._step()
        else:
            self._told_at = 0.0
            self.rested.emit()

    def _tell(self) -> None:
        self._told_at, self._untold = time.monotonic(), 0
        self._operations.announce(Change(_NAME, frozenset({Area.LINKS}), undoable=False))

    def _give_up(self, error: BriefingError) -> None:
        if not self._refused:
            self._refused = True
            self._operations.failed.emit(error)


def _link_one(library: "Library", give_way: Callable[[float], bool]) -> int | None:
    """How many documents were linked: one, or none where none waits; None where it gave way to something else."""
    gave_way, until = False, time.monotonic() + LONG

    def cancelled() -> bool:
        nonlocal gave_way
        gave_way = gave_way or give_way(until)
        return gave_way

    linking = importlib.import_module("briefing_app.importing.linking")
    change = linking.link_waiting(library, limit=1, cancelled=cancelled)
    return len(change.ids) if change is not None else None if gave_way else 0
