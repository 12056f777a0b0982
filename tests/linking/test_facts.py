"""The same fact across documents."""

from datetime import date

import pytest

from briefing_app.domain.facts import FactGroup, FactLink, Verdict
from briefing_app.domain.linking import FactLinked, Placed
from briefing_app.linking.grouping import groups, link, put_together
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


def placed(*documents: int) -> list[Placed]:
    return [Placed(number, document, document, 10 + document) for number, document in enumerate(documents, start=1)]


def linked(first: int, second: int, verdict: Verdict, weight: float = 0.8) -> FactLinked:
    return first, second, FactLink(verdict, f"{first} and {second}", weight)


def figures_of(made: list[FactGroup]) -> set[tuple[int, ...]]:
    return {tuple(sorted(one.figures)) for one in made}


def test_unlike_figures_are_not_chained_together() -> None:
    chain = [linked(1, 2, Verdict.UPDATED), linked(2, 3, Verdict.UPDATED), linked(3, 4, Verdict.UPDATED)]
    assert figures_of(groups(placed(1, 2, 3, 4), chain)) == {(1, 2), (3, 4)}


def test_other_numbers_are_set_beside_what_most_sources_give() -> None:
    links = [linked(1, 2, Verdict.AGREES), linked(2, 3, Verdict.CONFLICTS), linked(3, 4, Verdict.UPDATED, 0.9)]
    (one,) = groups(placed(1, 2, 3, 4), links)
    assert sorted(one.figures) == [1, 2, 3]
    assert (one.status, one.reason) == (Verdict.CONFLICTS, "2 and 3")


def test_what_a_person_set_apart_is_in_one_fact_through_no_third_either() -> None:
    same = [linked(1, 2, Verdict.AGREES), linked(2, 3, Verdict.AGREES, 0.9)]
    assert figures_of(groups(placed(1, 2, 3), same, frozenset({(1, 3)}))) == {(2, 3)}
    beside = [linked(1, 2, Verdict.CONFLICTS, 0.9), linked(1, 3, Verdict.CONFLICTS)]
    assert figures_of(groups(placed(1, 2, 3), beside, frozenset({(2, 3)}))) == {(1, 2)}


def test_a_figure_has_one_counterpart_in_a_document() -> None:
    both = [Placed(1, 1, 1, 10), Placed(2, 2, 2, 10), Placed(3, 2, 2, 10)]
    links = [linked(1, 2, Verdict.AGREES, 0.9), linked(1, 3, Verdict.AGREES, 0.7)]
    assert figures_of(groups(both, links)) == {(1, 2)}
    assert figures_of(groups(both, [*links, linked(2, 3, Verdict.AGREES, 0.9)])) == {(1, 2, 3)}


def test_a_figure_that_is_like_one_of_many_only_is_left_out() -> None:
    alike = [linked(a, b, Verdict.AGREES) for a in range(1, 5) for b in range(a + 1, 5)]
    odd = [*alike, linked(4, 5, Verdict.AGREES, 0.7)]
    assert figures_of(groups(placed(1, 2, 3, 4, 5), odd)) == {(1, 2, 3, 4)}
    sure = [*odd, linked(3, 5, Verdict.AGREES, 0.7), linked(2, 5, Verdict.AGREES, 0.5)]
    assert figures_of(groups(placed(1, 2, 3, 4, 5), sure)) == {(1, 2, 3, 4, 5)}


def test_a_misprint_conflicts_however_late() -> None:
    told = "The Schools Office will open {} breakfast clubs in Mirefield by spring, the minister, Ida Pole, announced."
    later = date(2031, 6, 1)
    assert found((DAY, told.format(750)), (later, told.format(570)))["750"].status is Verdict.CONFLICTS
    assert found((DAY, told.format(750)), (later, told.format(620)))["750"].status is Verdict.UPDATED


