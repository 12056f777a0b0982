"""Figures that can stand on one scale make a chart; of all others the pack says why not."""

from dataclasses import replace

import pytest

from briefing_app.domain.figures import Aspect, Figure, FigureKind, Modifier
from briefing_app.domain.packs import ChartKind, ItemKind, Pack, PackItem, PackSection
from briefing_app.domain.points import Point, Review
from briefing_app.packs.blocks import Callout, Chart, ContentsEntry
from briefing_app.packs.charts import chart_block
from briefing_app.packs.compose import compose
from briefing_app.packs.scales import scale
from briefing_app.packs.used import Used
from tests.packs.example import DETAILS, DOCUMENTS, PACK


def beaches(
    value: float, of: str = "beaches with wardens", as_of: str | None = "2026", text: str = "", **more: object
) -> Figure:
    figure = Figure(0, 3, text or f"{value:g}", value, FigureKind.COUNT, unit="beach", of=of, as_of=as_of)
    return replace(figure, **more)  # type: ignore[arg-type]


def share(value: float, of: str, as_of: str) -> Figure:
    return Figure(0, 4, f"{value} per cent", value, FigureKind.PERCENT, unit="percent", of=of, as_of=as_of)


def money(value: float, text: str, of: str, as_of: str = "2026") -> Figure:
    return Figure(0, 4, text, value, FigureKind.MONEY, unit="GBP", of=of, as_of=as_of)


def drawn(kind: ChartKind, *figures: Figure, title: str = "") -> Chart | Callout:
    points = {number: Point(number, 1, figure, Review.ACCEPTED) for number, figure in enumerate(figures, 1)}
    item = PackItem(5, ItemKind.CHART, title, chart=kind, chart_points=tuple(points))
    return chart_block(item, Used(points, DOCUMENTS), 2)


def chart(kind: ChartKind, *figures: Figure, title: str = "") -> Chart:
    made = drawn(kind, *figures, title=title)
    assert isinstance(made, Chart), made
    return made


def reason(kind: ChartKind, *figures: Figure) -> str:
    made = drawn(kind, *figures)
    assert isinstance(made, Callout), made
    assert made.label == "× No chart"
    return "".join(run.text for run in made.runs)


def texts(made: Chart) -> list[list[str | None]]:
    return [[value.text if value else None for value in series.values] for series in made.series]


def test_bars_stand_in_the_order_of_their_values() -> None:
    made = chart(ChartKind.BAR, beaches(52, "beaches in Saltmere"), beaches(124, "beaches in Northshore"))
    assert made.labels == ("Beaches in Northshore", "Beaches in Saltmere")
    assert texts(made) == [["124", "52"]]
    assert (made.label, made.anchor, made.unit) == ("Figure 2", "item-5", "beaches")


def test_bars_of_one_thing_stand_in_the_order_of_time() -> None:
    made = chart(ChartKind.BAR, beaches(388), beaches(347, as_of="2024"), beaches(360, as_of="2025"))
    assert made.labels == ("2024", "2025", "2026")
    assert texts(made) == [["347", "360", "388"]]


def test_a_modifier_and_a_scale_are_said_beside_the_value() -> None:
    made = chart(
        ChartKind.BAR,
        beaches(60, "beaches at worst", modifier=Modifier.AT_MOST),
        beaches(22, "beaches on a typical day", modifier=Modifier.APPROX),
    )
    assert texts(made) == [["up to 60", "around 22"]]
    assert "up to 60" in made.alternative
    spent = chart(
        ChartKind.COMPARISON,
        money(31.4e6, "£31.4 million", "scheme funding"),
        money(29e6, "£29m", "scheme funding", "2025"),
    )
    assert texts(spent) == [["£29 million"], ["£31.4 million"]]


def test_a_comparison_has_then_and_now_and_names_what_is_missing() -> None:
    made = chart(
        ChartKind.COMPARISON,
        beaches(52, "beaches in Saltmere"),
        beaches(124, "beaches in Northshore"),
        beaches(118, "beaches in Northshore", "2025"),
    )
    assert [series.name for series in made.series] == ["2025", "2026"]
    assert made.labels == ("Beaches in Northshore", "Beaches in Saltmere")
    assert texts(made) == [["118", None], ["124", "52"]]
    assert "Solid bar: 2026. Hatched bar: 2025." in "".join(run.text for run in made.subtitle)


def test_lines_run_over_every_year_and_say_where_the_scale_begins() -> None:
    made = chart(
        ChartKind.LINE,
        share(81.0, "posts filled", "2022"),
        share(94.2, "posts filled", "2025"),
        share(72.3, "evening posts filled", "2022"),
        share(83.0, "evening posts filled", "2024"),
    )
    assert made.labels == ("2022", "2023", "2024", "2025")
    assert texts(made) == [["81.0", None, None, "94.2"], ["72.3", None, "83.0", None]]
    assert "The scale starts at 70." in "".join(run.text for run in made.subtitle)
    assert made.alternative.startswith("Line chart: ")
    assert "Posts filled: 2022 81.0; 2025 94.2." in made.alternative


