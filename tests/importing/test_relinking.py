"""Links found anew: the same however often, whole or not at all when it is stopped or fails, and on another engine."""

import pytest

from briefing_app.domain.linking import LinkKind
from briefing_app.domain.points import Review
from briefing_app.importing.linking import link_document, link_waiting
from briefing_app.importing.relinking import relink_all
from briefing_app.library.library import Library
from tests.importing.linked import BAKERS_ID, BULLETIN_ID, GAZETTE_ID, TRADE_ID, derived, figure, indexes, told, undate
from tests.linking.five_articles import BULLETIN, DAY, add


@pytest.fixture
def library(linked_library: Library) -> Library:
    """The five articles, linked one by one, to change."""
    return linked_library


def test_linking_again_changes_nothing(library: Library) -> None:
    before = derived(library)
    for one in (GAZETTE_ID, BULLETIN_ID, BAKERS_ID):
        library.linking(lambda store, one=one: link_document(store, one))  # type: ignore[misc]
    assert derived(library) == before


def test_linking_everything_from_nothing_comes_to_the_same(library: Library) -> None:
    undate(library, GAZETTE_ID, TRADE_ID)
    before, indexed = told(library), indexes(library)
    seen: list[tuple[str, int, int]] = []
    change = relink_all(library, processes=1, progress=lambda *now: seen.append(now))
    assert change is not None
    assert not change.undoable
    assert told(library) == before
    assert indexes(library) == indexed
    assert library.waiting_to_be_linked() == []
    assert seen == [("reading", 5, 5), ("comparing", 5, 5)]


def test_linking_everything_that_is_stopped_leaves_every_document_waiting(library: Library) -> None:
    before = told(library)
    seen: list[str] = []
    stopped = relink_all(
        library,
        processes=1,
        progress=lambda stage, _done, _all: seen.append(stage),
        cancelled=lambda: "comparing" in seen,
    )
    assert stopped is None
    assert library.facts() == []
    link_waiting(library)
    assert told(library) == before


def test_a_library_that_another_engine_linked_is_linked_anew(library: Library) -> None:
    library.keep_apart(
        LinkKind.FIGURE, [figure(library, GAZETTE_ID, "300").id], [figure(library, BULLETIN_ID, "300").id]
    )
    link_waiting(library)
    before = derived(library)
    library.linking(lambda store: store.plain.do("UPDATE fact_link SET verdict = 'conflicts', weight = 1"))
    library.set_note("linked by", "1")
    change = link_waiting(library)
    assert change is not None
    assert len(change.ids) == 5
    assert derived(library) == before
    assert link_waiting(library) is None


def test_a_library_of_which_nothing_tells_the_engine_is_linked_anew(library: Library) -> None:
    before = told(library)
    library.linking(lambda store: store.plain.do("DELETE FROM note WHERE key = 'linked by'"))
    assert relink_all(library, processes=1) is not None
    assert link_waiting(library) is None
    assert told(library) == before
    library.linking(lambda store: store.plain.do("DELETE FROM note WHERE key = 'linked by'"))
    change = link_waiting(library, limit=2)
    assert change is not None
    assert len(library.waiting_to_be_linked()) == 3


def test_accepting_points_makes_no_document_wait(library: Library) -> None:
    library.review(library.queue(), Review.ACCEPTED)
    assert library.waiting_to_be_linked() == []


def test_an_import_that_is_undone_leaves_no_link_behind(library: Library) -> None:
    before = derived(library)
    add(library, "Island News", DAY, BULLETIN)
    library.undo()
    assert library.waiting_to_be_linked() == []
    library.redo()
    link_waiting(library)
    assert derived(library) != before
    library.undo()
    link_waiting(library)
    assert derived(library) == before


def test_linking_that_fails_leaves_everything_as_it_was(library: Library) -> None:
    before = derived(library)

    def fail(store: object) -> None:
        link_document(store, GAZETTE_ID)  # type: ignore[arg-type]
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError, match="a bug"):
        library.linking(fail)
    assert derived(library) == before


def test_linking_stops_when_asked_and_goes_on_later(library: Library) -> None:
    add(library, "Island News", DAY, BULLETIN)
    assert link_waiting(library, cancelled=lambda: True) is None
    assert library.waiting_to_be_linked() == [6]
    change = link_waiting(library)
    assert change is not None
    assert change.ids == (6,)
    assert link_waiting(library) is None


def test_linking_stops_within_a_document_and_leaves_nothing_of_it(library: Library) -> None:
    add(library, "Island News", DAY, BULLETIN)
    before = derived(library)
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 4

    assert link_waiting(library, cancelled=cancelled) is None
    assert len(asked) == 5
    assert derived(library) == before
    assert library.waiting_to_be_linked() == [6]
