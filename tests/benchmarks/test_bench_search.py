from pathlib import Path

import pytest

from tests.bench import bench_library, bench_search


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


def test_the_bulk_benchmark_leaves_the_made_library_as_it_was(cache: Path) -> None:
    bench_library.run(cache, 2000, 100, 1)  # the first makes it, whichever test comes first
    (before,) = [path.read_bytes() for path in cache.glob("library-*-2000-1/library.db")]
    _, value = bench_library.run(cache, 2000, 100, 1)
    assert {"quotes_per_second", "bulk_10000_s", "open_first_page_ms", "undo_10000_s"} <= value.keys()
    assert [path.read_bytes() for path in cache.glob("library-*-2000-1/library.db")] == [before]
