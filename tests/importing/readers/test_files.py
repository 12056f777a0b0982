import os
import re
import sys
from pathlib import Path

import pytest

from briefing_app.errors import BriefingError
from briefing_app.importing.readers import FORMATS, known_suffixes, read_file, supported
from briefing_app.importing.readers.foreign import FOREIGN
from briefing_app.importing.readers.formats import MEBIBYTE
from briefing_app.paths import PACKAGE
from tests.importing.processes import run_python


def refusal(path: Path) -> BriefingError:
    with pytest.raises(BriefingError) as raised:
        read_file(path)
    assert raised.value.kept == "Nothing of it was imported."
    assert raised.value.remedy
    return raised.value


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["empty.txt", "empty.md", "empty.html"])
def test_an_empty_file(tmp_path: Path, name: str, data: bytes) -> None:
    assert refusal(written(tmp_path, name, data)).what == f"“{name}” is empty."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt").what == "“gone.txt” was not found: it may have been moved or deleted."


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"words \x00 and more words", b"\x01\x02\x03\x04 lines " * 50])
def test_a_binary_file_named_as_text(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, "scan.txt", data)
    assert "“scan.txt”" in refusal(path).what
    assert "save" in refusal(path).remedy


def test_a_program_s_data_is_called_so(tmp_path: Path) -> None:
    path = written(tmp_path, "data.txt", b"words \x00 and more words")
    assert refusal(path).what == "“data.txt” is not text, whatever its name says: it holds a program’s data."


def test_bytes_that_spell_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "odd.txt", b"caf\xe9 \x81\x8d " * 20)
    assert refusal(path).what == "The characters of “odd.txt” could not be made out."


@pytest.mark.parametrize(("magic", "words"), FOREIGN)
def test_another_kind_of_file_is_named_whatever_its_suffix(tmp_path: Path, magic: bytes, words: str) -> None:
    data = magic + b" the rest of it"
    assert refusal(written(tmp_path, "a.txt", data)).what == f"“a.txt” is {words}, although its name ends in .txt."
    assert refusal(written(tmp_path, "a.bin", data)).what == f"“a.bin” is {words}."


def test_an_unknown_kind_of_file(tmp_path: Path) -> None:
    error = refusal(written(tmp_path, "sheet.ods2", b"words"))
    assert error.what == "“sheet.ods2” is of a kind that cannot be read yet."
    assert ".txt" in error.remedy


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(10 * MEBIBYTE + 1)
    assert refusal(path).what == "“huge.txt” is too large: more than 10 MB."
    with path.open("wb") as stream:
        stream.truncate(1 << 40)
    assert "too large" in refusal(path).what


def test_a_folder_or_a_pipe_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert refusal(tmp_path / "folder.txt").what == "“folder.txt” is not an ordinary file."
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.txt")
        assert refusal(tmp_path / "pipe.txt").what == "“pipe.txt” is not an ordinary file."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits to take away")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = written(tmp_path, "locked.txt", b"words")
    path.chmod(0)
    # The superuser may read everything, so whoever that is becomes somebody else first.
    script = (
        "import os, pathlib, sys\n"
        "from briefing_app.errors import BriefingError\n"
        "from briefing_app.importing.readers import read_file\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try: read_file(pathlib.Path(sys.argv[1]))\n"
        "except BriefingError as error: print(error)\n"
    )
    said = run_python("-X", "utf8", "-c", script, path).stdout
    assert said.startswith("“locked.txt” could not be opened: you do not have permission to read it. Nothing of it")


def test_the_first_bytes_beat_the_name(tmp_path: Path) -> None:
    page = (
        b"<!DOCTYPE html><html><body><article><h1>Locks</h1><p>"
        + b"The gates are shut. " * 20
        + b"</p></article></body>"
    )
    (part,) = read_file(written(tmp_path, "page.txt", page)).parts
    assert part.source.media_type == part.origin.media_type == "text/html"
    assert "<p>" not in part.source.text


def test_the_origin_is_of_the_very_bytes(tmp_path: Path) -> None:
    origin = read_file(written(tmp_path, "abc.txt", b"abc")).parts[0].origin
    assert (origin.name, origin.size, origin.media_type) == ("abc.txt", 3, "text/plain")
    assert origin.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_what_is_supported_is_told_by_the_name_alone() -> None:
    assert all(supported(Path(name)) for name in ("a.txt", "A.TXT", "a.md", "a.b.html", "a.htm"))
    assert not any(supported(Path(name)) for name in ("a.gold.json", "a.pptx", "a", ".txt", "txt"))


def test_the_readme_s_table_of_formats_is_true() -> None:
    table = (PACKAGE.parent / "README.md").read_text("utf-8").partition("## What it reads")[2].partition("\n## ")[0]
    told = re.findall(r"`(\.[a-z]+)`", table)
    assert sorted(told) == sorted(known_suffixes())


def test_each_suffix_has_one_format() -> None:
    assert len(known_suffixes()) == len(set(known_suffixes()))
    assert all(suffix == suffix.casefold() and suffix.startswith(".") for suffix in known_suffixes())
    assert len({known.media_type for known in FORMATS}) == len(FORMATS)
