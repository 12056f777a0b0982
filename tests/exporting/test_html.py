"""The pack as a web page: read back with a parser of its own."""

import itertools
from pathlib import Path

import pytest
from lxml import html

from briefing_app.exporting.html import to_html, write
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument, Text
from tests.exporting.everything import ADDENDUM, EVERYTHING, EXAMPLE

HOSTILE = "<script>alert(1)</script> & “a”"


@pytest.fixture
def page() -> html.HtmlElement:
    return html.document_fromstring(to_html(EVERYTHING))


def test_headings_go_down_one_level_at_a_time(page: html.HtmlElement) -> None:
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_link_within_the_page_leads_somewhere_and_ids_are_unique(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


def test_nothing_is_loaded_and_nothing_runs(page: html.HtmlElement) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //object | //@src | //@onclick")
    assert "url(" not in "".join(page.xpath("//style/text()"))


def test_every_quote_stands_word_for_word_in_marks(page: html.HtmlElement) -> None:
    quotes = [block for block in EXAMPLE.blocks if isinstance(block, blocks.QuoteBlock) and block.own_words]
    shown = ["".join(element.itertext()) for element in page.xpath("//blockquote")]
    assert quotes
    for quote in quotes:
        assert any(
            all(words in one for words in quote.paragraphs) and one[0] == "“" and one[-1] == "”" for one in shown
        )


def test_tables_have_heads_for_columns_and_rows(page: html.HtmlElement) -> None:
    for table in page.xpath("//table"):
        assert table.xpath(".//thead//th/@scope") == ["col"] * len(table.xpath(".//thead//th"))
        assert all(row.xpath("./th/@scope") == ["row"] for row in table.xpath(".//tbody/tr"))


def test_words_are_never_markup() -> None:
    document = PackDocument(HOSTILE, HOSTILE, HOSTILE, "Version 1", "", "", (blocks.Paragraph((Text(HOSTILE),)),))
    page = html.document_fromstring(to_html(document))
    assert not page.xpath("//script")
    assert page.findtext(".//title") == HOSTILE
    assert page.xpath("//main/p")[0].text == HOSTILE


def test_a_chart_is_drawn_in_the_page_said_in_words_and_written_in_a_table(page: html.HtmlElement) -> None:
    charts = [block for block in EVERYTHING.blocks if isinstance(block, blocks.Chart)]
    drawn = page.xpath("//svg[@role='img']")
    assert [one.get("aria-label") for one in drawn] == [chart.alternative for chart in charts]
    assert [one.findtext("title") for one in drawn] == [chart.title for chart in charts]
    for chart, place in zip(charts, page.xpath("//div[@class='chart']"), strict=True):
        cells = ["".join(cell.itertext()) for cell in place.xpath(".//td")]
        wanted = [each.values[at] for at in range(len(chart.labels)) for each in chart.series]
        assert cells == [value.text if value else "–" for value in wanted]


def test_what_is_new_and_what_was_taken_out_are_told_apart_without_colour(page: html.HtmlElement) -> None:
    assert "388 beaches" in page.xpath("//ins/text()")
    assert page.xpath("//del/text()") == ["347"]


def test_references_lead_there_and_one_that_leads_nowhere_is_no_link(page: html.HtmlElement) -> None:
    (link,) = page.xpath("//a[@href='#item-101']")
    assert link.text == "the chart by county"
    assert page.xpath("//*[@id='item-101']")
    assert not page.xpath("//a[@href='#gone']")


def test_findings_have_open_ones_first_and_a_page_without_a_cover_has_a_title(page: html.HtmlElement) -> None:
    names = page.xpath("//div[contains(@class, 'findings')]/h3/text()")
    assert [name.split(":")[0] for name in names] == ["Open", "Accepted"]
    slip = html.document_fromstring(to_html(ADDENDUM))
    assert slip.xpath("//h1/text()") == [ADDENDUM.title]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_ordinary_links_are_links(link: str) -> None:
    document = PackDocument("T", "OFFICIAL", "", "Version 1", "", "", (blocks.Paragraph((Text("here", link=link),)),))
    assert link not in to_html(document)


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write(EXAMPLE, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_no_two_tables_share_a_name(page: html.HtmlElement) -> None:
    names = page.xpath("//div[@role='region']/@aria-label")
    assert len(names) == len(set(names)) == len(page.xpath("//table"))
