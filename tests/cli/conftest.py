"""A library that was filled once, by the command itself."""

import shutil
from pathlib import Path

import pytest

from briefing_app import cli
from tests.lent import lent

ARTICLE = """Locks to reopen within weeks

Department for Rivers and Canals

Published 4 March 2026

Oriel Fenwick, the Secretary of State for Rivers and Canals, said: “We will open 60 locks by Easter.”

The programme will cost £42 million over three years.
"""


def no_window(library: Path | None, startup_time: bool) -> int:
    raise AssertionError(f"the window was opened over {library}, {startup_time}")


def run(*arguments: str | Path) -> int:
    """Run a command in this process; the exit code."""
    with lent():
        return cli.main([str(argument) for argument in arguments], window=no_window)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with one document in it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "locks.txt").write_text(ARTICLE, "utf-8")
    assert run("import", folder / "locks.txt", "--library", folder / "library") == 0
    return folder / "library"


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to change."""
    return Path(shutil.copytree(filled, tmp_path / "library"))
