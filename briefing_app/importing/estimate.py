"""How long an import still takes, from the sizes of what is done and what is left."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

_EACH = 2000
"""What the handling of any file is worth, in bytes of its text."""
_GROUND = 3.0
"""Seconds of work before anything can be said."""


class Estimate:
    """Told when files end and, often, whether the import is paused; the start of the reader does not count."""

    def __init__(self, files: Sequence[Path], clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` counts seconds."""
        self._clock = clock
        self._weights = [_weight(path) for path in files]
        self._left = sum(self._weights)
        self._done = 0
        self._worked = 0.0
        self._since: float | None = None

    def begin(self) -> None:
        """The first file is being read."""
        if self._since is None:
            self._since = self._clock()

    def tick(self, *, paused: bool) -> None:
        """Time has passed."""
        if self._since is not None:
            now = self._clock()
            self._worked += 0.0 if paused else now - self._since
            self._since = now

    def ended(self, place: int) -> None:
        """The file at that place is done with."""
        self._left -= self._weights[place]
        self._done += self._weights[place]

    def seconds_left(self) -> float | None:
        """None while there is no ground for it."""
        if not self._done or self._worked < _GROUND:
            return None
        return self._worked * self._left / self._done


def _weight(path: Path) -> int:
    try:
        return _EACH + path.stat().st_size
    except OSError:
        return _EACH
