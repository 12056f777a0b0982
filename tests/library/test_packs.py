import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from briefing_app.domain.changes import Area
from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import ItemKind, Likelihood, PackDetails, PackItem, SectionKind
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from tests.library.made import entry

DETAILS = PackDetails(
    "Harbour visit",
    marking="OFFICIAL-SENSITIVE",
    for_whom="Ports Minister",
    needed_by="noon on 4 March",
    facts_correct_at=datetime(2026, 3, 4, 9, 30, tzinfo=UTC),
)


@pytest.fixture
def pack(library: Library) -> int:
    return made(library.add_pack(DETAILS, [("Background", SectionKind.TEXT), ("Quotes", SectionKind.QUOTES)]).created)


def made(created: int | None) -> int:
    assert created is not None
    return created


def titles(library: Library, pack: int) -> list[str]:
    return [section.title for section in library.pack(pack).sections]


def notes(library: Library, pack: int, section: int) -> list[str]:
    return [item.title for item in library.pack(pack).sections[section].items]


def test_a_pack_comes_back_as_it_went_in(library: Library, pack: int) -> None:
    kept = library.pack(pack)
    assert kept.details == DETAILS
    assert [(one.title, one.kind) for one in kept.sections] == [
        ("Background", SectionKind.TEXT),
        ("Quotes", SectionKind.QUOTES),
    ]
    assert library.undo_name() == "make the pack “Harbour visit”"


def test_packs_are_listed_the_last_changed_first(library: Library, pack: int) -> None:
    other = made(library.add_pack(PackDetails("Other")).created)
    assert [one.id for one in library.packs()] == [other, pack]
    library.edit_pack(pack, replace(DETAILS, title="Harbour visit, again"))
    first = library.packs()[0]
    assert (first.id, first.title, first.marking, first.items) == (
        pack,
        "Harbour visit, again",
        "OFFICIAL-SENSITIVE",
        0,
    )
    assert first.updated_at is not None
    assert first.updated_at.tzinfo is UTC


def test_points_go_to_the_section_of_their_kind(library: Library, pack: int) -> None:
    points = library.points(library.add_documents([entry()]).ids[0])
    change = library.add_to_pack(pack, [point.id for point in points])
    assert change.name == "add 3 points to “Harbour visit”"
    assert change.areas == {Area.PACKS}
    placed = {section.title: [item.point_id for item in section.items] for section in library.pack(pack).sections}
    assert placed == {
        "Background": [points[2].id],
        "Quotes": [points[0].id],
        "Key figures": [points[1].id],
    }
    assert library.packs()[0].items == 3


def test_a_point_is_not_added_twice_to_one_section(library: Library, pack: int) -> None:
    quote = library.points(library.add_documents([entry()]).ids[0])[0].id
    library.add_to_pack(pack, [quote, quote])
    again = library.add_to_pack(pack, [quote])
    assert (again.undoable, again.ids) == (False, ())
    background = library.pack(pack).sections[0].id
    assert library.add_to_pack(pack, [quote], section_id=background).ids == (quote,)
    assert [len(section.items) for section in library.pack(pack).sections] == [1, 1]


def test_the_point_of_a_deleted_document_is_lost_but_its_item_stays(library: Library, pack: int) -> None:
    document = library.add_documents([entry()]).ids[0]
    quote = library.points(document)[0].id
    library.add_to_pack(pack, [quote])
    library.delete_documents([document])
    assert [item.point_id for item in library.pack(pack).items] == [quote]
    assert library.points_by_id([quote]) == []
    assert not library.add_to_pack(pack, [quote]).undoable


def test_sections_move_and_keep_their_order(library: Library, pack: int) -> None:
    third = made(library.add_section(pack, "Figures", SectionKind.FIGURES).created)
    library.add_section(pack, "First", position=0)
    assert titles(library, pack) == ["First", "Background", "Quotes", "Figures"]
    library.move_section(third, 1)
    assert titles(library, pack) == ["First", "Figures", "Background", "Quotes"]
    library.move_section(third, 99)
    assert titles(library, pack) == ["First", "Background", "Quotes", "Figures"]
    library.edit_section(third, title="Numbers", subtitle="by year", kind=SectionKind.TEXT)
    section = library.pack(pack).sections[3]
    assert (section.title, section.subtitle, section.kind) == ("Numbers", "by year", SectionKind.TEXT)
    library.delete_section(third)
    assert titles(library, pack) == ["First", "Background", "Quotes"]
    library.undo()
    assert titles(library, pack) == ["First", "Background", "Quotes", "Numbers"]


