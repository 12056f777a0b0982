"""The register of speakers: entries, names, offices, and settling who said what."""

from dataclasses import replace
from datetime import date

import pytest

from briefing_app.domain.points import Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.speakers import (
    Likeness,
    OfficeDetails,
    OfficeSource,
    SpeakerDetails,
    SpeakerKind,
)
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from tests.library.made import say

JAN, FEB, MAR = date(2024, 1, 2), date(2024, 2, 2), date(2024, 3, 2)


def made(created: int | None) -> int:
    assert created is not None
    return created


def names(library: Library, *, everybody: bool = False) -> list[tuple[str, int, int]]:
    return [(one.name, one.quotes, one.unconfirmed) for one in library.speakers(everybody=everybody)]


def test_an_entry_comes_back_as_it_went_in(library: Library) -> None:
    details = SpeakerDetails(
        "Ada Quill", SpeakerKind.PERSON, "the elder", "Harbour Party", "Marlow", "A note\nin lines"
    )
    change = library.add_speaker(details)
    assert change.name == "add the speaker “Ada Quill”"
    speaker = library.speaker(made(change.created))
    assert (speaker.details, speaker.aliases, speaker.offices, speaker.quotes) == (details, (), (), 0)
    assert names(library) == []
    assert names(library, everybody=True) == [("Ada Quill", 0, 0)]


def test_names_and_offices_are_kept_and_named(library: Library) -> None:
    one = made(library.add_speaker(SpeakerDetails("Ada Quill")).created)
    alias = library.add_alias(one, " A.  Quill ")
    assert alias.name == "add the name “A. Quill” to “Ada Quill”"
    assert not library.add_alias(one, "a quill").undoable
    office = library.add_office(one, OfficeDetails("Ports Minister", "Office for Harbours", JAN, FEB))
    assert office.name == "add the office “Ports Minister” to “Ada Quill”"
    library.edit_office(made(office.created), OfficeDetails("Ports Minister", "Office for Harbours", JAN, None))
    speaker = library.speaker(one)
    assert [alias.name for alias in speaker.aliases] == ["A. Quill"]
    assert [(each.details.last, each.source) for each in speaker.offices] == [(None, OfficeSource.ENTERED)]
    assert speaker.offices_on(MAR) == speaker.offices
    assert speaker.offices_on(date(2023, 1, 1)) == ()
    assert library.remove_alias(made(alias.created)).name == "remove the name “A. Quill”"
    assert library.remove_office(made(office.created)).name == "remove the office “Ports Minister”"
    assert library.speaker(one) == replace(speaker, aliases=(), offices=())


@pytest.mark.parametrize(
    ("office", "words"),
    [(OfficeDetails(" "), "needs a name"), (OfficeDetails("Clerk", "", FEB, JAN), "end before it begins")],
)
def test_offices_that_cannot_be_are_refused(library: Library, office: OfficeDetails, words: str) -> None:
    one = made(library.add_speaker(SpeakerDetails("Ada Quill")).created)
    with pytest.raises(BriefingError, match=words):
        library.add_office(one, office)


def test_what_is_gone_or_nameless_is_refused(library: Library) -> None:
    for call in (
        lambda: library.speaker(9),
        lambda: library.edit_speaker(9, SpeakerDetails("A")),
        lambda: library.remove_alias(9),
        lambda: library.remove_office(9),
        lambda: library.merge_speakers(9, []),
        lambda: library.add_speaker(SpeakerDetails(" ")),
    ):
        with pytest.raises(BriefingError):
            call()
    assert library.undo_name() is None


def test_an_alias_matches_later_documents_and_searches(library: Library) -> None:
    (point,) = say(library, JAN, ("Imogen Pell", None, None))
    library.add_alias(made(point.speaker_id), "Ms Pell")
    library.add_alias(made(point.speaker_id), "Baroness Pell of Mere")
    (short,) = say(library, FEB, ("Ms Pell", None, None))
    (peer,) = say(library, MAR, ("Baroness Pell of Mere", None, None))
    assert (short.speaker_id, short.speaker_sure) == (peer.speaker_id, peer.speaker_sure) == (point.speaker_id, True)
    assert library.count(parse("speaker:baroness")) == 3
    assert [one.name for one in library.speakers("mere")] == ["Imogen Pell"]


