"""One child process with the pipes to it, and a thread that listens to what it says and checks it."""

import contextlib
import multiprocessing
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.domain.text import SourceText
from briefing_app.importing import faults
from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.child import LOG, OUT_OF_MEMORY, SCRATCH, Work, request, serve
from briefing_app.importing.frames import LONGEST, Assembly, read_frame
from briefing_app.importing.outcomes import Failure, Job, Outcome, Reading, Stage
from briefing_app.importing.wire import WireError, from_plain

if TYPE_CHECKING:
    import queue

_DETAILS = 4000
"""How much of a dead child's last words is kept, in bytes."""


_WEARING = 1_000_000
"""How many characters of one text are enough to replace the process that searched it."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The child is shut in; `missing` is what the system does not refuse it."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grown:
    """A document is all there, so many characters of it."""

    characters: int


@dataclass(frozen=True, slots=True)
class Gone:
    """The child is dead, or said what it should not (`nonsense`, in words)."""

    code: int | None
    details: str
    nonsense: str = ""

    def failure(self, job: Job, *, ready: bool) -> Failure:
        """What became of the job that it had."""
        if self.nonsense:
            return faults.nonsense(job, f"{self.nonsense}\n{self.details}")
        if self.code == -getattr(signal, "SIGXCPU", 0) and self.code:
            return faults.overrun(job, self.details)
        if self.code == OUT_OF_MEMORY:
            return faults.too_heavy(job, self.details)
        return faults.crash(job, self.details) if ready else faults.no_start(job, self.details)


Event = Ready | Stage | Grown | Outcome | Gone


class Lane:
    """A child process; `ready` once it is shut in, `idle` while nothing is asked of it.

    It is `worn` once it has searched a long text: what memory is left to it then may lie in pieces.
    """

    def __init__(
        self,
        work: Work,
        prepare: Callable[[], None],
        limits: Limits,
        folder: Path,
        events: "queue.SimpleQueue[tuple[Lane, Event]]",
    ) -> None:
        """Start it. What it says comes to `events`; the bytes of inner files are moved to `folder`.

        Raises:
            OSError: there is no room for its own folder in that one.
        """
        self._limits, self._holding, self._events = limits, folder, events
        self._home = Path(tempfile.mkdtemp(dir=folder))
        (self._home / SCRATCH).mkdir()
        context = multiprocessing.get_context("spawn")
        theirs_in, self._requests = context.Pipe(duplex=False)
        self._answers, theirs_out = context.Pipe(duplex=False)
        arguments = (work, prepare, theirs_in, theirs_out, self._home, limits)
        self._process = context.Process(target=serve, args=arguments, name="briefing-desk-reader", daemon=True)
        self._process.start()
        # Only the child holds these ends from now on, so that its death closes them.
        theirs_in.close()
        theirs_out.close()
        self.ready = False
        self.worn = False
        self.place: int | None = None
        self.job: Job | None = None
        self.deadline = 0.0
        self._allowed = 0.0
        self._recognised = 0
        self._assembly: Assembly | None = None
        self._listener = threading.Thread(target=self._listen, name="reading-process", daemon=True)
        self._listener.start()

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.is_alive()

    @property
    def idle(self) -> bool:
        """Whether it has nothing to do."""
        return self.place is None

    @property
    def process_id(self) -> int:
        """The process, by the system's number."""
        return self._process.pid or 0

    def ask(self, place: int, job: Job) -> None:
        """Give it something to do; `place` is for the caller."""
        known = job if isinstance(job, SourceText) else None
        path = Path(job.title) if isinstance(job, SourceText) else job
        self._assembly = Assembly(path, self._home / SCRATCH, self._holding, known)
        self.place, self.job = place, job
        self._allowed = self._limits.seconds(job)
        self._recognised = 0
        self.deadline = time.monotonic() + self._allowed + (0 if self.ready else self._limits.start)
        with contextlib.suppress(OSError):  # it died; the listener says so
            self._requests.send_bytes(request(job))

    def hear(self, event: Event) -> None:
        """Take note of what it said: where it is, and until when."""
        if isinstance(event, Ready):
            self.ready = True
            self.deadline = time.monotonic() + self._allowed
        elif event is Stage.RECOGNISING and self._recognised < self._limits.most_recognised:
            self._recognised += 1
            self.deadline = max(self.deadline, time.monotonic() + self._limits.recognising)
        elif isinstance(event, Grown):
            self.deadline = time.monotonic() + self._limits.to_find(event.characters)
            self.worn = self.worn or event.characters > _WEARING
        elif isinstance(event, Reading | Failure):
            self.place = self.job = None

    def end(self) -> None:
        """End the process, and take away what is left of it."""
        self._requests.close()
        if self.idle:
            self._process.join(1)
        self._process.kill()
        self._process.join()
        self._listener.join()
        if self._assembly is not None and not self.idle:
            self._assembly.let_go()
        shutil.rmtree(self._home, ignore_errors=True)

    # on the listening thread

    def _listen(self) -> None:
        nonsense = ""
        try:
            self._events.put((self, _ready(self._answers)))
            while True:
                self._tell(self._answers.recv_bytes(LONGEST))
        except WireError as error:
            nonsense = str(error)
            self._process.kill()
        except (EOFError, OSError):
            pass  # it died, or said more at once than it may
        self._process.join(5)
        self._answers.close()
        self._events.put((self, Gone(self._process.exitcode, self._last_words(), nonsense)))

    def _tell(self, data: bytes) -> None:
        assembly = self._assembly
        if assembly is None:
            raise WireError("an answer that nobody asked for")
        told = assembly.take(data)
        if isinstance(told, int):
            self._events.put((self, Grown(told)))
        elif told is not None:
            self._assembly = None if isinstance(told, Reading | Failure) else assembly
            self._events.put((self, told))

    def _last_words(self) -> str:
        """What the child wrote to its error stream before it died."""
        code = f"exit code {self._process.exitcode}\n"
        try:
            return code + (self._home / LOG).read_bytes()[-_DETAILS:].decode("utf-8", "replace")
        except OSError:
            return code


def _ready(answers: Connection) -> Ready:
    frame: Any = read_frame(answers.recv_bytes(LONGEST))
    missing: tuple[str, ...] = from_plain(tuple[str, ...], frame.get("ready"))
    return Ready(missing)
