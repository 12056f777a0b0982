"""A register's file as text, or why it cannot be one."""

from pathlib import Path

import pytest

from briefing_app.errors import BriefingError
from briefing_app.importing.register import read_register


def test_a_register_is_read_whatever_its_characters_are_written_as(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("name\nZoë Penrose\n".encode("cp1252"))
    assert read_register(tmp_path / "a.csv") == "name\nZoë Penrose\n"
    (tmp_path / "empty.csv").touch()
    assert read_register(tmp_path / "empty.csv") == "\n"


def test_what_can_be_no_register_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"“none\.csv” cannot be read") as refused:
        read_register(tmp_path / "none.csv")
    assert (refused.value.kept, bool(refused.value.remedy)) == ("Nothing was changed.", True)
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(BriefingError, match=r"“large\.csv” is too large for a register") as refused:
        read_register(tmp_path / "large.csv")
    assert (refused.value.kept, bool(refused.value.remedy)) == ("Nothing was changed.", True)
