import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.domain.wording import counted
from briefing_app.library.library import Library
from tests.cli.conftest import ARTICLE, run
from tests.importing.articles import articles
from tests.importing.processes import run_python

Captured = pytest.CaptureFixture[str]
FILES = 15
"""So few that one reading process does them all, and together more than is read before the first of them is told."""


def records(capsys: Captured) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_import_prints_a_record_for_each_file_and_fails_if_one_failed(
    library: Path, tmp_path: Path, capsys: Captured
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "again.txt").write_text(ARTICLE, "utf-8")
    (folder / "empty.txt").touch()
    (folder / "new.txt").write_text(ARTICLE.replace("60", "75"), "utf-8")
    (folder / "scan.xyz").write_bytes(b"%PDF-1.7")
    assert run("import", folder, "--library", library, "--json") == 1
    again, empty, new, near = records(capsys)
    assert list(new) == ["path", "status", "document_id", "quotes", "figures", "reason"]
    assert (again["status"], again["document_id"]) == ("duplicate", 1)
    assert (empty["status"], empty["document_id"]) == ("failed", None)
    assert str(empty["reason"]).startswith("“empty.txt” is empty.")
    assert (new["path"], new["status"], new["reason"]) == (str(folder / "new.txt"), "imported", "")
    assert new["quotes"] == 1
    assert (near["path"], near["like"]) == (new["path"], 1)
    assert str(near["reason"]).startswith("Nearly the same text is in the library already, as “")


def test_what_is_there_already_is_replaced_where_that_is_asked_for(
    library: Path, tmp_path: Path, capsys: Captured
) -> None:
    article = articles()[0].text
    for name, text in (("again", ARTICLE), ("b", article), ("c", f"{article}\nThis came from our agency.\n")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    files = [tmp_path / f"{name}.txt" for name in ("again", "b", "c")]
    assert run("import", *files, "--library", library, "--duplicates", "replace", "--json") == 0
    told = [(Path(str(each["path"])).stem, each["status"], each.get("like")) for each in records(capsys)]
    assert told == [
        ("again", "duplicate", None),
        ("b", "imported", None),
        ("c", "imported", None),
        ("again", "imported", None),
        ("c", "imported", 2),
    ]
    with Library.open(library) as opened:
        assert {opened.document(one).origin.name for one in opened.documents()} == {"again.txt", "c.txt"}


def test_import_for_people(library: Path, tmp_path: Path, capsys: Captured) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "scan.xyz").write_bytes(b"%PDF-1.7")
    (inbox / "locks.txt").write_text(ARTICLE.replace("60", "75"), "utf-8")
    assert run("import", inbox, "--library", library) == 0
    printed = capsys.readouterr()
    first, near, last = printed.out.splitlines()
    assert ": Nearly the same text is in the library already, as “" in near
    assert first.startswith(f"imported   {inbox / 'locks.txt'}: 1 quote, ")
    assert last == "1 imported, 0 duplicate, 0 failed"
    assert printed.err == "briefing-app: 1 file of kinds that cannot be read passed over: scan.xyz\n"


def test_what_was_imported_a_second_time_is_counted_as_imported(
    library: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "again.txt").write_text(ARTICLE, "utf-8")
    assert run("import", tmp_path / "again.txt", "--library", library, "--duplicates", "keep") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["duplicate", "imported"]
    assert lines[-1] == "1 imported, 0 duplicate, 0 failed"


def test_what_lies_in_an_archive_is_told_apart(library: Path, tmp_path: Path, capsys: Captured) -> None:
    archive = tmp_path / "papers.zip"
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("locks.txt", ARTICLE.replace("60", "75"))
        members.writestr("empty.txt", "")
    assert run("extract", archive, "--json") == 1
    printed = capsys.readouterr()
    [found] = [json.loads(line) for line in printed.out.splitlines()]
    assert (found["path"], found["inner"], len(found["quotes"])) == (str(archive), "locks.txt", 1)
    assert "“empty.txt” is empty." in printed.err
    assert run("import", archive, "--library", library) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"imported   locks.txt, in {archive}: 1 quote, ")
    assert lines[1].startswith(f"failed     empty.txt, in {archive}: “empty.txt” is empty.")
    with Library.open(library) as opened:
        kept = opened.original(opened.documents()[0])
        assert kept is not None
        assert kept.read_text("utf-8") in {ARTICLE, ARTICLE.replace("60", "75")}


