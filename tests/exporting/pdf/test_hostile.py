"""Packs that nobody would write, and that must still be drawn inside the frame."""

from dataclasses import replace

import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.packs import Likelihood, Pack, PackDetails, PackSection, SectionKind
from briefing_app.domain.points import Point, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.pdf.layout import Layout
from briefing_app.exporting.pdf.strips import Words
from briefing_app.exporting.pdf.styles import FRAME_BOTTOM, LEFT, RIGHT
from briefing_app.packs.compose import compose
from tests.exporting.pdf.reading import glyphs_of, text_of
from tests.packs.example import DETAILS, DOCUMENTS, PACK, POINTS, document, line, note, point, question

ODD = (
    "Mae’r Gweinidog Ŵyn 😀 🇬🇧 שלום עולם مرحبا 中文 thin\u2009space non\u2011breaking zero\u200bwidth nb\u00a0space "
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3 + " https://a.example/" + "a/b-c_" * 60 + " end."
)
_SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_TEXT = st.text(max_size=200)


def assert_inside(layout: Layout) -> None:
    for page in layout.flow.pages:
        for top, strip in page.placed:
            assert top + strip.height <= FRAME_BOTTOM + 0.05
            for drawn in strip.drawn:
                if isinstance(drawn, Words):
                    assert drawn.x + drawn.line.indent + drawn.line.width <= RIGHT + 0.05


def test_an_empty_pack_says_so() -> None:
    data = pdf.to_bytes(compose(Pack(1, PackDetails("A pack")), {}, {}))
    assert "A pack" in text_of(data)
    assert "Nothing has been added yet." in text_of(data)


def test_a_pack_without_any_words_is_drawn() -> None:
    sections = tuple(PackSection(key, "", kind) for key, kind in enumerate(SectionKind))
    data = pdf.to_bytes(compose(Pack(1, PackDetails("", marking=""), sections), {}, {}))
    assert "Untitled" in text_of(data)


def test_three_hundred_odd_quotes_stay_in_the_frame() -> None:
    odd = document(1, "A very long title " * 20, "P" * 150, None, "", ODD)
    speakers = ("Sir " + "Verylongname-" * 9 + "Smith", None, "Ŷ")
    points = {
        key: Point(key, 1, Quote(0, len(ODD), ODD, QuoteKind.DIRECT, speakers[key % 3], "Role " * 40), Review.ACCEPTED)
        for key in range(300)
    }
    section = PackSection(1, "Quotes " * 15, SectionKind.QUOTES, "Sub " * 60, tuple(point(key, key) for key in points))
    details = replace(DETAILS, title="A long title " * 12, marking="OFFICIAL " * 20, handling="Handle " * 60)
    composed = compose(Pack(1, details, (section,)), points, {1: odd})
    assert_inside(pdf.laid_out(composed))
    with pypdfium2.PdfDocument(pdf.to_bytes(composed)) as opened:
        furniture = [glyph for glyph in glyphs_of(opened[0]) if not glyph.in_frame]
    assert max(glyph.right for glyph in furniture) <= RIGHT + 0.05
    assert min(glyph.x for glyph in furniture) >= LEFT - 0.05


def test_what_cannot_be_printed_is_named() -> None:
    section = PackSection(1, "T", items=(note(1, "N", "hello שלום ŷ 😀 ten\u2011year שלום for ever and ever"),))
    assert pdf.described(compose(replace(PACK, sections=(section,)), {}, {})) == ("שלום", "😀")


def test_a_table_with_a_row_higher_than_a_page_loses_nothing() -> None:
    table = "| a | b |\n|---|---|\n| x | " + "drift " * 1200 + "|\n| y | last |\n"
    composed = compose(replace(PACK, sections=(PackSection(1, "T", items=(note(1, "N", table),)),)), {}, {})
    assert text_of(pdf.to_bytes(composed)).count("drift") == 1200
    assert_inside(pdf.laid_out(composed))


@_SETTINGS
@given(title=_TEXT, words=_TEXT, markdown=_TEXT)
def test_any_text_is_drawn(title: str, words: str, markdown: str) -> None:
    quote = Point(1, 1, Quote(0, len(words), words, QuoteKind.DIRECT, title or None, words[:40]), Review.ACCEPTED)
    items = (
        note(1, title, markdown),
        line(2, title[:20], markdown),
        question(3, title, markdown, Likelihood.POSSIBLE, 1),
        point(4, 1, title, markdown),
        point(5, 2),
    )
    sections = (
        PackSection(1, title, SectionKind.TEXT, words, items),
        PackSection(2, words, SectionKind.QUOTES, items=items),
    )
    details = replace(DETAILS, title=title, for_whom=words, when=markdown, marking=title)
    composed = compose(Pack(1, details, sections), {1: quote, 2: POINTS[2]}, DOCUMENTS)
    assert_inside(pdf.laid_out(composed))
    data = pdf.to_bytes(composed)
    with pypdfium2.PdfDocument(data) as opened:
        assert len(opened) >= 4