def test_renaming_keeps_the_name_that_documents_use(library: Library) -> None:
    (point,) = say(library, JAN, ("Ada Quil", None, None))
    one = made(point.speaker_id)
    assert library.edit_speaker(one, SpeakerDetails("Ada Quill")).name == "rename the speaker “Ada Quil” to “Ada Quill”"
    (again,) = say(library, FEB, ("Ada Quil", None, None))
    assert again.speaker_id == one
    assert isinstance(again.content, Quote)
    assert again.content.speaker == "Ada Quill"
    library.edit_speaker(one, SpeakerDetails("Ada Quil"))
    assert [alias.name for alias in library.speaker(one).aliases] == ["Ada Quill"]


def test_an_office_that_people_corrected_is_not_moved_by_documents(library: Library) -> None:
    (point,) = say(library, FEB, ("Ada Quill", "Ports Minister", None))
    one = made(point.speaker_id)
    (seen,) = library.speaker(one).offices
    assert seen.source is OfficeSource.SEEN
    library.edit_office(seen.id, OfficeDetails("Ports Minister", "", JAN, FEB))
    say(library, MAR, ("Ada Quill", "Ports Minister", None))
    (office,) = library.speaker(one).offices
    assert (office.details.first, office.details.last, office.source) == (JAN, FEB, OfficeSource.ENTERED)
    library.remove_office(office.id)
    say(library, MAR, ("Ada Quill", "Ports Minister", None))
    assert library.speaker(one).offices == ()
    library.add_office(one, OfficeDetails("Ports Minister"))
    assert len(library.speaker(one).offices) == 1


def test_homonyms_are_told_apart_by_role_or_wait(library: Library) -> None:
    minister = made(library.add_speaker(SpeakerDetails("John Tarn", distinction="the minister")).created)
    keeper = made(library.add_speaker(SpeakerDetails("John Tarn", distinction="the goalkeeper")).created)
    library.add_office(minister, OfficeDetails("Ports Minister", "Office for Harbours"))
    library.add_office(keeper, OfficeDetails("goalkeeper", "Harbour United"))
    points = say(library, JAN, ("John Tarn", "Minister for Ports", None))
    points += say(library, JAN, ("John Tarn", "goalkeeper", None))
    points += say(library, JAN, ("John Tarn", None, None))
    points += say(library, JAN, ("John Tarn", "baker", None))
    assert [(one.speaker_id, one.speaker_sure) for one in points[:2]] == [(minister, True), (keeper, True)]
    waiting = points[2].speaker_id
    assert waiting not in {minister, keeper}
    assert [(one.speaker_id, one.speaker_sure) for one in points[2:]] == [(waiting, False), (waiting, False)]


def test_two_people_of_one_surname_and_a_mention_of_either(library: Library) -> None:
    (imogen,) = say(library, JAN, ("Imogen Pell", "Ports Minister", None))
    say(library, JAN, ("Rupert Pell", "baker", None))
    ours = say(library, FEB, ("Ms Pell", "Ports Minister", None), ("Ms Pell", None, None))
    (same_role,) = say(library, MAR, ("Ms Pell", "the ports minister", None))
    (other,) = say(library, MAR, ("Ms Pell", None, None))
    preview = library.preview_settle(ours[0].id)
    assert preview.named == "Ms Pell"
    assert [(one.point_id, one.likeness) for one in preview.mentions] == [
        (ours[0].id, Likeness.ITSELF),
        (ours[1].id, Likeness.DOCUMENT),
        (same_role.id, Likeness.ROLE),
        (other.id, Likeness.NAME),
    ]
    assert preview.chosen == (ours[0].id, ours[1].id, same_role.id)
    assert [one.name for one in preview.choices] == ["Imogen Pell", "Rupert Pell"]
    change = library.settle_speaker(preview.chosen, made(imogen.speaker_id))
    assert change.name == "put 3 quotes down to “Imogen Pell”"
    assert names(library) == [("Imogen Pell", 4, 0), ("Ms Pell", 1, 1), ("Rupert Pell", 1, 0)]
    settled = library.points_by_id([ours[0].id])[0]
    assert (settled.speaker_sure, settled.named, settled.edited) == (True, "Ms Pell", True)
    library.settle_speaker([other.id], made(imogen.speaker_id))
    assert names(library, everybody=True) == [("Imogen Pell", 5, 0), ("Rupert Pell", 1, 0)]
    library.undo()
    library.undo()
    assert library.points_by_id([ours[0].id]) == [ours[0]]
    assert ("Ms Pell", 4, 4) in names(library)


