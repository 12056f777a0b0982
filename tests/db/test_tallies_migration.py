"""A library from before the numbers of its documents were kept."""

from pathlib import Path

from briefing_app.domain.points import PointKind, Review
from briefing_app.library.library import Library
from briefing_app.library.storage import migrate
from tests.library.made import check_indexes, entry, rows_of


def test_an_older_library_is_counted_once_and_kept_true_from_then_on(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        ids = library.add_documents([entry(number) for number in range(4)]).ids
        library.review([point.id for point in library.points(ids[0])], Review.ACCEPTED)
        library.review(library.queue(document_id=ids[1], kind=PointKind.FIGURE), Review.REJECTED)
        library.delete_documents([ids[2]])
        counts = library.counts()
        with library._database.reading() as session:
            before = rows_of(session.connection(), history=True, without=("alembic_version",))
    assert (counts.documents_left, counts.points_left, counts.figures) == (2, 5, 2)
    migrate.run(tmp_path, "0006")
    with Library.open(tmp_path) as library:
        assert library.counts() == counts
        with library._database.reading() as session:
            assert rows_of(session.connection(), history=True, without=("alembic_version",)) == before
        while library.undo():
            with library._database.writing() as session:
                check_indexes(session.connection())
        assert library.counts().points_left == library.counts().figures == 0
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.endswith("-before-migration-from-0006.db")
