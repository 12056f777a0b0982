"""stories: the announcements that several of the library's documents report."""

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.cli.libraries import open_library
from briefing_app.cli.linking import link
from briefing_app.cli.output import complain, counted, emit, one_line, say
from briefing_app.cli.records import Record, on_day
from briefing_app.domain.stories import StoryQuery, StorySummary

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_PAGE = 200


def run(options: argparse.Namespace) -> int:
    """Print stories, the one last told first; documents that still wait to be linked are linked before."""
    query = StoryQuery(" ".join(options.words))
    printed = 0
    with open_library(options) as library:
        if not link(library):
            return 130
        for story in _stories(library, query):
            printed += 1
            if options.json:
                emit(story_record(story))
            else:
                say(story_line(story))
    if not printed:
        complain("Nothing found.")
    return 0


def _stories(library: "Library", query: StoryQuery) -> Iterator[StorySummary]:
    page = library.stories(query, limit=_PAGE)
    while page:
        yield from page
        page = library.stories(query, before=page[-1].key, limit=_PAGE)


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
