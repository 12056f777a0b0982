from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.html import read_page
from tests.importing.processes import run_python
from tests.importing.readers.pages import NEWS, PRESS_RELEASE, page


def read(markup: str, *, encoding: str = "utf-8") -> SourceText:
    return read_page(markup.encode(encoding), "page.html")


def test_a_press_release_keeps_its_block_quotes_as_paragraphs() -> None:
    paragraphs = read(PRESS_RELEASE).text.split("\n\n")
    assert paragraphs == [
        "120 inspectors to examine every lock",
        "Every lock gate in the country will be examined once a year under a £42 million programme announced today.",
        "• £42 million over three years to repair 60 locks\n• Up to 120 new inspectors to examine every gate",
        "Sixty locks that have been closed since the winter floods will be repaired, ministers have announced.",
        "The Secretary of State for Rivers and Canals, Oriel Fenwick, said:",
        "A lock that nobody has looked at for four years is a danger to all who use it. We are putting that right.",
        "Every gate will be examined every year, and the result will be published where anyone can read it.",
        "Dr Prisca Lindqvist-Hale, Chief Executive of the Lock Inspectorate, said:",
        "My inspectors have been asked to do “too much” with too little for too long.",
        "Background",
        "1. The Lock Inspectorate is an arm’s length body.\n2. The list is available on request.",
        "Year\tClosures\n2024\t335\n2025\t412",
    ]


def test_a_press_release_says_whose_it_is_and_since_when() -> None:
    source = read(PRESS_RELEASE)
    assert source.title == "120 inspectors to examine every lock"
    assert (source.publisher, source.byline) == ("Department for Rivers and Canals", "")
    assert source.published == date(2026, 3, 4)
    assert source.link == "https://www.gov.example/government/news/120-inspectors"
    assert (source.language, source.media_type) == ("en", "text/html")


def test_a_news_page_loses_its_furniture() -> None:
    source = read(NEWS)
    assert (source.title, source.publisher, source.byline) == ("Fenwick’s lock plan", "Towpath Times", "Sunniva Grace")
    assert source.published == date(2026, 3, 6)
    assert source.text.startswith("Fenwick’s lock plan\n\nThe Government will spend £42 million on 75 locks")
    assert source.text.endswith("would be permanent.")
    for furniture in ("Most read", "cookies", "Boats for sale", "Photo:", "newsletter"):
        assert furniture not in source.text


def test_quotation_marks_stay_curly_and_inline_quotes_get_theirs() -> None:
    text = read(page("<p>“It’s ours,” she said. He called it <q>a <em>step</em></q> and <q>no more</q>.</p>")).text
    assert "“It’s ours,” she said. He called it “a step” and “no more”." in text


def test_line_breaks_in_the_markup_are_spaces_and_real_ones_stay() -> None:
    text = read(page("<p>one\n  two<br>three&nbsp;four <b>five</b>six</p>")).text
    assert "one two\nthree four fivesix" in text


def test_the_headline_leads_where_the_article_lacks_it() -> None:
    markup = page("<p>The words.</p>").replace("<h1>Gates shut</h1>", "")
    assert read(markup).text.startswith("Gates shut\n\nThe gates are shut.")


def test_an_old_page_is_read_in_the_encoding_that_it_declares() -> None:
    markup = page("<p>The £5 “toll” stays.</p>").replace("utf-8", "iso-8859-1")
    assert "The £5 “toll” stays." in read(markup, encoding="cp1252").text


def test_a_declaration_of_xml_is_no_hindrance() -> None:
    assert "The toll." in read('<?xml version="1.0" encoding="utf-8"?>\n' + page("<p>The toll.</p>")).text


def test_no_date_is_taken_from_the_prose() -> None:
    assert read(page("<p>It closed on 3 May 2019 and opened on 4 June 2020.</p>")).published is None


@pytest.mark.parametrize("markup", ["<html><body></body></html>", "<html>"])
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(BriefingError, match=r"No article was found in “page\.html”\."):
        read(markup)


@pytest.mark.parametrize(
    "extra", ["<script type='application/ld+json'>{</script>", "<script type='application/ld+json'>7</script>"]
)
def test_broken_linked_data_is_passed_over(extra: str) -> None:
    markup = page("<p>The toll.</p>", head=f"<meta property='og:site_name' content='GOV.UK'>{extra}")
    assert read(markup).publisher == "GOV.UK"


def test_reading_a_page_opens_no_socket(tmp_path: Path) -> None:
    """Not even to learn whether there is IPv6, as a library brought in along with the extractor does."""
    file = tmp_path / "page.html"
    file.write_text(PRESS_RELEASE, "utf-8")
    script = (
        "import sys, pathlib\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, _: seen.append(event) if event.startswith('socket.') else None)\n"
        "from briefing_app.importing.readers import read_file\n"
        "read_file(pathlib.Path(sys.argv[1]))\n"
        "print(seen)\n"
    )
    assert run_python("-c", script, file).stdout == "[]\n"


@pytest.mark.parametrize("clock", ["T07:30:00+40:00", "T07:30-9900", "T07:30:00+01:00", "T07:30:00Z", ""])
def test_a_clock_that_no_place_on_earth_has_costs_neither_the_day_nor_the_article(clock: str) -> None:
    source = read(page("", head=f'<meta property="article:published_time" content="2026-03-16{clock}">'))
    assert (source.published, source.title) == (date(2026, 3, 16), "Gates shut")
