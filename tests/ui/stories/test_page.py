"""The Stories page in the real window, over a library of two announcements."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import Pack, PackDetails
from briefing_app.domain.stories import StoryQuery
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.listing.model import Part
from briefing_app.ui.listing.views import ViewSwitch
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.stories.filters import BETWEEN
from briefing_app.ui.stories.page import StoriesPage
from briefing_app.ui.stories.rows import Given, Head, Report, Reprints, Said
from tests.ui.conftest import add, spoken
from tests.ui.stories.announced import ASKED, CLOSE, WRITTEN

TIMELINE, SAID, FACTS, DOCUMENTS = range(4)
LANDINGS, LIBRARIES = 0, 1
RELEASE = "Unsafe landings at Port Wennick to close"
LONG = 30_000
"""Milliseconds for linking several documents anew on a busy machine."""


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> StoriesPage:
    with qtbot.waitSignal(window.linker.rested):
        pass
    page = window.page("stories")
    assert isinstance(page, StoriesPage)
    with qtbot.waitSignal(page.filled):
        window.show_page("stories")
    return page


def told(page: StoriesPage) -> list[str]:
    return spoken(page.detail.model)


def listed(page: StoriesPage) -> list[str]:
    return spoken(page.model)


def titles(page: StoriesPage) -> list[str]:
    return [one.title for one in page.model.values]


def told_anew(page: StoriesPage, title: str, documents: int) -> Callable[[], bool]:
    """Whether the story in view has come to be that one: documents are linked one by one, in view or not."""
    return lambda: (page.detail.title.text(), page.detail.tabs.tabText(DOCUMENTS)) == (title, f"Documents  {documents}")


def choose(page: StoriesPage, kind: type, words: str = "") -> None:
    """Make the first row of that kind current."""
    rows = page.detail.model.rows
    said = told(page)
    page.detail.list.choose(next(at for at, row in enumerate(rows) if isinstance(row, kind) and words in said[at]))


def went_to(page: StoriesPage) -> list[tuple[str, Target]]:
    went: list[tuple[str, Target]] = []
    page.desk.go.connect(lambda key, target: went.append((key, target)))
    return went


def test_list_head_and_timeline_tell_what_happened(page: StoriesPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    qtmodeltester.check(page.detail.model)
    list_tells_title_sources_days_and_publishers(page)
    head_counts_sources_and_says_who_spoke(page)
    timeline_tells_day_by_day_what_is_new(page)


def list_tells_title_sources_days_and_publishers(page: StoriesPage) -> None:
    assert listed(page) == [
        "Unsafe landings at Port Wennick to close, 4 sources, 2 reprints, 20 to 23 August 2024, "
        + ", ".join(dict.fromkeys(one.publisher for one in WRITTEN[:6])),
        "Libraries to open on Saturdays, 2 sources, 3 to 4 June 2024, Tarnshire Council, Tarn Record",
    ]
    assert page.head.counts.text() == "2 stories"


def timeline_tells_day_by_day_what_is_new(page: StoriesPage) -> None:
    said = told(page)
    assert said[0] == "20 August 2024, 1 document, 1 quote, 1 fact for the first time"
    assert said[1] == (
        "Document, Unsafe landings at Port Wennick to close, Harbours Inspectorate, Press release, 20 August 2024"
    )
    assert said[2].startswith(f"Quote, “{CLOSE}”, Idris Calloway, Chief inspector, in 4 sources, Harbours Inspectorate")
    assert said[3].startswith("Fact, Inspectors, 100, Up to 100, Different strength, 4 independent sources, ")
    assert said[3].endswith("100 in one, up to 100 in the other; both count inspectors, in reports of one announcement")
    assert said[4] == "21 August 2024, 4 documents, 1 quote for the first time"
    assert said[7] == "2 reprints, Tarn Record and Ferry Times"
    assert said[8].startswith(f"Quote, “{ASKED}”, Oonagh Pellfield")
    assert said[9] == "23 August 2024, 1 document"
    assert len(said) == 11


def head_counts_sources_and_says_who_spoke(page: StoriesPage) -> None:
    detail = page.detail
    assert detail.title.text() == "Unsafe landings at Port Wennick to close"
    assert detail.folded.text() == (
        "20 to 23 August 2024  ·  4 independent sources; 2 reprints are counted with what they repeat"
    )
    assert detail.spoke.text() == "Quotes by Idris Calloway (1) and Oonagh Pellfield (1)."
    assert [detail.tabs.tabText(at) for at in range(4)] == ["Timeline", "Who said what  2", "Facts  1", "Documents  6"]


def test_keys_pass_over_days_reach_every_view_and_unfold_reprints(page: StoriesPage) -> None:
    page.detail.take_focus()
    assert isinstance(page.detail.row, Report)
    for _ in range(3):
        QTest.keyClick(page.detail.list, Qt.Key.Key_Down)
    assert isinstance(page.detail.row, Report)
    page.detail.tabs.setFocus()
    QTest.keyClick(page.detail.tabs, Qt.Key.Key_Right)
    assert [type(row) for row in page.detail.model.rows] == [Head, Said, Head, Said]
    assert told(page)[0] == "Idris Calloway, 1 quote"
    QTest.keyClick(page.detail.tabs, Qt.Key.Key_Right)
    assert [type(row) for row in page.detail.model.rows] == [Given]
    QTest.keyClick(page.detail.tabs, Qt.Key.Key_Right)
    assert sum("Reprint" in words for words in told(page)) == 2
    assert len(page.detail.model.rows) == 6
    page.detail.tabs.setCurrentIndex(TIMELINE)
    choose(page, Reprints)
    assert not page.desk.actions[Command.KEEP_APART].isEnabled()
    QTest.keyClick(page.detail.list, Qt.Key.Key_Return)
    assert page.detail.tabs.currentIndex() == DOCUMENTS
    assert isinstance(page.detail.row, Report)
    assert page.detail.row.document.details.publisher == "Tarn Record"
    assert page.desk.actions[Command.KEEP_APART].isEnabled()


def test_rows_lead_to_the_reader_the_register_and_the_facts(page: StoriesPage) -> None:
    went = went_to(page)
    actions = page.desk.actions
    QTest.keyClick(page.detail.list, Qt.Key.Key_Return)
    actions.trigger(Command.GO_STORIES)
    choose(page, Said, ASKED)
    actions.trigger(Command.SHOW_SOURCE)
    actions.trigger(Command.GO_STORIES)
    choose(page, Given)
    QTest.keyClick(page.detail.list, Qt.Key.Key_Return)
    actions.trigger(Command.GO_STORIES)
    page.detail.tabs.setCurrentIndex(SAID)
    choose(page, Head, "Oonagh")
    QTest.keyClick(page.detail.list, Qt.Key.Key_Return)
    assert went == [
        ("documents", Target(document_id=1)),
        ("documents", Target(document_id=2, point_id=5)),
        ("facts", Target(point_id=2)),
        ("speakers", Target(speaker_id=2)),
    ]


def test_stories_stand_beside_facts(page: StoriesPage, window: MainWindow) -> None:
    assert window.rail.current == "facts"
    switch = page.head.findChild(ViewSwitch)
    assert isinstance(switch, ViewSwitch)
    switch.setCurrentIndex(0)
    assert window.current.title == "Facts"
    QTest.keyClick(window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert window.current.title == "Stories"
    assert switch.currentIndex() == 1


def test_further_pages_join_at_the_end_of_the_list_as_it_is(
    page: StoriesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.ui.listing.page.PAGE", 1)
    page.model.show_values(())
    page.refresh()
    qtbot.waitUntil(lambda: [one.documents for one in page.model.values] == [6, 2])
    late = Part(page.query, (replace(page.model.values[0], id=99),), None, before=(1, 1))
    page._take_more(late)
    assert page.model.rowCount() == 2


def test_words_and_days_narrow_the_list(page: StoriesPage, qtbot: QtBot) -> None:
    page.desk.actions.trigger(Command.FIND)
    assert page.filters.field.hasFocus()
    QTest.keyClicks(page.filters.field, "librar satur")
    qtbot.waitUntil(lambda: titles(page) == ["Libraries to open on Saturdays"])
    qtbot.waitUntil(lambda: page.detail.title.text() == "Libraries to open on Saturdays")
    QTest.keyClicks(page.filters.field, " volcano")
    qtbot.waitUntil(page.none.isVisible)
    qtbot.waitUntil(lambda: page.detail.story is None)
    assert not page.desk.actions[Command.MAKE_SUMMARY].isEnabled()
    page.filters.clear()
    page.refresh()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    narrow_by_days(page, qtbot)


def narrow_by_days(page: StoriesPage, qtbot: QtBot) -> None:
    filters = page.filters
    words = [action.text() for action in filters.period._menu.actions()]
    filters.period._menu.actions()[words.index("Between two days…")].trigger()
    assert filters.first.isVisible()
    QTest.keyClicks(filters.last, "30/6/2024")
    QTest.keyClick(filters.last, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["Libraries to open on Saturdays"])
    filters.first.setText("the other day")
    QTest.keyClick(filters.first, Qt.Key.Key_Return)
    assert filters.misread.text() == "“the other day” is no day: write it as 21 August 2024."
    filters.first.setText("1 July 2024")
    QTest.keyClick(filters.first, Qt.Key.Key_Return)
    assert not filters.misread.isVisible()
    assert (filters.first.text(), filters.last.text()) == ("30 June 2024", "1 July 2024")
    qtbot.waitUntil(page.none.isVisible)
    filters.clear()
    assert filters.period.value != BETWEEN
    today = datetime.now(tz=UTC).date()
    filters.period.show_value(7)
    assert filters.query(today) == StoryQuery("", today - timedelta(days=7))


def test_a_media_summary_is_made_in_one_step_and_undone_in_one(page: StoriesPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: page.desk.open_pack is not None)
    assert page.desk.open_pack is not None
    assert page.desk.open_pack.title == "Media summary: Unsafe landings at Port Wennick to close"
    packs = page.window().current  # type: ignore[attr-defined]
    assert packs.title == "Packs"
    assert packs.notice.words == "Made a media summary from the story"
    made: list[Pack] = []
    number = page.desk.open_pack.id
    page.desk.operations.run(lambda library: library.pack(number), made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert made[0].details.template == "media-summary"
    assert made[0].details.when == "20 to 23 August 2024"
    page.desk.operations.undo()
    qtbot.waitUntil(lambda: page.desk.open_pack is None)
    left: list[int] = []
    page.desk.operations.run(lambda library: len(library.packs()), left.append)
    qtbot.waitUntil(lambda: left == [0])


def test_a_document_is_kept_apart_and_comes_back_and_the_story_stays_in_view(page: StoriesPage, qtbot: QtBot) -> None:
    page.detail.tabs.setCurrentIndex(DOCUMENTS)
    choose(page, Report, "Quayside")
    page.desk.actions.trigger(Command.KEEP_APART)
    qtbot.waitUntil(lambda: "Quayside" not in listed(page)[LANDINGS], timeout=LONG)
    qtbot.waitUntil(told_anew(page, RELEASE, 5), timeout=LONG)
    page.desk.operations.undo()
    qtbot.waitUntil(told_anew(page, RELEASE, 6), timeout=LONG)
    page.detail.tabs.setCurrentIndex(TIMELINE)
    page.desk.actions.trigger(Command.KEEP_APART)
    qtbot.waitUntil(told_anew(page, "Ferry landings shut at Port Wennick", 5), timeout=LONG)
    assert page.list.currentIndex().row() == LANDINGS


def test_two_stories_are_put_together_unless_one_thinks_better_of_it(page: StoriesPage, qtbot: QtBot) -> None:
    page.desk.actions.trigger(Command.PUT_TOGETHER)
    assert page.merging.isVisible()
    assert page.list.currentIndex().row() == LIBRARIES
    QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert not page.merging.isVisible()
    page.list.choose(LANDINGS)
    page.desk.actions.trigger(Command.PUT_TOGETHER)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(told_anew(page, "Libraries to open on Saturdays", 8), timeout=LONG)  # the earliest release
    assert page.model.rowCount() == 1
    assert not page.merging.isVisible()
    page.desk.operations.undo()
    qtbot.waitUntil(lambda: [one.documents for one in page.model.values] == [6, 2], timeout=LONG)


def test_quotes_and_facts_go_into_the_open_pack_and_the_clipboard(page: StoriesPage, qtbot: QtBot) -> None:
    page.desk.operations.run(lambda library: library.add_pack(PackDetails("Ferry landings")))
    qtbot.waitUntil(lambda: page.desk.open_pack is not None)
    assert not page.desk.actions[Command.ADD_TO_PACK].isEnabled()
    choose(page, Said)
    page.desk.actions.trigger(Command.ADD_TO_PACK)
    qtbot.waitUntil(lambda: bool(page.desk.open_pack and page.desk.open_pack.items == 1))
    choose(page, Given)
    page.desk.actions.trigger(Command.ADD_TO_PACK)
    qtbot.waitUntil(lambda: bool(page.desk.open_pack and page.desk.open_pack.items == 5))
    choose(page, Said, ASKED)
    page.desk.actions.trigger(Command.COPY_WITH_SOURCE)
    assert "The Saltmarsh Gazette" in QGuiApplication.clipboard().text()


def test_at_large_text_list_and_story_take_turns(page: StoriesPage) -> None:
    page.desk.set(text_size=200)
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.detail.list.isVisible()
    assert not page.list.isVisible()
    assert not page.detail.spoke.isVisible()
    QTest.keyClick(page.detail.list, Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_an_empty_library_says_what_the_page_is_for(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("stories")
    with qtbot.waitSignal(page.filled):
        window.show_page("stories")
    assert isinstance(page, StoriesPage)
    assert page.empty.isVisible()


def test_documents_that_stand_alone_are_told_apart_from_none(
    folder: Path, open_window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    with Library.open(folder) as library:
        add(library)
    window = open_window()
    page = window.page("stories")
    assert isinstance(page, StoriesPage)
    window.show_page("stories")
    qtbot.waitUntil(lambda: page.waiting.text().startswith("No two of your documents"))
    assert page.waiting.isVisible()
