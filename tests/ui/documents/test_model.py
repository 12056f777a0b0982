from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import DocumentDetails, DocumentSummary, Origin
from briefing_app.ui.documents.model import Column, DocumentModel, reviewed, sentence

MANY = 100_000
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def summary(number: int, figures: int = 3, left: int = 0) -> DocumentSummary:
    details = DocumentDetails(f"Title {number}", "The Gazette")
    return DocumentSummary(number, details, Origin("a.txt", "0"), NOON, figures=figures, left=left)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    check: Any = qtmodeltester.check
    model = DocumentModel()
    check(model)
    model.take_ids([3, 1, 2], [summary(3)])
    model.take_rows([summary(1), summary(2)])
    check(model)
    model.take_ids([2], [])
    check(model)


def test_only_rows_that_are_looked_at_are_asked_for(qtbot: QtBot) -> None:
    model, view = DocumentModel(), QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(50)
    asked: list[list[int]] = []
    model.wanted.connect(asked.append)
    with qtbot.waitSignal(model.wanted):
        model.take_ids(list(range(MANY)), [])
        view.show()
    with qtbot.waitSignal(model.wanted):
        view.scrollTo(model.index(70_000, 0))
        view.viewport().repaint()
    assert sum(map(len, asked)) < 400
    assert 70_000 in asked[-1]


def test_rows_come_when_they_are_answered(qtbot: QtBot) -> None:
    model = DocumentModel()
    model.take_ids([5, 6], [summary(5)])
    assert model.index(0, Column.TITLE).data() == "Title 5"
    assert model.index(1, Column.TITLE).data() is None
    with qtbot.waitSignal(model.dataChanged):
        model.take_rows([summary(6)])
    assert model.index(1, Column.TITLE).data() == "Title 6"


def test_the_same_ids_again_keep_the_rows_places(qtbot: QtBot) -> None:
    model = DocumentModel()
    model.take_ids([5, 6], [summary(5), summary(6)])
    with qtbot.assertNotEmitted(model.modelReset):
        model.take_ids([5, 6], [summary(5, left=2), summary(6)])
    assert model.index(0, Column.REVIEWED).data() == "2 left"


def test_a_row_is_told_as_a_sentence() -> None:
    model = DocumentModel()
    model.take_ids([5], [summary(5, left=1)])
    told = model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == sentence(summary(5, left=1)) == "Title 5, The Gazette, Other; 3 points, reviewed: 1 left"


def test_how_far_the_review_is() -> None:
    assert [reviewed(summary(1, 3, left)) for left in (0, 1, 3)] == ["All", "1 left", "Not yet"]
    assert reviewed(summary(1, 0)) == "Nothing found"
