"""The window's one way to the library: run a call on the worker thread, deliver here, broadcast the Change."""

from __future__ import annotations

import importlib
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from briefing_app.domain.changes import Area, Change
from briefing_app.errors import BriefingError
from briefing_app.ui.keeping import Keeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from briefing_app.domain.search import Counts
    from briefing_app.library.library import Library

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the frame of the window shows of the library after each change."""

    counts: Counts
    undo: str | None
    redo: str | None
    notes: dict[str, str]


LOOK_EVERY = 500
"""Milliseconds between two looks at whether another program wrote to the library."""
NOTES = ("name", "marking", "open-pack")
"""The library's notes that the window reads: its name, its marking, the id of the pack that P adds to."""


@dataclass(slots=True)
class _Delivery:
    """A finished call on its way to the UI thread."""

    future: Future[Any]
    done: Callable[[Any], None] | None
    failed: Callable[[BriefingError], None] | None
    key: str
    number: int
    quiet: bool = False
    again: Callable[[], None] | None = None
    """Has the call made once more."""


class Operations(QObject):
    """Runs calls one after the other on one thread of its own, which opens the library and closes it.

    Signals, all on the UI thread: `changed` (a Change, after every call that returned one), `standing` (a Standing,
    after every change and once when the library is open), `failed` (a BriefingError that no caller took),
    `busy` (whether calls are under way), `in_use` (a BriefingError: another window has the library; all calls wait
    until `release` tries again, or `open_read_only`).
    """

    changed = Signal(object)
    standing = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    in_use = Signal(object)
    _finished = Signal(object)
    _noticed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Prepare for the library in that folder; nothing is opened before the first call."""
        super().__init__(parent)
        self.folder = folder
        self.read_only = False
        """Whether the library is open for reading only."""
        self._library: Library | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._newest: dict[str, int] = {}
        self._pending = 0
        self._number = 0
        self._closed = self._held = False
        self._waiting: list[Callable[[], None]] = []
        # Queued even where a call ends so soon that its callback runs on this thread: none may overtake those before.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._noticed.connect(self._tell_of_others, Qt.ConnectionType.QueuedConnection)
        self._keeper = Keeper(folder, self)
        self._keeper.failed.connect(self.failed)
        self._look = QTimer(self, interval=LOOK_EVERY)
        self._look.timeout.connect(self._look_for_others)

    def run(
        self,
        call: Callable[[Library], Result],
        done: Callable[[Result], None] | None = None,
        *,
        failed: Callable[[BriefingError], None] | None = None,
        key: str = "",
    ) -> None:
        """Have `call(library)` made on the worker thread and `done(result)` here, in the order of asking.

        Of several calls with the same `key` only the newest is delivered, and older ones that wait are not made: for
        filters and selections. A BriefingError goes to `failed`, or else to the signal; any other error is a bug and
        goes to sys.excepthook. A Change that `call` returns is broadcast after `done`. Nothing is delivered to a
        widget that is gone, nor after `close`.
        """
        if self._closed:
            return
        self._number += 1
        if key:
            self._newest[key] = self._number
        self._pending += 1
        if self._pending == 1:
            self.busy.emit(True)
        delivery = partial(_Delivery, done=done, failed=failed, key=key, number=self._number)
        submit = partial(self._submit, call, delivery)
        if self._held:
            self._waiting.append(submit)
        else:
            submit()

    def run_when_idle(
        self,
        call: Callable[[Library], Result],
        done: Callable[[Result], None],
        *,
        failed: Callable[[BriefingError], None],
    ) -> bool:
        """Have a short call made in the background, where no other is under way; whether it will be.

        The window does not count as busy meanwhile, and calls that are asked for wait for this one. `call` returns no
        Change: nothing is broadcast.
        """
        if self._closed or self._held or self._pending or self.read_only:
            return False
        delivery = partial(_Delivery, done=done, failed=failed, key="", number=0, quiet=True)
        future = self._worker.submit(self._made_quietly, call)
        future.add_done_callback(lambda finished: self._finished.emit(delivery(finished)))
        return True

    def wants(self, until: float) -> bool:
        """Whether a call of the background is to end: the window closes, or waits for something after that moment.

        `until` is a time of `time.monotonic`. Asked on the worker thread.
        """
        return self._closed or (self._pending > 0 and time.monotonic() > until)

    def _made_quietly(self, call: Callable[[Library], Any]) -> tuple[Any, Standing | None]:
        """On the worker thread; where the window was closed meanwhile, nothing is begun."""
        return (None, None) if self._closed else (call(self._opened()), None)

    def hold(self) -> None:
        """Keep calls waiting until `release`: opening the library would compete with the window's first paint."""
        self._held = True

    def release(self) -> None:
        """Make the calls that wait, and all others from now on."""
        self._held = False
        waiting, self._waiting = self._waiting, []
        for submit in waiting:
            submit()

    def open_read_only(self) -> None:
        """Make the calls that wait on the library as another window has it, and change nothing in it."""
        self.read_only = True
        self.release()

    def _submit(self, call: Callable[[Library], Any], delivery: partial[_Delivery]) -> None:
        again = partial(self._submit, call, delivery)
        future = self._worker.submit(self._made, call, delivery.keywords["key"], delivery.keywords["number"])
        future.add_done_callback(lambda finished: self._finished.emit(delivery(finished, again=again)))

    def _made(self, call: Callable[[Library], Any], key: str, number: int) -> tuple[Any, Standing | None]:
        """On the worker thread."""
        if key and (self._closed or self._newest[key] != number):
            return None, None
        first = self._library is None
        library = self._opened()
        result = call(library)
        return result, _standing(library) if first or isinstance(result, Change) else None

    def _opened(self) -> Library:
        if self._library is None:
            module = importlib.import_module("briefing_app.library.library")  # brings SQLModel, after the first paint
            self._library = module.Library.open(self.folder, read_only=self.read_only, alone=not self.read_only)
        return self._library

    def _deliver(self, delivery: _Delivery) -> None:
        error = delivery.future.exception()
        if isinstance(error, BriefingError) and delivery.again and _in_use(error) and not self._closed:
            self._wait_for_library(error, delivery.again)
            return
        self._pending -= not delivery.quiet
        if self._closed:
            return
        if self._pending == 0 and not delivery.quiet:
            self.busy.emit(False)
        if isinstance(error, BriefingError):
            self._report(error, delivery.failed)
        elif error is not None:
            raise error
        else:
            self._hand_over(delivery)

    def _wait_for_library(self, error: BriefingError, again: Callable[[], None]) -> None:
        """Keep a call, and all that follow, until a person says how to go on."""
        self._waiting.append(again)
        if not self._held:
            self._held = True
            self.busy.emit(False)
            self.in_use.emit(error)

    def _report(self, error: BriefingError, failed: Callable[[BriefingError], None] | None) -> None:
        if failed is not None and _alive(failed):
            failed(error)
        else:
            self.failed.emit(error)

    def _hand_over(self, delivery: _Delivery) -> None:
        result, standing = delivery.future.result()
        if delivery.key and self._newest[delivery.key] != delivery.number:
            return
        if standing is not None:
            self.standing.emit(standing)
            self._look.start()
            if not self.read_only:
                self._keeper.start()
        if delivery.done is not None and _alive(delivery.done):
            delivery.done(result)
        if isinstance(result, Change):
            self.changed.emit(result)

    def announce(self, change: Change) -> None:
        """Broadcast a change that a call made without returning it."""
        self.run(lambda _library: change)

    def _look_for_others(self) -> None:
        """Ask in the background, where nothing else is under way; what fails here fails again in the next call."""
        if self._pending == 0 and not self._closed:
            self._worker.submit(self._ask_of_others)

    def _ask_of_others(self) -> None:
        """On the worker thread."""
        if self._library is not None and self._library.changed_elsewhere():
            self._noticed.emit()

    def _tell_of_others(self) -> None:
        self.announce(Change("changed by another program", frozenset(Area), undoable=False))

    def undo(self, done: Callable[[Change | None], None] | None = None) -> None:
        """Take back the last step."""
        self.run(_undo, done)

    def redo(self, done: Callable[[Change | None], None] | None = None) -> None:
        """Do again what was taken back."""
        self.run(_redo, done)

    def close(self) -> None:
        """Make the calls that wait, close the library and end the thread.

        What was written last is among them, so only those with a key are dropped: they ask and change nothing.
        """
        if self._closed:
            return
        self._closed = True
        self._look.stop()
        self._keeper.stop()
        last = self._worker.submit(self._close_library)
        self._worker.shutdown(wait=True)
        last.result()

    def _close_library(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None


def _in_use(error: BriefingError) -> bool:
    locks = importlib.import_module("briefing_app.library.storage.locks")  # it brings SQLAlchemy, which is there by now
    return isinstance(error, locks.InUseError)


def _undo(library: Library) -> Change | None:
    return library.undo()


def _redo(library: Library) -> Change | None:
    return library.redo()


def _standing(library: Library) -> Standing:
    notes = {key: value for key in NOTES if (value := library.note(key)) is not None}
    return Standing(library.counts(), library.undo_name(), library.redo_name(), notes)


def _alive(receiver: Callable[..., None]) -> bool:
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
