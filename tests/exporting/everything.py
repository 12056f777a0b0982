"""A pack with every kind of block there is, for every format: the example, and what charts, versions and checks add."""

from dataclasses import replace

from briefing_app.domain.packs import ChartKind
from briefing_app.packs.blocks import (
    Alteration,
    Block,
    Chart,
    ChartSeries,
    ChartValue,
    Cover,
    FindingEntry,
    FindingSheet,
    PackDocument,
    Paragraph,
    Redline,
    SectionOpening,
    Text,
)
from briefing_app.packs.compose import compose
from tests.packs.example import DOCUMENTS, PACK, POINTS

EXAMPLE = compose(PACK, POINTS, DOCUMENTS)


def values(*written: str) -> tuple[ChartValue | None, ...]:
    """Values from how they are written; a dash for none."""
    numbers = (one.removeprefix("up to ").replace("–", "-") for one in written)
    return tuple(
        None if text == "none" else ChartValue(float(number), text)
        for number, text in zip((one if one != "none" else "0" for one in numbers), written, strict=True)
    )


_SOURCE = (Text("Annual warden return 2026 "), Text("[1]", link="#source-1"), Text("."))
COMPARISON = Chart(
    ChartKind.COMPARISON,
    "Figure 1",
    "Every county covered more beaches in 2026",
    (Text("Beaches with wardens."), Text(" Solid bar: 2026.", bold=True), Text(" Hatched bar: 2025.")),
    "County",
    ("Northshore", "Brannock Sands", "Penrhyn Tywod"),
    (ChartSeries("2025", values("118", "64", "none")), ChartSeries("2026", values("124", "up to 81", "52"))),
    "beaches",
    _SOURCE,
    "Bar chart of two periods: Every county covered more beaches in 2026. 2025: Northshore 118; Brannock Sands 64. "
    "2026: Northshore 124; Brannock Sands up to 81; Penrhyn Tywod 52. In beaches.",
    "item-101",
)
LINES = Chart(
    ChartKind.LINE,
    "Figure 2",
    "Posts are filling, evening posts more slowly",
    (Text("Posts filled by the end of June, per cent. The scale starts at 70."),),
    "June",
    ("2022", "2023", "2024", "2025", "2026"),
    (
        ChartSeries("All posts", values("80.2", "84.9", "86.1", "88.7", "94.2")),
        ChartSeries("Evening posts", values("73.1", "77.6", "none", "80.4", "83.0")),
    ),
    "per cent",
    _SOURCE,
    "Line chart: Posts are filling. All posts: 2022 80.2; 2023 84.9; 2024 86.1; 2025 88.7; 2026 94.2. Evening posts: "
    "2022 73.1; 2023 77.6; 2025 80.4; 2026 83.0. In per cent.",
    "item-102",
)
BARS = Chart(
    ChartKind.BAR,
    "Figure 3",
    "Where cover changed most",
    (Text("Change in beaches with wardens, 2026."),),
    "Measure",
    ("Northshore and the whole of the coast to the county border", "Saltmere"),
    (ChartSeries("2026", values("6", "–4")),),
    "beaches",
    _SOURCE,
    "Bar chart: Where cover changed most. Northshore 6; Saltmere –4. In beaches.",
    "item-103",
)
MANY = replace(
    LINES,
    label="Figure 4",
    title="Four counties, each by itself",
    series=tuple(replace(LINES.series[0], name=f"County {number}") for number in range(1, 5)),
    anchor="item-104",
)
ALTERATION = Alteration(
    "Change 1 replaces",
    "Page 3, top line 2",
    (Text("The county has had its full complement since 1 September."),),
    (Text("The county has had "), Text("all but one of its wardens", changed=True), Text(" since 1 September.")),
    (Text("A warden left on 4 November."),),
    (Text("Email from the county, 4 November 2026 "), Text("[2]", link="#source-2")),
)
REDLINE = Redline(
    "Section 2, item 1",
    "Changed",
    (Text("Cover rose to "), Text("347", struck=True), Text(" "), Text("388 beaches", changed=True), Text(".")),
)
FINDINGS = FindingSheet(
    (
        FindingEntry(
            1, "Conflict", "Page 9, row 3", (Text("60", bold=True), Text(" in the review.")), "Choose one.", ""
        ),
    ),
    (
        FindingEntry(
            2, "Single source", "", (Text("22 beaches.", bold=True),), "", "Ada Quill: “no other count exists”"
        ),
    ),
    "31 quotes match their sources word for word.",
    "Tuesday 3 November 2026, 14:02",
)
_MORE: tuple[Block, ...] = (
    SectionOpening("Section 7", "Charts and changes", "section-7"),
    Paragraph(
        (Text("See "), Text("the chart by county", page_of="item-101"), Text(" and "), Text("it", page_of="gone"))
    ),
    COMPARISON,
    LINES,
    BARS,
    MANY,
    ALTERATION,
    REDLINE,
    FINDINGS,
)
_COVER = EXAMPLE.blocks[0]
assert isinstance(_COVER, Cover)
EVERYTHING = replace(
    EXAMPLE,
    blocks=(
        replace(_COVER, notice=(Text("1 finding of the check is open."),)),
        *EXAMPLE.blocks[1:-2],
        *_MORE,
        *EXAMPLE.blocks[-2:],
    ),
    items=(),
)
"""The example with its sources at the end, and before them what it has not."""
ADDENDUM: PackDocument = replace(
    EXAMPLE,
    blocks=(SectionOpening("Addendum 1", "One change to version 3", "addendum", "Keep with the pack."), ALTERATION),
    items=(),
    seals=None,
)
