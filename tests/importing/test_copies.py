"""What says nearly the same as another document is told, whatever is to become of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.importing.copies import like_others, take_duplicate, unlinked
from briefing_app.importing.linking import link_waiting
from briefing_app.importing.outcomes import FileResult, Status
from briefing_app.importing.pipeline import import_files
from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library
from tests.importing.articles import articles

ARTICLE = articles()[0].text
OTHER = articles()[3].text
DAY = date(2026, 3, 4)


def add(library: Library, text: str, title: str, parent_id: int | None = None) -> FileResult:
    origin = Origin(f"{title}.txt", "", parent_id=parent_id)
    change = library.add_document(SourceText(text, title=title, published=DAY), Extraction(), origin)
    return FileResult(Path(f"{title}.txt"), Status.IMPORTED, change.created)


@pytest.fixture
def here(library: Library) -> int:
    document_id = add(library, ARTICLE, "The first").document_id
    assert document_id is not None
    return document_id


def told(library: Library, *results: FileResult) -> list[tuple[int | None, int | None, bool]]:
    link_waiting(library)
    assert unlinked(library, results) == ()
    return [(each.document_id, each.like, each.shares_only) for each in like_others(library, results)]


def test_a_copy_with_a_few_words_more_is_told_once_it_is_linked(library: Library, here: int) -> None:
    copy = add(library, f"{ARTICLE}\nThis report came from our agency.\n", "The second")
    assert unlinked(library, [copy]) == (copy,)
    assert like_others(library, [copy]) == ()
    assert told(library, copy) == [(copy.document_id, here, False)]
    [said] = like_others(library, [copy])
    assert said.reason.startswith("Nearly the same text is in the library already, as “The first” (")


def test_of_two_that_come_together_the_later_is_told(library: Library) -> None:
    first, second = add(library, ARTICLE, "The first"), add(library, f"{ARTICLE}\nFrom our agency.\n", "The second")
    assert told(library, first, second) == [(second.document_id, first.document_id, False)]


def test_what_is_in_the_bin_counts_as_absent(library: Library, here: int) -> None:
    copy = add(library, f"{ARTICLE}\nThis report came from our agency.\n", "The second")
    library.delete_documents([here])
    assert told(library, copy) == []


def test_shared_passages_are_told_as_such(library: Library, here: int) -> None:
    passage = ARTICLE[len(ARTICLE) // 2 :]
    half = add(library, f"{OTHER}\n\n{passage}", "Half of it")
    assert told(library, half) == [(half.document_id, here, True)]
    assert "shares passages with “The first”" in like_others(library, [half])[0].reason


def test_an_email_and_what_came_with_it_are_not_told_of_each_other(library: Library, here: int) -> None:
    attachment = add(library, f"{ARTICLE}\nThis report came from our agency.\n", "Attached", parent_id=here)
    assert told(library, attachment) == []


def test_another_article_is_not_told(library: Library, here: int) -> None:
    assert told(library, add(library, OTHER, "Another")) == []


@pytest.mark.parametrize("replaces", [False, True])
def test_a_duplicate_is_taken_all_the_same(
    library: Library, warm_reader: Reader, tmp_path: Path, replaces: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(OTHER, "utf-8")
    import_files(library, [path], reader=warm_reader)
    [again] = import_files(library, [path], reader=warm_reader).results
    assert (again.status, again.document_id) == (Status.DUPLICATE, 1)
    taken = take_duplicate(library, again, warm_reader, replaces=replaces)
    assert (taken.status, taken.document_id) == (Status.IMPORTED, 2)
    assert library.documents() == ([2] if replaces else [2, 1])
    library.undo()
    assert library.documents() == [1]
    path.write_text("", "utf-8")
    failed = take_duplicate(library, replace(again), warm_reader, replaces=replaces)
    assert (failed.status, failed.reason[:17]) == (Status.FAILED, "“a.txt” is empty.")
