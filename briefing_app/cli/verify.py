"""verify: check an issued PDF."""

import argparse
from dataclasses import asdict

from briefing_app.cli.libraries import open_library
from briefing_app.cli.output import emit, say
from briefing_app.domain.wording import counted
from briefing_app.exporting.verify import Verdict, verify


def run(options: argparse.Namespace) -> int:
    """Check the file, against a library or a bundle if one is named; 1 if anything differs."""
    if options.library is None or options.bundle is not None:
        verdict = verify(options.file, bundle=options.bundle)
    else:
        with open_library(options, make=False) as library:
            verdict = verify(options.file, library)
    _tell(options, verdict)
    return 0 if verdict.sound else 1


def _tell(options: argparse.Namespace, verdict: Verdict) -> None:
    if options.json:
        emit({"path": options.file, "sound": verdict.sound, **asdict(verdict)})
        return
    compared, sources = verdict.documents
    say(f"“{verdict.title}”, {verdict.version}: {counted(verdict.points, 'quote or figure', 'quotes and figures')}.")
    where = "bundle" if options.bundle is not None else "library"
    if options.library is None and options.bundle is None:
        say("Only the pages were compared with the sources inside the file; name a library to compare the documents.")
    else:
        say(f"Compared with {compared} of {counted(sources, 'source')} in the {where}.")
    for difference in verdict.differences:
        say(f"{difference.where} {difference.what}")
    say("Nothing differs." if verdict.sound else f"{counted(len(verdict.differences), 'difference')}.")
