"""The register's file, as spreadsheets and this program itself read it."""

from pathlib import Path

from briefing_app.domain.speakers import SpeakerDetails
from briefing_app.exporting.register import write_register
from briefing_app.importing.register import read_register
from briefing_app.library.library import Library


def test_a_register_is_written_for_spreadsheets_and_read_again(library: Library, tmp_path: Path) -> None:
    library.add_speaker(SpeakerDetails("Zoë Penrose"))
    write_register(library, tmp_path / "register.csv")
    assert (tmp_path / "register.csv").read_bytes().startswith(b"\xef\xbb\xbfname,kind,")
    text = read_register(tmp_path / "register.csv")
    assert "Zoë Penrose" in text
    assert library.preview_register(text).entries == 1
    assert library.preview_register(text).new == 0
