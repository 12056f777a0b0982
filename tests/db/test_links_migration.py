"""A library from before documents were linked."""

from pathlib import Path

from briefing_app.domain.facts import Verdict
from briefing_app.domain.linking import LinkKind
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from briefing_app.library.storage import migrate
from tests.library.made import entry


def test_every_document_of_an_older_library_waits_and_is_linked(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1), entry(2), entry(3)])
        library.delete_documents([3])
        link_waiting(library)
        (fact,) = library.facts()
        points = [one.point.id for one in library.fact(fact.id).wordings]
        library.keep_apart(LinkKind.FIGURE, points[:1], points[1:])
        assert library.undo_name() == "keep 1 figure apart"
    migrate.run(tmp_path, "0002")
    with Library.open(tmp_path) as library:
        assert library.undo_name() == "delete “Inspectors wanted 3”"
        assert library.waiting_to_be_linked() == [2, 1]
        link_waiting(library)
        assert [(one.status, one.sources) for one in library.facts()] == [(Verdict.AGREES, 2)]
