"""What says nearly the same as another document is told, whatever is to become of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.links import Copy
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.importing.copies import like_others, take_duplicate, unlinked
from briefing_app.importing.linking import link_waiting
from briefing_app.importing.outcomes import FileResult, Status
from briefing_app.importing.pipeline import import_files
from briefing_app.importing.relinking import relink_all
from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library
from tests.importing.articles import articles

ARTICLE = articles()[0].text
OTHER = articles()[3].text
DAY = date(2026, 3, 4)


REGIONS = ("Aldermere", "Parnham", "Tarn", "Skerrin", "Wennick", "Hallow")
NOTES = " ".join(
    f"Sailings {what} are {how} where the timetable of the {who} says so, and the method is told in its guide."
    for what in ("for freight", "in fog", "for schools", "on feast days", "by night", "to hire", "by bar", "at dawn")
    for how, who in (("left out", "pilots"), ("counted once", "owners"), ("counted apart", "board"), ("none", "crew"))
)


def bulletin(month: int, year: int) -> str:
    """One month of a statistical series: the words are those of any other month."""
    name = f"{date(year, month, 1):%B}"
    rows = (
        f"In {region} there were {1200 + 37 * month * place + month:,} crossings in {name} {year}, and "
        f"{80 + month * 3 + place} were called off, {(month * 7 + place * 3) % 9 + 1} per cent of those that were due."
        for place, region in enumerate(REGIONS)
    )
    return "\n\n".join((f"Ferry crossings in {name} {year}", *rows, NOTES))


def add(library: Library, text: str, title: str, parent_id: int | None = None, day: date | None = DAY) -> FileResult:
    origin = Origin(f"{title}.txt", "", parent_id=parent_id)
    change = library.add_document(SourceText(text, title=title, published=day), Extraction(), origin)
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


@pytest.mark.parametrize("days", [(date(2019, 3, 4), None), (None, date(2019, 3, 4)), (None, None)])
def test_a_copy_is_told_where_only_one_of_them_or_neither_has_a_date(
    library: Library, days: tuple[date | None, date | None]
) -> None:
    first = add(library, ARTICLE, "The first", day=days[0])
    link_waiting(library)
    copy = add(library, f"{ARTICLE}\nThis report came from our agency.\n", "The second", day=days[1])
    assert told(library, copy) == [(copy.document_id, first.document_id, False)]


@pytest.mark.parametrize(
    "days", [(date(2026, 2, 10), date(2026, 3, 10)), (date(2026, 2, 10), None), (date(2019, 2, 10), None), (None, None)]
)
def test_two_months_of_a_statistical_series_are_no_copies(
    library: Library, days: tuple[date | None, date | None]
) -> None:
    first = add(library, bulletin(1, 2026), "January", day=days[0])
    link_waiting(library)
    second = add(library, bulletin(2, 2026), "February", day=days[1])
    assert all(shares_only for *_, shares_only in told(library, first, second))


def test_linking_all_anew_finds_the_copy_without_a_date_too(library: Library) -> None:
    first = add(library, ARTICLE, "The first", day=None)
    add(library, f"{ARTICLE}\nThis report came from our agency.\n", "The second", day=date(2019, 3, 4))
    relink_all(library, processes=1)
    [(other, kind, _)] = library.copies(first.document_id or 0)
    assert (other, kind) == (2, Copy.SYNDICATED)


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
