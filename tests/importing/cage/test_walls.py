"""Each wall of the cage, really run against by a reading process. On other systems see `test_other_systems`."""

import ctypes
import platform
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.outcomes import Failure, Reading
from briefing_app.importing.sandbox import Reader
from tests.importing.cage.attempts import attempt
from tests.importing.hostile import nothing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these walls are Linux's; others have their own")

WITHOUT_LANDLOCK = ctypes.CDLL(None).syscall(444, None, ctypes.c_size_t(0), 1) < 1 if sys.platform == "linux" else True
landlock = pytest.mark.skipif(WITHOUT_LANDLOCK, reason="this kernel has no Landlock to refuse writing with")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(work=attempt, prepare=nothing) as caged:
        yield caged


def tried(reader: Reader, name: str, folder: Path) -> str:
    target, ask = folder / "target", folder / f"{name}.reach"
    target.write_text("kept", "utf-8")
    ask.write_text(str(target), "utf-8")
    outcome = reader.read(ask)
    assert target.read_text("utf-8") == "kept"
    assert not (folder / "new").exists()
    return outcome.source.text if isinstance(outcome, Reading) else outcome.what if outcome else ""


@pytest.mark.parametrize("name", ["native_socket", "python_socket", "local_socket", "ring"])
def test_no_socket_can_be_opened(reader: Reader, tmp_path: Path, name: str) -> None:
    assert tried(reader, name, tmp_path) == "EPERM"


@pytest.mark.skipif(platform.machine() != "x86_64", reason="x32 is another way to call x86-64 alone")
def test_nor_by_the_other_numbers_of_the_same_processor(reader: Reader, tmp_path: Path) -> None:
    assert tried(reader, "x32_socket", tmp_path) == "EPERM"


def test_a_pair_of_sockets_that_leads_nowhere_is_allowed(reader: Reader, tmp_path: Path) -> None:
    assert tried(reader, "pair", tmp_path) == "done"


@landlock
@pytest.mark.parametrize("name", ["write", "append", "make", "folder", "link", "remove", "move"])
def test_nothing_outside_its_folder_can_be_written_made_or_removed(reader: Reader, tmp_path: Path, name: str) -> None:
    assert tried(reader, name, tmp_path) in {"EACCES", "EXDEV"}


@pytest.mark.parametrize("name", ["truncate", "mode", "times"])
def test_nothing_can_be_cut_off_or_given_other_rights(reader: Reader, tmp_path: Path, name: str) -> None:
    assert tried(reader, name, tmp_path) in {"EPERM", "EACCES"}


@landlock
def test_a_program_that_it_starts_is_shut_in_too(reader: Reader, tmp_path: Path) -> None:
    assert tried(reader, "from_a_program", tmp_path) == "refused"


def test_its_own_folder_and_the_null_device_take_what_it_writes(reader: Reader, tmp_path: Path) -> None:
    assert tried(reader, "scratch", tmp_path) == "done in scratch"


def test_it_knows_what_is_missing(reader: Reader, tmp_path: Path) -> None:
    tried(reader, "scratch", tmp_path)
    assert all("Landlock" in words for words in reader.missing)
    assert bool(reader.missing) == WITHOUT_LANDLOCK


def test_it_opens_no_more_files_than_allowed(reader: Reader, tmp_path: Path) -> None:
    assert tried(reader, "open_files", tmp_path) == "EMFILE"


def test_it_writes_no_larger_file_than_allowed(reader: Reader, tmp_path: Path) -> None:
    assert tried(reader, "file_size", tmp_path) == "EFBIG"


@pytest.mark.parametrize("name", ["memory", "shared_memory"])
def test_it_gets_no_more_memory_than_allowed(reader: Reader, tmp_path: Path, name: str) -> None:
    said = tried(reader, name, tmp_path)
    assert said == f"“{name}.reach” needs more memory than reading may take and was given up."
    assert tried(reader, "scratch", tmp_path) == "done in scratch"


def test_it_uses_the_processor_no_longer_than_allowed(tmp_path: Path) -> None:
    with Reader(work=attempt, prepare=nothing, limits=Limits(reading=1)) as reader:
        reader.start()
        # The clock gives it more, so that it is the processor's limit which ends it.
        reader._lanes[0]._limits = Limits(reading=60)
        (tmp_path / "processor.reach").write_text("", "utf-8")
        outcome = reader.read(tmp_path / "processor.reach")
    assert isinstance(outcome, Failure)
    assert outcome.what == "“processor.reach” took too long to read and was given up."
    assert outcome.details.startswith("exit code -24\n")
