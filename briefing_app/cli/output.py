"""What commands print: results on the output, everything else on the error stream."""

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefing_app.importing.outcomes import Progress


def say(text: str) -> None:
    """A line of the result."""
    print(text, flush=True)


def emit(record: Mapping[str, object]) -> None:
    """A line of JSON, in ASCII: whoever reads it need not know the encoding."""
    print(json.dumps(record, default=_plain), flush=True)


def complain(text: str) -> None:
    """A line on the error stream."""
    print(f"briefing-app: {text}", file=sys.stderr, flush=True)


def counted(number: int, singular: str, plural: str = "") -> str:
    """*1 quote*, *2,345 quotes*."""
    return f"{number:,} {singular if number == 1 else plural or f'{singular}s'}"


def show_progress(progress: Progress) -> None:
    """Overwrite one line of a terminal with where an import is; silent where nobody looks."""
    if sys.stderr.isatty():
        line = f"{progress.number} of {progress.total}: {progress.stage} {progress.path.name}"
        print(f"\r\x1b[K{line[:100]}", end="", file=sys.stderr, flush=True)


def clear_progress() -> None:
    """Take the line away again."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _plain(value: object) -> str:
    if isinstance(value, Path | date):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
