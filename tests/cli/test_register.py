import csv
import json
from pathlib import Path

import pytest

from briefing_app.library.library import Library
from tests.cli.conftest import run
from tests.library.made import say

Captured = pytest.CaptureFixture[str]
REGISTER = "name,party,role,first\nOriel Fenwick,Canal Party,Secretary of State for Rivers,2025-01-01\nBo Reed,,,\n"


def test_a_register_goes_in_and_out(library: Path, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "register.csv"
    file.write_text(REGISTER, "utf-8")
    assert run("register", "import", file, "--library", library, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"path": str(file), "speakers": 2}
    assert run("register", "export", tmp_path / "out.csv", "--library", library) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'out.csv'}: 2 speakers\n"
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as out:
        rows = {(row["name"], row["role"]): row["first"] for row in csv.DictReader(out)}
    assert rows[("Oriel Fenwick", "Secretary of State for Rivers")] == "2025-01-01"
    assert ("Bo Reed", "") in rows
    with Library.open(library) as opened:
        assert opened.undo_name() == "import a register of 2 speakers"


def test_what_a_register_would_do_is_told_and_not_done(library: Path, tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "register.csv"
    file.write_text(REGISTER, "utf-8")
    with Library.open(library) as opened:
        before = opened.undo_name()
        (point,) = say(opened, None, ("Mx Reed", None, None))
    file.write_text("name,aliases\nBo Reed,Mx Reed\n", "utf-8")
    assert run("register", "import", file, "--library", library, "--preview") == 0
    assert capsys.readouterr().out == f"{file}: 1 speaker, 1 new\n1 point of “Mx Reed” would be Bo Reed’s\n"
    assert run("register", "import", file, "--library", library, "--preview", "--json") == 0
    settled = [{"named": "Mx Reed", "speaker": "Bo Reed", "points": 1}]
    assert json.loads(capsys.readouterr().out) == {"path": str(file), "speakers": 1, "new": 1, "settled": settled}
    with Library.open(library) as opened:
        assert opened.points_by_id([point.id]) == [point]
        opened.undo()
        assert opened.undo_name() == before


@pytest.mark.parametrize("content", [b"", b"name,role\nA B,x\n,y\n", b"\x00\x01\x02"])
def test_a_bad_register_changes_nothing(library: Path, tmp_path: Path, capsys: Captured, content: bytes) -> None:
    file = tmp_path / "register.csv"
    file.write_bytes(content)
    assert run("register", "import", file, "--library", library) == 1
    assert capsys.readouterr().err
    with Library.open(library) as opened:
        assert "register" not in (opened.undo_name() or "")


def test_a_register_that_is_not_there_is_named(library: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("register", "import", tmp_path / "none.csv", "--library", library) == 1
    assert "none.csv” cannot be read" in capsys.readouterr().err
