"""The pane paints only what is in view, follows blocks, and can be used by keys alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import Paper
from briefing_app.packs.blocks import PackDocument, Paragraph
from briefing_app.ui.packs.preview.pane import PreviewPane
from briefing_app.ui.packs.preview.sheets import Sheets, lay_out
from briefing_app.ui.packs.preview.view import PaperView
from briefing_app.ui.packs.preview.zoom import FIT_PAGE, FIT_TEXT, HEIGHT, WIDTH, ZOOMS
from briefing_app.ui.theme import Theme
from tests.ui.packs.preview.conftest import document, every_block, runs


@pytest.fixture
def view(qtbot: QtBot, pack: PackDocument) -> PaperView:
    pane = PaperView()
    qtbot.addWidget(pane)
    pane.resize(572, 800)
    pane.set_sheets(lay_out(pack))
    pane.show()
    return pane


def painted(sheets: Sheets, number: int, zoom: float) -> QImage:
    picture = QImage(round(WIDTH * zoom), round(HEIGHT * zoom), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.scale(zoom, zoom)
    sheets.paint(painter, number)
    painter.end()
    return picture


def dark_columns(picture: QImage, zoom: float, y: float, left: float, right: float) -> int:
    columns = range(round(left * zoom), round(right * zoom))
    return sum(picture.pixelColor(x, round(y * zoom)).lightness() < 128 for x in columns)


def test_the_bar_of_a_section_and_both_markings_are_where_they_belong(pack: PackDocument) -> None:
    picture = painted(lay_out(pack), 2, 2)
    assert picture.pixelColor(200, 172) == QColor("#0E4A5B")
    assert dark_columns(picture, 2, 29, 200, 400) > 10
    assert dark_columns(picture, 2, HEIGHT - 31, 200, 400) > 10


def test_a_page_looks_the_same_at_every_zoom(pack: PackDocument) -> None:
    sheets = lay_out(pack)
    one, two = painted(sheets, 2, 1), painted(sheets, 2, 2)
    smaller = two.scaled(one.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    places = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    far = sum(abs(one.pixelColor(x, y).lightness() - smaller.pixelColor(x, y).lightness()) > 140 for x, y in places)
    assert far < len(places) * 0.001


def test_fit_text_crops_the_outer_margins_to_22_points(view: PaperView) -> None:
    assert FIT_TEXT.part().left() == pytest.approx(54 - 22)
    assert FIT_TEXT.part().right() == pytest.approx(541.3 + 22)
    assert view.horizontalScrollBar().maximum() == 0


def test_page_down_turns_pages_and_the_name_says_which(qtbot: QtBot, view: PaperView) -> None:
    view.set_zoom(FIT_PAGE)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.accessibleName().startswith("Preview, page 2 of ")
    assert "Landings" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_keys_and_the_list_change_the_zoom(qtbot: QtBot, view: PaperView) -> None:
    with qtbot.waitSignal(view.zoom_changed):
        QTest.keyClicks(view, "+")
    larger = view.zoom.factor
    QTest.keyClicks(view, "-")
    assert view.zoom.factor < larger
    view.set_zoom(ZOOMS[-1])
    assert view.horizontalScrollBar().maximum() > 0


def test_following_a_block_brings_it_into_the_upper_part(view: PaperView) -> None:
    last = len(every_block()) - 1
    view.follow(frozenset({last}))
    height = view.viewport().height()
    seen = {view.block_at(QPointF(280, y)) for y in range(0, round(height * 0.7), 10)}
    assert last in seen


def test_a_click_tells_the_block(qtbot: QtBot, view: PaperView) -> None:
    view.follow(frozenset({12}))
    places = [QPointF(280, y) for y in range(0, view.viewport().height(), 4)]
    place = next(each for each in places if view.block_at(each) == 12)
    with qtbot.waitSignal(view.block_clicked) as clicked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert clicked.args == [12]


def test_a_shorter_pack_does_not_leave_the_view_past_its_end(qtbot: QtBot, view: PaperView) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    with qtbot.waitSignal(view.page_changed, check_params_cb=lambda page, count: (page, count) == (1, 1)):
        view.set_sheets(lay_out(document(Paragraph(runs("Short.")))))
    with qtbot.waitSignal(view.page_changed, check_params_cb=lambda page, count: (page, count) == (0, 0)):
        view.set_sheets(None)


def test_the_paper_stays_light_in_the_dark(view: PaperView) -> None:
    view.set_colours(QColor("#EFEFEA"), QColor("#33373A"), QColor("#8FBCF2"))
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(40, 60) == QColor("#EFEFEA")


def test_letter_paper_is_shorter_and_says_so(theme: Theme, qtbot: QtBot) -> None:
    pane = PreviewPane(theme)
    qtbot.addWidget(pane)
    pane.resize(572, 800)
    pane.show()
    written = document(*every_block())
    pane.view.set_sheets(lay_out(written))
    a4, part = pane.view.sheets.size if pane.view.sheets else (0, 0), pane.view._part()
    pane.view.set_sheets(lay_out(replace(written, paper=Paper.LETTER, two_sided=True)))
    assert pane.view.sheets is not None
    assert pane.view.sheets.size[1] < a4[1]
    assert pane.view._part().height() < part.height()
    assert pane._page.text().endswith("US letter, both sides")
