"""A register that is read in: mentions that are there are matched by it again, after a preview, in one step."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.speakers import SettledName, SpeakerDetails
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from tests.library.made import rows_of, say

JAN, FEB = date(2024, 1, 2), date(2024, 2, 2)
PELL = "name,aliases,role\nImogen Pell,Ms Pell,Ports Minister\n"
TARNS = "name,distinction,role\nJohn Tarn,the minister,Roads Minister\nJohn Tarn,the goalkeeper,goalkeeper\n"


def who(library: Library, *ids: int) -> list[tuple[str, bool]]:
    names = {one.id: one.distinction or one.name for one in library.speakers(everybody=True)}
    return [(names[point.speaker_id or 0], point.speaker_sure) for point in library.points_by_id(ids)]


def rows(library: Library) -> dict[str, list[tuple[object, ...]]]:
    with library._database.reading() as session:
        return rows_of(session.connection(), history=True)


def test_what_waited_for_a_name_is_put_down_in_the_same_step(library: Library) -> None:
    points = say(library, JAN, ("Ms Pell", None, None)) + say(library, FEB, ("Ms Pell", "Ports Minister", None))
    ids = [point.id for point in points]
    assert who(library, *ids) == [("Ms Pell", False)] * 2
    before = rows(library)
    preview = library.preview_register(PELL)
    assert (preview.entries, preview.new, preview.points) == (1, 1, 2)
    assert preview.settled == (SettledName("Ms Pell", "Imogen Pell", 2),)
    assert rows(library) == before
    library.import_register(PELL)
    assert who(library, *ids) == [("Imogen Pell", True)] * 2
    assert [one.name for one in library.speakers(everybody=True)] == ["Imogen Pell"]
    assert library.preview_register(PELL).settled == ()
    library.undo()
    assert who(library, *ids) == [("Ms Pell", False)] * 2
    library.redo()
    assert who(library, *ids) == [("Imogen Pell", True)] * 2


def test_where_several_bear_a_name_a_role_tells_and_the_rest_waits(library: Library) -> None:
    known = library.add_speaker(SpeakerDetails("John Tarn")).created or 0
    points = [say(library, JAN, ("John Tarn", role, None))[0] for role in (None, "goalkeeper", None)]
    ids = [point.id for point in points]
    assert who(library, *ids) == [("John Tarn", True)] * 3
    library.settle_speaker([ids[2]], known)
    library.import_register(TARNS)
    # The first states nothing; of the second the entry learned to be a goalkeeper, so that it may be either.
    assert who(library, *ids) == [("John Tarn", True)] * 3
    (keeper,) = say(library, FEB, ("John Tarn", "Roads Minister", None))
    assert who(library, keeper.id) == [("the minister", True)]


def test_doubt_ends_where_the_register_tells_and_nowhere_else(library: Library) -> None:
    say(library, JAN, ("John Tarn", "Roads Minister", None))
    points = [say(library, JAN, ("John Tarn", role, None))[0] for role in ("goalkeeper", "baker", "goalkeeper")]
    ids, one = [point.id for point in points], points[2].speaker_id or 0
    assert who(library, *ids) == [("John Tarn", False)] * 3
    library.settle_speaker([ids[2]], one)
    learned = next(office.id for office in library.speaker(one).offices if office.details.role == "goalkeeper")
    library.remove_office(learned)
    library.import_register("name,party\nJohn Tarn,Sea Party\n")
    assert who(library, *ids) == [("John Tarn", False), ("John Tarn", False), ("John Tarn", True)]
    library.import_register(TARNS)
    assert who(library, *ids) == [("the goalkeeper", True), ("John Tarn", False), ("John Tarn", True)]


def test_bad_lines_and_a_library_for_reading_are_refused_before_a_preview(library: Library) -> None:
    with pytest.raises(BriefingError, match="line 2: it has no name"):
        library.preview_register("name,role\n,x\n")
    with Library.open(library.folder, read_only=True) as reading, pytest.raises(BriefingError, match="reading only"):
        reading.preview_register(PELL)


def test_a_rejected_mention_and_another_name_stay(library: Library) -> None:
    (pell, other) = say(library, JAN, ("Ms Pell", None, None), ("Mr Reed", None, None))
    library.import_register(PELL.replace("Ms Pell", "Ms Reed"))
    assert who(library, pell.id, other.id) == [("Ms Pell", False), ("Mr Reed", False)]
    assert replace(library.points_by_id([pell.id])[0]) == pell
