"""Words are found and replaced in what is the official's own, never in what somebody said."""

from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.ui.packs.finding import changed, find, sealed
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack

QUOTE = Point(7, 1, Quote(0, 21, "The pier is the pier.", QuoteKind.DIRECT, "Idris Calloway"))
ITEMS = (
    PackItem(11, ItemKind.LINE, "The pier", "A pier reopens.\n\nNo Pier is sold."),
    PackItem(12, ItemKind.POINT, point_id=7, display="The pier […]", markdown="Say it at the pier."),
)
PACK = Pack(1, PackDetails("Piers"), (PackSection(1, "The pier", subtitle="Which pier?", items=ITEMS),))
OPENED = OpenPack(PACK, {7: QUOTE})


def test_own_words_are_found_in_reading_order() -> None:
    found = find(OPENED, "pier")
    assert [(each.node, each.field) for each in found] == [
        (Node(NodeKind.SECTION, 1), "title"),
        (Node(NodeKind.SECTION, 1), "subtitle"),
        (Node(NodeKind.ITEM, 11), "title"),
        (Node(NodeKind.ITEM, 11), "markdown"),
        (Node(NodeKind.ITEM, 11), "markdown"),
        (Node(NodeKind.ITEM, 12), "markdown"),
    ]
    assert sealed(OPENED, "pier") == 2
    assert len(find(OPENED, "Pier", capitals=True)) == 1
    assert find(OPENED, "") == []


def test_each_place_shows_how_it_would_read() -> None:
    (place,) = find(OPENED, "sold")
    reads, start = place.reading("let")
    assert reads[start:].startswith("let.")
    assert place.reading("")[0].endswith("No Pier is sold.")


def test_only_the_places_chosen_are_changed_and_nothing_sealed() -> None:
    found = find(OPENED, "pier")
    items, sections = changed(PACK, [found[0], found[3], found[4], found[5]], "jetty")
    assert [section.title for section in sections] == ["The jetty"]
    assert [item.markdown for item in items] == ["A jetty reopens.\n\nNo jetty is sold.", "Say it at the jetty."]
    assert items[0].title == "The pier"
    assert items[1].display == "The pier […]"


def test_a_place_that_was_written_over_meanwhile_is_left_alone() -> None:
    found = find(OPENED, "reopens")
    other = PackItem(11, ItemKind.LINE, "The pier", "It stays shut.")
    moved = Pack(1, PACK.details, (PackSection(1, "The pier", items=(other,)),))
    assert changed(moved, found, "opens") == ([], [])
