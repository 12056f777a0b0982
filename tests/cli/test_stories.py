import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.library.library import Library
from tests.cli.conftest import run

Captured = pytest.CaptureFixture[str]


def test_a_story_is_printed_with_the_number_that_a_media_summary_is_made_from(told: Path, capsys: Captured) -> None:
    assert run("stories", "--library", told, "--json") == 0
    (story,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (story["documents"], story["publishers"]) == (2, ["Paper 1", "Paper 2"])
    assert run("stories", "inspectors", "--library", told) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{story['story_id']}  {story['title']}, ")
    assert "2 documents" in line
    assert line.endswith("(Paper 1, Paper 2)")
    assert run("pack", "new", "--story", str(story["story_id"]), "--library", told) == 0
    assert run("pack", "new", "--story", "99", "--library", told) == 1
    capsys.readouterr()
    with Library.open(told) as library:
        for one in library.documents():
            library.edit_document(one, replace(library.document(one).details, published=None))
    assert run("stories", "--library", told) == 0
    assert ", undated: 2 documents" in capsys.readouterr().out
    assert run("stories", "submarines", "--library", told) == 0
    assert capsys.readouterr().err == "briefing-app: Nothing found.\n"
