"""The preview paints the very layout of the PDF: the same words at the same places, the same breaks."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QFontMetricsF

from briefing_app.exporting.pdf import pdf
from briefing_app.exporting.pdf.strips import Words
from briefing_app.packs.blocks import PackDocument, Paragraph
from briefing_app.ui.packs.preview.faces import SCALE, font
from briefing_app.ui.packs.preview.sheets import lay_out
from tests.ui.packs.preview.conftest import document, every_block, runs

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_piece_is_as_wide_on_the_screen_as_in_the_pdf(pack: PackDocument) -> None:
    pieces = [
        piece
        for page in pdf.laid_out(pack).flow.pages
        for _, strip in page.placed
        for mark in strip.drawn
        if isinstance(mark, Words)
        for piece in mark.line.pieces
        if piece.text.strip()
    ]
    assert len(pieces) > 60
    for piece in pieces:
        metrics = QFontMetricsF(font(piece.look.face, piece.look.size))
        # A space at the end of a line is there for those who copy the text; it takes no room.
        widths = [metrics.horizontalAdvance(text) / SCALE for text in (piece.text, piece.text.rstrip())]
        assert any(width == pytest.approx(piece.width, abs=0.15) for width in widths), piece.text


def test_pages_hold_the_same_words_as_the_pdf(pack: PackDocument, tmp_path: Path) -> None:
    sheets = lay_out(pack)
    pdf.write(pack, tmp_path / "pack.pdf")
    exported = pypdfium2.PdfDocument(tmp_path / "pack.pdf")
    assert len(exported) == sheets.count
    for number in range(sheets.count):
        page = exported[number]
        text = " ".join(page.get_textpage().get_text_bounded().split())
        for line in sheets.text(number).splitlines():
            assert line.split()[0] in text
    exported.close()


def test_each_block_has_its_place(pack: PackDocument) -> None:
    sheets = lay_out(pack)
    places = [sheets.place(number) for number in range(len(pack.blocks))]
    assert places[0] is not None
    assert places[0][0] == 0
    found = [place for place in places if place is not None]
    assert found == sorted(found)
    assert len(found) >= len(pack.blocks) - 1  # a rule that meets another is drawn once
    assert sheets.place(len(pack.blocks)) is None


def test_an_edit_leaves_the_other_blocks_as_they_were() -> None:
    blocks = list(every_block())
    before = lay_out(document(*blocks))
    blocks[6] = Paragraph(runs("Other words."))
    after = lay_out(document(*blocks))
    assert before.place(2) == after.place(2)
    assert "Other words." in after.text(2)
    assert "Other words." not in before.text(2)
