"""The library that a command works on."""

import argparse
from typing import TYPE_CHECKING

from briefing_app import paths
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.library.library import Library


def open_library(options: argparse.Namespace, *, make: bool = False) -> "Library":
    """The library that the options name, or the user's own.

    Args:
        options: of the command.
        make: make one if it is absent. Commands that only look must not, or a slip in its name finds nothing, silently.

    Raises:
        BriefingError: it is absent, was made by a newer version, or cannot be opened.
    """
    from briefing_app.library.library import Library  # noqa: PLC0415 - takes half a second

    folder: Path = options.library or paths.default_library()
    if not make and not folder.is_dir():
        raise BriefingError(
            f"There is no library in “{folder}”.",
            remedy="Check the name, or make one with briefing-app import.",
        )
    return Library.open(folder)
