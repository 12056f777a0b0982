from collections.abc import Iterator
from dataclasses import replace

import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction, Review
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.extraction.version import ENGINE
from briefing_app.importing.again import Searching, find_points_again, source_of
from briefing_app.importing.sandbox import Reader
from briefing_app.library.library import Library
from tests.importing.hostile import nothing
from tests.importing.searches import stumble

SAID = "We will open 60 locks by Easter."
TEXT = (
    "\ufeffLocks to reopen 🚢\n\nOriel Fenwick, the Secretary of State for Rivers and Canals, said: "
    f"“{SAID}”\n\nThe programme will cost £42 million over three years.\n"
)


def add(library: Library, title: str = "Locks to reopen", text: str = TEXT) -> int:
    """A document in which an earlier engine found one quote under the wrong name, and half of another."""
    start = text.index("We will")
    quote = Quote(start, start + len(SAID), SAID, QuoteKind.DIRECT, "Somebody Else")
    wrong = replace(quote, start=text.index("cost"), end=text.index("cost") + 4, text="cost")
    source = SourceText(text, title, "The Lock Gazette", genre=Genre.NEWS)
    created = library.add_document(source, Extraction((quote, wrong), engine="0.1"), Origin("locks.txt", title)).created
    assert created is not None
    return created


@pytest.fixture
def stumbling() -> Iterator[Reader]:
    with Reader(work=stumble, prepare=nothing) as reader:
        yield reader


def test_the_reading_process_searches_the_stored_text_and_only_suggestions_change(
    library: Library, warm_reader: Reader
) -> None:
    first, second = add(library), add(library, "The same again")
    decided = library.points(second)[0]
    library.review([decided.id], Review.ACCEPTED)
    told: list[Searching] = []
    report = find_points_again(library, [first, second], reader=warm_reader, progress=told.append)
    assert told == [Searching("Locks to reopen", 1, 2), Searching("The same again", 2, 2)]
    assert (report.failures, report.left) == ((), ())
    (quote,) = [point for point in library.points(first) if point.content.text == SAID]
    assert isinstance(quote.content, Quote)
    assert (quote.content.speaker, quote.engine) == ("Oriel Fenwick", ENGINE)
    assert {point.engine for point in library.points(first)} == {ENGINE}
    assert [point for point in library.points(second) if point.content.text == SAID] == [
        replace(decided, review=Review.ACCEPTED)
    ]
    assert [(one.changed, one.removed, one.kept) for one in report.renewals] == [(1, 1, 0), (0, 1, 1)]
    assert library.outdated(ENGINE) == []
    library.undo()
    assert [point.engine for point in (*library.points(first), *library.points(second))] == ["0.1"] * 4


def test_a_text_goes_to_the_engine_as_its_reader_handed_it_over(library: Library) -> None:
    source = SourceText(
        TEXT, "Locks", "The Lock Gazette", "By Pen Marlow", genre=Genre.LETTER, link="https://x.invalid"
    )
    created = library.add_document(source, Extraction(), Origin("a.txt", "a" * 64)).created
    named = library.add_document(
        SourceText("Some words.", "words"), Extraction(), Origin("words.txt", "b" * 64)
    ).created
    assert created is not None
    assert named is not None
    assert source_of(library.document(created)) == source
    assert source_of(library.document(named)) == SourceText("Some words.")  # a file's name is no title


def test_a_crash_leaves_its_document_as_it_was_and_the_next_is_searched(library: Library, stumbling: Reader) -> None:
    bad, good = add(library, "A storm", TEXT + "A storm came.\n"), add(library)
    before = library.points(bad)
    report = find_points_again(library, [bad, good, 99], reader=stumbling)
    failed, gone = report.failures
    assert (failed.document_id, failed.title) == (bad, "A storm")
    assert failed.reason == (
        "“A storm” could not be read: the reading process stopped on it. Its points are as they were."
    )
    assert gone.reason.startswith("This document is no longer in the library.")
    assert [one.document_id for one in report.renewals] == [good]
    assert library.points(bad) == before
    assert library.outdated(ENGINE) == [bad]


def test_what_was_found_before_it_is_cancelled_is_kept_in_one_step(library: Library, warm_reader: Reader) -> None:
    ids = [add(library, f"Locks {number}") for number in range(4)]
    told: list[Searching] = []
    report = find_points_again(library, ids, reader=warm_reader, progress=told.append, cancelled=lambda: len(told) == 3)
    assert [one.document_id for one in report.renewals] == ids[:2]
    assert report.left == tuple(ids[2:])
    library.undo()
    assert library.outdated(ENGINE) == ids


def test_without_its_model_the_engine_takes_nothing_away(library: Library, stumbling: Reader) -> None:
    document = add(library, text=TEXT + "There was fog.\n")
    before = library.points(document)
    (failure,) = find_points_again(library, [document], reader=stumbling).failures
    assert failure.reason.startswith("“Locks to reopen” was left as it was. The English language model is missing")
    assert library.points(document) == before
