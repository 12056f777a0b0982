"""Searching as a test does it: type, and wait for what that finds."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.ui.search.page import SearchPage


def search(page: SearchPage, text: str, qtbot: QtBot) -> None:
    """Type, and wait until the counts of what was typed are there."""
    QTest.keyClicks(page.bar.line, text)
    settle(page, qtbot)


def settle(page: SearchPage, qtbot: QtBot) -> None:
    """Wait until what is in the field is counted and shown."""
    qtbot.waitUntil(lambda: page.overview is not None and page.overview.query == page.bar.query)
    if page.overview is not None and page.overview.count and page.overview.query.terms:
        qtbot.waitUntil(lambda: page.stack.currentWidget() is page.browser and page.browser.passage.point is not None)


def ids(page: SearchPage) -> list[int]:
    """The points that are listed, in their order."""
    return [hit.point.id for hit in page.browser.model.hits]
