"""What the library does in bulk: importing, deciding upon ten thousand points in one step, taking it back, opening.

Works on a copy of the made library of the search benchmark, which is deleted afterwards. `quotes_per_second` is into
the store and every index of that library, by `Library.add_documents`; `bulk_10000_s` is the slowest of the steps with
ten thousand points that are not taking back; `open_first_page_ms` is opening the library until its first page is there.
All are on the clock; beside them, for a machine that has other things to do, stands the time of the processor.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from time import process_time
from typing import NamedTuple

from briefing_app.domain.points import Review
from briefing_app.domain.search import Query
from briefing_app.library.library import Library
from tests.bench.bench_import import MEBIBYTE, memory_in_use
from tests.bench.figures import options, publish, summary, table
from tests.bench.made_library import BATCH, CACHE, PER_DOCUMENT, POINTS_PER_DOCUMENT, Build, Maker, made, timed

POINTS = 10_000
_OPENINGS = 5


class Seconds(NamedTuple):
    """On the clock, and of the processor."""

    clock: float
    processor: float


def took(work: Callable[[], object]) -> Seconds:
    """What some work takes."""
    used = process_time()
    return Seconds(timed(work), process_time() - used)


def steps(library: Library) -> dict[str, Seconds]:
    """Steps with ten thousand points, each taken back."""
    ids = library.queue()[:POINTS]
    documents = library.documents()[: POINTS // POINTS_PER_DOCUMENT]
    shelf = library.add_collection("Shelf").created or 0
    works: dict[str, Callable[[], object]] = {
        "accept": lambda: library.review(ids, Review.ACCEPTED),
        "reject": lambda: library.review(ids, Review.REJECTED),
        "tag": lambda: library.tag("Budget", point_ids=ids),
        "move to a collection": lambda: library.collect(shelf, point_ids=ids),
        "delete, with their documents": lambda: library.delete_documents(documents),
    }
    spent: dict[str, Seconds] = {}
    for name, work in works.items():
        spent[name] = took(work)
        spent[f"undo {name}"] = took(library.undo)
    library.undo()
    return spent


def added(library: Library, maker: Maker, quotes: int) -> Seconds:
    """What it takes to bring in so many more quotes of the same people beside those that are there."""
    documents = list(islice(maker.others().entries(), quotes // PER_DOCUMENT))

    def bring_in() -> None:
        for first in range(0, len(documents), BATCH):
            library.add_documents(documents[first : first + BATCH])

    return took(bring_in)


def opened(folder: Path) -> list[float]:
    """Milliseconds until the first page of a library is there."""

    def once() -> None:
        with Library.open(folder) as library:
            library.search(Query())

    return [timed(once) * 1000 for _ in range(_OPENINGS)]


def run(cache: Path, quotes: int, more: int, seed: int) -> tuple[str, dict[str, object]]:
    """Make the library if need be, copy it, measure and report."""
    original, build, maker = made(cache, quotes, seed)
    with tempfile.TemporaryDirectory(dir=cache) as place:
        folder = shutil.copytree(original, Path(place) / "library")
        Library.open(folder).close()
        openings = opened(folder)
        with Library.open(folder) as library:
            library.search(Query())
            before = memory_in_use()
            spent = steps(library)
            import_ = added(library, maker, more)
            memory = (memory_in_use() - before) / MEBIBYTE
    return report(build, spent, Seconds(more / import_.clock, more / import_.processor), openings, memory)


def report(
    build: Build, spent: Mapping[str, Seconds], rate: Seconds, openings: Sequence[float], memory: float
) -> tuple[str, dict[str, object]]:
    """For people and for programs; `rate` is of quotes a second."""
    opening = summary(openings)["median"]
    rows = [[f"{name}, s", *(f"{figure:.2f}" for figure in seconds)] for name, seconds in spent.items()]
    rows += [
        ["quotes a second into store and index", *(f"{figure:,.0f}" for figure in rate)],
        ["opening to the first page, ms", f"{opening:.1f}", ""],
        ["memory that steps and import added, MiB", f"{memory:.0f}", ""],
    ]
    done, undone = ([spent[name] for name in spent if name.startswith("undo") is back] for back in (False, True))
    value = {
        "quotes": build.quotes,
        "quotes_per_second": round(rate.clock),
        "bulk_10000_s": round(max(each.clock for each in done), 3),
        "undo_10000_s": round(max(each.clock for each in undone), 3),
        "open_first_page_ms": round(opening, 1),
        "memory_growth_mb": round(memory, 1),
        "quotes_per_processor_second": round(rate.processor),
        "bulk_10000_processor_s": round(max(each.processor for each in done), 3),
        "steps_s": {name: [round(figure, 3) for figure in each] for name, each in spent.items()},
    }
    return table([f"ten thousand points at once, of {build.points:,}", "clock", "processor"], rows), value


def main() -> None:
    """Read the arguments, measure and print."""
    parser = options("What the library does in bulk.")
    parser.add_argument("--quotes", type=int, default=1_000_000, metavar="N", help="how many quotes the library has")
    parser.add_argument("--more", type=int, default=20_000, metavar="N", help="how many are imported beside them")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="where made libraries are kept")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    text, value = run(chosen.cache, chosen.quotes, chosen.more, chosen.seed)
    publish(text, value, as_json=chosen.json)


if __name__ == "__main__":
    main()
