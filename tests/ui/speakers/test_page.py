from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.points import Review
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.speakers.page import SpeakersPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SpeakersPage:
    page = window.page("speakers")
    assert isinstance(page, SpeakersPage)
    with qtbot.waitSignal(page.browser.shown):
        window.show_page("speakers")
    qtbot.waitUntil(lambda: page.browser.passage.point is not None)
    return page


def names(page: SpeakersPage) -> list[str]:
    return [each.name for each in page.model.values]


def test_the_list_is_a_sound_model(page: SpeakersPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    assert names(page) == ["Idris Calloway", "Maren Thistlewood", "Hesper Lanyard"]
    sentence = page.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "Maren Thistlewood, Coasts secretary, 60 quotes"


def test_a_speaker_is_shown_with_roles_and_all_that_was_said(page: SpeakersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.browser.shown):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.card.name.text() == "Maren Thistlewood"
    qtbot.waitUntil(lambda: page.browser._count.text() == "61 points")
    assert page.card.offices.text() == "Coasts secretary, in documents of 16 July 2024"
    assert page.card.facts.text() == "Person  ·  16 July 2024"
    assert page.card.state.text() == "All sure"
    assert page.browser._about.text() == "60 quotes, 1 figure"
    assert {hit.document.details.publisher for hit in page.browser.model.hits} == {"Quayside Weekly"}


def test_the_filter_finds_names_and_says_when_there_are_none(page: SpeakersPage, qtbot: QtBot) -> None:
    page.desk.actions.trigger(Command.FIND)
    with qtbot.waitSignal(page.filled):
        QTest.keyClicks(page.field, "hesp")
    assert names(page) == ["Hesper Lanyard"]
    assert page.card.name.text() == "Hesper Lanyard"
    with qtbot.waitSignal(page.filled):
        QTest.keyClicks(page.field, "xx")
    assert page._none.isVisible()
    assert not page.desk.actions[Command.ADD_TO_PACK].isEnabled()


def test_enter_goes_to_what_was_said_and_escape_back(page: SpeakersPage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.browser.list.hasFocus()
    QTest.keyClick(page.browser.list, Qt.Key.Key_Escape)
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Tab)
    assert not page.list.hasFocus()


def test_a_change_keeps_the_speaker_in_question(page: SpeakersPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.browser.shown):
        page.list.choose(1)
    gone = [hit.point.id for hit in page.browser.model.hits[:3]]
    with qtbot.waitSignal(page.filled):
        page.desk.operations.run(lambda library: library.review(gone, Review.REJECTED))
    assert page.card.name.text() == "Maren Thistlewood"
    qtbot.waitUntil(lambda: page.browser._count.text() == "58 quotes")


def test_another_page_may_show_a_speaker(window: MainWindow, page: SpeakersPage, qtbot: QtBot) -> None:
    speaker = page.model.values[2]
    with qtbot.waitSignal(page.filled):
        window.show_page("speakers", Target(speaker_id=speaker.id))
    assert page.card.name.text() == speaker.name


def test_at_large_text_list_and_speaker_take_turns(page: SpeakersPage) -> None:
    page.desk.set(text_size=200)
    assert page.list.isVisible()
    assert not page.browser.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.browser.list.isVisible()
    assert not page.list.isVisible()
    page._back.click()
    assert page.list.isVisible()


def test_an_empty_library_says_what_the_page_is_for(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("speakers")
    with qtbot.waitSignal(page.filled):
        window.show_page("speakers")
    assert isinstance(page, SpeakersPage)
    assert page.empty.isVisible()
