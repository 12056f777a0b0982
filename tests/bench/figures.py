"""What every benchmark prints: a table for people, or one JSON object with --json."""

import argparse
import json
import statistics
import sys
from collections.abc import Mapping, Sequence


def options(description: str) -> argparse.ArgumentParser:
    """A parser with the option that every benchmark has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    return parser


def summary(values: Sequence[float]) -> dict[str, float]:
    """The median, least and greatest of some measurements, in their unit."""
    return {"median": statistics.median(values), "min": min(values), "max": max(values)}


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Rows under headings, the first column to the left and the others, figures, to the right."""
    lines = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()


def publish(for_people: str, for_programs: Mapping[str, object], *, as_json: bool) -> None:
    """Print the result in the form that was asked for."""
    sys.stdout.write((json.dumps(for_programs) if as_json else for_people) + "\n")
