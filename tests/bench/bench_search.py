"""How quickly the library answers, on a made library of a million quotes, beside tantivy and a plain FTS5 join.

The library is made once, in the folder of `--cache`, and found there again. Times are on the clock and, for a machine
that has other things to do, of the processor; the ratios and the growth are of the latter. `tantivy_ratio` and
`naive_ratio` say how many times as long a page of fifty plain rows takes there as out of this library's index and
tables, on date pages or on speaker pages, whichever is less; all are asked the same, every third page, in turn.
`results` are what the program itself is given: points with speakers, offices of the day and words to mark. `growth` is
a page of them here over one in a library of a tenth of the size. `frame` is how long the window takes to draw each
frame while the wheel is turned over two thousand results.
"""
# peers: tantivy==0.27.0

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence, Sized
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from briefing_app.domain.search import Query
from briefing_app.library.library import Library
from briefing_app.library.query import parse, period
from briefing_app.library.storage import backups
from briefing_app.library.storage.database import FILE
from briefing_app.library.storage.keys import first_of
from tests.bench.figures import options, publish, table
from tests.bench.made_library import CACHE, Build, Maker, made
from tests.bench.search_peers import Asked, Naive, Peer, Rows, Spent, measured, tantivy

GOALS = {"date page": 5, "ranked page": 50, "typing": 20, "facets": 60, "cold first page": 100, "frame": 16.7}
_YEAR = 2015
_COLD = 20
_COMPARED = 3
_SCROLLED = 2000
_APART = 10_000
"""Libraries of more quotes are made by two processes at once, and scrolled through."""
Times = dict[str, list[Spent]]
Made = tuple[Path, Build, Maker]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as one types it, and for the peers."""

    text: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each query is asked after the first time, and which: every so manieth."""

    rounds: int = 2
    every: int = 1


def date_pages(maker: Maker, speaker_ids: Mapping[str, int]) -> list[Page]:
    """Common, middling and rare words, two of them, phrases, words left out, somebody's words, words of a year."""
    common, middle, rare = maker.words[:20], maker.words[200:220], maker.words[8000:8020]
    often, year = maker.names[0], period(str(_YEAR))
    assert year
    between = (first_of(year.first), first_of(year.following))
    days = (year.first.isoformat(), year.following.isoformat())
    return [
        *(Page(word, Asked((word,))) for word in (*common, *middle, *rare)),
        *(Page(f"{one} {other}", Asked((one, other))) for one, other in zip(common, middle, strict=True)),
        *(Page(f'"{one} {other}"', Asked(phrase=(one, other))) for one, other in pairwise(common)),
        *(
            Page(f"{one} -{other}", Asked((one,), without=other))
            for one, other in zip(common, common[1:] + common[:1], strict=True)
        ),
        *(Page(f'speaker:"{often}" {word}', Asked((word,), speaker=speaker_ids[often])) for word in common),
        *(Page(f"{word} date:{_YEAR}", Asked((word,), between=between, days=days)) for word in common),
    ]


