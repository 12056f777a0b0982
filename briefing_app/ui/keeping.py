"""Copies of the library while its window is open: in the background, on a thread and connections of their own."""

from __future__ import annotations

import importlib
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

LOOK_EVERY = 60_000
"""Milliseconds between two looks at whether it is time for a copy."""


class Keeper(QObject):
    """Sees to the timed copies; `failed` tells of a fault, of the same one only once until a copy succeeds."""

    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Prepare for the library in that folder; nothing is copied before `start`."""
        super().__init__(parent)
        self._folder = folder
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="backups")
        self._stopped = Event()
        self._busy = False
        self._told = ""
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self.keep_up)
        self._finished.connect(self._take)

    def start(self) -> None:
        """Look from time to time from now on."""
        if not self._look.isActive():
            self._look.start()

    def keep_up(self) -> None:
        """Make a copy if it is time for one and none is being made."""
        if not self._busy and not self._stopped.is_set():
            self._busy = True
            self._worker.submit(self._copy).add_done_callback(self._finished.emit)

    def stop(self) -> None:
        """Break off a copy that is being made, and make no more."""
        self._look.stop()
        self._stopped.set()
        self._worker.shutdown(wait=True)

    def _copy(self) -> None:
        backups = importlib.import_module("briefing_app.library.storage.backups")
        backups.keep_up(self._folder, stopped=self._stopped.is_set)

    def _take(self, finished: Future[None]) -> None:
        self._busy = False
        error = finished.exception()
        if isinstance(error, BriefingError):
            if str(error) != self._told:
                self.failed.emit(error)
            self._told = str(error)
        elif error is not None:
            raise error
        else:
            self._told = ""
