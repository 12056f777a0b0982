"""The runs of a page -> its blocks in reading order: columns one after the other, tables as they stand, asides last.

A gutter is a strip that no line of a stretch of the page enters, with running text to either side of it. Strips between
the cells of a table are none: cells are short, or begin anew together, row by row.
"""

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing_app.importing.readers.pdf.lines import Line, joined, lines_of
from briefing_app.importing.readers.pdf.words import Run

_FRAGMENT_GAP = 0.6
_NARROWEST = 0.55
"""The width of the narrowest gutter, in heights of a line."""
_ASIDE = 0.65
"""A column at most so wide beside another is no part of the text that runs on."""
_FEWEST_LINES = 3
_ROW_GAP = 0.25
"""White from side to side, in heights of a line, that parts the rows of a table."""
_LEVEL = 0.12
"""In the same measure, by how much the first lines of a row's cells may differ in place."""
_SAME_EDGE, _SAME_COLUMN = 0.3, 1.6
"""How far a line may stand from the edge of the column that it begins, and above its next line; in the same measure."""
_FLUSH = 0.15
"""In the same measure, how far the ends of lines may differ that fill one column."""
_DEPTH = 4


@dataclass(slots=True)
class Block:
    """Lines of one column, or of a stretch of the page that has no columns, between `left` and `right`.

    An aside stands beside the text that runs on: a box, or notes in the margin.
    """

    lines: list[Line]
    left: float
    right: float
    aside: bool = False


@dataclass(slots=True)
class _Strip:
    """A gutter between `left` and `right`, through the lines from `first` to before `end`."""

    left: float
    right: float
    first: int
    end: int


def blocks_of(runs: Sequence[Run]) -> list[Block]:
    """The page's blocks in the order in which they are read."""
    main: list[Block] = []
    asides: list[Block] = []
    _read(runs, main, asides, _DEPTH)
    return main + [replace(block, aside=True) for block in asides]


def _read(runs: Sequence[Run], main: list[Block], asides: list[Block], depth: int) -> None:
    lines = lines_of(runs, _FRAGMENT_GAP)
    done = 0
    for strip in _gutters(lines) if depth else ():
        _take(lines[done : strip.first], main)
        left, right = _sides(lines[strip.first : strip.end], strip)
        _read_columns(left, right, main, asides, depth - 1)
        done = strip.end
    _take(lines[done:], main)


def _read_columns(left: list[Run], right: list[Run], main: list[Block], asides: list[Block], depth: int) -> None:
    wide, narrow = (left, right) if _width(left) >= _width(right) else (right, left)
    inner: list[Block] = []
    _read(wide, inner, asides, depth)
    if _width(narrow) < _ASIDE * _width(wide) and len(inner) == 1:
        main += inner
        _read(narrow, asides, asides, depth)
    elif wide is left:
        main += inner
        _read(narrow, main, asides, depth)
    else:
        _read(narrow, main, asides, depth)
        main += inner


def _take(lines: Sequence[Line], blocks: list[Block]) -> None:
    """Add a block of lines, if there are any, with those of their cells put together that are no cells of a table."""
    whole = lines_of([cell for line in lines for cell in line.cells])
    if whole:
        whole = [joined(line) if _is_driven_apart(whole, at) else line for at, line in enumerate(whole)]
        blocks.append(Block(whole, min(line.x0 for line in whole), max(line.x1 for line in whole)))


