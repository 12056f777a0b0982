import unicodedata

import pytest

from briefing_app.library.storage import sameness
from briefing_app.library.storage.sameness import words_hash

TEXT = "Café re-opens: “We’ll open 60 locks for £1.5 million,” said the minister."


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper(),
        TEXT.replace(" ", "\r\n"),
        TEXT.replace("“", '"').replace("”", '"').replace("’", "'"),
        TEXT.replace("re-opens", "re-\nopens"),
        TEXT.replace("re-opens", "reopens"),
        unicodedata.normalize("NFD", TEXT),
        "\ufeff" + TEXT,
    ],
)
def test_another_format_makes_no_difference(other: str) -> None:
    assert words_hash(other) == words_hash(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("1.5", "15"),
        TEXT.replace("60", "61"),
        TEXT.replace("60 locks for", "6 0 locks for"),
        TEXT.replace("the minister", "a minister"),
        TEXT + " No.",
        " ".join(reversed(TEXT.split())),
    ],
)
def test_another_word_or_figure_does(other: str) -> None:
    assert words_hash(other) != words_hash(TEXT)


def test_numbers_side_by_side_are_told_apart_and_their_spaces_are_not() -> None:
    assert len({words_hash(text) for text in ("1 23", "12 3", "123", "1.23", "1,23")}) == 5
    assert words_hash("12\r\n 3") == words_hash("12 3") == words_hash("12 – 3")


def test_long_texts_are_compared_to_their_end() -> None:
    assert words_hash("word " * 5000 + "yes") != words_hash("word " * 5000 + "no")


def test_a_text_without_words_is_like_no_other() -> None:
    assert words_hash("") == words_hash("… – “”") == ""


def test_a_long_text_is_read_in_parts_that_part_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{TEXT} 1 23 4.5 6, 7 {TEXT}"
    whole = words_hash(text)
    for length in range(1, 40):
        monkeypatch.setattr(sameness, "_AT_ONCE", length)
        assert words_hash(text) == whole
