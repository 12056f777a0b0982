"""Key points: whole sentences worth keeping, never furniture, headings, questions or lead-ins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.extraction.extract import extract
from briefing_app.extraction.figures.figures import find_figures
from briefing_app.extraction.keypoints import find_key_points
from briefing_app.extraction.layout.paragraphs import segment
from briefing_app.extraction.syntax import Parses

ARTICLE = """Harbour board to close six piers as repair bill passes £40m

The Northmere Harbour Board will close six of its 19 piers this autumn after a survey put the bill at £40 million.

It is a grey morning and gulls wheel over the fish market.

The survey, published on Monday, found that 45 per cent of the timbers in the older piers were rotten.

“I have walked this front for thirty years and I never thought I would see it fenced off,” said Una Vale, a net mender.

The Department for Coasts has offered a grant of £12 million, on condition that the board raises the rest by 2027.

Closing the piers will cost about 140 seasonal jobs, the board said.

Ministers are expected to decide on further funding for harbours in the spring.

People in the town talk of little else.

They have seen plans come and go before.

Have you been affected by the closures at the harbour this year?

Photo: Piers at dusk (Credit: Harbour Gazette)

Sign up to our newsletter for more stories like this one every week
"""


def _points(text: str, genre: Genre | None = None, quotes: tuple[Quote, ...] = ()) -> tuple[KeyPoint, ...]:
    layout = segment(SourceText(text=text, genre=genre))
    return find_key_points(layout, quotes, find_figures(layout, Parses(), quotes))


def test_an_article_gives_about_four_that_matter() -> None:
    points = _points(ARTICLE, Genre.NEWS)
    kept = " ".join(point.text for point in points)
    assert 3 <= len(points) <= 5
    assert "will close six of its 19 piers" in kept
    assert "45 per cent" in kept
    assert "grant of £12 million" in kept


def test_scene_setting_questions_headings_and_furniture_stay_out() -> None:
    kept = " ".join(point.text for point in _points(ARTICLE, Genre.NEWS))
    for unwanted in ("gulls", "Have you been", "Photo", "Sign up", "repair bill passes", "They have seen"):
        assert unwanted not in kept


def test_quotes_are_points_already_in_an_article_but_not_in_a_speech() -> None:
    start = ARTICLE.index("I have walked")
    end = ARTICLE.index(",” said")
    quote = Quote(start, end, ARTICLE[start:end], QuoteKind.DIRECT, speaker="Una Vale")
    assert all("walked" not in point.text for point in _points(ARTICLE, Genre.NEWS, (quote,)))
    speech = "Friends, we will build 400 new boats this year and we will pay for them.\n\nThat is what we promised."
    whole = Quote(0, len(speech), speech, QuoteKind.BLOCK, speaker="Una Vale")
    assert [p.text[:7] for p in _points(speech, Genre.SPEECH, (whole,))] == ["Friends"]


def test_the_same_thing_is_not_kept_twice() -> None:
    text = (
        "• Harbours to be given £257 million for repairs to piers and sea walls across the coast\n\n"
        "£257 million will be given to harbours across the coast for repairs to piers and sea walls.\n\n"
        "The grants will be paid over two years by the Department for Coasts to every harbour board.\n\n"
        "Boards will need to report each quarter on how many metres of wall they have restored.\n\n"
        "A review of flood insurance for fishing towns will follow in the spring, ministers said.\n\n"
        "The first payments are due to be made in April to boards that have applied already.\n\n"
        "Officials will visit all 80 sites before the summer and publish what they find.\n\n"
        "The scheme replaces an earlier fund that closed to applications in March last year.\n"
    )
    kept = [point.text for point in _points(text, Genre.PRESS_RELEASE)]
    assert sum("£257 million" in one for one in kept) == 1


@pytest.mark.parametrize("count", [1, 2, 3])
def test_short_texts_get_fewer(count: int) -> None:
    text = "\n\n".join(
        f"The board said that it would repair pier number {n} by the spring of next year." for n in range(count)
    )
    assert len(_points(text, Genre.NEWS)) <= max(1, count // 2)


def test_an_empty_text_has_none() -> None:
    assert _points("") == ()


@given(st.text(max_size=400))
def test_spans_are_valid_ordered_and_apart_on_any_text(text: str) -> None:
    end = 0
    for point in _points(text):
        assert text[point.start : point.end] == point.text
        assert point.start >= end
        assert 0 < point.confidence <= 1
        assert point.evidence
        end = point.end


DEBATE = """Ferry Fares

2.30 pm

Hester Lyall (Isles) (LD)

What assessment she has made of the cost of ferries to island families.

A constituent wrote to me, “I have missed three funerals because the boat costs £140 and I do not have £140.”

Does the Minister know that 4,000 islanders now pay more than £90 for a single crossing with a car in the winter?

The Minister for Ports (Clement Roper)

I am grateful to the hon. Lady for raising it, and I pay tribute to the crews.

We will cap single fares at £25 for islanders from 1 April, at a cost of £6 million a year.

The Government have agreed to replace nine of the 33 vessels by 2031.

Fares have risen by 18 per cent since 2019, and winter sailings have been cut by a quarter.

A copy of the review will be placed in the Library.

He said that it was late.
"""


def test_debates_give_answers_that_commit_or_state_facts() -> None:
    texts = [point.text for point in extract(SourceText(text=DEBATE)).key_points]
    assert any("cap single fares" in text for text in texts)
    assert any("nine of the 33 vessels" in text for text in texts)
    for no in ("What assessment", "I have missed", "pay tribute", "placed in the Library", "Does the Minister"):
        assert not any(no in text for text in texts), texts


def test_sentences_that_break_off_or_lean_on_a_name_come_last() -> None:
    cut = ARTICLE.replace("Closing the piers will", "It will").replace(
        "Ministers are expected to decide", "Jo Fell, 40, told the board: “We decide"
    )
    texts = [point.text for point in _points(cut)]
    assert not any(text.startswith("It will") or "We decide" in text for text in texts), texts
