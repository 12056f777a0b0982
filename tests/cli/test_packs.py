import json
from pathlib import Path

import pypdfium2
import pytest

from briefing_app.domain.packs import SectionKind
from briefing_app.domain.points import Review
from briefing_app.library.library import Library
from tests.cli.conftest import ARTICLE, run

Captured = pytest.CaptureFixture[str]


def text_of(file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    finally:
        document.close()


def new_pack(library: Path, capsys: Captured, *options: str) -> str:
    assert run("pack", "new", "Locks before Easter", *options, "--library", library) == 0
    return capsys.readouterr().out.strip()


def test_a_pack_from_nothing_to_a_pdf(library: Path, tmp_path: Path, capsys: Captured) -> None:
    pack = new_pack(library, capsys, "--for", "The Minister for Navigation", "--marking", "OFFICIAL-SENSITIVE")
    assert run("pack", "add", pack, "--query", "", "--library", library, "--json") == 0
    added = json.loads(capsys.readouterr().out)["added"]
    assert added >= 3
    assert run("pack", "list", "--library", library, "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed == {
        "pack_id": int(pack), "title": "Locks before Easter", "marking": "OFFICIAL-SENSITIVE", "items": added,
    }  # fmt: skip
    assert run("pack", "export", pack, tmp_path / "locks.pdf", "--library", library, "--json") == 0
    exported = json.loads(capsys.readouterr().out)
    assert exported["path"] == str(tmp_path / "locks.pdf")
    assert exported["pages"] == len(pypdfium2.PdfDocument(tmp_path / "locks.pdf"))
    text = text_of(tmp_path / "locks.pdf")
    for words in (
        "We will open 60 locks by Easter.",
        "£42 million",
        "The Minister for Navigation",
        "OFFICIAL-SENSITIVE",
    ):
        assert words in text


def test_a_point_that_is_added_is_accepted_and_added_once(library: Path, capsys: Captured) -> None:
    pack = new_pack(library, capsys)
    assert run("pack", "add", pack, "1", "1", "--library", library) == 0
    assert capsys.readouterr().out == "1 item added.\n"
    assert run("pack", "add", pack, "1", "--library", library) == 0
    assert capsys.readouterr().out == "0 items added.\n"
    with Library.open(library) as opened:
        assert opened.points_by_id([1])[0].review is Review.ACCEPTED


def test_a_pack_from_a_template_has_its_sections(library: Path, capsys: Captured) -> None:
    pack = new_pack(library, capsys, "--template", "quote-sheet")
    with Library.open(library) as opened:
        assert SectionKind.QUOTES in {section.kind for section in opened.pack(int(pack)).sections}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "Title", "--template", "sonnet"], "There is no template “sonnet”. Choose one of: "),
        (["add", "1", "999"], "There is no point 999 in the library. Nothing was added."),
        (["add", "1"], "No points to add."),
        (["add", "99", "1"], "This pack is no longer in the library."),
        (["export", "99", "x.pdf"], "This pack is no longer in the library."),
    ],
)
def test_a_mistake_is_answered_in_words(library: Path, capsys: Captured, arguments: list[str], words: str) -> None:
    assert run("pack", *arguments, "--library", library) == 1
    assert capsys.readouterr().err.startswith(f"briefing-app: {words}")


def test_a_pdf_that_cannot_be_written_is_said_in_words(library: Path, tmp_path: Path, capsys: Captured) -> None:
    pack = new_pack(library, capsys)
    assert run("pack", "export", pack, tmp_path / "absent" / "x.pdf", "--library", library) == 1
    assert "x.pdf could not be saved" in capsys.readouterr().err


def test_the_demo_takes_documents_to_a_pack(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "locks.txt").write_text(ARTICLE, "utf-8")
    (folder / "more.txt").write_text(ARTICLE.replace("4 March", "5 March").replace("60 locks", "75 locks"), "utf-8")
    assert run("demo", tmp_path / "out", "--from", folder) == 0
    summary = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert (summary["documents"], summary["quotes"]) == ("2", "2")
    assert summary["pack"] == str(tmp_path / "out" / "pack.pdf")
    text = text_of(tmp_path / "out" / "pack.pdf")
    assert "We will open 60 locks by Easter." in text
    assert "We will open 75 locks by Easter." in text
    assert "£42 million" in text
    assert "2 documents, published 4 March 2026 to 5 March 2026." in text
    with Library.open(tmp_path / "out" / "library") as library:
        assert library.queue() == []


def test_the_demo_needs_documents(tmp_path: Path, capsys: Captured) -> None:
    assert run("demo", tmp_path / "out", "--from", tmp_path / "absent") == 1
    assert "There is no folder" in capsys.readouterr().err
    (tmp_path / "none").mkdir()
    assert run("demo", tmp_path / "out", "--from", tmp_path / "none") == 1
    assert "could be imported, so there is no pack" in capsys.readouterr().err
    (tmp_path / "file").touch()
    assert run("demo", tmp_path / "file" / "out", "--from", tmp_path / "none") == 1
    assert "could not be made" in capsys.readouterr().err


def test_the_demo_of_the_samples_names_whom_it_is_for(tmp_path: Path) -> None:
    assert run("demo", tmp_path / "out") == 0
    text = text_of(tmp_path / "out" / "pack.pdf")
    assert "Reopening the locks: who said what" in text
    assert "A lock that nobody has looked at for four years is a danger to the people who use it" in text
    assert "up to" in text
    for row in ("When", "Needed no later than", "Why now", "What we want", "Author", "Copied to"):
        assert row in text
    assert "12:00 on Friday 12 June 2026" in text


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "csv"])
def test_a_pack_is_written_as_its_ending_says(library: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"locks.{suffix}"
    assert run("pack", "new", "Locks", "--library", library) == 0
    assert run("pack", "add", "1", "--query", "kind:quote", "--library", library) == 0
    assert run("pack", "export", "1", path, "--library", library) == 0
    assert path.stat().st_size > 300


def test_an_issued_pdf_is_verified(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "locks.pdf"
    assert run("pack", "new", "Locks", "--library", library) == 0
    assert run("pack", "add", "1", "--query", "kind:quote", "--library", library) == 0
    assert run("pack", "export", "1", path, "--library", library) == 0
    assert run("verify", path) == 0
    assert run("verify", path, "--library", library) == 0
    assert "Nothing differs." in capsys.readouterr().out
    (tmp_path / "other.pdf").write_bytes(b"%PDF-1.7")
    assert run("verify", tmp_path / "other.pdf") == 1
    assert "cannot be read as a PDF" in capsys.readouterr().err
