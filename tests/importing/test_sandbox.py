import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.domain.text import SourceText
from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.outcomes import Failure, Outcome, Reading, Stage
from briefing_app.importing.sandbox import Reader
from tests.importing.hostile import fail_to_start, misbehave, nothing


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(work=misbehave, prepare=nothing, limits=Limits(reading=60)) as reading:
        yield reading


def read(reader: Reader, name: str) -> Outcome:
    outcome = reader.read(Path(name))
    assert outcome is not None
    return outcome


def failure(reader: Reader, name: str) -> Failure:
    outcome = read(reader, name)
    assert isinstance(outcome, Failure)
    return outcome


def process_of(outcome: Outcome) -> int:
    assert isinstance(outcome, Reading)
    return int(outcome.source.text.split()[-1])


def test_files_are_read_by_one_process_that_is_not_this_one(reader: Reader) -> None:
    first, second = (process_of(read(reader, name)) for name in ("a.txt", "b.txt"))
    assert first == second != os.getpid()


@pytest.mark.parametrize("name", ["abort", "killed", "bug"])
def test_a_crash_fails_its_file_and_the_next_is_read(reader: Reader, name: str) -> None:
    before = process_of(read(reader, "before.txt"))
    crashed = failure(reader, f"{name}.txt")
    assert crashed.reason == (
        f"“{name}.txt” could not be read: the reading process stopped on it. Nothing of it was imported. "
        "Save it as plain text and import that."
    )
    assert process_of(read(reader, "after.txt")) != before


def test_a_crash_keeps_its_details_for_whoever_mends_it(reader: Reader) -> None:
    details = failure(reader, "bug.txt").details
    assert details.startswith("exit code 1\n")
    assert "ZeroDivisionError: a bug in the reader" in details


def test_a_hang_is_given_up_and_the_next_is_read() -> None:
    with Reader(work=misbehave, prepare=nothing, limits=Limits(reading=0.5)) as reader:
        assert failure(reader, "hang.txt").what == "“hang.txt” took too long to read and was given up."
        assert reader.read(Path("after.txt")) is not None


def test_a_process_that_cannot_get_ready_says_so() -> None:
    with Reader(work=misbehave, prepare=fail_to_start) as reader:
        first = failure(reader, "a.txt")
        assert first.what == "“a.txt” was not read, because the reading process could not be started."
        assert "the model is damaged" in first.details
        assert failure(reader, "b.txt").what.startswith("“b.txt” was not read")


def test_a_large_file_may_take_longer(tmp_path: Path) -> None:
    limits = Limits(reading=10, bytes_per_second=1000, finding=20, characters_per_second=100)
    (tmp_path / "large.txt").write_bytes(b"a" * 60_000)
    assert limits.seconds(tmp_path / "large.txt") == 70
    assert limits.seconds(tmp_path / "absent.txt") == 10
    assert limits.seconds(SourceText("a" * 600)) == 26


def test_an_error_in_plain_words_comes_through_and_the_process_lives(reader: Reader) -> None:
    before = process_of(read(reader, "before.txt"))
    refused = failure(reader, "refuse.txt")
    assert (refused.what, refused.kept, refused.remedy) == ("“refuse” is locked.", "Nothing was kept.", "Unlock it.")
    assert process_of(read(reader, "after.txt")) == before


def test_a_process_that_was_killed_between_two_files_is_replaced(reader: Reader) -> None:
    before = process_of(read(reader, "before.txt"))
    os.kill(before, signal.SIGTERM)
    reader.read(Path("meanwhile.txt"))
    assert process_of(read(reader, "after.txt")) != before


def test_cancelling_stops_at_once_and_leaves_a_reader_that_works(reader: Reader) -> None:
    stages: list[Stage] = []
    answer = reader.read(Path("hang.txt"), tell=stages.append, cancelled=lambda: Stage.READING in stages)
    assert answer is None
    assert process_of(read(reader, "after.txt"))


def test_it_says_what_it_is_doing(reader: Reader) -> None:
    stages: list[Stage] = []
    reader.read(Path("a.txt"), tell=stages.append)
    reader.read(Path("b.txt"), tell=stages.append)
    assert stages == [Stage.STARTING, Stage.READING, Stage.READING]


def test_the_network_is_refused(reader: Reader) -> None:
    assert "PermissionError: no network in this process: socket." in failure(reader, "telephone.txt").details


def test_what_a_library_prints_does_not_reach_the_output(reader: Reader, capfd: pytest.CaptureFixture[str]) -> None:
    process_of(read(reader, "print.txt"))
    reader.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="the temporary folder is found otherwise on Windows")
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Reader(work=misbehave, prepare=nothing) as reader:
        reader.start()
        assert len(list(tmp_path.iterdir())) == 1
        failure(reader, "bug.txt")
        process = process_of(read(reader, "a.txt"))
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_where_there_is_no_room_for_its_folder_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    with Reader(work=misbehave, prepare=nothing) as reader:
        reader.start()
        assert failure(reader, "a.txt").what.startswith("“a.txt” was not read: there is no room for temporary files")
        monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
        assert process_of(read(reader, "b.txt"))


def test_files_are_read_by_several_processes_and_come_in_order() -> None:
    names = [Path(f"{number}.txt") for number in range(60)]
    names[7], names[30] = Path("bug.txt"), Path("refuse.txt")
    with Reader(work=misbehave, prepare=nothing, lanes=2) as reader:
        outcomes = [outcome for together in reader.each(names) for outcome in together]
    assert [outcome.path for outcome in outcomes] == names
    failed = [outcome.path.stem for outcome in outcomes if isinstance(outcome, Failure)]
    assert failed == ["bug", "refuse"]
    # Another in place of the one that died, at the least.
    assert len({process_of(outcome) for outcome in outcomes if isinstance(outcome, Reading)}) >= 2


def test_a_pause_begins_nothing_new_and_goes_on_where_it_was(reader: Reader) -> None:
    begun: list[int] = []
    looks = iter([False] * 2 + [True] * 3)
    files = [Path(f"{number}.txt") for number in range(4)]
    paused_at: list[int] = []

    def paused() -> bool:
        wait = next(looks, False)
        paused_at.extend([len(begun)] if wait else [])
        return wait

    outcomes = reader.each(files, tell=lambda place, _stage: begun.append(place), paused=paused)
    assert [outcome.path for together in outcomes for outcome in together] == files
    assert len(set(begun[: paused_at[-1]])) < 4


def test_a_reading_that_comes_to_nothing_leaves_no_process_behind(reader: Reader) -> None:
    outcomes = reader.each([Path("a.txt"), Path("hang.txt")])
    assert isinstance(next(outcomes)[0], Reading)
    outcomes.close()  # type: ignore[attr-defined]
    assert process_of(read(reader, "after.txt"))
