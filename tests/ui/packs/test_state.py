"""Where rows go when they are stepped or dropped, and what they are called: pure values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.ui.packs.state import Move, Node, NodeKind, OpenPack, beside, dropped, exact, first, stepped, title

ITEM, SECTION = NodeKind.ITEM, NodeKind.SECTION


def pack(*counts: int) -> Pack:
    """Sections 1, 2, … with so many items each; items are 101, 102 in section 1, 201 in section 2, …"""
    sections = (
        PackSection(
            number,
            f"Section {number}",
            items=tuple(PackItem(number * 100 + n, ItemKind.NOTE) for n in range(1, count + 1)),
        )
        for number, count in enumerate(counts, 1)
    )
    return Pack(1, PackDetails("Piers"), tuple(sections))


@pytest.mark.parametrize(
    ("node", "by", "move"),
    [
        (Node(ITEM, 101), 1, (1, 1)),
        (Node(ITEM, 102), 1, (0, 2)),
        (Node(ITEM, 201), -1, (2, 1)),
        (Node(ITEM, 101), -1, None),
        (Node(ITEM, 202), 1, (0, 3)),
        (Node(SECTION, 1), 1, (1, None)),
        (Node(SECTION, 1), -1, None),
        (Node(SECTION, 3), 1, None),
    ],
)
def test_a_step_passes_into_the_next_section(node: Node, by: int, move: tuple[int, int | None] | None) -> None:
    assert stepped(pack(2, 2, 0), node, by) == (Move(node, *move) if move else None)


@pytest.mark.parametrize(
    ("node", "section_row", "row", "move"),
    [
        (Node(ITEM, 101), 0, 2, (1, 1)),
        (Node(ITEM, 102), 0, 0, (0, 1)),
        (Node(ITEM, 101), 0, 0, None),
        (Node(ITEM, 101), 0, 1, None),
        (Node(ITEM, 101), 1, -1, (2, 2)),
        (Node(ITEM, 101), 1, 1, (1, 2)),
        (Node(ITEM, 101), -1, 1, None),
        (Node(SECTION, 1), -1, 2, (1, None)),
        (Node(SECTION, 3), -1, 0, (0, None)),
        (Node(SECTION, 1), -1, 1, None),
        (Node(SECTION, 1), -1, -1, (2, None)),
        (Node(SECTION, 1), 2, 0, (2, None)),
    ],
)
def test_a_drop_lands_where_the_pointer_shows(
    node: Node, section_row: int, row: int, move: tuple[int, int | None] | None
) -> None:
    assert dropped(pack(2, 2, 0), node, section_row, row) == (Move(node, *move) if move else None)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=4), st.data())
def test_a_step_down_and_up_again_leads_back(counts: list[int], data: st.DataObject) -> None:
    before = pack(*counts)
    nodes = [Node(ITEM, item.id) for item in before.items]
    if not nodes:
        return
    node = data.draw(st.sampled_from(nodes))
    move = stepped(before, node, 1)
    if move is None or move.section_id is None:
        return
    moved = next(item for item in before.items if item.id == node.id)
    sections = []
    for section in before.sections:
        items = [item for item in section.items if item.id != node.id]
        if section.id == move.section_id:
            items.insert(move.position, moved)
        sections.append(PackSection(section.id, section.title, items=tuple(items)))
    back = stepped(Pack(1, before.details, tuple(sections)), node, -1)
    assert back is not None
    home = OpenPack(before).section_of(node)
    assert home is not None
    assert (back.section_id, back.position) == (home.id, list(home.items).index(moved))


def test_after_a_row_is_gone_its_neighbour_is_current() -> None:
    opened = OpenPack(pack(2, 1, 0))
    assert beside(opened, Node(ITEM, 101)) == Node(ITEM, 102)
    assert beside(opened, Node(ITEM, 102)) == Node(ITEM, 101)
    assert beside(opened, Node(ITEM, 201)) == Node(SECTION, 2)
    assert beside(opened, Node(SECTION, 3)) == Node(SECTION, 2)
    assert beside(opened, Node(ITEM, 999)) is None


def test_the_first_row_is_an_item_if_there_is_one() -> None:
    assert first(OpenPack(pack(0, 2))) == Node(ITEM, 201)
    assert first(OpenPack(pack(0))) == Node(SECTION, 1)
    assert first(OpenPack(pack())) is None


def test_what_rows_are_called() -> None:
    quote = Point(7, 1, Quote(0, 9, "No\n  pier", QuoteKind.DIRECT))
    figure = Point(8, 1, Figure(0, 2, "40", 40, FigureKind.COUNT, of="inspectors"))
    item = PackItem(1, ItemKind.POINT, point_id=7)
    assert (title(item, quote), exact(item, quote)) == ("“No pier”", True)
    assert (title(item, figure), exact(item, figure)) == ("40 inspectors", False)
    assert title(item, None) == "Lost source"
    named = PackItem(1, ItemKind.POINT, "Piers", point_id=7)
    assert (title(named, quote), exact(named, quote)) == ("Piers", False)
    assert title(PackItem(1, ItemKind.NOTE, "", "\n# Background\nmore"), None) == "Background"
    assert [title(PackItem(1, kind), None) for kind in (ItemKind.NOTE, ItemKind.LINE, ItemKind.QUESTION)] == [
        "New note",
        "New line",
        "New question",
    ]
