import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.importing.outcomes import Failure, Outcome, Reading, Stage
from briefing_app.importing.sandbox import Limits, Reader
from tests.importing.hostile import fail_to_start, misbehave, nothing


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader(work=misbehave, prepare=nothing, limits=Limits(file=60)) as reading:
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
    with Reader(work=misbehave, prepare=nothing, limits=Limits(file=0.5)) as reader:
        assert failure(reader, "hang.txt").what == "“hang.txt” took too long to read and was given up."
        assert reader.read(Path("after.txt")) is not None


def test_a_process_that_cannot_get_ready_says_so() -> None:
    with Reader(work=misbehave, prepare=fail_to_start) as reader:
        first = failure(reader, "a.txt")
        assert first.what == "“a.txt” was not read, because the reading process could not be started."
        assert "the model is damaged" in first.details
        assert failure(reader, "b.txt").what.startswith("“b.txt” was not read")


def test_a_large_file_may_take_longer(tmp_path: Path) -> None:
    limits = Limits(file=10, bytes_per_second=1000)
    (tmp_path / "large.txt").write_bytes(b"a" * 60_000)
    assert limits.seconds(tmp_path / "large.txt") == 70
    assert limits.seconds(tmp_path / "absent.txt") == 10


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


def test_it_works_without_room_for_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))
    with Reader(work=misbehave, prepare=nothing) as reader:
        assert process_of(read(reader, "a.txt"))
        assert failure(reader, "bug.txt").details == "exit code 1\n"
