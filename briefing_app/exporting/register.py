"""The register of speakers as a CSV file, with the columns that reading one in knows."""

from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.exporting.atomic import write_bytes

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def write_register(library: "Library", file: Path) -> None:
    """Write it with a byte-order mark, by which spreadsheets know UTF-8.

    Raises:
        BriefingError: the file cannot be written; a file that was there still stands.
    """
    write_bytes(file, library.export_register().encode("utf-8-sig"))
