import sys
from pathlib import Path

import pytest

from briefing_app import cli
from tests.cli.conftest import no_window, run
from tests.importing.processes import run_python


def test_without_a_command_the_window_opens() -> None:
    asked: list[tuple[Path | None, bool]] = []

    def window(library: Path | None, startup_time: bool) -> int:
        asked.append((library, startup_time))
        return 7

    assert cli.main([], window=window) == 7
    assert cli.main(["--library", "x", "--startup-time"], window=window) == 7
    assert asked == [(None, False), (Path("x"), True)]


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["import"],
        ["pack"],
        ["pack", "add"],
        ["pack", "add", "one"],
        ["search", "x", "--limit", "0"],
        ["--lib", "x"],
    ],
)
def test_what_is_not_understood_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments, window=no_window)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: briefing-app")


@pytest.mark.parametrize("command", [[], ["demo"], ["import"], ["extract"], ["search"], ["pack"], ["pack", "export"]])
def test_every_command_explains_itself(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([*command, "--help"], window=no_window)
    assert left.value.code == 0
    assert "Exit code: 0 if all went well" in capsys.readouterr().out


def test_the_library_may_be_named_before_or_after_the_command(library: Path) -> None:
    assert run("--library", library, "pack", "list") == run("pack", "list", "--library", library) == 0


def test_help_brings_in_nothing_heavy() -> None:
    done = run_python(
        "-c",
        "import sys\n"
        "from briefing_app.__main__ import main\n"
        "sys.argv = ['briefing-app', '--help']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'sqlmodel', 'reportlab', 'PySide6', 'trafilatura', 'lxml', 'alembic'}\n"
        "print(heavy & set(sys.modules), file=sys.stderr)\n",
    )
    assert done.stderr == "set()\n"


def test_the_window_says_where_there_is_no_display() -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux starts without a display")
    done = run_python("-m", "briefing_app", env={"PATH": "/usr/bin", "LC_ALL": "C"})
    assert done.returncode == 1
    assert done.stderr.startswith("briefing-app: There is no display here, so no window can open.")
