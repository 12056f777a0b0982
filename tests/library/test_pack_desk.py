"""What stands around a pack: comments, accepted findings, issued versions; and the fields of its items."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing_app.domain.packs import (
    ChartKind,
    HouseStyle,
    Issue,
    ItemKind,
    OpenFindings,
    PackDetails,
    PackItem,
    Paper,
    SectionKind,
)
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.storage import migrate
from tests.library.made import entry

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
SLIP = Issue(0, 0, 1, 0, NOON, "Deputy Director", NOON, "", "{}", "ab" * 32)


@pytest.fixture
def pack_id(library: Library) -> int:
    library.add_documents([entry(1), entry(2)])
    return library.add_pack(PackDetails("Locks"), [("Text", SectionKind.TEXT)]).created or 0


def test_every_field_of_an_item_comes_back_and_undo_takes_it_away(library: Library, pack_id: int) -> None:
    section = library.pack(pack_id).sections[0].id
    points = [point.id for one in library.documents() for point in library.points(one)]
    item = PackItem(
        0,
        ItemKind.CHART,
        "Every lock",
        display="We […] agree",
        not_for_use=True,
        embargo=NOON,
        file_note="Ask Orla.",
        chart=ChartKind.LINE,
        chart_points=(points[1], points[0]),
    )
    made = library.add_item(section, item).created or 0
    assert library.pack(pack_id).items == (replace(item, id=made),)
    assert library.pack(pack_id).point_ids == (points[1], points[0])
    library.edit_item(replace(item, id=made, chart_points=(points[0],), display=""))
    assert library.pack(pack_id).items[0].chart_points == (points[0],)
    library.undo()
    assert library.pack(pack_id).items == (replace(item, id=made),)
    library.delete_items([made])
    library.undo()
    assert library.pack(pack_id).items == (replace(item, id=made),)


def test_what_is_chosen_for_a_pack_and_an_annex_come_back(library: Library, pack_id: int) -> None:
    details = PackDetails(
        "Locks",
        house_style=HouseStyle.CABINET,
        paper=Paper.LETTER,
        two_sided=True,
        open_findings=OpenFindings.REFUSE,
        template="quote-sheet",
    )
    library.edit_pack(pack_id, details)
    section = library.pack(pack_id).sections[0]
    library.edit_section(section.id, title="Text", kind=SectionKind.TEXT, annex=True)
    pack = library.pack(pack_id)
    assert (pack.details, pack.sections[0].annex) == (details, True)
    library.edit_section(section.id, title="Words", kind=SectionKind.TEXT)
    assert library.pack(pack_id).sections[0].annex


def test_a_point_that_a_chart_draws_keeps_its_document_from_being_purged(library: Library, pack_id: int) -> None:
    document = library.documents()[0]
    drawn = PackItem(0, ItemKind.CHART, chart=ChartKind.BAR, chart_points=(library.points(document)[0].id,))
    library.add_item(library.pack(pack_id).sections[0].id, drawn)
    library.delete_documents([document])
    with pytest.raises(BriefingError, match="has points of these documents"):
        library.purge(document_ids=[document])


def test_comments_are_made_changed_resolved_and_taken_away(library: Library, pack_id: int) -> None:
    made = library.comment(pack_id, None, author="Orla Venn", words="Is this cleared?").created or 0
    library.edit_comment(made, "Is this line cleared?")
    library.resolve_comment(made)
    (comment,) = library.pack(pack_id).comments
    assert (comment.author, comment.words, comment.resolved) == ("Orla Venn", "Is this line cleared?", True)
    library.delete_comment(made)
    assert library.pack(pack_id).comments == ()
    library.undo()
    assert library.pack(pack_id).comments == (comment,)
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.edit_comment(made + 1, "Nothing")


def test_findings_are_let_stand_and_opened_again(library: Library, pack_id: int) -> None:
    library.accept_findings(pack_id, ["a", "b"], by="Orla Venn", words="No other count exists.")
    library.accept_findings(pack_id, ["a"], by="Tam Rell", words="Known.")
    kept = {one.finding: (one.by, one.words) for one in library.pack(pack_id).acceptances}
    assert kept == {"b": ("Orla Venn", "No other count exists."), "a": ("Tam Rell", "Known.")}
    library.withdraw_acceptances(pack_id, ["a", "b"])
    assert library.pack(pack_id).acceptances == ()
    library.undo()
    assert len(library.pack(pack_id).acceptances) == 2


def test_a_version_is_kept_as_issued_and_none_is_issued_twice(library: Library, pack_id: int) -> None:
    first = replace(SLIP, pack_id=pack_id)
    library.issue(first)
    library.issue(replace(first, addendum=1, why="A warden left."))
    assert library.pack(pack_id).details.version == 2
    assert [(one.number, one.addendum, one.issued_at) for one in library.issues(pack_id)] == [
        (1, 1, NOON),
        (1, 0, NOON),
    ]
    with pytest.raises(BriefingError, match="Addendum 1 to version 1"):
        library.issue(replace(first, addendum=1))
    library.undo()
    library.undo()
    assert (library.issues(pack_id), library.pack(pack_id).details.version) == ([], 1)


def test_a_pack_of_an_older_library_is_as_it_was(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add_documents([entry(1)])
        made = library.add_pack(PackDetails("Locks"), [("Text", SectionKind.TEXT)]).created or 0
        library.add_to_pack(made, [point.id for point in library.points(library.documents()[0])])
        before = library.pack(made)
    migrate.run(tmp_path, "0004")
    with Library.open(tmp_path) as library:
        assert library.pack(made) == before
        library.undo()
        assert library.pack(made).items == ()