def test_extract_prints_a_record_a_file_in_order_and_names_what_failed(tmp_path: Path, capsys: Captured) -> None:
    files = [tmp_path / name for name in ("b.txt", "gone.txt", "a.txt", "page.html")]
    files[0].write_bytes(ARTICLE.replace("\n", "\r\n").encode("utf-8-sig"))
    files[2].write_text("Nothing is said here and nothing counted.\n", "utf-8")
    files[3].write_text(
        f"<html><body><article><p>{ARTICLE.replace('“', '<b>“').replace('”', '”</b>')}</p></article>", "utf-8"
    )
    assert run("extract", *files, "--json") == 1
    printed = capsys.readouterr()
    first, second, page = (json.loads(line) for line in printed.out.splitlines())
    assert [line["path"] for line in (first, second, page)] == [str(files[0]), str(files[2]), str(files[3])]
    assert printed.err.startswith("briefing-app: “gone.txt” was not found")
    text = files[0].read_bytes().decode("utf-8")
    (quote,) = first["quotes"]
    assert list(quote) == ["start", "end", "text", "kind", "speaker", "role", "organisation", "cue"]
    assert text[quote["start"] : quote["end"]] == quote["text"] == "We will open 60 locks by Easter."
    assert (quote["kind"], quote["speaker"], quote["cue"]) == ("direct", "Oriel Fenwick", "said")
    money = next(figure for figure in first["figures"] if figure["kind"] == "money")
    assert list(money) == ["start", "end", "text", "value", "value_high", "kind", "unit", "modifier", "of"]
    assert text[money["start"] : money["end"]] == money["text"] == "£42 million"
    assert (money["value"], money["unit"]) == (42_000_000, "GBP")
    assert (second["quotes"], second["figures"]) == ([], [])
    assert page["text"][page["quotes"][0]["start"] :].startswith("We will open 60 locks")


def test_search_by_words_and_speaker(filled: Path, capsys: Captured) -> None:
    assert run("search", "speaker:Fenwick", "kind:quote", "easter", "--library", filled, "--json") == 0
    (hit,) = records(capsys)
    assert hit["text"] == "We will open 60 locks by Easter."
    assert (hit["point_kind"], hit["review"], hit["document_id"]) == ("quote", "suggested", 1)
    assert (hit["title"], hit["published"]) == ("Locks to reopen within weeks", "2026-03-04")
    assert run("search", "speaker:Fenwick", "kind:quote", "--library", filled) == 0
    assert capsys.readouterr().out == (
        f"{hit['point_id']}  Oriel Fenwick: “We will open 60 locks by Easter.” — "
        "Department for Rivers and Canals, “Locks to reopen within weeks”, 4 March 2026\n"
    )


def test_search_finds_no_more_than_asked_for_and_says_when_nothing(filled: Path, capsys: Captured) -> None:
    assert run("search", "", "--limit", "1", "--library", filled, "--json") == 0
    assert len(records(capsys)) == 1
    assert run("search", "submarines", "--library", filled) == 0
    assert capsys.readouterr().err == "briefing-app: Nothing found.\n"


def test_looking_into_a_library_that_is_not_there_makes_none(tmp_path: Path, capsys: Captured) -> None:
    assert run("search", "x", "--library", tmp_path / "slip") == 1
    assert capsys.readouterr().err.startswith(f"briefing-app: There is no library in “{tmp_path / 'slip'}”.")
    assert not (tmp_path / "slip").exists()


