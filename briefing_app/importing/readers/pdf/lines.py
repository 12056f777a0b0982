"""Runs of words -> lines, each of one or more cells: runs that stand on one line but far apart."""

import functools
import itertools
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from briefing_app.importing.readers.pdf.characters import LEVEL, RAISED
from briefing_app.importing.readers.pdf.words import Run

CELL_GAP = 1.2
"""How far apart, in heights of a line, runs stand that are cells of a table and not words of a line."""
_JUST_APART = 0.9
"""In heights of a line: of words that are driven apart by so much some may stand together still."""
_NO_SPACE = 0.13
"""In heights of a line: runs nearer than this are parts of one word, set in two fonts."""
_CAPITAL = 1.7
"""A single letter so many times as high as the lines beside it opens the first of them."""

_MOST_RUNS = 400
_OVER = 0.6
_UNLIKE = 2.2
"""Runs of which one is so many times as high as the other stand on no line together."""


@dataclass(slots=True)
class Line:
    """Cells from left to right, at least one. `size` is the height of its longest run."""

    cells: list[Run]
    top: float
    bottom: float
    size: float

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.cells[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.cells[-1].x1

    @property
    def text(self) -> str:
        """Its words, a space between its cells."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def heavy(self) -> bool:
        """Whether all of it is in bold."""
        return all(cell.heavy for cell in self.cells)

    @property
    def first(self) -> float:
        """How wide its first word is."""
        return self.cells[0].first - self.cells[0].x0


def lines_of(runs: Iterable[Run], gap: float = CELL_GAP) -> list[Line]:
    """The lines that the runs stand on, from top to bottom; runs less than `gap` heights apart become one."""
    rows: list[_Row] = []
    for run in sorted(runs, key=attrgetter("top", "x0")):
        row = next((row for row in reversed(rows[-4:]) if _level(run, row.longest)), None)
        if row is None:
            rows.append(_Row([run], run))
        else:
            row.add(run)
    lines = [_line(row, gap) for row in _with_capitals([row.runs for row in rows])]
    return sorted(lines, key=attrgetter("bottom"))


@dataclass(slots=True)
class _Row:
    """Runs that stand level with the longest of them."""

    runs: list[Run]
    longest: Run

    def add(self, run: Run) -> None:
        self.runs.append(run)
        if len(run.text) > len(self.longest.text):
            self.longest = run


def _length(run: Run) -> int:
    return len(run.text)


def _level(run: Run, other: Run) -> bool:
    small, large = sorted((run.bottom - run.top, other.bottom - other.top))
    overlap = min(run.bottom, other.bottom) - max(run.top, other.top)
    return overlap > 0.5 * small and large < _UNLIKE * small


def _with_capitals(rows: list[list[Run]]) -> list[list[Run]]:
    """The rows, a large letter that opens a paragraph put before the first of the lines that stand beside it."""
    for letter in [row for row in rows if len(row) == 1 and _is_capital(row[0])]:
        beside = _beside(letter[0], rows)
        if beside is not None:
            first = min(beside, key=attrgetter("x0"))
            whole = replace(first, text=letter[0].text + first.text)
            rows = [[whole if run is first else run for run in row] for row in rows if row is not letter]
    return rows


def _is_capital(run: Run) -> bool:
    return len(run.text) == 1 and run.text.isupper()


def _beside(letter: Run, rows: Sequence[Sequence[Run]]) -> list[Run] | None:
    """The first of two or more smaller lines that begin just right of a letter."""
    found = [
        list(row)
        for row in rows
        if row[0] is not letter
        and letter.size > _CAPITAL * row[0].size
        and -0.1 * letter.size < min(run.x0 for run in row) - letter.x1 < 0.4 * letter.size
        and letter.top - row[0].size < row[0].top < letter.bottom - 0.5 * row[0].size
    ]
    return found[0] if len(found) > 1 else None


def _line(row: list[Run], gap: float) -> Line:
    longest = max(row, key=_length)
    cells: list[Run] = []
    if len(row) == 1:
        return Line(row, longest.top, longest.bottom, longest.size)
    for run in sorted((_marked(run, longest) for run in row), key=attrgetter("x0")):
        # Runs of which one lies over the other are of two lines, beside a larger one.
        if cells and -_OVER * longest.size < run.x0 - cells[-1].x1 < gap * longest.size:
            cells[-1] = _joined(cells[-1], run, longest)
        else:
            cells.append(run)
    if len(cells) > 2 and _is_justified(cells, longest.size):
        cells = [_together(cells, longest)]
    return Line(cells, longest.top, longest.bottom, longest.size)


def joined(line: Line) -> Line:
    """The line as one cell."""
    longest = max(line.cells, key=_length)
    return replace(line, cells=[_together(line.cells, longest)])


def _together(cells: Sequence[Run], longest: Run) -> Run:
    return functools.reduce(lambda left, right: _joined(left, right, longest), cells)


def _is_justified(cells: Sequence[Run], size: float) -> bool:
    """Whether cells are but words that were driven apart, all by as much, to fill a narrow column."""
    gaps = [right.x0 - left.x1 for left, right in itertools.pairwise(cells)]
    words = sum(cell.text[0].isalpha() for cell in cells) >= 0.6 * len(cells)
    single = max(gaps) < _JUST_APART * size or not any(" " in cell.text for cell in cells)
    return words and single and max(gaps) - min(gaps) < 0.1 * size and max(gaps) < 4 * size


def _marked(run: Run, line: Run) -> Run:
    """The run, between marks if it is smaller and higher than its line."""
    if run.size < 0.85 * line.size and run.bottom < line.bottom - 0.12 * line.size and RAISED not in run.text:
        return replace(run, text=f"{RAISED}{run.text}{LEVEL}")
    return run


def _joined(left: Run, right: Run, line: Run) -> Run:
    text, near = right.text, right.x0 - left.x1 < _NO_SPACE * line.size or right.text.startswith(RAISED)
    first = max(left.first, right.first) if near and " " not in left.text else left.first
    heavy = left.heavy if len(left.text) >= len(right.text) else right.heavy
    together = left.text + text if near else f"{left.text} {text}"
    return Run(left.x0, min(left.top, right.top), max(left.x1, right.x1), max(left.bottom, right.bottom), together, first, heavy)  # fmt: skip # noqa: E501


def pitch_of(lines: Sequence[Line]) -> float | None:
    """The usual distance from line to line of a paragraph, in heights of a line; None where there are too few to tell.

    Lines that begin with a small letter go on with the paragraph above and tell it best.
    """
    steps: list[float] = []
    going_on: list[float] = []
    for upper, lower in itertools.pairwise(lines):
        step = (lower.bottom - upper.bottom) / lower.size
        if abs(lower.size - upper.size) < 0.05 * lower.size and 0.7 < step < 2.6:
            steps.append(step)
            if lower.text[0].islower():
                going_on.append(step)
    if len(going_on) > 2:
        return statistics.median(going_on)
    return statistics.median_low(steps) if len(steps) > 2 else None
