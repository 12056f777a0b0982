"""A pack from the library, ready for every export and for the preview."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.packs import Pack
from briefing_app.exporting import clearing
from briefing_app.exporting.across import across, linked
from briefing_app.exporting.material import material
from briefing_app.packs.blocks import PackDocument
from briefing_app.packs.compose import compose
from briefing_app.packs.elsewhere import elsewhere
from briefing_app.packs.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.library.library import Library


def pack_document(library: "Library", pack_id: int, *, public: bool = False) -> PackDocument:
    """The blocks of a pack with all its points and their whole documents; what was deleted is shown as lost.

    `public` leaves out what is not for use. Comments and notes for the file are in no build.

    Raises:
        BriefingError: the pack is no longer there.
    """
    pack, points, documents = material(library, pack_id)
    beside = linked(library, points.values())
    return compose(pack, points, documents, public=public, elsewhere=elsewhere(beside, points, documents))


def write(library: "Library", pack_id: int, path: Path, *, public: bool = False, large: bool = False) -> None:
    """Write a pack as what the ending of the file's name says; the endings are those of `WRITERS`, and .csv.

    The cover says how many findings of the evidence check are open. `public` leaves out what is not for use; `large` is
    large print, for a PDF alone.

    Raises:
        BriefingError: findings are open and the pack's owner chose that it does not leave so, it is no longer there, or
            the file cannot be written; a file that was there still stands.
    """
    pack, points, documents = material(library, pack_id)
    beside = across(library, points, documents)
    checked = evidence.check(pack, points, documents, beside, public=public)
    clearing.refuse_if_open(pack, checked)
    if path.suffix.casefold() == ".csv":
        from briefing_app.exporting import table  # noqa: PLC0415 - each format brings in no more than its own

        shown = pack if not public else without_kept_back(pack)
        table.write([points[key] for key in shown.point_ids if key in points], documents, path)
        return
    lines = elsewhere(beside, points, documents)
    document = replace(compose(pack, points, documents, public=public, elsewhere=lines), large=large)
    write_document(clearing.with_notice(document, clearing.notice(checked)), path)


def without_kept_back(pack: Pack) -> Pack:
    """The pack without what is not for use."""
    sections = (
        replace(section, items=tuple(item for item in section.items if not item.not_for_use))
        for section in pack.sections
    )
    return replace(pack, sections=tuple(sections))


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
