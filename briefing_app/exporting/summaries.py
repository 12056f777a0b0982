"""A pack made from a story in one step."""

from typing import TYPE_CHECKING

from briefing_app.domain.changes import Change
from briefing_app.domain.packs import PackDetails
from briefing_app.packs.media_summary import media_summary

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def make_media_summary(library: "Library", story_id: int, details: PackDetails) -> Change:
    """Make a media summary of a story; an empty title becomes the story's. `created` is the pack's id.

    Raises:
        BriefingError: the story is no longer there.
    """
    story = library.story(story_id)
    return library.add_pack(*media_summary(story, library.facts_by_id(story.facts), details))
