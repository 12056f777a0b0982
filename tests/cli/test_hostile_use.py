"""Slips of the hand, odd names, closed folders and full disks: plain words and an exit code, and nothing is lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.cli.records import result_line
from briefing_app.importing.outcomes import FileResult, Status
from briefing_app.library.library import Library
from tests.cli.conftest import ARTICLE, run
from tests.importing.processes import run_python

Captured = pytest.CaptureFixture[str]

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux’s own devices and file names")


@pytest.mark.parametrize("command", [["pack", "list"], ["search", "locks"], ["pack", "add", "1", "1"]])
def test_a_command_that_only_looks_makes_no_library_of_a_folder(
    tmp_path: Path, capsys: Captured, command: list[str]
) -> None:
    (tmp_path / "holiday.txt").touch()
    assert run(*command, "--library", tmp_path) == 1
    assert capsys.readouterr().err.startswith(f"briefing-app: There is no library in “{tmp_path}”.")
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "x", "--limit", "9" * 30],
        ["pack", "export", "9" * 30, "x.pdf"],
        ["pack", "add", "1", "9" * 30],
        ["pack", "add", "1", "0"],
        ["pack", "new", " \n "],
    ],
)
def test_numbers_beyond_counting_and_empty_titles_are_not_understood(
    library: Path, capsys: Captured, arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(*arguments, "--library", library)
    assert left.value.code == 2
    assert "error: argument" in capsys.readouterr().err


@pytest.mark.parametrize("limit", [sys.maxsize, 10**12])
def test_a_limit_may_be_as_large_as_one_likes(library: Path, capsys: Captured, limit: int) -> None:
    assert run("search", "locks", "--limit", str(limit), "--library", library) == 0
    assert capsys.readouterr().out


def test_an_export_never_replaces_what_is_no_pdf(library: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("pack", "new", "Locks", "--library", library) == 0
    before = (library / "library.db").read_bytes()
    for file in (library / "library.db", tmp_path / "locks"):
        assert run("pack", "export", "1", file, "--library", library) == 1
        assert (
            f"“{file}” does not end in one of .pdf, .docx, .html, .md, .csv. Nothing was written."
            in capsys.readouterr().err
        )
    assert (library / "library.db").read_bytes() == before


def test_whatever_a_name_holds_its_result_is_one_line_that_moves_no_cursor() -> None:
    line = result_line(FileResult(Path("line\nbreak\x1b[31m\u2028.txt"), Status.IMPORTED, 1, 2, 3))
    assert line == "imported   line break [31m .txt: 2 quotes, 3 figures"


@LINUX
def test_words_that_are_no_text_are_taken_as_far_as_they_go(library: Path) -> None:
    broken = os.fsdecode(b"lo\xffcks")
    assert run("search", broken, "--library", library) == 0
    assert run("pack", "new", broken, "--for", broken, "--library", library) == 0
    with Library.open(library) as opened:
        assert opened.packs()[0].title == "lo\ufffdcks"


@LINUX
@pytest.mark.parametrize("command", [["search", "locks"], ["search", "locks", "--json"]])
def test_an_output_that_is_full_is_said_in_words(library: Path, command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefing_app", *command, "--library", str(library)],
            stdout=full, stderr=subprocess.PIPE, check=False, text=True, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == (
        "briefing-app: The output could not be written (No space left on device). What was saved in the library before "
        "stays. Make room where the output goes, then run the command again.\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="Windows closes no output before the start")
def test_a_closed_output_is_no_accident(library: Path) -> None:
    command = [sys.executable, "-m", "briefing_app", "search", "locks", "--library", str(library)]
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" >&-', "sh", *command], stderr=subprocess.PIPE, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_of_our_own_is_said_in_words_with_its_details_in_a_file(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom briefing_app import cli\nsys.excepthook = cli.report_unforeseen\n"
        "cli.main([], window=lambda library, startup_time: 1 // 0)\n"
    )
    done = run_python("-c", code, env={**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)})
    assert done.returncode == 1
    (details,) = tmp_path.iterdir()
    assert done.stderr == (
        "briefing-app: The program went wrong here. What was saved before stays. "
        f"Please send the file {details} to whoever looks after Briefing Desk.\n"
    )
    assert "ZeroDivisionError" in details.read_text("utf-8")


def test_a_second_demo_in_the_same_place_tells_of_its_own_documents_alone(
    library: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "locks.txt").write_text(ARTICLE.replace("60", "75"), "utf-8")
    shutil.copytree(library, tmp_path / "out" / "library")
    assert run("demo", tmp_path / "out", "--from", tmp_path / "inbox") == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["documents  1", "quotes     1"]
    with Library.open(tmp_path / "out" / "library") as opened:
        assert len(opened.documents()) == 2
        assert opened.queue()


# The superuser may open everything, so whoever that is becomes somebody else first.
AS_SOMEBODY_ELSE = """
import os, sys
from pathlib import Path
from briefing_app import cli
from briefing_app.cli import demo, libraries
from briefing_app.errors import BriefingError
from briefing_app.exporting import atomic
from briefing_app.cli.records import result_line
from briefing_app.importing.outcomes import FileResult, Status
from briefing_app.library.library import Library
os.chdir(sys.argv[1])
if os.geteuid() == 0: os.seteuid(65534)
codes = [cli.main(words, window=None) for words in (
    ["pack", "list", "--library", "closed/library"], ["demo", "out", "--from", "closed/inbox"])]
try: atomic.write_bytes(Path("closed/x.pdf"), b"x")
except BriefingError as error: print(codes, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits to take away")
def test_closed_folders_are_said_in_words(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    done = run_python("-c", AS_SOMEBODY_ELSE, tmp_path)
    closed.chmod(0o700)
    assert done.stderr.splitlines() == [
        (
            "briefing-app: The library in “closed/library” cannot be opened (Permission denied). "
            "Ask its owner for permission, or choose another library."
        ),
        "briefing-app: There is no folder “closed/inbox”. Check its name.",
    ]
    assert done.stdout == (
        "[1, 1] x.pdf could not be saved: it may not be written there, or another program has it open. "
        "Nothing was written. Close it in other programs, or choose another folder.\n"
    )
