"""The reading process: files are read where a crash, a hang or a hostile file cannot take the program along.

One child process, started when it is first needed and kept warm. It is spoken to over pipes, is refused the network,
and is replaced when it dies or overruns its time.
"""

import contextlib
import faulthandler
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing_app.errors import BriefingError
from briefing_app.importing.offline import refuse_network
from briefing_app.importing.outcomes import Failure, Outcome, Reading, Stage
from briefing_app.importing.readers.formats import NOTHING_KEPT
from briefing_app.importing.work import read_and_find, warm_up

Work = Callable[[Path, Callable[[Stage], None]], Reading]
Tell = Callable[[Stage], None]

_GLANCE = 0.1
"""Seconds between two looks at whether the person cancelled."""
_DETAILS = 4000
"""How much of a dead child's last words is kept, in bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of wall time: for the child to get ready, for a file, and for each so many bytes of it."""

    start: float = 60.0
    file: float = 10.0
    bytes_per_second: int = 20_000

    def seconds(self, path: Path) -> float:
        """How long a file may take once the child is ready."""
        try:
            size = path.stat().st_size
        except OSError:
            size = 0
        return self.file + size / self.bytes_per_second


class Reader:
    """Reads files in a child process, one at a time; to be used by one thread at a time, and closed."""

    def __init__(
        self, *, work: Work = read_and_find, prepare: Callable[[], None] = warm_up, limits: Limits | None = None
    ) -> None:
        """Nothing is started yet. `work` and `prepare` are functions that a fresh process can import."""
        self._work = work
        self._prepare = prepare
        self._limits = limits or Limits()
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def start(self) -> None:
        """Start the child unless it runs; it loads the language model while the caller goes on."""
        self._running()

    def close(self) -> None:
        """End the child; the next file starts a fresh one."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def read(
        self, path: Path, *, tell: Tell = lambda _stage: None, cancelled: Callable[[], bool] = lambda: False
    ) -> Outcome | None:
        """What is in a file, or why it could not be read; None if it was cancelled meanwhile."""
        child = self._running()
        if not child.ready:
            tell(Stage.STARTING)
        outcome = self._converse(child, path, tell, cancelled)
        if not isinstance(outcome, Reading) and not child.idle:
            self.close()
        return outcome

    def _running(self) -> "_Child":
        if self._child is not None and self._child.alive:
            return self._child
        self.close()
        self._child = _Child(self._work, self._prepare)
        return self._child

    def _converse(self, child: "_Child", path: Path, tell: Tell, cancelled: Callable[[], bool]) -> Outcome | None:
        allowed = self._limits.seconds(path)
        deadline = time.monotonic() + allowed + (0 if child.ready else self._limits.start)
        try:
            child.ask(path)
            while not cancelled():
                if time.monotonic() > deadline:
                    return _overrun(path)
                answer = child.answer()
                if isinstance(answer, Stage):
                    tell(answer)
                    deadline = min(deadline, time.monotonic() + allowed)
                elif answer is not None:
                    return answer
        except (EOFError, OSError):
            return _crash(path, child.last_words()) if child.ready else _no_start(path, child.last_words())
        return None


class _Child:
    """The child process with the pipes to it; `ready` once it answered, `idle` while nothing is asked of it."""

    def __init__(self, work: Work, prepare: Callable[[], None]) -> None:
        context = multiprocessing.get_context("spawn")
        self._log = _log_file()
        theirs_in, self._requests = context.Pipe(duplex=False)
        self._answers, theirs_out = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_serve,
            args=(work, prepare, theirs_in, theirs_out, self._log),
            name="briefing-desk-reader",
            daemon=True,
        )
        self._process.start()
        # Only the child holds these ends from now on, so that its death closes them.
        theirs_in.close()
        theirs_out.close()
        self.ready = False
        self.idle = True

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, path: Path) -> None:
        self.idle = False
        self._requests.send(path)

    def answer(self) -> Stage | Outcome | None:
        """What the child says next; None if it says nothing for a moment. EOFError: it is dead."""
        if not wait([self._answers], timeout=_GLANCE):
            return None
        answer: Stage | Outcome = self._answers.recv()
        self.ready = True
        self.idle = not isinstance(answer, Stage)
        return answer

    def last_words(self) -> str:
        """What the child wrote to its error stream before it died."""
        self._process.join(1)
        code = f"exit code {self._process.exitcode}\n"
        try:
            return code + Path(self._log).read_bytes()[-_DETAILS:].decode("utf-8", "replace")
        except OSError:
            return code

    def end(self) -> None:
        self._requests.close()
        if self.idle:
            self._process.join(1)
        self._process.kill()
        self._process.join()
        self._process.close()
        self._answers.close()
        if self._log != os.devnull:
            Path(self._log).unlink(missing_ok=True)


def _log_file() -> str:
    """A file for the child's error stream; nothing where the disk is full, since reading may go on without it."""
    try:
        descriptor, name = tempfile.mkstemp(prefix="briefing-desk-reader-")
    except OSError:
        return os.devnull
    os.close(descriptor)
    return name


def _overrun(path: Path) -> Failure:
    return Failure(
        path,
        f"“{path.name}” took too long to read and was given up.",
        NOTHING_KEPT,
        "Save the part that you need as plain text and import that.",
    )


def _no_start(path: Path, details: str) -> Failure:
    return Failure(
        path,
        f"“{path.name}” was not read, because the reading process could not be started.",
        NOTHING_KEPT,
        "Try again; if that does not help, install the program again.",
        details,
    )


def _crash(path: Path, details: str) -> Failure:
    return Failure(
        path,
        f"“{path.name}” could not be read: the reading process stopped on it.",
        NOTHING_KEPT,
        "Save it as plain text and import that.",
        details,
    )


def _serve(work: Work, prepare: Callable[[], None], requests: Connection, answers: Connection, log: str) -> None:
    """The child's life: answer each request until the parent closes the pipe or dies."""
    _settle_in(log)
    prepare()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            answers.send(_outcome(work, requests.recv(), answers.send))


def _settle_in(log: str) -> None:
    # Ctrl+C in a terminal reaches the whole group; whether to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    descriptor = os.open(log, os.O_WRONLY | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    os.close(descriptor)
    sys.stdout = sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="replace", closefd=False)
    faulthandler.enable(sys.stderr)
    refuse_network()


def _outcome(work: Work, path: Path, tell: Tell) -> Outcome:
    try:
        return work(path, tell)
    except BriefingError as error:
        return Failure.of(path, error)
