from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.facts import Verdict
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.facts.page import FactsPage
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.widgets.rows import RowDelegate
from tests.ui.conftest import spoken

COUNCIL, BACKLOG = 1, 2


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FactsPage:
    with qtbot.waitSignal(window.linker.rested):
        pass
    page = window.page("facts")
    assert isinstance(page, FactsPage)
    with qtbot.waitSignal(page.filled):
        window.show_page("facts")
    return page


def told(page: FactsPage) -> list[str]:
    return [each.text() for each in page.detail.findChildren(QLabel) if each.isVisible()]


def rows(page: FactsPage) -> list[str]:
    return spoken(page.model)


def current(page: FactsPage) -> Verdict | None:
    return page.fact.summary.status if page.fact is not None else None


def test_the_list_is_a_sound_model(page: FactsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    assert rows(page) == [
        "Extra inspectors, 100, up to 100, around 100, Different strength, 3 independent sources, 21 August 2024",
        "Overdue inspections, more than 1,310, One source, 1 independent source, 21 August 2024",
        "Overdue inspections, 1,520, 1,360, 1,240, Updated later, 3 independent sources, 21 August 2024",
        "Overdue inspections, around 1,480, One source, 1 independent source, 3 June 2024",
    ]
    assert page.head.counts.text() == "4 facts, of which 1 needs a look"


def test_the_rail_counts_what_the_head_counts(page: FactsPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.rail.buttons["facts"].accessibleName() == "Facts, 4")


def test_each_source_stands_beside_the_others_with_the_reasons(page: FactsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.detail.model)
    sources = spoken(page.detail.model)
    assert sources[0] == (
        "Different strength, The Inspectorate will recruit up to 100 extra inspectors for Port Wennick., "
        "strength: at most, Island Courier, 21 August 2024"
    )
    assert len(sources) == 3
    reasons = [words for words in told(page) if words.startswith("Beside ")]
    assert len(reasons) == 2
    beginning = "Beside “100” in Coast Herald. Different strength: up to 100 in one, 100 in the other;"
    assert any(words.startswith(beginning) for words in reasons)
    assert "3 independent sources." in told(page)
    page.detail.list.step(1)
    assert page.detail.reasons.sentence.accessibleName() == (
        "In the source: For Port Wennick the Inspectorate recruits 100 extra inspectors."
    )
    assert not page.detail.chart.isVisible()


def test_a_fact_of_several_dates_has_a_chart_that_can_be_read(page: FactsPage) -> None:
    page.list.choose(BACKLOG)
    assert page.detail.chart.isVisible()
    assert page.detail.chart.accessibleName() == (
        "Chart over time: 1,520 on 1 May 2024; 1,360 on 11 July 2024; 1,240 on 21 August 2024"
    )


def test_status_words_and_period_narrow_the_list(page: FactsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filled):
        QTest.keyClicks(page.filters.field, "staff advertis")
    assert page.model.rowCount() == 0
    assert page.none.isVisible()
    assert not page.desk.actions[Command.ADD_TO_PACK].isEnabled()
    with qtbot.waitSignal(page.filled):
        page.filters.field.clear()
        QTest.keyClicks(page.filters.field, "recruit")
    assert page.model.rowCount() == 1
    page.filters.clear()
    words = [action.text() for action in page.filters.status._menu.actions()]
    assert words[:3] == ["Any status", "Needs a look (1)", "Conflict (0)"]
    with qtbot.waitSignal(page.filled):
        page.filters.status._menu.actions()[words.index("Updated later (0)")].trigger()
    with qtbot.waitSignal(page.filled):
        page.filters.clear()
        page.refresh()
    assert page.model.rowCount() == 4


def test_one_status_body_or_year_can_be_chosen(page: FactsPage, qtbot: QtBot) -> None:
    for choice, words, left in (
        (page.filters.status, "One source (2)", 2),
        (page.filters.body, "Ferry Times", 1),
        (page.filters.period, "2024", 4),
    ):
        action = next(each for each in choice._menu.actions() if each.text() == words)
        with qtbot.waitSignal(page.filled):
            action.trigger()
        assert page.model.rowCount() == left
        page.filters.clear()
        with qtbot.waitSignal(page.filled):
            page.refresh()


def test_a_fact_goes_into_the_open_pack_with_every_source(page: FactsPage, qtbot: QtBot) -> None:
    page.desk.operations.run(lambda library: library.add_pack(PackDetails("Ferry landings")))
    qtbot.waitUntil(lambda: page.desk.open_pack is not None)
    page.list.setFocus()
    page.desk.actions.trigger(Command.ADD_TO_PACK)
    qtbot.waitUntil(lambda: bool(page.desk.open_pack and page.desk.open_pack.items == 3))
    page.desk.operations.undo()
    qtbot.waitUntil(lambda: bool(page.desk.open_pack and page.desk.open_pack.items == 0))


def test_a_wording_that_is_not_the_same_is_split_off_and_comes_back(page: FactsPage, qtbot: QtBot) -> None:
    page.detail.list.step(2)
    page.desk.actions.trigger(Command.KEEP_APART)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert page.fact is not None
    assert [one.text for one in page.fact.wordings] == ["around 100 extra inspectors"]
    assert current(page) is Verdict.SINGLE
    page.desk.operations.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)
    assert current(page) is Verdict.STRENGTH


