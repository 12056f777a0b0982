"""The benchmark of extraction: its texts, its reckoning, its tables; its worker finds what the program does."""

import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from briefing_app import paths
from tests.bench import bench_extraction as bench
from tests.bench import extraction_doubling as doubling
from tests.bench.extraction_doubling import Doubled
from tests.bench.extraction_serve import RefusalError, answer
from tests.bench.extraction_texts import joined, makers
from tests.bench.extraction_worker import Worker

SAMPLES = sorted(paths.samples().glob("*.txt"))
SCORES = {"f1": 0.5, "speaker": 0.25}
SYSTEMS = (bench.OURS, bench.TEXTACY, bench.QUANTULUM3)


@pytest.mark.parametrize("kind", makers(SAMPLES[:1]))
def test_a_made_text_is_as_long_as_asked_and_the_same_each_time(kind: str) -> None:
    make = makers(SAMPLES[:1])[kind]
    assert len(make(5000)) == 5000
    assert make(10_000).startswith(make(5000))


def test_the_hostile_texts_are_what_they_are_called() -> None:
    made = {kind: make(200_000) for kind, make in makers(SAMPLES).items()}
    assert "\n" not in made["the same in one line"]
    assert made["only numbers"].replace(" ", "").isdigit()
    assert sum(made["unbalanced marks"].count(mark) for mark in "“‘\"'«”") == 10_000
    assert made["mixed prose in capitals"].isupper()
    people = [
        re.findall(r"(?m)^(\w+ \w+), (?:the minister|\w+ of)", made[kind]) for kind in ("many people", "mixed prose")
    ]
    assert all(len(set(found)) > 0.9 * len(found) > 50 for found in people)


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("right to left", lambda char: unicodedata.bidirectional(char) in {"R", "AL"}),
        ("emoji", lambda char: unicodedata.category(char) == "So"),
        ("control characters", lambda char: unicodedata.category(char) in {"Cc", "Cf", "Cn"} and char != "\n"),
    ],
)
def test_a_tenth_of_such_a_text_is_of_its_kind(kind: str, holds: Callable[[str], bool]) -> None:
    made = makers(SAMPLES)[kind](10_000)
    assert sum(map(holds, made)) > (1000 if kind != "emoji" else 500)


def test_joined_documents_leave_debates_out() -> None:
    text = joined(SAMPLES)
    held = [path.name[:2] for path in SAMPLES if path.read_bytes().decode("utf-8") in text]
    assert held == ["01", "02", "05", "07", "08"]


def test_only_annotated_documents_are_read(tmp_path: Path) -> None:
    for name in ("a.txt", "a.gold.json", "notes.txt"):
        (tmp_path / name).write_text("“Yes,” she’d say.", encoding="utf-8")
    found = bench.documents(tmp_path)
    assert [path.name for path in found.texts] == ["a.txt"]
    assert found.words == 3
    assert bench.missing(found, tmp_path) == f"There is no score.py in {tmp_path.parent}, so nothing is scored."


def test_without_a_corpus_the_samples_are_read_and_it_is_said(tmp_path: Path) -> None:
    found = bench.documents(tmp_path / "absent")
    assert found.texts == SAMPLES
    assert found.scorer is None
    assert "so the samples are read and nothing is scored" in bench.missing(found, tmp_path / "absent")


def test_speeds_are_words_by_the_seconds_of_each_round() -> None:
    runs = {"a": [[{"seconds": 1.0}, {"seconds": 1.0}], [{"seconds": 4.0}, {"seconds": 0.0}]]}
    assert bench.speeds(runs, 100) == {"a": [50.0, 25.0]}
    assert bench.ratio([30.0, 20.0, 90.0], [10.0, 10.0, 10.0]) == 3.0


