"""A number in our words is borne out by a figure of the same thing; where a thing is not known, nothing is found."""

from dataclasses import replace

import pytest

from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.points import Point, Review
from briefing_app.packs.evidence.evidence import FindingKind, check
from briefing_app.packs.evidence.numbers import numbers
from tests.packs.evidence_made import document, figure, line, pack, point


def found(words: str, unit: str | None, text: str = "", of: str | None = None) -> list[str]:
    told = figure("100", 100, unit=unit, of=of)
    start = text.find("100")
    placed = replace(told, start=max(0, start), end=max(0, start) + 3)
    item = line(words)
    made = pack(item, replace(line("It is so.", 7), point_id=2))
    checked = check(made, {2: point(2, placed)}, {2: document(2, text or "100")})
    return [one.sentence for one in checked.findings if one.kind is FindingKind.UNSUPPORTED]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("There are 100 officers.", "hospital"),
        ("There are 100 new officers at work.", "hospital"),
        ("One hundred schools will open.", "officer"),
        ("We have 100 patients on the list.", "officer"),
        ("It buys 100 lorries.", "prisoner"),
        ("We closed 100 courts and 12 shops.", "vessel"),
    ],
)
def test_a_figure_of_something_else_bears_nothing_out(words: str, unit: str) -> None:
    told = [one for one in found(words, unit) if "something else" in one]
    number = numbers(words)[0].text
    assert told == [f"Our words count something else: the pack’s figure of {number} is of {unit}s."]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("There are 100 hospitals.", "hospital"),
        ("There are 100 clinics.", "hospital"),
        ("There are 100 inspectors.", "officer"),
        ("There are 100 widgets.", "hospital"),
        ("There are 100 officers.", "widget"),
        ("There are 100 officers.", None),
        ("There are 100 of them.", "hospital"),
        ("There are 100 in all, and officers too.", "hospital"),
        ("There are 100 hospital beds.", "bed"),
        ("There are 100 people at work.", "officer"),
        ("There are 100 sites.", "hospital"),
        ("There are 100 residents.", "patient"),
        ("There are 100.", "hospital"),
        ("A 100 strong force of officers.", "hospital"),
    ],
)
def test_the_same_thing_or_one_that_is_not_known_is_let_stand(words: str, unit: str | None) -> None:
    assert found(words, unit) == []


def test_what_its_source_says_beside_it_is_let_stand() -> None:
    assert found("There are 100 officers.", "hospital", "Officers went to 100 hospitals.") == []
    assert found("There are 100 officers.", "hospital", of="hospitals with officers") == []
    assert found("There are 100 officers.", "hospital", "Nurses went to 100 hospitals.") != []


def test_one_figure_of_the_thing_is_enough() -> None:
    made = pack(
        line("There are 100 officers in 100 hospitals."), *(replace(line("So.", at), point_id=at) for at in (2, 3))
    )
    both = {
        at: Point(at, at, Figure(0, 3, "100", 100, FigureKind.COUNT, unit=unit), Review.ACCEPTED)
        for at, unit in ((2, "officer"), (3, "hospital"))
    }
    kinds = [one.kind for one in check(made, both, {}).findings]
    assert FindingKind.UNSUPPORTED not in kinds
    one_alone = [one.kind for one in check(made, {2: both[2]}, {}).findings]
    assert one_alone.count(FindingKind.UNSUPPORTED) == 1
