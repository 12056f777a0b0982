"""The reading processes: files are read where a crash, a hang or a hostile file cannot take the program along.

A lane is one child process, started when it is first needed and kept warm. It is spoken to over pipes, is shut in by
`cage`, and is replaced when it dies, overruns its time or its memory, or says what it should not.
"""

import contextlib
import queue
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.importing import faults
from briefing_app.importing.cage import weight
from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.child import Work
from briefing_app.importing.frames import Voice
from briefing_app.importing.lanes import Event, Gone, Lane, Ready
from briefing_app.importing.outcomes import Failure, Job, Outcome, Reading, Stage
from briefing_app.importing.work import read_and_find, warm_up

__all__ = ["Limits", "Reader", "Voice"]

_GLANCE = 0.1
"""Seconds between two looks at whether the person cancelled."""
_TOGETHER, _WAIT = 25, 0.5
"""How many outcomes are handed on at once at the most, and for how many seconds the first of them may wait."""
_FOR_ANOTHER_LANE = 16
"""How many files must wait before another process is worth its start."""
_AHEAD = 64
"""How many files may be read before an earlier one is."""

TellJob = Callable[[int, Stage], None]


@dataclass(slots=True)
class _Round:
    """The jobs of one call, and how far they have got."""

    jobs: Sequence[Job]
    tell: TellJob
    next: int = 0
    handed_on: int = 0
    ready: dict[int, Outcome] = field(default_factory=dict)
    since: float = 0.0

    @property
    def waiting(self) -> int:
        return len(self.jobs) - self.next

    def settle(self, place: int, outcome: Outcome) -> None:
        if self.handed_on not in self.ready:
            self.since = time.monotonic()
        self.ready[place] = outcome

    def due(self) -> tuple[Outcome, ...]:
        """What is to be handed on now, in order: many at once, or those that have waited long enough, or the last."""
        together: list[int] = []
        while len(together) < _TOGETHER and self.handed_on + len(together) in self.ready:
            together.append(self.handed_on + len(together))
        last = self.handed_on + len(together) == len(self.jobs)
        if not together or not (last or len(together) == _TOGETHER or time.monotonic() - self.since > _WAIT):
            return ()
        self.handed_on += len(together)
        self.since = time.monotonic()
        return tuple(self.ready.pop(place) for place in together)