def test_the_worst_ratio_counts_and_what_never_ended_is_not_hidden() -> None:
    found: doubling.Doublings = {
        "plain": {10: Doubled(1.0, 2.0, 80.0), 50: Doubled(5.0, 11.0, 90.5)},
        "marks": {10: Doubled(2.0, 5.0)},
    }
    assert doubling.ratios(found) == {"plain": 2.2, "marks": 2.5}
    assert doubling.memory(found) == {"plain": 90.5, "marks": None}
    assert doubling.ratios({"plain": {10: Doubled(1.0, 2.0), 50: None}}) == {"plain": None}


def test_a_text_and_its_double_are_timed(tmp_path: Path) -> None:
    (pair,) = doubling.doublings({"story": "a ".__mul__}, [SAMPLES[0]], [100], 60)["story"].values()
    assert pair is not None
    assert pair.once > 0
    assert pair.twice > 0
    assert (pair.memory or 0) > 20 or sys.platform == "win32"
    assert doubling.doubled(tmp_path, "a".__mul__, [], 100, limit=0) is None


@pytest.mark.parametrize(("wanting", "told"), [(None, ""), (0.5, ""), (2.0, "2.0 processes for each processor")])
def test_a_busy_machine_is_told(wanting: float | None, told: str) -> None:
    assert told in bench.busy(wanting)
    assert bool(bench.busy(wanting)) == bool(told)


def measured(systems: Sequence[str] = SYSTEMS) -> bench.Measured:
    """A made-up result."""
    groups = {"own_words": SCORES, "indirect": SCORES, "figures": SCORES | {"modifier": 1.0, "unit": 1.0}}
    return bench.Measured(
        dict(zip(systems, ([200.0, 220.0], [100.0, 110.0], [50.0, 55.0]), strict=True)),
        dict.fromkeys(systems, 0),
        dict.fromkeys(systems, groups),
        {"documents joined": {1000: Doubled(1.0, 2.1, 200.0)}, "only numbers": {1000: None}},
    )


def test_people_get_tables_in_which_peers_have_scores_only_where_they_compete() -> None:
    lines = measured().report(["Two documents.", ""]).splitlines()
    rows = {line.split("  ")[0]: line.split() for line in reversed(lines) if line}
    assert lines[0] == "Two documents."
    assert rows["textacy"][1:] == ["0.500", "0.250", "–", "–", "–", "–", "–"]
    assert rows["quantulum3"][-3:] == ["0.500", "1.000", "1.000"]
    assert rows["documents joined"][2:] == ["1,000", "1.00", "2.10", "2.10", "200"]
    assert rows["only numbers"][-4:-1] == ["took", "too", "long"]


def test_programs_get_the_ratios() -> None:
    value = measured().value()
    assert value["words_per_second"] == 210
    assert (value["textacy_ratio"], value["quantulum3_ratio"]) == (2.0, 4.0)
    assert value["scores"] == measured().scores[bench.OURS]
    assert value["doubling"] is None
    assert value["doubling_by_kind"] == {"documents joined": 2.1, "only numbers": None}
    joined_ = {"1000": {"once": 1.0, "twice": 2.1, "memory": 200.0}}
    assert value["doubled"] == {"documents joined": joined_, "only numbers": {"1000": None}}


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    def refuse(_: str) -> dict[str, list[dict[str, object]]]:
        raise RefusalError("unpaired marks")

    path = tmp_path / "one.txt"
    path.write_bytes("“Yes".encode())
    found = answer(path, refuse)
    assert (found["failed"], found["quotes"], found["figures"]) == ("unpaired marks", [], [])


def test_the_worker_finds_what_the_program_finds(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes("“We will open 12 locks,” said Ada Brook, the water minister.\r\n".encode())
    with Worker(doubling.ENGINE) as worker:
        found = worker.ask(path)
        assert worker.ask(path, limit=0) is None
    assert found is not None
    assert found["seconds"] > 0
    assert found["quotes"][0]["speaker"] == "Ada Brook"
    assert found["figures"][0]["value"] == 12


def test_a_worker_that_ends_by_itself_is_an_error(tmp_path: Path) -> None:
    with Worker([sys.executable, "-c", ""]) as worker, pytest.raises(RuntimeError, match=r"ended at one\.txt"):
        worker.ask(tmp_path / "one.txt")
