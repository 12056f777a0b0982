"""Has pages laid out on a thread of its own, so that what is being saved, checked or linked stands before no key."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from briefing_app.errors import BriefingError

Result = TypeVar("Result")
_LONGEST = 0.25
"""Seconds that other work waits for a key to be shown, at the most."""


@dataclass(frozen=True, slots=True)
class _Delivery:
    future: Future[Any]
    done: Callable[[Any], None]
    key: str
    number: int


class Press(QObject):
    """`run` calls one after the other; of several with one key only the newest is delivered. `close` ends the thread.

    Two threads of Python share one processor: who has long work to do elsewhere calls `give_way` between its parts, and
    waits there while `hurry` is on.
    """

    failed = Signal(object)
    """A BriefingError."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, *, longest: float = _LONGEST) -> None:
        """Nothing is begun before the first call; `longest`, in seconds, bounds how long others give way."""
        super().__init__(parent)
        self._longest = longest
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview")
        self._newest: dict[str, int] = {}
        self._number = self._pending = 0
        self._closed = False
        self._clear, self._until = Event(), 0.0
        self._clear.set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._pending == 0

    def run(self, call: Callable[[], Result], done: Callable[[Result], None], *, key: str) -> None:
        """Have `call()` made on the press's thread and `done(result)` here.

        Of several calls with the same `key` older ones that wait are not made. An error that is no BriefingError is a
        bug and goes to sys.excepthook. After `close` nothing is begun and nothing delivered.
        """
        if self._closed:
            return
        self._number += 1
        self._pending += 1
        number = self._newest[key] = self._number
        future = self._worker.submit(self._made, call, key, number)
        future.add_done_callback(lambda finished: self._finished.emit(_Delivery(finished, done, key, number)))

    def _made(self, call: Callable[[], Result], key: str, number: int) -> Result | None:
        """On the press's thread."""
        return None if self._closed or self._newest[key] != number else call()

    def _deliver(self, delivery: _Delivery) -> None:
        self._pending -= 1
        if self._closed:
            return
        error = delivery.future.exception()
        if isinstance(error, BriefingError):
            self.failed.emit(error)
        elif error is not None:
            raise error
        elif self._newest[delivery.key] == delivery.number:
            delivery.done(delivery.future.result())

    def hurry(self, *, wanted: bool) -> None:
        """Whether somebody waits to see what was just written."""
        if wanted:
            self._until = monotonic() + self._longest
            self._clear.clear()
        else:
            self._clear.set()

    def give_way(self) -> None:
        """Wait while somebody waits to see what was just written; called on other threads."""
        if not self._clear.is_set():
            self._clear.wait(max(0.0, self._until - monotonic()))

    def close(self) -> None:
        """Begin nothing more and end the thread; what is being laid out is waited for."""
        self._closed = True
        self._clear.set()
        self._worker.shutdown(wait=True, cancel_futures=True)