class Reader:
    """Reads files in child processes; to be used by one thread at a time, and closed.

    `missing` says in words what this system does not refuse the processes, once one has started.
    """

    def __init__(
        self,
        *,
        work: Work = read_and_find,
        prepare: Callable[[], None] = warm_up,
        limits: Limits | None = None,
        lanes: int = 1,
    ) -> None:
        """Nothing is started yet. `work` and `prepare` are functions that a fresh process can import."""
        self._work, self._prepare = work, prepare
        self._limits = limits or Limits()
        self._most = lanes
        self._lanes: list[Lane] = []
        self._events: queue.SimpleQueue[tuple[Lane, Event]] = queue.SimpleQueue()
        self._folder: Path | None = None
        self.missing: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        """The reader itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def start(self) -> None:
        """Start a process unless one runs; it loads the language model while the caller goes on."""
        if not any(lane.alive for lane in self._lanes):
            with contextlib.suppress(OSError):  # the first file that is to be read says so in words
                self._add_lane()

    def close(self) -> None:
        """End the processes and take away what they left; the next file starts a fresh one."""
        while self._lanes:
            self._lanes.pop().end()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def rest(self) -> None:
        """Keep one process warm and end the others."""
        while len(self._lanes) > 1:
            self._lanes.pop().end()

    def read(
        self,
        path: Path,
        *,
        tell: Callable[[Stage], None] = lambda _stage: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Outcome | None:
        """What is in a file, or why it could not be read; None if it was cancelled meanwhile."""
        return self._one(path, tell, cancelled)

    def find(self, source: SourceText, *, cancelled: Callable[[], bool] = lambda: False) -> Extraction | Failure | None:
        """What is in a text that is known already, or why that could not be found; None if it was cancelled."""
        outcome = self._one(source, lambda _stage: None, cancelled)
        return outcome.extraction if isinstance(outcome, Reading) else outcome

    def _one(self, job: Job, tell: Callable[[Stage], None], cancelled: Callable[[], bool]) -> Outcome | None:
        together = next(self.each([job], tell=lambda _place, stage: tell(stage), cancelled=cancelled), None)
        return together[0] if together else None

    def each(
        self,
        jobs: Sequence[Job],
        *,
        tell: TellJob = lambda _place, _stage: None,
        cancelled: Callable[[], bool] = lambda: False,
        paused: Callable[[], bool] = lambda: False,
    ) -> Iterator[tuple[Outcome, ...]]:
        """What is in each file or text, in their order, a few at once; ends early once cancelled.

        While `paused`, what is under way is finished and nothing else begun. `tell` is given the place of a job among
        `jobs` and what is being done with it.
        """
        round_ = _Round(jobs, tell)
        try:
            while round_.handed_on < len(jobs) and not cancelled():
                if not paused():
                    self._hand_out(round_)
                self._listen(round_)
                if together := round_.due():
                    yield together
        finally:
            self._drop_busy()

    def _hand_out(self, round_: _Round) -> None:
        while round_.waiting and round_.next - round_.handed_on < _AHEAD:
            place = round_.next
            try:
                lane = self._free(round_.waiting)
            except OSError as error:
                round_.settle(place, faults.no_room(round_.jobs[place], error))
                lane = None
            if lane is None and place not in round_.ready:
                return
            round_.next += 1
            if lane is not None:
                self._ask(lane, place, round_)

    @staticmethod
    def _ask(lane: Lane, place: int, round_: _Round) -> None:
        if not lane.ready:
            round_.tell(place, Stage.STARTING)
        lane.ask(place, round_.jobs[place])

    def _free(self, waiting: int) -> Lane | None:
        """A lane that has nothing to do, a new one if it is worth it."""
        self._lanes = [lane for lane in self._lanes if not self._buried(lane)]
        idle = next((lane for lane in self._lanes if lane.idle), None)
        wanted = min(self._most, 1 + waiting // _FOR_ANOTHER_LANE)
        if idle is None and len(self._lanes) < wanted:
            return self._add_lane()
        return idle

    def _buried(self, lane: Lane) -> bool:
        """Clear away a lane with nothing to do that died, or is worn."""
        gone = lane.idle and (lane.worn or not lane.alive)
        if gone:
            lane.end()
        return gone

    def _add_lane(self) -> Lane:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="briefing-desk-"))
        lane = Lane(self._work, self._prepare, self._limits, self._folder, self._events)
        self._lanes.append(lane)
        return lane

    def _listen(self, round_: _Round) -> None:
        """Take what the lanes say, for a glance at the most; give up those that overran."""
        with contextlib.suppress(queue.Empty):
            lane, event = self._events.get(timeout=_GLANCE)
            while True:
                self._take(lane, event, round_)
                lane, event = self._events.get_nowait()
        for lane in [each for each in self._lanes if not each.idle]:
            if time.monotonic() > lane.deadline:
                self._give_up(lane, round_, faults.overrun)
            elif (weight(lane.process_id) or 0) > self._limits.memory:
                self._give_up(lane, round_, faults.too_heavy)

    def _take(self, lane: Lane, event: Event, round_: _Round) -> None:
        if lane not in self._lanes:
            return  # one that was given up had still said something
        place, job = lane.place, lane.job
        if isinstance(event, Ready):
            self.missing = event.missing
        elif isinstance(event, Gone):
            self._lanes.remove(lane)
            if place is not None and job is not None:
                round_.settle(place, event.failure(job, ready=lane.ready))
            lane.end()
            return
        lane.hear(event)
        if isinstance(event, Stage) and place is not None:
            round_.tell(place, event)
        elif isinstance(event, Reading | Failure) and place is not None:
            round_.settle(place, event)

    def _give_up(self, lane: Lane, round_: _Round, failure: Callable[[Job], Failure]) -> None:
        assert lane.place is not None  # noqa: S101 - it is busy
        assert lane.job is not None  # noqa: S101
        round_.settle(lane.place, failure(lane.job))
        self._lanes.remove(lane)
        lane.end()

    def _drop_busy(self) -> None:
        """End what nobody waits for any more."""
        for lane in [each for each in self._lanes if not each.idle]:
            self._lanes.remove(lane)
            lane.end()
