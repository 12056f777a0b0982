"""The same fact across documents."""

from datetime import date

import pytest

from briefing_app.domain.facts import FactGroup, Verdict
from briefing_app.linking.grouping import groups, link
from briefing_app.linking.periods import differ, period
from tests.linking.statements import statements

DAY = date(2031, 5, 6)
ANNOUNCED = (
    "Ferry Safety Bureau to hire 140 more pilots\n\nThe Ferry Safety Bureau will recruit up to 140 harbour pilots, the "
    "shipping minister, Ottoline Marsh, announced. The bureau has said it moved 260 clerks to the ferries’ licences. "
    "It has raised the number of agency surveyors at Saltmere by 40 per cent."
)
TOLD = (
    "Saltmere ferries: 140 pilots promised\n\nOttoline Marsh promised that the Ferry Safety Bureau would hire around "
    "140 harbour pilots. The bureau has moved 260 clerks to the ferries’ licences. It has raised the number of naval "
    "officers at Saltmere by 40 per cent."
)
ELSEWHERE = (
    "Bakers mark a century\n\nThe Guild of Bakers in Thornley handed out 140 loaves at the fair. Its treasurer, Ida "
    "Pole, said 260 people had come, and that prices had gone up by 40 per cent."
)


def found(*texts: tuple[date | None, str], parted: frozenset[tuple[int, int]] = frozenset()) -> dict[str, FactGroup]:
    made = statements(texts)
    by_id = {one.id: one for one in made}
    return {f"{by_id[one.figures[0]].value:g}": one for one in groups(made, link(made), parted)}


def test_facts_agree_differ_in_strength_and_in_what_they_count() -> None:
    facts = found((DAY, ANNOUNCED), (DAY, TOLD))
    assert {value: fact.status for value, fact in facts.items()} == {
        "140": Verdict.STRENGTH,
        "260": Verdict.AGREES,
        "40": Verdict.THING,
    }
    assert all(fact.reason for fact in facts.values())


def test_the_same_numbers_in_another_story_are_no_facts_in_common() -> None:
    assert found((DAY, ANNOUNCED), (DAY, ELSEWHERE)).keys() <= {"140"}  # twice within the first
    assert all(fact.status is Verdict.SINGLE for fact in found((DAY, ANNOUNCED), (DAY, ELSEWHERE)).values())


def test_figures_that_cannot_both_hold_conflict() -> None:
    facts = found((DAY, ANNOUNCED), (DAY, TOLD.replace("260", "310")))
    assert facts["260"].status is Verdict.CONFLICTS
    assert "260" in facts["260"].reason
    assert "310" in facts["260"].reason


def test_a_later_figure_updates() -> None:
    facts = found((DAY, ANNOUNCED), (date(2031, 5, 11), TOLD.replace("260", "310")))
    assert facts["260"].status is Verdict.UPDATED


def test_what_a_person_parted_stays_parted() -> None:
    made = statements([(DAY, ANNOUNCED), (DAY, TOLD)])
    ends = [one.id for one in made if one.value == 260]
    assert "260" not in found((DAY, ANNOUNCED), (DAY, TOLD), parted=frozenset({(ends[0], ends[1])}))


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        ("in 2029", "in 2030", True),
        ("in 2029/20", "last year", True),
        ("last year", "in 2030", False),
        ("in March 2031", "in 2031", False),
        ("in March 2031", "in April 2031", True),
        ("in the next six months", "over the next six months", False),
        ("in the next six months", "this year", True),
        ("this week", "so far", True),
        ("", "in 2030", False),
    ],
)
def test_periods_are_told_apart(first: str, second: str, apart: bool) -> None:
    assert differ(period(first, DAY), period(second, DAY)) is apart
