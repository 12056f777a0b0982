from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing_app.domain.documents import DocumentDetails, DocumentSummary, Origin
from briefing_app.domain.facts import Fact, FactLink, FactSummary, Verdict, Wording
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Point, Review
from briefing_app.ui.facts import told
from briefing_app.ui.facts.chart import Chart, Dot, dots, in_words, is_charted, named, ticks
from briefing_app.ui.theme import Theme


def wording(number: int, text: str, value: str, modifier: Modifier, day: date | None, source: int = 0) -> Wording:
    amount = float(value.replace(",", ""))
    figure = Figure(0, len(value), value, amount, FigureKind.COUNT, None, "pier", modifier, "piers")
    details = DocumentDetails(f"Document {number}", published=day)
    document = DocumentSummary(number, details, Origin("a.txt", "0" * 64), datetime(2024, 9, 1))  # noqa: DTZ001
    point = Point(number, number, figure, Review.SUGGESTED)
    return Wording(point, document, text, f"There are {text}.", source or number)


@pytest.fixture
def fact() -> Fact:
    may, june = date(2024, 5, 1), date(2024, 6, 1)
    wordings = (
        wording(1, "around 100 piers", "100", Modifier.APPROX, may),
        wording(2, "90 piers", "90", Modifier.NONE, may),
        wording(3, "at least 95 piers", "95", Modifier.AT_LEAST, june),
        wording(4, "90 piers", "90", Modifier.NONE, june, source=2),
    )
    links = (
        (1, 2, FactLink(Verdict.STRENGTH, "one is rounded")),
        (2, 3, FactLink(Verdict.CONFLICTS, "they cannot both hold")),
    )
    return Fact(FactSummary(1, 1, Verdict.CONFLICTS, "they cannot both hold", 3, 4, may, june), wordings, links)


def test_the_strongest_wording_comes_first(fact: Fact) -> None:
    assert told.wordings(fact) == ["90", "at least 95", "around 100"]
    assert told.title(fact) == "Piers"


def test_a_time_of_nothing_that_is_named_is_headed_by_itself(fact: Fact) -> None:
    six = Figure(0, 3, "six", 6, FigureKind.DURATION, None, "month")
    one = replace(fact.wordings[0], point=replace(fact.wordings[0].point, content=six))
    assert told.title(replace(fact, wordings=(one,))) == "Six months"
    count = replace(six, kind=FigureKind.COUNT, unit=None)
    one = replace(one, point=replace(one.point, content=count))
    assert told.title(replace(fact, wordings=(one,))) == "Not named in the text"


def test_every_status_has_a_sign_and_words() -> None:
    assert set(told.SIGNS) == set(Verdict)
    assert len({sign.words for sign in told.SIGNS.values()}) == len(Verdict)
    assert len({sign.icon for sign in told.SIGNS.values()}) == len(Verdict)


def test_reprints_are_folded_and_a_pack_gets_each_source_once(fact: Fact) -> None:
    assert told.folded(fact) == "3 independent sources. 1 reprint is counted with what it repeats."
    assert told.is_reprint(fact, fact.wordings[3])
    assert not told.is_reprint(fact, fact.wordings[1])
    assert told.sourced(fact) == [1, 2, 3]


def test_a_wording_stands_as_its_gravest_link(fact: Fact) -> None:
    assert told.verdict_of(fact, 2) is Verdict.CONFLICTS
    assert told.verdict_of(fact, 1) is Verdict.STRENGTH
    assert [other.point.id for other, _ in told.links_of(fact, 2)] == [3, 1]


def test_values_are_put_plainly() -> None:
    money = Figure(0, 1, "£75 million", 75_000_000, FigureKind.MONEY, None, "GBP")
    span = Figure(0, 1, "5 to 9 per cent", 5, FigureKind.PERCENT, 9, "percent", Modifier.APPROX)
    months = Figure(0, 1, "six months", 6, FigureKind.DURATION, None, "month")
    assert [told.value(one) for one in (money, span, months)] == ["£75 million", "5 to 9%", "6 months"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1240, "1,240"),
        (18_500_000, "18.5 million"),
        (1_234_567, "1,234,567"),
        (-2_000_000_000, "-2 billion"),
        (12_345_678_901, "12,345,678,901"),
        (0.25, "0.25"),
        (0, "0"),
    ],
)
def test_numbers_are_told_as_people_read_them(value: float, words: str) -> None:
    assert told.number(value) == words


def test_the_scale_of_a_chart_is_in_the_unit_of_its_values() -> None:
    money = Figure(0, 5, "£18.5m", 18_500_000, FigureKind.MONEY, None, "GBP")
    dot = Dot(date(2026, 11, 1), 1e7, "", "", stated=True, figure=money)
    assert [named(tick, dot) for tick in ticks(1e7, 3e7)] == ["£10 million", "£20 million", "£30 million"]


def test_the_chart_says_its_values_in_words(fact: Fact) -> None:
    assert in_words(dots(fact)) == (
        "Chart over time: 90 on 1 May 2024, in conflict; around 100 on 1 May 2024; 90 on 1 June 2024; "
        "at least 95 on 1 June 2024, in conflict"
    )
    assert is_charted(dots(fact))


def test_the_chart_is_drawn_in_the_colours_of_its_signs(fact: Fact, theme: Theme) -> None:
    chart = Chart(theme)
    chart.show_fact(fact)
    chart.resize(600, chart.sizeHint().height())
    image = chart.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    for token in ("accent", "danger", "hair"):
        assert theme.colour(token).name() in seen


@given(st.floats(-1e12, 1e12), st.floats(0, 1e9))
@example(5e-324, 0.0)
@example(0.0, 5e-324)
def test_scales_are_round_and_span_the_values(low: float, span: float) -> None:
    found = ticks(low, low + span)
    assert 2 <= len(found) <= 6
    slack = abs(found[1] - found[0]) * 1e-6
    assert found[0] <= low + slack
    assert found[-1] >= low + span - slack
    assert all(first < second for first, second in pairwise(found))
