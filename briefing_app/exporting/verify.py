"""Checks an issued PDF, offline: its pages against what it vouches for, and that against the documents of a library."""

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from briefing_app.domain.seals import FILE_NAME, Seal, SealedSource, Seals, from_json, text_hash
from briefing_app.errors import BriefingError
from briefing_app.packs import display

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_SPACE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_LONGEST = 160
_EXACT = frozenset({"quote", "key-point"})
_MARKS = str.maketrans("", "", "“”")
"""Quotation marks are put around exact words, and again before each paragraph of them."""
_KINDS = {"quote": "The quote", "figure": "The figure", "context": "The sentence beside the figure"}


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as the pack vouches for; `where` names the quote, figure or source."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found. `documents` says against how many of the sources the words were compared, of how many."""

    title: str
    version: str
    points: int
    documents: tuple[int, int]
    differences: tuple[Difference, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing differs from what was compared."""
        return not self.differences


def verify(path: Path, library: "Library | None" = None) -> Verdict:
    """Compare each quote and figure of an issued PDF with its seals, and the seals with the library's documents.

    Raises:
        BriefingError: the file cannot be read, or holds no list of sources.
    """
    seals, pages = _opened(path)
    differences = [*_on_pages(seals, pages), *_as_marked(seals)]
    compared = 0
    if library is not None:
        for source in seals.sources:
            text = _text_of(library, source)
            compared += text is not None
            differences += _against(source, text, [one for one in seals.points if one.source == source.number])
    return Verdict(seals.title, seals.version, len(seals.points), (compared, len(seals.sources)), tuple(differences))


def _opened(path: Path) -> tuple[Seals, str]:
    try:
        with pypdfium2.PdfDocument(path) as document:
            return _seals(path, document), "".join(_words(page) for page in document)
    except (pypdfium2.PdfiumError, FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise BriefingError(
            f"“{path.name}” cannot be read as a PDF.",
            kept="Nothing was changed.",
            remedy="Check that the file is whole, and that it is the PDF that was issued.",
        ) from error


def _seals(path: Path, document: pypdfium2.PdfDocument) -> Seals:
    for index in range(document.count_attachments()):
        attached = document.get_attachment(index)
        if attached.get_name() == FILE_NAME:
            return from_json(bytes(attached.get_data()).decode("utf-8", "replace"))
    raise BriefingError(
        f"“{path.name}” does not carry its sources.",
        kept="Nothing was changed.",
        remedy="Only PDFs that this program exported can be checked, and only as they were issued.",
    )


def _words(page: pypdfium2.PdfPage) -> str:
    """The words of a page in their order, white space left out, without what stands on every page."""
    text = page.get_textpage()
    return "".join(
        _plain(_text(item, text))
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
        if not _furniture(item)
    )


def _furniture(item: pypdfium2.PdfObject) -> bool:
    return any(_name(pdfium.FPDFPageObj_GetMark(item, at)) == "Artifact" for at in range(_marks(item)))


def _marks(item: pypdfium2.PdfObject) -> int:
    return max(0, int(pdfium.FPDFPageObj_CountMarks(item)))


def _name(mark: object) -> str:
    size = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 32)()
    pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
    return bytes(buffer)[: max(0, size.value - 2)].decode("utf-16-le", "replace")


def _text(item: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(item, page, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(item, page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACE.sub("", text))


def _on_pages(seals: Seals, pages: str) -> Iterator[Difference]:
    """What stands on no page as it was sealed."""
    times = Counter(_plain("".join(seal.shown)) for seal in seals.points if seal.kind != "figure")
    for seal in seals.points:
        shown = _plain("".join(seal.shown))
        if pages.count(shown) < times.get(shown, 1):  # figures that agree share a row, quotes share nothing
            yield Difference(_named(seal), "is not on the pages as it was issued.")
        if seal.speaker and seal.kind == "quote" and _plain(seal.speaker).casefold() not in pages.casefold():
            yield Difference(_named(seal), f"is credited to {seal.speaker}, who is not named on the pages.")


def _as_marked(seals: Seals) -> Iterator[Difference]:
    """Where what is shown of somebody's words is other than those words with marked omissions and insertions."""
    for seal in seals.points:
        if seal.kind in _EXACT:
            parts = display.paragraphs(seal.words, seal.display)
            if _plain("".join(seal.shown)).translate(_MARKS) != _plain("".join(parts)).translate(_MARKS):
                yield Difference(_named(seal), "is shown in other words than its source’s.")
        for fault in display.check(seal.words, seal.display):
            if not fault.soft:
                yield Difference(_named(seal), f"is shown changed: the words shown {fault.sentence}")


def _text_of(library: "Library", source: SealedSource) -> str | None:
    """The text of a source in the library, found by its file's hash; None if it is not there."""
    found = library.find_duplicate(source.sha256, "") if source.sha256 else None
    return None if found is None else library.document(found).text


def _against(source: SealedSource, text: str | None, points: list[Seal]) -> Iterator[Difference]:
    """How a source's text differs from what was sealed of it."""
    named = f"Source {source.number}, “{source.title}”,"
    if text is None:
        yield Difference(named, "is not in this library, so its words were not compared.")
        return
    if source.text_sha256 and text_hash(text) != source.text_sha256:
        yield Difference(named, "has another text than when the pack was issued.")
    for seal in points:
        if text[seal.start : seal.end] != seal.words:
            yield Difference(_named(seal), f"does not stand in source {source.number} as it was issued.")


def _named(seal: Seal) -> str:
    words = " ".join(seal.words.split())
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    kind = _KINDS.get(seal.kind, "The key point")
    return f"{kind} “{short}”"
