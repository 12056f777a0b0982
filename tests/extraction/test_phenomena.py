"""Cases of our own for each phenomenon: those to build with come out right but for the open ones; others keep a floor.

`python -m tests.extraction.phenomena` prints the tables, with `--wrong` also what is wrong with the open cases.
"""

from collections.abc import Callable

import pytest

from briefing_app.domain.quotes import SURE
from tests.extraction.phenomena import (
    Outcome,
    claims_held,
    figures,
    meaning,
    names_and_roles,
    open_cases,
    passed,
    quotes,
    reliability,
)
from tests.extraction.quote_cases import CASES, load

PHENOMENA = sorted(path.stem for path in (CASES / "build").glob("phenomenon_*.toml"))


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_cases_of_quotes_come_out_right_but_for_the_open_ones(phenomenon: str) -> None:
    wrong = {one.name: one.wrong for one in quotes("build", phenomenon) if one.wrong}
    listed = {name for name in open_cases() if name.startswith(phenomenon)}
    assert {name: lines for name, lines in wrong.items() if name not in listed} == {}
    assert listed - set(wrong) == set(), "these come out right now: strike them off cases/open.txt"


def test_open_cases_are_cases() -> None:
    assert open_cases() <= {case.name for case in load(CASES / "build", phenomena=True)}


def test_what_is_told_of_figures_comes_out_right() -> None:
    assert [one.wrong for one in meaning("worked") if one.wrong] == []


def test_open_cases_of_figures_are_open() -> None:
    worked = [one.name for one in figures("open") + meaning("open") if not one.wrong]
    assert worked == [], "these come out right now: move them to figures_worked.txt or figures_meaning_worked.txt"


@pytest.mark.parametrize(
    ("held", "least", "of"),
    [(lambda: quotes("held"), 64, 84), (lambda: figures("held_back"), 82, 85), (lambda: meaning("held"), 16, 20)],
    ids=["quotes", "figures", "told of figures"],
)
def test_cases_held_keep_their_floor(held: Callable[[], tuple[Outcome, ...]], least: int, of: int) -> None:
    right, cases = passed(held())
    assert cases == of
    assert right >= least


def test_names_and_roles_in_cases_held_keep_their_floor() -> None:
    counts = names_and_roles("held")
    assert 100 * counts["full name"][0] >= 90 * counts["full name"][1], counts
    assert 100 * counts["role"][0] >= 80 * counts["role"][1], counts


def test_attributions_that_claim_to_be_sure_are_right_in_cases_held() -> None:
    sure = [row for row in reliability(claims_held()) if row[0] >= SURE]
    said, right = sum(row[2] for row in sure), sum(row[3] for row in sure)
    assert said >= 250, sure
    assert right >= 0.97 * said, sure
