"""Rows of figures that nothing names, and of figures that measure the same: headed by their source's own words."""

import re
from pathlib import Path

import pikepdf
import pytest

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.packs import ItemKind, Pack, PackDetails, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Point, Review
from briefing_app.exporting import docx, html, markdown
from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.verify import verify
from briefing_app.packs.blocks import FigureRow, FigureTable, PackDocument
from briefing_app.packs.compose import compose
from briefing_app.packs.elsewhere import Elsewhere
from briefing_app.packs.source_words import clause
from tests.packs.example import document

TEXT = """Closures of locks
There were 412 closures in the winter. A year before, in a milder season than anybody remembered, there were 335
closures, and nobody rang. It had 70 then.
• Councils are to be handed £257 million to provide support for those who live afloat and for all of the families that \
have nowhere else to go this winter
The trust treats, whatever is said of it by people who have never been there, 95 of its boats within four hours on \
most days of the week.
"""
DETAILS = PackDetails("Locks", marking="OFFICIAL")


def figure(number: str, kind: FigureKind = FigureKind.COUNT, unit: str | None = None, of: str | None = None) -> Figure:
    start = TEXT.index(number)
    value = float(re.sub(r"\D", "", number))
    return Figure(start, start + len(number), number, value, kind, unit=unit, of=of)


FIGURES = (
    figure("412", unit="closure", of="closures"),
    figure("70"),
    figure("335", unit="closure", of="closures"),
    figure("£257 million", FigureKind.MONEY, "GBP"),
)


def composed(told: Elsewhere | None) -> PackDocument:
    items = tuple(PackItem(key, ItemKind.POINT, point_id=key) for key in range(1, len(FIGURES) + 1))
    pack = Pack(1, DETAILS, (PackSection(1, "Key figures", SectionKind.FIGURES, items=items),))
    points = {key: Point(key, 1, content, Review.ACCEPTED) for key, content in enumerate(FIGURES, 1)}
    return compose(pack, points, {1: document(1, "Closures", "Weir Office", None, "OFFICIAL", TEXT)}, elsewhere=told)


def rows(told: Elsewhere | None) -> tuple[FigureRow, ...]:
    (table,) = [block for block in composed(told).blocks if isinstance(block, FigureTable)]
    return table.rows


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("412", "“There were 412 closures in the winter.”"),
        ("70", "“It had 70 then.”"),
        ("£257 million", "“Councils are to be handed £257 million to provide support for those who live afloat […]”"),
        ("95", "“[…] 95 of its boats within four hours on most days of the week.”"),
    ],
)
def test_a_clause_tells_what_is_counted_and_ends_at_a_word_that_can_end_it(number: str, words: str) -> None:
    assert clause(TEXT, figure(number)) == words


def test_rows_are_headed_by_the_words_of_their_source() -> None:
    found = [(row.group, row.measure, row.value) for row in rows(Elsewhere())]
    assert [group for group, _, _ in found] == ["Closures", "Closures", "", ""]
    assert [value for _, _, value in found] == ["412", "335", "70", "£257"]
    assert found[2][1] == "“It had 70 then.”"
    assert all(measure.startswith("“") for _, measure, _ in found)
    assert "335" in found[1][1]


def test_versions_from_before_are_set_as_they_were() -> None:
    assert [(row.group, row.measure) for row in rows(None)] == [
        ("", "Closures"),
        ("", "Not named in the source"),
        ("", "Closures"),
        ("", "Not named in the source"),
    ]


def test_a_group_has_a_name_of_its_own_in_every_format(tmp_path: Path) -> None:
    made = composed(Elsewhere())
    for name, writer in (("a.html", html), ("a.docx", docx), ("a.md", markdown), ("a.pdf", pdf)):
        writer.write(made, tmp_path / name)
    page = (tmp_path / "a.html").read_text("utf-8")
    assert '<th scope="rowgroup" colspan="6" class="group">Closures</th>' in page
    assert "| **Closures** | | | | | |" in (tmp_path / "a.md").read_text("utf-8")
    assert verify(tmp_path / "a.pdf").sound
    with pikepdf.open(tmp_path / "a.pdf") as file:
        heads = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        told = [one["/A"] for one in heads]
    assert len(told) == 6 + 1 + 4
    assert all("/Scope" in one for one in told)
    assert [int(one["/ColSpan"]) for one in told if "/ColSpan" in one] == [6]
