"""demo: the main job without a person, from documents to a PDF."""

import argparse
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from briefing_app import paths
from briefing_app.cli.interrupts import stoppable
from briefing_app.cli.output import clear_progress, complain, say, show_progress
from briefing_app.cli.packs import export
from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import PackDetails, SectionKind
from briefing_app.domain.points import Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.wording import counted
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Report, Status
from briefing_app.importing.pipeline import import_files
from briefing_app.library.library import Library

_SHEET, _REPORTED, _FIGURES = "Who said what", "Reported without their own words", "Figures"
_REPORTED_SUBTITLE = "What sources say that they said, newest first for each speaker. Not to be quoted as their words."


_SAMPLES = PackDetails(
    "Reopening the locks: who said what",
    department="Department for Rivers and Canals",
    brief="Demonstration pack",
    for_whom="The Secretary of State for Rivers and Canals",
    when="Monday 15 June 2026, 10:00 to 10:30\nMinister’s room",
    needed_by="Friday 12 June 2026, 17:00, for the weekend box",
    why_now="The first repaired gate is back in its place; how many inspectors there are to be is disputed.",
    what_we_want="One account of the inspectors promised, recruited and in post before the next oral questions.",
    author="Lock Network Policy",
    copied_to="Permanent Secretary; press office; parliamentary branch",
    facts_correct_at=datetime(2026, 6, 12, 12, 0, tzinfo=UTC),
)


def run(options: argparse.Namespace) -> int:
    """Import, accept, build, export and sum up; the exit code."""
    source: Path = options.source or paths.samples()
    # Unlike Path.is_dir, this is no error where a folder above may not be entered.
    if not os.path.isdir(source):  # noqa: PTH112
        raise BriefingError(f"There is no folder “{source}”.", remedy="Check its name.")
    out = _folder(options.out)
    with Library.open(out / "library") as library:
        report = _imported(library, source)
        documents = _in_order(library, report)
        library.review([point for one in documents for point in library.queue(document_id=one)], Review.ACCEPTED)
        pack_id = _pack(library, source, documents)
        pages = export(library, pack_id, out / "pack.pdf")
        _sum_up(library, documents, pages, out / "pack.pdf")
    return 1 if report.with_status(Status.FAILED) else 0


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefingError(
            f"The folder “{out}” could not be made ({error.strerror}).", remedy="Choose another folder."
        ) from error
    return out


def _imported(library: Library, source: Path) -> Report:
    with stoppable() as stopped:
        report = import_files(library, [source], progress=show_progress, cancelled=stopped)
        clear_progress()
    for result in report.with_status(Status.FAILED):
        complain(result.reason)
    if report.left:
        raise KeyboardInterrupt
    if not any(result.document_id for result in report.results):
        raise BriefingError(
            f"Nothing in “{source}” could be imported, so there is no pack.", remedy="Choose a folder with documents."
        )
    return report


def _in_order(library: Library, report: Report) -> list[int]:
    """The documents of this run, the newest first: the library may hold others from a run before."""
    ours = {result.document_id for result in report.results}
    return [one for one in library.documents() if one in ours]


def _pack(library: Library, source: Path, documents: Sequence[int]) -> int:
    pack_id = library.add_pack(_details(library, source, documents)).created
    assert pack_id is not None  # noqa: S101 - adding a pack makes one
    own_words, reported, figures = _points(library, documents)
    _add_section(library, pack_id, _SHEET, SectionKind.QUOTES, own_words)
    _add_section(library, pack_id, _REPORTED, SectionKind.QUOTES, reported, _REPORTED_SUBTITLE)
    _add_section(library, pack_id, _FIGURES, SectionKind.FIGURES, figures)
    return pack_id


def _details(library: Library, source: Path, documents: Sequence[int]) -> PackDetails:
    if source == paths.samples():
        return _SAMPLES
    return PackDetails(
        f"Quotes and figures from {source.resolve().name}",
        brief="Demonstration pack",
        why_now=_gathered(library, documents),
        what_we_want="Each quote and figure checked against its source: all were accepted without a person.",
    )


def _gathered(library: Library, documents: Sequence[int]) -> str:
    """How many documents there are, and the days of the first and the last of them."""
    days = [summary.details.published for summary in library.document_summaries(documents)]
    known = sorted(day for day in days if day)
    span = " to ".join(dict.fromkeys(f"{day.day} {day:%B %Y}" for day in (known[0], known[-1]))) if known else ""
    return counted(len(documents), "document") + (f", published {span}." if span else ".")


def _add_section(
    library: Library, pack_id: int, title: str, kind: SectionKind, points: Sequence[int], subtitle: str = ""
) -> None:
    if not points:
        return
    library.add_section(pack_id, title, kind)
    section = library.pack(pack_id).sections[-1]
    if subtitle:
        library.edit_section(section.id, title=title, subtitle=subtitle, kind=kind)
    library.add_to_pack(pack_id, points, section_id=section.id)


def _points(library: "Library", documents: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """Ids of quotes in people's own words and of others, each by speaker then day, and of figures by document."""
    summaries = library.document_summaries(documents)
    days = {document.id: document.details.published or date.min for document in summaries}
    points = [point for document in summaries for point in library.points(document.id)]
    spoken = [(point, point.content) for point in points if isinstance(point.content, Quote)]
    spoken.sort(key=lambda pair: _by_speaker(pair[1], days[pair[0].document_id]))
    own_words = [point.id for point, quote in spoken if quote.own_words]
    reported = [point.id for point, quote in spoken if not quote.own_words]
    return own_words, reported, [point.id for point in points if isinstance(point.content, Figure)]


def _by_speaker(quote: Quote, day: date) -> tuple[bool, str, date, int]:
    """Named speakers by name, then whoever is not settled."""
    return quote.speaker is None, (quote.speaker or "").casefold(), day, quote.start


def _sum_up(library: Library, documents: Sequence[int], pages: int, file: Path) -> None:
    summaries = library.document_summaries(documents)
    quotes, figures = (sum(getattr(document, name) for document in summaries) for name in ("quotes", "figures"))
    say(f"documents  {len(summaries):,}")
    say(f"quotes     {quotes:,}")
    say(f"figures    {figures:,}")
    say(f"pages      {pages:,}")
    say(f"pack       {file}")
