"""Reading processes that tests lend to one another: to start one takes two seconds of the processor."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.lanes import Lane
from briefing_app.importing.sandbox import Reader
from briefing_app.importing.work import read_and_find

_resting: list[dict[str, Any]] = []
"""What a reader holds that has one process, warm and with nothing to do."""


@contextmanager
def lent() -> Iterator[None]:
    """Let readers begin with a process that rests, if there is one, and leave one at rest when they are closed."""
    add_lane, close = Reader._add_lane, Reader.close

    def take_or_add(reader: Reader) -> Lane:
        if not _usual(reader) or reader._folder is not None or not _resting:
            return add_lane(reader)
        vars(reader).update(_resting.pop())
        return reader._lanes[0]

    def leave_or_close(reader: Reader) -> None:
        reader.rest()
        if _usual(reader) and any(lane.alive and not lane.worn for lane in reader._lanes):
            _resting.append({name: vars(reader)[name] for name in ("_lanes", "_events", "_folder", "missing")})
            reader._lanes, reader._events, reader._folder = [], queue.SimpleQueue(), None
        close(reader)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Reader, "_add_lane", take_or_add)
        patch.setattr(Reader, "close", leave_or_close)
        yield


def _usual(reader: Reader) -> bool:
    """Whether it has the program's own processes, and none that a test makes stumble."""
    return reader._work is read_and_find and reader._limits == Limits()


def listeners() -> set[threading.Thread]:
    """The threads that listen to processes at rest."""
    return {lane._listener for held in _resting for lane in held["_lanes"]}


def end_all() -> None:
    """End the processes at rest."""
    while _resting:
        reader = Reader()
        vars(reader).update(_resting.pop())
        reader.close()
