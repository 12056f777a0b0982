"""PDFs: their text in reading order, each offset with its page, footnotes apart, heads and feet left out."""

import ctypes
import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.composing import stated, supplied
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.pdf.details import described
from briefing_app.importing.readers.pdf.file import opened, unreadable
from briefing_app.importing.readers.pdf.furniture import printed_from, usual_size, without_furniture
from briefing_app.importing.readers.pdf.labels import labels_of
from briefing_app.importing.readers.pdf.layout import Block, blocks_of
from briefing_app.importing.readers.pdf.lines import pitch_of
from briefing_app.importing.readers.pdf.notes import Notes
from briefing_app.importing.readers.pdf.paragraphs import Paragraph, paragraphs_of, run_on
from briefing_app.importing.readers.pdf.scans import Scans
from briefing_app.importing.readers.pdf.text import MEDIA_TYPE, composed
from briefing_app.importing.readers.pdf.words import Sheet, read_sheet

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", re.IGNORECASE)
_MAGIC = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*%PDF-\d")
_MOST_PAGES = 20_000
_PRINTED = "from what a browser printed below the page"


def read_pdf(data: bytes, name: str) -> SourceText:
    """The text of a PDF; a scan is read by Tesseract where there is one, and otherwise kept without text.

    Raises:
        BriefingError: it asks for a password, is damaged, or holds neither text nor pictures.
    """
    with opened(data, name) as document:
        sheets = _sheets(document, name)
        size, whole = usual_size(sheets), [sheet.runs for sheet in sheets]
        taken = without_furniture(sheets, size)
        labels = labels_of([document.get_page_label(number) for number in range(len(sheets))], taken)
        scans = Scans(document, sheets)
        if scans.is_empty:  # then what repeats on each page is all that they say
            for sheet, runs in zip(sheets, whole, strict=True):
                sheet.runs = runs
        if not any(whole) and scans.is_empty:
            raise empty(name)
        source = _source(_Read(sheets, size, labels, scans), document.get_metadata_dict(skip_empty=True))
        return _with_language(supplied(source, _PRINTED, link=printed_from(taken)), document)


@dataclass(frozen=True, slots=True)
class _Read:
    """The pages of a document, of which the usual letters have that height, with their labels."""

    sheets: Sequence[Sheet]
    size: float
    labels: Sequence[str | None]
    scans: Scans


def _sheets(document: pypdfium2.PdfDocument, name: str) -> list[Sheet]:
    sheets, opened_pages = [], 0
    for number in range(1, min(len(document), _MOST_PAGES) + 1):
        try:
            page = document[number - 1]
            sheets.append(read_sheet(page, number))
            page.close()
            opened_pages += 1
        except pypdfium2.PdfiumError:
            sheets.append(Sheet(number, 0.0, 0.0, damaged=True))
    if not opened_pages:
        raise unreadable(name)
    return sheets


def _source(read: _Read, properties: Mapping[str, str]) -> SourceText:
    notes, told = Notes(read.size), read.scans.told
    paragraphs = list(run_on(list(_paragraphs(read.sheets, notes, read.scans))))
    source = composed(paragraphs, notes.found, read.labels)
    if not source.text:
        return SourceText("", media_type=MEDIA_TYPE, needs_ocr=True, provenance=(("text", told),))
    source = described(source, properties, paragraphs, read.size)
    return replace(source, provenance=(*source.provenance, ("text", told))) if told else source


def _paragraphs(sheets: Sequence[Sheet], notes: Notes, scans: Scans) -> Iterator[list[Paragraph]]:
    """The paragraphs of each block of each page."""
    pages = [blocks_of(sheet.runs) for sheet in sheets]
    for sheet, blocks in zip(sheets, pages, strict=True):
        notes.gather(blocks, sheet.number)
    pitch = _pitch([block for blocks in pages for block in blocks])
    for sheet, blocks in zip(sheets, pages, strict=True):
        recognised = scans.paragraphs(sheet.number)
        if recognised:
            yield recognised
        for block in blocks:
            yield list(paragraphs_of(block, sheet.number, pitch))


def _pitch(blocks: Sequence[Block]) -> float:
    """The document's usual step from line to line."""
    found = [(pitch, len(block.lines)) for block in blocks if (pitch := pitch_of(block.lines)) is not None]
    return statistics.median([pitch for pitch, lines in found for _ in range(lines)] or [1.25])


def _with_language(source: SourceText, document: pypdfium2.PdfDocument) -> SourceText:
    length = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = ctypes.create_string_buffer(min(length, 64) or 2)
    raw.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), len(buffer))
    found = buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
    if not _LANGUAGE.match(found):
        return source
    return stated(source, "from the PDF’s properties", language=found.partition("-")[0].casefold())


def _is_pdf(data: bytes) -> bool:
    """Whether it begins as a PDF does; some programs put other bytes before, which PDFs are allowed to have."""
    return bool(_MAGIC.match(data)) or (b"%PDF-1." in data[:1024] and b"%%EOF" in data[-1024:])


FORMAT = Format(MEDIA_TYPE, (".pdf",), read_pdf, 200 * MEBIBYTE, _is_pdf)
