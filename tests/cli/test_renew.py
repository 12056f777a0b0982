import json
import os
import signal
from pathlib import Path

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.keypoints import KeyPoint
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.library.library import Library
from tests.cli.conftest import ARTICLE, run

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def outdated(library: Path) -> Path:
    """The library with a second document, in which an earlier engine found nothing that there is."""
    with Library.open(library) as opened:
        found = Extraction(key_points=(KeyPoint(0, 5, ARTICLE[:5]),), engine="0.1")
        opened.add_document(SourceText(ARTICLE, "Locks\nagain"), found, Origin("again.txt", "a" * 64))
    return library


def test_documents_of_an_earlier_engine_are_renewed_once(outdated: Path, capsys: Captured) -> None:
    assert run("renew", "--library", outdated) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("renewed    2  “Locks again”: ")
    assert first.endswith(" added, 1 removed")
    assert last == "1 renewed, 0 failed"
    assert run("renew", "--library", outdated) == 0
    assert capsys.readouterr().out == "There is nothing to find again.\n"
    with Library.open(outdated) as library:
        assert library.undo_name() == first.replace("renewed    2  ", "find again in ")


def test_a_record_of_each_document_that_is_named(outdated: Path, capsys: Captured) -> None:
    assert run("renew", "1", "--json", "--library", outdated) == 0
    (one,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert list(one) == ["status", "document_id", "title", "added", "changed", "removed", "kept", "same", "reason"]
    assert (one["status"], one["document_id"], one["reason"]) == ("renewed", 1, "")
    assert one["added"] == one["changed"] == one["removed"] == 0 < one["same"]


def test_a_document_that_is_not_there_is_named_and_nothing_is_done(outdated: Path, capsys: Captured) -> None:
    assert run("renew", "2", "7", "--library", outdated) == 1
    assert "There is no document 7 in the library. Nothing was changed." in capsys.readouterr().err
    with Library.open(outdated) as library:
        assert [point.engine for point in library.points(2)] == ["0.1"]


def test_numbers_and_all_do_not_go_together(outdated: Path, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        run("renew", "2", "--all", "--library", outdated)
    assert ended.value.code == 2


def test_without_a_library_none_is_made(tmp_path: Path, capsys: Captured) -> None:
    assert run("renew", "--library", tmp_path / "none") == 1
    assert "There is no library" in capsys.readouterr().err


def test_ctrl_c_stops_it_and_says_what_is_left(
    outdated: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing_app.cli import renew

    monkeypatch.setattr(renew, "_show", lambda _searching: os.kill(os.getpid(), signal.SIGINT))
    assert run("renew", "--all", "--library", outdated) == 130
    assert capsys.readouterr().err == "briefing-app: Stopped: 2 documents left. What was found again stays.\n"
