"""Libraries that were filled once, and commands in this process."""

import shutil
from pathlib import Path

import pytest

from briefing_app import cli
from briefing_app.library.library import Library
from tests.lent import lent
from tests.library.made import entry

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


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library of two documents that report one thing and give one figure; none is linked yet."""
    folder = tmp_path_factory.mktemp("told")
    with Library.open(folder) as library:
        library.add_documents([entry(number, publisher=f"Paper {number}") for number in (1, 2)])
    return folder
