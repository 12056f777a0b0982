"""The window over a library in which three papers carry one quote, one of them shorter."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.importing.linking import link_waiting
from briefing_app.library.library import Library
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Target
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.search.page import SearchPage
from tests.ui.conftest import spoken

WHOLE = "We will close every unsafe landing at Port Wennick before the autumn storms arrive"
PAPERS = (
    ("Tarn Record", date(2024, 8, 20), WHOLE, "Storms are expected early this year."),
    (
        "Quayside Weekly",
        date(2024, 8, 21),
        "We will close every unsafe landing at Port Wennick",
        "Ferries may be late.",
    ),
    ("Pier Post", date(2024, 8, 22), WHOLE.replace("autumn", "winter"), "Traders on the islands were not amused."),
    ("Ferry Times", date(2024, 8, 22), "Nobody asked the islanders what they need", "A meeting is called for Monday."),
)


def store(library: Library, publisher: str, day: date, words: str, filler: str) -> None:
    """Put a paper's report with its quote into the library."""
    text = f"{filler}\n\n“{words},” said Idris Calloway, the chief inspector."
    start = text.index(words)
    quote = Quote(start, start + len(words), words, QuoteKind.DIRECT, "Idris Calloway", "chief inspector", confidence=1)
    source = SourceText(text, f"{publisher} reports", publisher, published=day, genre=Genre.NEWS)
    origin = Origin(f"{publisher}.txt", hashlib.sha256(text.encode()).hexdigest())
    library.add_document(source, Extraction((quote,)), origin)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that `window` copies."""
    folder = tmp_path_factory.mktemp("variants") / "library"
    with Library.open(folder) as library:
        for paper in PAPERS:
            store(library, *paper)
        link_waiting(library)
    return folder


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SearchPage:
    page = window.page("search")
    assert isinstance(page, SearchPage)
    window.show_page("search", Target(query="landing"))
    qtbot.waitUntil(lambda: page.browser.model.found == 3)
    qtbot.waitUntil(page.browser.passage.variants.isVisible)
    qtbot.waitUntil(lambda: bool(page.browser._total))
    return page


def sentences(page: SearchPage) -> list[str]:
    return spoken(page.browser.model)


def test_the_same_quote_is_one_row_that_says_what_is_folded(page: SearchPage, window: MainWindow) -> None:
    [sentence] = sentences(page)
    assert "Pier Post" in sentence
    assert sentence.endswith(", in 3 sources, 2 folded")
    assert page.browser._count.text() == "3 points"
    assert page.browser._about.text() == "2 repeats folded"
    assert page.browser._about.accessibleName().startswith("2 repeats folded  ·  ")
    assert window.status._words.text() == "Result 1 of 3, with 2 repeats of the same quote"


def test_folding_can_be_switched_off_and_that_is_kept(page: SearchPage) -> None:
    browser = page.browser
    browser.folding._menu.actions()[1].trigger()
    assert [sentence.endswith(", in 3 sources") for sentence in sentences(page)] == [True] * 3
    assert not browser._about.text().startswith("2 repeats")
    assert not page.desk.settings.fold_quotes
    browser.list.choose(2)
    browser.folding._menu.actions()[0].trigger()
    assert browser.model.rowCount() == 1
    assert browser.list.currentIndex().row() == 0
    assert page.desk.settings.fold_quotes


def test_other_wordings_are_a_key_away(page: SearchPage) -> None:
    variants = page.browser.passage.variants
    page.browser.list.setFocus()
    QTest.keyClick(page.browser.list, Qt.Key.Key_V)
    assert variants.area.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Show in Tarn Record"


def test_the_variants_stand_word_by_word_beside_the_fullest(page: SearchPage) -> None:
    variants = page.browser.passage.variants
    assert variants.fold.accessibleName() == "In 3 sources, 3 wordings"
    assert not variants.area.isVisible()
    variants.fold.click()
    assert variants.area.isVisible()
    spoken = [each.accessibleName() for each in variants.area.findChildren(QLabel) if each.accessibleName()]
    assert spoken == [
        WHOLE,
        f"{PAPERS[1][2]}. without “before the autumn storms arrive”",
        f"{PAPERS[2][2]}. “winter” for “autumn”",
    ]
    texts = [each.text() for each in variants.area.findChildren(QLabel) if each.accessibleName()]
    assert ">autumn</s> <b><u>winter</u></b> storms" in texts[2]


def test_a_variant_is_shown_in_its_document(page: SearchPage) -> None:
    went: list[Target] = []
    page.desk.go.connect(lambda _key, target: went.append(target))
    page.browser.passage.variants.fold.click()
    buttons = page.browser.passage.variants.area.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == [f"Show in {paper[0]}" for paper in PAPERS[:3]]
    buttons[1].click()
    assert went == [Target(document_id=2, point_id=2)]


def test_a_quote_that_stands_alone_has_none(page: SearchPage, qtbot: QtBot) -> None:
    page.show_target(Target(query="islanders"))
    qtbot.waitUntil(lambda: page.browser.model.found == 1)
    qtbot.waitUntil(lambda: not page.browser.passage.variants.isVisible())
    assert not page.desk.actions[Command.SHOW_WORDINGS].isEnabled()
    sentence = page.browser.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "sources" not in sentence
