"""What commands print: results on the output, everything else on the error stream."""

import json
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Progress

_UNPRINTABLE = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")


def say(text: str) -> None:
    """A line of the result."""
    _put(text)


def one_line(text: str) -> str:
    """The text without line breaks and without signs that move the cursor, whatever a file's name holds."""
    return text.translate(_UNPRINTABLE)


def emit(record: Mapping[str, object]) -> None:
    """A line of JSON, in ASCII: whoever reads it need not know the encoding."""
    _put(json.dumps(record, default=_plain))


def complain(text: str) -> None:
    """A line on the error stream."""
    print(f"briefing-app: {one_line(text)}", file=sys.stderr, flush=True)


def show_progress(progress: Progress) -> None:
    """Overwrite one line of a terminal with where an import is; silent where nobody looks."""
    show_line(f"{progress.number} of {progress.total}: {progress.stage} {one_line(progress.path.name)}")


def show_line(line: str) -> None:
    """Overwrite one line of a terminal with words of one line; silent where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line[:100]}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    """Take the line away again."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _put(line: str) -> None:
    """Print a line at once.

    Raises:
        BriefingError: the output goes to a file, and its disk is full.
        BrokenPipeError: whoever read the output has gone.
    """
    try:
        print(line, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        discard_output()
        raise BriefingError(
            f"The output could not be written ({error.strerror}).",
            kept="What was saved in the library before stays.",
            remedy="Make room where the output goes, then run the command again.",
        ) from error


def discard_output() -> None:
    """Let Python flush into nothing when it ends: it would complain once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain(value: object) -> str:
    if isinstance(value, Path | date):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