def test_a_library_of_a_newer_version_is_refused_in_words(library: Path, capsys: Captured) -> None:
    with Library.open(library) as opened, opened._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert run("pack", "list", "--library", library) == 1
    words = capsys.readouterr().err
    assert "newer" in words
    assert "Traceback" not in words


def test_a_file_that_is_no_library_is_refused_in_words(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.db").write_bytes(b"not a database" * 100)
    assert run("pack", "list", "--library", tmp_path / "library") == 1
    assert "is not a library" in capsys.readouterr().err


def test_what_is_no_text_is_refused_in_words(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "scan.txt").write_bytes(bytes(range(256)))
    assert run("extract", tmp_path / "scan.txt", "--json") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("briefing-app: ")
    assert "“scan.txt”" in printed.err


def test_the_program_itself_gives_words_and_an_exit_code(tmp_path: Path) -> None:
    done = run_python("-m", "briefing_app", "search", "locks", "--library", tmp_path / "slip")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"briefing-app: There is no library in “{tmp_path / 'slip'}”.")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a process group is interrupted otherwise on Windows")
def test_ctrl_c_keeps_what_was_imported(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(FILES):
        (inbox / f"{number:03}.txt").write_text(ARTICLE.replace("60", str(number + 100)) * 40, "utf-8")
    command = [
        sys.executable,
        "-m",
        "briefing_app",
        "import",
        str(inbox),
        "--library",
        str(tmp_path / "library"),
        "--json",
    ]
    with subprocess.Popen(
        command,
        cwd=paths.PACKAGE.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        # Not by communicate: that would lose what came together with the first line.
        rest, words = process.stdout.read(), process.stderr.read()
    lines = [json.loads(line) for line in (first, *rest.splitlines())]
    assert process.returncode == 130
    assert {line["status"] for line in lines} == {"imported"}
    assert len(lines) < FILES
    assert f"Stopped: {counted(FILES - len(lines), 'file')} left. What was imported stays." in words
    with Library.open(tmp_path / "library") as library:
        assert library.counts().documents == len(lines)


def test_a_reader_of_the_output_may_leave(library: Path) -> None:
    with Library.open(library) as opened:
        batch = [(SourceText(f"Text {n}"), Extraction(), Origin(f"{n}.txt", f"{n:064}")) for n in range(3)]
        opened.add_documents(batch)
    script = f"{sys.executable} -m briefing_app search '' --json --library {library} | true; exit ${{PIPESTATUS[0]}}"
    if sys.platform == "win32":
        pytest.skip("needs a POSIX shell")
    done = subprocess.run(
        ["/bin/bash", "-c", script], cwd=paths.PACKAGE.parent, capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}
    assert done.stderr == ""


def test_search_ranks_finds_documents_and_asks_saved_searches_again(filled: Path, capsys: Captured) -> None:
    assert run("search", "easter", "kind:quote", "--ranked", "--library", filled, "--json") == 0
    assert [hit["text"] for hit in records(capsys)] == ["We will open 60 locks by Easter."]
    assert run("search", "fenwick", "--documents", "--library", filled, "--json") == 0
    (found,) = records(capsys)
    hits, text = found["hits"], found["text"]
    assert isinstance(hits, list)
    assert isinstance(text, str)
    assert (found["document_id"], text[slice(*hits[0])]) == (1, "Fenwick")
    with Library.open(filled) as library:
        library.save_search("Before Easter", "speaker:fenwick easter kind:quote")
    assert run("search", "--saved", "before easter", "--library", filled, "--json") == 0
    assert len(records(capsys)) == 1
    assert run("search", "--saved", "Whitsun", "--library", filled) == 1
    assert "“Before Easter”" in capsys.readouterr().err


def test_search_offers_what_may_have_been_meant(filled: Path, capsys: Captured) -> None:
    assert run("search", "speaker:Fenwik", "--library", filled) == 0
    assert "Did you mean speaker:fenwick? It finds" in capsys.readouterr().err
