"""Quotes and figures as CSV."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.exporting.table import HEAD, to_csv, write
from tests.packs.example import DOCUMENTS, POINTS


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_a_point_with_its_place_in_the_source() -> None:
    found = rows(to_csv(list(POINTS.values()), DOCUMENTS))
    assert len(found) == len(POINTS)
    for row, point in zip(found, POINTS.values(), strict=True):
        assert row["words"].lstrip("'") == point.content.text
        assert int(row["end"]) - int(row["start"]) == len(point.content.text)
        assert row["document"]


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(“x”)"])
def test_no_cell_is_a_formula(words: str) -> None:
    quote = Quote(0, len(words), words, QuoteKind.DIRECT, speaker=words)
    (row,) = rows(to_csv([Point(1, 1, quote)], {}))
    assert row["words"] == f"'{words}"
    assert row["speaker"] == f"'{words}"


def test_a_point_whose_document_is_gone_still_has_its_row() -> None:
    point = next(iter(POINTS.values()))
    (row,) = rows(to_csv([replace(point, document_id=-1)], DOCUMENTS))
    assert row["document"] == ""
    assert row["words"]


def test_the_file_is_read_rightly_by_spreadsheets(tmp_path: Path) -> None:
    write(list(POINTS.values()), DOCUMENTS, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf" + ",".join(HEAD).encode())
