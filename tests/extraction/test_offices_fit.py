"""The index of office holders finds whom looking at everybody would find, also after somebody got another office."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_app.extraction.people.offices import Office
from briefing_app.extraction.people.offices_fit import LOOSE, Holders, office_fit
from briefing_app.extraction.people.people import Mention, Person, Register

WORDS = ("chief", "executive", "boss", "minister", "former", "shadow", "deputy", "head", "of", "for", "rivers", "mayor")
ROLES = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
HELD = st.lists(st.tuples(st.integers(0, 9), ROLES), max_size=30)


def register() -> Register:
    found = Register()
    for place in range(10):
        found.add_person(Person(f"Jane Roe{place}"))
        for start in (100 * place, 5_000 - 300 * place) if place else ():
            found.people[place].mentions.append(start)
            found.mentions.append(Mention(start, start + 9, found.people[place]))
    found.index()
    return found


@settings(max_examples=60, deadline=None)
@given(HELD, ROLES, st.integers(0, 6_000))
@example([(0, "chief"), (0, "chief chief")], "chief chief", 0)
def test_an_index_ranks_as_a_look_at_everybody(held: list[tuple[int, str]], wanted: str, at: int) -> None:
    everybody = register()
    holders = Holders(everybody)
    for place, role in held:
        everybody.people[place].hold(Office(role, None, ""))
        scored = [(office_fit(person, wanted), person) for person in everybody.people]
        rows = sorted((row for row in scored if row[0] > 0), key=lambda row: -row[0])
        assert [(score, id(person)) for score, person in holders.of(wanted).rows] == [(s, id(p)) for s, p in rows]
    found = holders.of(wanted)
    if found.rows:
        before = [max((start for start in person.mentions if start < at), default=-1) for person in found.top]
        assert found.latest(at) is found.top[before.index(max(before))]
    assert found.named is None or found.rows[0][0] >= LOOSE


def test_somebody_is_first_named_where_the_first_mention_stands() -> None:
    everybody = register()
    assert [person.name for person in everybody.first_named(100, 400)] == ["Jane Roe2", "Jane Roe3"]
    assert list(everybody.first_named(2_000, 6_000)) == []