def test_settling_upon_somebody_new(library: Library) -> None:
    (mention,) = say(library, JAN, ("Ms Pell", "diver", None))
    change = library.settle_speaker([mention.id], SpeakerDetails("Imogen Pell"))
    assert change.created == library.points_by_id([mention.id])[0].speaker_id
    assert names(library, everybody=True) == [("Imogen Pell", 1, 0)]
    assert [one.details.role for one in library.speaker(made(change.created)).offices] == ["diver"]


def test_a_doubt_about_a_calling_is_settled_either_way(library: Library) -> None:
    (minister,) = say(library, JAN, ("John Tarn", "Ports Minister", None))
    keepers = [say(library, FEB, ("John Tarn", "goalkeeper", "Harbour United"))[0] for _ in range(2)]
    preview = library.preview_settle(keepers[0].id)
    assert preview.chosen == (keepers[0].id, keepers[1].id)
    change = library.split_speaker(
        made(minister.speaker_id), preview.chosen, SpeakerDetails("John Tarn", distinction="the goalkeeper")
    )
    assert change.name == "split “the goalkeeper” from “John Tarn”"
    assert names(library) == [("John Tarn", 2, 0), ("John Tarn", 1, 0)]
    (next_one,) = say(library, MAR, ("John Tarn", "goalkeeper", "Harbour United"))
    assert (next_one.speaker_id, next_one.speaker_sure) == (change.created, True)
    with pytest.raises(BriefingError, match="None of these points"):
        library.split_speaker(made(minister.speaker_id), [next_one.id], SpeakerDetails("X Y"))


def test_one_person_under_five_names(library: Library) -> None:
    five = ["Imogen Pell", "Imogen Pell-Wye", "I. M. Pell-Wye", "Baroness Pell of Mere", "Ms Pell"]
    months = enumerate(five, 1)
    points = [say(library, date(2024, month, 1), (name, "Ports Minister", None))[0] for month, name in months]
    into, *others = (made(point.speaker_id) for point in points)
    preview = library.preview_merge(into, others)
    assert (preview.points, preview.aliases) == (4, ("Imogen Pell-Wye", "I. M. Pell-Wye", "Baroness Pell of Mere"))
    change = library.merge_speakers(into, others)
    assert change.name == "merge 4 speakers into “Imogen Pell”"
    assert names(library, everybody=True) == [("Imogen Pell", 5, 0)]
    (office,) = library.speaker(into).offices
    assert (office.details.first, office.details.last) == (date(2024, 1, 1), date(2024, 5, 1))
    assert [point.named for point in library.points_by_id([one.id for one in points])] == five
    (again,) = say(library, MAR, ("imogen pell-wye", None, None))
    (short,) = say(library, MAR, ("Ms Pell", None, None))
    assert (again.speaker_id, short.unconfirmed) == (into, True)
    for _ in range(3):
        library.undo()
    assert library.points_by_id([one.id for one in points]) == points


