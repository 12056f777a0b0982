"""A pack from the library, ready for every export and for the preview."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.exporting.material import material
from briefing_app.packs.blocks import PackDocument
from briefing_app.packs.compose import compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.library.library import Library


def pack_document(library: "Library", pack_id: int) -> PackDocument:
    """The blocks of a pack with all its points and their whole documents; what was deleted is shown as lost.

    Raises:
        BriefingError: the pack is no longer there.
    """
    return compose(*material(library, pack_id))


def write(library: "Library", pack_id: int, path: Path) -> None:
    """Write a pack as what the ending of the file's name says; the endings are those of `WRITERS`, and .csv.

    Raises:
        BriefingError: the pack is no longer there, or the file cannot be written; a file that was there still stands.
    """
    suffix = path.suffix.casefold()
    if suffix == ".csv":
        from briefing_app.exporting import table  # noqa: PLC0415 - each format brings in no more than its own

        pack, points, documents = material(library, pack_id)
        table.write([points[item.point_id] for item in pack.items if item.point_id in points], documents, path)
        return
    write_document(pack_document(library, pack_id), path)


def write_document(document: PackDocument, path: Path) -> None:
    """Write a composed document as what the ending of the file's name says; the endings are those of `WRITERS`.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    module = import_module(f"briefing_app.exporting.{WRITERS[path.suffix.casefold()]}")
    writer: Callable[[PackDocument, Path], None] = module.write
    writer(document, path)


WRITERS = {".pdf": "pdf.pdf", ".docx": "docx", ".html": "html", ".md": "markdown"}
"""The endings of names, and the modules that write such files."""
