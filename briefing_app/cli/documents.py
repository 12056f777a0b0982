"""import, extract."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing_app.cli.interrupts import stoppable
from briefing_app.cli.libraries import open_library
from briefing_app.cli.linking import link
from briefing_app.cli.output import clear_progress, complain, counted, emit, say, show_progress
from briefing_app.cli.records import extraction_records, point_lines, result_line, result_record
from briefing_app.importing.outcomes import FileResult, Outcome, Reading, Report, Status
from briefing_app.importing.pipeline import import_files
from briefing_app.importing.sandbox import Reader


def run(options: argparse.Namespace) -> int:
    """Do one of the two; the exit code."""
    return {"import": _import, "extract": _extract}[options.command](options)


def _import(options: argparse.Namespace) -> int:
    def finished(result: FileResult) -> None:
        clear_progress()
        if options.json:
            emit(result_record(result))
        else:
            say(result_line(result))

    with open_library(options, make=True) as library, stoppable() as stopped:
        report = import_files(library, options.paths, progress=show_progress, cancelled=stopped, finished=finished)
        clear_progress()
        if not report.left:
            link(library)
    return _summed_up(report, quiet=options.json)


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
