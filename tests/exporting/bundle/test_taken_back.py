"""What a colleague changed comes back part by part."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, SectionKind
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.errors import BriefingError
from briefing_app.exporting.bundle import hand_back, returned, take_back
from briefing_app.library.library import Library
from briefing_app.packs.versions.differences import Turn
from tests.exporting.bundle.conftest import TEXT, back


def test_what_nobody_touched_brings_no_change(mine: Library, theirs: Library, opened: int, tmp_path: Path) -> None:
    assert back(mine, theirs, opened, tmp_path).changes == ()


def edit_everything(theirs: Library, pack_id: int) -> None:
    """One change of every sort in the colleague's pack."""
    pack = theirs.pack(pack_id)
    quoted, other, line, note = pack.items
    theirs.edit_pack(pack_id, replace(pack.details, for_whom="The minister and her officials"))
    theirs.edit_item(replace(line, markdown="The gates open in June."))
    theirs.delete_items([other.id])
    theirs.move_item(note.id, pack.sections[1].id, 0)
    theirs.edit_section(pack.sections[1].id, title="Others", kind=SectionKind.TEXT)
    home = theirs.points_by_id([quoted.point_id or 0])[0].document_id
    text = theirs.document(home).text
    start = text.index("lock keeper")
    found = Quote(start, start + 11, "lock keeper", QuoteKind.DIRECT, "Ada Quill")
    made = theirs.add_point(home, found).created
    added = theirs.add_section(pack_id, "Quotes", SectionKind.QUOTES, position=0).created
    theirs.add_to_pack(pack_id, [made or 0], section_id=added)
    theirs.add_item(pack.sections[0].id, PackItem(0, ItemKind.NOTE, "New", f"As in [it](#item-{line.id})."), position=1)
    theirs.resolve_comment(pack.comments[0].id)
    theirs.comment(pack_id, line.id, author="Bo", words="May is past.")
    point = theirs.points_by_id([quoted.point_id or 0])[0]
    assert isinstance(point.content, Quote)
    theirs.edit_point(point.id, replace(point.content, role="head lock keeper"))


