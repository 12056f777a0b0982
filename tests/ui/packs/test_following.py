"""The preview in step with what is written, whatever is under way: drawn pages always end up as the pack's own."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import ItemKind, PackItem, PackSection
from briefing_app.packs.compose import compose
from briefing_app.ui.packs.following import Following
from briefing_app.ui.packs.preview.sheets import Sheets, lay_out
from briefing_app.ui.packs.preview.view import PaperView
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack
from tests.packs.example import DOCUMENTS, PACK, POINTS

LONG = "Cover fell short on eleven of the fourteen evenings, and nobody had been told of it before they came. " * 6
PLACE = Node(NodeKind.ITEM, 4)


def many(number: int) -> PackSection:
    """A section of several pages, the first of which says where the next section begins."""
    words = ("See [[Part 9]]. " if number == 0 else "") + LONG
    notes = (PackItem(1000 + number * 20 + at, ItemKind.NOTE, f"Place {number}.{at}", words) for at in range(12))
    return PackSection(100 + number, f"Part {number}", items=tuple(notes))


@pytest.fixture(scope="module")
def opened() -> OpenPack:
    """The example, and a dozen long sections behind it."""
    return OpenPack(replace(PACK, sections=(*PACK.sections, *map(many, range(12)))), POINTS, DOCUMENTS)


@pytest.fixture
def view(qtbot: QtBot) -> PaperView:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(572, 800)
    view.show()
    return view


@pytest.fixture
def following(view: PaperView) -> Iterator[Following]:
    before = set(threading.enumerate())
    following = Following(view, view)
    yield following
    following.close()
    assert set(threading.enumerate()) <= before


def say(opened: OpenPack, words: str) -> OpenPack:
    """The pack with other words in the item that is current."""
    item = opened.item(PLACE.id)
    assert item is not None
    return opened.with_item(replace(item, markdown=words))


def pages(sheets: Sheets | None) -> list[str]:
    return [sheets.text(page).replace("\u00a0", " ") for page in range(sheets.count)] if sheets else []


def drawn_whole(opened: OpenPack) -> list[str]:
    return pages(lay_out(compose(opened.pack, opened.points, opened.documents)))


def wait(qtbot: QtBot, following: Following) -> None:
    """Until nothing is drawn any more, and nothing is to be."""
    qtbot.waitUntil(lambda: following.settled, timeout=60_000)


def test_what_is_written_while_all_pages_are_laid_out_is_not_lost(
    following: Following, view: PaperView, opened: OpenPack, qtbot: QtBot
) -> None:
    following.show_pack(opened, PLACE)
    written = say(opened, "Written at once.")
    following.write(written)
    with qtbot.waitSignal(following.drawn, timeout=60_000):
        pass
    assert "Written at once." in "\n".join(pages(view.sheets))
    wait(qtbot, following)
    assert pages(view.sheets) == drawn_whole(written)


def test_pages_that_are_drawn_are_never_older_than_what_is_said_to_be(
    following: Following, view: PaperView, opened: OpenPack, qtbot: QtBot
) -> None:
    following.show_pack(opened, PLACE)
    wait(qtbot, following)
    told: list[tuple[str, bool]] = []
    now = opened

    def tell() -> None:
        words = "\n".join(pages(view.sheets))
        told.append((item_words(now), item_words(now) in words))

    following.drawn.connect(tell)
    for number in range(12):
        now = say(opened, f"Word number {number}.")
        following.write(now)
        if number % 3 == 2:  # the others are written over before they can be drawn
            with qtbot.waitSignal(following.drawn, timeout=60_000):
                pass
    wait(qtbot, following)
    assert all(shown for _, shown in told)
    assert told[-1][0] == "Word number 11."


def item_words(opened: OpenPack) -> str:
    item = opened.item(PLACE.id)
    return item.markdown if item else ""


def test_page_numbers_are_right_after_the_pause(
    following: Following, view: PaperView, opened: OpenPack, qtbot: QtBot
) -> None:
    following.show_pack(opened, PLACE)
    wait(qtbot, following)
    longer = say(opened, "\n\n".join([LONG] * 12))
    with qtbot.waitSignal(following.drawn, timeout=60_000):
        following.write(longer)
    wait(qtbot, following)
    whole = drawn_whole(longer)
    assert pages(view.sheets) == whole
    assert len(whole) > len(drawn_whole(opened))


def test_a_pack_that_is_loaded_anew_while_one_writes_does_not_go_before_the_key(
    following: Following, view: PaperView, opened: OpenPack, qtbot: QtBot
) -> None:
    following.show_pack(opened, PLACE)
    wait(qtbot, following)
    written = say(opened, "Said meanwhile.")
    following.write(written)
    renamed = replace(written, pack=replace(written.pack, details=replace(written.pack.details, title="Other title")))
    following.show_pack(renamed, PLACE)
    with qtbot.waitSignal(following.drawn, timeout=60_000):
        pass
    assert "Said meanwhile." in "\n".join(pages(view.sheets))
    wait(qtbot, following)
    assert pages(view.sheets) == drawn_whole(renamed)


def test_another_pack_is_never_drawn_into_this_one(
    following: Following, view: PaperView, opened: OpenPack, qtbot: QtBot
) -> None:
    other = replace(opened, pack=replace(opened.pack, id=2, details=replace(opened.pack.details, title="The other")))
    following.show_pack(opened, PLACE)
    wait(qtbot, following)
    following.show_pack(other, PLACE)
    written = say(other, "In the other.")
    following.write(written)
    with qtbot.waitSignal(following.drawn, timeout=60_000):
        pass
    assert "In the other." in "\n".join(pages(view.sheets))
    assert "The other" in "\n".join(pages(view.sheets))
    following.show_pack(None, None)
    wait(qtbot, following)
    assert view.sheets is None


def test_closing_in_the_middle_of_a_layout_gives_it_up(
    following: Following, view: PaperView, opened: OpenPack, qtbot: QtBot
) -> None:
    drawn: list[bool] = []
    following.drawn.connect(lambda: drawn.append(True))
    following.show_pack(opened, PLACE)
    following.close()
    following.write(say(opened, "Too late."))
    qtbot.waitUntil(lambda: following.settled, timeout=60_000)
    assert not drawn
    assert view.sheets is None
