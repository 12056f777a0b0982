"""Checks an issued PDF, offline: its pages against what it vouches for, and that against a library or a bundle."""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from briefing_app.domain.excerpts import sha256_of
from briefing_app.domain.seals import FILE_NAME, Seal, SealedSource, Seals, bare, from_json
from briefing_app.errors import BriefingError
from briefing_app.exporting.sealed_sources import BundleShelf, Held, LibraryShelf, Shelf, credited
from briefing_app.packs import display
from briefing_app.packs.sealing import seal_of, source_of

if TYPE_CHECKING:
    from briefing_app.library.library import Library

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


def verify(path: Path, library: "Library | None" = None, *, bundle: Path | None = None) -> Verdict:
    """Compare each quote and figure of an issued PDF with its seals, and the seals with what the sources say.

    Args:
        path: of the PDF.
        library: with the sources.
        bundle: the file of a bundle that has the sources' passages, in place of a library.

    Raises:
        BriefingError: a file cannot be read, or the PDF holds no list of sources.
    """
    seals, pages = _opened(path)
    differences = [*_on_pages(seals, pages), *_beside_points(seals, pages), *_as_marked(seals)]
    shelf = _shelf(library, bundle)
    compared = 0
    if shelf is not None:
        for source in seals.sources:
            held = shelf.find(source)
            compared += held is not None
            points = [one for one in seals.points if one.source == source.number]
            differences += _against(source, held, points, shelf.name)
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
        bare(_text(item, text)) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]) if not _furniture(item)
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


def _on_pages(seals: Seals, pages: str) -> Iterator[Difference]:
    """What stands on no page as it was sealed."""
    times = Counter(bare("".join(seal.shown)) for seal in seals.points if seal.kind != "figure")
    for seal in seals.points:
        shown = bare("".join(seal.shown))
        if pages.count(shown) < times.get(shown, 1):  # figures that agree share a row, quotes share nothing
            yield Difference(_named(seal), "is not on the pages as it was issued.")
        if seal.speaker and seal.kind == "quote" and bare(seal.speaker).casefold() not in pages.casefold():
            yield Difference(_named(seal), f"is credited to {seal.speaker}, who is not named on the pages.")


def _as_marked(seals: Seals) -> Iterator[Difference]:
    """Where what is shown of somebody's words is other than those words with marked omissions and insertions."""
    for seal in seals.points:
        if seal.kind in _EXACT:
            parts = display.paragraphs(seal.words, seal.display)
            if bare("".join(seal.shown)).translate(_MARKS) != bare("".join(parts)).translate(_MARKS):
                yield Difference(_named(seal), "is shown in other words than its source’s.")
        for fault in display.check(seal.words, seal.display):
            if not fault.soft:
                yield Difference(_named(seal), f"is shown changed: the words shown {fault.sentence}")


def _beside_points(seals: Seals, pages: str) -> Iterator[Difference]:
    """What is altered of what stands beside points, and in the list of sources."""
    for line in seals.lines:
        if pages.count(bare(line.text)) < line.times:
            yield Difference(f"The {line.kind} “{_short(line.text)}”", "is not on the pages wherever it was issued.")
    for source in seals.sources:
        if bare(source.title) not in pages or bare(source.publisher) not in pages:
            yield Difference(_titled(source), "is not on the pages as it is vouched for.")


def _shelf(library: "Library | None", bundle: Path | None) -> Shelf | None:
    if bundle is not None:
        return BundleShelf(bundle)
    return LibraryShelf(library) if library is not None else None


def _against(source: SealedSource, held: Held | None, points: list[Seal], where: str) -> Iterator[Difference]:
    """How a source differs from what was sealed of it."""
    if held is None:
        yield Difference(_titled(source), f"is not in {where}, so its words were not compared.")
        return
    if source.text_sha256 and sha256_of(held.document) != source.text_sha256:
        yield Difference(_titled(source), "has another text than when the pack was issued.")
    now = source_of(source.number, held.document)
    for field, name in (("title", "title"), ("publisher", "publisher"), ("published", "date"), ("link", "address")):
        if getattr(now, field) != getattr(source, field):
            yield Difference(_titled(source), f"has another {name} in {where}: “{getattr(now, field)}”.")
    for seal in points:
        yield from _point(seal, held, where)


def _point(seal: Seal, held: Held, where: str) -> Iterator[Difference]:
    """How what a source says at a place, and who is said to have said it, differ from what was sealed."""
    words = held.words(seal.start, seal.end)
    if words is None:
        yield Difference(_named(seal), f"is not among the passages in {where}, so it was not compared.")
    elif words != seal.words:
        yield Difference(_named(seal), f"does not stand in source {seal.source} as it was issued.")
    there = [seal_of(seal.item, point, seal.source, ()) for point in credited(held, seal.start, seal.end, seal.kind)]
    if not there:
        return
    if seal.speaker not in {one.speaker for one in there}:
        yield Difference(
            _named(seal), f"is credited to {_or_nobody(seal.speaker)}; {where} has {_or_nobody(there[0].speaker)}."
        )
    elif seal.role not in {one.role for one in there if one.speaker == seal.speaker}:
        yield Difference(_named(seal), f"gives the role “{seal.role}”; {where} has “{there[0].role}”.")


def _or_nobody(speaker: str) -> str:
    return speaker or "nobody"


def _titled(source: SealedSource) -> str:
    return f"Source {source.number}, “{source.title}”,"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _named(seal: Seal) -> str:
    return f"{_KINDS.get(seal.kind, 'The key point')} “{_short(seal.words)}”"
