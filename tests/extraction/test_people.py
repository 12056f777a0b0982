"""The offices of a person: each once, the one given last by a label first."""

from briefing_app.extraction.people.offices import Office
from briefing_app.extraction.people.people import Person


def _office(role: str, organisation: str | None = None) -> Office:
    return Office(role, organisation, f"“{role}”")


def test_a_label_read_again_and_again_adds_no_office() -> None:
    person = Person("Codi Nopura")
    for _ in range(3):
        person.hold_first(_office("minister for waterways"))
        person.hold_first(_office("minister for ports"))
    assert [office.role for office in person.offices] == ["minister for ports", "minister for waterways"]


def test_an_office_held_later_is_known_at_once() -> None:
    person = Person("Codi Nopura")
    known = [person.office]
    for hold, role in (
        (person.hold, "MP for Hafeko South"),
        (person.hold, "minister for waterways"),
        (person.hold_first, "minister for ports"),
    ):
        hold(_office(role))
        known.append(person.office)
    assert [office.role if office else None for office in known] == [
        None,
        "MP for Hafeko South",
        "minister for waterways",
        "minister for ports",
    ]
