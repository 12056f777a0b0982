"""Linking everything from nothing, with a process a core: after an upgrade, or where most documents wait anyway."""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing_app.domain.changes import Area, Change
from briefing_app.domain.facts import Verdict
from briefing_app.domain.linking import Decided, LinkKind, Links, StoryMiddle
from briefing_app.importing.linking import links_of_people
from briefing_app.importing.matching import Matcher
from briefing_app.importing.profiles import Profiles
from briefing_app.linking.grouping import SINGLE, groups, one_quote
from briefing_app.linking.stories import Report, grown, summed
from briefing_app.linking.things import digits
from briefing_app.linking.traces import TELLING, Understood, traces
from briefing_app.linking.union import Union
from briefing_app.linking.version import ENGINE

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.library.link_bulk import Row
    from briefing_app.library.link_groups import LinkRows
    from briefing_app.library.link_lookups import Lookups
    from briefing_app.library.link_store import LinkStore

T = TypeVar("T")
Told = Callable[[str, int, int], None]
_READ, _COMPARED, _LEAST = 200, 500, 20
"""So many documents are handed to a process at once. Those of one story are seldom compared in two lots."""
_AHEAD = 4
"""So many lots for each process are under way."""
_KEPT_TOGETHER = 10
"""Lots that are written in one transaction."""
_AT_A_TIME = 100
"""So many documents of a lot are held at a time, with their texts."""


def relink_all(
    library: "Library",
    *,
    processes: int | None = None,
    progress: Told = lambda _stage, _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Change | None:
    """Forget every link and find all anew; what people decided stays. None if it was cancelled on the way.

    `progress` is told the stage, and how many documents of how many it is done with. Broken off, it leaves a note by
    which `link_waiting` knows that every document waits.

    Raises:
        BriefingError: the library could not be written to.
    """
    workers = processes or max(1, min(os.cpu_count() or 1, 4))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(library.folder,)) as pool:
        ids = library.linking(lambda store: store.begin_again())
        done = _Lots(pool, workers, progress, cancelled)
        whole = _file(library, done, ids) and _link(library, done)
        pool.shutdown(cancel_futures=True)
    if not whole:
        return None
    library.linking(_group)
    return Change("link every document again", frozenset({Area.LINKS}), tuple(ids), undoable=False)


