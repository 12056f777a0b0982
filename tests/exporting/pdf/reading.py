"""Reads a PDF back for tests: every glyph with its place, face and colour, and the tree with the words of its parts."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

_HEIGHT = 841.89


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its origin (y counts from the top), right edge, face, size and colour (red, green, blue)."""

    page: int
    text: str
    x: float
    y: float
    right: float
    face: str
    size: float
    colour: tuple[int, int, int]

    @property
    def serif(self) -> bool:
        return "Serif" in self.face

    @property
    def in_frame(self) -> bool:
        return 84 <= self.y <= 767.5


def glyphs(data: bytes) -> list[Glyph]:
    """Every glyph that is not a space, in the order of the file."""
    with pypdfium2.PdfDocument(data) as document:
        return [glyph for number, page in enumerate(document, 1) for glyph in glyphs_of(page, number)]


def rows(found: list[Glyph]) -> dict[tuple[int, float], list[Glyph]]:
    """Glyphs by page and baseline, from left to right."""
    ordered = sorted(found, key=lambda glyph: (glyph.page, round(glyph.y, 1), glyph.x))
    return {key: list(group) for key, group in groupby(ordered, key=lambda glyph: (glyph.page, round(glyph.y, 1)))}


def starts(row: list[Glyph], gap: float = 9.0) -> list[Glyph]:
    """The first glyphs of the stretches of a row that white space wider than `gap` parts."""
    return [
        glyph for before, glyph in zip([None, *row], row, strict=False) if not before or glyph.x - before.right > gap
    ]


def text_of(data: bytes) -> str:
    """All words, one space between them."""
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def tree(data: bytes) -> str:
    """The elements of each page, indented, with the words that each holds."""
    with pypdfium2.PdfDocument(data) as document:
        parts = [[f"page {number}", *_elements(page)] for number, page in enumerate(document, 1)]
    return "\n".join(line for part in parts for line in part) + "\n"


def glyphs_of(page: pypdfium2.PdfPage, number: int = 1) -> Iterator[Glyph]:
    """The glyphs of one page."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character.isspace() or character == "\x00":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield Glyph(
            number, character, x.value, _HEIGHT - y.value, text.get_charbox(index)[2], _face(text, index),
            round(pdfium.FPDFText_GetFontSize(text, index), 2), _colour(text, index),
        )  # fmt: skip


def _face(text: pypdfium2.PdfTextPage, index: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, buffer, 128, ctypes.c_int())
    return buffer.value.decode().rpartition("+")[2]


def _colour(text: pypdfium2.PdfTextPage, index: int) -> tuple[int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _elements(page: pypdfium2.PdfPage) -> list[str]:
    words = words_by_mark(page)
    root = pdfium.FPDF_StructTree_GetForPage(page)
    lines: list[str] = []
    for index in range(pdfium.FPDF_StructTree_CountChildren(root)):
        _walk(pdfium.FPDF_StructTree_GetChildAtIndex(root, index), 1, words, lines)
    pdfium.FPDF_StructTree_Close(root)
    return lines


def _walk(element: object, depth: int, words: dict[int, str], lines: list[str]) -> None:
    buffer = ctypes.create_string_buffer(64)
    size = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
    lines.append("  " * depth + buffer.raw[: size - 2].decode("utf-16-le"))
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if number >= 0:
            lines.append("  " * (depth + 1) + repr(words.get(number, "")))
        elif child:
            _walk(child, depth + 1, words, lines)


def words_by_mark(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The words of each piece of marked content."""
    text = page.get_textpage()
    found: dict[int, str] = {}
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(item)
        size = pdfium.FPDFTextObj_GetText(item, text, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(item, text, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        if number >= 0:
            found[number] = found.get(number, "") + buffer.raw[: size - 2].decode("utf-16-le")
    return found
