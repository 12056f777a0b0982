"""Pages that are pictures of text, or whose characters have no meaning that the file gives: read by Tesseract."""

import re
from collections.abc import Sequence

import pypdfium2
from pypdfium2 import raw

from briefing_app.importing.readers import ocr
from briefing_app.importing.readers.pdf.file import picture_of
from briefing_app.importing.readers.pdf.paragraphs import Kind, Paragraph
from briefing_app.importing.readers.pdf.words import Sheet

_FEW = 25
"""A page with fewer characters than this, and a picture on it, is a scan with a stamp."""
_LARGE = 0.4
"""The share of the page that a scan covers at the least."""
_DOTS_PER_INCH = 300
_SPOILT = 0.3
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[aeiouyàâáäæèéêëìíîïòóôöœùúûüŵŷ]", re.IGNORECASE)
_ASCII = re.compile(r"[\x00-\x7f]+")


class Scans:
    """The pages of a document that have to be recognised, and what came of it.

    Their heads and feet are gone already: such may be printed on scans too.
    """

    def __init__(self, document: pypdfium2.PdfDocument, sheets: Sequence[Sheet]) -> None:
        """Recognise what has to be. Runs without meaning are taken out of the sheets."""
        self._document = document
        self._spoilt = {sheet.number for sheet in sheets if _is_spoilt(sheet)}
        for sheet in sheets:
            if sheet.number in self._spoilt:
                sheet.runs = []
        bare = [sheet.number for sheet in sheets if _letters(sheet) < _FEW and not sheet.damaged]
        pictures = {number for number in bare if _has_picture(document[number - 1])}
        self.pages = sorted(pictures | self._spoilt)
        self.is_empty = not self.pages and not any(sheet.runs for sheet in sheets)
        self._damaged = [sheet.number for sheet in sheets if sheet.damaged]
        self._found: dict[int, list[Paragraph]] = {}
        self._recognise()

    def _recognise(self) -> None:
        for number in self.pages[: ocr.MOST_PAGES] if ocr.is_installed() else ():
            text = _recognised(self._document[number - 1])
            if text is not None:
                self._found[number] = [
                    Paragraph(paragraph, Kind.TEXT, [number], 0.0) for paragraph in ocr.paragraphs(text)
                ]

    def paragraphs(self, number: int) -> list[Paragraph]:
        """What was recognised on a page."""
        return self._found.get(number, [])

    @property
    def told(self) -> str:
        """In words, what was recognised and what could not be read; empty if every page had its text."""
        read = [number for number in self.pages if self._found.get(number)]
        left = [number for number in self.pages if number not in self._found]
        parts = []
        if read:
            parts.append(f"{_pages(read)}: {ocr.RECOGNISED}")
        if left:
            why = _left_out(ocr.is_installed(), spoilt=set(left) <= self._spoilt)
            parts.append(f"nothing from {_pages(left)}: {why}")
        if self._damaged:
            parts.append(f"nothing from {_pages(self._damaged)}: damaged")
        blank = [number for number in self.pages if self._found.get(number) == []]
        if blank and not read:
            parts.append(f"nothing from {_pages(blank)}: {ocr.NO_WORDS}")
        return "; ".join(parts)


def _left_out(installed: bool, *, spoilt: bool) -> str:
    what = "the file does not say what its characters mean" if spoilt else "pictures of text"
    return (
        f"{what}, and Tesseract did not come to them"
        if installed
        else (f"{what}, and Tesseract, which reads such, is not installed on this computer")
    )


def _pages(numbers: Sequence[int]) -> str:
    """*page 3*, *pages 3 to 5 and 9*."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    said = [" to ".join(map(str, span)) for span in spans]
    listed = " and ".join(part for part in (", ".join(said[:-1]), said[-1]) if part)
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"


def _letters(sheet: Sheet) -> int:
    return sum(len(run.text) for run in sheet.runs)


def _recognised(page: pypdfium2.PdfPage) -> str | None:
    try:
        return ocr.recognised(picture_of(page, _DOTS_PER_INCH, grey=True))
    except pypdfium2.PdfiumError:
        return None


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a picture covers much of the page."""
    width, height = page.get_size()
    for each in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING), max_depth=4):
        left, bottom, right, top = each.get_bounds()
        if abs((right - left) * (top - bottom)) > _LARGE * width * height:
            return True
    return False


def _is_spoilt(sheet: Sheet) -> bool:
    """Whether most of a page's characters are such as no text has, or are letters that make no words."""
    if sheet.drawn > _FEW and sheet.spoilt > _SPOILT * sheet.drawn:
        return True
    words = _LETTERS.findall(" ".join(run.text for run in sheet.runs))
    if len(words) < 40 or not all(map(_ASCII.fullmatch, words[:200])):
        return False
    return sum(bool(_VOWEL.search(word)) for word in words) < 0.5 * len(words)
