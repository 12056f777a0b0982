"""How fast documents come in: made articles from disk to searchable points, a PDF of 450 pages, memory meanwhile.

The articles are imported as the window does it, by as many reading processes as there are cores; the time holds
everything from the start of the first process to the last commit, originals kept. `memory_growth_mb` is how much more
memory this process, which stores them, has at the end than after its first tenth. The library's own cache of pages is
part of it, and fills up to 32 MiB as the library grows; `--page-cache` makes it smaller, to see what else there is.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing_app.domain.search import Query
from briefing_app.importing.outcomes import FileResult, Reading, Stage, Status
from briefing_app.importing.pipeline import import_files, lanes
from briefing_app.importing.readers import supported
from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library
from briefing_app.library.storage import database
from tests.bench.figures import options, publish, table
from tests.bench.made_articles import write_articles, write_notes, write_pdf

PAGES = 450
MEBIBYTE = 1 << 20


@dataclass(slots=True)
class Imported:
    """What an import of many files took: seconds on the clock, of the processors, and memory along the way."""

    files: int
    seconds: float = 0.0
    processor: float = 0.0
    memory: list[int] = field(default_factory=list)
    failed: int = 0
    reasons: set[str] = field(default_factory=set)
    points: int = 0

    @property
    def growth(self) -> float:
        """In MiB, from after the first tenth."""
        return (self.memory[-1] - self.memory[len(self.memory) // 10]) / MEBIBYTE


def memory_in_use() -> int:
    """Bytes of this process that lie in memory; where the system does not tell, the most it ever had."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        import resource  # Windows has none, nor another way without a library of its own

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024
    return pages * int(os.sysconf("SC_PAGE_SIZE"))


def processor_time() -> float:
    """Seconds of this process and of those of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def bring_in(make: Callable[[Path], object], files: int) -> Imported:
    """Make files, then import them into a library of their own."""
    done = Imported(files)
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        make(inbox)

        def finished(result: FileResult) -> None:
            if result.status is not Status.IMPORTED:
                done.failed += 1
                done.reasons |= {result.reason} if len(done.reasons) < 5 else set()
            done.memory.append(memory_in_use())

        with Library.open(Path(folder) / "library") as library:
            start, used = time.perf_counter(), processor_time()
            import_files(library, [inbox], finished=finished)
            done.seconds, done.processor = time.perf_counter() - start, processor_time() - used
            done.points = library.count(Query())
    return done


def read_pdf() -> tuple[float | None, float | None, str]:
    """Seconds until a made PDF of 450 pages is read, and until everything in it is found; or why there are none."""
    if not supported(Path("a.pdf")):
        return None, None, "PDF files cannot be read yet"
    with tempfile.TemporaryDirectory() as folder, Reader() as reader:
        path = Path(folder) / "report.pdf"
        write_pdf(path, PAGES)
        warm = Path(folder) / "warm.txt"
        warm.write_text("“It is ready,” said Ada Quill, the clerk.", "utf-8")
        reader.read(warm)
        marks: dict[Stage, float] = {}

        def tell(stage: Stage) -> None:
            marks.setdefault(stage, time.perf_counter())

        outcome = reader.read(path, tell=tell)
        end = time.perf_counter()
    if not isinstance(outcome, Reading):
        return None, None, outcome.reason if outcome else "it was cancelled"
    return marks[Stage.EXTRACTING] - marks[Stage.READING], end - marks[Stage.EXTRACTING], ""


def rows(many: Imported, words: int, pdf: Sequence[float | None], small: Imported) -> list[list[object]]:
    """The figures for people."""
    return [
        ["articles", many.files],
        ["words in each, on average", round(words / many.files)],
        ["reading processes", lanes()],
        ["documents a second", f"{many.files / many.seconds:.1f}"],
        ["processor seconds for each", f"{many.processor / many.files:.4f}"],
        [f"seconds to read a PDF of {PAGES} pages", "–" if pdf[0] is None else f"{pdf[0]:.2f}"],
        ["seconds to find what is in it", "–" if pdf[1] is None else f"{pdf[1]:.2f}"],
        [f"memory growth over {small.files} imports, MiB", f"{small.growth:.1f}"],
        ["not imported", many.failed + small.failed],
    ]


def main() -> None:
    """Read the arguments, measure and print."""
    parser = options("How fast documents come in, and whether memory stays flat.")
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="how many are imported for the time")
    parser.add_argument(
        "--imports", type=int, default=0, metavar="N", help="how many small files for the memory (else the articles)"
    )
    parser.add_argument("--page-cache", type=int, default=32, metavar="MIB", help="the library's cache of pages")
    chosen = parser.parse_args()
    database._PRAGMAS["cache_size"] = str(-1000 * chosen.page_cache)
    words: list[int] = []
    many = bring_in(lambda folder: words.append(write_articles(folder, chosen.articles)), chosen.articles)
    small = bring_in(lambda folder: write_notes(folder, chosen.imports), chosen.imports) if chosen.imports else many
    reading, finding, reason = read_pdf()
    text = table(["importing", "figure"], rows(many, words[0], (reading, finding), small))
    value = {
        "documents_per_second": round(many.files / many.seconds, 2),
        "pdf_450_pages_s": reading and round(reading, 3),
        "memory_growth_mb": round(small.growth, 1),
        "documents": many.files,
        "words": words[0],
        "points": many.points,
        "processor_seconds_per_document": round(many.processor / many.files, 4),
        "reading_processes": lanes(),
        "pdf_450_pages_finding_s": finding and round(finding, 3),
        "pdf_reason": reason,
        "memory_imports": small.files,
        "page_cache_mb": chosen.page_cache,
        "reasons": sorted(many.reasons | small.reasons),
        "not_imported": many.failed + small.failed,
    }
    notes = "\n".join([reason, *sorted(many.reasons | small.reasons)])
    publish(f"{text}\n{notes}".strip(), value, as_json=chosen.json)


if __name__ == "__main__":
    main()
