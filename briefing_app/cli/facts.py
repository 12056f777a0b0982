"""facts: what the library's documents say in figures, each with all its sources."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.libraries import open_library
from briefing_app.cli.linking import link
from briefing_app.cli.output import complain, counted, emit, one_line, say
from briefing_app.cli.records import Record, where
from briefing_app.domain.facts import Fact, FactQuery, Verdict, Wording
from briefing_app.domain.figures import Figure

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_PAGE = 200


def run(options: argparse.Namespace) -> int:
    """Print facts, the newest first; documents that still wait to be linked are linked before."""
    query = FactQuery(frozenset(Verdict(one) for one in options.status or ()), " ".join(options.words))
    printed = 0
    with open_library(options) as library:
        if not link(library):
            return 130
        for fact in _facts(library, query):
            printed += 1
            if options.json:
                emit(fact_record(fact))
            else:
                say(fact_line(fact))
    if not printed:
        complain("Nothing found.")
    return 0


def _facts(library: "Library", query: FactQuery) -> Iterator[Fact]:
    page = library.facts(query, limit=_PAGE)
    while page:
        yield from library.facts_by_id([one.id for one in page])
        page = library.facts(query, before=page[-1].key, limit=_PAGE)


def fact_record(fact: Fact) -> Record:
    """A fact with the wordings of its sources, the earliest first, and how they stand to each other by twos."""
    summary = fact.summary
    return {
        "fact_id": summary.id,
        "status": summary.status,
        "reason": summary.reason,
        "sources": summary.sources,
        "wordings": [_wording_record(one) for one in fact.wordings],
        "links": [{"points": [a, b], "verdict": link.verdict, "why": link.why} for a, b, link in fact.links],
    }


def _wording_record(wording: Wording) -> Record:
    figure, details = _figure(wording), wording.document.details
    return {
        "text": wording.text,
        "value": figure.value,
        "value_high": figure.value_high,
        "kind": figure.kind,
        "modifier": figure.modifier,
        "unit": figure.unit,
        "of": figure.of,
        "speaker": figure.said_by,
        "document": details.title,
        "publisher": details.publisher,
        "date": details.published,
        "sentence": wording.sentence,
        "document_id": wording.document.id,
        "file": wording.document.origin.name,
        "point_id": wording.point.id,
        "source": wording.source,
    }


def _figure(wording: Wording) -> Figure:
    content = wording.point.content
    assert isinstance(content, Figure)  # noqa: S101 - facts are made of figures
    return content


def fact_line(fact: Fact) -> str:
    """The same for people."""
    told = "; ".join(f"“{one.text}” ({_told_by(one)})" for one in fact.wordings)
    summary = fact.summary
    return one_line(f"{summary.status}, {counted(summary.sources, 'source')}: {told} — {summary.reason}")


def _told_by(wording: Wording) -> str:
    speaker = _figure(wording).said_by
    place = where(wording.document.details)
    return f"{speaker}, {place}" if speaker else place
