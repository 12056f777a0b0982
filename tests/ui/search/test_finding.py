"""Order, documents, saved searches, near-misses, Markdown, and how long a screen of results takes to draw."""

import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import DocumentDetails
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.ui.actions import Command
from briefing_app.ui.copying import markdown_text
from briefing_app.ui.search.page import SearchPage
from tests.bench.search_scrolling import frames
from tests.ui.search.asking import ids, search, settle

FRAME = 1 / 60


def test_the_best_match_comes_first_where_one_asks_for_it(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    by_day = ids(page)
    with qtbot.waitSignal(page.browser.shown):
        page.browser.order._menu.actions()[1].trigger()
    assert page.browser.order.text().strip() == "Best match first"
    bar = page.browser.list.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return page.browser.model.complete

    qtbot.waitUntil(at_the_end)
    assert len(ids(page)) == len(set(ids(page))) == 133
    assert ids(page)[: len(by_day)] != by_day
    with qtbot.waitSignal(page.browser.shown):
        page.browser.order._menu.actions()[0].trigger()
    assert ids(page) == by_day


def test_it_is_said_where_only_the_newest_were_counted_and_compared(
    page: SearchPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(page, "pier", qtbot)
    assert page.facets.rows[0].label == "Speakers"
    monkeypatch.setattr("briefing_app.library.search.facets.FACETED", 60)
    monkeypatch.setattr("briefing_app.library.search.ranking.RANKED", 70)
    with qtbot.waitSignals([page.counted, page.browser.shown]):
        page.refresh()
        page.browser.order._menu.actions()[1].trigger()
    assert page.facets.rows[0].label == "Of the newest 60 at most"
    assert page.browser._about.text() == "the best of the newest 70"
    with qtbot.waitSignal(page.browser.shown):
        page.browser.order._menu.actions()[0].trigger()
    assert page.browser._about.text() == ""


def test_documents_are_found_beside_points(page: SearchPage, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    search(page, "pier", qtbot)
    assert page.sorts.isVisible()
    assert page.overview is not None
    assert page.sorts.tabText(1) == f"Documents  {page.overview.documents}"
    with qtbot.waitSignal(page.documents.shown):
        page.sorts.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.documents)
    assert len(page.documents.model.hits) == min(20, page.overview.documents)
    qtmodeltester.check(page.documents.model)
    with qtbot.waitSignal(page.desk.go) as gone:
        QTest.keyClick(page.documents.list, Qt.Key.Key_Return)
    assert gone.args[0] == "documents"
    page.sorts.setCurrentIndex(0)
    assert page.stack.currentWidget() is page.browser


def test_documents_come_to_the_front_where_no_point_is_found(page: SearchPage, qtbot: QtBot) -> None:
    text = page.documents
    page.bar.set_text("kind:document")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is text and bool(text.model.hits))
    assert page.sorts.currentIndex() == 1
    page.bar.set_text("pier")
    settle(page, qtbot)
    page.bar.clear()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.start)
    assert not page.sorts.isVisible()


def test_a_search_is_saved_chosen_and_deleted(page: SearchPage, qtbot: QtBot) -> None:
    def texts() -> list[str]:
        return [action.text() for action in page.saved.menu_.actions() if action.text()]

    search(page, "speaker:Maren pier", qtbot)
    with qtbot.waitSignal(page.counted):
        page.saved.menu_.actions()[0].trigger()
    qtbot.waitUntil(lambda: "speaker:Maren pier" in texts())
    assert not page.saved.menu_.actions()[0].isEnabled()
    page.bar.clear()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.start)
    links = [each.text() for each in page.start.findChildren(QPushButton) if each.isVisible()]
    assert links[0] == "speaker:Maren pier"
    next(action for action in page.saved.menu_.actions() if action.text() == "speaker:Maren pier").trigger()
    settle(page, qtbot)
    assert page.overview is not None
    assert page.overview.count == 60
    page.saved.deleting.actions()[0].trigger()
    qtbot.waitUntil(lambda: texts() == ["Save this search"])


def test_what_may_have_been_meant_is_offered_and_taken(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "speaker:Calowway pier ", qtbot)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing)

    def meant() -> list[QPushButton]:
        shown = [each for each in page.nothing.findChildren(QPushButton) if each.isVisible()]
        return [each for each in shown if each.text().startswith("Did you mean")]

    qtbot.waitUntil(lambda: bool(meant()))
    offered = meant()
    assert offered[0].text() == "Did you mean speaker:calloway pier?  70 points"
    QTest.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert page.overview is not None
    assert page.overview.count == 70


def test_a_point_is_copied_as_markdown(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    page.desk.actions[Command.COPY_AS_MARKDOWN].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("> “")
    assert all(line.startswith(">") for line in lines)


def test_no_sign_of_a_source_means_anything_to_markdown() -> None:
    quote = Quote(0, 9, "1. *Two* [or] <three>", QuoteKind.BLOCK, "A_da Quill", "Minister")
    details = DocumentDetails("The #1 plan", "Port | News", published=date(2024, 8, 21), link="https://e.invalid/a_b")
    assert markdown_text(Point(1, 1, quote), details).splitlines() == [
        "> “1. \\*Two\\* \\[or\\] \\<three\\>”",
        ">",
        "> **A\\_da Quill, Minister**",
        ">",
        "> Port \\| News, [“The \\#1 plan”](<https://e.invalid/a_b>), 21 August 2024",
    ]


def test_turning_the_wheel_brings_further_results(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    before = len(page.browser.model.hits)
    spent = frames(page.browser.list, 100)
    assert page.browser.list.rowAt(0) >= 100
    assert len(page.browser.model.hits) > before
    assert all(clock > 0 for clock, _ in spent)


def test_a_screen_of_results_is_drawn_within_a_frame(page: SearchPage, qtbot: QtBot) -> None:
    """Sixty times a second: the processor's time for the median of thirty screens."""
    search(page, "pier", qtbot)
    view, spent = page.browser.list, list[float]()
    for place in range(30):
        view.verticalScrollBar().setValue(place * 37)
        start = time.thread_time()
        view.viewport().repaint()
        spent.append(time.thread_time() - start)
    assert sorted(spent)[15] < FRAME
