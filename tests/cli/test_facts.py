import json
import shutil
from pathlib import Path

import pytest

from briefing_app.domain.facts import Verdict
from briefing_app.domain.points import Extraction
from briefing_app.library.library import Library
from tests.cli.conftest import run
from tests.library.made import entry

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def facts(told: Path, tmp_path: Path) -> Path:
    """A copy of it, to link."""
    return Path(shutil.copytree(told, tmp_path / "facts"))


def test_a_fact_is_printed_with_the_wordings_of_its_sources(facts: Path, capsys: Captured) -> None:
    assert run("facts", "--library", facts, "--json") == 0
    (fact,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (fact["status"], fact["sources"]) == (Verdict.AGREES, 2)
    assert fact["reason"]
    assert [one["document"] for one in fact["wordings"]] == ["Inspectors wanted 1", "Inspectors wanted 2"]
    first = fact["wordings"][0]
    assert {name: first[name] for name in ("text", "value", "value_high", "modifier", "unit", "of")} == {
        "text": "up to 100 inspectors",
        "value": 100.0,
        "value_high": None,
        "modifier": "at_most",
        "unit": "inspector",
        "of": "inspectors to be hired",
    }
    assert (first["speaker"], first["date"], first["document_id"]) == ("Ada Quill", "2026-03-04", 1)
    assert fact["links"][0]["why"]


def test_a_fact_is_a_line_for_people(facts: Path, capsys: Captured) -> None:
    assert run("facts", "--library", facts) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(
        "agrees, 2 sources: “up to 100 inspectors” (Ada Quill, Paper 1, “Inspectors wanted 1”, 4 March"
    )


def test_facts_are_narrowed_by_words_and_status(facts: Path, capsys: Captured) -> None:
    assert run("facts", "inspectors", "hire", "--status", "agrees", "--library", facts) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run("facts", "--status", "conflicts", "--library", facts) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "briefing-app: Nothing found.\n")


def test_a_figure_of_one_document_is_of_a_single_source(facts: Path, capsys: Captured) -> None:
    with Library.open(facts) as library:
        library.delete_documents([2])
    assert run("facts", "--library", facts, "--json") == 0
    (fact,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (fact["status"], len(fact["wordings"])) == (Verdict.SINGLE, 1)


def test_a_library_without_figures_has_no_facts(tmp_path: Path, capsys: Captured) -> None:
    source, _, origin = entry(1)
    with Library.open(tmp_path / "bare") as library:
        library.add_document(source, Extraction(), origin)
    assert run("facts", "--library", tmp_path / "bare") == 0
    assert capsys.readouterr().err == "briefing-app: Nothing found.\n"


def test_an_unknown_status_is_not_understood(facts: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("facts", "--status", "true", "--library", facts)


def test_a_library_that_is_not_there_is_told_in_words(tmp_path: Path, capsys: Captured) -> None:
    assert run("facts", "--library", tmp_path / "none") == 1
    assert "There is no library" in capsys.readouterr().err


def test_an_import_links_what_it_brings(filled: Path) -> None:
    with Library.open(filled) as library:
        assert library.waiting_to_be_linked() == []
        assert {one.status for one in library.facts()} == {Verdict.SINGLE}
