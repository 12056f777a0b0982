"""pack list, new, add, export."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.libraries import open_library
from briefing_app.cli.output import counted, emit, one_line, say
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.packs.templates import Template

FORMATS = (".pdf", ".docx", ".html", ".md", ".csv")
"""What a pack can be written as, by the ending of the file's name; `build.write` knows the same."""
EVERY_HIT = 10_000
"""How many points a query may add at once."""


def run(options: argparse.Namespace) -> int:
    """Do one of the four; the exit code."""
    with open_library(options, make=options.action == "new") as library:
        return {"list": _list, "new": _new, "add": _add, "export": _export}[options.action](options, library)


def export(library: "Library", pack_id: int, file: Path) -> int:
    """Write a pack as a PDF; the number of its pages.

    Raises:
        BriefingError: there is no such pack, or the file could not be written.
    """
    import pypdfium2  # noqa: PLC0415 - with the two below, a second that other commands must not wait for

    from briefing_app.exporting.build import pack_document  # noqa: PLC0415
    from briefing_app.exporting.pdf import pdf  # noqa: PLC0415

    pdf.write(pack_document(library, pack_id), file)
    written = pypdfium2.PdfDocument(file)
    pages = len(written)
    written.close()
    return pages


def _list(options: argparse.Namespace, library: "Library") -> int:
    for pack in library.packs():
        if options.json:
            emit({"pack_id": pack.id, "title": pack.title, "marking": pack.marking, "items": pack.items})
        else:
            say(one_line(f"{pack.id}  {pack.title} ({pack.marking}), {counted(pack.items, 'item')}"))
    return 0


def _new(options: argparse.Namespace, library: "Library") -> int:
    template = _template(options.template) if options.template else None
    sections = [(section.title, section.kind) for section in template.sections] if template else ()
    pack_id = library.add_pack(_details(options, template), sections).created
    if options.json:
        emit({"pack_id": pack_id, "title": options.title})
    else:
        say(str(pack_id))
    return 0


def _details(options: argparse.Namespace, template: "Template | None") -> PackDetails:
    usual = PackDetails(options.title)
    return replace(
        usual,
        brief=template.brief if template else usual.brief,
        for_whom=options.for_whom or "",
        when=options.when or "",
        marking=options.marking or usual.marking,
        department=options.department or "",
    )


def _template(name: str) -> "Template":
    from briefing_app.packs.templates import templates  # noqa: PLC0415

    known = {template.name: template for template in templates()}
    if name not in known:
        raise BriefingError(f"There is no template “{name}”.", remedy=f"Choose one of: {', '.join(known)}.")
    return known[name]


def _add(options: argparse.Namespace, library: "Library") -> int:
    ids = list(dict.fromkeys([*options.points, *_found(options.query, library)]))
    if not ids:
        raise BriefingError("No points to add.", remedy="Give their numbers, or a query that finds some.")
    known = [point.id for point in library.points_by_id(ids)]
    if missing := sorted(set(ids) - set(known)):
        named = ", ".join(map(str, missing))
        raise BriefingError(
            f"There is no point {named} in the library.", kept="Nothing was added.", remedy="Search for its number."
        )
    before = len(library.pack(options.pack).items)
    library.review(ids, Review.ACCEPTED)
    library.add_to_pack(options.pack, ids)
    added = len(library.pack(options.pack).items) - before
    if options.json:
        emit({"pack_id": options.pack, "added": added})
    else:
        say(f"{counted(added, 'item')} added.")
    return 0


def _found(query: str | None, library: "Library") -> list[int]:
    if query is None:
        return []
    from briefing_app.library.query import parse  # noqa: PLC0415

    return [hit.point.id for hit in library.search(parse(query), limit=EVERY_HIT)]


def _export(options: argparse.Namespace, library: "Library") -> int:
    suffix = options.file.suffix.casefold()
    if suffix not in FORMATS:
        raise BriefingError(
            f"“{options.file}” does not end in one of {', '.join(FORMATS)}.",
            kept="Nothing was written.",
            remedy="Name the file for what it is to be, such as pack.pdf.",
        )
    if suffix != ".pdf":
        from briefing_app.exporting.build import write  # noqa: PLC0415

        write(library, options.pack, options.file)
        _tell_written(options, {})
        return 0
    _tell_written(options, {"pages": export(library, options.pack, options.file)})
    return 0


def _tell_written(options: argparse.Namespace, more: dict[str, int]) -> None:
    if options.json:
        emit({"pack_id": options.pack, "path": options.file, **more})
    else:
        say(f"{options.file}: {counted(more['pages'], 'page')}" if more else f"{options.file}")
