"""Cases of our own for each phenomenon: those to build with come out right but for the open ones; others keep a floor.

`python -m tests.extraction.phenomena` prints the tables, with `--wrong` also what is wrong with the open cases.
"""

import pytest

from tests.extraction.phenomena import OPEN, figures, open_cases, quotes

PHENOMENA = dict.fromkeys(one.phenomenon for one in quotes("build"))


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_cases_to_build_with_come_out_right_but_for_the_open_ones(phenomenon: str) -> None:
    for one in quotes("build"):
        if one.phenomenon == phenomenon and one.name not in open_cases():
            assert one.wrong == ()


def test_open_cases_are_open() -> None:
    failing = {one.name for one in quotes("build") if one.wrong}
    assert open_cases() - failing == set(), f"these come out right now: strike them off {OPEN.name}"


def test_open_figures_are_open() -> None:
    worked = [one.name for one in figures("open") if not one.wrong]
    assert worked == [], "these come out right now: move them to figures_worked.txt"
