"""Versions are frozen as they were issued, whatever becomes of the pack and its documents."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from briefing_app.domain.packs import Issue, ItemKind, OpenFindings, PackDetails, PackItem
from briefing_app.domain.quotes import Quote
from briefing_app.errors import BriefingError
from briefing_app.exporting import issuing
from briefing_app.exporting.build import pack_document
from briefing_app.exporting.verify import verify
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from briefing_app.packs.blocks import Alteration, Cover, QuoteBlock, Redline
from tests.exporting.quoted import pack_of, quoted
from tests.library.made import entry

WHEN = datetime(2026, 11, 5, 8, 40, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with a pack of two quotes and a line, made once."""
    folder = tmp_path_factory.mktemp("issuing") / "library"
    with Library.open(folder) as library:
        pack_id = pack_of(library, *(quoted(library, number)[1] for number in (1, 2)))
        line = PackItem(0, ItemKind.LINE, "", "The gates **open** in May.", file_note="The county rang.")
        library.add_item(library.pack(pack_id).sections[0].id, line)
    return folder


@pytest.fixture
def library(begun: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(Path(shutil.copytree(begun, tmp_path / "library"))) as opened:
        yield opened


def made(library: Library) -> int:
    return library.packs()[0].id


def edited(library: Library, pack_id: int, words: str) -> None:
    (line,) = (one for one in library.pack(pack_id).items if one.kind is ItemKind.LINE)
    library.edit_item(replace(line, markdown=words))


def only(library: Library, pack_id: int, addendum: int = 0) -> Issue:
    return next(one for one in library.issues(pack_id) if one.addendum == addendum)


def test_a_version_can_be_written_again_to_the_same_bytes(library: Library, tmp_path: Path) -> None:
    pack_id = made(library)
    issuing.issue(library, pack_id, now=WHEN)
    issuing.write_issue(library, only(library, pack_id), tmp_path / "notice.pdf")
    edited(library, pack_id, "The gates open in June.")
    library.edit_pack(pack_id, replace(library.pack(pack_id).details, title="Gates"))
    point = library.points_by_id(library.pack(pack_id).point_ids)[0]
    assert isinstance(point.content, Quote)
    library.edit_point(point.id, replace(point.content, speaker="Bo Reed"))
    library.delete_documents(library.documents())
    issued = only(library, pack_id)
    assert (issued.number, library.pack(pack_id).details.version) == (1, 2)
    issuing.write_issue(library, issued, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "notice.pdf").read_bytes()
    assert verify(tmp_path / "again.pdf").sound
    assert "The county rang" not in issued.content
    issuing.write_issue(library, issued, tmp_path / "again.csv")
    assert "Ada Quill" in (tmp_path / "again.csv").read_text("utf-8-sig")


def test_a_version_says_for_ever_in_how_many_sources_its_points_were(library: Library, tmp_path: Path) -> None:
    pack_id = library.add_pack(PackDetails("Quays")).created
    assert pack_id is not None
    created = library.add_document(*entry(1)).created
    assert created is not None
    link_waiting(library)
    library.add_to_pack(pack_id, [point.id for point in library.points(created)])
    issuing.issue(library, pack_id, now=WHEN)
    issuing.write_issue(library, only(library, pack_id), tmp_path / "before.pdf")
    library.add_document(*entry(2, publisher="The Sound Observer"))
    link_waiting(library)
    issuing.write_issue(library, only(library, pack_id), tmp_path / "after.pdf")
    assert (tmp_path / "after.pdf").read_bytes() == (tmp_path / "before.pdf").read_bytes()
    assert verify(tmp_path / "after.pdf").sound
    now = pack_document(library, pack_id)
    told = (issuing.issue_document(library, only(library, pack_id)), now)
    labels = [{one.second_label for one in each.blocks if isinstance(one, QuoteBlock)} - {""} for each in told]
    assert labels == [{"△ In one source"}, {"✓ In 2 sources"}]
    assert pack_document(library, pack_id) == now


def test_the_cover_says_what_was_open_when_it_was_issued(library: Library) -> None:
    pack_id = made(library)
    issuing.issue(library, pack_id, now=WHEN)
    (cover,) = (one for one in issuing.issue_document(library, only(library, pack_id)).blocks if isinstance(one, Cover))
    assert "of the evidence check are open." in cover.notice[0].text


def test_a_pack_that_is_to_have_nothing_open_is_not_issued(library: Library) -> None:
    pack_id = made(library)
    library.edit_pack(pack_id, replace(library.pack(pack_id).details, open_findings=OpenFindings.REFUSE))
    with pytest.raises(BriefingError, match=r"This pack is not to leave like that .* Nothing was written"):
        issuing.issue(library, pack_id, now=WHEN)
    assert library.issues(pack_id) == []
    assert library.pack(pack_id).details.version == 1


def test_late_changes_are_numbered_slips_to_the_version(library: Library, tmp_path: Path) -> None:
    pack_id = made(library)
    with pytest.raises(BriefingError, match="No version of this pack was issued yet"):
        issuing.issue_addendum(library, pack_id, {}, now=WHEN)
    issuing.issue(library, pack_id, now=WHEN)
    with pytest.raises(BriefingError, match=r"Nothing has changed since Version 1\."):
        issuing.issue_addendum(library, pack_id, {}, now=WHEN)
    slips = []
    for number, month in ((1, "June"), (2, "July")):
        edited(library, pack_id, f"The gates **open** in {month}.")
        (change,) = issuing.pending(library, pack_id)
        issuing.issue_addendum(library, pack_id, {change.key: f"The county said {month}."}, sent_to="All", now=WHEN)
        slip = issuing.issue_document(library, only(library, pack_id, number))
        (told,) = (one for one in slip.blocks if isinstance(one, Alteration))
        assert [run.text for run in told.now if run.changed] == [month]
        assert told.why[0].text == f"The county said {month}."
        assert slip.version == f"Addendum {number} to version 1"
        assert told.place == "Page 3: Quotes, line 1"
        assert [run.text for run in told.before if run.bold and run.text != "open"] == [
            {"June": "May", "July": "June"}[month]
        ]
        slips.append(slip)
    assert (only(library, pack_id, 2).number, library.pack(pack_id).details.version) == (1, 2)
    library.delete_pack(pack_id)
    library.undo()
    assert issuing.issue_document(library, only(library, pack_id, 1)) == slips[0]
    issuing.write_issue(library, only(library, pack_id, 2), tmp_path / "slip.pdf")
    assert (tmp_path / "slip.pdf").read_bytes()[:5] == b"%PDF-"
    assert issuing.latest(library, pack_id) == only(library, pack_id, 2)


def test_a_slip_says_on_which_page_of_the_version_a_change_belongs(library: Library) -> None:
    pack_id = made(library)
    (section,) = library.pack(pack_id).sections
    issuing.issue(library, pack_id, now=WHEN)
    library.add_item(section.id, PackItem(0, ItemKind.LINE, "", "The locks open too."))
    library.edit_section(section.id, title="What they said", kind=section.kind)
    issuing.issue_addendum(library, pack_id, {}, now=WHEN)
    slip = issuing.issue_document(library, only(library, pack_id, 1))
    told = {one.place for one in slip.blocks if isinstance(one, Alteration)}
    assert "Page 3: What they said, after “The gates open in May.”" in told
    assert "Page 3: What they said, section 1" in told
    public = issuing.issue_document(library, only(library, pack_id, 1), public=True)
    assert not [one for one in public.blocks if isinstance(one, Alteration) and one.place.startswith("Page")]


def test_any_two_versions_and_the_draft_are_compared(library: Library) -> None:
    pack_id = made(library)
    issuing.issue(library, pack_id, now=WHEN)
    edited(library, pack_id, "The gates **open** in June.")
    issuing.issue(library, pack_id, now=WHEN)
    second, first = library.issues(pack_id)
    for new in (second, None):
        document = issuing.comparison(library, pack_id, first, new)
        (told,) = (one for one in document.blocks if isinstance(one, Redline))
        assert [run.text for run in told.runs if run.struck or run.changed] == ["May", "June"]
    assert issuing.comparison(library, pack_id, first, None).version == "Version 1 to draft of version 3"


def test_a_version_that_was_tampered_with_is_not_vouched_for(library: Library) -> None:
    pack_id = made(library)
    issuing.issue(library, pack_id, now=WHEN)
    issued = only(library, pack_id)
    with pytest.raises(BriefingError, match="Version 1 was changed after it was issued"):
        issuing.as_issued(replace(issued, content=issued.content.replace("May", "Mai")))


def test_what_is_not_for_use_stands_in_no_public_build(library: Library) -> None:
    pack_id = made(library)
    (line,) = (one for one in library.pack(pack_id).items if one.kind is ItemKind.LINE)
    library.edit_item(replace(line, not_for_use=True))
    issuing.issue(library, pack_id, now=WHEN)
    issued = only(library, pack_id)
    public = str(issuing.issue_document(library, issued, public=True).blocks)
    assert "in May" not in public
    assert "in May" in str(issuing.issue_document(library, issued).blocks)
