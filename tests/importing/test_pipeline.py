import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from briefing_app import paths
from briefing_app.domain.points import PointKind
from briefing_app.importing.outcomes import FileResult, Progress, Reading, Stage, Status
from briefing_app.importing.pipeline import gather, import_files
from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library
from tests.importing.processes import run_python

LOCKS = (
    "Locks to reopen\n\nBy Ida Rookwood\n\n4 March 2026\n\n“We will open {} locks,” said Oriel Fenwick, the minister.\n"
)


def document(folder: Path, name: str, locks: int) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(LOCKS.format(locks), "utf-8")
    return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return tmp_path / "inbox"


def test_a_document_arrives_with_what_is_found_in_it(library: Library, warm_reader: Reader, inbox: Path) -> None:
    report = import_files(library, [document(inbox, "locks.txt", 60)], reader=warm_reader)
    (result,) = report.results
    assert (result.status, result.reason, report.passed_over, report.left) == (Status.IMPORTED, "", (), ())
    assert result.document_id is not None
    stored = library.document(result.document_id)
    assert (stored.details.title, stored.details.byline) == ("Locks to reopen", "Ida Rookwood")
    assert stored.text == LOCKS.format(60)
    kinds = [point.kind for point in library.points(result.document_id)]
    assert (kinds.count(PointKind.QUOTE), kinds.count(PointKind.FIGURE)) == (result.quotes, result.figures) == (1, 1)
    for point in library.points(result.document_id):
        assert stored.text[point.content.start : point.content.end] == point.content.text


