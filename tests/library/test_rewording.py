"""Other words in many places of a pack: one step, and nothing but the words."""

from dataclasses import replace

import pytest

from briefing_app.domain.packs import ItemKind, PackDetails, PackItem, SectionKind
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library


@pytest.fixture
def pack(library: Library) -> int:
    created = library.add_pack(PackDetails("Piers"), [("Piers", SectionKind.TEXT)]).created or 0
    section = library.pack(created).sections[0].id
    library.add_item(section, PackItem(0, ItemKind.LINE, "A pier", "A pier reopens.", not_for_use=True))
    library.add_item(section, PackItem(0, ItemKind.NOTE, "", "No pier is sold.", file_note="Ask Linus."))
    return created


def test_words_change_in_one_step_and_back(library: Library, pack: int) -> None:
    before = library.pack(pack)
    items = [replace(item, markdown=item.markdown.replace("pier", "jetty")) for item in before.items]
    change = library.reword(pack, items, [replace(before.sections[0], title="Jetties")])
    assert change.name == "replace words in 3 places of “Piers”"
    after = library.pack(pack)
    assert [item.markdown for item in after.items] == ["A jetty reopens.", "No jetty is sold."]
    assert after.sections[0].title == "Jetties"
    library.undo()
    assert library.pack(pack).sections == before.sections
    library.redo()
    assert library.pack(pack).sections == after.sections


def test_all_else_of_an_item_stays_as_it_is_by_now(library: Library, pack: int) -> None:
    first, second = library.pack(pack).items
    library.edit_item(replace(first, not_for_use=False))
    library.reword(pack, [replace(first, markdown="A jetty."), replace(second, file_note="", markdown="None.")], [])
    first, second = library.pack(pack).items
    assert (first.markdown, first.not_for_use) == ("A jetty.", False)
    assert (second.markdown, second.file_note) == ("None.", "Ask Linus.")


def test_a_pack_in_the_bin_is_left_alone(library: Library, pack: int) -> None:
    items = library.pack(pack).items
    library.delete_pack(pack)
    with pytest.raises(BriefingError):
        library.reword(pack, items, [])
