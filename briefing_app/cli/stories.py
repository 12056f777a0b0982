"""stories: the announcements that several of the library's documents report."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.cli.listing import pages, put_linked
from briefing_app.cli.output import one_line
from briefing_app.cli.records import Record, on_day
from briefing_app.domain.stories import StoryQuery, StorySummary
from briefing_app.domain.wording import counted

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def run(options: argparse.Namespace) -> int:
    """Print stories, the one last told first; documents that still wait to be linked are linked before."""
    query = StoryQuery(" ".join(options.words))
    return put_linked(options, lambda library: _stories(library, query), story_record, story_line)


def _stories(library: "Library", query: StoryQuery) -> Iterator[StorySummary]:
    for page in pages(lambda before, limit: library.stories(query, before=before, limit=limit)):
        yield from page


def story_record(story: StorySummary) -> Record:
    """A story; of its documents those that repeat another are not counted as sources."""
    return {
        "story_id": story.id,
        "title": story.title,
        "documents": story.documents,
        "sources": story.sources,
        "first": story.first,
        "last": story.last,
        "publishers": story.publishers,
    }


def story_line(story: StorySummary) -> str:
    """The same for people."""
    publishers = f" ({', '.join(story.publishers)})" if story.publishers else ""
    title = story.title or "without a title"
    told = f"{counted(story.documents, 'document')}, {counted(story.sources, 'source')}"
    return one_line(f"{story.id}  {title}, {_days(story.first, story.last)}: {told}{publishers}")


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "undated"
    return on_day(first) if first == last else f"{on_day(first)} to {on_day(last)}"
