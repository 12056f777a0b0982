"""Prompts of templates, which no export shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.packs import ItemKind, PackItem
from briefing_app.packs.prompts import standing, untouched, without


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("It rose.", "It rose."),
        ("It rose. {{By how much?}}", "It rose."),
        ("{{Say what\nhappened.}}", ""),
        ("- One\n- {{Two}}\n1. {{Three}}", "- One"),
        ("- One {{or two}} more", "- One more"),
        ("| Name | Role |\n|---|---|\n| {{Name}} | {{Role}} |\n", ""),
        ("Who:\n| A | B |\n|:--|--:|\n| 1 | 2 |\n| {{A}} | {{B}} |", "Who:\n| A | B |\n|:--|--:|\n| 1 | 2 |"),
        ("| Name | Role |\n|---|---|\n| Ida | {{Role}} |", "| Name | Role |\n|---|---|\n| Ida | |"),
        ("{not a prompt} and {{unclosed", "{not a prompt} and {{unclosed"),
        ("", ""),
    ],
)  # fmt: skip
def test_prompts_go_with_what_held_them(words: str, left: str) -> None:
    assert without(words).strip() == left


def test_an_item_is_untouched_until_it_says_or_shows_something() -> None:
    item = PackItem(1, ItemKind.NOTE, "Ask", "- {{What do we ask?}}")
    assert untouched(item)
    assert not untouched(PackItem(1, ItemKind.NOTE, "Ask", "- {{What?}}\n- Money"))
    assert not untouched(PackItem(1, ItemKind.NOTE, "Ask", ""))
    assert not untouched(PackItem(1, ItemKind.LINE, "Ask", "{{What?}}", point_id=4))
    assert not untouched(PackItem(1, ItemKind.CHART, "Ask", "{{What?}}", chart_points=(4,)))


@given(st.text(alphabet="ab {}|-\n1.*", max_size=40))
def test_no_prompt_is_ever_left_and_plain_words_stay(words: str) -> None:
    assert not standing(without(words))
    if not standing(words):
        assert without(words) == words