def test_items_move_within_and_between_sections(library: Library, pack: int) -> None:
    first, second = (section.id for section in library.pack(pack).sections)
    ids = [made(library.add_item(first, PackItem(0, ItemKind.NOTE, title)).created) for title in "abc"]
    library.add_item(first, PackItem(0, ItemKind.NOTE, "start"), position=0)
    assert notes(library, pack, 0) == ["start", "a", "b", "c"]
    library.move_item(ids[2], first, 1)
    assert notes(library, pack, 0) == ["start", "c", "a", "b"]
    library.move_item(ids[0], second, 0)
    assert (notes(library, pack, 0), notes(library, pack, 1)) == (["start", "c", "b"], ["a"])
    library.move_item(ids[1], second, 0)
    assert (notes(library, pack, 0), notes(library, pack, 1)) == (["start", "c"], ["b", "a"])
    assert library.delete_items([ids[0], ids[2]]).name == "remove 2 items"
    assert (notes(library, pack, 0), notes(library, pack, 1)) == (["start"], ["b"])
    while library.undo_name() != "make the pack “Harbour visit”":
        library.undo()
    assert library.pack(pack).items == ()


def test_an_item_keeps_everything(library: Library, pack: int) -> None:
    section = library.pack(pack).sections[0].id
    question = PackItem(0, ItemKind.QUESTION, "When?", "In **March**.", None, Likelihood.CERTAIN)
    created = made(library.add_item(section, question).created)
    changed = replace(question, id=created, markdown="In *May*.", likelihood=None)
    assert library.edit_item(changed).name == "edit the question “When?”"
    assert library.pack(pack).sections[0].items == (changed,)


def test_deleting_a_pack_is_undone_with_everything_in_it(library: Library, pack: int) -> None:
    library.add_to_pack(pack, [point.id for point in library.points(library.add_documents([entry()]).ids[0])])
    before = library.pack(pack)
    assert library.delete_pack(pack).name == "delete the pack “Harbour visit”"
    assert library.packs() == []
    with pytest.raises(BriefingError, match="pack is no longer in the library"):
        library.pack(pack)
    library.undo()
    assert library.pack(pack) == before


def test_what_is_gone_is_refused_and_nothing_is_written(library: Library, pack: int) -> None:
    section = library.pack(pack).sections[0].id
    refused = [
        partial(library.edit_pack, 99, DETAILS),
        partial(library.add_section, 99, "x"),
        partial(library.move_section, 99, 0),
        partial(library.add_item, 99, PackItem(0, ItemKind.NOTE)),
        partial(library.edit_item, PackItem(99, ItemKind.NOTE)),
        partial(library.move_item, 99, section, 0),
        partial(library.delete_pack, 99),
    ]
    for attempt in refused:
        with pytest.raises(BriefingError, match="no longer in the library"):
            attempt()
    assert library.undo_name() == "make the pack “Harbour visit”"


def test_hundreds_of_points_are_added_in_order_and_at_once(library: Library, pack: int) -> None:
    text = " ".join(f"{number:04}" for number in range(1200))
    figures = tuple(Figure(at * 5, at * 5 + 4, text[at * 5 : at * 5 + 4], at, FigureKind.COUNT) for at in range(1200))
    library.add_document(SourceText(text, "Table"), Extraction((), figures), Origin("table.txt", "c" * 64))
    ids = library.queue()
    start = time.monotonic()
    change = library.add_to_pack(pack, ids)
    assert time.monotonic() - start < 5, "as many statements as there are points, squared"
    held = [item.point_id for item in library.pack(pack).sections[-1].items]
    assert held == ids == list(change.ids)
    assert library.add_to_pack(pack, ids).ids == ()
    library.undo()
    assert len(library.pack(pack).sections) == 2


def test_points_cannot_be_added_to_a_section_that_is_gone(library: Library, pack: int) -> None:
    library.add_document(*entry())
    section = library.pack(pack).sections[0].id
    library.delete_section(section)
    with pytest.raises(BriefingError, match="no longer in the library"):
        library.add_to_pack(pack, library.queue(), section_id=section)
