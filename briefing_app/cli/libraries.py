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
    if not make:
        _look_for(folder)
    return Library.open(folder)


def see_pack(library: "Library", pack_id: int) -> None:
    """See that there is such a pack.

    Raises:
        BriefingError: there is none.
    """
    if all(pack.id != pack_id for pack in library.packs()):
        raise BriefingError(
            f"There is no pack {pack_id} in the library.",
            kept="Nothing was changed.",
            remedy="Take a number that briefing-app pack list prints.",
        )


def _look_for(folder: "Path") -> None:
    """See that the library's own file is there: any other folder would be made one by opening it."""
    from briefing_app.library.storage.database import FILE  # noqa: PLC0415

    try:
        (folder / FILE).stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BriefingError(
            f"There is no library in “{folder}”.",
            remedy="Check the name, or make one with briefing-app import.",
        ) from error
    except OSError as error:
        raise BriefingError(
            f"The library in “{folder}” cannot be opened ({error.strerror}).",
            remedy="Ask its owner for permission, or choose another library.",
        ) from error
