"""Starts the window: settings, theme, operations, actions, desk, in that order."""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app import paths, settings
from briefing_app.errors import BriefingError
from briefing_app.ui.actions import Actions
from briefing_app.ui.desk import Desk
from briefing_app.ui.errors import Reporter
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.operations import Operations
from briefing_app.ui.theme import Theme

HEAVY = ("spacy", "sqlmodel", "sqlalchemy", "reportlab")
"""What must not be imported before the window is first painted."""
_IMPORTED = time.time()
_TURN = 0.001
"""Seconds after which a thread that works lets another one that waits have its turn: at Python's own 5 ms a window
whose library is at work would stand still for as long at every call from Qt into Python and back, and a key makes
dozens."""


def application() -> QApplication:
    """The one QApplication, named as people know it."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("briefing-desk")
    app.setApplicationDisplayName(paths.APP_NAME)
    app.setDesktopFileName("briefing-desk")
    return app


def build(folder: Path, settings_file: Path) -> MainWindow:
    """Put a window together over the library in `folder`; nothing is opened or imported for it before it is shown."""
    app = application()
    sys.setswitchinterval(_TURN)
    kept = settings.load(settings_file)
    theme = Theme(app, kept)
    operations = Operations(folder)
    actions = Actions(theme, app)
    window = MainWindow(Desk(operations, theme, actions, kept, settings_file))
    actions.setParent(window)  # so that they go with it when another library is opened
    return window


def run(library_folder: Path | None, *, startup_time: bool = False) -> int:
    """Show the window until it is closed. `startup_time` prints when it was first painted and filled, and ends.

    Returns:
        The exit code.

    Raises:
        BriefingError: start-up was to be measured, and the library cannot be opened.
    """
    app = application()
    settings_file = paths.settings_file()
    trouble = settings.set_aside(settings_file)
    kept = settings.load(settings_file)
    folder = library_folder or (Path(kept.library) if kept.library else paths.default_library())
    if startup_time:
        return _time_startup(app, build(folder, settings_file))
    chosen: Path | None = folder
    code = 0
    while chosen is not None:
        code, chosen = _show_until_closed(app, chosen, settings_file, trouble)
        trouble = None
    return code


def _show_until_closed(
    app: QApplication, folder: Path, settings_file: Path, trouble: BriefingError | None
) -> tuple[int, Path | None]:
    """The exit code, and the library to open next where the person chose another one; `trouble` is told at first."""
    reporter = Reporter()
    window = build(folder, settings_file)
    reporter.bug.connect(window.show_bug)
    chosen: list[str] = []
    window.desk.library_chosen.connect(chosen.append)
    window.desk.library_chosen.connect(window.close)
    window.show()
    if trouble is not None:
        window.desk.operations.failed.emit(trouble)
    code = app.exec()
    reporter.close()
    if chosen:
        window.desk.set(library=chosen[-1])
    window.deleteLater()
    return code, Path(chosen[-1]) if chosen else None


def _time_startup(app: QApplication, window: MainWindow) -> int:
    watch = StartupWatch(window)
    window.show()
    app.exec()
    if watch.error is not None:
        raise watch.error
    sys.stdout.write(watch.report())
    return 0


def process_start() -> float:
    """When this process began, in seconds since the epoch; without /proc, when this module was imported."""
    try:
        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
        up = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return _IMPORTED
    return time.time() - (up - ticks / os.sysconf("SC_CLK_TCK"))


class StartupWatch(QObject):
    """Notes when the window was first painted and when the first page had its rows, then closes it."""

    def __init__(self, window: MainWindow) -> None:
        """Watch a window that is not shown yet."""
        super().__init__()
        self._start, self._window = process_start(), window
        self._painted = self._filled = 0.0
        self._early: list[str] = []
        self._painting = False
        window.current.installEventFilter(self)
        window.current.filled.connect(self._note_rows)
        window.desk.operations.failed.connect(self._fail)
        window.desk.operations.in_use.connect(self._fail)
        self.error: BriefingError | None = None
        """Why the library could not be opened, where it could not."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint."""
        if event.type() == QEvent.Type.Paint and not self._painting:
            self._painting = True
            self._early = [name for name in HEAVY if name in sys.modules]  # the library's thread may go on from here
            QTimer.singleShot(0, self._note_paint)
        return super().eventFilter(watched, event)

    def _note_paint(self) -> None:
        if not self._painted:
            self._painted = time.time() - self._start

    def _note_rows(self) -> None:
        self._window.current.repaint()
        self._filled = time.time() - self._start
        self._window.close()

    def _fail(self, error: BriefingError) -> None:
        self.error = error
        self._window.close()

    def report(self) -> str:
        """The two figures, and which of the heavy packages had been imported by the first paint."""
        early = f"Imported before the first paint: {', '.join(self._early) or 'none'} of {', '.join(HEAVY)}\n"
        return f"First paint: {self._painted * 1000:.0f} ms\nFirst page's rows: {self._filled * 1000:.0f} ms\n{early}"
