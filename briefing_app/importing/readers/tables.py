"""Tables of figures -> a readable text: a line for each row, in which every number stands with its column's heading.

Aldermere and Vale: 146 Closures; 35.4% Share of closures; £1.2m Cost of repairs
"""

import re
from collections.abc import Iterable, Sequence

from briefing_app.domain.text import Genre, SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.composing import Draft, stated
from briefing_app.importing.readers.formats import NOTHING_KEPT

SET_OUT = "set out from a table row by row, each number with its column’s heading"
MOST_CELLS = 200_000
_NUMBER = re.compile(r"[-–−+(]?\s*[£$€]?\s*\d[\d,. ]*(?:%|bn|m|k|million|billion|thousand|per cent)?\)?", re.IGNORECASE)
_PERIOD = re.compile(r"(?:(?:Q[1-4]|[A-Z][a-z]{2,8})[ -])?(?:19|20)\d\d(?:[-–/]\d{2,4})?(?: ?Q[1-4])?")
_UNIT = re.compile(r"\s*[\[(](?P<unit>%|per cent|£|£ ?m|£ ?million|£ ?bn|£ ?billion|£ ?k)[\])]$", re.IGNORECASE)
_SCALES = {"£m": "m", "£million": " million", "£bn": "bn", "£billion": " billion", "£k": "k", "£": ""}


class Table:
    """Writes the rows of one sheet into a draft; a row of headings holds until a blank row comes before another.

    Raises:
        BriefingError: there are more cells than a person reads.
    """

    def __init__(self, draft: Draft, name: str) -> None:
        """`name` is the file's, for messages."""
        self._draft, self._name = draft, name
        self._headings: list[str] = []
        self._may_head = True
        self._cells = 0
        self.numbers = 0
        self.words = 0
        self.headed = False

    def write(self, rows: Iterable[Sequence[str]]) -> None:
        """Add all the rows."""
        for row in rows:
            self._row([" ".join(cell.split()) for cell in row])
        self._draft.close()

    def _row(self, cells: list[str]) -> None:
        self._cells += len(cells)
        if self._cells > MOST_CELLS:
            raise _too_many(self._name)
        filled = [cell for cell in cells if cell]
        if not filled:
            self._may_head = True
            self._draft.close()
        elif len(filled) == 1 and (not self._headings or len(cells) == 1 or self._may_head):
            self._draft.paragraph(filled[0])
        elif self._may_head and _are_headings(cells):
            self._headings, self._may_head, self.headed = cells, False, True
        else:
            self._may_head = False
            self._count(cells)
            self._draft.item(self._line(cells), "")

    def _count(self, cells: Sequence[str]) -> None:
        numbers = sum(is_number(cell) for cell in cells)
        self.numbers += numbers
        self.words += sum(map(bool, cells)) - numbers

    def _line(self, cells: Sequence[str]) -> str:
        headings = [*self._headings, *[""] * len(cells)]
        named = bool(self._headings) and bool(cells[0]) and (not is_number(cells[0]) or _is_period(cells[0]))
        rest = [told(cell, heading) for cell, heading in list(zip(cells, headings, strict=False))[named:] if cell]
        if not self._headings:
            return "; ".join(rest)
        return f"{cells[0]}: {'; '.join(rest)}" if named else "; ".join(rest)


def told(cell: str, heading: str) -> str:
    """A cell with the heading of its column: *146 Closures*, *146 in 2024*, *Status: open*."""
    if not is_number(cell) or _is_period(cell):
        return f"{heading}: {cell}" if heading else cell
    if _is_period(heading):
        return f"{cell} in {heading}"
    unit = _UNIT.search(heading)
    if unit is None or not cell[0].isdigit() or not cell[-1].isdigit():
        return f"{cell} {heading}".strip()
    return f"{_with_unit(cell, unit['unit'])} {heading[: unit.start()]}".strip()


def _with_unit(cell: str, unit: str) -> str:
    short = unit.replace(" ", "").casefold()
    return f"£{cell}{_SCALES[short]}" if short in _SCALES else f"{cell}%"


def is_number(cell: str) -> bool:
    """Whether a cell holds a figure and nothing else."""
    return bool(_NUMBER.fullmatch(cell))


def _is_period(text: str) -> bool:
    return bool(_PERIOD.fullmatch(text))


def _are_headings(cells: Sequence[str]) -> bool:
    rest = [cell for cell in cells[1:] if cell]
    worded = not any(map(is_number, rest)) or all(map(_is_period, rest))
    return worded and bool(rest) and (not is_number(cells[0]) or not cells[0])


def tabled(draft: Draft, media_type: str, tables: Iterable[Table]) -> SourceText:
    """The text of all the tables; statistics where most of their cells are figures."""
    counted = list(tables)
    source = draft.source(media_type)
    if any(table.headed for table in counted):
        source = stated(source, SET_OUT, text=source.text)
    if sum(table.numbers for table in counted) > sum(table.words for table in counted):
        return stated(source, "from its being mostly figures", genre=Genre.STATISTICS)
    return source


def _too_many(name: str) -> BriefingError:
    return BriefingError(
        f"“{name}” holds more than {MOST_CELLS:,} cells, which is data and no document.",
        kept=NOTHING_KEPT,
        remedy="Save the sheet or the rows that you need in a file of their own and import that.",
    )
