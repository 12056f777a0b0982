"""Whom a document's mentions are put down to when it is added."""

from datetime import date

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.naming import is_past, is_whole, kind_of_name
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote
from briefing_app.domain.speakers import OfficeDetails, SpeakerKind
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from briefing_app.library.query import parse
from briefing_app.library.register.likeness import about, agree, may_be_one
from briefing_app.library.storage.rows import Mention
from tests.library.made import say


@pytest.mark.parametrize(
    ("name", "kind", "whole"),
    [
        ("Ada Quill", SpeakerKind.PERSON, True),
        ("Zoë Ash-Wye", SpeakerKind.PERSON, True),
        ("Pell", SpeakerKind.PERSON, False),
        ("Ms Pell", SpeakerKind.PERSON, False),
        ("Cllr Dr Pell", SpeakerKind.PERSON, False),
        ("J. Pell", SpeakerKind.PERSON, False),
        ("Madam Chair", SpeakerKind.PERSON, False),
        ("the Prime Minister", SpeakerKind.UNNAMED, False),
        ("Lord Bramble", SpeakerKind.PERSON, False),
        ("Lord Bramble of Mere", SpeakerKind.PERSON, True),
        ("her department", SpeakerKind.UNNAMED, False),
        ("NHS", SpeakerKind.BODY, True),
        ("", SpeakerKind.PERSON, False),
    ],
)
def test_what_a_name_tells(name: str, kind: SpeakerKind, whole: bool) -> None:
    assert (kind_of_name(name), is_whole(name, kind)) == (kind, whole)


def test_bodies_and_the_unnamed_are_told_by_what_is_stated() -> None:
    assert kind_of_name("Ofsted", None, "Ofsted") is SpeakerKind.BODY
    assert is_whole("a spokesperson for the dock", SpeakerKind.UNNAMED, "Dock Board")
    assert is_past("former mayor")
    assert not is_past("formerly-known office")


def test_offices_alike() -> None:
    ports = OfficeDetails("Ports Minister", "Office for Harbours", date(2024, 1, 1), date(2024, 6, 1))
    assert agree(Mention("", "Minister for Ports"), ports)
    assert not agree(Mention("", "Fisheries Minister"), ports)
    assert may_be_one(Mention("", "MP for Marlow"), ports)
    assert not may_be_one(Mention("", "goalkeeper", "Harbour United"), ports)
    assert about(ports, date(2025, 5, 1))
    assert not about(ports, date(2025, 8, 1))
    assert about(OfficeDetails("x"), date.min)
    assert about(ports, None)


def test_a_whole_name_is_its_one_bearer(library: Library) -> None:
    (first,) = say(library, date(2024, 1, 2), ("Ada Quill", "Ports Minister", None))
    (second,) = say(library, date(2024, 3, 2), ("ADA QUILL", None, None))
    assert first.speaker_id == second.speaker_id
    assert (second.speaker_sure, second.named, second.held) == (True, "ADA QUILL", ())
    assert isinstance(second.content, Quote)
    assert second.content.speaker == "Ada Quill"
    assert [one.name for one in library.speakers()] == ["Ada Quill"]


def test_less_than_a_whole_name_waits(library: Library) -> None:
    say(library, date(2024, 1, 2), ("Imogen Pell", None, None), ("Rupert Pell", None, None))
    (mention,) = say(library, date(2024, 1, 3), ("Ms Pell", "Ports Minister", None))
    assert mention.unconfirmed
    waiting = next(one for one in library.speakers() if one.id == mention.speaker_id)
    assert (waiting.name, waiting.provisional, waiting.unconfirmed) == ("Ms Pell", True, 1)
    assert library.count(parse("speaker:pell")) == 3


def test_an_office_is_learned_and_found_on_its_days(library: Library) -> None:
    say(library, date(2024, 1, 2), ("Ada Quill", "Ports Minister", "Office for Harbours"))
    (between,) = say(library, date(2024, 2, 2), ("Ada Quill", None, None))
    (after,) = say(library, date(2024, 9, 2), ("Ada Quill", None, None))
    assert library.count(parse('role:"ports minister"')) == 1
    say(library, date(2024, 3, 2), ("Ada Quill", "Ports Minister", "Office for Harbours"))
    assert library.count(parse('role:"ports minister"')) == 3
    assert library.count(parse("org:harbours role:ports date:2024-02")) == 1
    between, after = library.points_by_id([between.id, after.id])
    assert (between.held, after.held) == (("Ports Minister, Office for Harbours",), ())


