"""The list of findings: what stays is not made again, and is in order for the eye, the Tab key and readers aloud."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.packs.evidence.findings import Checked, Finding, FindingKind, Remedy, keyed
from briefing_app.ui.packs.evidence_pane import EvidencePane
from briefing_app.ui.theme import Theme


def finding(number: int, words: str = "stands in our words") -> Finding:
    sentence = f"{number} {words}."
    return keyed(Finding(FindingKind.UNSUPPORTED, sentence, Remedy.ADD_FIGURE, item_id=number), str(number))


@pytest.fixture
def pane(theme: Theme, qtbot: QtBot) -> EvidencePane:
    pane = EvidencePane(theme)
    qtbot.addWidget(pane)
    pane.resize(420, 600)
    pane.show()
    return pane


def rows(pane: EvidencePane) -> dict[str, QWidget]:
    """The rows of findings by what they are called, in the order that they stand in for who has them read."""
    named = (
        child for child in pane.findChildren(QWidget) if child.accessibleName().startswith(FindingKind.UNSUPPORTED)
    )
    return {row.accessibleName(): row for row in named if not row.isHidden()}


def show(pane: EvidencePane, qtbot: QtBot, *findings: Finding) -> dict[str, QWidget]:
    pane.show_findings(Checked(findings, ()))
    qtbot.waitUntil(lambda: len(rows(pane)) == len(findings))
    return rows(pane)


def test_rows_that_stay_are_left_alone_and_all_stand_in_order(pane: EvidencePane, qtbot: QtBot) -> None:
    before = show(pane, qtbot, finding(1), finding(3), finding(4))
    after = show(pane, qtbot, finding(1), finding(2), finding(3), finding(4, "is given"))
    names = [f"{FindingKind.UNSUPPORTED}: {words}" for words in (
        "1 stands in our words.", "2 stands in our words.", "3 stands in our words.", "4 is given.",
    )]  # fmt: skip
    assert list(after) == names
    assert [after[names[at]] is before.get(names[at]) for at in range(4)] == [True, False, True, False]
    qtbot.waitUntil(lambda: after[names[3]].y() > after[names[2]].y() > after[names[1]].y() > after[names[0]].y())


def test_the_tab_key_goes_from_row_to_row(pane: EvidencePane, qtbot: QtBot) -> None:
    show(pane, qtbot, finding(1), finding(3))
    after = list(show(pane, qtbot, finding(1), finding(2), finding(3)).values())
    pane.activateWindow()
    stops = [
        child for row in after for child in row.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) == 6
    each: QWidget | None = stops[0]
    chain: list[QWidget] = []
    while each is not None and len(chain) < len(stops):
        chain += [each] if each in stops else []
        each = each.nextInFocusChain()
    assert chain == stops


def test_a_reason_that_is_being_written_stays(pane: EvidencePane, qtbot: QtBot) -> None:
    show(pane, qtbot, finding(1), finding(2))
    pane.ask_why(finding(2))
    why = pane.why
    assert why is not None
    QTest.keyClicks(why, "As agreed")
    show(pane, qtbot, finding(2), finding(3))
    assert pane.why is why
    show(pane, qtbot, finding(2, "is given"))  # the same finding, told otherwise
    assert pane.why is not None
    assert pane.why.text() == "As agreed"
    show(pane, qtbot, finding(3))
    assert pane.why is None
