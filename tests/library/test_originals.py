"""The files that documents came from, kept beside the library."""

import errno
import hashlib
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.originals import Wanted

DATA = b"The locks will open.\r\n" * 1000
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "locks.txt"
    path.write_bytes(DATA)
    return path


def keep(library: Library, source: Path, sha256: str = SHA256) -> str | BriefingError:
    [kept] = library.keep_originals([Wanted(source, sha256, ".txt")])
    return kept


def added(library: Library, source: Path) -> int:
    name = keep(library, source)
    assert isinstance(name, str)
    origin = Origin("locks.txt", SHA256, original=name)
    created = library.add_document(SourceText(DATA.decode(), "Locks"), Extraction(), origin).created
    assert created is not None
    return created


def test_a_file_is_kept_under_its_hash_and_found_again(library: Library, source: Path) -> None:
    document = added(library, source)
    source.unlink()
    kept = library.original(document)
    assert kept == library.folder / "originals" / SHA256[:2] / f"{SHA256}.txt"
    assert kept is not None
    assert kept.read_bytes() == DATA
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]
    if os.name == "posix":
        assert not kept.stat().st_mode & 0o222


def test_a_file_that_is_there_already_is_kept_once(library: Library, source: Path) -> None:
    assert keep(library, source) == keep(library, source)


def test_a_document_without_an_original_says_so(library: Library) -> None:
    created = library.add_document(SourceText("By hand.", "By hand"), Extraction(), Origin("", "")).created
    assert library.original(created or 0) is None


@pytest.mark.parametrize(("change", "words"), [("remove", "no longer in"), ("alter", "was changed after")])
def test_what_is_missing_or_altered_is_told_and_can_be_put_right(
    library: Library, source: Path, change: str, words: str
) -> None:
    document = added(library, source)
    kept = library.original(document)
    assert kept is not None
    kept.chmod(0o600)
    kept.unlink() if change == "remove" else kept.write_bytes(DATA.replace(b"open", b"shut"))
    with pytest.raises(BriefingError, match=words) as raised:
        library.original(document)
    assert "“Locks”" in raised.value.what
    keep(library, source)
    assert library.original(document) == kept


def test_a_file_that_changed_meanwhile_is_not_kept(library: Library, source: Path) -> None:
    refused = keep(library, source, "0" * 64)
    assert isinstance(refused, BriefingError)
    assert refused.what == "“locks.txt” was changed while it was being imported."
    assert [path for path in (library.folder / "originals").rglob("*") if path.is_file()] == []


def test_a_file_that_is_gone_by_then_is_told(library: Library, source: Path) -> None:
    source.unlink()
    assert isinstance(keep(library, source), BriefingError)


def test_a_full_disk_is_told_and_leaves_nothing(
    library: Library, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefingError, match="could not be kept"):
        keep(library, source)
    assert [path for path in (library.folder / "originals").rglob("*") if path.is_file()] == []


def test_the_name_is_on_the_disk_before_any_transaction_can_tell_it(
    library: Library, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, rename = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        fsync(handle)

    def replaced(self: Path, target: Any) -> Path:
        done.append("rename")
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    keep(library, source)
    assert done[:2] == ["sync file", "rename"]
    assert done[2:] == (["sync folder"] * 3 if os.name == "posix" else [])


def test_several_documents_of_one_file_share_it(library: Library, source: Path) -> None:
    name = keep(library, source)
    assert isinstance(name, str)
    origin = Origin("a.txt", SHA256, original=name)
    batch = [(SourceText(f"Text {number}."), Extraction(), replace(origin, name=f"{number}")) for number in range(2)]
    first, second = library.add_documents(batch).ids
    assert library.original(first) == library.original(second)
