"""The pages of the window, in one table; each is imported when it is first shown."""

import importlib
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from briefing_app.domain.search import Counts
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Desk
from briefing_app.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page: where its class is, what leads there, and which of the library's counts it shows."""

    key: str
    title: str
    icon: str
    command: Command
    place: str
    """module:class"""
    count: str = ""
    beside: str = ""
    """The page of the rail that it stands beside and is reached from; empty for one that has a row there itself."""

    def make(self, desk: Desk, parent: QWidget | None = None) -> Page:
        """Import the page and put it together."""
        module, _, name = self.place.partition(":")
        page: Page = getattr(importlib.import_module(f"briefing_app.ui.{module}"), name)(desk, parent)
        return page

    def counted(self, counts: Counts) -> int:
        """The number beside the page's name; 0 shows none."""
        return int(getattr(counts, self.count)) if self.count else 0


PAGES: tuple[PageSpec, ...] = (
    PageSpec("documents", "Documents", "files", Command.GO_DOCUMENTS, "documents.page:DocumentsPage", "documents"),
    PageSpec("review", "Review", "check-square", Command.GO_REVIEW, "review.page:ReviewPage", "points_left"),
    PageSpec("search", "Search", "magnifying-glass", Command.GO_SEARCH, "search.page:SearchPage"),
    PageSpec("speakers", "Speakers", "users", Command.GO_SPEAKERS, "speakers.page:SpeakersPage", "speakers"),
    PageSpec("facts", "Facts", "scales", Command.GO_FACTS, "facts.page:FactsPage", "facts"),
    PageSpec("packs", "Packs", "briefcase", Command.GO_PACKS, "packs.page:PacksPage", "packs"),
)
BESIDE: tuple[PageSpec, ...] = (
    PageSpec("stories", "Stories", "newspaper", Command.GO_STORIES, "stories.page:StoriesPage", beside="facts"),
)
"""Pages without a row of their own in the rail."""
BELOW: tuple[PageSpec, ...] = (
    PageSpec("help", "Help and keys", "question", Command.HELP, "help_page:HelpPage"),
    PageSpec("settings", "Settings", "gear-six", Command.GO_SETTINGS, "settings.page:SettingsPage"),
)
EVERY = PAGES + BESIDE + BELOW
AT_HOME = {
    Command.ADD_FILES: "documents",
    Command.ADD_FOLDER: "documents",
    Command.PASTE_TEXT: "documents",
    Command.OPEN_SAMPLES: "documents",
    Command.OPEN_LIBRARY: "documents",
    Command.NEW_PACK: "packs",
    Command.SHOW_BIN: "documents",
    Command.ADD_SPEAKER: "speakers",
    Command.IMPORT_REGISTER: "speakers",
    Command.EXPORT_REGISTER: "speakers",
}
"""Commands that can be given anywhere and are done on a page of their own."""
