"""What the library is asked for stories, on its own thread."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.linking import LinkKind
from briefing_app.domain.packs import PackDetails
from briefing_app.domain.stories import StoryQuery, StorySummary
from briefing_app.errors import BriefingError
from briefing_app.ui.listing.model import Part
from briefing_app.ui.stories.rows import Opened

if TYPE_CHECKING:
    from briefing_app.library.library import Library


@dataclass(frozen=True, slots=True)
class Listed:
    """The first stories of a query, and which of them those documents tell that were shown before."""

    part: Part[StorySummary]
    count: int = 0
    current: int | None = None
    documents: int = 0
    """How many documents the library has, where no story was found in all of it."""
    waiting: bool = False
    """Whether some of them have yet to be compared."""


def listed(library: "Library", query: StoryQuery, limit: int, shown: Sequence[int]) -> Listed:
    """As many stories as were listed; `shown` are the documents of the story in view."""
    found = more(library, query, None, limit)
    count = library.count_stories(query)
    told = (library.story_of(one) for one in shown)
    current = next((one for one in told if one is not None), None)
    if count or query != StoryQuery():
        return Listed(found, count, current)
    waiting = bool(library.waiting_to_be_linked(1))
    return Listed(found, documents=library.counts().documents, waiting=waiting)


def more(library: "Library", query: StoryQuery, before: tuple[int, int] | None, limit: int) -> Part[StorySummary]:
    """A page of stories."""
    page = library.stories(query, before=before, limit=limit)
    return Part(query, tuple(page), page[-1].key if len(page) == limit else None, before)


def opened(library: "Library", story_id: int) -> Opened | None:
    """A story as it is now: known by its first document, which another story may tell meanwhile; None if none does."""
    present = library.story_of(story_id)
    if present is None:
        return None
    story = library.story(present)
    return Opened(story, {fact.summary.id: fact for fact in library.facts_by_id(story.facts)})


def keep_apart(library: "Library", document_id: int, others: Sequence[int]) -> Change:
    """Have a document tell another story than these."""
    return library.keep_apart(LinkKind.DOCUMENT, [document_id], others)


def put_together(library: "Library", stories: Sequence[int]) -> Change:
    """Have all documents of some stories tell one.

    All of them, as a document that is said to tell the same as another joins that one's story alone.
    """
    told = [library.story(one).documents for one in stories]
    return library.put_together(LinkKind.DOCUMENT, [one.id for each in told for one in each])


def summarise(library: "Library", document_id: int) -> Change:
    """Make a media summary of the story that a document tells, marked as the library is.

    Raises:
        BriefingError: no other document tells that story any more.
    """
    story_id = library.story_of(document_id)
    if story_id is None:
        raise BriefingError(
            "This story is no longer in the library.",
            kept="No pack was made.",
            remedy="Look for it in the list of stories: its documents may tell another one now.",
        )
    usual = PackDetails("")
    details = PackDetails("", marking=library.note("marking") or usual.marking)
    summaries = importlib.import_module("briefing_app.exporting.summaries")
    change: Change = summaries.make_media_summary(library, story_id, details)
    return change