def test_every_sort_of_change_comes_back_and_is_taken_in_one_step(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    before = mine.pack(1)
    quoted, other, line, note = before.items
    edit_everything(theirs, opened)
    found = back(mine, theirs, opened, tmp_path)
    assert mine.pack(1) == before
    told = {(one.key, one.turn) for one in found.changes}
    keys = {key for key, _ in told}
    assert {
        ("cover-for_whom", Turn.CHANGED), (f"item-{line.id}", Turn.CHANGED), (f"item-{other.id}", Turn.TAKEN_OUT),
        (f"move-item-{note.id}", Turn.MOVED), (f"section-{before.sections[1].id}", Turn.CHANGED),
        ("comment-1", Turn.CHANGED), (f"point-{quoted.point_id}", Turn.CHANGED),
    } <= told  # fmt: skip
    assert sum(turn is Turn.NEW for _, turn in told) == 4
    assert len(told) == 11
    assert {one.key for one in found.changes if not one.taken} == {f"point-{quoted.point_id}"}
    take_back(mine, found, keys)
    here, there = mine.pack(1), theirs.pack(opened)
    assert [(one.title, [(item.kind, item.title) for item in one.items]) for one in here.sections] == [
        (one.title, [(item.kind, item.title) for item in one.items]) for one in there.sections
    ]
    assert here.details.for_whom == "The minister and her officials"
    (kept,) = (one for one in here.items if one.kind is ItemKind.LINE)
    assert (kept.id, kept.markdown, kept.file_note) == (line.id, "The gates open in June.", "Rang the keeper.")
    (new,) = (one for one in here.items if one.title == "New")
    assert new.markdown == f"As in [it](#item-{line.id})."
    assert [(one.words, one.item_id, one.resolved) for one in here.comments] == [
        ("Is this so?", quoted.id, True), ("May is past.", line.id, False),
    ]  # fmt: skip
    (added,) = (point for point in mine.points(1) if point.content.text == "lock keeper")
    assert added.content.start == TEXT.index("lock keeper")
    assert here.sections[0].items[0].point_id == added.id
    changed = mine.points_by_id([quoted.point_id or 0])[0].content
    assert isinstance(changed, Quote)
    assert changed.role == "head lock keeper"
    mine.undo()
    undone = mine.pack(1)
    assert replace(undone, updated_at=None) == replace(before, updated_at=None)
    assert len(mine.points(1)) == 3
    assert len(mine.documents()) == 1


def test_only_what_is_chosen_is_taken(mine: Library, theirs: Library, opened: int, tmp_path: Path) -> None:
    edit_everything(theirs, opened)
    found = back(mine, theirs, opened, tmp_path)
    for one in {(one.turn, one.group): one for one in found.changes if one.turn in {Turn.NEW, Turn.MOVED}}.values():
        take_back(mine, replace(found, changed_at=mine.pack(1).updated_at), [one.key])
        assert one.key not in {each.key for each in returned(mine, 1, tmp_path / "back.briefing").changes}
        mine.undo()
    with pytest.raises(BriefingError, match="There is no change “item-999”"):
        take_back(mine, found, ["item-999"])


def test_what_both_changed_is_marked_and_left_unless_chosen(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    _, other, line, _ = mine.pack(1).items
    mine.edit_item(replace(line, markdown="The gates open in April."))
    mine.delete_items([other.id])
    mine.edit_pack(1, replace(mine.pack(1).details, for_whom="Two ministers", when="Friday"))
    pack = theirs.pack(opened)
    theirs.edit_pack(opened, replace(pack.details, for_whom="Three ministers", when="Friday"))
    theirs.edit_item(replace(pack.items[2], markdown="The gates open in June."))
    theirs.edit_item(replace(pack.items[1], display="No lock […] shut."))
    found = {one.key: one for one in back(mine, theirs, opened, tmp_path).changes}
    assert set(found) == {"cover-for_whom", f"item-{line.id}", f"item-{other.id}"}
    assert found["cover-for_whom"].conflict == "You changed it too; here it says: “Two ministers”"
    assert found[f"item-{line.id}"].conflict == "You changed it too; here it says: “The gates open in April.”"
    assert found[f"item-{other.id}"].conflict == "You took it out."
    assert not any(one.taken for one in found.values())
    assert [run.text for run in found[f"item-{line.id}"].runs if run.struck] == ["April"]
    assert [run.text for run in found[f"item-{line.id}"].runs if run.changed] == ["June"]


def test_a_section_that_is_gone_there_stays_while_something_of_mine_is_in_it(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    theirs.delete_section(theirs.pack(opened).sections[0].id)
    section = mine.pack(1).sections[0]
    mine.add_item(section.id, PackItem(0, ItemKind.NOTE, "Late"))
    found = back(mine, theirs, opened, tmp_path)
    told = {one.key: one for one in found.changes}
    assert told[f"section-{section.id}"].conflict == "You changed what is in it."
    take_back(mine, found, list(told))
    assert [(one.title, [item.title for item in one.items]) for one in mine.pack(1).sections] == [
        ("Lines", ["Late"]), ("Other", []),
    ]  # fmt: skip


def test_a_pack_that_was_changed_after_the_preview_is_left_alone(
    mine: Library, theirs: Library, opened: int, tmp_path: Path
) -> None:
    edit_everything(theirs, opened)
    found = back(mine, theirs, opened, tmp_path)
    mine.add_section(1, "Late")
    with pytest.raises(BriefingError, match="“Locks” was changed meanwhile"):
        take_back(mine, found, [found.changes[0].key])


def test_a_pack_of_somebody_else_is_not_merged(mine: Library, theirs: Library, opened: int, tmp_path: Path) -> None:
    hand_back(theirs, opened, tmp_path / "back.briefing")
    other = mine.add_pack(PackDetails("Other")).created or 0
    for library, pack_id in ((mine, other), (theirs, 1)):
        with pytest.raises(BriefingError, match="does not answer anything that was handed out from this pack"):
            returned(library, pack_id, tmp_path / "back.briefing")
    with pytest.raises(BriefingError, match="does not answer"):
        returned(mine, 1, tmp_path / "out.briefing")
    with pytest.raises(BriefingError, match="did not come from anybody"):
        hand_back(mine, 1, tmp_path / "x.briefing")
