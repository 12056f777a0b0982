"""facts: what the library's documents say in figures, each with all its sources."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.listing import pages, put_linked
from briefing_app.cli.output import one_line
from briefing_app.cli.records import Record, where
from briefing_app.domain.facts import Fact, FactQuery, Verdict, Wording
from briefing_app.domain.wording import counted

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def run(options: argparse.Namespace) -> int:
    """Print facts, the newest first; documents that still wait to be linked are linked before."""
    query = FactQuery(frozenset(Verdict(one) for one in options.status or ()), " ".join(options.words))
    return put_linked(options, lambda library: _facts(library, query), fact_record, fact_line)


def _facts(library: "Library", query: FactQuery) -> Iterator[Fact]:
    for page in pages(lambda before, limit: library.facts(query, before=before, limit=limit)):
        yield from library.facts_by_id([one.id for one in page])


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
    figure, details = wording.figure, wording.document.details
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


def fact_line(fact: Fact) -> str:
    """The same for people."""
    told = "; ".join(f"“{one.text}” ({_told_by(one)})" for one in fact.wordings)
    summary = fact.summary
    return one_line(f"{summary.status}, {counted(summary.sources, 'source')}: {told} — {summary.reason}")


def _told_by(wording: Wording) -> str:
    speaker = wording.figure.said_by
    place = where(wording.document.details)
    return f"{speaker}, {place}" if speaker else place
