"""The field for own words: plain text, its marks quiet, undo left to the library."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.packs.markdown import MarkdownField, Markup, word_count
from briefing_app.ui.theme import Theme


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> MarkdownField:
    made = MarkdownField(theme, "Text of the item")
    qtbot.addWidget(made)
    made.show()
    return made


def form_at(field: MarkdownField, place: int) -> QTextCharFormat:
    """How the character at a place is coloured."""
    block = field.document().findBlock(place)
    inside = place - block.position()
    for each in block.layout().formats():
        if each.start <= inside < each.start + each.length:
            return QTextCharFormat(each.format)
    return QTextCharFormat()


@pytest.mark.parametrize(
    ("text", "quiet", "strong"),
    [
        ("A **bold** word", [2, 3, 8, 9], [4, 7]),
        ("# Heading", [0, 1], [2, 8]),
        ("- item", [0, 1], []),
        ("2 * 3 * 4", [], []),
        ("snake_case_name", [], []),
    ],
)
def test_marks_are_quiet_and_bold_is_bold(
    field: MarkdownField, theme: Theme, text: str, quiet: list[int], strong: list[int]
) -> None:
    field.show_text(text)
    coloured = [n for n in range(len(text)) if form_at(field, n).foreground().color() == theme.colour("text3")]
    assert coloured == quiet
    weight = QFont.Tag("wght")
    assert all(form_at(field, place).font().variableAxisValue(weight) == 600 for place in strong)


def test_italic_links_and_footnotes(field: MarkdownField, theme: Theme) -> None:
    field.show_text("an *old* [link](https://example.org) and[^1]")
    assert form_at(field, 4).fontItalic()
    assert form_at(field, 10).foreground().color() == theme.colour("accent")
    assert form_at(field, 42).foreground().color() == theme.colour("accent")


def test_pasted_text_is_plain(field: MarkdownField) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b> words")
    data.setText("bold words")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "bold words"
    assert "<b>" not in field.toHtml()


def test_the_cursor_stays_while_the_text_is_renewed(field: MarkdownField) -> None:
    field.show_text("one two")
    cursor = field.textCursor()
    cursor.setPosition(3)
    field.setTextCursor(cursor)
    field.show_text("one two three")
    assert field.textCursor().position() == 3


def test_ctrl_i_slants_the_selected_words_and_back(field: MarkdownField) -> None:
    field.show_text("word")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "*word*"
    field.selectAll()
    field.mark_up(Markup.ITALIC)
    assert field.toPlainText() == "word"
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "**word**"


def test_tab_leaves_the_field(theme: Theme, qtbot: QtBot) -> None:
    holder, after = QWidget(), QLineEdit()
    qtbot.addWidget(holder)
    inside, layout = MarkdownField(theme, "Text of the item"), QVBoxLayout(holder)
    layout.addWidget(inside)
    layout.addWidget(after)
    holder.show()
    inside.setFocus()
    QTest.keyClick(inside, Qt.Key.Key_Tab)
    assert inside.toPlainText() == ""
    assert holder.focusWidget() is after


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("One two.", 2), ("It’s 1,240 well-known piers", 4), ("**bold** – word", 2)]
)
def test_words_are_counted_as_people_do(text: str, count: int) -> None:
    assert word_count(text) == count


def test_words_in_question_have_a_wave_and_keep_it_while_one_writes(field: MarkdownField) -> None:
    field.show_text("We recruit 100 of 1,100 inspectors 🚢 and 100 more.")
    field.mark_words(["100", "inspectors"])
    assert field.marked == ["100", "100", "inspectors"]
    field.show_text("We recruit up to 100 🚢 100.")
    assert field.marked == ["100", "100"]
    field.mark_words([])
    assert field.marked == []


def test_keys_of_the_field_are_its_own_and_not_the_windows(field: MarkdownField) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    assert field.event(event)
    assert event.isAccepted()
    field.setReadOnly(True)
    field.mark_up(Markup.TABLE)
    assert field.toPlainText() == ""


def test_the_place_of_the_cursor_is_told_by_the_words_before_it(field: MarkdownField) -> None:
    field.show_text("One 🚢.\n\nTwo.\n\nThree.")
    cursor = field.textCursor()
    cursor.setPosition(10)
    field.setTextCursor(cursor)
    assert field.words_to_cursor() == "One 🚢.\n\nTwo."


def test_a_hint_is_painted_on_all_its_lines_until_something_is_written(field: MarkdownField) -> None:
    field.resize(160, 300)
    empty = field.grab().toImage()
    field.say_hint("The line, in one or two sentences. What bears it out goes underneath.")
    assert field.accessibleDescription().startswith("The line")
    hinted = field.grab().toImage()
    ink = [y for y in range(empty.height()) if any(empty.pixel(x, y) != hinted.pixel(x, y) for x in range(4, 150))]
    assert max(ink) - min(ink) > 3 * field.fontMetrics().height()
    field.show_text("Written.")
    written = field.grab().toImage()
    field.say_hint("")
    assert field.grab().toImage() == written
