"""A document that sets one of its own figures against another."""

from datetime import date

import pytest

from briefing_app.domain.facts import FactGroup, Verdict
from briefing_app.linking.grouping import groups, link
from briefing_app.linking.instead import relation
from briefing_app.linking.things import Statement
from tests.linking.statements import statements

DAY = date(2031, 5, 6)
TOLD = (
    "Saltmere ferries: 180 berths to close\n\nThe Ferry Safety Bureau will close 180 berths at Saltmere by the autumn, "
    "the shipping minister, Ottoline Marsh, announced."
)


def of(sentence: str) -> list[Statement]:
    return statements([(DAY, f"Saltmere ferries\n\n{sentence}")])


@pytest.mark.parametrize(
    ("sentence", "verdict", "old"),
    [
        ("The number of berths to close falls from 180 to 165.", Verdict.UPDATED, 180),
        ("The bureau will now close 165 berths, not the 180 announced in May.", Verdict.UPDATED, 180),
        (
            "The count, published in April as 30,400 berths, was corrected to 30,150 berths.",
            Verdict.UPDATED,
            30400,
        ),
        ("The quay would bring 150 jobs, not the 250 jobs that you may have read of.", Verdict.CONFLICTS, 250),
        ("The number of berths to close, which was 180, will rise to 195 berths.", Verdict.UPDATED, 180),
        ("The bureau will close 195 berths, up from the original 180 berths.", Verdict.UPDATED, 180),
        ("The bureau will close 195 berths, more than the 180 that it first announced.", Verdict.UPDATED, 180),
        ("The number of berths has fallen from 180 to 165 in a year.", None, None),
        ("The bureau will close 180 berths at Saltmere and 165 berths at Oxley.", None, None),
        ("Fares will rise from £14 to 180 berths.", None, None),
        ("The bureau moved clerks from 12 offices to 900 berths.", None, None),
    ],
)
def test_a_document_says_which_number_stands_in_the_place_of_which(
    sentence: str, verdict: Verdict | None, old: float | None
) -> None:
    first, second = of(sentence)[-2:]
    found = relation(first, second)
    assert (found.verdict, found.old.value) == (verdict, old) if found else (verdict, old) == (None, None)
    assert relation(second, first) == found


def fact(*texts: str) -> FactGroup | None:
    made = statements([(DAY, text) for text in texts])
    figures = {one.id: one for one in made}
    return next(
        (one for one in groups(made, link(made)) if {figures[i].value for i in one.figures} == {180, 165}), None
    )


def test_what_one_document_replaces_updates_what_others_give() -> None:
    later = f"{TOLD.replace('180', '165')} The number of berths to close falls from 180 to 165."
    found = fact(TOLD, later)
    assert found is not None
    assert found.status is not Verdict.SINGLE
    assert any(one.verdict is Verdict.UPDATED and "against each other" in one.why for *_, one in found.pairs)


def test_what_nobody_else_gives_is_replaced_for_nobody() -> None:
    assert fact("Saltmere ferries\n\nThe number of berths to close falls from 180 to 165.") is None
