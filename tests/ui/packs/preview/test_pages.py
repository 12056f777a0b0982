"""Blocks are set on pages by the rules for breaks."""

import pytest

from briefing_app.packs.blocks import (
    Block,
    BulletList,
    FigureTable,
    Heading,
    LineToTake,
    PackDocument,
    Paragraph,
    QuoteBlock,
    Rule,
    SectionOpening,
    SpeakerHeading,
    Text,
)
from briefing_app.ui.packs.preview import flow, paper
from briefing_app.ui.packs.preview.layout import Layout
from briefing_app.ui.packs.preview.marks import PageOf, Words
from briefing_app.ui.packs.preview.pages import Page, Pages
from tests.ui.packs.preview.conftest import WORDS, document, every_block, figure, front, runs

pytestmark = pytest.mark.usefixtures("qapp")


def pages_of(*blocks: Block) -> Pages:
    return Layout().pages(document(*blocks))


def words(page: Page) -> list[str]:
    return [mark.text for placed in page.placed for mark in placed.strip.marks if isinstance(mark, Words)]


def test_everything_lies_within_the_frame(pack: PackDocument) -> None:
    for page in Layout().pages(pack).pages:
        for y, strip, _ in page.placed:
            assert y >= paper.FRAME_TOP
            assert y + strip.height <= paper.FRAME_BOTTOM + 0.02
            for mark in strip.marks:
                if isinstance(mark, Words):
                    assert mark.x >= paper.LEFT - 0.01 or mark.text.startswith("“")


def test_text_starts_at_the_two_edges_and_only_quotation_marks_hang(pack: PackDocument) -> None:
    section = Layout().pages(pack).pages[2]
    lefts = {round(m.x, 1) for p in section.placed for m in p.strip.marks if isinstance(m, Words) and m.text[:1] == "“"}
    assert min(lefts) == pytest.approx(paper.TEXT_LEFT - 4.8, abs=0.5)


def test_cover_and_contents_fill_pages_of_their_own(pack: PackDocument) -> None:
    pages = Layout().pages(pack)
    assert pages.pages[0].cover
    assert {placed.block for placed in pages.pages[0].placed} == {0}
    assert {placed.block for placed in pages.pages[1].placed} == {1}
    assert pages.places[2][0] == 2


def test_contents_know_the_pages_of_their_entries(pack: PackDocument) -> None:
    pages = Layout().pages(pack)
    asked = [m.anchor for p in pages.pages[1].placed for m in p.strip.marks if isinstance(m, PageOf) and m.anchor]
    assert asked == ["section-1", "sources"]
    assert pages.anchors["section-1"] == 3
    assert pages.anchors["sources"] == len(pages.pages)


def test_a_section_opens_in_mid_page_only_with_a_quarter_left() -> None:
    opening = SectionOpening("Section 2", "Next", "next")
    little = [Paragraph(runs("Short."))] * 5
    much = [Paragraph(runs("Short."))] * 27
    assert pages_of(SectionOpening("Section 1", "A", "a"), *little, opening).anchors["next"] == 1
    assert pages_of(SectionOpening("Section 1", "A", "a"), *much, opening).anchors["next"] == 2


def test_a_section_may_ask_for_a_new_page() -> None:
    pages = pages_of(Paragraph(runs("Short.")), SectionOpening("Annex A", "Sources", "sources", new_page=True))
    assert pages.anchors["sources"] == 2


@pytest.mark.parametrize(
    "heading",
    [Heading("Item"), SpeakerHeading("Maren"), SectionOpening("Section 1", "Title", "t"), Rule()],
)
def test_a_heading_is_never_last_on_its_page(heading: Block) -> None:
    for lines in range(30, 44):
        pages = pages_of(*[Paragraph(runs("x"))] * lines, heading, QuoteBlock((WORDS,), source=runs("Gazette")))
        page, _ = pages.places[lines]
        assert pages.places[lines + 1][0] == page


def test_a_low_block_is_kept_whole_and_a_tall_one_leaves_two_lines_on_each_side() -> None:
    low, tall = Paragraph(runs(WORDS)), Paragraph(runs(WORDS * 9), label="Position")
    assert sum(strip.height for strip in flow.paragraph(tall).strips) > paper.KEPT_WHOLE
    for lines in range(24, 36):
        filler = [Paragraph(runs("x"))] * lines
        kept = pages_of(*filler, low)
        assert len([page for page in kept.pages if any(p.block == lines for p in page.placed)]) == 1
        split = pages_of(*filler, tall)
        counts = [sum(p.block == lines and p.strip.height > 0 for p in page.placed) for page in split.pages]
        assert all(count >= 2 for count in counts if count)


def test_a_label_comes_again_as_continued() -> None:
    pages = pages_of(*[Paragraph(runs("x"))] * 20, Paragraph(runs(WORDS * 9), label="Position"))
    assert "Position" in words(pages.pages[0])
    assert "Position continued" in words(pages.pages[1])


def test_a_table_repeats_its_head_and_breaks_only_between_rows() -> None:
    rows = tuple(figure(f"Measure {number}", f"{number}") for number in range(60))
    pages = pages_of(Paragraph(runs("x")), FigureTable(rows))
    assert len(pages.pages) > 1
    for page in pages.pages:
        assert words(page).count("Measure") == 1
        assert len([text for text in words(page) if text.startswith("Measure ")]) >= 2


def test_decimal_points_stand_in_one_column() -> None:
    pages = pages_of(FigureTable((figure("A", "94.2"), figure("B", "£31.45"), figure("C", "1,140"))))
    marks = {m.text: m for p in pages.pages[0].placed for m in p.strip.marks if isinstance(m, Words)}
    assert marks[".2"].x == pytest.approx(marks[".45"].x)


def test_a_block_taller_than_a_page_goes_on_over_the_next() -> None:
    items = tuple((Text(f"Item {number}"),) for number in range(200))
    pages = pages_of(BulletList(items))
    found = [text for page in pages.pages for text in words(page) if text.startswith("Item")]
    assert found == [f"Item {number}" for number in range(200)]


def test_a_page_that_opens_in_mid_section_names_the_section() -> None:
    pages = pages_of(SectionOpening("Section 1", "Landings", "a"), *[Paragraph(runs(WORDS))] * 12)
    assert pages.pages[0].section == ""
    assert pages.pages[1].section == "Landings"


def test_labels_share_the_first_baseline_of_their_text() -> None:
    for laid, label, text in (
        (flow.heading(Heading("Cover", label="Item 1")), "Item 1", "Cover"),
        (flow.line_to_take(LineToTake(runs("Say"), label="1")), "1", "Say"),
        (flow.section(SectionOpening("Section 1", "Top", "a")), "Section 1", "Top"),
    ):
        marks = {m.text: m.y for strip in laid.strips for m in strip.marks if isinstance(m, Words)}
        assert marks[label] == pytest.approx(marks[text])


def test_only_what_changed_is_measured_again() -> None:
    layout = Layout()
    before = list(every_block())
    layout.pages(document(*before))
    kept = {id(laid) for laid in layout.laid.values()}
    before[6] = Paragraph(runs("Other words."))
    layout.pages(document(*before))
    assert len({id(laid) for laid in layout.laid.values()} - kept) == 1


def test_an_empty_pack_still_has_its_cover() -> None:
    assert len(pages_of(*front()).pages) == 2
