"""Whether twice the text takes twice the time, and how much memory it takes, for every kind of text."""

import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.bench.extraction_texts import Maker
from tests.bench.extraction_worker import Worker
from tests.bench.figures import table

ENGINE = [sys.executable, "-m", "tests.bench.extraction_engine"]
LEAST, REPEATS = 2, 12
"""How often a text is read, unless that takes very long, and how often at most."""
ENOUGH, LONG = 10.0, 100.0
"""Seconds of reading after which no further round is made, and after which not even a second one."""
Size = int
"""Characters of the text that is doubled."""


class Doubled(NamedTuple):
    """The least seconds for a text and for twice as much, and the most memory that the process had, in MiB."""

    once: float
    twice: float
    memory: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long twice the text takes."""
        return round(self.twice / self.once, 3)


Doublings = dict[str, dict[Size, Doubled | None]]
"""Kind of text -> size -> what was measured; None where the limit was passed."""


def doublings(kinds: Mapping[str, Maker], warm: Sequence[Path], sizes: Sequence[Size], limit: float) -> Doublings:
    """Every kind of text in every size; each process reads the documents of `warm` before it is timed."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            kind: {size: doubled(Path(folder), make, warm, size, limit) for size in sizes}
            for kind, make in kinds.items()
        }


def doubled(folder: Path, make: Maker, warm: Sequence[Path], size: Size, limit: float) -> Doubled | None:
    """A text and one twice as long, in turn, in one process of their own."""
    paths = [folder / "once.txt", folder / "twice.txt"]
    for times, path in enumerate(paths, start=1):
        path.write_bytes(make(size * times).encode("utf-8", "surrogatepass"))
    least, memory = [float("inf")] * 2, None
    with Worker(ENGINE) as worker:
        for path in warm:
            worker.ask(path)
        start = time.monotonic()
        for turn in range(REPEATS):
            for place, path in enumerate(paths):
                answer = worker.ask(path, limit)
                if answer is None:
                    return None
                least[place], memory = min(least[place], answer["seconds"]), answer["memory"]
            if time.monotonic() - start > (ENOUGH if turn + 1 >= LEAST else LONG):
                break
    return Doubled(least[0], least[1], memory)


def ratios(found: Doublings) -> dict[str, float | None]:
    """For each kind how many times as long twice the text takes, in the worst size; None where one did not end."""
    return {kind: greatest([pair and pair.ratio for pair in row.values()]) for kind, row in found.items()}


def memory(found: Doublings) -> dict[str, float | None]:
    """For each kind the most memory that the process had, in MiB; None where the system does not tell."""
    return {kind: greatest([pair and pair.memory for pair in row.values()]) for kind, row in found.items()}


def greatest(values: Sequence[float | None]) -> float | None:
    """The greatest value, or None if one is not known."""
    known = [value for value in values if value is not None]
    return max(known) if known and len(known) == len(values) else None


def doublings_table(found: Doublings) -> str:
    """The time and the memory for each kind of text."""
    rows = [row for kind, sizes in found.items() for row in _rows(kind, sizes)]
    return table(["characters, seconds", "size", "once", "twice", "ratio", "MiB"], rows)


def _rows(kind: str, sizes: Mapping[Size, Doubled | None]) -> list[list[str]]:
    return [[kind, f"{size:,}", *_cells(pair)] for size, pair in sizes.items()]


def _cells(pair: Doubled | None) -> list[str]:
    if pair is None:
        return ["–", "–", "took too long", "–"]
    told = f"{pair.memory:,.0f}" if pair.memory is not None else "–"
    return [f"{pair.once:.2f}", f"{pair.twice:.2f}", f"{pair.ratio:.2f}", told]
