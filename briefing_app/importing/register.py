"""A register of speakers out of a CSV file, as text; what its lines mean is the library's to say."""

from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.importing.readers.encoding import decode

_LARGEST = 50_000_000
"""Bytes; a register of every public figure there ever was is smaller."""


def read_register(file: Path) -> str:
    """The text of a register's file; an empty one gives an empty line.

    Raises:
        BriefingError: it cannot be read, or is larger than a register can be.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise BriefingError(
                f"“{file.name}” is too large for a register.",
                kept="Nothing was changed.",
                remedy="Choose the CSV file of the register.",
            )
        return decode(file.read_bytes(), file.name) or "\n"
    except OSError as error:
        raise BriefingError(
            f"“{file.name}” cannot be read ({error.strerror or 'the disk gave no reason'}).",
            kept="Nothing was changed.",
            remedy="Check that the file is there and that you may read it.",
        ) from error
