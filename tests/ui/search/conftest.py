"""The window opens over a library with more hits than one page."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.search.page import SearchPage


@pytest.fixture(scope="session")
def seeded(searchable: Path) -> Path:
    """The library that `window` copies."""
    return searchable


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SearchPage:
    """The Search page, nothing asked of it yet."""
    page = window.page("search")
    assert isinstance(page, SearchPage)
    with qtbot.waitSignal(page.counted):
        window.show_page("search")
    return page
