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
from briefing_app.domain.linking import Decided, LinkKind, Links
from briefing_app.importing.linking import links_of_people
from briefing_app.importing.matching import Matcher
from briefing_app.importing.profiles import Profiles
from briefing_app.linking.grouping import SINGLE, groups, one_quote
from briefing_app.linking.stories import Report, grown
from briefing_app.linking.things import digits
from briefing_app.linking.traces import TELLING, Understood, traces
from briefing_app.linking.union import Union
from briefing_app.linking.version import ENGINE

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.library.links.bulk import Row
    from briefing_app.library.links.groups import FactRows, LinkRows
    from briefing_app.library.links.lookups import Lookups
    from briefing_app.library.links.store import LinkStore

S = TypeVar("S")
T = TypeVar("T")
Told = Callable[[str, int, int], None]
_READ, _COMPARED, _LEAST = 200, 500, 20
"""So many documents are handed to a process at once. Those of one story are seldom compared in two lots."""
_AHEAD = 4
"""So many lots for each process are under way."""
_KEPT_TOGETHER = 40
"""Lots that are written in one transaction."""
_GROUPED = 1000
"""So many sets of linked figures are handed to a process at once, a few figures each."""
_AT_A_TIME = 250
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
        whole = _file(library, done, ids) and _link(library, done) and _group(library, done)
        pool.shutdown(cancel_futures=True)
    if not whole:
        return None
    return Change("link every document again", frozenset({Area.LINKS}), tuple(ids), undoable=False)


class _Lots:
    """Hands lots of documents out to the processes, a few ahead, and tells how far they are."""

    def __init__(
        self, pool: ProcessPoolExecutor, processes: int, progress: Told, cancelled: Callable[[], bool]
    ) -> None:
        self.pool, self.cancelled = pool, cancelled
        self._ahead = processes * _AHEAD
        self._progress = progress

    def each(self, stage: str | None, work: Callable[[list[S]], T], ids: Sequence[S], most: int) -> Iterator[T]:
        """What comes of each lot of `most` at most, in order; ends early once cancelled. No stage: nobody is told."""
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

    def _next(self, stage: str | None, under_way: "deque[tuple[int, Future[T]]]", number: int) -> T:
        done, future = under_way.popleft()
        result = future.result()
        if stage is not None:
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
    """Find and write every link; whether it was not cancelled."""
    from briefing_app.library.links.filling import INDEXES  # noqa: PLC0415 - takes half a second

    unfilled = [*INDEXES]
    ids = library.linking(lambda store: store.in_order_of_day())
    for rows in _several(lots.each("comparing", _compare, ids, _COMPARED)):
        library.linking(lambda store, rows=rows: store.keep_all(rows))  # type: ignore[misc]
        _fill_next(library, unfilled)  # while the processes are at the next lots, which look into none of them
    while unfilled and not lots.cancelled():
        _fill_next(library, unfilled)
    return not lots.cancelled()


def _fill_next(library: "Library", unfilled: list[str]) -> None:
    if unfilled:
        name = unfilled.pop()
        library.linking(lambda store: store.fill_index(name))


def _group(library: "Library", lots: _Lots) -> bool:
    """Bring together what the links join, and note that everything is linked; whether it was not cancelled."""
    library.linking(_group_sources)
    stories, quotes = lots.pool.submit(_tell_stories), lots.pool.submit(_quotes_together)
    linked = library.looking_at_links(_linked_figures)
    for rows in _several(lots.each(None, _facts_of, linked, _GROUPED)):
        library.linking(lambda store, rows=rows: store.put_facts(rows))  # type: ignore[misc]
    if lots.cancelled():
        return False
    joined, told = quotes.result(), stories.result()

    def end(store: "LinkStore") -> None:
        store.put_single_facts(Verdict.SINGLE.value, SINGLE)
        store.put_all_groups("quote_group", joined)
        store.put_all_stories(told)
        store.end(ENGINE)

    library.linking(end)
    return True


def _group_sources(store: "LinkStore") -> None:
    store.put_all_groups("document_source", _joined(store.all_copies()))


def _linked_figures(store: "LinkStore") -> list[list[int]]:
    """The figures that links join, through others too: facts are found among these alone."""
    return _joined(chain(store.all_linked_figures(), store.all_decided(LinkKind.FIGURE).same))


def _joined(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    joined: Union[int] = Union()
    for a, b in pairs:
        joined.join(a, b)
    return joined.sets()


# In the processes

_libraries: "list[Library]" = []
_held: "list[tuple[Lookups, Profiles]]" = []


def _begin(folder: Path) -> None:
    """Open the library to read from it. Ctrl+C in a terminal reaches all processes; the first one says what to do."""
    from briefing_app.library.library import Library  # noqa: PLC0415 - takes half a second

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(500_000, 20, 50)  # what is made here lasts for a lot, and then goes by itself
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


def _tell_stories() -> "list[tuple[Row, list[int]]]":
    """The stories, and the documents of each; once the quotes are linked, by which those without a date are placed."""
    _held.clear()

    def tell(store: "LinkStore") -> "list[tuple[Row, list[int]]]":
        undated = {*store.undated()}
        repeats = store.repeated(undated)
        reports = (
            Report(one, about, day, one not in undated, repeats.get(one, {})) for one, day, about in store.all_abouts()
        )
        return [(store.story_row(one.middle, one.documents), one.documents) for one in grown(reports)]

    return _libraries[0].looking_at_links(tell)


def _quotes_together() -> list[list[int]]:
    """The quotes that are one."""
    _held.clear()
    return _libraries[0].looking_at_links(
        lambda store: one_quote(store.all_quote_links(), store.all_decided(LinkKind.QUOTE))
    )


def _facts_of(linked: list[list[int]]) -> "FactRows":
    """The facts among figures; those that are linked with one another are all there."""
    _held.clear()

    def bring_together(store: "LinkStore") -> "FactRows":
        placed = store.placed(chain.from_iterable(linked))
        decided = store.all_decided(LinkKind.FIGURE)
        by_hand = Decided(frozenset(pair for pair in decided.same if placed.keys() >= set(pair)))
        together = links_of_people(store, by_hand)
        facts = groups(list(placed.values()), store.fact_links(placed), decided.apart, together)
        return store.fact_rows(facts, placed)

    return _libraries[0].looking_at_links(bring_together)
