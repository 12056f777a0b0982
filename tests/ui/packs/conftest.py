"""A pack of our own making over a real library, and the real window with that pack open."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.domain.packs import ItemKind, Likelihood, PackDetails, PackItem, SectionKind
from briefing_app.domain.points import PointKind, Review
from briefing_app.library.library import Library
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.packs.page import PacksPage
from briefing_app.ui.packs.state import Node
from tests.ui.conftest import add

SECTIONS = (("Key facts", SectionKind.FIGURES), ("Lines to take", SectionKind.TEXT), ("Said", SectionKind.QUOTES))


def make_pack(library: Library) -> int:
    """Three sections: two lines and a question of our own, the first quote and the figure of a document."""
    document = add(library)
    points = library.points(document)
    library.review([point.id for point in points], Review.ACCEPTED)
    pack = library.add_pack(PackDetails("Ferry landings", needed_by="14:00"), SECTIONS).created
    assert pack is not None
    lines = library.pack(pack).sections[1].id
    library.add_item(lines, PackItem(0, ItemKind.LINE, "Reopen after inspection", "A landing reopens **when safe**."))
    library.add_item(lines, PackItem(0, ItemKind.LINE, "Recruitment", "We are recruiting."))
    question = PackItem(0, ItemKind.QUESTION, "Why not sooner?", "We looked.", likelihood=Likelihood.CERTAIN)
    library.add_item(lines, question)
    quote = next(point for point in points if point.kind is PointKind.QUOTE)
    figure = next(point for point in points if point.kind is PointKind.FIGURE)
    library.add_to_pack(pack, [quote.id, figure.id])
    library.set_note("open-pack", str(pack))
    return pack


class Packs:
    """The page, and what tests ask of it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        page = window.page("packs")
        assert isinstance(page, PacksPage)
        self.window, self.page, self.bench, self.qtbot = window, page, page.bench, qtbot

    def settled(self, act: Callable[[], object] = lambda: None) -> None:
        """Do something, and wait until the page and its preview show what came of it."""
        with self.qtbot.waitSignal(self.page.filled, timeout=20_000):
            act()
        self.qtbot.waitUntil(lambda: self.bench.preview.view.sheets is not None, timeout=60_000)

    def choose(self, words: str) -> None:
        """Make the row current that begins with those words."""
        self.bench.tree.choose(self.node(words))

    def node(self, words: str) -> Node:
        model = self.bench.tree.tree
        for row in range(model.rowCount()):
            section = model.index(row, 0)
            rows = [section, *(model.index(place, 0, section) for place in range(model.rowCount(section)))]
            found = next((model.node(index) for index in rows if str(index.data()).startswith(words)), None)
            if found is not None:
                return found
        raise LookupError(words)

    def titles(self) -> list[list[str]]:
        """The tree as lists of words, a list for each section, its title first."""
        model = self.bench.tree.tree
        sections = [model.index(row, 0) for row in range(model.rowCount())]
        return [
            [str(index.data()), *(str(model.index(row, 0, index).data()) for row in range(model.rowCount(index)))]
            for index in sections
        ]

    def current(self) -> str:
        return str(self.bench.tree.currentIndex().data())

    def preview(self) -> str:
        """The words of every page of the preview."""
        sheets = self.bench.preview.view.sheets
        return "\n".join(sheets.text(page) for page in range(sheets.count)) if sheets else ""


@pytest.fixture(scope="session")
def with_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with that pack, to copy."""
    folder = tmp_path_factory.mktemp("with-pack") / "library"
    with Library.open(folder) as library:
        make_pack(library)
    return folder


@pytest.fixture
def filled(folder: Path, with_pack: Path) -> Path:
    """A library with that pack."""
    shutil.copytree(with_pack, folder)
    return folder


@pytest.fixture
def packs(filled: Path, open_unfilled: Callable[[], MainWindow], qtbot: QtBot) -> Packs:
    """The window on the Packs page, its pack open and drawn."""
    assert filled.is_dir()
    window = open_unfilled()
    found = Packs(window, qtbot)
    found.settled(lambda: window.show_page("packs"))
    qtbot.waitUntil(lambda: found.bench.isVisible() and found.bench.evidence.known, timeout=20_000)
    return found