def _is_driven_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of two or three long words fills the column like the line above, and the one below goes on."""
    line = lines[at]
    if len(line.cells) == 1 or not 0 < at < len(lines) - 1 or any(" " in cell.text for cell in line.cells):
        return False
    above, below, near = lines[at - 1], lines[at + 1], _FLUSH * line.size
    flush = abs(above.x0 - line.x0) < near and abs(above.x1 - line.x1) < near and abs(below.x0 - line.x0) < near
    return flush and len(above.cells) == len(below.cells) == 1 and " " in above.text


def _width(runs: Sequence[Run]) -> float:
    return max(run.x1 for run in runs) - min(run.x0 for run in runs)


def _sides(lines: Sequence[Line], strip: _Strip) -> tuple[list[Run], list[Run]]:
    middle = (strip.left + strip.right) / 2
    cells = [cell for line in lines for cell in line.cells]
    return [cell for cell in cells if cell.x1 < middle], [cell for cell in cells if cell.x1 >= middle]


def _gutters(lines: Sequence[Line]) -> Iterator[_Strip]:
    """The gutters that part columns, from top to bottom; one at a time, those inside a column come later."""
    at = done = 0
    while at < len(lines):
        found = next((strip for strip in _strips(lines, at) if _parts_columns(lines, strip)), None)
        if found is None:
            at += 1
        else:
            _reach_up(lines, found, done)
            yield found
            at = done = found.end


def _reach_up(lines: Sequence[Line], strip: _Strip, done: int) -> None:
    """Take in lines above that begin the right column: it may begin higher than the left one."""
    right = [cell for line in lines[strip.first : strip.end] for cell in line.cells if cell.x0 >= strip.right]
    edge, top = min(cell.x0 for cell in right), min(cell.top for cell in right)
    for at in range(strip.first - 1, done - 1, -1):
        line = lines[at]
        if any(cell.x1 > strip.left and cell.x0 < strip.right for cell in line.cells):
            return
        begun = next((cell for cell in line.cells if cell.x0 >= strip.right), None)
        if begun is None:
            continue
        if abs(begun.x0 - edge) > _SAME_EDGE * line.size or top - begun.bottom > _SAME_COLUMN * line.size:
            return
        strip.first, top = at, begun.top


def _strips(lines: Sequence[Line], at: int) -> Iterator[_Strip]:
    """The strips that pass between two cells of a line, from there as far down as they go."""
    cells = lines[at].cells
    for cell, following in itertools.pairwise(cells):
        strip = _Strip(cell.x1, following.x0, at, at + 1)
        while strip.end < len(lines) and _pass(strip, lines[strip.end]) and not _is_across(lines, strip):
            strip.end += 1
        yield strip


def _pass(strip: _Strip, line: Line) -> bool:
    """Narrow the strip until the line stands clear of it; whether enough of it is left."""
    left, right = strip.left, strip.right
    for cell in line.cells:
        if cell.x0 < right and cell.x1 > left:
            if cell.x1 - left <= right - cell.x0:
                left = max(left, cell.x1)
            else:
                right = min(right, cell.x0)
    if right - left < _NARROWEST * line.size:
        return False
    strip.left, strip.right = left, right
    return True


def _is_across(lines: Sequence[Line], strip: _Strip) -> bool:
    """Whether the next line is a heading over both columns, though it does not reach to the second."""
    line = lines[strip.end]
    usual = statistics.median(other.size for other in lines[strip.first : strip.end])
    if line.x1 > strip.left or line.size < 1.12 * usual:
        return False
    above = max((c.bottom for o in lines[strip.first : strip.end] for c in o.cells if c.x0 >= strip.right), default=0.0)
    right = (cell.top for other in lines[strip.end + 1 :] for cell in other.cells if cell.x0 >= strip.right)
    return min(right, default=0.0) - above > line.size + 0.8 * usual


def _parts_columns(lines: Sequence[Line], strip: _Strip) -> bool:
    within = lines[strip.first : strip.end]
    if len(within) < _FEWEST_LINES:
        return False
    left, right = (_whole(side) for side in _sides(within, strip))
    return _is_running(left) and _is_running(right) and not _are_rows(left, right)


def _whole(runs: Sequence[Run]) -> list[Run]:
    """The cells of one side by itself, where words that were driven apart to fill the column are put together."""
    return [cell for line in lines_of(runs, _FRAGMENT_GAP) for cell in line.cells]


def _is_running(runs: Sequence[Run]) -> bool:
    """Whether it is running text: most lines go on with the sentence of the line before, or fill the column."""
    if len(runs) < _FEWEST_LINES or statistics.median(len(run.text) for run in runs) < 14:
        return False
    width = 0.8 * _width(runs)
    flowing = sum(run.text[0].islower() or (run.width > width and run.text.count(" ") > 3) for run in runs)
    return flowing >= 0.4 * len(runs)


def _are_rows(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Whether both sides begin anew together again and again, as the rows of a table do."""
    sides = [(run, side) for side, runs in enumerate((left, right)) for run in runs]
    rows: list[list[Run | None]] = []
    bottom = float("-inf")
    for run, side in sorted(sides, key=lambda each: each[0].top):
        if run.top > bottom + _ROW_GAP * run.size:
            rows.append([None, None])
        bottom = max(bottom, run.bottom)
        rows[-1][side] = rows[-1][side] or run
    return len(rows) >= 3 and sum(_begin_together(*row) for row in rows) >= 0.7 * len(rows)


def _begin_together(left: Run | None, right: Run | None) -> bool:
    """Whether the first lines of two cells stand level, and neither goes on with a sentence."""
    if left is None or right is None or left.text[0].islower() or right.text[0].islower():
        return False
    return min(abs(left.top - right.top), abs(left.bottom - right.bottom)) < _LEVEL * left.size
