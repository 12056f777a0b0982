import pytest

from briefing_app.domain.documents import Origin
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Page, SourceText
from briefing_app.errors import BriefingError
from briefing_app.exporting.build import pack_document
from briefing_app.library.library import Library
from briefing_app.packs.blocks import Callout, QuoteBlock, SourceList

WORDS = "The gates will open."


def quoted(library: Library, number: int) -> tuple[int, int]:
    """Ids of a document and of the quote in it."""
    source = SourceText(f"{WORDS} {number}", title=f"Story {number}", pages=(Page(0, 6, "4"),))
    quote = Quote(0, len(WORDS), WORDS, QuoteKind.DIRECT, speaker="Ada Quill")
    change = library.add_document(source, Extraction(quotes=(quote,)), Origin("a.txt", f"{number:064}"))
    assert change.created is not None
    return change.created, library.points(change.created)[0].id


def pack_of(library: Library, *points: int) -> int:
    pack_id = library.add_pack(PackDetails("Locks")).created
    assert pack_id is not None
    library.add_to_pack(pack_id, points)
    return pack_id


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
