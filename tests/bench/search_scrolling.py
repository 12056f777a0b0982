"""How long the window takes for each frame while its results are scrolled by the wheel.

    python -m tests.bench.search_scrolling LIBRARY QUERY ROWS

opens the window offscreen on a library, only to read it, searches, and turns the wheel a notch a frame until so many
rows have gone by; further pages come in meanwhile, as they do for anybody. Prints a line of JSON: the milliseconds of
each frame on the clock, and of the processor by this thread, which draws; the one that reads shares it with Python.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.errors import BriefingError
from briefing_app.settings import Look, Settings, save
from briefing_app.ui.app import build
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.search.page import SearchPage
from briefing_app.ui.widgets.row_list import RowList

_NOTCH = -120
_PATIENCE = 60.0


def wait(until: Callable[[], bool]) -> None:
    """Let the window go on until something holds.

    Raises:
        TimeoutError: it does not within a minute.
    """
    end = time.monotonic() + _PATIENCE
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if time.monotonic() > end:
            raise TimeoutError("the window did not come so far within a minute")


def opened(folder: Path, place: Path) -> MainWindow:
    """The window, as large as on most screens, on a library that it does not write to."""
    settings = place / "settings.json"
    save(Settings(look=Look.LIGHT), settings)
    window = build(folder, settings)
    window.desk.operations.read_only = True
    window.desk.operations.failed.connect(_fail)
    window.resize(1440, 900)
    window.show()
    return window


def _fail(error: BriefingError) -> None:
    print(error, file=sys.stderr, flush=True)
    os._exit(1)  # what is raised in a slot goes no further


def searched(window: MainWindow, query: str) -> RowList:
    """The list of results of a query, when all that is asked at first is there."""
    page = window.page("search")
    assert isinstance(page, SearchPage)
    window.show_page("search")
    page.bar.set_text(query)
    wait(lambda: page.overview is not None and page.overview.query.text == query and bool(page.browser.model.hits))
    QCoreApplication.processEvents()
    return page.browser.list


def frames(view: RowList, rows: int) -> list[tuple[float, float]]:
    """Milliseconds of each frame, on the clock and of the processor, until so many rows have gone by."""
    spent: list[tuple[float, float]] = []
    bar = view.verticalScrollBar()
    while view.rowAt(0) < rows:
        start, used = time.perf_counter(), time.thread_time()
        turn(view.viewport())
        view.viewport().repaint()
        QCoreApplication.processEvents()
        spent.append(((time.perf_counter() - start) * 1000, (time.thread_time() - used) * 1000))
        wait(lambda: bar.value() < bar.maximum())
    return spent


def turn(widget: QWidget) -> None:
    """Turn the wheel by a notch over a widget."""
    middle = QPointF(widget.rect().center())
    none, still = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, _NOTCH),
        none,
        Qt.KeyboardModifier.NoModifier,
        still,
        False,
    )
    QApplication.sendEvent(widget, event)


def main() -> None:
    """Scroll and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        window = opened(Path(sys.argv[1]), Path(place))
        spent = frames(searched(window, sys.argv[2]), int(sys.argv[3]))
        window.close()
    print(json.dumps(spent), flush=True)


if __name__ == "__main__":
    main()
