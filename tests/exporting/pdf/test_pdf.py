"""The PDF as a whole: what it holds, and that the same pack gives the same bytes."""

from pathlib import Path

import pypdfium2

from briefing_app.exporting.pdf import pdf
from briefing_app.packs.compose import compose
from tests.packs.example import DOCUMENTS, PACK, POINTS


def test_the_same_pack_gives_the_same_bytes_and_holds_every_quote(tmp_path: Path) -> None:
    document = compose(PACK, POINTS, DOCUMENTS)
    path = tmp_path / "pack.pdf"
    pdf.write(document, path)
    assert path.read_bytes() == pdf.to_bytes(document)
    with pypdfium2.PdfDocument(path) as opened:
        text = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in opened)
        assert opened.get_metadata_value("Title") == PACK.details.title
    for sentence in POINTS[1].content.text.split("\n“"):
        assert sentence in text
