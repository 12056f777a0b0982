"""The five articles as links show them: what a test of links reads out of a library, and how it finds a point."""

from dataclasses import replace

from briefing_app.domain.facts import Fact, FactQuery
from briefing_app.domain.points import Point, PointKind
from briefing_app.importing.linking import link_waiting, sort_in
from briefing_app.library.library import Library
from briefing_app.library.storage.link_tables import DERIVED
from tests.library.made import rows_of

BULLETIN_ID, POST_ID, GAZETTE_ID, TRADE_ID, BAKERS_ID = range(1, 6)
Rows = dict[str, list[tuple[object, ...]]]


def derived(library: Library) -> Rows:
    """What is kept once all of it is sorted in."""
    assert sort_in(library)
    with library._database.reading() as session:
        rows = rows_of(session.connection())
    return {table: rows[table] for table in (*DERIVED, "link_pending")}


def told(library: Library) -> Rows:
    """What the links come to, whichever way they were found."""
    groups = ("quote_group", "document_source", "fact", "fact_figure", "story_document")
    return {table: rows for table, rows in derived(library).items() if table in groups}


def indexes(library: Library) -> Rows:
    """What documents are found by."""
    found = ("link_traces", "quote_gram", "text_gram", "document_term", "figure_key")
    return {table: rows for table, rows in derived(library).items() if table in found}


def facts(library: Library, words: str = "") -> dict[str, Fact]:
    """Facts by their first wording."""
    found = library.facts_by_id([one.id for one in library.facts(FactQuery(words=words))])
    return {f"{fact.wordings[0].point.content.text} {len(fact.wordings)}": fact for fact in found}


def quote(library: Library, document: int, text: str) -> Point:
    (found,) = (one for one in library.points(document) if one.kind is PointKind.QUOTE and one.content.text == text)
    return found


def figure(library: Library, document: int, text: str) -> Point:
    found = [one for one in library.points(document) if one.kind is PointKind.FIGURE and one.content.text == text]
    return found[-1]


def undate(library: Library, *ids: int) -> None:
    """Take the days of documents away, and link them anew: they were imported years before the announcement."""
    for one in ids:
        library.edit_document(one, replace(library.document(one).details, published=None))
    link_waiting(library)
