"""What was read, put into a library in groups: e-mails with attachments, archives, scans, and what goes wrong."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, FileResult, Piece, Reading
from briefing_app.importing.storing import add_all, store
from briefing_app.library.library import Library


class Desk:
    """Makes readings of files that really are there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held = folder / "held"
        self.held.mkdir(parents=True)

    def piece(self, name: str, text: str, *, inside: int | None = None, inner: bool = False, **more: Any) -> Piece:
        path = (self.held if inner else self.folder) / name
        path.write_text(text, "utf-8")
        data = path.read_bytes()
        origin = Origin(name, hashlib.sha256(data).hexdigest(), size=len(data))
        return Piece(SourceText(text, **more), Extraction(), origin, inside, path if inner else None)

    def file(self, name: str, text: str) -> Reading:
        return Reading(self.folder / name, (self.piece(name, text),))

    def mail(self, text: str = "See the note.") -> Reading:
        pieces = (
            self.piece("mail.txt", text),
            self.piece("note.txt", "The note.", inside=0, inner=True),
            self.piece("plan.txt", "The plan.", inside=0, inner=True),
        )
        lost = Failure(Path("macro.xyz"), "“macro.xyz” cannot be read.")
        return Reading(self.folder / "mail.txt", pieces, (lost,))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "inbox")


def ids(results: Sequence[FileResult]) -> list[int]:
    return [result.document_id for result in results if result.document_id is not None]


def test_attachments_are_documents_that_know_their_e_mail(library: Library, desk: Desk) -> None:
    stored = add_all(library, [desk.file("before.txt", "Before."), desk.mail()])
    assert [(result.status, result.inner) for result in stored.results] == [
        ("imported", ""),
        ("imported", ""),
        ("imported", "note.txt"),
        ("imported", "plan.txt"),
        ("failed", "macro.xyz"),
    ]
    assert stored.results[4].reason == "“macro.xyz” cannot be read."
    assert stored.results[2].name == "note.txt, in mail.txt"
    _, mail, note, plan = ids(stored.results)
    assert [library.document(one).origin.parent_id for one in (mail, note, plan)] == [None, mail, mail]
    assert library.document(note).details.title == "note"
    kept = library.original(note)
    assert kept is not None
    assert kept.read_text("utf-8") == "The note."


def test_the_attachments_of_an_e_mail_that_was_there_before_know_it_too(library: Library, desk: Desk) -> None:
    (known,) = ids(add_all(library, [desk.file("mail.txt", "See the note.")]).results)
    stored = add_all(library, [desk.mail()])
    assert [result.status for result in stored.results] == ["duplicate", "imported", "imported", "failed"]
    assert library.document(ids(stored.results)[1]).origin.parent_id == known


def test_a_picture_of_text_is_kept_and_marked_and_like_no_other(library: Library, desk: Desk) -> None:
    why = (("text", "Its pages are pictures."),)
    scans = [
        Reading(desk.folder / name, (desk.piece(name, data, needs_ocr=True, provenance=why),))
        for name, data in (("a.txt", "x"), ("b.txt", "y"))
    ]
    scans = [
        Reading(each.path, (Piece(SourceText("", needs_ocr=True, provenance=why), Extraction(), each.origin),))
        for each in scans
    ]
    stored = add_all(library, scans)
    assert [(result.status, result.no_text) for result in stored.results] == [("imported", True)] * 2
    assert stored.results[0].reason == "It was kept without its text. Its pages are pictures."
    assert all(library.document(one).needs_ocr for one in ids(stored.results))


def test_a_group_is_one_step(library: Library, desk: Desk) -> None:
    add_all(library, [desk.file("a.txt", "One."), desk.file("b.txt", "Two."), desk.file("c.txt", "Three.")])
    assert library.undo_name() == "import 3 documents"


def test_a_file_that_changed_meanwhile_fails_alone(library: Library, desk: Desk) -> None:
    files = [desk.file("a.txt", "One."), desk.mail(), desk.file("c.txt", "Three.")]
    (desk.folder / "mail.txt").write_text("Something else.", "utf-8")
    stored = add_all(library, files)
    # An attachment without its e-mail would not know where it came from.
    assert [result.status for result in stored.results] == ["imported", *["failed"] * 4, "imported"]
    assert stored.results[1].reason.startswith("“mail.txt” was changed while it was being imported.")
    assert stored.refused is None


def test_what_spoils_a_group_does_not_spoil_what_is_sound_in_it(
    library: Library, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_documents = library.add_documents

    def only_one(batch: Any) -> Change:
        if len(batch) > 1 or batch[0][0].text == "Three.":
            raise BriefingError("The disk is full.")
        return add_documents(batch)

    monkeypatch.setattr(library, "add_documents", only_one)
    texts = ("One.", "Two.", "Three.", "Four.")
    stored = add_all(library, [desk.file(f"{place}.txt", text) for place, text in enumerate(texts)])
    assert [result.status for result in stored.results] == ["imported", "imported", "failed", "failed"]
    assert stored.results[2].reason == "The disk is full."
    assert stored.results[3].reason == "Not tried, since the library could not be written to: The disk is full."
    assert stored.refused is not None
    assert library.counts().documents == 2


def test_a_duplicate_is_taken_all_the_same_or_in_place_of_the_other(library: Library, desk: Desk) -> None:
    (known,) = ids(add_all(library, [desk.file("a.txt", "One.")]).results)
    both = store(library, desk.file("a.txt", "One.")).created
    assert both not in {None, known}
    assert library.counts().documents == 2
    store(library, desk.file("a.txt", "One."), instead_of=known)
    assert library.counts().documents == 2
    note = store(library, desk.mail(), inner="note.txt").created
    assert library.document(note or 0).text == "The note."
    with pytest.raises(BriefingError, match="is no longer in"):
        store(library, desk.mail(), inner="gone.txt")


def test_an_original_is_given_no_ending_that_could_run(library: Library, desk: Desk) -> None:
    (document,) = ids(add_all(library, [desk.file("page.desktop", "Looks harmless.")]).results)
    kept = library.original(document)
    assert kept is not None
    assert kept.suffix == ".txt"


def test_what_comes_from_a_host_later_has_the_publisher_that_somebody_corrected_it_to(
    library: Library, desk: Desk
) -> None:
    def page(name: str, **more: Any) -> Reading:
        piece = desk.piece(name, f"The words of {name}.", provenance=(("publisher", "from the page"),), **more)
        return Reading(desk.folder / name, (piece,))

    link = "https://www.quay.example/news/"
    [first] = ids(add_all(library, [page("a.txt", publisher="QT", link=f"{link}1")]).results)
    details = library.document(first).details
    library.edit_document(first, replace(details, publisher="The Quay Times"))
    later = ids(
        add_all(
            library,
            [
                page("b.txt", publisher="QT", link=f"{link}2"),
                page("c.txt", publisher="Harbour Board", link=f"{link}3"),
                page("d.txt", publisher="QT", link="https://quay.elsewhere.example/"),
                page("e.txt", publisher="QT"),
            ],
        ).results
    )
    told = [library.document(one) for one in later]
    assert [one.details.publisher for one in told] == ["The Quay Times", "Harbour Board", "QT", "QT"]
    where = [dict(one.provenance)["publisher"] for one in told]
    assert where == ["from your correction of another document of quay.example", *["from the page"] * 3]
    again = store(library, page("f.txt", publisher="QT", link=f"{link}4")).created
    assert again is not None
    assert library.document(again).details.publisher == "The Quay Times"
