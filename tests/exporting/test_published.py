"""The table of a fact sheet: each figure with who gave it out, and when, in every format and in large print."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx as word
import pytest

from briefing_app.domain.packs import SectionKind
from briefing_app.exporting import docx, html, markdown
from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.verify import verify
from briefing_app.packs.blocks import FigureTable, PackDocument, Runs
from briefing_app.packs.compose import compose
from briefing_app.packs.elsewhere import Elsewhere, FigureLine
from tests.exporting.pdf.reading import text_of
from tests.packs.example import DOCUMENTS, LINKED, MONEY, PACK, POINTS

SHEET = replace(PACK.details, template="fact-sheet", brief="Fact sheet")
TOLD = Elsewhere({}, {one: FigureLine("✓ 2 agree", "2 sources agree", 1) for one in (LINKED, 7)}, published=True)


def made(told: Elsewhere | None = TOLD, **details: str) -> PackDocument:
    figures = tuple(one for one in PACK.sections if one.kind is SectionKind.FIGURES)
    pack = replace(PACK, details=replace(SHEET, **details), sections=figures)  # type: ignore[arg-type]
    return compose(pack, POINTS, DOCUMENTS, elsewhere=told)


def table(document: PackDocument) -> FigureTable:
    (found,) = [block for block in document.blocks if isinstance(block, FigureTable)]
    return found


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def test_each_figure_says_who_published_it_and_when() -> None:
    assert table(made()).heads == ("Measure", "Value", "Unit", "Period", "Published", "Status")
    told = {words(row.published) for row in table(made()).rows}
    joined = [one for one in told if "; " in one]
    assert joined
    assert all(one.endswith("]") and any(sign.isdigit() for sign in one.partition("[")[0]) for one in told)
    document = DOCUMENTS[POINTS[MONEY].document_id]
    undated = replace(document, details=replace(document.details, published=None, publisher=" "))
    figures = tuple(one for one in PACK.sections if one.kind is SectionKind.FIGURES)
    pack = replace(PACK, details=SHEET, sections=figures)
    found = table(compose(pack, POINTS, {**DOCUMENTS, document.id: undated}, elsewhere=TOLD))
    assert any(f"{document.details.title}, date not given [" in words(row.published) for row in found.rows)


@pytest.mark.parametrize(
    ("told", "details"),
    [
        (TOLD, {"template": "meeting-brief", "brief": "Meeting brief"}),
        (replace(TOLD, published=False), {}),
        (None, {}),
    ],
)
def test_other_packs_and_versions_from_before_give_the_number_alone(
    told: Elsewhere | None, details: dict[str, str]
) -> None:
    found = table(made(told, **details))
    assert found.heads[4] == "Source"
    assert not any(row.published for row in found.rows)


def test_a_template_of_ones_own_that_makes_fact_sheets_says_it_too() -> None:
    assert table(made(template="rivers", brief="Fact sheet: rivers")).published


@pytest.mark.parametrize("large", [False, True])
def test_every_format_says_it_and_the_pdf_is_sound(tmp_path: Path, large: bool) -> None:
    document = replace(made(), large=large)
    wanted = words(table(document).rows[0].published)
    pdf.write(document, tmp_path / "a.pdf")
    assert verify(tmp_path / "a.pdf").sound
    read = text_of((tmp_path / "a.pdf").read_bytes())
    assert "Published" in read
    assert wanted in read.replace("\xa0", " ")
    if not large:
        assert wanted in re.sub(r"<[^>]+>", "", html.to_html(document))
        assert f"| {wanted.partition('[')[0]}" in markdown.to_markdown(document)
        tables = word.Document(BytesIO(docx.to_bytes(document))).tables
        assert wanted in {cell.text for each in tables for row in each.rows for cell in row.cells}
