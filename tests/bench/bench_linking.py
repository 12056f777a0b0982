"""How quickly documents are linked, one by one and all from nothing, on a made library; and how often links are right.

A new document is timed from the first look-up until everything is on the disk. What it is looked up by stands all over
the indexes: just after a library is opened, or where the system has given its memory to something else, most of that is
read from the disk. `document_ms` counts every document, however it came by that; `document_cold_ms` are those for which
something was read, `document_settled_ms` the others, where there are any. The share of links that are right is
that of the labelled pairs of figures in `tests/linking/labelled`.
"""

import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefing_app.importing.linking import link_waiting, sort_in
from briefing_app.importing.relinking import relink_all
from briefing_app.library.library import Library
from tests.bench.figures import options, publish, table
from tests.bench.made_library import CACHE, PER_DOCUMENT, Entry, fill_at_once, in_haste
from tests.bench.made_stories import FIGURES, StoryMaker
from tests.linking.labelled import numbers

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

VERSION = 1
"""Of what is made: another one is made anew."""
PROCESSES = 2
_TOGETHER, _AHEAD = 200, 10
"""Documents are handed over so many at a time, and so many times ahead."""
WARM = 20
"""So many more are linked first, untimed."""


def made(cache: Path, documents: int, seed: int) -> Path:
    """A library of so many documents, none of them linked, in the cache; made if it is not there."""
    folder = cache / f"linking-{VERSION}-{documents}-{seed}"
    whole = folder / "made"
    if not whole.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        with in_haste(), Library.open(folder) as library, _MadeAhead(documents * PER_DOCUMENT, seed) as maker:
            fill_at_once(library, maker)
        whole.touch()
    return folder


class _MadeAhead(StoryMaker):
    """Makes documents in a process of its own, a little ahead of whoever takes them."""

    def __init__(self, quotes: int, seed: int) -> None:
        """As its own maker in that process."""
        super().__init__(quotes, seed)
        context = multiprocessing.get_context("spawn")
        self._ready: Queue[list[Entry]] = context.Queue(_AHEAD)
        self._process = context.Process(target=_make, args=(self._ready, quotes, seed))

    def __enter__(self) -> Self:
        """Begin to make them."""
        self._process.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Make no more."""
        self._process.terminate()
        self._process.join()

    def entries(self) -> Iterator[Entry]:
        """Every document."""
        while some := self._ready.get():
            yield from some


def _make(ready: "Queue[list[Entry]]", number_of_quotes: int, seed: int) -> None:
    entries = StoryMaker(number_of_quotes, seed).entries()
    while some := list(islice(entries, _TOGETHER)):
        ready.put(some)
    ready.put([])


def relink(library: Library) -> dict[str, float]:
    """Link everything from nothing: minutes by the clock and of the processors, and the most memory in GB."""
    clock, used = time.perf_counter(), _used()
    relink_all(library, processes=PROCESSES)
    minutes, after = (time.perf_counter() - clock) / 60, _used()
    return {
        "relink_minutes": round(minutes, 2),
        "relink_processor_minutes": round((after[0] - used[0]) / 60, 2),
        "peak_gb": round(after[1] / 1e9, 2),
    }


def _used() -> tuple[float, float]:
    """Seconds of the processors, and the most bytes, of this process and those that it has ended."""
    import resource  # Windows has none

    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, (own.ru_maxrss + PROCESSES * ended.ru_maxrss) * unit


def link_each(library: Library, number: int) -> dict[str, float]:
    """Link new documents one by one as the window does, and sort them in as it does when there are some hundreds.

    In milliseconds: the p95 and median by the clock, the mean and p95 of the processor, and what sorting in adds to
    each.
    """
    spent: list[float] = []
    used: list[float] = []
    read: list[float] = []
    for _ in range(number):
        clock, processor, before = time.perf_counter(), time.process_time(), _read()
        assert link_waiting(library, limit=1) is not None
        spent.append((time.perf_counter() - clock) * 1000)
        used.append((time.process_time() - processor) * 1000)
        read.append(_read() - before)
    clock, loose = time.perf_counter(), library.loose_links()
    sort_in(library)
    sorted_in = time.perf_counter() - clock
    return {
        "document_ms": round(percentile(spent[WARM:], 0.95), 1),
        "document_median_ms": round(percentile(spent[WARM:], 0.5), 1),
        "document_processor_ms": round(sum(used[WARM:]) / len(used[WARM:]), 1),
        "document_processor_p95_ms": round(percentile(used[WARM:], 0.95), 1),
        "document_sorted_in_ms": round(sorted_in * 1000 / max(1, loose), 1),
        **_by_temperature(spent[WARM:], read[WARM:]),
        "document_first_ms": round(spent[0], 1),
    }


def _by_temperature(spent: Sequence[float], read: Sequence[float]) -> dict[str, float]:
    """The p95 of documents for which something was read from the disk, how much that was, and the p95 of the others."""
    cold = [each for each, kibibytes in zip(spent, read, strict=True) if kibibytes]
    settled = [each for each, kibibytes in zip(spent, read, strict=True) if not kibibytes]
    parts = {"document_cold_ms": cold, "document_settled_ms": settled}
    found = {name: round(percentile(part, 0.95), 1) for name, part in parts.items() if part}
    return {"documents_cold": len(cold), "document_read_kib": round(percentile(read, 0.5)), **found}


def _read() -> float:
    """KiB that this process has had read from the disk; macOS tells of none."""
    import resource  # Windows has none

    return resource.getrusage(resource.RUSAGE_SELF).ru_inblock / 2


def run(folder: Path, documents: int, new: int) -> tuple[str, dict[str, object]]:
    """Link all documents but the last, these lying in the bin meanwhile, then each of these; and report."""
    with Library.open(folder) as library:
        last = sorted(library.documents())[-new - WARM :]
        library.delete_documents(last)
        linked = relink(library)
        library.undo()
        found = {**link_each(library, len(last)), **linked, **numbers()}
    size = {"documents": documents, "quotes": documents * PER_DOCUMENT, "figures": documents * FIGURES}
    rows: Sequence[Sequence[object]] = [[name.replace("_", " "), value] for name, value in found.items()]
    heading = f"{documents:,} documents, {size['quotes']:,} quotes, {size['figures']:,} figures"
    return table([heading, ""], rows), {**size, **found}


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share lies below."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Read the arguments, measure and print."""
    parser = options("How quickly documents are linked, and how often links are right.")
    parser.add_argument(
        "--documents", type=int, default=100_000, metavar="N", help="how many the library has (100,000)"
    )
    parser.add_argument("--new", type=int, default=100, metavar="N", help="how many are linked one by one (100)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="where made libraries are kept")
    chosen = parser.parse_args()
    kept = made(chosen.cache, chosen.documents, chosen.seed)
    with tempfile.TemporaryDirectory(dir=chosen.cache) as folder:
        copy = Path(shutil.copytree(kept, Path(folder) / "library"))
        text, value = run(copy, chosen.documents, chosen.new)
    publish(text, value, as_json=chosen.json)


if __name__ == "__main__":
    main()