def test_a_document_without_a_heading_has_its_file_s_name(
    library: Library, warm_reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "note of 4 March.txt"
    path.write_text("The locks will open.\n", "utf-8")
    (result,) = import_files(library, [path], reader=warm_reader).results
    assert library.document(result.document_id or 0).details.title == "note of 4 March"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes any bytes for a name")
def test_a_name_that_is_no_text_is_kept_as_far_as_it_goes(
    library: Library, warm_reader: Reader, tmp_path: Path
) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/note\xff.txt"))
    path.write_text("The locks will open.\n", "utf-8")
    (result,) = import_files(library, [path], reader=warm_reader).results
    stored = library.document(result.document_id or 0)
    assert (stored.details.title, stored.origin.name) == ("note\ufffd", "note\ufffd.txt")


def test_a_byte_order_mark_is_part_of_the_text_and_of_no_point(
    library: Library, warm_reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "mark.txt"
    path.write_bytes("“We will open 60 locks,” said Oriel Fenwick.\r\n".encode("utf-8-sig"))
    (result,) = import_files(library, [path], reader=warm_reader).results
    stored = library.document(result.document_id or 0)
    assert stored.text == path.read_bytes().decode("utf-8")
    points = library.points(stored.id)
    assert any(point.kind is PointKind.QUOTE for point in points)
    for point in points:
        assert stored.text[point.content.start : point.content.end] == point.content.text
        assert "\ufeff" not in point.content.text


def test_each_file_s_end_is_told_and_the_rest_goes_on(library: Library, warm_reader: Reader, inbox: Path) -> None:
    good, empty, gone = document(inbox, "good.txt", 60), inbox / "empty.txt", inbox / "gone.txt"
    empty.touch()
    other = document(inbox, "other.txt", 70)
    told: list[FileResult] = []
    report = import_files(library, [good, empty, gone, other], finished=told.append, reader=warm_reader)
    assert tuple(told) == report.results
    assert [result.status for result in told] == ["imported", "failed", "failed", "imported"]
    assert told[1].reason.startswith("“empty.txt” is empty. Nothing of it was imported.")
    assert told[2].reason.startswith("“gone.txt” was not found")
    assert library.counts().documents == 2


def test_the_same_file_again_is_a_duplicate(library: Library, warm_reader: Reader, inbox: Path) -> None:
    first = document(inbox, "first.txt", 60)
    (imported,) = import_files(library, [first], reader=warm_reader).results
    same_text = inbox / "copy.md"
    same_text.write_bytes(first.read_bytes())
    again, copy = import_files(library, [first, same_text], reader=warm_reader).results
    assert again.status == copy.status == Status.DUPLICATE
    assert again.document_id == copy.document_id == imported.document_id
    assert again.reason == copy.reason == "The same file is in the library already, as “Locks to reopen”."
    assert library.counts().documents == 1


def test_a_folder_gives_what_can_be_read_and_names_the_rest(inbox: Path) -> None:
    wanted = [document(inbox, name, 1) for name in ("a.txt", "deep/b.HTML", "deep/er/c.md")]
    others = [document(inbox, name, 1) for name in ("scan.xyz", "deep/notes.gold.json")]
    document(inbox, ".hidden.txt", 1)
    document(inbox, ".git/config.txt", 1)
    selection = gather([inbox, wanted[0], others[0]])
    assert selection.files == (*wanted, others[0])
    assert selection.passed_over == (others[0], others[1])
    assert selection.closed == ()


def test_an_unsupported_file_that_was_chosen_is_a_failure(library: Library, warm_reader: Reader, inbox: Path) -> None:
    report = import_files(library, [document(inbox, "scan.xyz", 1)], reader=warm_reader)
    assert report.results[0].reason.startswith("“scan.xyz” is of a kind that cannot be read yet.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits to take away")
def test_a_folder_that_may_not_be_opened_is_named(inbox: Path) -> None:
    document(inbox, "good.txt", 1)
    closed = document(inbox, "closed/a.txt", 1).parent
    closed.chmod(0)
    # The superuser may open everything, so whoever that is becomes somebody else first.
    script = (
        "import os, pathlib, sys\n"
        "from briefing_app.importing.pipeline import gather\n"
        "os.chdir(sys.argv[1])\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "selection = gather([pathlib.Path('.')])\n"
        "print(*selection.files, *(failure.reason for failure in selection.closed), sep='; ')\n"
    )
    said = run_python("-X", "utf8", "-c", script, inbox).stdout
    closed.chmod(0o700)
    assert said.startswith("good.txt; The folder “closed” could not be opened (Permission denied). Ask its owner")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits to take away")
def test_a_file_in_a_folder_that_may_not_be_entered_is_left_to_the_reader(inbox: Path) -> None:
    path = document(inbox, "a.txt", 1)
    script = (
        "import os, pathlib, sys\n"
        "from briefing_app.importing.pipeline import gather\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "print(gather([pathlib.Path(sys.argv[1])]).files == (pathlib.Path(sys.argv[1]),))\n"
    )
    inbox.chmod(0)
    said = run_python("-c", script, path).stdout
    inbox.chmod(0o700)
    assert said == "True\n"


def test_progress_says_which_file_and_what_is_done_with_it(library: Library, warm_reader: Reader, inbox: Path) -> None:
    files = [document(inbox, f"{number}.txt", number) for number in (1, 2)]
    told: list[Progress] = []
    import_files(library, [inbox], progress=told.append, reader=warm_reader)
    for number, path in enumerate(files, start=1):
        mine = [progress for progress in told if progress.path == path]
        assert {(progress.number, progress.total) for progress in mine} == {(number, 2)}
        assert [progress.stage for progress in mine][-3:] == [Stage.READING, Stage.EXTRACTING, Stage.SAVING]


def test_cancelling_keeps_what_is_done_and_names_what_is_left(
    library: Library, warm_reader: Reader, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing_app.importing.sandbox._TOGETHER", 1)  # else all would be in the first group
    files = [document(inbox, f"{number}.txt", number) for number in range(100, 115)]
    told: list[FileResult] = []
    report = import_files(library, files, finished=told.append, cancelled=lambda: bool(told), reader=warm_reader)
    assert 0 < len(told) < len(files)
    assert [result.path for result in report.results] == files[: len(told)]
    assert report.left == tuple(files[len(told) :])
    assert library.counts().documents == len(told)


def test_documents_of_one_group_are_one_step_and_come_in_order(
    library: Library, warm_reader: Reader, inbox: Path
) -> None:
    files = [document(inbox, f"{number}.txt", number) for number in range(200, 205)]
    files.insert(3, document(inbox, "again.txt", 201))
    report = import_files(library, files, reader=warm_reader)
    assert [result.path for result in report.results] == files
    assert [result.status for result in report.results] == ["imported"] * 3 + ["duplicate"] + ["imported"] * 2
    assert report.results[3].document_id == report.results[1].document_id
    ids = [result.document_id or 0 for result in report.results if result.status is Status.IMPORTED]
    assert ids == sorted(ids)
    assert [library.document(one).text for one in ids] == [LOCKS.format(number) for number in range(200, 205)]


def test_the_original_is_kept_with_its_document(library: Library, warm_reader: Reader, inbox: Path) -> None:
    path = document(inbox, "locks.MD", 60)
    (result,) = import_files(library, [path], reader=warm_reader).results
    kept = library.original(result.document_id or 0)
    assert kept is not None
    assert kept.read_bytes() == path.read_bytes()
    assert kept.suffix == ".md"


def test_the_same_words_in_another_format_are_a_duplicate(library: Library, warm_reader: Reader, inbox: Path) -> None:
    first = document(inbox, "first.txt", 60)
    (imported,) = import_files(library, [first], reader=warm_reader).results
    page = "".join(f"<p>{line}</p>" for line in LOCKS.format(60).splitlines() if line)
    (inbox / "same.html").write_text(f"<html><body><article>{page}</article></body></html>", "utf-8")
    (again,) = import_files(library, [inbox / "same.html"], reader=warm_reader).results
    assert (again.status, again.document_id) == (Status.DUPLICATE, imported.document_id)
    library.delete_documents([imported.document_id or 0])
    (anew,) = import_files(library, [inbox / "same.html"], reader=warm_reader).results
    assert anew.status is Status.IMPORTED


def test_an_import_without_a_reader_leaves_no_process(library: Library, inbox: Path) -> None:
    before = multiprocessing.active_children()
    files = [document(inbox, f"{number}.txt", number) for number in (1, 2)]
    report = import_files(library, files)
    assert [result.status for result in report.results] == ["imported"] * 2
    assert multiprocessing.active_children() == before


def test_on_a_full_disk_what_was_imported_stays_and_the_rest_says_why(
    library: Library, warm_reader: Reader, inbox: Path
) -> None:
    files = [document(inbox, f"{number}.txt", number) for number in range(1, 6)]
    import_files(library, files[:2], reader=warm_reader)
    with library._database.reading() as session:
        (pages,) = session.connection().exec_driver_sql("PRAGMA page_count").one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    (inbox / "3.txt").write_text(LOCKS.format(3) + "The gates are shut today. " * 20_000, "utf-8")
    report = import_files(library, files, reader=warm_reader)
    assert [result.status for result in report.results] == ["duplicate", "duplicate", "failed", "failed", "failed"]
    assert "full" in report.results[2].reason
    assert report.results[3].reason.startswith("Not tried, since the library could not be written to:")
    assert report.left == ()
    assert library.counts().documents == 2


def test_a_reading_travels_whole(warm_reader: Reader, inbox: Path) -> None:
    outcome = warm_reader.read(document(inbox, "a.txt", 60))
    assert isinstance(outcome, Reading)
    assert outcome.source.text == LOCKS.format(60)
    assert outcome.origin.size == (inbox / "a.txt").stat().st_size


def test_the_samples_can_all_be_read(library: Library, warm_reader: Reader) -> None:
    report = import_files(library, [paths.samples()], reader=warm_reader)
    assert report.results
    assert {result.status for result in report.results} == {Status.IMPORTED}
    assert report.passed_over == ()
    for summary in library.document_summaries(library.documents()):
        assert summary.details.published is not None, summary.details.title
        assert summary.details.title != Path(summary.origin.name).stem
