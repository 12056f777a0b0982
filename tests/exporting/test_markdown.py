"""The pack as Markdown: read back with a parser that is not the writer's."""

import re

import markdown
import pytest
from lxml import html

from briefing_app.exporting.markdown import to_markdown
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument, Text
from tests.exporting.everything import ADDENDUM, EVERYTHING, EXAMPLE


def page(document: PackDocument) -> html.HtmlElement:
    return html.document_fromstring(markdown.markdown(to_markdown(document), extensions=["tables", "sane_lists"]))


def words_of(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def test_sections_quotes_and_tables_come_back() -> None:
    document = EXAMPLE
    read = page(document)
    titles = [block.title for block in document.blocks if isinstance(block, blocks.SectionOpening)]
    assert [words_of(one).split(": ", 1)[1] for one in read.iter("h2") if ": " in words_of(one)] == titles
    everything = words_of(read)
    for block in document.blocks:
        if isinstance(block, blocks.QuoteBlock):
            assert all(" ".join(words.split()) in everything for words in block.paragraphs)
    figures = [row for block in document.blocks if isinstance(block, blocks.FigureTable) for row in block.rows]
    assert len(read.xpath("//table//tbody/tr")) >= len(figures) > 0


@pytest.mark.parametrize(
    "words",
    [
        "1. not a list",
        "# no heading",
        "a * b * c",
        "[no](link)",
        "<b>not bold</b>",
        "snake_case_name",
        "- no bullet",
        "a | b",
    ],
)
def test_words_stay_words(words: str) -> None:
    document = PackDocument("", "", "", "", "", "", (blocks.Paragraph((Text(words),)),))
    read = page(document)
    assert words_of(read) == words
    assert not read.xpath("//li | //h1 | //em | //a | //b | //table")


def test_bold_keeps_its_spaces_outside() -> None:
    runs = (Text("up to "), Text("60 beaches ", bold=True), Text("by May", link="https://example.org/a b"))
    text = to_markdown(PackDocument("", "", "", "", "", "", (blocks.Paragraph(runs),)))
    assert text.strip() == "up to **60 beaches** [by May](https://example.org/a%20b)"
    assert not re.search(r"\*\* \*\*", text)


def test_charts_become_tables_and_changes_are_marked() -> None:
    read = page(EVERYTHING)
    heads = [[words_of(cell) for cell in table.xpath(".//th")] for table in read.xpath("//table")]
    assert ["County", "2025", "2026"] in heads
    assert ["June", "All posts", "Evening posts"] in heads
    assert [words_of(one) for one in read.xpath("//ins")] == ["all but one of its wardens", "388 beaches"]
    assert "~~347~~" in to_markdown(EVERYTHING)


def test_findings_and_a_slip_have_their_titles() -> None:
    assert "## 1 finding open, 1 accepted" in to_markdown(EVERYTHING)
    assert words_of(page(ADDENDUM).xpath("//h1")[0]) == ADDENDUM.title
