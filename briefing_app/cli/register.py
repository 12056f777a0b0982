"""register import, export."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.libraries import open_library
from briefing_app.cli.output import emit, one_line, say
from briefing_app.domain.wording import counted
from briefing_app.exporting.register import write_register

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def run(options: argparse.Namespace) -> int:
    """Do one of the two; the exit code."""
    from briefing_app.importing.register import read_register  # noqa: PLC0415 - brings the readers

    text = read_register(options.file) if options.action == "import" else ""
    if text and options.preview:
        return _tell(options, text)
    with open_library(options, make=options.action == "import") as library:
        number = len(library.import_register(text).ids) if text else _export(library, options.file)
    if options.json:
        emit({"path": options.file, "speakers": number})
    else:
        say(one_line(f"{options.file}: {counted(number, 'speaker')}"))
    return 0


def _tell(options: argparse.Namespace, text: str) -> int:
    """Say what taking a register over would do."""
    with open_library(options) as library:
        preview = library.preview_register(text)
    settled = [{"named": one.named, "speaker": one.speaker, "points": one.points} for one in preview.settled]
    if options.json:
        emit({"path": options.file, "speakers": preview.entries, "new": preview.new, "settled": settled})
        return 0
    say(one_line(f"{options.file}: {counted(preview.entries, 'speaker')}, {preview.new} new"))
    for one in preview.settled:
        say(one_line(f"{counted(one.points, 'point')} of “{one.named}” would be {one.speaker}’s"))
    return 0


def _export(library: "Library", file: Path) -> int:
    write_register(library, file)
    return sum(not one.provisional for one in library.speakers(everybody=True))
