"""Figures that may stand for one in another document, seen beside each other."""

from datetime import date

from briefing_app.domain.facts import Verdict
from briefing_app.linking.facts import judge, judge_all, weigh
from briefing_app.linking.rivals import Weighed, beside, evidence, others
from briefing_app.linking.things import Statement
from briefing_app.linking.weighed import EVIDENCE, weights
from tests.linking.statements import statements

DAY = date(2031, 5, 6)
TOLD = "Saltmere ferries\n\nThe Ferry Safety Bureau will hire {} at Saltmere, the minister, Ottoline Marsh, announced."


def ends(first: str, second: str) -> tuple[list[Statement], list[Statement]]:
    made = statements([(DAY, TOLD.format(first)), (DAY, TOLD.format(second))])
    return [one for one in made if one.document == 0], [one for one in made if one.document == 1]


def weighed_of(first: Statement, second: Statement) -> Weighed:
    found = weigh(first, second, 0.9)
    assert found is not None
    return found


def test_a_number_that_a_nearer_one_explains_is_less_likely_of_one_thing() -> None:
    (one,), others = ends("140 harbour pilots", "150 harbour pilots and 141 harbour pilots")
    weighed = [found for other in others if (found := weigh(one, other, 0.9)) is not None]
    alone = {found.pair.second.value: likely for each in weighed for found, likely in beside([each])}
    together = {found.pair.second.value: likely for found, likely in beside(weighed)}
    assert together[150] < alone[150]
    assert together[141] > together[150]


def test_a_number_is_likelier_of_one_thing_where_its_documents_share_others() -> None:
    first, second = ends("140 harbour pilots", "140 new staff")
    (alone,) = beside([weighed_of(first[0], second[0])])
    shared = "140 harbour pilots and move 265 clerks", "140 new staff and move 265 clerks"
    together = {found.pair.first.value: likely for found, likely in beside([*map(weighed_of, *ends(*shared))])}
    assert together[140] > alone[1]


def test_the_reason_tells_of_other_numbers_that_the_documents_share() -> None:
    shared = ends(*("140 harbour pilots and move 265 clerks, 731 desks and 512 lamps",) * 2)
    reasons = [link.why for *_, link in judge_all((one, other, 0.9) for one in shared[0] for other in shared[1])]
    assert any("share at least 3 other numbers" in one for one in reasons)


def test_every_weight_is_of_evidence_that_there_is() -> None:
    one = weighed_of(*(of[0] for of in ends("140 pilots", "140 pilots")))
    beside_others = evidence(one, others([one]))
    for part, of in weights().items():
        assert of.keys() <= (beside_others if part.endswith("others") else EVIDENCE).keys()


def test_two_figures_by_themselves_are_judged_as_a_run_of_one() -> None:
    (one,), (other,) = ends("140 harbour pilots", "410 harbour pilots")
    link = judge(one, other, 0.9)
    assert link is not None
    assert link.verdict is Verdict.CONFLICTS
    assert [found for *_, found in judge_all([(one, other, 0.9)])] == [link]
