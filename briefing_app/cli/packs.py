"""pack: list, new, add and export here, the others in modules of their own."""

import argparse
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.libraries import open_library, see_pack
from briefing_app.cli.output import emit, one_line, say
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Review
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.library.library import Library
    from briefing_app.packs.templates import Template

FORMATS = (".pdf", ".docx", ".html", ".md", ".csv")
"""What a pack can be written as, by the ending of the file's name; `build.write` knows the same."""
EVERY_HIT = 10_000
"""How many points a query may add at once."""


def run(options: argparse.Namespace) -> int:
    """Do one of the actions; the exit code."""
    if options.action == "check":
        return int(import_module("briefing_app.cli.pack_checks").run(options))
    with open_library(options, make=options.action in {"new", "open"}) as library:
        if "pack" in options and options.action != "add":
            see_pack(library, options.pack)
        here = {"list": _list, "new": _new, "add": _add, "export": _export}.get(options.action)
        if here is not None:
            return here(options, library)
        # Each brings in no more than it needs.
        return int(import_module(f"briefing_app.cli.{_MODULES[options.action]}").run(options, library))


_MODULES = {
    **dict.fromkeys(("issue", "versions", "compare", "addendum"), "pack_versions"),
    **dict.fromkeys(("hand-over", "open", "hand-back", "take-back"), "pack_bundles"),
}


def export(library: "Library", pack_id: int, file: Path, *, public: bool = False) -> int:
    """Write a pack as a PDF; the number of its pages.

    Raises:
        BriefingError: there is no such pack, or the file could not be written.
    """
    from briefing_app.exporting.build import write  # noqa: PLC0415 - a second that other commands must not wait for

    write(library, pack_id, file, public=public)
    return _pages(file)


def _pages(file: Path) -> int:
    import pypdfium2  # noqa: PLC0415

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
    details = _details(options, template)
    if options.story is not None:
        pack_id = _summary(options, details, library)
    elif details.title:
        pack_id = library.add_pack(details, template.new_sections() if template else ()).created
    else:
        raise BriefingError("A pack needs a title.", kept="No pack was made.", remedy="Name it after “new”.")
    if options.json:
        emit({"pack_id": pack_id, "title": library.pack(pack_id or 0).details.title})
    else:
        say(str(pack_id))
    return 0


def _summary(options: argparse.Namespace, details: PackDetails, library: "Library") -> int | None:
    """A media summary made from a story."""
    from briefing_app.exporting.summaries import make_media_summary  # noqa: PLC0415
    from briefing_app.packs.media_summary import TEMPLATE  # noqa: PLC0415

    if options.template not in {None, TEMPLATE}:
        raise BriefingError(
            f"Only a media summary is made from a story, and “{options.template}” is none.",
            kept="No pack was made.",
            remedy=f"Leave out --story, or take --template {TEMPLATE}.",
        )
    return make_media_summary(library, options.story, details).created


def _details(options: argparse.Namespace, template: "Template | None") -> PackDetails:
    usual = PackDetails(options.title or "")
    return replace(
        usual,
        brief=template.brief if template else usual.brief,
        for_whom=options.for_whom or "",
        when=options.when or "",
        marking=options.marking or usual.marking,
        department=options.department or "",
        template=template.name if template else "",
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
    see_pack(library, options.pack)
    before = len(library.pack(options.pack).items)
    library.review(ids, Review.ACCEPTED)
    library.add_to_pack(options.pack, ids)
    added = len(library.pack(options.pack).items) - before
    if options.json:
        emit({"pack_id": options.pack, "added": added})
    else:
        there = len(ids) - added
        already = f" {there:,} of these points {'was' if there == 1 else 'were'} in it already." if there else ""
        say(f"{counted(added, 'item')} added.{already}")
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
    if options.large_print and suffix != ".pdf":
        raise BriefingError(
            f"“{options.file}” is no PDF, and only a PDF is set in large print.",
            kept="Nothing was written.",
            remedy="Name a .pdf, or leave out --large-print: in the other formats the reader chooses the size.",
        )
    if options.findings or options.version:
        _export_other(options, library)
    else:
        from briefing_app.exporting.build import write  # noqa: PLC0415

        write(library, options.pack, options.file, public=options.public, large=options.large_print)
    _tell_written(options, {"pages": _pages(options.file)} if suffix == ".pdf" else {})
    return 0


def _export_other(options: argparse.Namespace, library: "Library") -> None:
    """Write a version as it was issued, or the sheet of findings."""
    if options.version:
        from briefing_app.cli.pack_versions import issue_named  # noqa: PLC0415
        from briefing_app.exporting import issuing  # noqa: PLC0415

        issued = issue_named(library, options.pack, options.version)
        issuing.write_issue(library, issued, options.file, public=options.public, large=options.large_print)
        return
    if options.file.suffix.casefold() == ".csv":
        raise BriefingError(
            "A sheet of findings cannot be written as .csv.", kept="Nothing was written.", remedy="Write it as .pdf."
        )
    from briefing_app.cli.pack_checks import write_findings  # noqa: PLC0415

    write_findings(library, options.pack, options.file, public=options.public, large=options.large_print)


def _tell_written(options: argparse.Namespace, more: dict[str, int]) -> None:
    if options.json:
        emit({"pack_id": options.pack, "path": options.file, **more})
    else:
        say(f"{options.file}: {counted(more['pages'], 'page')}" if more else f"{options.file}")
