"""renew: finding points again in documents of the library."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing_app.cli.interrupts import stoppable
from briefing_app.cli.libraries import open_library
from briefing_app.cli.linking import link
from briefing_app.cli.output import clear_progress, complain, emit, one_line, say, show_line
from briefing_app.domain.renewal import NotSearched, Renewal
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.extraction.version import ENGINE
from briefing_app.importing.again import Report, Searching, find_points_again
from briefing_app.importing.sandbox import Reader

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def run(options: argparse.Namespace) -> int:
    """Find again in the documents that are named, in every one, or in those that an earlier engine searched."""
    with open_library(options) as library:
        ids = _wanted(options, library)
        with stoppable() as stopped, Reader() as reader:
            report = find_points_again(library, ids, reader=reader, progress=_show, cancelled=stopped)
            clear_progress()
        if not report.left:
            link(library)
    _print(report, json=options.json)
    if not ids and not options.json:
        say("There is nothing to find again.")
    if report.left:
        complain(f"Stopped: {counted(len(report.left), 'document')} left. What was found again stays.")
        return 130
    return 1 if report.failures else 0


def _wanted(options: argparse.Namespace, library: "Library") -> list[int]:
    if options.all:
        return sorted(library.documents())
    if not options.documents:
        return library.outdated(ENGINE)
    ids = list(dict.fromkeys(options.documents))
    known = {summary.id for summary in library.document_summaries(ids)}
    if missing := sorted(set(ids) - known):
        named = ", ".join(map(str, missing))
        raise BriefingError(
            f"There is no document {named} in the library.",
            kept="Nothing was changed.",
            remedy="Look for its number among those that briefing-app import --json printed.",
        )
    return ids


def _show(searching: Searching) -> None:
    show_line(f"{searching.number} of {searching.total}: finding again in {one_line(searching.title)}")


def _print(report: Report, *, json: bool) -> None:
    every: tuple[Renewal | NotSearched, ...] = (*report.renewals, *report.failures)
    for ended in every:
        if json:
            emit(_record(ended))
        else:
            say(one_line(_line(ended)))
    if not json and (report.renewals or report.failures):
        say(f"{len(report.renewals):,} renewed, {len(report.failures):,} failed")


def _record(ended: Renewal | NotSearched) -> dict[str, object]:
    if isinstance(ended, Renewal):
        return {"status": "renewed", **asdict(ended), "reason": ""}
    nothing = Renewal(ended.document_id, ended.title)
    return {"status": "failed", **asdict(nothing), "reason": ended.reason}


def _line(ended: Renewal | NotSearched) -> str:
    told = f"“{ended.title}”: {ended.told}" if isinstance(ended, Renewal) else ended.reason
    return f"{'renewed' if isinstance(ended, Renewal) else 'failed':<9}  {ended.document_id}  {told}"
