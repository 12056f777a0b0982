"""A real window over a real library in the test's own folder."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from briefing_app import settings
from briefing_app.domain.documents import Origin
from briefing_app.domain.figures import Figure, FigureKind, Modifier
from briefing_app.domain.points import Extraction
from briefing_app.domain.quotes import Quote, QuoteKind
from briefing_app.domain.text import Genre, SourceText
from briefing_app.library.library import Library
from briefing_app.settings import Look, Settings
from briefing_app.ui.app import build
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.theme import Theme
from tests.builders import make_searchable
from tests.lent import lent, listeners

PATIENCE = 30_000
"""Milliseconds."""
TEXT = (
    "Piers to close for the winter\n\nThe Inspectorate will recruit around 100 more inspectors.\n\n"
    "“No passenger should step on to it,” said Idris Calloway 🚢. He added: “We will look at every one.”\n\n"
    "Somebody said “it is a start” in Port Wennick."
)


def quote(words: str, speaker: str | None = "Idris Calloway", confidence: float = 1.0) -> Quote:
    """A quote of those words of TEXT."""
    start = TEXT.index(words)
    return Quote(start, start + len(words), words, QuoteKind.DIRECT, speaker, "chief inspector", confidence=confidence)


def figure() -> Figure:
    """The one figure of TEXT."""
    start, phrase = TEXT.index("100"), TEXT.index("around 100 more inspectors")
    end = phrase + len("around 100 more inspectors")
    modifier = Modifier.APPROX
    return Figure(start, start + 3, "100", 100, FigureKind.COUNT, None, "inspector", modifier, "inspectors", phrase_start=phrase, phrase_end=end)  # fmt: skip # noqa: E501


def found() -> Extraction:
    """What there is to find in TEXT: three quotes, one with a doubtful speaker, and a figure."""
    quotes = (
        quote("No passenger should step on to it,"),
        quote("We will look at every one."),
        quote("it is a start", None, 0.2),
    )
    return Extraction(quotes, (figure(),))


def add(library: Library, title: str = "Piers to close for the winter", text: str = TEXT) -> int:
    """Put TEXT into a library under a title."""
    source = SourceText(text, title, "The Saltmarsh Gazette", genre=Genre.NEWS)
    origin = Origin(f"{title}.txt", f"{abs(hash((title, text))):064x}"[:64])
    created = library.add_document(source, found() if text == TEXT else Extraction(), origin).created
    assert created is not None
    return created


def spoken(model: QAbstractItemModel) -> list[str]:
    """What a screen reader says of each row."""
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


class PatientBot(QtBot):
    """Waits long enough for what must come, on a computer that has much else to do as well."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802
        """Wait until it is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802
        self,
        signal: Any,
        *,
        timeout: int = PATIENCE,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Wait for a signal."""
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)


@pytest.fixture(scope="session", autouse=True)
def _nothing_stays_on_the_clipboard(qapp: QApplication) -> Iterator[None]:
    """Offscreen, Qt lets go of what was copied after Python has ended, which it does not survive."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of the plug-in's own, which gives up after five seconds."""
    return PatientBot(request)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the library."""
    return tmp_path / "library"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %."""
    theme = Theme(qapp, Settings(look=Look.LIGHT))
    yield theme
    theme.close()


OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def readers() -> Iterator[None]:
    """The reading processes of the windows: lent from test to test."""
    with lent():
        yield


@pytest.fixture
def open_unfilled(folder: Path, tmp_path: Path, readers: None, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Opens the window and shows it; at the end it is closed, and none of its threads is left."""
    windows: list[MainWindow] = []
    before = set(threading.enumerate())

    def opened() -> MainWindow:
        # Chosen before, not after: to put another look on a whole window takes longer than to build it.
        if not (file := tmp_path / "settings.json").exists():
            settings.save(Settings(look=Look.LIGHT), file)
        window = build(folder, file)
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
        # At once, or the next window's style sheet would be put on this one as well.
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    assert set(threading.enumerate()) - listeners() <= before


@pytest.fixture
def open_window(open_unfilled: OpenWindow, qtbot: QtBot) -> OpenWindow:
    """Opens the window and waits for the rows of the first page."""

    def opened() -> MainWindow:
        window = open_unfilled()
        with qtbot.waitSignal(window.current.filled, timeout=20_000):
            pass
        return window

    return opened


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one document of four points, to copy."""
    folder = tmp_path_factory.mktemp("seeded") / "library"
    with Library.open(folder) as library:
        add(library)
    return folder


@pytest.fixture(scope="session")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three documents with more hits than one page, to copy."""
    folder = tmp_path_factory.mktemp("searchable") / "library"
    make_searchable(folder)
    return folder


@pytest.fixture
def window(folder: Path, seeded: Path, open_window: OpenWindow) -> MainWindow:
    """A window over a library with one document of four points."""
    shutil.copytree(seeded, folder)
    return open_window()
