"""Figures on invented cases: those that the grammar was built against, and those kept aside."""

from pathlib import Path

import pytest

from briefing_app.domain.figures import FigureKind, Modifier
from briefing_app.domain.text import SourceText
from briefing_app.extraction.figures import figures
from briefing_app.extraction.layout.paragraphs import segment
from briefing_app.extraction.syntax import Parses
from tests.extraction.figure_cases import find, read, score

HERE = Path(__file__).parent
WORKED = read(HERE / "figures_worked.txt")
HELD_BACK = read(HERE / "figures_held_back.txt")


@pytest.mark.parametrize("phenomenon", dict.fromkeys(case.phenomenon for case in WORKED))
def test_worked_cases_come_out_right(phenomenon: str) -> None:
    cases = [case for case in WORKED if case.phenomenon == phenomenon]
    assert score(cases).errors == ()


def test_held_back_cases_keep_the_floor() -> None:
    scores = score(HELD_BACK)
    report = "\n".join(scores.errors)
    assert scores.f1 >= 0.96, report
    assert scores.modifier >= 0.97, report
    assert scores.unit >= 0.92, report
    assert scores.kind >= 0.96, report


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They spent £3bn on it.", 3e9),
        ("They spent £4.4billion on it.", 4.4e9),
        ("They spent £250k on it.", 250_000),
        ("They spent £2-million on it.", 2e6),
        ("They spent half a million pounds on it.", 500_000),
        ("They spent two and a half million pounds on it.", 2.5e6),
        ("They spent a million and a half pounds on it.", 1.5e6),
        ("They spent three hundred and forty thousand pounds on it.", 340_000),
        ("They spent twenty-five thousand and ten pounds on it.", 25_010),
        ("They spent 50p on it.", 0.5),
        ("They spent €1,204,388.50 on it.", 1_204_388.5),
        ("They spent US$1.2 trillion on it.", 1.2e12),
        ("They spent 2½ million pounds on it.", 2.5e6),
    ],
)
def test_amounts_of_money_come_to_their_value(text: str, value: float) -> None:
    (figure,) = find(text)
    assert figure.value == pytest.approx(value)
    assert figure.kind is FigureKind.MONEY


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It costs £72-78bn.", 72e9, 78e9),
        ("It costs £72bn-£78bn.", 72e9, 78e9),
        ("It costs between £1bn and £1.5bn.", 1e9, 1.5e9),
        ("It costs £10 to £15 million.", 10e6, 15e6),
        ("It costs £500 to £1 million.", 500, 1e6),
    ],
)
def test_ranges_share_what_only_one_end_says(text: str, low: float, high: float) -> None:
    found = find(text)
    if len(found) == 2:  # too far apart to be one range
        assert [figure.value for figure in found] == [low, high]
        return
    assert (found[0].value, found[0].value_high) == (low, high)


def test_a_move_from_one_number_to_another_is_two_figures() -> None:
    assert [figure.value for figure in find("Bills rose from £95 to £112.")] == [95, 112]
    assert [figure.value for figure in find("Thefts rose 17% to 118,882 cases.")] == [17, 118_882]


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry of 14 March 2023 cites the 2016 Act and 2019/20.",
        "Ring 0300 123 4567 at 10.30am from 64 High Street, RH19 3DE.",
        "Anna Bellweather, 42, and a 35-year-old man aged 61 met the over-65s.",
        "See section 21, pages 4 to 9, table 4 and Annex 2.",
        "HS2, COP26, the G7, F-35 and Covid-19 in Phase 2b.",
        "One of them said one should wait; the two agreed.",
        "Hundreds of trees, thousands of homes and several hundred cars.",
        "A first quarter, a third party, half-term and half past six.",
        "The score was 3-1 and the vote 50-50.",
        "Find it at www.example.org/2024/page5 or write to desk22@example.org.",
    ],
)
def test_what_is_no_quantity_is_left_out(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("notes", "values"),
    [("Grants will run from £2,000 to £60,000.", [2000, 60_000]), ("1. The Mill Trust looks after 74 mills.", [74])],
)
def test_notes_to_editors_are_counted(notes: str, values: list[float]) -> None:
    text = f"Mills get a new roof\n\nThe grant opens on Monday, the Mill Trust said.\n\nNotes to editors\n\n{notes}"
    found = segment(SourceText(text=text))
    assert found.paragraphs[-1].furniture
    assert [figure.value for figure in figures.find_figures(found, Parses(), ())] == values


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Up to 100 seats went.", Modifier.AT_MOST),
        ("The up-to-100 seats went.", Modifier.AT_MOST),
        ("As many as 100 seats went.", Modifier.AT_MOST),
        ("No more than 100 seats went.", Modifier.AT_MOST),
        ("100 seats or fewer went.", Modifier.AT_MOST),
        ("No fewer than 100 seats went.", Modifier.AT_LEAST),
        ("100 or more seats went.", Modifier.AT_LEAST),
        ("100-plus seats went.", Modifier.AT_LEAST),
        ("Well over 100 seats went.", Modifier.MORE_THAN),
        ("More than another 100 seats went.", Modifier.MORE_THAN),
        ("Just under 100 seats went.", Modifier.LESS_THAN),
        ("Circa 100 seats went.", Modifier.APPROX),
        ("100 seats or so went.", Modifier.APPROX),
        ("An estimated 100 seats went.", Modifier.APPROX),
        ("100 more seats went than before.", Modifier.NONE),
        ("A further 100 seats went.", Modifier.NONE),
        ("The total went up to 100.", Modifier.NONE),
        ("The row over 100 seats went on.", Modifier.NONE),
        ("They are paid over 100 weeks.", Modifier.NONE),
        ("They waited over 100 weeks.", Modifier.MORE_THAN),
    ],
)
def test_modifiers_stand_before_inside_or_after_the_number(text: str, modifier: Modifier) -> None:
    (figure,) = find(text)
    assert figure.modifier is modifier
