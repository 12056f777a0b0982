"""Whatever a PDF does, it ends in a document or in a reason; what kills PDFium kills a process that is there for it."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, Reading, Stage
from briefing_app.importing.readers import ocr, read_bytes
from briefing_app.importing.readers.pdf import file as pdf_file
from briefing_app.importing.readers.pdf.pdf import read_pdf
from briefing_app.importing.sandbox import Limits, Reader
from tests.importing.articles import articles
from tests.importing.ending import ended
from tests.importing.readers.hostile_pdfs import (
    DEADLY,
    HARMLESS,
    TEXT,
    damaged,
    many_pages,
    meaningless,
    scan,
    scan_of,
    shifted,
)
from tests.importing.readers.pdf_building import LOOKS, pdf_of
from tests.importing.readers.pdf_pieces import LINES, lines
from tests.importing.readers.pdf_pieces import pdf as drawn

SECONDS = 10


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_hostile_pdf_ends_in_a_document_or_in_a_reason(kind: str) -> None:
    started = time.monotonic()
    outcome = ended(read_pdf, HARMLESS[kind](), "a.pdf")
    assert time.monotonic() - started < SECONDS
    if isinstance(outcome, SourceText):
        assert "root:" not in outcome.text
        assert outcome.text or outcome.needs_ocr


def test_a_damaged_pdf_ends_in_a_document_or_in_a_reason() -> None:
    kinds = {type(ended(read_pdf, damaged(seed), "a.pdf")) for seed in range(60)}
    assert kinds == {SourceText, BriefingError}


@pytest.mark.parametrize("kind", DEADLY)
def test_a_deadly_pdf_fails_alone_and_the_next_is_read(kind: str, tmp_path: Path, warm_reader: Reader) -> None:
    bad, good = tmp_path / "bad.pdf", tmp_path / "good.pdf"
    bad.write_bytes(DEADLY[kind]())
    good.write_bytes(pdf_of(articles()[0], LOOKS["two columns"]))
    started = time.monotonic()
    first, second = warm_reader.read(bad), warm_reader.read(good)
    assert isinstance(first, Failure)
    assert first.what
    assert isinstance(second, Reading)
    assert second.extraction.quotes
    assert time.monotonic() - started < SECONDS + Limits().start


def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)


@pytest.mark.parametrize("turned", [False, True])
def test_a_scan_is_kept_and_marked_where_there_is_no_tesseract(turned: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    without_tesseract(monkeypatch)
    source = read_pdf(scan(turned), "a.pdf")
    assert (source.text, source.needs_ocr) == ("", True)
    assert dict(source.provenance)["text"] == (
        "nothing from page 1: pictures of text, and Tesseract, which reads such, is not installed on this computer"
    )


@pytest.mark.parametrize("make", [meaningless, shifted])
def test_letters_without_meaning_are_not_taken_for_text(
    make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_tesseract(monkeypatch)
    source = read_pdf(make(), "a.pdf")
    assert (source.text, source.needs_ocr) == ("", True)
    assert "does not say what its characters mean" in dict(source.provenance)["text"]


def test_a_page_is_drawn_small_however_large_it_says_it_is() -> None:
    for size in ((1e6, 1e6), (14_400, 14_400), (9e7, 1.0)):
        scale = pdf_file.scale_of(size, 300 / 72)
        assert size[0] * scale * size[1] * scale <= pdf_file.MOST_PIXELS * 1.01
    assert pdf_file.scale_of((595, 842), 2.0) == 2.0
    for size in ((0.0, 10.0), (float("nan"), 9.0), (float("inf"), 9.0), (-5.0, 9.0)):
        with pytest.raises(pypdfium2.PdfiumError):
            pdf_file.scale_of(size, 1.0)


def test_thousands_of_pages_are_read() -> None:
    source = read_pdf(many_pages(2000), "a.pdf")
    assert source.text.count("Words of a page.") in {1, 2000}


def test_it_is_known_by_its_first_bytes_whatever_its_name() -> None:
    data = drawn(TEXT)
    for start in (b"", b"\xef\xbb\xbf", b"\r\n\r\n", b"Content-Type: application/pdf\r\n\r\n"):
        part = read_bytes(start + data, "a.txt").parts[0]
        assert part.origin.media_type == "application/pdf"
        assert part.source.text.startswith("The harbour authority")


@pytest.mark.skipif(not ocr.is_installed(), reason="Tesseract, which reads scans, is not installed")
def test_a_scan_is_recognised_in_the_reading_process_page_by_page(tmp_path: Path, warm_reader: Reader) -> None:
    (tmp_path / "scan.pdf").write_bytes(scan_of(drawn(TEXT, lines("“It is closed,” said Ada Quill, the clerk."))))
    stages: list[Stage] = []
    outcome = warm_reader.read(tmp_path / "scan.pdf", tell=stages.append)
    assert isinstance(outcome, Reading)
    assert stages.count(Stage.RECOGNISING) == len(outcome.source.pages) == 2
    assert outcome.source.text == f"{' '.join(LINES)}\n\n“It is closed,” said Ada Quill, the clerk."
    assert dict(outcome.source.provenance)["text"].startswith("pages 1 to 2: recognised in a picture by Tesseract")
    assert not outcome.source.needs_ocr
