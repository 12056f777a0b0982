"""search."""

import argparse

from briefing_app.cli.libraries import open_library
from briefing_app.cli.listing import put
from briefing_app.cli.output import complain
from briefing_app.cli.records import document_hit_line, document_hit_record, hit_line, hit_record
from briefing_app.domain.search import Hit, Query
from briefing_app.errors import BriefingError
from briefing_app.library.library import Library
from briefing_app.library.query import parse, tokens


def run(options: argparse.Namespace) -> int:
    """Print what a query finds, or what it may have meant; the exit code."""
    with open_library(options) as library:
        query = _query(library, options)
        printed = _print(library, query, options)
        near = () if printed else library.near_misses(query)
    if not printed:
        complain("Nothing found.")
    for miss in near:
        complain(f"Did you mean {miss.text}? It finds {miss.count:,}.")
    return 0


def _query(library: Library, options: argparse.Namespace) -> Query:
    if options.saved is None:
        return parse(" ".join(options.query))
    searches = library.saved_searches()
    named = [one for one in searches if tokens(one.name) == tokens(options.saved)]
    if named:
        return parse(named[0].query)
    names = ", ".join(f"“{one.name}”" for one in searches) or "none"
    raise BriefingError(
        f"There is no saved search “{options.saved}”.", remedy=f"Choose one that there is, of these: {names}."
    )


def _print(library: Library, query: Query, options: argparse.Namespace) -> int:
    """How many there were."""
    if options.documents:
        found = library.search_documents(query, limit=options.limit)
        return put(found, document_hit_record, document_hit_line, options)
    hits = _ranked(library, query, options.limit) if options.ranked else library.search(query, limit=options.limit)
    return put(hits, hit_record, hit_line, options)


def _ranked(library: Library, query: Query, limit: int) -> list[Hit]:
    ranking = library.ranked(query, limit=limit)
    if ranking.among is not None:
        complain(f"The best of the newest {ranking.among:,}: it finds more than could be compared.")
    return library.hits(query, ranking.keys)
