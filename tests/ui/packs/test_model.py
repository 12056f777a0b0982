"""The tree's model keeps Qt's rules, says each row as a sentence, and asks for moves instead of making them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import ItemKind, Likelihood, Pack, PackDetails, PackItem, PackSection
from briefing_app.packs.evidence.evidence import check
from briefing_app.ui.packs.model import PackTree, Role
from briefing_app.ui.packs.state import Move, Node, NodeKind, OpenPack

ITEMS = (
    PackItem(11, ItemKind.LINE, "Reopen", "Words."),
    PackItem(12, ItemKind.QUESTION, "Why?", "Because.", likelihood=Likelihood.CERTAIN),
    PackItem(13, ItemKind.POINT, point_id=99),
)
PACK = Pack(1, PackDetails("Piers"), (PackSection(1, "Lines", items=ITEMS), PackSection(2, "Said")))
OPENED = OpenPack(PACK)


@pytest.fixture
def tree(qapp: object) -> PackTree:
    model = PackTree()
    model.show_pack(OPENED)
    model.show_findings(check(PACK, {}, {}))
    return model


def test_it_keeps_the_rules_of_models(tree: PackTree, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(tree, force_py=True)
    tree.show_pack(None)
    qtmodeltester.check(tree, force_py=True)


def test_rows_are_said_as_sentences(tree: PackTree) -> None:
    section = tree.index(0, 0)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert section.data(role) == "Section Lines, 3 items"
    assert [tree.index(row, 0, section).data(role) for row in range(3)] == [
        "Line: Reopen",
        "Question: Why?, certain",
        "Point: Lost source, lost source",
    ]


def test_signs_and_tails(tree: PackTree) -> None:
    section = tree.index(0, 0)
    assert section.data(Role.TAIL) == "3"
    assert tree.index(1, 0).data(Role.TAIL) == ""
    assert tree.index(1, 0, section).data(Role.TAIL) == "Certain"
    assert tree.index(2, 0, section).data(Role.ALARM) == ("eye-slash", "danger")
    assert tree.index(0, 0, section).data(Role.ALARM) is None


def test_a_row_is_found_by_what_it_is(tree: PackTree) -> None:
    for node in (Node(NodeKind.SECTION, 2), Node(NodeKind.ITEM, 12)):
        assert tree.node(tree.index_of(node)) == node
    assert not tree.index_of(Node(NodeKind.ITEM, 77)).isValid()


def test_a_drop_asks_for_a_move_and_moves_nothing(tree: PackTree, qtbot: QtBot) -> None:
    section, said = tree.index(0, 0), tree.index(1, 0)
    data = tree.mimeData([tree.index(0, 0, section)])
    move = Qt.DropAction.MoveAction
    assert tree.canDropMimeData(data, move, -1, -1, said)
    with qtbot.waitSignal(tree.move_asked) as asked:
        assert not tree.dropMimeData(data, move, -1, -1, said)
    assert asked.args == [Move(Node(NodeKind.ITEM, 11), 0, 2)]
    assert tree.rowCount(section) == 3
    assert not tree.canDropMimeData(data, move, -1, -1, QModelIndex())
    assert not tree.canDropMimeData(tree.mimeData([]), move, 0, 0, said)


def test_the_same_shape_is_only_drawn_again(tree: PackTree, qtbot: QtBot) -> None:
    renamed = replace(PACK, sections=(replace(PACK.sections[0], title="Lines to take"), PACK.sections[1]))
    with qtbot.assertNotEmitted(tree.modelReset), qtbot.waitSignal(tree.dataChanged):
        tree.show_pack(OpenPack(renamed))
    assert tree.index(0, 0).data() == "Lines to take"
    with qtbot.waitSignal(tree.modelReset):
        tree.show_pack(OpenPack(replace(PACK, sections=PACK.sections[:1])))
