"""python -m briefing_app, and the command briefing-app: the window, or one of the other commands."""

import multiprocessing
import os
import sys
from pathlib import Path

from briefing_app import cli
from briefing_app.errors import BriefingError


def main() -> int:
    """Run what the command line asks for; the exit code."""
    # In a frozen program the reading process starts here as well, and ends within this call.
    multiprocessing.freeze_support()
    sys.excepthook = cli.report_unforeseen
    return cli.main(sys.argv[1:], window=_open_window)


def _open_window(library: Path | None, startup_time: bool) -> int:
    if not _has_display():
        raise BriefingError(
            "There is no display here, so no window can open.",
            remedy="Use one of the commands (briefing-app --help lists them), or set QT_QPA_PLATFORM=offscreen.",
        )
    from briefing_app.ui.app import run  # noqa: PLC0415 - Qt is for the window alone

    return run(library, startup_time=startup_time)


def _has_display() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
