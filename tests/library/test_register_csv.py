"""The register as CSV, out and in."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.speakers import OfficeDetails, OfficeSource, SpeakerDetails, SpeakerKind
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.register.spreadsheet import COLUMNS, _plain, _safe
from tests.library.made import say

HEAD = ",".join(COLUMNS)


def test_a_register_goes_out_and_comes_in_whole(library: Library, tmp_path_factory: pytest.TempPathFactory) -> None:
    one = (
        library.add_speaker(SpeakerDetails("Ada Quill", party="Harbour Party", note='Says "yes",\nmostly')).created or 0
    )
    library.add_alias(one, "A. Quill")
    library.add_alias(one, "Baroness Quill of Mere")
    library.add_office(one, OfficeDetails("Ports Minister", "Office for Harbours", date(2023, 1, 1), date(2024, 1, 1)))
    library.add_office(one, OfficeDetails("Home Secretary", "", date(2024, 1, 2)))
    library.add_speaker(SpeakerDetails("Lock Board", SpeakerKind.BODY))
    library.add_speaker(SpeakerDetails("Ada Quill", distinction="the diver"))
    say(library, None, ("Ms Pell", None, None))
    text = library.export_register()
    assert [row[0] for row in csv.reader(io.StringIO(text))] == ["name", *["Ada Quill"] * 3, "Lock Board"]
    with Library.open(tmp_path_factory.mktemp("other")) as other:
        assert other.import_register(text).name == "import a register of 3 speakers"
        first = other.speakers("quill", everybody=True)[0]
        copied = other.speaker(first.id)
        assert copied.details == library.speaker(one).details
        assert [alias.name for alias in copied.aliases] == ["A. Quill", "Baroness Quill of Mere"]
        assert [office.details for office in copied.offices] == [o.details for o in library.speaker(one).offices]
        assert {office.source for office in copied.offices} == {OfficeSource.IMPORTED}
        assert other.export_register() == text
        assert not other.import_register(text).undoable


def test_a_register_adds_to_what_is_known(library: Library) -> None:
    (point,) = say(library, date(2024, 1, 2), ("Ada Quill", "Ports Minister", None))
    library.import_register(
        "\ufeffName,Party,Aliases,Role,First\r\nADA QUILL,Harbour Party,A. Quill,Ports Minister,2023-01-01\r\n"
    )
    speaker = library.speaker(point.speaker_id or 0)
    assert (speaker.details.name, speaker.details.party) == ("Ada Quill", "Harbour Party")
    assert [alias.name for alias in speaker.aliases] == ["A. Quill"]
    assert [(one.details.first, one.source) for one in speaker.offices] == [(date(2023, 1, 1), OfficeSource.IMPORTED)]
    assert library.points_by_id([point.id])[0].held == ("Ports Minister",)
    library.undo()
    assert library.speaker(point.speaker_id or 0).details.party == ""


def test_homonyms_are_told_apart_by_their_distinction(library: Library) -> None:
    library.import_register(
        "name,distinction,party\nJohn Tarn,,\nJohn Tarn,the diver,\nJohn Tarn,the diver,Sea Party\n"
    )
    assert [(one.distinction, one.party) for one in library.speakers(everybody=True)] == [
        ("", ""),
        ("the diver", "Sea Party"),
    ]


def test_an_entry_that_waited_is_taken_on(library: Library) -> None:
    (point,) = say(library, None, ("Ofwharf", None, None))
    library.import_register("name,kind\nOfwharf,body\n")
    (speaker,) = library.speakers()
    assert (speaker.id, speaker.kind, speaker.provisional) == (point.speaker_id, SpeakerKind.BODY, False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it is empty"),
        ("who,role\nA,B\n", "line 1: it must name columns out of name, kind"),
        ("name,name\nA,B\n", "line 1:"),
        (f"{HEAD}\nAda Quill,spirit,,,,,,,,,\n", "line 2: “spirit” is none of person, body, unnamed"),
        ("name,first,role\nA,21/8/24,x\n", "line 2: “21/8/24” is no day such as 2024-08-21"),
        ("name,role\n\n,x\n", "line 3: it has no name"),
        ("name,organisation\nA,Board\n", "line 2: it has a body or days, and no role"),
        ("name,role,first,last\nA,x,2024-02-01,2024-01-01\n", "line 2: the office would end before it begins"),
        ("name\nA,B\n", "line 2: it has more cells"),
        ('name\n"A\n', "it is no CSV"),
        ("name,distinction\nA B,one\nA B,two\nA B,\n", "line 4: “A B” is known only with a distinction"),
    ],
)
def test_bad_lines_are_told_of_and_nothing_is_half_done(library: Library, text: str, told: str) -> None:
    with pytest.raises(BriefingError) as caught:
        library.import_register(text)
    assert told in caught.value.what
    assert caught.value.kept == "Nothing was changed."
    assert library.speakers(everybody=True) == []
    assert library.undo_name() is None


def test_all_bad_lines_are_told_of_together(library: Library) -> None:
    with pytest.raises(BriefingError) as caught:
        library.import_register("name,role\nA B,x\n,y\n,z\n" + ",w\n" * 30)
    assert "line 3: it has no name; line 4: it has no name" in caught.value.what
    assert "… and 12 more lines." in caught.value.what


FORMULAS = ["=1+1", "+44 20", "-x", "@SUM(A1)", "\t=x", " =1", "'=1", "''=1", "’=1", "＝1", "'t Hooft", "'", "", "a=1"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula_and_each_comes_back(cell: str) -> None:
    safe = _safe(cell)
    assert not safe.lstrip(" \t").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert _plain(safe) == cell


@settings(deadline=None)
@given(st.text(alphabet="'’ =+-@＝\t\r\nab", max_size=6))
def test_any_cell_comes_back_and_is_no_formula(cell: str) -> None:
    safe = _safe(cell)
    assert _plain(safe) == cell
    assert not safe.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_no_formula_runs_from_an_exported_register(library: Library) -> None:
    one = library.add_speaker(SpeakerDetails('=HYPERLINK("x")', note="@now", party="+1")).created or 0
    library.add_office(one, OfficeDetails("-minister", "=1"))
    library.add_alias(one, "=2")
    cells = [cell for row in csv.reader(io.StringIO(library.export_register())) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    text = library.export_register()
    library.delete_speaker(one)
    library.import_register(text)
    assert library.export_register() == text
