"""The same twelve articles in every format: the points found in each agree with those of the plain text."""

from functools import lru_cache

import pytest

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers import read_bytes
from briefing_app.importing.readers.plain import read_text
from tests.importing.agreement import NONE, agreement, words
from tests.importing.articles import Article, articles
from tests.importing.building import BUILDERS

ENOUGH = 0.98
RECIPIENTS = "Private Office <office@dept.example>; Press Office <press@dept.example>"
HEAD = "From: Ysolde Grantchester <ysolde@press.example> To: Date: 10 September 2026 18:22 Subject: For the box:"


@lru_cache(maxsize=1)
def corpus() -> list[tuple[Article, SourceText]]:
    return [(article, read_text(article.text.encode(), "a.txt")) for article in articles()]


@lru_cache(maxsize=256)
def written(article: Article, form: str) -> SourceText:
    suffix, build = BUILDERS[form]
    return read_bytes(build(article), article.name + suffix).parts[0].source


def test_there_are_twelve_with_something_in_each() -> None:
    assert len(corpus()) == 12
    total = sum((agreement(plain, plain) for _, plain in corpus()), NONE)
    assert total.both == total.most > 100


@pytest.mark.parametrize("form", BUILDERS)
def test_the_points_agree_with_those_of_the_plain_text(form: str) -> None:
    total = sum((agreement(plain, written(article, form)) for article, plain in corpus()), NONE)
    assert total.share >= ENOUGH, (total.only_first, total.only_second)


def added(form: str, title: str) -> int:
    """How many words the head of an e-mail adds."""
    if form not in {"eml", "eml of html", "msg"}:
        return 0
    addresses = words("Private Office Press Office") if form == "msg" else words(RECIPIENTS)
    zone = ["GMT"] if form == "msg" else []
    return len([*words(HEAD), *addresses, *words(title), *zone])


@pytest.mark.parametrize("form", BUILDERS)
def test_no_word_of_an_article_is_lost_and_none_is_added(form: str) -> None:
    for article, plain in corpus():
        expected, found = words(plain.text), words(written(article, form).text)
        assert found[-len(expected) :] == expected, (form, article.name)
        assert len(found) - len(expected) == added(form, article.paragraphs[0]), (form, article.name)
