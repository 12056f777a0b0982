"""Paper of another size, both sides printed, references to pages, changes and findings."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from briefing_app.domain.packs import Paper
from briefing_app.exporting.pdf import furniture, pdf, styles
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.sheet import sheet_of
from briefing_app.exporting.pdf.strips import Bar, Picture, Strip, Words
from briefing_app.packs.blocks import Block, Contents, ContentsEntry, Cover, Heading, LabelledRow, Paragraph, Text
from tests.exporting.everything import ADDENDUM, ALTERATION, EVERYTHING, FINDINGS, LINES, REDLINE
from tests.exporting.pdf.structure_reading import root

LETTER = replace(EVERYTHING, paper=Paper.LETTER)


def strips(layout: Layout) -> list[Strip]:
    return [strip for page in layout.flow.pages for _, strip in page.placed]


def text(layout: Layout) -> str:
    lines = (drawn.line.text for strip in strips(layout) for drawn in strip.drawn if isinstance(drawn, Words))
    return " ".join(" ".join(lines).replace("\u00a0", " ").split())


def one(*blocks: Block) -> Layout:
    return pdf.laid_out(replace(EVERYTHING, blocks=blocks, seals=None))


def test_letter_paper_is_shorter_and_loses_nothing() -> None:
    tall, short = pdf.laid_out(EVERYTHING), pdf.laid_out(LETTER)
    assert len(short.flow.pages) >= len(tall.flow.pages)
    bottom = sheet_of(LETTER).frame_bottom
    assert bottom == pytest.approx(792 - (841.89 - 766.9))
    assert all(top + strip.height <= bottom + 0.05 for page in short.flow.pages for top, strip in page.placed)


def test_the_foot_of_a_letter_page_stands_at_its_foot() -> None:
    page = pdf.laid_out(LETTER).flow.pages[1]
    lowest = max(part.y for part in furniture.footer(LETTER, page, 9))
    assert lowest == pytest.approx(792 - styles.MARKING_FOOT)
    assert furniture.foot_rule(LETTER).y == pytest.approx(792 - (841.89 - 784.9))


def test_both_sides_move_from_the_spine_and_swap_their_feet() -> None:
    both = replace(EVERYTHING, two_sided=True)
    sheet = sheet_of(both)
    assert (sheet.shift(1), sheet.shift(2)) == (9, -9)
    pages = pdf.laid_out(both).flow.pages
    feet = [[part.line.text for part in furniture.footer(both, page, 9)[:2]] for page in pages[:2]]
    assert feet[0][0].startswith("Facts correct at")
    assert feet[1][1].startswith("Facts correct at")
    assert feet[1][0] == "Page 2 of 9"


def test_large_print_has_one_column_and_words_of_sixteen_points() -> None:
    large = replace(EVERYTHING, large=True)
    sheet, layout = sheet_of(large), pdf.laid_out(large)
    assert sheet.scale * styles.BODY.size == pytest.approx(16)
    assert sheet.left * sheet.scale + sheet.moved == pytest.approx(595.28 - (styles.RIGHT * sheet.scale + sheet.moved))
    lines = [drawn for strip in strips(layout) for drawn in strip.drawn if isinstance(drawn, Words)]
    assert min(drawn.x + min(0, drawn.line.indent) for drawn in lines) > styles.TEXT_LEFT - 6
    assert max(drawn.x + drawn.line.indent + drawn.line.width for drawn in lines) < styles.RIGHT + 0.1
    bars = [drawn for strip in strips(layout) for drawn in strip.drawn if isinstance(drawn, Bar | Picture)]
    assert all(bar.x >= styles.TEXT_LEFT and bar.x + bar.width < styles.RIGHT + 0.1 for bar in bars)
    assert all(
        top + strip.height <= sheet.frame_bottom + 0.05 for page in layout.flow.pages for top, strip in page.placed
    )
    assert sheet.height * sheet.scale - 841.89 == pytest.approx(16 * sheet.scale)


def test_in_large_print_a_cover_keeps_to_its_page_and_says_all_that_it_does() -> None:
    rows = [
        LabelledRow("When", "Thursday"),
        *(LabelledRow(each, "Two lines of words " * 5) for each in ("Why", "What")),
    ]
    foot = [LabelledRow(each, "Somebody, of somewhere") for each in ("Author", "Cleared by", "Copied to", "Version")]
    cover = Cover("", "Brief", "A title of more than one line in this size", "For\nsomebody", tuple(rows), tuple(foot))
    entries = tuple(ContentsEntry(str(at), f"Part {at}", f"part-{at}") for at in range(14))
    guide = ((Text("Words in marks are someone’s. " * 6),),)
    pages = pdf.laid_out(replace(EVERYTHING, large=True, blocks=(cover, Contents(entries, guide)))).flow.pages
    texts = [
        [
            one.line.text.replace("\u00a0", " ")
            for _, strip in page.placed
            for one in strip.drawn
            if isinstance(one, Words)
        ]
        for page in pages
    ]
    assert all(one in texts[0] for one in ("Author", "Version", "Somebody, of somewhere"))
    assert texts[0].count("Somebody, of somewhere") == 4
    short = replace(cover, rows=(), foot=(*foot[:2], LabelledRow("Copied to", ""), foot[3]))
    assert len(pdf.laid_out(replace(EVERYTHING, large=True, blocks=(short,))).flow.pages) == 1
    assert {"Part 13", "How to read this"} <= set(texts[2])
    head = [part.line.text for part in furniture.header(replace(EVERYTHING, large=True), pages[2])]
    assert "\u00a0·\u00a0Contents" in head


def test_large_print_has_the_same_elements(everything: bytes) -> None:
    def elements(data: bytes) -> list[str]:
        with pikepdf.open(io.BytesIO(data)) as opened:
            return [one.tag for one in root(opened).walk() if one.tag not in {"P", "Link", "Span"}]

    large = pdf.to_bytes(replace(EVERYTHING, large=True))
    assert elements(large) == elements(everything)
    with pypdfium2.PdfDocument(large) as opened:
        widths = [opened[0].get_textpage().get_charbox(at) for at in range(4)]
    assert all(0 < left < right < 595.28 for left, _, right, _ in widths)


def test_what_stands_in_the_place_of_the_page_number() -> None:
    sheet = replace(EVERYTHING, foot="Not part of the pack")
    parts = furniture.footer(sheet, pdf.laid_out(sheet).flow.pages[0], 1)
    assert parts[1].line.text == "Not part of the pack"


def test_a_first_page_that_is_no_cover_has_handling_and_running_head() -> None:
    said = [part.line.text for part in furniture.header(ADDENDUM, pdf.laid_out(ADDENDUM).flow.pages[0])]
    assert any("named recipients" in words for words in said)
    assert any(words.startswith("Coastal wardens") for words in said)


def test_a_reference_names_the_page_that_it_leads_to_after_everything_has_moved() -> None:
    layout = pdf.laid_out(EVERYTHING)
    page = layout.flow.anchors["item-101"]
    assert f"See the chart by county, page {page} and it" in text(layout)


def test_a_reference_to_its_own_page_and_back_settles() -> None:
    filler = [Paragraph((Text("A line of words that fills the page up."),))] * 70
    blocks: tuple[Block, ...] = (
        Heading("One", anchor="one"),
        Paragraph((Text("Two", page_of="two"),)),
        *filler,
        Heading("Two", anchor="two"),
    )
    layout = one(*blocks, Paragraph((Text("One", page_of="one"),)))
    assert f"Two, page {layout.flow.anchors['two']}" in text(layout)
    assert "One, page 1" in text(layout)


def test_new_words_have_a_line_below_and_words_taken_out_one_through_them() -> None:
    (strip,) = [strip for strip in strips(one(REDLINE)) if any(isinstance(drawn, Bar) for drawn in strip.drawn)]
    lines = [drawn for drawn in strip.drawn if isinstance(drawn, Bar)]
    through, below = sorted(lines, key=lambda bar: bar.x)
    assert through.y < strip.baseline < below.y
    assert through.x + through.width < below.x


def test_a_screen_reader_hears_what_is_new_and_what_was_taken_out(everything: bytes) -> None:
    for words in ("new: 388 beaches", "taken out: 347"):
        assert words.encode("utf-16-be").hex().encode() in everything.lower()


def test_an_alteration_says_what_it_said_what_to_say_and_why() -> None:
    said = text(one(ALTERATION))
    order = ["Change 1 replaces", "Page 3, top line 2", "It said", "Now say", "Why", "Evidence"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    adding = text(one(replace(ALTERATION, before=())))
    assert "It said" not in adding


def test_findings_have_their_count_as_the_title_and_open_ones_first() -> None:
    said = text(one(FINDINGS))
    assert said.index("1 finding open, 1 accepted") < said.index("To put right") < said.index("Ada Quill")
    none = text(one(replace(FINDINGS, open=(), accepted=(), sound="")))
    assert "No finding open" in none
    assert "Accepted" not in none


def test_a_chart_its_table_and_its_source_stand_on_one_page() -> None:
    for lines in range(20, 40, 2):
        filler = [Paragraph((Text("A line."),))] * lines
        pages = one(*filler, LINES).flow.pages
        holding = [page for page in pages if any(isinstance(d, Picture) for _, s in page.placed for d in s.drawn)]
        (page,) = holding
        words = " ".join(d.line.text for _, s in page.placed for d in s.drawn if isinstance(d, Words))
        assert "Figure\u00a02" in words
        assert "Source" in words
        assert "83.0" in words


def test_a_table_too_long_to_stand_beside_its_chart_breaks_below_it() -> None:
    labels = tuple(str(year) for year in range(1960, 2026))
    series = tuple(replace(each, values=(each.values[0],) * len(labels)) for each in LINES.series)
    layout = one(replace(LINES, labels=labels, series=series))
    assert len(layout.flow.pages) > 1
    assert all(f" {year} " in f" {text(layout)} " for year in labels)
    for page in layout.flow.pages:
        assert all(top + strip.height <= styles.FRAME_BOTTOM + 0.05 for top, strip in page.placed)


def test_a_chart_before_any_section_has_its_bookmark() -> None:
    assert [(bookmark.level, bookmark.anchor) for bookmark in one(LINES).bookmarks] == [(0, "item-102")]
