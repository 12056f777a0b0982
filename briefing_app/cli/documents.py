"""import, extract."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.cli.interrupts import stoppable
from briefing_app.cli.libraries import open_library
from briefing_app.cli.linking import link
from briefing_app.cli.output import clear_progress, complain, emit, say, show_progress
from briefing_app.cli.records import extraction_records, point_lines, result_line, result_record
from briefing_app.domain.wording import counted
from briefing_app.importing.copies import like_others, take_duplicate
from briefing_app.importing.outcomes import FileResult, Outcome, Reading, Report, Status
from briefing_app.importing.pipeline import import_files, lanes
from briefing_app.importing.sandbox import Reader

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def run(options: argparse.Namespace) -> int:
    """Do one of the two; the exit code."""
    return {"import": _import, "extract": _extract}[options.command](options)


def _import(options: argparse.Namespace) -> int:
    def finished(result: FileResult) -> None:
        clear_progress()
        _tell(result, as_json=options.json)

    with open_library(options, make=True) as library, stoppable() as stopped:
        with Reader(lanes=lanes()) as reader:
            report = import_files(
                library, options.paths, progress=show_progress, cancelled=stopped, finished=finished, reader=reader
            )
            clear_progress()
            taken = _settled(library, report, reader, options)
        if not report.left and link(library):
            likes = like_others(library, (*report.results, *taken))
            again = {each.document_id for each in taken}
            _tell_of_likes(library, [each for each in likes if each.document_id not in again], options)
    others = tuple(each for each in report.results if not taken or each.status is not Status.DUPLICATE)
    return _summed_up(replace(report, results=(*others, *taken)), quiet=options.json)


def _tell(result: FileResult, *, as_json: bool) -> None:
    if as_json:
        emit(result_record(result))
    else:
        say(result_line(result))


def _settled(library: "Library", report: Report, reader: Reader, options: argparse.Namespace) -> tuple[FileResult, ...]:
    """Bring in the duplicates after all, where that was asked for, each in a step of its own."""
    if options.duplicates == "tell" or not (twice := report.with_status(Status.DUPLICATE)):
        return ()
    taken = tuple(take_duplicate(library, each, reader, replaces=options.duplicates == "replace") for each in twice)
    for result in taken:
        _tell(result, as_json=options.json)
    return taken


def _tell_of_likes(library: "Library", likes: Sequence[FileResult], options: argparse.Namespace) -> None:
    """Tell what says nearly the same as another document; the other goes into the bin where that was asked for."""
    for like in likes:
        replaces = options.duplicates == "replace" and not like.shares_only
        if replaces and like.like is not None:
            library.delete_documents([like.like])
        reason = like.reason.replace("Both are kept.", "That one is in the bin now.") if replaces else like.reason
        _tell(replace(like, reason=reason), as_json=options.json)


def _summed_up(report: Report, *, quiet: bool) -> int:
    failed = report.with_status(Status.FAILED)
    if not quiet:
        parts = [f"{len(report.with_status(status)):,} {status}" for status in Status]
        say(", ".join(parts))
    if report.passed_over:
        names = ", ".join(path.name for path in report.passed_over[:5]) + (" …" if len(report.passed_over) > 5 else "")
        complain(f"{counted(len(report.passed_over), 'file')} of kinds that cannot be read passed over: {names}")
    if report.left:
        complain(f"Stopped: {counted(len(report.left), 'file')} left. What was imported stays.")
        return 130
    return 1 if failed else 0


def _extract(options: argparse.Namespace) -> int:
    code = 0
    for outcome in _outcomes(options.paths):
        if not isinstance(outcome, Reading):
            complain(outcome.reason)
            code = 1
            continue
        if options.json:
            for record in extraction_records(outcome):
                emit(record)
        else:
            say("\n".join(point_lines(outcome)))
        for failure in outcome.unread:
            complain(failure.reason)
            code = 1
        outcome.let_go()
    return code


def _outcomes(paths: Sequence[Path]) -> Iterator[Outcome]:
    with Reader() as reader:
        for path in paths:
            outcome = reader.read(path)
            assert outcome is not None  # noqa: S101 - only a cancelled file has no outcome, and nothing cancels here
            yield outcome
