"""Many rows at once: numbers that are kept as points change, and indexes that answer what lists ask."""

from collections.abc import Callable

import pytest
from sqlalchemy import event

from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.search import Query
from briefing_app.library.library import Library
from tests.library.made import check_indexes, entry

ASKED: dict[str, tuple[Callable[[Library], object], str]] = {
    "figures": (lambda library: library.figures(), "USING INDEX ix_point_figures"),
    "queue": (lambda library: library.queue(), "USING INDEX ix_point_queue"),
    "queue of a kind": (lambda library: library.queue(kind=PointKind.QUOTE), "USING INDEX ix_point_queue"),
    "facets": (lambda library: library.facets(Query()), "USING COVERING INDEX ix_point_facets"),
    "speakers": (lambda library: library.speakers(), "USING INDEX ix_point_said"),
}


@pytest.mark.parametrize("asked", ASKED)
def test_an_index_answers(library: Library, asked: str) -> None:
    library.add_documents([entry(number) for number in range(3)])
    ask, expected = ASKED[asked]
    assert expected in plans(library, lambda: ask(library))


def plans(library: Library, ask: Callable[[], object]) -> str:
    """How SQLite goes about every statement that is made meanwhile."""
    driver = library._database.engine.raw_connection().driver_connection
    assert driver is not None
    made: list[str] = []
    driver.set_trace_callback(made.append)
    ask()
    driver.set_trace_callback(None)
    told = [driver.execute(f"EXPLAIN QUERY PLAN {one}") for one in made if one.startswith("SELECT")]
    return "\n".join(row[3] for rows in told for row in rows)


def test_the_numbers_follow_every_change(library: Library) -> None:
    one, two = library.add_documents([entry(1), entry(2)]).ids
    library.review(library.queue(document_id=one, kind=PointKind.FIGURE), Review.REJECTED)
    assert left(library) == (2, 5, 1)
    library.review(library.queue(document_id=two), Review.ACCEPTED)
    assert left(library) == (1, 2, 1)
    library.delete_documents([one])
    assert left(library) == (0, 0, 1)
    for expected in ((1, 2, 1), (2, 5, 1), (2, 6, 2)):
        library.undo()
        assert left(library) == expected
    library.delete_documents([one])
    library.purge(document_ids=[one])
    assert left(library) == (1, 3, 1)
    with library._database.reading() as session:
        check_indexes(session.connection())


def left(library: Library) -> tuple[int, int, int]:
    counts = library.counts()
    return counts.documents_left, counts.points_left, counts.figures


def test_thousands_of_points_are_decided_upon_in_few_statements(library: Library) -> None:
    library.add_documents([entry(number) for number in range(400)])
    statements: list[str] = []
    event.listen(library._database.engine, "before_cursor_execute", lambda *told: statements.append(told[2]))
    assert len(library.review(library.queue(), Review.REJECTED).ids) == 1200
    assert len(statements) < 40
    library.undo()
    assert left(library) == (400, 1200, 400)
