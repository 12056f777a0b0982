"""Links between sources on the labelled pairs: no less is right than has been reached."""

import pytest

from tests.linking.labelled import HALVES, Label, Scores, Story, scores_of, stories

FLOORS = {
    ("worked", "figures", "agrees"): (0.96, 0.91),
    ("worked", "figures", "strength"): (0.95, 0.95),
    ("worked", "figures", "conflicts"): (0.96, 0.87),
    ("worked", "quotes", "same"): (0.97, 0.85),
    ("held", "figures", "agrees"): (0.83, 0.78),
    ("held", "figures", "conflicts"): (0.80, 0.52),
    ("held", "quotes", "same"): (0.97, 0.90),
}
"""Precision and recall."""
PAIRS = 300
HARD = 0.4
"""So much of the pairs are no links, or of different things, though they look like links."""


@pytest.fixture(scope="module")
def told() -> dict[str, list[Story]]:
    return {half: stories(half) for half in HALVES}


@pytest.fixture(scope="module")
def reached(told: dict[str, list[Story]]) -> dict[str, Scores]:
    return {half: scores_of(of) for half, of in told.items()}


@pytest.mark.parametrize("kind", FLOORS, ids="-".join)
def test_as_much_is_right_as_has_been_reached(reached: dict[str, Scores], kind: tuple[str, str, str]) -> None:
    half, part, verdict = kind
    score = reached[half][part, verdict]
    precision, recall = FLOORS[kind]
    assert score.precision >= precision
    assert score.recall >= recall


def test_enough_is_labelled_and_enough_of_it_is_hard(told: dict[str, list[Story]]) -> None:
    labels: list[Label] = [label for of in told.values() for story in of for label in story.labels]
    assert len(labels) >= PAIRS
    assert len({(label.part, frozenset(label.said)) for label in labels}) > PAIRS
    assert sum(label.verdict in {"none", "thing"} for label in labels) >= HARD * len(labels)


def test_every_link_says_why(told: dict[str, list[Story]]) -> None:
    shown = [one for story in told["worked"] for fact in story.facts.values() for _, _, one in fact.pairs]
    assert shown
    assert all(one.why for one in shown)
