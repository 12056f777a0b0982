"""The twelve articles set as PDFs of many layouts: their words, and the points found in them, are those of the text."""

from functools import lru_cache

import pytest

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers import read_bytes
from briefing_app.importing.readers.plain import read_text
from tests.importing.agreement import NONE, agreement, words
from tests.importing.articles import Article, articles
from tests.importing.readers.pdf_building import LOOKS, NOTE, pdf_of

ENOUGH = 0.98


@lru_cache(maxsize=1)
def corpus() -> list[tuple[Article, SourceText]]:
    return [(article, read_text(article.text.encode(), "a.txt")) for article in articles()]


@lru_cache(maxsize=32)
def read(look: str) -> list[SourceText]:
    return [read_bytes(pdf_of(article, LOOKS[look]), "a.pdf").parts[0].source for article, _ in corpus()]


def body(source: SourceText) -> str:
    return source.text[: source.notes[0][0]] if source.notes else source.text


@pytest.mark.parametrize("look", LOOKS)
def test_no_word_is_lost_added_or_moved(look: str) -> None:
    for (article, plain), source in zip(corpus(), read(look), strict=True):
        assert words(body(source)) == words(plain.text), article.name


@pytest.mark.parametrize("look", LOOKS)
def test_the_points_agree_with_those_of_the_plain_text(look: str) -> None:
    pairs = zip(corpus(), read(look), strict=True)
    total = sum((agreement(plain, source) for (_, plain), source in pairs), NONE)
    assert total.share >= ENOUGH, (total.only_first, total.only_second)


@pytest.mark.parametrize("look", ["one column", "letter", "ligatures", "double-spaced", "three columns"])
def test_paragraphs_and_broken_lines_are_those_of_the_article(look: str) -> None:
    for (article, plain), source in zip(corpus(), read(look), strict=True):
        assert source.text.split("\n\n") == plain.text.strip().split("\n\n"), article.name


@pytest.mark.parametrize("look", ["footnoted", "footnoted in columns"])
def test_footnotes_stand_after_the_text_and_their_marks_are_gone(look: str) -> None:
    noted = [source for source in read(look) if source.notes]
    assert len(noted) > 6
    for source in noted:
        found = [source.text[start:end] for start, end in source.notes]
        assert found == [f"{number}. {NOTE}" for number in range(1, len(found) + 1)]
        assert source.text.endswith(found[-1])


@pytest.mark.parametrize("look", ["one column", "two columns", "headed and footed", "three columns"])
def test_the_head_of_an_article_is_read_as_that_of_its_text(look: str) -> None:
    for (article, plain), source in zip(corpus(), read(look), strict=True):
        known = (plain.publisher, plain.byline, plain.published)
        assert (source.publisher, source.byline, source.published) == known, article.name
        assert source.title == plain.title, article.name


def test_each_page_begins_with_its_own_words() -> None:
    for source in read("headed and footed"):
        assert [page.number for page in source.pages] == list(range(1, len(source.pages) + 1))
        assert [page.label for page in source.pages] == [str(page.number + 3) for page in source.pages]
        assert all(source.text[page.start - 1].isspace() for page in source.pages[1:])


def test_a_page_that_a_browser_printed_knows_where_it_came_from() -> None:
    for source in read("printed by a browser"):
        assert source.link == "https://news.example/a?b=1"
        assert dict(source.provenance)["link"] == "from what a browser printed below the page"
