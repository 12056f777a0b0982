"""Tables of figures: each number with the heading of its column."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from briefing_app.domain.text import Genre, SourceText
from briefing_app.extraction.extract import extract
from briefing_app.importing.readers.delimited import read_csv
from briefing_app.importing.readers.tables import SET_OUT
from briefing_app.importing.readers.xlsx import read_xlsx, shown

CLOSURES = (
    "Lock closures by region\n\nRegion,Closures,Share of closures (%),Cost of repairs (£m),Status\n"
    '"Aldermere and Vale",146,35.4,1.2,open\nNorthern Summit,"1,058",14.1,0.3,\n\nSource: closures register\n'
)


def lines(source: SourceText) -> list[str]:
    return [line for line in source.text.split("\n") if line]


def test_each_number_stands_with_its_heading() -> None:
    source = read_csv(CLOSURES.encode(), "a.csv")
    assert lines(source) == [
        "Lock closures by region",
        "Aldermere and Vale: 146 Closures; 35.4% Share of closures; £1.2m Cost of repairs; Status: open",
        "Northern Summit: 1,058 Closures; 14.1% Share of closures; £0.3m Cost of repairs",
        "Source: closures register",
    ]
    assert (source.title, source.genre) == ("Lock closures by region", Genre.STATISTICS)
    assert dict(source.provenance)["text"] == SET_OUT


def test_the_figures_get_their_meaning() -> None:
    source = read_csv(CLOSURES.encode(), "a.csv")
    figures = extract(source).figures
    meant = {(figure.value, figure.unit, figure.of) for figure in figures}
    assert (146.0, "closure", "Closures") in meant
    assert (1_200_000.0, "GBP", "Cost of repairs") in meant


def test_years_as_headings() -> None:
    source = read_csv(b"Region,2024,2025\nNorth,335,412\nSouth,20,31\n", "a.csv")
    assert lines(source) == ["North: 335 in 2024; 412 in 2025", "South: 20 in 2024; 31 in 2025"]


def test_years_as_the_first_column() -> None:
    source = read_csv(b"Year;Closures\n2024;335\n2025;412\n", "a.csv")
    assert lines(source) == ["2024: 335 Closures", "2025: 412 Closures"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_whatever_parts_the_cells(sign: str) -> None:
    data = "Region,Closures\nNorth,335\nSouth,20\n".replace(",", sign).encode()
    assert lines(read_csv(data, "a.csv")) == ["North: 335 Closures", "South: 20 Closures"]


def test_a_table_without_headings_stays_as_it_is() -> None:
    assert lines(read_csv(b"1,2\n3,4\n", "a.csv")) == ["1; 2", "3; 4"]


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (0.354, "0.0%", "35.4%"),
        (0.07, "0%", "7%"),
        (1234.5, '"£"#,##0.00', "£1,234.50"),
        (-1234, "[$£-809]#,##0", "-£1,234"),
        (146, "General", "146"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1,234,567"),
        (datetime(2026, 8, 21), "dd/mm/yyyy", "21 August 2026"),  # noqa: DTZ001 - a sheet's dates have no zone
        (date(2026, 8, 21), "d mmm", "21 August 2026"),
        (True, "General", "TRUE"),
    ],
)
def test_a_cell_reads_as_the_sheet_shows_it(value: object, form: str, expected: str) -> None:
    assert shown(value, form) == expected


def test_a_workbook_is_its_visible_sheets() -> None:
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Closures"
    for row in (["Region", "Closures", "Share"], ["North", 335, 0.5]):
        first.append(row)
    first["C2"].number_format = "0%"
    second = book.create_sheet("Costs")
    second.append(["Region", "Cost (£m)"])
    second.append(["North", 1.5])
    hidden = book.create_sheet("Workings")
    hidden.append(["Region", 999])
    hidden.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert lines(read_xlsx(stream.getvalue(), "a.xlsx")) == [
        "Closures",
        "North: 335 Closures; 50% Share",
        "Costs",
        "North: £1.5m Cost",
    ]
