"""The checks on a rendered page that can be computed."""

import re
from itertools import groupby

import pypdfium2
import pytest

from briefing_app.exporting.pdf.fonts import Face, width
from briefing_app.exporting.pdf.styles import FRAME_BOTTOM, RIGHT
from tests.exporting.pdf.reading import Glyph, rows, starts
from tests.packs.example import PACK

PAGES = 7
TABLES = {3, 6, 7}
"""Pages of the example with a table on them."""

TEXT_LEFT = 194.0
LABELS = (54.0, 82.0)
"""Labels begin at the margin, or beside the squares of a likelihood."""
BULLETS = 207.0
HANG = width(Face.SERIF, "“")


def test_every_page_carries_marking_title_version_time_and_number(example: bytes) -> None:
    with pypdfium2.PdfDocument(example) as document:
        assert len(document) == PAGES
        for number, page in enumerate(document, 1):
            text = " ".join(page.get_textpage().get_text_range().split())
            assert text.count("OFFICIAL-SENSITIVE") >= 2
            assert f"Page {number} of {PAGES}" in text
            assert "Facts correct at 14:00 on Tuesday 3 November 2026" in text
            assert PACK.details.title in text
            assert number == 1 or "Version 3" in text


def test_text_starts_at_one_of_two_edges_and_only_opening_marks_hang(printed: list[Glyph]) -> None:
    framed = [glyph for glyph in printed if glyph.in_frame and glyph.size > 8 and glyph.page not in {2, *TABLES}]
    for row in rows(framed).values():
        for first in starts(row):
            if first.serif and first.text == "“":
                assert first.x == pytest.approx(TEXT_LEFT - HANG * first.size, abs=0.1)
            else:
                assert any(abs(first.x - edge) < 0.1 for edge in (*LABELS, TEXT_LEFT, BULLETS)), first


def test_first_baselines_of_label_and_text_meet(printed: list[Glyph]) -> None:
    accent = (14, 74, 91)
    framed = [glyph for glyph in printed if glyph.in_frame and glyph.page not in TABLES]
    for row in rows(framed).values():
        label = row[0]
        if label.x in LABELS and label.colour == accent and label.size == 9:
            assert any(glyph.x > 185 for glyph in row), label


def test_nothing_is_too_small_too_pale_or_over_the_edge(printed: list[Glyph]) -> None:
    assert {glyph.size for glyph in printed if glyph.size < 9} == {8.0}
    assert all(glyph.text.isdigit() for glyph in printed if glyph.size < 9)
    assert min(_contrast(glyph.colour) for glyph in printed) >= 7
    framed = [glyph for glyph in printed if glyph.in_frame]
    assert max(glyph.right for glyph in framed) <= RIGHT + 0.05
    assert max(glyph.y for glyph in framed) <= FRAME_BOTTOM


def test_decimal_points_stand_in_one_column(printed: list[Glyph]) -> None:
    points = [
        glyph.x
        for glyph in printed
        if glyph.text == "." and glyph.size == 10 and "Semibold" in glyph.face and 240 < glyph.x < 290
    ]
    assert len(points) == 3
    assert max(points) - min(points) < 0.1


def test_serif_and_quotation_marks_coincide(printed: list[Glyph]) -> None:
    for serif, group in groupby((glyph for glyph in printed if glyph.in_frame), key=lambda glyph: glyph.serif):
        text = "".join(glyph.text for glyph in group)
        if serif:
            assert text.startswith("“")
            assert text.endswith("”")
        else:
            assert not re.search("[“”]", text)


def test_welsh_letters_print_and_nothing_is_a_box(printed: list[Glyph]) -> None:
    assert "Ŵ" in {glyph.text for glyph in printed}
    assert not {"\x00", "\ufffd", "\uffff"} & {glyph.text for glyph in printed}


def _contrast(colour: tuple[int, int, int]) -> float:
    channels = [value / 255 for value in colour]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
