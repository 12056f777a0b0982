from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain import renewal
from briefing_app.domain.figures import Figure, FigureKind
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Content, Point
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.renewal import Renewal, coincide, plan, told


def quote(start: int, end: int, speaker: str | None = "Ada Quill") -> Quote:
    return Quote(start, end, "x" * (end - start), QuoteKind.DIRECT, speaker)


def figure(start: int, end: int) -> Figure:
    return Figure(start, end, "x" * (end - start), 1.0, FigureKind.COUNT)


def key_point(start: int, end: int) -> KeyPoint:
    return KeyPoint(start, end, "x" * (end - start))


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], sum(pair)))
contents = st.builds(lambda make, span: make(*span), st.sampled_from([quote, figure, key_point]), spans)
several = st.lists(contents, max_size=12)


def points(found: Sequence[Content], first: int = 1) -> list[Point]:
    return [Point(number, 1, content) for number, content in enumerate(found, first)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((10, 30), (10, 30), True),
        ((10, 30), (20, 60), False),  # half of the shorter is not more than half
        ((10, 30), (19, 60), True),
        ((10, 30), (0, 100), True),
        ((10, 30), (15, 19), True),
        ((10, 30), (30, 40), False),
    ],
)
def test_what_coincides(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:
    assert coincide(quote(*one), quote(*other)) is coincide(quote(*other), quote(*one)) is same
    assert not coincide(quote(*one), figure(*other))


def test_each_finding_has_its_one_fate() -> None:
    suggested: list[Content] = [quote(0, 20), quote(30, 50), figure(60, 63), key_point(70, 90)]
    kept: list[Content] = [quote(100, 140), figure(200, 203)]
    found: list[Content] = [
        quote(0, 20, "Ben Marlow"),  # the same span
        quote(32, 55),  # in place of 30:50
        quote(95, 130),  # beside what is kept: left out
        figure(200, 203),  # the same as what is kept: left out
        key_point(200, 203),  # another kind: added
    ]
    made = plan(found, points(suggested), points(kept, first=11))
    assert made.taken == {1: found[0], 2: found[1]}
    assert made.added == [found[4]]
    assert made.removed == [3, 4]


def test_the_larger_overlap_goes_on() -> None:
    made = plan([quote(0, 12), quote(8, 20)], points([quote(6, 20)]), [])
    assert (made.taken, made.added) == ({1: quote(8, 20)}, [quote(0, 12)])


def test_what_is_found_within_a_kept_point_as_before_stays_suggested() -> None:
    """A quote within an accepted one was suggested beside it, and is still found: nothing changed."""
    made = plan([quote(0, 100), quote(40, 60)], points([quote(40, 60)]), points([quote(0, 100)], first=11))
    assert (made.taken, made.added, made.removed) == ({1: quote(40, 60)}, [], [])


@given(found=several, suggested=several, kept=several)
def test_every_plan_is_whole_and_leaves_no_rival_of_a_kept_point(
    found: list[Content], suggested: list[Content], kept: list[Content]
) -> None:
    made = plan(found, points(suggested), points(kept, first=101))
    assert sorted([*made.taken, *made.removed]) == [point.id for point in points(suggested)]
    gone_on = [*made.taken.values(), *made.added]
    left_out = len(found) - len(gone_on)
    assert all(gone_on.count(one) <= found.count(one) for one in gone_on)
    assert not any(coincide(one, other) for one in made.added for other in kept)
    assert left_out <= sum(any(coincide(one, other) for other in kept) for one in found)
    for number, content in made.taken.items():
        assert coincide(content, suggested[number - 1])
    for number in made.removed:
        gone = suggested[number - 1]
        assert not any(coincide(gone, one) for one in made.added)


@given(found=several, kept=several)
def test_finding_the_same_again_changes_nothing(found: list[Content], kept: list[Content]) -> None:
    made = plan(found, points(found), points(kept, first=101))
    assert sorted(made.taken) == [point.id for point in points(found)]
    assert (made.added, made.removed) == ([], [])


def test_comparisons_grow_with_the_points_and_not_with_their_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """One giant among many small ones: the time of a hostile text."""
    compared: list[int] = []

    def counting(one: Content, other: Content) -> bool:
        compared.append(1)
        return coincide(one, other)

    monkeypatch.setattr(renewal, "coincide", counting)
    giant, many = quote(0, 100_000), [quote(at, at + 8) for at in range(0, 20_000, 10)]
    moved: list[Content] = [quote(one.start + 1, one.end + 1) for one in many]
    made = plan([giant, *moved], points([giant, *many]), points(many, first=10_001))
    assert (len(made.taken), len(made.removed)) == (1, 2_000)
    assert len(compared) < 5 * len(many)


def test_the_numbers_in_words() -> None:
    one = Renewal(1, "Ports", added=2, changed=1, kept=14, same=3)
    assert one.told == "2 added, 1 changed, 14 kept"
    assert told([one, replace(one, removed=1_000)]) == "4 added, 2 changed, 1,000 removed, 28 kept"
    assert Renewal(1, "Ports", kept=2, same=5).told == "nothing new, 2 kept"
    assert told([]) == "nothing new"
