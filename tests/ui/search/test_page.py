from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.search.asking import PAGE
from briefing_app.ui.search.facets import FacetModel
from briefing_app.ui.search.page import SearchPage
from tests.ui.search.asking import ids, search, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_models_keep_qts_rules(page: SearchPage, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    search(page, "pier", qtbot)
    qtmodeltester.check(page.browser.model)
    model = FacetModel()
    model.take(page.facets.rows)
    qtmodeltester.check(model)


def test_an_empty_field_says_what_the_page_is_for(page: SearchPage, qtbot: QtBot) -> None:
    assert page.stack.currentWidget() is page.start
    assert not page.desk.actions[Command.ADD_TO_PACK].isEnabled()
    examples = [each for each in page.start.findChildren(QPushButton) if each.isVisible()]
    assert len(examples) == 3
    QTest.mouseClick(examples[0], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert [chip.text for chip in page.bar.typed.chips] == ['speaker:"Idris Calloway"']
    assert page.overview is not None
    assert page.overview.count == 71


def test_one_searches_while_typing_from_two_letters(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "p", qtbot)
    assert page.stack.currentWidget() is page.start
    search(page, "i", qtbot)
    assert page.overview is not None
    assert page.overview.count == 133
    assert page.browser._count.text() == "133 points"


def test_every_hit_is_reached_once_by_scrolling(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    assert len(ids(page)) >= PAGE
    bar = page.browser.list.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return page.browser.model.complete

    qtbot.waitUntil(at_the_end)
    found = ids(page)
    assert len(found) == len(set(found)) == 133
    keys = [hit.key for hit in page.browser.model.hits]
    assert keys == sorted(keys, reverse=True)


def test_chips_come_and_go_by_key(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "speaker:Maren ", qtbot)
    assert [chip.text for chip in page.bar.typed.chips] == ["speaker:Maren"]
    assert page.bar.line.text() == ""
    assert page.overview is not None
    assert page.overview.count == 61
    QTest.keyClick(page.bar.line, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    chip = QApplication.focusWidget()
    assert chip is page.bar._chips[0]
    assert chip.accessibleName() == "speaker Maren"
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert page.bar.line.hasFocus()
    assert not page.bar.typed.chips
    search(page, "kind:quote -pier ", qtbot)
    assert len(page.bar.typed.chips) == 2
    QTest.keyClick(page.bar.line, Qt.Key.Key_Backspace)
    assert [each.text for each in page.bar.typed.chips] == ["kind:quote"]
    settle(page, qtbot)


def test_a_chip_is_taken_off_by_mouse(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "after:2025 pier", qtbot)
    assert page.overview is not None
    assert page.overview.count == 70
    QTest.mouseClick(page.bar._chips[0], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert page.bar.line.text() == "pier"
    assert page.overview.count == 133


def test_a_facet_narrows_and_widens_again(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    counts = {row.label: row.count for row in page.facets.rows if row.text}
    assert counts["Idris Calloway"] == 70
    assert counts["Quayside Weekly"] == 60
    assert counts["2024"] == 63
    place = next(at for at, row in enumerate(page.facets.rows) if row.label == "Maren Thistlewood")
    page.facets.choose(place)
    QTest.keyClick(page.facets, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.overview is not None
    assert page.overview.count == 60
    counts = {row.label: row.count for row in page.facets.rows if row.text}
    assert counts["Idris Calloway"] == 70
    assert [row.label for row in page.facets.rows if row.chosen] == ["Maren Thistlewood"]
    other = next(row for row in page.facets.rows if row.label == "Hesper Lanyard")
    page.facets.chosen.emit(other.text, other.field.value)
    settle(page, qtbot)
    assert [chip.text for chip in page.bar.typed.chips] == ['speaker:"Hesper Lanyard"']
    page.facets.chosen.emit(other.text, other.field.value)
    assert not page.bar.typed.chips
    settle(page, qtbot)


def test_the_passage_shows_the_point_and_what_was_found(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "inspector landing 69", qtbot)
    passage, hit = page.browser.passage, page.browser.hit
    assert hit is not None
    assert passage.text.selected_id == hit.point.id
    assert passage.source is not None
    found = [passage.source.document.text[start:end] for start, end in passage._hits]
    assert found == ["landing", "69", "inspector"]
    search(page, " kind:figure ", qtbot)
    assert page.stack.currentWidget() is page.nothing


def test_a_figure_is_found_by_its_sentence(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "timetable kind:figure ", qtbot)
    hit = page.browser.hit
    assert hit is not None
    assert hit.point.content.text == "100"
    sentence = page.browser.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Figure" in sentence
    assert "said by Idris Calloway" in sentence


def links(page: SearchPage) -> dict[str, QPushButton]:
    return {each.text(): each for each in page.nothing.findChildren(QPushButton) if each.isVisible()}


def test_nothing_found_offers_what_to_take_off(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "after:2025 speaker:Maren pier", qtbot)
    assert page.stack.currentWidget() is page.nothing
    wanted = {"Without speaker Maren: 70 points", "Without after 2025: 60 points"}
    qtbot.waitUntil(lambda: set(links(page)) == wanted)  # links of an earlier pause in typing go, these come
    QTest.mouseClick(links(page)["Without after 2025: 60 points"], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert [chip.text for chip in page.bar.typed.chips] == ["speaker:Maren"]
    assert page.overview is not None
    assert page.overview.count == 60


def test_nothing_typed_is_an_error(page: SearchPage, qtbot: QtBot) -> None:
    search(page, 'before:soon "( OR -', qtbot)
    assert not page.error.words
    assert "not a date" in page.bar._chips[0].accessibleName()


def test_results_are_worked_through_by_key(page: SearchPage, window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.desk.open_pack_changed):
        page.desk.operations.run(_new_pack)
    search(page, "pier", qtbot)
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return)
    assert page.browser.list.hasFocus()
    QTest.keyClick(page.browser.list, Qt.Key.Key_Down)
    assert page.browser.list.currentIndex().row() == 1
    hit = page.browser.hit
    assert hit is not None
    with qtbot.waitSignal(page.desk.say):
        QTest.keyClick(page.browser.list, Qt.Key.Key_P)
    QTest.keyClick(page.browser.list, Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert hit.point.content.text in QGuiApplication.clipboard().text()
    assert "The Saltmarsh Gazette" in QGuiApplication.clipboard().text()
    QTest.keyClick(page.browser.list, Qt.Key.Key_Tab)
    assert not page.browser.list.hasFocus()
    page.browser.list.setFocus()
    QTest.keyClick(page.browser.list, Qt.Key.Key_Escape)
    assert page.bar.line.hasFocus()
    QTest.keyClick(page.bar.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.browser.list.currentIndex().row() == 2
    QTest.keyClick(page.bar.line, Qt.Key.Key_Return, CONTROL)
    assert window.current.title == "Documents"


def _new_pack(library: Library) -> Change:
    return library.add_pack(PackDetails("Ferry landings"))


def test_several_results_are_copied_together(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    page.browser.list.setFocus()
    QTest.keyClick(page.browser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.browser.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.desk.actions.trigger(Command.COPY_WITH_SOURCE)
    assert QGuiApplication.clipboard().text().count("The pier at landing") == 3


def test_a_change_in_the_library_keeps_the_place(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    page.browser.list.choose(7)
    before = page.browser.hit
    assert before is not None
    gone = page.browser.model.hits[2].point.id
    with qtbot.waitSignal(page.counted):
        page.desk.operations.run(lambda library: library.review([gone], Review.REJECTED))
    qtbot.waitUntil(lambda: gone not in ids(page))
    hit = page.browser.hit
    assert hit is not None
    assert hit.point.id == before.point.id


def test_a_row_chosen_while_a_change_is_looked_up_stays(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    with qtbot.waitSignal(page.filled):
        page.refresh()
        page.browser.list.choose(7)
        chosen = page.browser.hit
    assert chosen is not None
    assert page.browser.hit is not None
    assert page.browser.hit.point.id == chosen.point.id


def test_tags_and_collections_narrow_too(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "pier", qtbot)
    tagged, kept = ids(page)[:3], ids(page)[1:2]

    def mark(library: Library) -> Change:
        library.collect(library.add_collection("For Tuesday").created or 0, point_ids=kept)
        return library.tag("Winter timetable", point_ids=tagged)

    page.desk.operations.run(mark)
    qtbot.waitUntil(lambda: [row.label for row in page.facets.rows if row.text][-1] == "For Tuesday")
    counts = {row.label: (row.count, row.text) for row in page.facets.rows if row.text}
    assert counts["Winter timetable"] == (3, 'tag:"Winter timetable"')
    assert counts["For Tuesday"] == (1, 'collection:"For Tuesday"')
    page.facets.chosen.emit(counts["Winter timetable"][1], "tag")
    qtbot.waitUntil(lambda: ids(page) == tagged)


def test_another_page_may_ask(window: MainWindow, page: SearchPage, qtbot: QtBot) -> None:
    window.show_page("search", Target(query='speaker:"Maren Thistlewood" pier'))
    settle(page, qtbot)
    assert [chip.text for chip in page.bar.typed.chips] == ['speaker:"Maren Thistlewood"']
    assert page.bar.line.text() == "pier"
    assert page.overview is not None
    assert page.overview.count == 60


@pytest.mark.parametrize(("size", "width"), [(200, 1440), (100, 1024)])
def test_narrow_windows_fold_facets_and_passage(page: SearchPage, qtbot: QtBot, size: int, width: int) -> None:
    search(page, "pier", qtbot)
    page.desk.set(text_size=size)
    page.window().resize(width, 800)
    qtbot.waitUntil(lambda: not page.facets.isVisible())
    assert page.browser.list.isVisible()
    assert not page.browser.passage.isVisible()
    QTest.keyClick(page.browser.list, Qt.Key.Key_Return)
    assert page.browser.passage.isVisible()
    assert not page.browser.list.isVisible()
    page._fold.click()
    assert page.facets.isVisible()


def test_an_empty_library_says_so(open_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    page = window.page("search")
    assert isinstance(page, SearchPage)
    with qtbot.waitSignal(page.counted):
        window.show_page("search")
    assert page.start._nothing.isVisible()


def test_tab_goes_through_the_page_and_leaves_its_lists(page: SearchPage, qtbot: QtBot) -> None:
    search(page, "kind:quote pier", qtbot)
    page.bar.line.setFocus()
    stops = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert focused is not None
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    after_line = [each for each in stops if each in (page.facets, page.browser.list, page.browser.passage.text)]
    assert after_line == [page.facets, page.browser.list, page.browser.passage.text]
