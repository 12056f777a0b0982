"""Environments are made whole or not at all, and what is missing is said in words."""

import subprocess
import sys
from pathlib import Path

import pytest

import environments
from environments import (
    SetUpError,
    display,
    fingerprint,
    libraries_for,
    make_environment,
    missing_words,
    pip_line,
    ready,
)


@pytest.mark.parametrize(
    ("environ", "platform", "shown_on"),
    [
        ({}, "linux", ""),
        ({"DISPLAY": ":0"}, "linux", "x11"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", "x11"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", ""),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", ""),
        ({"QT_QPA_PLATFORM": "vnc"}, "linux", "native"),
        ({}, "darwin", "native"),
        ({}, "win32", "native"),
        ({"QT_QPA_PLATFORM": "minimal"}, "win32", ""),
    ],
)
def test_display(environ: dict[str, str], platform: str, shown_on: str) -> None:
    assert display(environ, platform) == shown_on


def test_each_display_needs_its_own_libraries() -> None:
    offscreen = libraries_for("")
    assert offscreen["libEGL.so.1"] == "libegl1"
    assert set(libraries_for("x11")) - set(offscreen) == set(environments.X11_LIBRARIES)
    assert set(libraries_for("wayland")) - set(offscreen) == set(environments.WAYLAND_LIBRARIES)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_the_loader_answers_for_libraries() -> None:
    assert environments.loads("libc.so.6")
    assert not environments.loads("libnobody-has-this.so.9")


def test_missing_libraries_come_with_the_line_to_run() -> None:
    missing = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}
    assert missing_words(missing, "apt-get").endswith("\n  sudo apt-get update && sudo apt-get install libegl1 libgl1")
    assert missing_words(missing, "dnf").endswith("\n  sudo dnf install 'libEGL.so.1()(64bit)' 'libGL.so.1()(64bit)'")
    assert missing_words(missing, "").endswith("that hold libEGL.so.1, libGL.so.1.")


def test_a_python_without_pip_is_told_how_to_get_it() -> None:
    assert "sudo apt-get install python3-pip\n" in pip_line(debian=True, python="/usr/bin/python3")
    assert '"/opt/python3" -m ensurepip' in pip_line(debian=False, python="/opt/python3")


def test_a_fingerprint_tells_lists_and_set_ups_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    first = fingerprint("alembic==1", "project")
    assert first == fingerprint("alembic==1", "project")
    assert first != fingerprint("alembic==2", "project")
    monkeypatch.setattr(environments, "SETUP_VERSION", "0")
    assert first != fingerprint("alembic==1", "project")


def test_an_installation_depends_on_the_project_and_not_on_the_settings_of_tools() -> None:
    table = environments.project_table()
    assert "[project.scripts]\nbriefing-app = " in table
    assert "[build-system]" in table
    assert "[tool." not in table


def test_an_environment_is_made_once_and_again_for_another_list(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    python = make_environment(folder, "first", [])
    assert (
        subprocess.run([python, "-c", "import sys; sys.exit(sys.prefix == sys.base_prefix)"], check=False).returncode
        == 0
    )

    (folder / "mark").touch()
    assert make_environment(folder, "first", []) == python
    assert (folder / "mark").exists()

    make_environment(folder, "second", [])
    assert ready(folder, "second")
    assert not (folder / "mark").exists()

    python.unlink()
    assert not ready(folder, "second")


def test_an_environment_that_failed_is_not_ready(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    with pytest.raises(SetUpError, match="The packages could not be installed: the reason stands above"):
        make_environment(folder, "stamp", [["--no-index", "no-such-package"]])
    assert not ready(folder, "stamp")


def test_what_cannot_be_removed_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "environment"
    folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SetUpError, match="could not be removed"):
        make_environment(folder, "stamp", [])
