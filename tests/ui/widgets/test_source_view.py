import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.domain.points import PointKind
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.marks import Mark, MarkList, State, depth
from briefing_app.ui.widgets.source_view import Heading, SourceView

WORDS = "The ship 🚢 sails at noon, said Ada Penrose. “We go 🚢 now,” she added, and went.\n\n"
TEXT = WORDS * 60


def mark(number: int, words: str, nth: int = 0, kind: PointKind = PointKind.QUOTE) -> Mark:
    start = nth * len(WORDS) + WORDS.index(words)
    return Mark(number, start, start + len(words), kind, State.ACCEPTED)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> SourceView:
    view = SourceView(theme)
    qtbot.addWidget(view)
    view.resize(700, 500)
    marks = [mark(1, "We go 🚢 now,"), mark(2, "noon", kind=PointKind.FIGURE), mark(3, "noon", 50, PointKind.FIGURE)]
    view.show_source(TEXT, marks, heading=Heading("Ships", "The Gazette"))
    view.show()
    qtbot.waitExposed(view)
    return view


def place_of(view: SourceView, offset: int) -> QPoint:
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._layout.positions.to_document(offset))
    return view.cursorRect(cursor).center() + QPoint(3, 0)


def test_a_click_on_marked_words_selects_the_mark(view: SourceView, qtbot: QtBot) -> None:
    after_the_ship = WORDS.index("now,") + 1
    with qtbot.waitSignal(view.selected) as said:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, after_the_ship))
    assert said.args == [1]
    assert view.selected_id == 1


def test_a_click_beside_marks_selects_nothing(view: SourceView) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, WORDS.index("Ada")))
    assert view.selected_id is None


def test_steps_go_from_mark_to_mark_and_stop_at_the_ends(view: SourceView) -> None:
    seen: list[int] = []
    view.selected.connect(seen.append)
    for by in (1, 1, 1, 1, -1):
        view.step(by)
    assert seen == [2, 1, 3, 3, 1]


def test_a_selected_mark_is_brought_into_view(view: SourceView) -> None:
    view.select(3)
    stretch = view._stretches(*(view.marks[-1].start, view.marks[-1].end))[0]
    assert 0 <= stretch.wash.top() < view.viewport().height()


def test_picked_words_are_code_points(view: SourceView) -> None:
    cursor = QTextCursor(view.document())
    start = WORDS.index("sails")
    cursor.setPosition(view._layout.positions.to_document(start))
    cursor.setPosition(view._layout.positions.to_document(start + 5), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert TEXT[slice(*view.picked())] == "sails"


def test_only_marks_in_view_are_drawn(view: SourceView) -> None:
    assert {mark.id for mark, _ in view._sighted()} == {1, 2}
    view.select(3)
    assert {mark.id for mark, _ in view._sighted()} == {3}


def test_all_but_a_paragraph_is_dimmed(view: SourceView, theme: Theme) -> None:
    inside, outside = WORDS.index("sails"), len(WORDS) + 3
    view.dim_but((inside, inside + 5))
    colours = []
    for offset in (inside, outside):
        cursor = QTextCursor(view.document())
        cursor.setPosition(view._layout.positions.to_document(offset) + 1)
        colours.append(cursor.charFormat().foreground().color().name())
    assert colours == [theme.colour("text").name(), theme.colour("text3").name()]


def test_marks_by_range_are_those_that_reach_into_it() -> None:
    long = Mark(1, 0, 900, PointKind.QUOTE, State.SUGGESTED)
    short = [Mark(n, n * 10, n * 10 + 5, PointKind.FIGURE, State.SUGGESTED) for n in range(2, 80)]
    marks = MarkList([*short, long])
    assert 1 in {mark.id for mark in marks.between(500, 510)}
    found = marks.at(502)
    assert found is not None
    assert found.id == 50


def test_lines_that_would_coincide_lie_one_below_the_other() -> None:
    spoken = Mark(1, 0, 100, PointKind.QUOTE, State.SUGGESTED)
    first, second = (Mark(n, 10 * n, 10 * n + 15, PointKind.FIGURE, State.SUGGESTED) for n in (2, 3))
    alone = Mark(4, 200, 210, PointKind.FIGURE, State.SUGGESTED)
    marks = [spoken, first, second, alone]
    assert [depth(mark, marks) for mark in marks] == [0, 1, 2, 0]
