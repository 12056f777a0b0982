"""Lines break greedily at spaces, and no word is lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.packs.blocks import Text
from briefing_app.ui.packs.preview import paper
from briefing_app.ui.packs.preview.lines import TextLine, break_lines, cut, line_width, narrowed, spans

pytestmark = pytest.mark.usefixtures("qapp")
_WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz’£0123456789ŵŷ", min_size=1, max_size=14)


def plain(lines: list[TextLine]) -> list[str]:
    return ["".join(text for text, _, _ in line.spans) for line in lines]


@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_lines_keep_every_word_and_stay_within_the_measure(words: list[str]) -> None:
    lines = break_lines([(" ".join(words), paper.BODY)], 200.0)
    assert " ".join(plain(lines)) == " ".join(words)
    assert all(line.wide <= 200.01 for line in lines)


@given(st.lists(_WORDS, min_size=2, max_size=40))
def test_no_word_would_have_fitted_on_the_line_before(words: list[str]) -> None:
    lines = break_lines([(" ".join(words), paper.BODY)], 200.0)
    for line, following in pairwise(lines):
        next_word = "".join(text for text, _, _ in following.spans).split(" ")[0]
        assert line.wide + line_width(" " + next_word, paper.BODY) > 200.0


def test_a_hard_space_binds() -> None:
    lines = break_lines([("aaaa bbbb cc\u00a0dd", paper.BODY)], line_width("aaaa bbbb cc", paper.BODY) + 1)
    assert plain(lines) == ["aaaa bbbb", "cc\u00a0dd"]


def test_a_newline_ends_a_line_and_an_overlong_word_breaks_without_hyphen() -> None:
    assert plain(break_lines([("one\ntwo", paper.BODY)], 300)) == ["one", "two"]
    pieces = plain(break_lines([("x" * 200, paper.BODY)], 100))
    assert len(pieces) > 5
    assert "".join(pieces) == "x" * 200


def test_a_reference_stays_with_its_word_and_is_raised() -> None:
    text = spans((Text("Cover rose", reference=1), Text(" again.")), paper.BODY)
    lines = break_lines(text, line_width("Cover rose", paper.BODY) + 1)
    assert plain(lines) == ["Cover", "rose1", "again."]
    words = lines[1].words(0, 11)
    assert words[1].style is paper.REFERENCE
    assert words[1].y == pytest.approx(11 - 3.2)


def test_bold_and_exact_words_have_their_own_faces() -> None:
    text = spans((Text("ours "), Text("strong", bold=True), Text("“theirs”", exact=True)), paper.BODY)
    assert [style.face.value[:2] for _, style in text] == [
        ("Source Sans 3", 400),
        ("Source Sans 3", 600),
        ("Source Serif 4", 400),
    ]


def test_the_first_line_may_hang() -> None:
    hanging = break_lines([("“word " * 30, paper.QUOTE)], 200, first=-4.8)
    assert hanging[0].indent == -4.8
    assert all(line.indent == 0 for line in hanging[1:])


def test_one_short_last_word_is_avoided_by_a_narrower_measure() -> None:
    text = "aaaa bbbb cccc dddd eeee f"
    measure = line_width("aaaa bbbb cccc dddd eeee", paper.BODY) + 1
    assert plain(break_lines([(text, paper.BODY)], measure))[-1] == "f"
    assert plain(narrowed([(text, paper.BODY)], measure))[-1] == "eeee f"


def test_a_long_title_is_cut_with_an_ellipsis() -> None:
    shown = cut("Ferry landings " * 30, paper.SMALL, 200)
    assert shown.endswith("…")
    assert line_width(shown, paper.SMALL) <= 200
