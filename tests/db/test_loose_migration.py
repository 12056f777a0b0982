"""A library from before the newest documents were looked up beside the indexes of links."""

from pathlib import Path

from briefing_app.importing.linking import link_waiting, sort_in
from briefing_app.library.library import Library
from briefing_app.library.storage import migrate
from tests.library.made import entry


def test_what_is_not_sorted_in_is_linked_again_by_an_earlier_program(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1)])
        link_waiting(library)
        sort_in(library)
        library.add_documents([entry(2)])
        link_waiting(library)
        assert library.loose_links() == 1
    migrate.run(tmp_path, "0007")
    with Library.open(tmp_path) as library:
        assert library.waiting_to_be_linked() == [2]
        link_waiting(library)
        assert library.facts()[0].sources == 2
