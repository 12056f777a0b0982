"""What the buttons do to a text, and what is selected then."""

import pytest

from briefing_app.packs.blocks import BulletList, Note, Table
from briefing_app.packs.notes import blocks
from briefing_app.ui.packs.marking_up import Marked, footnoted, linked, listed, tabled, wrapped


def marked(text: str, selected: str = "") -> Marked:
    start = text.index(selected) if selected else len(text)
    return Marked(text, start, start + len(selected))


def test_words_are_marked_and_the_marks_taken_away_again() -> None:
    once = wrapped(marked("a word here", "word"), "**", "bold")
    assert (once.text, once.selected) == ("a **word** here", "**word**")
    assert wrapped(once, "**", "bold") == Marked("a word here", 2, 6)


def test_without_a_selection_there_is_something_to_write_over() -> None:
    begun = wrapped(marked("a "), "*", "italic")
    assert (begun.text, begun.selected) == ("a *italic*", "italic")


def test_a_link_waits_for_its_address() -> None:
    found = linked(marked("see the report", "report"))
    assert (found.text, found.selected) == ("see the [report](https://)", "https://")


@pytest.mark.parametrize(
    ("numbered", "text"), [(False, "Before\n- one\n- two\nAfter"), (True, "Before\n1. one\n2. two\nAfter")]
)
def test_lines_become_a_list_and_lines_again(numbered: bool, text: str) -> None:
    plain = "Before\none\ntwo\nAfter"
    made = listed(marked(plain, "one\ntwo"), numbered=numbered)
    assert made.text == text
    assert any(isinstance(block, BulletList) for block in blocks(made.text))
    assert listed(made, numbered=numbered).text == plain


def test_a_table_stands_after_the_paragraph() -> None:
    made = tabled(marked("First.\n\nSecond.", "First"))
    assert made.selected == "Measure"
    assert [type(block) for block in blocks(made.text)][1] is Table
    assert made.text.endswith("Second.")
    assert tabled(marked("")).text.startswith("| Measure")


def test_footnotes_count_on() -> None:
    once = footnoted(marked("It fell by 18%.", "18%"))
    assert once.selected == "The note."
    twice = footnoted(Marked(once.text, 2, 2))
    assert "[^2]" in twice.text
    assert [block.label for block in blocks(twice.text) if isinstance(block, Note)] == ["Note 1", "Note 2"]
