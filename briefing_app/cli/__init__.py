"""The program's operations for terminals and scripts. Errors go to the error stream in plain words, with no traceback.

Exit codes: 0 all went well, 1 something did not (the words say what), 2 the command was not understood, 130 Ctrl+C.
"""

import io
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType

from briefing_app.cli.arguments import parser
from briefing_app.cli.output import complain, discard_output
from briefing_app.errors import BriefingError

OpenWindow = Callable[[Path | None, bool], int]
"""Opens the window over a library (None: the user's own), timing its start if asked; gives the exit code."""

_STOPPED = "Stopped. What was saved before stays."
_MODULES = {
    "demo": "demo",
    "import": "documents",
    "extract": "documents",
    "renew": "renew",
    "search": "search",
    "facts": "facts",
    "stories": "stories",
    "pack": "packs",
    "register": "register",
    "verify": "verify",
}


def main(argv: Sequence[str], *, window: OpenWindow) -> int:
    """Do what the arguments ask for; `window` is called where they name no command.

    Raises:
        SystemExit: the arguments were not understood, or asked for help.
    """
    _speak_utf_8()
    options = parser().parse_args(argv)
    try:
        if options.command is None:
            return window(options.library, options.startup_time)
        # Each command brings in no more than it needs, so that help and mistakes are answered at once.
        module = import_module(f"briefing_app.cli.{_MODULES[options.command]}")
        code: int = module.run(options)
        sys.stdout.flush()
    except BriefingError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        complain(_STOPPED)
        return 130
    except BrokenPipeError:
        discard_output()
        return 1
    return code


def report_unforeseen(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in words that the program itself went wrong; a sys.excepthook. Its details go to a file of their own."""
    if issubclass(kind, KeyboardInterrupt):
        complain(_STOPPED)
        return
    details = "".join(traceback.format_exception(kind, error, trace))
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", prefix="briefing-desk-error-", suffix=".txt", delete=False
        ) as file:
            file.write(details)
    except OSError:
        complain(f"The program went wrong here ({kind.__name__}: {error}). What was saved before stays.")
        return
    complain(
        "The program went wrong here. What was saved before stays. "
        f"Please send the file {file.name} to whoever looks after Briefing Desk."
    )


def _speak_utf_8() -> None:
    """Quotation marks and pound signs must come out whatever the terminal's code page, and so must odd file names."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - closed by the caller
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
