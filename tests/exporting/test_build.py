import pytest

from briefing_app.errors import BriefingError
from briefing_app.exporting.build import pack_document
from briefing_app.library.library import Library
from briefing_app.packs.blocks import Callout, QuoteBlock, SourceList
from tests.exporting.quoted import WORDS, pack_of, quoted


def test_a_pack_has_its_quotes_and_their_sources(library: Library) -> None:
    points = [quoted(library, number)[1] for number in (1, 2)]
    document = pack_document(library, pack_of(library, *points))
    quotes = [block for block in document.blocks if isinstance(block, QuoteBlock)]
    assert {block.point_id for block in quotes} == set(points)
    assert all(block.paragraphs == (WORDS,) for block in quotes)
    (sources,) = (block for block in document.blocks if isinstance(block, SourceList))
    assert {entry.title for entry in sources.entries} == {"Story 1", "Story 2"}


def test_whole_documents_are_given_so_that_pages_can_be_cited(library: Library) -> None:
    document = pack_document(library, pack_of(library, quoted(library, 1)[1]))
    (quote,) = (block for block in document.blocks if isinstance(block, QuoteBlock))
    assert "p. 4" in "".join(run.text for run in quote.source)


def test_what_was_deleted_is_no_hindrance(library: Library) -> None:
    (gone, first), (_, second) = quoted(library, 1), quoted(library, 2)
    pack_id = pack_of(library, first, second)
    library.delete_documents([gone])
    document = pack_document(library, pack_id)
    assert second in {block.point_id for block in document.blocks if isinstance(block, QuoteBlock)}
    assert not any(isinstance(block, SourceList) and len(block.entries) > 2 for block in document.blocks)
    assert [block for block in document.blocks if isinstance(block, Callout | QuoteBlock)]


def test_a_pack_that_is_not_there(library: Library) -> None:
    with pytest.raises(BriefingError, match="pack is no longer in the library"):
        pack_document(library, 7)
