import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.packs import SectionKind
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import SourceText
from briefing_app.exporting.material import material
from briefing_app.exporting.verify import verify
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from briefing_app.packs.compose import compose
from briefing_app.packs.versions.frozen import frozen, reduced, thawed
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
    assert capsys.readouterr().out == "0 items added. 1 of these points was in it already.\n"
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
        (["add", "99", "1"], "There is no pack 99 in the library."),
        (["export", "99", "x.pdf"], "There is no pack 99 in the library."),
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
    with Library.open(tmp_path / "out" / "library") as library:
        pack, points, documents = material(library, library.packs()[0].id)
        kept = thawed(frozen(reduced(pack, points, documents)))
        assert compose(kept.pack, kept.points, kept.documents) == compose(pack, points, documents)
        assert verify(tmp_path / "out" / "pack.pdf", library).sound


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


REPORT = """Locks to reopen by Easter, waterways secretary says

Sixty locks that closed after the floods will reopen by Easter, the Department for Rivers and Canals has said. Oriel \
Fenwick, the Secretary of State for Rivers and Canals, said: “We will open 60 locks by Easter.” Around £42 million \
over three years is set aside for the programme.
"""


def told_twice(library: Path) -> int:
    """The number of the story of the library's document and of a report of it."""
    with Library.open(library) as opened:
        start = REPORT.index("We will")
        words = "We will open 60 locks by Easter."
        quote = Quote(start, start + len(words), words, QuoteKind.DIRECT, "Oriel Fenwick", confidence=0.97)
        source = SourceText(REPORT, title="Locks to reopen", publisher="The Vale Messenger", published=date(2026, 3, 4))
        opened.add_document(source, Extraction((quote,), engine="by hand"), Origin("report.txt", "f" * 64))
        link_waiting(opened)
        (story,) = opened.stories()
        return story.id


def test_a_media_summary_of_a_story_in_one_step(library: Path, tmp_path: Path, capsys: Captured) -> None:
    story = str(told_twice(library))
    assert run("pack", "new", "--template", "media-summary", "--story", story, "--library", library, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["title"].startswith("Media summary: Locks to reopen")
    with Library.open(library) as opened:
        pack = opened.pack(made["pack_id"])
    assert pack.details.template == "media-summary"
    by_title = {section.title: section for section in pack.sections}
    assert "“Locks to reopen”" in by_title["Stories of the day"].items[0].markdown
    (quote,) = by_title["Who said what"].items
    assert quote.markdown == ""
    assert run("pack", "export", str(made["pack_id"]), tmp_path / "summary.md", "--library", library) == 0
    assert "In 2 sources" in (tmp_path / "summary.md").read_text("utf-8")


def test_what_cannot_be_made_says_why(library: Path, capsys: Captured) -> None:
    assert run("pack", "new", "--library", library) == 1
    assert "needs a title" in capsys.readouterr().err
    assert run("pack", "new", "Locks", "--story", "99", "--library", library) == 1
    assert "no longer" in capsys.readouterr().err
    assert run("pack", "new", "--story", "1", "--template", "quote-sheet", "--library", library) == 1
    assert "media-summary" in capsys.readouterr().err


def test_a_new_pack_begins_with_the_prompts_of_its_template(library: Path, capsys: Captured) -> None:
    pack = int(new_pack(library, capsys, "--template", "lines-and-questions"))
    with Library.open(library) as opened:
        made = opened.pack(pack)
    assert made.details.template == "lines-and-questions"
    assert [
        item.not_for_use for section in made.sections if section.title == "Do not say" for item in section.items
    ] == [True]
    assert any("{{" in item.markdown for item in made.items)