def test_merging_takes_on_what_people_know(library: Library) -> None:
    one = made(library.add_speaker(SpeakerDetails("Ada Quill", party="Harbour Party", note="One")).created)
    two = made(library.add_speaker(SpeakerDetails("Ada M. Quill", constituency="Marlow", note="Two")).created)
    library.add_office(two, OfficeDetails("Ports Minister", "", JAN, FEB))
    library.add_alias(two, "Quill")
    library.merge_speakers(one, [two, one])
    merged = library.speaker(one)
    assert merged.details == SpeakerDetails(
        "Ada Quill", party="Harbour Party", constituency="Marlow", note="One\n\nTwo"
    )
    assert [alias.name for alias in merged.aliases] == ["Ada M. Quill", "Quill"]
    assert [office.source for office in merged.offices] == [OfficeSource.ENTERED]


def test_waiting_entries_merged_still_wait(library: Library) -> None:
    one, two = say(library, JAN, ("Ms Pell", None, None), ("Mrs Pell", None, None))
    library.merge_speakers(made(one.speaker_id), [made(two.speaker_id)])
    assert names(library) == [("Ms Pell", 2, 2)]
    (whole,) = say(library, JAN, ("Imogen Pell", None, None))
    library.merge_speakers(made(one.speaker_id), [made(whole.speaker_id)])
    assert names(library) == [("Ms Pell", 3, 0)]


def test_a_body_is_confirmed_once(library: Library) -> None:
    (point,) = say(library, JAN, ("Ofwharf", None, None))
    assert point.unconfirmed
    one = made(point.speaker_id)
    assert library.confirm_speaker(one).name == "confirm “Ofwharf” as the speaker of 1 point"
    library.edit_speaker(one, SpeakerDetails("Ofwharf", SpeakerKind.BODY))
    (again,) = say(library, FEB, ("Ofwharf", None, None))
    assert (again.speaker_id, again.speaker_sure) == (one, True)


def test_only_an_entry_without_points_is_deleted(library: Library) -> None:
    (point,) = say(library, JAN, ("Ada Quill", "diver", None))
    with pytest.raises(BriefingError, match="has quotes"):
        library.delete_speaker(made(point.speaker_id))
    other = made(library.add_speaker(SpeakerDetails("Bo Reed")).created)
    library.add_alias(other, "B. Reed")
    assert library.delete_speaker(other).name == "delete the speaker “Bo Reed”"
    assert names(library, everybody=True) == [("Ada Quill", 1, 0)]


def test_a_speaker_chosen_by_hand_is_that_one(library: Library) -> None:
    (point,) = say(library, JAN, ("Ms Pell", None, None))
    one = made(library.add_speaker(SpeakerDetails("Imogen Pell")).created)
    library.settle_point(point.id, point.content, speaker_id=one)
    (settled,) = library.points_by_id([point.id])
    assert (settled.speaker_id, settled.speaker_sure, settled.review) == (one, True, Review.ACCEPTED)
    assert isinstance(settled.content, Quote)
    library.edit_point(point.id, replace(settled.content, role="diver"))
    (edited,) = library.points_by_id([point.id])
    assert (edited.speaker_id, edited.speaker_sure, edited.named) == (one, True, "Ms Pell")
    library.edit_point(point.id, replace(settled.content, speaker="Ms Pell"))
    assert library.points_by_id([point.id])[0].unconfirmed
    library.edit_point(point.id, replace(settled.content, speaker=None))
    assert library.points_by_id([point.id])[0].speaker_id is None


def test_the_list_of_speakers_is_right_after_every_write(library: Library) -> None:
    """It is counted once for all that ask until something is written, here or by another program."""
    assert names(library) == []
    say(library, JAN, ("Ada Quill", None, None))
    assert names(library) == [("Ada Quill", 1, 0)]
    with Library.open(library.folder) as other:
        say(other, FEB, ("Ada Quill", None, None))
        assert names(library) == [("Ada Quill", 2, 0)]
        library.undo()
        assert names(other, everybody=True) == [("Ada Quill", 1, 0)]
    library.speakers().clear()  # whoever asked may do with it what they like
    assert names(library) == names(library, everybody=True) == [("Ada Quill", 1, 0)]
    library.undo()
    assert names(library) == names(library, everybody=True) == []
    assert library.count_speakers() == 0
