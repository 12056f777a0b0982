"""Links between sources on the labelled pairs: no less is right than has been reached."""

import pytest

from tests.linking.labelled import HALVES, Label, Scores, Story, scores_of, stories

FLOORS = {
    ("figures", "agrees"): (0.95, 0.79),
    ("figures", "strength"): (0.95, 0.9),
    ("figures", "conflicts"): (0.92, 0.65),
    ("figures", "updated"): (0.5, 0.2),
    ("quotes", "same"): (0.97, 0.8),
}
"""Precision and recall."""
PAIRS = 300
HARD = 0.4
"""So much of the pairs are no links, or of different things, though they look like links."""
ONE_IN = 4
"""Of the stories for tuning so many are looked at here; the benchmark of linking looks at them all."""


@pytest.fixture(scope="module")
def told() -> list[Story]:
    return stories("worked")[::ONE_IN]


@pytest.fixture(scope="module")
def reached(told: list[Story]) -> Scores:
    return scores_of(told)


@pytest.mark.parametrize("kind", FLOORS, ids="-".join)
def test_as_much_is_right_as_has_been_reached(reached: Scores, kind: tuple[str, str]) -> None:
    score = reached[kind]
    precision, recall = FLOORS[kind]
    assert score.precision >= precision
    assert score.recall >= recall


def test_enough_is_labelled_and_enough_of_it_is_hard() -> None:
    labels: list[Label] = [label for half in HALVES for story in stories(half) for label in story.labels]
    assert len(labels) >= PAIRS
    assert len({(label.part, frozenset(label.said)) for label in labels}) > PAIRS
    assert sum(label.verdict in {"none", "thing"} for label in labels) >= HARD * len(labels)


def test_every_link_says_why(told: list[Story]) -> None:
    shown = [one for story in told for fact in story.facts.values() for _, _, one in fact.pairs]
    assert shown
    assert all(one.why for one in shown)
