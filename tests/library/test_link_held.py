"""The indexes of links in memory give what their tables give."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.linking import FigureKeys, Traces
from briefing_app.library.library import Library
from briefing_app.library.links import loose as link_loose
from briefing_app.library.links.filling import INDEXES
from briefing_app.library.links.held import InMemory
from briefing_app.library.links.lookups import InTables, Lookups
from briefing_app.library.links.store import LinkStore

KEYS, DAYS = range(1 << 31, (1 << 31) + 40), range(737_000, 737_012)
TABLES = {"quotes": "quote_gram", "text": "text_gram", "terms": "document_term", "figures": "figure_key"}
SOME = {7: KEYS[:20], 9: KEYS[15:], 11: [1, 2, 3], 13: []}


def made() -> Iterator[Traces]:
    """Documents in no order of day that share many keys; a point's id tells nothing of its document's day."""
    chance = random.Random(4)  # noqa: S311  # nothing is secret
    points = iter(chance.sample(range(1, 100_000), 1200))
    for one in range(1, 200):
        runs, words, terms, things = ([chance.sample(KEYS, 5) for _ in range(3)] for _ in range(4))
        yield Traces(
            one, chance.choice(DAYS), {"a": 0.6}, terms[0], words[0], {next(points): tuple(run) for run in runs},
            {next(points): FigureKeys(keys[0], tuple(keys[1:])) for keys in things},
        )  # fmt: skip


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LinkStore]:
    """Documents filed one by one, some of them sorted in, some in part and some not; in memory they are all alike."""
    with (
        Library.open(tmp_path_factory.mktemp("held")) as library,
        library._database.writing() as session,
        pytest.MonkeyPatch.context() as patch,
    ):
        store = LinkStore(session)
        for traces in made():
            store.file(traces)
            if traces.document == 80:
                sort_in(store)
            if traces.document == 140:
                patch.setattr(link_loose, "AT_ONCE", 100)
                for at in range(len(INDEXES)):
                    store.sort_in((at, ()))
        yield store


def sort_in(store: LinkStore) -> None:
    place = store.sort_in()
    while place is not None:
        place = store.sort_in(place)
    store.sorted_in(store.loose())


@pytest.fixture(scope="module")
def held(stored: LinkStore) -> InMemory:
    """In memory."""
    return stored.in_memory()


def looked_up(by: Lookups) -> dict[str, object]:
    """All that can be looked up, with bounds that leave some out."""
    first, last = DAYS[3], DAYS[7]
    return {
        "quotes": by.quotes(SOME, 50_000),
        "texts": by.texts(SOME, first, last),
        "beyond": by.texts_beyond(SOME, first, last),
        "long before": by.texts_beyond(SOME, last, 1 << 62),
        "before": by.figures_before(SOME, last),
        "after": by.figures_after(SOME, first),
        "within": by.figures_within(SOME, first, last),
        "documents": sorted(by.documents([*KEYS[:12], KEYS[0]], first, last, 2)),
    }


def test_memory_gives_what_the_tables_give(stored: LinkStore, held: InMemory) -> None:
    found = looked_up(InTables(stored.plain))
    assert all(found.values())
    assert looked_up(held) == found


def rows(store: LinkStore) -> list[list[tuple[int, ...]]]:
    return [store.plain.ask(f"SELECT * FROM {table}") for table in TABLES.values()]  # noqa: S608


def test_an_index_is_filled_as_document_by_document(stored: LinkStore) -> None:
    sort_in(stored)
    assert stored.loose() == []
    before = rows(stored)
    for name in INDEXES:
        stored.plain.do(f"DELETE FROM {TABLES[name]}")  # noqa: S608
        stored.fill_index(name)
    assert rows(stored) == before
    assert all(before)


def test_nothing_stands_in_a_library_without_documents(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        empty = library.looking_at_links(lambda store: store.in_memory())
    assert not any(looked_up(empty).values())
