"""Documents that came in and say nearly what others in the library say, told once they are linked."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.links import Copy
from briefing_app.errors import BriefingError
from briefing_app.importing.outcomes import Failure, FileResult, Status
from briefing_app.importing.storing import store

if TYPE_CHECKING:
    from briefing_app.importing.sandbox import Reader
    from briefing_app.library.library import Library

Copied = tuple[int, str, float]


def unlinked(library: "Library", results: Iterable[FileResult]) -> tuple[FileResult, ...]:
    """Those of which nothing can be told yet, since their documents wait to be linked."""
    waiting = set(library.waiting_to_be_linked())
    return tuple(result for result in results if result.document_id in waiting)


def like_others(library: "Library", results: Iterable[FileResult]) -> tuple[FileResult, ...]:
    """The imported documents that carry the same article as another outside the bin, or share passages with it.

    Each has `like`, the other's id, and says so in its `reason`. Of two that came together the later is told; an e-mail
    and what came with it are not.
    """
    imported = {result.document_id: result for result in results if result.status is Status.IMPORTED}
    told = (_like_another(library, one, imported) for one in sorted(filter(None, imported)))
    return tuple(result for result in told if result is not None)


def take_duplicate(library: "Library", result: FileResult, reader: "Reader", *, replaces: bool) -> FileResult:
    """Import a duplicate all the same, beside the document that it repeats or in its place; in one step."""
    outcome = reader.read(result.path)
    assert outcome is not None  # noqa: S101 - nothing cancels it
    if isinstance(outcome, Failure):
        return replace(result, status=Status.FAILED, reason=outcome.reason, details=outcome.details)
    try:
        instead_of = result.document_id if replaces else None
        created = store(library, outcome, inner=result.inner, instead_of=instead_of).created
    except BriefingError as error:
        return replace(result, status=Status.FAILED, reason=str(error))
    finally:
        outcome.let_go()
    how = "It took the place of the same one, which is in the bin." if replaces else "It was imported a second time."
    return replace(result, status=Status.IMPORTED, document_id=created, reason=how)


def _like_another(library: "Library", document_id: int, imported: dict[int | None, FileResult]) -> FileResult | None:
    copies = [each for each in library.copies(document_id) if each[0] < document_id or each[0] not in imported]
    if not copies:
        return None
    one, *others = library.document_summaries([document_id, *(other for other, _, _ in copies)])
    there = {other.id: other for other in others if not _came_together(one, other)}
    best = max((each for each in copies if each[0] in there), key=_nearness, default=None)
    return None if best is None else _told(imported[document_id], best, there[best[0]])


def _came_together(one: DocumentSummary, other: DocumentSummary) -> bool:
    """Whether one of them came with the other, or both with the same e-mail."""
    mails = {each.origin.parent_id or each.id for each in (one, other)}
    return len(mails) == 1


def _nearness(copied: Copied) -> tuple[bool, float]:
    return copied[1] == Copy.SYNDICATED, copied[2]


def _told(result: FileResult, copied: Copied, there: DocumentSummary) -> FileResult:
    other, kind, share = copied
    title = f"“{there.details.title}”"
    if kind == Copy.SYNDICATED:
        reason = f"Nearly the same text is in the library already, as {title} ({share:.0%} the same). Both are kept."
        return replace(result, like=other, reason=reason)
    reason = f"It shares passages with {title} ({share:.0%} of the shorter), perhaps of one press release."
    return replace(result, like=other, shares_only=True, reason=reason)
