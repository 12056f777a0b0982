"""The drawing of a chart: true to its values, inside its box, and legible in grey."""

from dataclasses import replace

import pytest

from briefing_app.exporting.drawing import Drawing, Stroke, Wording, drawing, width
from briefing_app.exporting.painting import png
from briefing_app.packs.blocks import Chart
from tests.exporting.everything import BARS, COMPARISON, LINES, MANY, values

ACCENT = "#0E4A5B"


def bars(made: Drawing) -> list[Stroke]:
    """The solid bars."""
    return [one for one in made.shapes if isinstance(one, Stroke) and one.filled == ACCENT and len(one.points) == 5]


def extent(shape: Stroke) -> float:
    return max(x for x, _ in shape.points) - min(x for x, _ in shape.points)


def words(made: Drawing) -> list[Wording]:
    return [one for one in made.shapes if isinstance(one, Wording)]


@pytest.mark.parametrize("chart", [COMPARISON, BARS, LINES, MANY], ids=lambda chart: chart.label)
def test_all_of_it_stands_inside_its_box_and_nothing_is_too_small(chart: Chart) -> None:
    made = drawing(chart)
    for one in words(made):
        left = one.x - (width(one.text, one.size, strong=one.strong) if one.right else 0.0)
        assert left >= -0.5
        assert left + width(one.text, one.size, strong=one.strong) <= made.width + 0.5
        assert 0 < one.y <= made.height
        assert one.size >= 9
    for shape in made.shapes:
        if isinstance(shape, Stroke):
            assert all(-0.5 <= x <= made.width + 0.5 and -0.5 <= y <= made.height + 0.5 for x, y in shape.points)


def test_bars_are_as_long_as_their_values() -> None:
    lengths = [extent(bar) for bar in bars(drawing(COMPARISON))]
    assert lengths == pytest.approx([lengths[0] * value / 124 for value in (124, 81, 52)], rel=1e-3)


def test_a_negative_bar_runs_the_other_way() -> None:
    up, down = bars(drawing(BARS))
    assert min(x for x, _ in up.points) == pytest.approx(max(x for x, _ in down.points))
    assert extent(up) / extent(down) == pytest.approx(6 / 4)


def test_every_value_stands_beside_its_bar_and_a_missing_one_is_named() -> None:
    said = [one.text for one in words(drawing(COMPARISON))]
    assert said.count("not given") == 1
    assert {"118", "124", "64", "up to 81", "52"} <= set(said)


def test_lines_differ_by_more_than_colour_and_break_where_nothing_is_known() -> None:
    made = drawing(LINES)
    lines = [one for one in made.shapes if isinstance(one, Stroke) and one.width == 1.6]
    assert [(bool(line.dash), len(line.points)) for line in lines] == [(False, 5), (True, 2), (True, 2)]
    up = [y for _, y in lines[0].points]
    heights = [80.2, 84.9, 86.1, 88.7, 94.2]
    steps = [(up[0] - y) / (up[0] - up[-1]) for y in up]
    assert steps == pytest.approx([(value - 80.2) / 14 for value in heights], abs=1e-6)


def test_ends_of_lines_that_meet_are_named_apart() -> None:
    close = replace(LINES, series=(LINES.series[0], replace(LINES.series[0], name="Nearly the same")))
    ends = [one for one in words(drawing(close)) if one.x > 200]
    assert len({round(one.y) for one in ends}) == len(ends) >= 4


def test_a_name_that_is_too_long_ends_in_an_ellipsis() -> None:
    long = replace(BARS, labels=("Northshore and " * 12, "Llanfair" * 9))
    made = drawing(long)
    assert sum("…" in one.text for one in words(made)) == 2
    assert bars(made)


def test_as_many_pairs_of_bars_as_a_chart_has_at_the_most_stay_on_a_page() -> None:
    labels = tuple(f"The beaches and harbours of the county of {number}shire" for number in range(20))
    series = tuple(replace(each, values=(each.values[0],) * 20) for each in COMPARISON.series)
    many = drawing(replace(COMPARISON, labels=labels, series=series))
    assert many.height <= 480
    assert len(bars(many)) == 20


def test_one_value_of_nothing_is_drawn() -> None:
    flat = replace(BARS, labels=("A", "B"), series=(replace(BARS.series[0], values=values("0", "0")),))
    assert drawing(flat).height > 0
    level = replace(LINES, labels=("2025", "2026"), series=(replace(LINES.series[0], values=values("5", "5")),))
    assert drawing(level).height > 0


def test_a_picture_is_the_same_bytes_each_time() -> None:
    assert png(drawing(LINES)) == png(drawing(LINES))
