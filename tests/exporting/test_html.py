"""The pack as a web page: read back with a parser of its own."""

import itertools
from pathlib import Path

import pytest
from lxml import html

from briefing_app.exporting.html import to_html, write
from briefing_app.packs import blocks
from briefing_app.packs.blocks import PackDocument, Text
from briefing_app.packs.compose import compose
from tests.packs.example import DOCUMENTS, PACK, POINTS

EXAMPLE = compose(PACK, POINTS, DOCUMENTS)

HOSTILE = "<script>alert(1)</script> & “a”"


@pytest.fixture
def page() -> html.HtmlElement:
    return html.document_fromstring(to_html(EXAMPLE))


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


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_only_ordinary_links_are_links(link: str) -> None:
    document = PackDocument("T", "OFFICIAL", "", "Version 1", "", "", (blocks.Paragraph((Text("here", link=link),)),))
    assert link not in to_html(document)


def test_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write(EXAMPLE, tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
