"""Pages as pictures, and where the words of a point stand on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from briefing_app.errors import BriefingError
from briefing_app.importing.drawing import Pages
from briefing_app.importing.paged import Passage, Picture, Wanted
from briefing_app.importing.readers.pdf.pages import picture_of_page
from briefing_app.importing.readers.pdf.pdf import read_pdf
from tests.importing.articles import articles
from tests.importing.readers.hostile_pdfs import bomb
from tests.importing.readers.pdf_building import LOOKS, pdf_of
from tests.importing.readers.pdf_pieces import LINES, all_of, lines, pdf

SAID = "“Nobody in this building is pleased about it,”"


def ink(picture: Picture, box: tuple[float, float, float, float]) -> float:
    """The share of dark dots in a box."""
    left, right = (round(edge * picture.width) for edge in (box[0], box[2]))
    top, bottom = (round(edge * picture.height) for edge in (box[1], box[3]))
    rows = (picture.pixels[y * picture.line_bytes :][3 * left : 3 * right : 3] for y in range(top, bottom))
    dots = b"".join(rows)
    return sum(dot < 128 for dot in dots) / max(1, len(dots))


@pytest.mark.parametrize("look", ["one column", "two columns", "hyphenated", "out of order", "headed and footed"])
def test_the_words_of_a_quote_are_boxed_where_they_stand(look: str) -> None:
    data = pdf_of(articles()[0], LOOKS[look])
    text = read_pdf(data, "a.pdf").text
    start = text.index(SAID)
    passage = Passage(SAID, text[start - 60 : start], text[start + len(SAID) :][:60])
    picture = picture_of_page(data, "a.pdf", 1, 800, passage)
    assert picture.width == pytest.approx(800, abs=1)
    assert 1 <= len(picture.boxes) <= 3
    assert all(0.08 < ink(picture, box) < 0.5 for box in picture.boxes)
    wide = stringWidth(SAID, LOOKS[look].font, LOOKS[look].points)
    found = sum(box[2] - box[0] for box in picture.boxes) * LOOKS[look].size[0]
    assert found == pytest.approx(wide, rel=0.2)  # where lines are set flush, its spaces are wider


def test_of_words_that_stand_twice_those_meant_are_boxed() -> None:
    data = pdf(all_of(lines("First it was 5% in all."), lines("Then it was 5% of that.", top=600)))
    boxes = picture_of_page(data, "a.pdf", 1, 600, Passage("5%", "Then it was", "of that")).boxes
    assert len(boxes) == 1
    assert boxes[0][1] * 842 > 200


def test_a_word_parted_by_the_end_of_a_line_has_two_boxes() -> None:
    data = pdf(lines("It was all for the govern-", "ment to settle."))
    assert len(picture_of_page(data, "a.pdf", 1, 600, Passage("government")).boxes) == 2


@pytest.mark.parametrize("turn", [0, 90, 270])
def test_boxes_turn_with_the_page(turn: int) -> None:
    data = pdf(lines(*LINES, top=500), turn=turn)
    picture = picture_of_page(data, "a.pdf", 1, 800, Passage(LINES[1]))
    assert len(picture.boxes) >= 1
    assert all(ink(picture, box) > 0.05 for box in picture.boxes)


def test_words_that_are_not_there_have_no_box() -> None:
    assert picture_of_page(pdf(lines(*LINES)), "a.pdf", 1, 300, Passage("nothing of the sort was said")).boxes == ()


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    with Pages() as opened:
        yield opened


def test_a_page_is_drawn_in_a_process_of_its_own(pages: Pages, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(lines(*LINES), lines("A second page.")))
    picture = pages.picture(Wanted(path, 2, 500, Passage("second page")))
    assert (picture.width, len(picture.boxes)) == (500, 1)
    assert ink(picture, picture.boxes[0]) > 0.08
    with pytest.raises(BriefingError, match=r"Page 3 of “a\.pdf” cannot be drawn"):
        pages.picture(Wanted(path, 3, 500))


def test_a_page_that_kills_the_process_is_told_and_the_next_is_drawn(pages: Pages, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    bad.write_bytes(bomb(1500))
    good.write_bytes(pdf(lines(*LINES)))
    with pytest.raises(BriefingError) as caught:
        pages.picture(Wanted(bad, 1, 500))
    assert caught.value.kept == "Its text is as it was."
    assert pages.picture(Wanted(good, 1, 500)).width == 500
