"""How much the reading process may use of what, and the limits that every POSIX system knows."""

import math
import os
from dataclasses import dataclass
from pathlib import Path

from briefing_app.domain.text import SourceText

GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds hold for the clock and for the processor alike; sizes are in bytes.

    A file may be read for `reading` seconds and one for each `bytes_per_second` of it, and for `recognising` seconds
    from the beginning of each of `most_recognised` pages that are scans at the most; a text may be searched for
    `finding` seconds and one for each `characters_per_second`. `memory` is for everything that the process maps, the
    language model (300 MB) and every library included; a text of 5 MB needs 70 MB beside them.
    """

    start: float = 60.0
    reading: float = 10.0
    bytes_per_second: int = 100_000
    recognising: float = 70.0
    most_recognised: int = 100
    finding: float = 10.0
    characters_per_second: int = 10_000
    memory: int = GIBIBYTE
    open_files: int = 128
    file_size: int = GIBIBYTE // 2

    def to_read(self, path: Path) -> float:
        """How many seconds the file may be read for."""
        try:
            size = path.stat().st_size
        except OSError:
            size = 0
        return self.reading + size / self.bytes_per_second

    def seconds(self, job: Path | SourceText) -> float:
        """How many seconds the first step of a job may take."""
        return self.to_find(len(job.text)) if isinstance(job, SourceText) else self.to_read(job)

    def to_find(self, characters: int) -> float:
        """How many seconds a text of that length may be searched for."""
        return self.finding + characters / self.characters_per_second


def bound(limits: Limits) -> tuple[str, ...]:
    """Bound memory, open files and the size of files that are written; what could not be bound, in words."""
    if os.name != "posix":
        return ()
    import resource  # noqa: PLC0415 - Windows has none

    wanted = (
        (resource.RLIMIT_CORE, 0, ""),
        (resource.RLIMIT_AS, limits.memory, "Memory is not limited."),
        (resource.RLIMIT_NOFILE, limits.open_files, "Open files are not limited."),
        (resource.RLIMIT_FSIZE, limits.file_size, "The size of files is not limited."),
    )
    return tuple(words for kind, most, words in wanted if not _bind(kind, most) and words)


def _bind(kind: int, most: int) -> bool:
    import resource  # noqa: PLC0415

    _, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(kind, (allowed, allowed))
    except (OSError, ValueError):
        return False
    return True


def allow_processor(seconds: float) -> None:
    """See `cage.allow_processor`. The system counts whole seconds, from the start of the process."""
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime + seconds)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