def speaker_pages(maker: Maker, speaker_ids: Mapping[str, int]) -> list[Page]:
    """Everything that somebody said: of those quoted often, sometimes and seldom."""
    names = [
        maker.names[at] for at in sorted({*range(10), *range(0, len(maker.names), max(1, len(maker.names) // 30))})
    ]
    return [Page(f'speaker:"{name}"', Asked(speaker=speaker_ids[name])) for name in names if name in speaker_ids]


def typed(maker: Maker) -> list[Query]:
    """Words letter by letter, from the second on."""
    words = (*maker.words[:20], *maker.words[200:220])
    return [parse(word[:length], typing=True) for word in words for length in range(2, len(word) + 1)]


def others(maker: Maker) -> list[Query]:
    """What only this library is asked: everything, roles, publishers, kinds, one or the other."""
    texts = ("", "role:minister", "publisher:post kind:quote", "kind:figure", "in:pack", "org:weirs is:suggested")
    return [
        parse(text) for text in (*texts, f"{maker.words[8000]} OR {maker.words[200]}", f"{maker.words[0]} -kind:quote")
    ]


def measure(library: Library, pages: Mapping[str, Sequence[Page]], maker: Maker, plan: Plan) -> Times:
    """Each call warm: the first round does not count."""
    queries = [parse(page.text) for page in pages["date page"]]
    mixed = queries + others(maker)
    calls: dict[str, tuple[Callable[[Query], Sized], Sequence[Query]]] = {
        "date page": (library.search, mixed),
        "later page": (_later(library), mixed),
        "speaker page": (library.search, [parse(page.text) for page in pages["speaker page"]]),
        "ranked page": (lambda query: library.search(query, ranked=True), queries),
        "typing": (library.search, typed(maker)),
        "facets": (lambda query: [library.facets(query)], mixed),
        "count": (lambda query: [library.count(query)], mixed),
        "documents": (library.search_documents, queries),
    }
    return {name: _rounds(plan, asked, partial(measured, call)) for name, (call, asked) in calls.items()}


def _later(library: Library) -> Callable[[Query], Sized]:
    """The page after two hundred hits, as one scrolls."""
    before = dict[str, int]()

    def page(query: Query) -> Sized:
        if query.text not in before:
            hits = library.search(query, limit=200)
            before[query.text] = hits[-1].key if hits else 0
        return library.search(query, before=before[query.text])

    return page


def _rounds(plan: Plan, asked: Sequence[Query], ask: Callable[[Query], Spent]) -> list[Spent]:
    found = [[ask(one) for one in asked[:: plan.every]] for _ in range(plan.rounds + 1)]
    return [spent for each in found[1:] for spent in each]


def cold(folder: Path, queries: Sequence[Query]) -> list[Spent]:
    """First pages of a library just opened, once the system was asked to forget its file; nothing where it cannot."""
    spent = []
    for query in queries if hasattr(os, "posix_fadvise") else ():
        with (folder / FILE).open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        with Library.open(folder, read_only=True) as library:
            spent.append(measured(library.search, query))
    return spent


def peers(folder: Path, stack: ExitStack) -> dict[str, Peer]:
    """The systems to compare with, made at the same time where they are not there; tantivy where its environment is."""
    beside = folder.with_name(f"{folder.name}-peers")
    beside.mkdir(exist_ok=True)
    found: dict[str, Peer] = {}
    with ThreadPoolExecutor(1) as pool:
        making = pool.submit(Naive.make, beside, folder)
        if python := os.environ.get("BENCH_PEERS_PYTHON"):
            found["tantivy"] = stack.enter_context(tantivy(python, beside, folder))
        making.result()
    return {"this library": Rows(folder), "naive": Naive(beside), **found}


def compare(
    library: Library, systems: Mapping[str, Peer], pages: Mapping[str, Sequence[Page]], plan: Plan
) -> dict[str, Times]:
    """The same pages of every system, each query of all in turn."""
    asking: dict[str, Callable[[Page], Spent]] = {"results": lambda page: measured(library.search, parse(page.text))}
    asking.update((name, partial(_asked, peer)) for name, peer in systems.items())
    found: dict[str, Times] = {name: {sort: [] for sort in pages} for name in asking}
    for sort, some in pages.items():
        for turn in range(plan.rounds + 1):
            for page in some[:: plan.every * _COMPARED]:
                for name, ask in asking.items():
                    spent = ask(page)
                    found[name][sort] += [spent] if turn else []
    return found


def scrolled(folder: Path, query: str) -> list[Spent]:
    """Frames of the window while its results are scrolled, in a process of its own; nothing where there is no Qt."""
    command: Sequence[str | Path] = [sys.executable, "-m", "tests.bench.search_scrolling", folder, query]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([*command, str(_SCROLLED)], env=environ, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print("The window could not be scrolled, so no frames were timed; the reason stands above.", file=sys.stderr)
        return []
    return [Spent(clock, used, 1) for clock, used in json.loads(done.stdout)]


def _asked(peer: Peer, page: Page) -> Spent:
    return peer.ask(page.asked)


def p95(values: Sequence[float]) -> float:
    """What nineteen of twenty lie below."""
    return percentile(values, 0.95)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share lies below."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def mean(spent: Sequence[Spent]) -> float:
    """Of the processor."""
    return sum(each.processor for each in spent) / len(spent)


def ratios(found: Mapping[str, Times], peer: str) -> dict[str, float]:
    """How many times as long a peer takes, by sort of page."""
    ours = found["this library"]
    return {sort: round(mean(spent) / mean(ours[sort]), 2) for sort, spent in found.get(peer, {}).items()}


def rows(times: Times) -> list[list[str]]:
    """A line for each sort of call."""
    lines = []
    for name, spent in times.items():
        clock, used = [one.clock for one in spent], [one.processor for one in spent]
        figures = [percentile(clock, 0.5), p95(clock), percentile(used, 0.5), p95(used)]
        rate = sum(one.rows for one in spent) / max(sum(used), 1e-9) * 1000
        goal = str(GOALS.get(name, "–"))
        lines.append([name, *(f"{figure:.2f}" for figure in figures), goal, f"{rate:,.0f}", str(len(spent))])
    return lines


def comparison(found: Mapping[str, Times]) -> list[list[str]]:
    """A line for each system."""
    return [
        [f"{name}, {sort}", *(f"{figure:.2f}" for figure in (mean(spent), p95([one.processor for one in spent])))]
        for name, times in found.items()
        for sort, spent in times.items()
    ]


def run(cache: Path, quotes: int, plan: Plan, seed: int) -> tuple[str, dict[str, object]]:
    """Make the libraries, ask, and report."""
    (folder, build, maker), (small_folder, _, small_maker) = both(cache, quotes, seed)
    for each in (folder, small_folder):
        Library.open(each).close()  # brought up to date, if it was made before
        shutil.rmtree(each / backups.FOLDER)
    with ExitStack() as stack:
        systems = peers(folder, stack)
        library = stack.enter_context(Library.open(folder, read_only=True))
        pages = _pages(library, maker)
        times = measure(library, pages, maker, plan)
        found = compare(library, systems, pages, plan)
    times["frame"] = scrolled(folder, maker.words[10]) if quotes > _APART else []
    queries = [parse(page.text) for page in pages["date page"]]
    times["cold first page"] = cold(folder, queries[:: plan.every * len(queries) // _COLD])
    with Library.open(small_folder, read_only=True) as library:
        small = measure(library, _pages(library, small_maker), small_maker, plan)["date page"]
    return report(build, times, found, used_p95(times["date page"]) / used_p95(small))


def both(cache: Path, quotes: int, seed: int) -> tuple[Made, Made]:
    """The library, and one of a tenth of its size."""
    if quotes <= _APART:
        return made(cache, quotes, seed), made(cache, quotes // 10, seed)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        small = pool.submit(made, cache, quotes // 10, seed)
        return made(cache, quotes, seed), small.result()


def report(build: Build, times: Times, found: Mapping[str, Times], growth: float) -> tuple[str, dict[str, object]]:
    """For people and for programs."""
    over = {peer: ratios(found, peer) for peer in ("tantivy", "naive")}
    least = {f"{peer}_ratio": min(of.values(), default=None) for peer, of in over.items()}
    there = {name: spent for name, spent in times.items() if spent}
    parts = [
        f"{build.quotes:,} quotes in {build.documents:,} documents, {build.bytes / 1e9:.2f} GB",
        table(["milliseconds", "p50", "p95", "p50 cpu", "p95 cpu", "goal", "rows/s", "calls"], rows(there)),
        table(["milliseconds of the processor", "mean", "p95"], comparison(found)),
        *(f"{peer} takes {_listed(of)} as long as this library" for peer, of in over.items() if of),
        f"growth over ten times the quotes: {growth:.2f}",
    ]
    sorts = {name.replace(" ", "_"): spent for name, spent in there.items()}
    clock = {f"{name}_p95_ms": round(p95([one.clock for one in spent]), 2) for name, spent in sorts.items()}
    used = {f"{name}_p95_processor_ms": round(used_p95(spent), 2) for name, spent in sorts.items()}
    return "\n\n".join(parts), {"quotes": build.quotes, **clock, **least, "growth": round(growth, 2), **used}


def _listed(ratios_: Mapping[str, float]) -> str:
    return ", ".join(f"{number:.2f} times (a {sort})" for sort, number in ratios_.items())


def used_p95(spent: Sequence[Spent]) -> float:
    """Of the processor."""
    return p95([one.processor for one in spent])


def _pages(library: Library, maker: Maker) -> dict[str, list[Page]]:
    ids = {one.name: one.id for one in library.speakers()}
    return {"date page": date_pages(maker, ids), "speaker page": speaker_pages(maker, ids)}


def main() -> None:
    """Read the arguments, measure and print."""
    parser = options("How quickly the library answers, on a library made for it.")
    parser.add_argument("--quotes", type=int, default=1_000_000, metavar="N", help="how many quotes the library has")
    parser.add_argument("--rounds", type=int, default=2, metavar="N", help="how often each query is asked")
    parser.add_argument("--cache", type=Path, default=CACHE, metavar="DIR", help="where made libraries are kept")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    text, value = run(chosen.cache, chosen.quotes, Plan(chosen.rounds), chosen.seed)
    publish(text, value, as_json=chosen.json)


if __name__ == "__main__":
    main()
