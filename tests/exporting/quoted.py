"""Documents with one quote each, and packs of them."""

from briefing_app.domain.documents import Origin
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Page, SourceText
from briefing_app.library.library import Library

WORDS = "The gates will open."


def quoted(library: Library, number: int) -> tuple[int, int]:
    """Ids of a document and of the quote in it."""
    source = SourceText(f"{WORDS} {number}", title=f"Story {number}", pages=(Page(0, 6, "4"),))
    quote = Quote(0, len(WORDS), WORDS, QuoteKind.DIRECT, speaker="Ada Quill")
    change = library.add_document(source, Extraction(quotes=(quote,)), Origin("a.txt", f"{number:064}"))
    assert change.created is not None
    return change.created, library.points(change.created)[0].id


def pack_of(library: Library, *points: int) -> int:
    """The id of a pack that holds these points."""
    pack_id = library.add_pack(PackDetails("Locks")).created
    assert pack_id is not None
    library.add_to_pack(pack_id, points)
    return pack_id
