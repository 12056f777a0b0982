"""Stories that people put together of documents that nothing else holds together."""

from dataclasses import replace
from datetime import date, timedelta

from briefing_app.domain.documents import Origin
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library

WORDS = ("bridge", "choir", "orchard", "quarry", "ferry")
FIRST, SECOND, HELD_BY = 1, 2, 3


def fill(library: Library, number: int) -> list[int]:
    """Documents that report each something else, and weeks apart."""
    batch = []
    for at in range(number):
        text = f"The {WORDS[at % len(WORDS)]} of town {at} was opened."
        source = SourceText(text, f"Town {at}", published=date(2031, 1, 1) + timedelta(days=40 * at))
        batch.append((source, Extraction(), Origin(f"{at}.txt", f"{at:064x}")))
    library.add_documents(batch)
    return list(range(1, number + 1))


def stories(library: Library) -> list[set[int]]:
    link_waiting(library)
    return [{one.id for one in library.story(each.id).documents} for each in library.stories()]


def test_a_story_of_any_number_of_documents_is_put_together_and_taken_apart(library: Library) -> None:
    ids = fill(library, 70)
    assert stories(library) == []
    library.put_together(LinkKind.DOCUMENT, ids)
    assert len(library.link_decisions(LinkKind.DOCUMENT, ids)) == 69
    assert stories(library) == [set(ids)]
    library.keep_apart(LinkKind.DOCUMENT, [70], ids[:-1])
    assert stories(library) == [set(ids[:-1])]
    library.undo()
    library.undo()
    assert stories(library) == []


def test_what_is_together_stays_so_without_the_document_that_held_it(library: Library) -> None:
    ids = fill(library, 4)
    library.put_together(LinkKind.DOCUMENT, [FIRST, SECOND, HELD_BY])
    library.delete_documents([HELD_BY])
    library.edit_document(FIRST, replace(library.document(FIRST).details, title="Another title"))
    assert stories(library) == [{FIRST, SECOND}]
    library.purge(document_ids=[HELD_BY])
    library.edit_document(SECOND, replace(library.document(SECOND).details, title="Yet another"))
    assert stories(library) == [{FIRST, SECOND}]
    library.put_together(LinkKind.DOCUMENT, [SECOND, ids[-1]])
    assert stories(library) == [{FIRST, SECOND, ids[-1]}]


def test_a_later_decision_counts_for_every_two_of_a_story(library: Library) -> None:
    fill(library, 3)
    library.put_together(LinkKind.DOCUMENT, [FIRST, SECOND, HELD_BY])
    library.keep_apart(LinkKind.DOCUMENT, [HELD_BY], [FIRST, SECOND])
    library.edit_document(FIRST, replace(library.document(FIRST).details, title="Another title"))
    assert stories(library) == [{FIRST, SECOND}]
    library.put_together(LinkKind.DOCUMENT, [FIRST, SECOND, HELD_BY])
    assert [one.same for one in library.link_decisions(LinkKind.DOCUMENT, [FIRST, SECOND])] == [True, True]
    assert stories(library) == [{FIRST, SECOND, HELD_BY}]