def test_a_nought_too_many_conflicts_although_nothing_else_is_so_many_times_as_much() -> None:
    told = "The Schools Office will open {} breakfast clubs in Mirefield by spring, the minister, Ida Pole, announced."
    assert found((DAY, told.format(750)), (DAY, told.format("7,500")))["750"].status is Verdict.CONFLICTS
    assert "750" not in found((DAY, told.format(750)), (DAY, told.format("7,100")))


def test_a_round_number_is_found_although_its_noun_is_another() -> None:
    exact = "Shop thefts in Mirefield\n\nShop theft in Mirefield rose to 498,000 offences in the year to June."
    vague = "Shop thefts in Mirefield\n\nShop thefts in Mirefield came to almost half a million in the year to June."
    assert found((DAY, exact), (DAY, vague))["498000"].status is Verdict.AGREES


def test_large_numbers_in_words_are_round() -> None:
    told = "The Health Service is writing to the parents of {} children in Mirefield who missed a dose of the vaccine."
    assert (
        found((DAY, told.format("one million")), (DAY, told.format("1.04 million")))["1e+06"].status is Verdict.AGREES
    )
    exact = found((DAY, told.format("1 million")), (DAY, told.format("1.04 million")))
    assert exact["1e+06"].status is Verdict.CONFLICTS


def test_what_a_person_put_together_is_one_fact() -> None:
    made = statements([(DAY, ANNOUNCED), (DAY, ELSEWHERE)])
    first, second = (one for one in made if one.value == 260)
    together = [(first.id, second.id, put_together(first, second))]
    facts = {one.figures: one for one in groups(made, link(made), together=together)}
    assert facts[first.id, second.id].status is Verdict.AGREES
    assert "person" in facts[first.id, second.id].reason


def test_measures_of_one_kind_compare() -> None:
    told = "The Schools Office will build on {} at Mirefield, the minister, Ida Pole, announced."
    facts = found((DAY, told.format("14.2 hectares of pasture")), (DAY, told.format("a 35-acre meadow")))
    assert [one.status for one in facts.values()] == [Verdict.AGREES]


SURVEY = (
    "Berths fuller\n\nThe share of berths that are taken at Saltmere harbour was {share} per cent in March to May "
    "2031, the Harbour Survey said. Thefts of anchors at the harbour rose by 12 per cent."
)
RETOLD = (
    "Saltmere fills up\n\nThe Harbour Survey said that the share of berths taken at Saltmere harbour was {share} per "
    "cent in the three months to May, marginally above last year’s level. Thefts of anchors at the harbour soared by "
    "12 per cent."
)


def test_one_share_of_one_time_agrees_though_it_is_set_against_another_year() -> None:
    facts = found((DAY, SURVEY.format(share="75.2")), (DAY, RETOLD.format(share="75.2")))
    assert {value: fact.status for value, fact in facts.items()} == {"75.2": Verdict.AGREES, "12": Verdict.AGREES}


def test_what_no_noun_joins_is_no_round_number_of_the_other() -> None:
    vague = "Over 20,000 cases of theft from boats at Saltmere harbour were told to the Harbour Survey."
    exact = "The Harbour Survey lost 21,000 officers, the pilots of Saltmere harbour said of theft from boats."
    assert not found((DAY, vague), (DAY, exact))


def test_so_much_more_staff_are_not_so_many_more_officers_though_more_crimes_are_more_offences() -> None:
    told = "The Survey raised the number of {first} at Saltmere by 40 per cent, and {second} there rose 15 per cent."
    facts = found(
        (DAY, told.format(first="officers", second="crimes")),
        (DAY, told.format(first="agency staff", second="offences")),
    )
    assert {value: fact.status for value, fact in facts.items()} == {"40": Verdict.THING, "15": Verdict.AGREES}


def test_what_is_done_is_what_is_counted() -> None:
    people = "More than 3,400 people died at Saltmere harbour in the flood, the Harbour Survey said."
    deaths = "The flood at Saltmere harbour led to 3,400 deaths, the Harbour Survey said."
    assert found((DAY, people), (DAY, deaths))["3400"].status is Verdict.STRENGTH
