"""The pack as a Word document, read back with python-docx and as XML."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from briefing_app.domain.packs import Paper
from briefing_app.exporting.docx import to_bytes
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument, Text
from tests.exporting.everything import ADDENDUM, EVERYTHING, EXAMPLE


@pytest.fixture(scope="module")
def whole() -> Any:
    """The pack with every kind of block, read back."""
    return read(EVERYTHING)


def read(document: PackDocument) -> "docx.document.Document":
    return docx.Document(io.BytesIO(to_bytes(document)))


@cache
def example() -> Any:
    """The example, read back once; nobody changes it."""
    return read(EXAMPLE)


def styled() -> list[tuple[str, str]]:
    """The style and the text of every paragraph of the example."""
    return [(str(getattr(one.style, "name", "")), one.text) for one in example().paragraphs]


def test_headings_are_headings_and_go_down_one_level_at_a_time() -> None:
    levels = [int(name.split()[1]) for name, _ in styled() if name.startswith("Heading")]
    sections = [block.title for block in EXAMPLE.blocks if isinstance(block, blocks.SectionOpening)]
    assert levels.count(1) == len(sections) + 1  # the contents
    assert levels[0] == 1


def test_every_quote_stands_word_for_word_in_marks() -> None:
    shown = [text for name, text in styled() if name == "Exact words"]
    for block in EXAMPLE.blocks:
        if isinstance(block, blocks.QuoteBlock) and block.own_words:
            assert all(any(words in one and one.startswith("“") for one in shown) for words in block.paragraphs)


def test_tables_repeat_their_head_and_rows_do_not_break() -> None:
    tables = example().tables
    assert tables
    for table in tables:
        assert len(list(table.rows[0]._tr.iter(qn("w:tblHeader")))) == 1
        assert all(list(row._tr.iter(qn("w:cantSplit"))) for row in table.rows)


def test_inner_links_lead_to_bookmarks() -> None:
    body = example().element.body
    names = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    wanted = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))}
    assert wanted
    assert wanted <= names


def test_marking_title_and_language_are_set() -> None:
    word = example()
    assert word.core_properties.title == EXAMPLE.title
    assert word.core_properties.language == "en-GB"
    for place in (word.sections[0].header, word.sections[0].footer):
        assert place.paragraphs[0].text == EXAMPLE.marking


def test_control_characters_do_no_harm() -> None:
    document = PackDocument("", "OFFICIAL", "", "1", "", "", (blocks.Paragraph((Text("a\x0bb\x1f"),)),))
    assert [one.text for one in read(document).paragraphs if one.text] == ["ab"]


def test_no_part_of_the_file_says_when_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(ADDENDUM))) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {2000}


def test_pictures_have_words_in_their_place_and_a_table_of_every_value(whole: Any) -> None:
    charts = [block for block in EVERYTHING.blocks if isinstance(block, blocks.Chart)]
    pictures = list(whole.element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in pictures] == [chart.alternative for chart in charts]
    named = [one.get(qn("w:val")) for one in whole.element.body.iter(qn("w:tblCaption"))]
    assert {f"{chart.label}: every value" for chart in charts} <= set(named)


def test_columns_are_as_wide_as_their_words_ask_and_fill_no_more_than_the_page(whole: Any) -> None:
    room = whole.sections[0].page_width - whole.sections[0].left_margin - whole.sections[0].right_margin
    for table in whole.tables:
        assert not table.autofit
        widths = [column.width for column in table.columns]
        assert sum(widths) <= room + 20
        assert all([cell.width for cell in row.cells] == widths for row in table.rows)
    figures = next(table for table in whole.tables if table.rows[0].cells[0].text == "Measure")
    assert figures.columns[0].width > figures.columns[4].width * 2


def test_words_that_are_new_or_were_taken_out_look_it(whole: Any) -> None:
    runs = [run for paragraph in whole.paragraphs for run in paragraph.runs]
    assert [run.text for run in runs if run.font.strike] == ["347"]
    assert {"388 beaches", "all but one of its wardens"} <= {run.text for run in runs if run.font.underline}


def test_sources_are_a_table_that_references_lead_to(whole: Any) -> None:
    assert [cell.text for cell in whole.tables[-1].rows[0].cells][:2] == ["No.", "Source"]
    names = {one.get(qn("w:name")) for one in whole.element.body.iter(qn("w:bookmarkStart"))}
    wanted = {one.get(qn("w:anchor")) for one in whole.element.body.iter(qn("w:hyperlink"))} - {None}
    assert {"b_source_1", "b_item_101"} <= wanted <= names


def test_letter_paper_both_sides_and_a_foot_of_its_own() -> None:
    word: Any = read(replace(ADDENDUM, paper=Paper.LETTER, two_sided=True, foot="Not part of the pack"))
    section = word.sections[0]
    assert (round(section.page_width.inches, 2), round(section.page_height.inches, 2)) == (8.5, 11)
    assert section.left_margin > section.right_margin
    assert word.settings.element.find(qn("w:mirrorMargins")) is not None
    assert section.footer.paragraphs[-1].text.endswith("Not part of the pack")
    assert word.paragraphs[0].text == ADDENDUM.title
