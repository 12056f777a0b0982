"""Ctrl+C as a wish to stop after what is being done, not as an accident in the middle of it."""

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType


@contextlib.contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Within this, Ctrl+C raises nothing; what is yielded says whether it was pressed."""
    pressed: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
