from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Select, literal_column, select, table

from briefing_app.library.library import Library
from briefing_app.library.storage.fulltext import INDEXES
from tests.bench import bench_library, bench_search
from tests.bench.made_library import Maker, fill, fill_at_once
from tests.library.made import check_indexes, rows_of


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where both benchmarks keep their made libraries: the second finds that of the first."""
    return tmp_path_factory.mktemp("made")


def test_the_search_benchmark_asks_every_system_for_the_same(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BENCH_PEERS_PYTHON", raising=False)
    text, value = bench_search.run(cache, 2000, bench_search.Plan(1, every=8), 1)
    goals = {"date_page", "ranked_page", "typing", "facets", "cold_first_page"}
    assert goals <= {name.removesuffix("_p95_ms") for name in value if name.endswith("_p95_ms")}
    assert value["tantivy_ratio"] is None
    assert value["naive_ratio"]
    assert value["growth"]
    assert "2,000 quotes in 200 documents" in text


def test_a_library_filled_at_once_is_the_one_that_is_filled_step_by_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.library.storage.rows.now", lambda: datetime(2026, 1, 2))  # noqa: DTZ001  # as kept
    found = []
    for way in (fill, fill_at_once):
        with Library.open(tmp_path / way.__name__) as library:
            way(library, Maker(400), batch=8)
            with library._database.reading() as session:
                check_indexes(session.connection())
                words = [_words_in(session.connection(), index.name) for index in INDEXES]
                found.append((rows_of(session.connection()), words))
    (slow, slow_words), (quick, quick_words) = found
    assert quick == slow
    assert quick_words == slow_words
    assert all(slow_words)
    assert len(slow["point"]) == 480


def _words_in(connection: Connection, index: str) -> list[tuple[object, ...]]:
    """Every word of an index with its places."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab(main, {index}, instance)")
    everything: Select[tuple[object]] = select(literal_column("term, doc, col, offset")).select_from(
        table(f"{index}_words")
    )
    return [tuple(row) for row in connection.execute(everything)]


def test_the_bulk_benchmark_leaves_the_made_library_as_it_was(cache: Path) -> None:
    bench_library.run(cache, 2000, 100, 1)  # the first makes it, whichever test comes first
    (before,) = [path.read_bytes() for path in cache.glob("library-*-2000-1/library.db")]
    _, value = bench_library.run(cache, 2000, 100, 1)
    assert {"quotes_per_second", "bulk_10000_s", "open_first_page_ms", "undo_10000_s"} <= value.keys()
    assert [path.read_bytes() for path in cache.glob("library-*-2000-1/library.db")] == [before]
