"""Finding again: the text of a document, as the library keeps it -> what this version of the program finds in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.documents import Document
from briefing_app.domain.renewal import TOGETHER, Found, NotSearched, Renewal
from briefing_app.domain.text import Genre, SourceText
from briefing_app.errors import BriefingError
from briefing_app.extraction.syntax import CHANGED, MISSING
from briefing_app.importing.outcomes import Failure
from briefing_app.importing.sandbox import Reader

if TYPE_CHECKING:
    from briefing_app.library.library import Library

ReportProgress = Callable[["Searching"], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Searching:
    """Where it is: the document `number` (from 1) of `total`."""

    title: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Report:
    """How it ended, by document; `left` are the ids that it did not come to because a person cancelled it."""

    renewals: tuple[Renewal, ...] = ()
    failures: tuple[NotSearched, ...] = ()
    left: tuple[int, ...] = ()


def source_of(document: Document) -> SourceText:
    """A document's text as its reader handed it over, with what people have corrected since."""
    details = document.details
    return SourceText(
        document.text,
        title="" if details.title == PurePath(document.origin.name).stem else details.title,
        publisher=details.publisher,
        byline=details.byline,
        published=details.published,
        link=details.link,
        language=document.language,
        genre=None if details.genre is Genre.OTHER else details.genre,
        media_type=document.origin.media_type,
        pages=document.pages,
    )


def find_again(document: Document, reader: Reader, cancelled: Cancelled) -> Found | NotSearched | None:
    """Search a document's text in the reading process; None if it was cancelled meanwhile.

    Without its language model the engine finds less than before, so then the document is left as it was.
    """
    title = document.details.title
    outcome = reader.find(source_of(document), cancelled=cancelled)
    if isinstance(outcome, Failure):
        reason = outcome.reason.replace("“”", f"“{title}”", 1)  # the text went without a title that is its file's name
        return NotSearched(document.id, title, reason, outcome.details)
    if outcome is None:
        return None
    missing = [notice for notice in outcome.notices if notice in (MISSING, CHANGED)]
    if missing:
        return NotSearched(document.id, title, f"“{title}” was left as it was. {missing[0]}")
    return Found(document.id, outcome)


def find_points_again(
    library: "Library",
    ids: Sequence[int],
    *,
    reader: Reader,
    progress: ReportProgress = lambda _searching: None,
    cancelled: Cancelled = lambda: False,
) -> Report:
    """Search documents and put what is found in place of the suggestions that nobody has touched, in one step.

    What was found until it is cancelled is stored. A document that is gone from the library is among the failures.

    Raises:
        BriefingError: the library could not be written to.
    """
    found: list[Found] = []
    failures: list[NotSearched] = []
    renewals: list[Renewal] = []
    searched = 0
    for outcome in _searched(library, ids, reader, progress, cancelled):
        searched += 1
        if isinstance(outcome, NotSearched):
            failures.append(outcome)
        else:
            found.append(outcome)
        if len(found) == TOGETHER:
            renewals += store(library, found).renewals
            found.clear()
    renewals += store(library, found).renewals
    return Report(tuple(renewals), tuple(failures), tuple(ids[searched:]))


def _searched(
    library: "Library", ids: Sequence[int], reader: Reader, progress: ReportProgress, cancelled: Cancelled
) -> Iterator[Found | NotSearched]:
    for number, document_id in enumerate(ids, start=1):
        if cancelled():
            return
        try:
            document = library.document(document_id)
        except BriefingError as error:
            yield NotSearched(document_id, f"document {document_id}", str(error))
            continue
        progress(Searching(document.details.title, number, len(ids)))
        outcome = find_again(document, reader, cancelled)
        if outcome is None:
            return
        yield outcome


def store(library: "Library", found: Sequence[Found]) -> Change:
    """Put what was found into the library, in one step.

    Raises:
        BriefingError: the library could not be written to.
    """
    return library.renew_documents([(one.document_id, one.extraction) for one in found])
