"""Furniture in the styles of publishers that the engine has not seen: never quoted, summarised or,
but for notes and captions, counted."""

from dataclasses import dataclass

import pytest

from briefing_app.domain.quotes import QuoteKind
from briefing_app.domain.text import SourceText
from briefing_app.extraction.layout.paragraphs import segment
from tests.extraction.phenomena import extracted, unwanted_in_furniture
from tests.extraction.quote_cases import CASES


@dataclass(frozen=True)
class Page:
    """A page with where its furniture stands and where its words do."""

    genre: str
    text: str
    furniture: tuple[tuple[int, int], ...]
    words: tuple[tuple[int, int], ...]


def _pages() -> list[Page]:
    body = (CASES / "furniture.txt").read_text("utf-8").partition("----\n")[2]
    return [_page(page.strip("\n")) for page in body.split("\n====\n")]


def _page(marked: str) -> Page:
    genre, _, rest = marked.partition("\n")
    furniture: list[tuple[int, int]] = []
    words: list[tuple[int, int]] = []
    lines: list[str] = []
    place = 0
    for line in rest.split("\n"):
        bare = line.removeprefix("~")
        if bare:
            (words if bare == line else furniture).append((place, place + len(bare)))
        lines.append(bare)
        place += len(bare) + 1
    return Page(genre.removeprefix("!"), "\n".join(lines) + "\n", tuple(furniture), tuple(words))


PAGES = _pages()
NAMES = [page.text[: page.text.index("\n")] for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_nothing_is_found_in_furniture(page: Page) -> None:
    points = unwanted_in_furniture(page.text)
    for start, end in page.furniture:
        wrong = [point.text for point in points if point.start < end and start < point.end]
        assert wrong == [], page.text[start:end]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_words_are_no_furniture(page: Page) -> None:
    layout = segment(SourceText(text=page.text))
    for start, end in page.words:
        paragraph = layout.paragraph_at(start)
        assert paragraph is not None
        assert not paragraph.furniture, page.text[start:end]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_genre_is_told_from_structure(page: Page) -> None:
    assert segment(SourceText(text=page.text)).genre == page.genre


def test_every_page_has_words_of_somebody_or_figures() -> None:
    for page in PAGES:
        found = extracted(page.text)
        assert found.figures or any(one.kind is not QuoteKind.INDIRECT for one in found.quotes), page.text
