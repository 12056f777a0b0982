"""Lines of several cells -> the rows of a table, the cells that take several lines put together."""

import itertools
import statistics
from collections.abc import Callable, Iterator, Sequence

from briefing_app.importing.readers.pdf.lines import Line
from briefing_app.importing.readers.pdf.words import Run

_TIGHT = 1.5
"""The largest step, in heights of a line, from line to line of one cell."""

Column = tuple[float, float]


def rows_of(lines: Sequence[Line], is_item: Callable[[Line], bool]) -> Iterator[tuple[list[str], Line | None]]:
    """Each line of a block that is none of a table, and instead of those of a table its rows, a tab between cells."""
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at, is_item)
        if end > at:
            yield list(_rows(lines[at:end])), None
            at = end
        else:
            yield [], lines[at]
            at += 1


def _end_of_table(lines: Sequence[Line], at: int, is_item: Callable[[Line], bool]) -> int:
    """Where the table that begins at a line ends; where it is if none does."""
    end = at
    while end < len(lines) and _is_row(lines[end], is_item):
        end += 1
        while end > at and _is_rest(lines, at, end, is_item):
            end += 1
    return end


def _is_row(line: Line, is_item: Callable[[Line], bool]) -> bool:
    return len(line.cells) > 1 and not is_item(line)


def _is_rest(lines: Sequence[Line], at: int, end: int, is_item: Callable[[Line], bool]) -> bool:
    """Whether a line of one cell is the rest of a cell above: close to it, and within its column."""
    if end >= len(lines) or len(lines[end].cells) > 1:
        return False
    line, above = lines[end], lines[end - 1]
    if (line.bottom - above.bottom) / line.size > _TIGHT or abs(line.size - above.size) > 0.15 * line.size:
        return False
    if line.heavy != above.cells[-1].heavy and line.heavy:
        return False
    starts = [cell.x0 for row in lines[at:end] if len(row.cells) > 1 for cell in row.cells]
    second = min((row.cells[1].x0 for row in lines[at:end] if len(row.cells) > 1), default=0.0)
    if not any(abs(line.x0 - start) < 0.6 * line.size for start in starts):
        return False
    return line.x0 > second - line.size or (
        line.x1 < second and end + 1 < len(lines) and _is_row(lines[end + 1], is_item)
    )


def _rows(lines: Sequence[Line]) -> Iterator[str]:
    columns = _columns(lines)
    steps = [(lower.bottom - upper.bottom) / lower.size for upper, lower in itertools.pairwise(lines)]
    wide = _width_of_rows(steps)
    row: list[list[str]] = []
    for at, line in enumerate(lines):
        cells = _in_columns(line, columns)
        if row and not _begins(cells, row, steps[at - 1], wide):
            row = [[*above, *below] for above, below in zip(row, cells, strict=True)]
        else:
            yield from _told(row)
            row = cells
    yield from _told(row)


def _told(row: Sequence[Sequence[str]]) -> Iterator[str]:
    if any(row):
        yield "\t".join(" ".join(cell) for cell in row).rstrip("\t")


def _width_of_rows(steps: Sequence[float]) -> float | None:
    """The step that parts rows from lines of one row, if the steps are of two sorts."""
    if len(steps) < 2 or max(steps) < 1.2 * min(steps):
        return None
    return statistics.fmean((min(steps), max(steps)))


def _begins(cells: Sequence[Sequence[str]], row: Sequence[Sequence[str]], step: float, wide: float | None) -> bool:
    if step > _TIGHT:
        return True
    if wide is not None:
        return step > wide
    if not cells[0]:
        return all(cell[0][:1].isdigit() for cell in cells if cell)
    alone = sum(map(bool, cells)) == 1
    return not (alone and (cells[0][0][0].islower() or (row[0] and row[0][-1].endswith((" and", " of", ",", " the")))))


def _columns(lines: Sequence[Line]) -> list[Column]:
    """The columns, by the lines that have most cells."""
    most = statistics.mode(len(line.cells) for line in lines if len(line.cells) > 1)
    spans = sorted((cell.x0, cell.x1) for line in lines if len(line.cells) >= most for cell in line.cells)
    columns: list[Column] = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _in_columns(line: Line, columns: Sequence[Column]) -> list[list[str]]:
    cells: list[list[str]] = [[] for _ in columns]
    for cell in line.cells:
        cells[_nearest(cell, columns)].append(cell.text)
    return cells


def _nearest(cell: Run, columns: Sequence[Column]) -> int:
    def apart(column: Column) -> float:
        return max(column[0] - cell.x1, cell.x0 - column[1], 0.0) or -min(cell.x1, column[1]) + max(cell.x0, column[0])

    return min(range(len(columns)), key=lambda at: apart(columns[at]))
