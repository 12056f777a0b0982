"""Spreadsheets: each visible sheet as a table of figures, numbers as the sheet shows them."""

import math
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.archives import damaged, forbid_doctypes, member_names, open_archive
from briefing_app.importing.readers.composing import Draft
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.properties import with_properties
from briefing_app.importing.readers.tables import Table, tabled

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_WORKBOOK = "xl/workbook.xml"
_MOST_ROWS = 1 << 20
_CURRENCY = re.compile(r"\[\$(?P<told>[^\]-]{1,3})|(?P<sign>[£€¥]|(?<!\[)\$)")
_PLACES = re.compile(r"\.(0+)")
_DAMAGED = (
    *(KeyError, ValueError, TypeError, IndexError, AttributeError, AssertionError, OverflowError, RecursionError),
    *(OSError, EOFError, SyntaxError, NotImplementedError, zipfile.BadZipFile, zlib.error),
)


def read_xlsx(data: bytes, name: str) -> SourceText:
    """The visible sheets of a workbook.

    Raises:
        BriefingError: it is damaged, locked, hostile, empty, or holds far too much.
    """
    archive = open_archive(data, name)
    forbid_doctypes(archive)
    draft, tables = Draft(), []
    try:
        for title, rows in _sheets(data):
            tables.append(Table(draft, name))
            _write_sheet(draft, tables[-1], title, rows)
    except _DAMAGED as error:
        raise damaged(name, "its sheets cannot be made out") from error
    source = tabled(draft, FORMAT.media_type, tables)
    if not source.text:
        raise empty(name)
    return with_properties(source, archive)


def _write_sheet(draft: Draft, table: Table, title: str, rows: Iterator[list[str]]) -> None:
    before = len(draft.blocks)
    table.write(rows)
    generic = re.fullmatch(r"(?i)(?:sheet|table) ?\d*", title)
    if len(draft.blocks) > before and not generic:
        draft.blocks.insert(before, title)


def _sheets(data: bytes) -> Iterator[tuple[str, Iterator[list[str]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - half a second

    with warnings.catch_warnings():
        # It warns of what it does not keep, such as styles of pivot tables; nothing is kept here but the cells.
        warnings.simplefilter("ignore")
        book: Workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()  # a sheet may lie about its size
                yield " ".join(str(sheet.title).split()), _rows(sheet)


def _rows(sheet: "object") -> Iterator[list[str]]:
    for number, row in enumerate(sheet.iter_rows()):  # type: ignore[attr-defined]
        if number == _MOST_ROWS:  # a row that lies about its number is led up to by as many empty ones
            raise ValueError("a row with a number that no sheet has")
        cells = [shown(cell.value, cell.number_format or "") if cell.value is not None else "" for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def shown(value: object, form: str) -> str:
    """A cell as the sheet shows it: *35.4%*, *£1,234.50*, *21 August 2024*."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, form)
    if isinstance(value, datetime):
        clock = f" {value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return f"{value.day} {value:%B %Y}{clock}"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def _number(value: float, form: str) -> str:
    if not math.isfinite(value):
        return str(value)
    shape = form.partition(";")[0]
    places = _PLACES.search(shape)
    scaled = value * 100 if "%" in shape else value
    currency = _CURRENCY.search(shape)
    sign = (currency["told"] or currency["sign"]) if currency else ""
    known = None if shape in {"", "General", "@"} else 0
    digits = _digits(scaled, len(places[1]) if places else known, grouped="," in shape)
    minus, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    return f"{minus}{sign}{digits}{'%' if '%' in shape else ''}"


def _digits(value: float, places: int | None, *, grouped: bool) -> str:
    comma = "," if grouped else ""
    if places is not None:
        return f"{value:{comma}.{places}f}"
    return str(value) if isinstance(value, int) else f"{value:.12g}"


FORMAT = Format(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    (".xlsx", ".xlsm"),
    read_xlsx,
    50 * MEBIBYTE,
    lambda data: _WORKBOOK in member_names(data),
)