def test_a_change_of_office_keeps_the_past(library: Library) -> None:
    for day in (date(2023, 1, 2), date(2023, 6, 2)):
        say(library, day, ("Ada Quill", "Ports Minister", None))
    for day in (date(2025, 1, 2), date(2025, 6, 2)):
        say(library, day, ("Ada Quill", "Home Secretary", None))
    silent = [say(library, date(year, 3, 2), ("Ada Quill", None, None))[0].id for year in (2023, 2024, 2025)]
    assert [point.held for point in library.points_by_id(silent)] == [("Ports Minister",), (), ("Home Secretary",)]
    days = {
        role: [hit.document.details.published for hit in library.search(parse(f"role:{role}"))]
        for role in ("ports", "home")
    }
    assert days["ports"] == [date(2023, 6, 2), date(2023, 3, 2), date(2023, 1, 2)]
    assert days["home"] == [date(2025, 6, 2), date(2025, 3, 2), date(2025, 1, 2)]
    assert library.speakers()[0].roles == ("Home Secretary", "Ports Minister")


def test_what_somebody_says_is_parted_by_the_role_of_that_day(library: Library) -> None:
    for month, role in ((1, "Minister for Ports"), (6, None), (9, "Minister"), (11, "Home Secretary"), (12, None)):
        say(library, date(2023, month, 2), ("Ada Quill", role, None))
    say(library, date(2023, 9, 2), ("Ada Quill", "Minister for Ports", None))
    say(library, date(2023, 6, 2), ("Bo Reed", "diver", None))
    roles = library.facets(parse("speaker:quill")).roles
    assert {one.label: one.count for one in roles} == {"Minister for Ports": 4, "Minister": 4, "Home Secretary": 1}
    for one in roles:
        assert library.count(parse(f'speaker:quill role:"{one.label}"')) == one.count
    assert library.facets(parse("kind:quote")).roles == ()


def test_a_past_role_is_no_office(library: Library) -> None:
    say(library, date(2024, 1, 2), ("Ada Quill", "former mayor", None), ("a spokesman", "spokesman", "Dock Board"))
    say(library, None, ("Bo Reed", "diver", None))
    with library._database.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM office").scalar() == 0


def test_another_calling_on_those_days_is_doubted(library: Library) -> None:
    (minister,) = say(library, date(2024, 1, 2), ("John Tarn", "Ports Minister", None))
    (keeper,) = say(library, date(2024, 2, 2), ("John Tarn", "goalkeeper", "Harbour United"))
    (later,) = say(library, date(2030, 2, 2), ("John Tarn", "goalkeeper", "Harbour United"))
    (member,) = say(library, date(2024, 2, 3), ("John Tarn", "MP for Marlow", None))
    assert minister.speaker_sure
    assert keeper.unconfirmed
    assert (later.speaker_sure, member.speaker_sure) == (True, True)
    assert keeper.speaker_id == minister.speaker_id


def test_a_document_that_states_nothing_again_goes_by_what_it_stated(library: Library) -> None:
    say(library, date(2024, 1, 2), ("John Tarn", "Ports Minister", None))
    points = say(library, date(2024, 2, 2), ("John Tarn", "goalkeeper", "Harbour United"), ("John Tarn", None, None))
    assert [point.unconfirmed for point in points] == [True, True]


def test_figures_are_put_down_to_speakers_too(library: Library) -> None:
    text = "Up to 100 boats, said Ms Pell and Ada Quill: 200."
    found = [
        Figure(6, 9, "100", 100.0, FigureKind.COUNT, said_by="Ms Pell"),
        Figure(45, 48, "200", 200.0, FigureKind.COUNT, said_by="Ada Quill"),
    ]
    made = library.add_document(SourceText(text), Extraction((), tuple(found)), Origin("a.txt", ""))
    assert [point.speaker_sure for point in library.points(made.created or 0)] == [False, True]


def test_rejecting_or_deleting_takes_back_what_was_learned(library: Library) -> None:
    from briefing_app.domain.points import Review

    (first,) = say(library, date(2024, 1, 2), ("Ada Quill", "Ports Minister", None))
    say(library, date(2024, 2, 2), ("Ada Quill", None, None))
    (last,) = say(library, date(2024, 3, 2), ("Ada Quill", "Ports Minister", None))
    assert library.count(parse("role:ports")) == 3
    library.review([last.id], Review.REJECTED)
    assert library.count(parse("role:ports")) == 1
    library.review([last.id], Review.ACCEPTED)
    assert library.count(parse("role:ports")) == 3
    library.delete_documents([first.document_id])
    assert library.count(parse("role:ports")) == 1
    library.undo()
    assert library.count(parse("role:ports")) == 3
