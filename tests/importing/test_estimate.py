from pathlib import Path

import pytest

from briefing_app.importing.estimate import Estimate


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Four files, the last as large as the others together and what handling them is worth."""
    for name, size in (("a", 2000), ("b", 2000), ("c", 2000), ("d", 10_000)):
        (tmp_path / name).write_bytes(b"a" * size)
    return sorted(tmp_path.iterdir())


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_what_is_left_takes_as_long_for_its_size_as_what_is_done(files: list[Path], clock: Clock) -> None:
    estimate = Estimate(files, clock)
    clock.now += 50  # the reader starts, which says nothing of the files
    estimate.begin()
    clock.now += 6
    estimate.tick(paused=False)
    estimate.ended(0)
    assert estimate.seconds_left() == pytest.approx(30)
    estimate.ended(1)
    estimate.ended(2)
    assert estimate.seconds_left() == pytest.approx(6)
    estimate.ended(3)
    assert estimate.seconds_left() == 0


def test_a_pause_does_not_count(files: list[Path], clock: Clock) -> None:
    estimate = Estimate(files, clock)
    estimate.begin()
    for seconds, paused in ((3, False), (1000, True), (3, False)):
        clock.now += seconds
        estimate.tick(paused=paused)
    estimate.ended(0)
    assert estimate.seconds_left() == pytest.approx(30)


def test_nothing_is_said_without_ground(files: list[Path], clock: Clock) -> None:
    estimate = Estimate([*files, Path("gone")], clock)
    estimate.begin()
    assert estimate.seconds_left() is None
    estimate.ended(0)
    clock.now += 1
    estimate.tick(paused=False)
    assert estimate.seconds_left() is None
