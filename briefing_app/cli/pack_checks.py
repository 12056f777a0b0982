"""pack check: what stands between a pack and its clearance."""

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.libraries import open_library, see_pack
from briefing_app.cli.output import emit, one_line, say
from briefing_app.domain.wording import counted
from briefing_app.packs.crossrefs import placed
from briefing_app.packs.evidence.evidence import check
from briefing_app.packs.evidence.finding_sheet import findings_document, place
from briefing_app.packs.versions.frozen import thawed

if TYPE_CHECKING:
    from briefing_app.domain.packs import Pack
    from briefing_app.library.library import Library
    from briefing_app.packs.evidence.evidence import Checked


def run(options: argparse.Namespace) -> int:
    """Print each finding with its place, its reason and its remedy; 1 while any is open."""
    if isinstance(options.pack, Path):
        from briefing_app.exporting.bundle import read  # noqa: PLC0415

        given = thawed(read(options.pack).pack)
        return _tell(options, given.pack, check(given.pack, given.points, given.documents, public=options.public))
    with open_library(options) as library:
        see_pack(library, options.pack)
        return _tell(options, *checked(library, options.pack, public=options.public))


def checked(library: "Library", pack_id: int, *, public: bool) -> "tuple[Pack, Checked]":
    """A pack of the library and what a check of it finds.

    Raises:
        BriefingError: there is no such pack.
    """
    from briefing_app.exporting.across import across  # noqa: PLC0415
    from briefing_app.exporting.material import material  # noqa: PLC0415

    pack, points, documents = material(library, pack_id)
    return pack, check(pack, points, documents, across(library, points, documents), public=public)


def write_findings(library: "Library", pack_id: int, file: Path, *, public: bool, large: bool = False) -> None:
    """Write the sheet of findings, a PDF in large print where that is asked for.

    Raises:
        BriefingError: there is no such pack, or the file could not be written.
    """
    from briefing_app.exporting.build import write_document  # noqa: PLC0415

    pack, found = checked(library, pack_id, public=public)
    sheet = findings_document(pack, found, datetime.now().astimezone())
    write_document(replace(sheet, large=large), file)


def _tell(options: argparse.Namespace, pack: "Pack", found: "Checked") -> int:
    places = placed(pack)
    for finding in (*found.open, *found.accepted):
        where, accepted = place(finding, places), finding.accepted
        if options.json:
            emit(
                {
                    "finding": finding.key,
                    "kind": finding.kind,
                    "place": where,
                    "item_id": finding.item_id,
                    "point_id": finding.point_id,
                    "reason": finding.sentence,
                    "remedy": finding.advice,
                    "accepted_by": accepted and accepted.by,
                }
            )
        else:
            state = f"accepted by {accepted.by or 'somebody'}" if accepted else f"To put right: {finding.advice}."
            say(one_line(f"{finding.kind} — {where}: {finding.sentence} {state}"))
    if not options.json:
        for sentence in found.sound:
            say(one_line(f"{sentence}."))
        say(f"{counted(len(found.open), 'finding')} open, {len(found.accepted):,} accepted.")
    return 1 if found.open else 0