@pytest.mark.parametrize(
    ("kind", "figures", "why"),
    [
        (ChartKind.BAR, [beaches(1)], "needs two figures"),
        (ChartKind.BAR, [beaches(388), share(94.2, "beaches", "2026")], "different units"),
        (ChartKind.BAR, [money(5e6, "£5m", "scheme funding"), money(2e3, "£2,000", "a chair")], "different things"),
        (
            ChartKind.BAR,
            [share(3, "increase in fares", "2026"), share(9, "increase in rents", "2026")],
            "different things",
        ),
        (ChartKind.BAR, [beaches(1), beaches(2, aspect=Aspect.CHANGE)], "a level, a change and a target"),
        (ChartKind.BAR, [beaches(1, "beaches east", "2025"), beaches(2, "beaches west")], "different periods"),
        (ChartKind.BAR, [beaches(10, value_high=20.0, text="10 to 20"), beaches(2, "beaches")], "is a range"),
        (ChartKind.BAR, [beaches(10), beaches(12)], "the same thing for the same period"),
        (ChartKind.BAR, [share(1, "", "2025"), share(2, "posts", "2026")], "does not name what"),
        (ChartKind.BAR, [beaches(float(n), f"beaches in {n}th bay") for n in range(30)], "told apart by nobody"),
        (ChartKind.LINE, [beaches(1, as_of=None), beaches(2)], "its source says nothing"),
        (ChartKind.LINE, [beaches(1, as_of="last year"), beaches(2)], "its source says “last year”"),
        (ChartKind.LINE, [beaches(1, as_of="June 2025"), beaches(2)], "one scale of time"),
        (ChartKind.LINE, [beaches(1, "beaches east", "2025"), beaches(2, "beaches west")], "only one period"),
        (ChartKind.COMPARISON, [beaches(1), beaches(2, "beaches west")], "just two periods"),
        (ChartKind.COMPARISON, [beaches(1, as_of=str(year)) for year in (2024, 2025, 2026)], "just two periods"),
    ],
)
def test_what_cannot_stand_on_one_scale_is_refused_in_words(kind: ChartKind, figures: list[Figure], why: str) -> None:
    assert why in reason(kind, *figures)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closures through gate failure", "closures through low water"),
        ("posts filled by the end of June", "evening posts filled"),
        ("funding of the scheme", "funding for training"),
    ],
)
def test_what_measures_one_thing_stands_together(one: str, other: str) -> None:
    assert chart(ChartKind.BAR, share(3, one, "2026"), share(9, other, "2026")).labels


def test_a_bar_without_a_period_says_so() -> None:
    assert chart(ChartKind.BAR, beaches(3, as_of=None), beaches(4)).labels == ("Period not given", "2026")


def test_a_figure_that_is_lost_is_said() -> None:
    item = PackItem(5, ItemKind.CHART, "Cover", chart=ChartKind.BAR, chart_points=(1, 2))
    made = chart_block(item, Used({1: Point(1, 1, beaches(3))}, DOCUMENTS), 1)
    assert isinstance(made, Callout)
    assert "“Cover”" in made.runs[0].text
    assert "no longer in the library" in made.runs[0].text


def test_a_pack_numbers_its_charts_seals_their_figures_and_cites_their_sources() -> None:
    points = {1: Point(1, 1, beaches(388)), 2: Point(2, 3, beaches(347, as_of="2025"))}
    held = PackItem(5, ItemKind.CHART, "Cover grew", "Seen *often*.", chart=ChartKind.BAR, chart_points=(1, 2))
    refused = PackItem(6, ItemKind.CHART, "Nothing", chart=ChartKind.BAR)
    again = replace(held, id=7)
    section = PackSection(1, "Charts", items=(refused, held, again))
    composed = compose(Pack(1, DETAILS, (section,)), points, DOCUMENTS)
    charts = [block for block in composed.blocks if isinstance(block, Chart)]
    assert [made.label for made in charts] == ["Figure 1", "Figure 2"]
    assert composed.seals is not None
    assert {seal.shown for seal in composed.seals.points} == {("388",), ("347",)}
    assert {run.link for run in charts[0].source if run.link} == {"#source-1", "#source-2"}
    assert charts[0].title == "Cover grew"


def test_without_a_title_of_its_own_a_chart_states_no_finding() -> None:
    made = chart(ChartKind.BAR, beaches(388), beaches(347, as_of="2024"))
    assert made.title == "Beaches with wardens, 2024 to 2026"


@pytest.mark.parametrize(
    ("values", "kind", "ends"),
    [
        ([388.0, 347.0], ChartKind.BAR, (0, 400)),
        ([94.2, 72.3], ChartKind.LINE, (70, 100)),
        ([10.0, 90.0], ChartKind.LINE, (0, 100)),
        ([-4.0, 6.0], ChartKind.BAR, (-5, 7.5)),
        ([0.0, 0.0], ChartKind.BAR, (0, 0.25)),
        ([5.0, 5.0], ChartKind.LINE, (4, 6)),
    ],
)
def test_a_scale_has_round_ends_around_all_values(
    values: list[float], kind: ChartKind, ends: tuple[float, float]
) -> None:
    ticks = scale(values, kind)
    assert ticks[0] <= min(values) <= max(values) <= ticks[-1]
    assert (ticks[0], ticks[-1]) == ends


def test_the_example_has_none_and_its_contents_are_as_they_were() -> None:
    composed = compose(PACK, {}, {})
    assert not any(isinstance(block, Chart | ContentsEntry) for block in composed.blocks)
