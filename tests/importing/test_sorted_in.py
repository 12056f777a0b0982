"""Documents linked one by one are found beside the indexes, and found the same once they are sorted in."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from briefing_app.importing import linking
from briefing_app.importing.linking import let_wait, link_document, link_waiting, sort_in
from briefing_app.importing.relinking import relink_all
from briefing_app.library.library import Library
from briefing_app.library.links import loose as link_loose
from tests.importing.linked import Rows, derived
from tests.linking.five_articles import BULLETIN, DAY, add, add_five


@pytest.fixture(scope="module")
def unlinked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five articles and a reprint of the first."""
    folder = tmp_path_factory.mktemp("unlinked")
    with Library.open(folder) as library:
        let_wait(library)
        add_five(library)
        add(library, "Island News", DAY, BULLETIN)
    return folder


@pytest.fixture(scope="module")
def at_once(unlinked: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """What linking everything comes to."""
    folder = Path(shutil.copytree(unlinked, tmp_path_factory.mktemp("at once") / "library"))
    with Library.open(folder) as library:
        relink_all(library, processes=1)
        rows = derived(library)
    assert all(rows[table] for table in ("quote_gram", "text_gram", "document_term", "figure_key", "fact_link"))
    return rows


@pytest.fixture
def library(unlinked: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of the articles, to link."""
    with Library.open(Path(shutil.copytree(unlinked, tmp_path / "library"))) as opened:
        yield opened


def link(library: Library, *ids: int) -> None:
    for one in ids:
        library.linking(partial(link_document, document_id=one))


def broken_off(library: Library) -> None:
    """A part is sorted in, and the next time it begins anew."""
    asked = count()
    assert not sort_in(library, lambda: next(asked) == 3)
    assert library.loose_links() > 0


@pytest.mark.parametrize("meanwhile", [lambda _library: None, sort_in, broken_off], ids=["never", "each time", "part"])
def test_links_are_the_same_however_much_was_sorted_in(
    library: Library, at_once: Rows, meanwhile: Callable[[Library], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_loose, "AT_ONCE", 20)
    for one in (3, 6, 1, 5, 2, 4, 3, 6):
        link(library, one)
        meanwhile(library)
    assert derived(library) == at_once
    assert library.loose_links() == 0


def test_linking_writes_into_none_of_the_indexes(library: Library) -> None:
    link(library, 1, 2, 6)
    rows = " + ".join(f"(SELECT count(*) FROM {table})" for table, _ in link_loose.INDEXES.values())  # noqa: S608
    assert library.looking_at_links(lambda store: store.plain.column(f"SELECT {rows}")) == [0]
    assert [one for one, _, _ in library.copies(6)] == [1, 2]


def test_what_failed_is_not_found_later(library: Library, at_once: Rows) -> None:
    def fail(store: object) -> None:
        link_document(store, 6)  # type: ignore[arg-type]
        raise RuntimeError("a bug")

    link(library, 1, 2)
    with pytest.raises(RuntimeError, match="a bug"):
        library.linking(fail)
    assert library.loose_links() == 2
    link(library, 3, 4, 5)
    assert {one for row in derived(library)["fact_figure"] for one in row} < {
        one for row in at_once["fact_figure"] for one in row
    }
    link(library, 6)
    assert derived(library) == at_once


def test_two_programs_find_what_the_other_linked_and_sorted_in(library: Library, at_once: Rows) -> None:
    with Library.open(library.folder) as other:
        link(library, 1, 2)
        link(other, 6, 3, 1)
        library.delete_documents([3])
        link(library, 3, 4)
        sort_in(other)
        link(library, 5)
        library.undo()
        link(other, 3)
        assert other.loose_links() == library.loose_links() == 2
        assert derived(library) == at_once
        link(library, *range(1, 7))
        assert derived(other) == at_once


def test_many_are_sorted_in_as_they_are_linked_and_fewer_once_nothing_waits(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_LOOSE_AT_MOST", 4)
    for loose in (1, 2, 3, 0, 1):
        link_waiting(library, limit=1)
        assert library.loose_links() == loose
    link_waiting(library)
    assert library.loose_links() == 2
    monkeypatch.setattr(linking, "_LOOSE", 2)
    link_waiting(library)
    assert library.loose_links() == 0


def test_what_is_not_sorted_in_is_read_some_at_a_time_and_gives_way(
    library: Library, at_once: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(library, 1, 2, 3, 4, 5)
    library.close()
    monkeypatch.setattr(linking, "_HELD_AT_ONCE", 2)
    with Library.open(library.folder) as again:
        for _ in range(2):
            asked = count(1)
            assert link_waiting(again, cancelled=lambda: bool(next(asked))) is None  # noqa: B023
            assert next(asked) == 2
        assert link_waiting(again) is not None
        assert derived(again) == at_once
