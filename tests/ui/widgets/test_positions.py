from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.positions import Placed, Positions, paragraphs, shown, utf16_length
from briefing_app.ui.widgets.source_layout import SourceLayout

TEXTS = st.text(st.sampled_from("ab 🚢𝔘ŵ\n\r\t\u2028“”"), max_size=60)


def at(text: str) -> Positions:
    placed, place = [], 0
    for start, end in paragraphs(text):
        placed.append(Placed(start, end, place))
        place += utf16_length(text[start:end]) + 1
    return Positions(text, placed)


@given(TEXTS)
def test_every_offset_in_a_paragraph_comes_back(text: str) -> None:
    positions = at(text)
    for start, end in paragraphs(text):
        assert [positions.to_source(positions.to_document(offset)) for offset in range(start, end)] == [
            *range(start, end)
        ]


@given(TEXTS)
def test_paragraphs_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    spans = paragraphs(text)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_characters_of_two_units_move_what_follows() -> None:
    positions = at("a🚢b🚢c")
    assert [positions.to_document(offset) for offset in range(6)] == [0, 1, 3, 4, 6, 7]
    assert positions.to_source(2) == 1  # within the ship


def test_lines_wrapped_by_hand_make_one_paragraph() -> None:
    line = "This line was wrapped by hand at about seventy characters, as e-mails are,"
    text = f"Title\n\n{line}\n{line}\nand ends here.\n\nNext"
    assert [text[slice(*span)].count("\n") for span in paragraphs(text)] == [0, 2, 0]


def test_short_lines_stay_lines() -> None:
    assert len(paragraphs("one\ntwo\n\nthree")) == 3


def test_what_qt_would_take_for_a_new_paragraph_is_shown_as_a_space() -> None:
    text = "a\u2029b\ufdd0c\0d\ve\u2028f"
    document = QTextDocument(shown(text))
    assert document.blockCount() == 1
    assert document.characterCount() == len(text) + 1


def test_a_title_in_the_text_is_not_shown_twice(theme: Theme, qtbot: QtBot) -> None:
    layout, document = SourceLayout(theme, 17), QTextDocument()
    layout.fill(document, "Piers 🚢 close\n\nThe text 🚢 begins.", "Piers 🚢 close", "The Gazette", quiet=False)
    assert document.toPlainText() == "Piers 🚢 close\nThe Gazette\nThe text 🚢 begins."
    cursor = QTextCursor(document)
    cursor.setPosition(layout.positions.to_document(26))
    cursor.setPosition(layout.positions.to_document(32), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "begins"
