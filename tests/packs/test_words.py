"""The displayed form of somebody's words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.packs.words import paragraphs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One.\n“Two.\n“Three", ("One.", "Two.", "Three")),
        ("One.\n\n  “Two.", ("One.", "Two.")),
        ("One.\n“Quoted,” she added, twice.", ("One.", "“Quoted,” she added, twice.")),
        ("One.\n‘Don’t go.", ("One.", "Don’t go.")),
        ("One.\n‘No,’ he said.", ("One.", "‘No,’ he said.")),
        ('One.\n"Two.', ("One.", "Two.")),
        ("A line that is\nwrapped by its e-mail.", ("A line that is wrapped by its e-mail.",)),
        ("“Reopened?” is a word at the start.", ("“Reopened?” is a word at the start.",)),
        ("  kept  inside  ", ("kept  inside",)),
        ("One.\nTwo.", ("One.", "Two.")),
        ("One.”\n“Two.", ("One.”", "Two.")),
        ("", ()),
        ("\n \n", ()),
    ],
)
def test_paragraphs(text: str, shown: tuple[str, ...]) -> None:
    assert paragraphs(text) == shown


@given(st.text(alphabet="aB .,“”‘’'\"\n\u00a0ŷ", max_size=80))
def test_nothing_but_white_space_and_reopened_marks_goes(text: str) -> None:
    kept = "".join(re.sub(r"\s", "", part) for part in paragraphs(text))
    source = re.sub(r"\s", "", text)
    remaining = iter(source)
    assert all(character in remaining for character in kept)
    assert len(source) - len(kept) <= sum(source.count(mark) for mark in "“‘'\"")
    assert [c for c in source if c.isalpha()] == [c for c in kept if c.isalpha()]