class _Lots:
    """Hands lots of documents out to the processes, a few ahead, and tells how far they are."""

    def __init__(
        self, pool: ProcessPoolExecutor, processes: int, progress: Told, cancelled: Callable[[], bool]
    ) -> None:
        self.pool, self.cancelled = pool, cancelled
        self._ahead = processes * _AHEAD
        self._progress = progress

    def each(self, stage: str, work: Callable[[list[int]], T], ids: Sequence[int], most: int) -> Iterator[T]:
        """What comes of each lot of `most` documents, in order; ends early once cancelled."""
        under_way: deque[tuple[int, Future[T]]] = deque()
        size = max(_LEAST, min(most, len(ids) // self._ahead))
        for start in range(0, len(ids), size):
            if self.cancelled():
                return
            if len(under_way) == self._ahead:
                yield self._next(stage, under_way, len(ids))
            lot = list(ids[start : start + size])
            under_way.append((start + len(lot), self.pool.submit(work, lot)))
        while under_way and not self.cancelled():
            yield self._next(stage, under_way, len(ids))

    def _next(self, stage: str, under_way: "deque[tuple[int, Future[T]]]", number: int) -> T:
        done, future = under_way.popleft()
        result = future.result()
        self._progress(stage, done, number)
        return result


def _file(library: "Library", lots: _Lots, ids: Sequence[int]) -> bool:
    """Write what the indexes are to hold; whether it was not cancelled."""
    for rows in _several(lots.each("reading", _take_apart, ids, _READ)):
        library.linking(lambda store, rows=rows: store.file_all(chain.from_iterable(rows)))  # type: ignore[misc]
    return not lots.cancelled()


def _several(lots: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(lots)
    while some := list(islice(rest, _KEPT_TOGETHER)):
        yield some


def _link(library: "Library", lots: _Lots) -> bool:
    """Find and write every link and the stories; whether it was not cancelled."""
    from briefing_app.library.link_filling import INDEXES  # noqa: PLC0415 - takes half a second

    unfilled = [*INDEXES]
    stories = lots.pool.submit(_tell_stories)
    ids = library.linking(lambda store: store.in_order_of_day())
    for rows in _several(lots.each("comparing", _compare, ids, _COMPARED)):
        library.linking(lambda store, rows=rows: store.keep_all(rows))  # type: ignore[misc]
        _fill_next(library, unfilled)  # while the processes are at the next lots, which look into none of them
    while unfilled and not lots.cancelled():
        _fill_next(library, unfilled)
    if lots.cancelled():
        return False
    told = stories.result()

    def write(store: "LinkStore") -> None:
        store.put_all_stories(_with_middles(store, told))

    library.linking(write)
    return True


def _fill_next(library: "Library", unfilled: list[str]) -> None:
    if unfilled:
        name = unfilled.pop()
        library.linking(lambda store: store.fill_index(name))


def _with_middles(store: "LinkStore", told: Iterable[Sequence[int]]) -> Iterator[tuple[StoryMiddle, Sequence[int]]]:
    """Stories with what their documents are about, summed in the order in which these came."""
    story = {one: number for number, documents in enumerate(told) for one in documents}
    ids: dict[int, list[int]] = {}
    middles: dict[int, StoryMiddle] = {}
    for one, day, about in store.all_abouts():
        number = story[one]
        before = middles.get(number, StoryMiddle(one, {}, day, day))
        ids.setdefault(number, []).append(one)
        middles[number] = StoryMiddle(before.id, summed(before.about, about), before.first, day)
    for number, middle in middles.items():
        yield middle, ids[number]


def _group(store: "LinkStore") -> None:
    """Bring together what the links join."""
    sources: Union[int] = Union()
    for a, b in store.all_copies():
        sources.join(a, b)
    store.put_all_groups("document_source", sources.sets())
    store.put_all_groups("quote_group", one_quote(store.all_quote_links(), store.all_decided(LinkKind.QUOTE)))
    _group_facts(store, store.all_decided(LinkKind.FIGURE))
    store.end(ENGINE)


def _group_facts(store: "LinkStore", decided: Decided) -> None:
    together = links_of_people(store, decided)
    links = list(store.all_fact_links())
    placed = store.linked_figures({one for a, b, _ in together for one in (a, b)})
    facts = groups(list(placed.values()), links, decided.apart, together)
    store.put_all_facts(facts, placed, (Verdict.SINGLE.value, SINGLE))


# In the processes

_libraries: "list[Library]" = []
_held: "list[tuple[Lookups, Profiles]]" = []


def _begin(folder: Path) -> None:
    """Open the library to read from it. Ctrl+C in a terminal reaches all processes; the first one says what to do."""
    from briefing_app.library.library import Library  # noqa: PLC0415 - takes half a second

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000, 20, 50)  # what is made here lasts for a lot, and then goes by itself
    _libraries.append(Library.open(folder))
    _libraries[0].looking_at_links(lambda store: store.remember_more())


def _take_apart(ids: list[int]) -> "list[Row]":
    """What the indexes are to hold of documents."""
    return _libraries[0].looking_at_links(lambda store: [store.row_of(traces(of)) for of in _understood(store, ids)])


def _understood(store: "LinkStore", ids: Sequence[int]) -> Iterator[Understood]:
    for start in range(0, len(ids), _AT_A_TIME):
        for material in store.materials(ids[start : start + _AT_A_TIME]):
            yield Understood(material)


def _compare(ids: list[int]) -> "LinkRows":
    """The links of documents to those that come before, and within each."""
    return _libraries[0].looking_at_links(lambda store: store.rows_of(_compared(store, ids)))


def _compared(store: "LinkStore", ids: Sequence[int]) -> Iterator[Links]:
    if not _held:
        _held.append((store.in_memory(), Profiles((one, about) for one, _, about in store.all_abouts())))
    store.lookups, profiles = _held[0]
    matcher = Matcher(store, earlier=True, profiles=profiles)
    for start in range(0, len(ids), _AT_A_TIME):
        materials = {one.document: one for one in store.materials(ids[start : start + _AT_A_TIME])}
        figures = {each.id: each.figure for one in materials.values() for each in one.figures}
        found = store.traces(materials, lambda one: one in figures and digits(figures[one]) >= TELLING)  # noqa: B023
        known = [(Understood(materials[kept.document], kept.about), kept) for kept in found]
        for of, _ in known:
            matcher.remember(of)
        for of, kept in known:
            yield matcher.links(of, kept, kept.quotes, set(store.near(kept, earlier=True)))


def _tell_stories() -> list[tuple[int, ...]]:
    """The documents of each story."""

    def tell(store: "LinkStore") -> list[tuple[int, ...]]:
        reports = (Report(one, about, day) for one, day, about in store.all_abouts())
        return [tuple(story.documents) for story in grown(reports)]

    return _libraries[0].looking_at_links(tell)
