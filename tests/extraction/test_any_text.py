"""Whatever the text, extraction ends, its offsets are those of the text, and it finds the same twice."""

import sys
import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app import paths
from briefing_app.domain.points import Content, Extraction
from briefing_app.domain.text import Genre, SourceText
from briefing_app.extraction.extract import extract
from briefing_app.extraction.version import ENGINE
from tests.bench.extraction_texts import makers

PIECES = st.sampled_from(
    [
        *("“", "”", "‘", "’", '"', "'", "\n", "\n\n", "\r\n", "\x00", "\x0c", "\u2028", "\u202e", "\u200b", "🙂"),
        *(
            "مرحبا",
            "שלום",
            "例え",
            ": ",
            ", ",
            ". ",
            "! ",
            "? ",
            " ",
            "—",
            "• ",
            "Q1 ",
            "Chair: ",
            "Mr Speaker",
            "said",
        ),
        *("he said", "told the House", "that ", "Home Secretary ", "Alma Brightwell", "Dr Croft", "the council"),
        *("According to ", "it added", "£4.5m", "12 per cent", "[Interruption.]", "Notes to editors", "Dear Sir"),
        *("Yours sincerely", "(Lab)", "Read more: ", "É", "ß", "%", "1.", "2.1 ", "- ", "…"),
    ]
)
MAKERS = makers(sorted(paths.samples().glob("*.txt")))


def check(text: str, genre: Genre | None = None) -> Extraction:
    found = extract(SourceText(text=text, genre=genre))
    points: list[Content] = [*found.quotes, *found.figures, *found.key_points]
    for point in points:
        assert 0 <= point.start < point.end <= len(text)
        assert text[point.start : point.end] == point.text
    assert found.engine == ENGINE
    return found


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=60).map("".join))
def test_offsets_are_valid_in_text_of_hostile_pieces(text: str) -> None:
    check(text)


SIGNS = {
    "right to left": st.characters(min_codepoint=0x590, max_codepoint=0x6FF)
    | st.sampled_from("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    "emoji": st.characters(min_codepoint=0x1F1E6, max_codepoint=0x1FAFF) | st.sampled_from("\u200d\ufe0f\u20e3#1"),
    "control characters": st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")),
    "numbers": st.characters(categories=("Nd", "Nl", "No", "Sc")) | st.sampled_from(" .,:;-–/%()'’"),
    "other languages": st.characters(categories=("Lo", "Lm", "Mn", "Mc"))
    | st.characters(min_codepoint=0x370, max_codepoint=0x52F),
}
"""What texts that are no English prose are made of."""


@pytest.mark.parametrize("kind", SIGNS)
def test_offsets_are_valid_among_signs_of_every_kind(kind: str) -> None:
    stretch = st.text(SIGNS[kind], min_size=1, max_size=12)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(stretch | stretch | PIECES, max_size=30).map("".join))
    def holds(text: str) -> None:
        check(text)

    holds()


@pytest.mark.parametrize("kind", MAKERS)
def test_offsets_are_valid_in_every_kind_of_long_text(kind: str) -> None:
    check(MAKERS[kind](4000))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_offsets_are_valid_in_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("genre", [None, *Genre])
def test_a_text_without_words_has_no_points(genre: Genre | None) -> None:
    found = check(" \n\n\t \n", genre)
    assert (found.quotes, found.figures, found.key_points) == ((), (), ())


def test_the_same_text_gives_the_same_points() -> None:
    text = "The council said it would close. “We had no choice,” said Alma Brightwell, its leader. She added: “None.”"
    assert extract(SourceText(text=text)) == extract(SourceText(text=text))


@pytest.mark.parametrize(
    "piece",
    [
        "“ ",
        "'a ",
        "” said X. “",
        "Alma Brightwell said: “We had no choice.”\n",
        "Q1 Chair: Why?\nAlma Brightwell: Because.\n",
        "12 345 6,789 ",
        "\n",
        ")\n",
        "0 ",
        ": ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    check(piece * 20)
    small, large = (_seconds(piece * count) for count in (200, 800))
    assert large < small * 4 * 2.2 + 0.5


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("INTERNATIONALISATION BOARD CHAIR ALMA BRIGHTWELL said that it was so.", Genre.NEWS),
        ("Chair: Order.\n\nAMENDMENTS ON INTERNATIONALISATION, 2\n\nAlma Brightwell: No.\n", Genre.EVIDENCE),
        ("The INTERNATIONALISATIONBOARD 2\n\nAlma Brightwell addressed the board.\n", Genre.SPEECH),
        ("A-" * 8000, Genre.NEWS),
    ],
    ids=["news", "evidence", "speech", "unbroken"],
)
def test_a_line_in_capitals_is_read_at_once(text: str, genre: Genre) -> None:
    assert _seconds(text, genre) < 2


def _seconds(text: str, genre: Genre | None = None) -> float:
    start = time.process_time()
    check(text, genre)
    return time.process_time() - start


def test_twice_the_marks_in_one_sentence_take_no_more_than_three_times_the_work() -> None:
    """Calls are counted, not seconds: each quote may hang on every verb, but neither looks at every other quote."""
    piece = "“we go” and said "
    check(piece)
    assert _calls(piece * 100) < _calls(piece * 50) * 3


def _calls(text: str) -> int:
    counted: Counter[str] = Counter()
    before = sys.getprofile()
    sys.setprofile(lambda _frame, event, _arg: counted.update((event,)))
    try:
        extract(SourceText(text=text))
    finally:
        sys.setprofile(before)
    return counted["call"]
