"""A file is written whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.errors import BriefingError
from briefing_app.exporting import atomic


def test_the_new_file_takes_the_place_of_the_old_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    atomic.write_text(path, "first")
    atomic.write_bytes(path, b"second")
    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_a_fault_while_writing_leaves_the_former_file_and_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    atomic.write_bytes(path, b"former")
    with pytest.raises(ZeroDivisionError), atomic.writing(path) as file:
        file.write(bytes(1 // len(b"")))
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


def test_a_killed_export_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"former")
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom briefing_app.exporting.atomic import writing\n"
        "with writing(Path(sys.argv[1])) as file:\n    file.write(b'half'); file.flush(); os._exit(9)\n"
    )
    finished = subprocess.run([sys.executable, "-c", code, str(path)], check=False, timeout=60)
    assert finished.returncode == 9
    assert path.read_bytes() == b"former"


def test_a_folder_that_is_not_there_and_a_folder_in_the_way(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="does not exist") as caught:
        atomic.write_bytes(tmp_path / "gone" / "pack.pdf", b"x")
    assert caught.value.kept == "Nothing was written."
    (tmp_path / "pack.pdf").mkdir()
    with pytest.raises(BriefingError, match="a folder has that name"):
        atomic.write_bytes(tmp_path / "pack.pdf", b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit on the size of files")
def test_a_full_disk_is_said_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(b"former")
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom briefing_app.errors import BriefingError\n"
        "from briefing_app.exporting.atomic import write_bytes\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_bytes(Path(sys.argv[1]), bytes(100_000))\n"
        "except BriefingError as error:\n    print(error)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=True, timeout=60, capture_output=True, text=True
    )
    assert "pack.pdf could not be saved: the disk is full. The file that was there is unchanged." in finished.stdout
    assert path.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EIO])
def test_other_faults_say_what_to_do(tmp_path: Path, number: int) -> None:
    error = atomic._explained(tmp_path / "pack.pdf", OSError(number, os.strerror(number)))
    assert error.what.startswith("pack.pdf could not be saved: ")
    assert error.remedy


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_new_file_has_the_usual_permissions_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    usual = tmp_path / "usual"
    usual.touch()
    atomic.write_bytes(path, b"x")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    atomic.write_bytes(path, b"y")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_name_that_is_too_long_and_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"could not be saved: .+ Nothing was written\."):
        atomic.write_bytes(tmp_path / f"{'x' * 300}.pdf", b"x")
    (tmp_path / "file").write_bytes(b"former")
    with pytest.raises(BriefingError, match="could not be saved"):
        atomic.write_bytes(tmp_path / "file" / "pack.pdf", b"x")
    assert (tmp_path / "file").read_bytes() == b"former"


@pytest.mark.skipif(os.name != "posix", reason="Windows lets only administrators make links")
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    link = tmp_path / "pack.pdf"
    link.symlink_to(tmp_path / "shared" / "pack.pdf")
    for content in (b"first", b"second"):
        atomic.write_bytes(link, content)
        assert link.is_symlink()
        assert (tmp_path / "shared" / "pack.pdf").read_bytes() == content
    ring = tmp_path / "ring.pdf"
    ring.symlink_to(ring)
    with pytest.raises(BriefingError, match="could not be saved"):
        atomic.write_bytes(ring, b"x")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes in folders")
def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pack.pdf"
    os.mkfifo(pipe)
    with pytest.raises(BriefingError, match="not an ordinary file"):
        atomic.write_bytes(pipe, b"x")
    assert pipe.is_fifo()