def test_two_facts_are_put_together_and_taken_apart_again(page: FactsPage, qtbot: QtBot) -> None:
    page.list.choose(COUNCIL)
    page.desk.actions.trigger(Command.PUT_TOGETHER)
    assert page.merging.isVisible()
    assert page.list.currentIndex().row() == BACKLOG
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    assert not page.merging.isVisible()
    assert page.fact is not None
    assert len(page.fact.wordings) == 4
    page.desk.operations.undo()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4)


def test_putting_together_can_be_left(page: FactsPage) -> None:
    page.desk.actions.trigger(Command.PUT_TOGETHER)
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert not page.merging.isVisible()
    assert page.model.rowCount() == 4


def test_copying_and_going_to_the_document(page: FactsPage) -> None:
    page.desk.actions.trigger(Command.COPY_WITH_SOURCE)
    assert "Island Courier" in QGuiApplication.clipboard().text()
    went: list[Target] = []
    page.desk.go.connect(lambda _key, target: went.append(target))
    QTest.keyClick(page.detail.list, Qt.Key.Key_Return)
    assert went == [Target(document_id=6, point_id=6)]
    assert not page.isVisible()


def test_rejected_figures_leave_their_facts(page: FactsPage, qtbot: QtBot) -> None:
    page.desk.operations.run(lambda library: library.review([5], Review.REJECTED))
    qtbot.waitUntil(lambda: page.head.counts.text() == "3 facts, of which 1 needs a look")
    assert page.model.rowCount() == 3


def test_another_page_can_ask_for_a_figure(page: FactsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.filled):
        page.show_target(Target(point_id=4))
    assert current(page) is Verdict.UPDATED
    assert page.detail.wording is not None
    assert page.detail.wording.point.id == 4


def test_at_large_text_list_and_fact_take_turns(page: FactsPage) -> None:
    page.desk.set(text_size=200)
    page.list.choose(BACKLOG)
    assert page.list.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.detail.list.isVisible()
    rows = page.detail.list.itemDelegate()
    assert isinstance(rows, RowDelegate)
    assert page.detail.list.rowHeight(0) == rows.row_height()  # as wide as it is now
    assert not page.detail.reasons.isVisible()
    QTest.keyClick(page.detail._tabs, Qt.Key.Key_Right)
    assert page.detail.reasons.isVisible()
    QTest.keyClick(page.detail._tabs, Qt.Key.Key_Right)
    assert page.detail.chart.isVisible()
    page._back.click()
    assert page.list.isVisible()


def test_an_empty_library_says_what_the_page_is_for(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("facts")
    with qtbot.waitSignal(page.filled):
        window.show_page("facts")
    assert isinstance(page, FactsPage)
    assert page.empty.isVisible()


def test_the_signs_of_the_reasons_take_another_theme(page: FactsPage, qtbot: QtBot) -> None:
    def heights() -> set[int]:
        layout = page.detail.reasons._lines
        lines = [item.widget() for at in range(layout.count()) if (item := layout.itemAt(at)) is not None]
        marks = [each.pixmap() for line in lines if line is not None for each in line.findChildren(QLabel)]
        return {mark.height() for mark in marks if not mark.isNull()}

    qtbot.waitUntil(lambda: len(heights()) == 1)
    (before,) = heights()
    page.desk.set(text_size=125)
    (after,) = heights()
    assert after > before
