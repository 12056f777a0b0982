"""The watched folder: what is put there is imported once it has stopped changing, each file once, by its bytes."""

import hashlib
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from briefing_app.importing.outcomes import Report
from briefing_app.settings import Settings
from briefing_app.ui.desk import Desk

if TYPE_CHECKING:
    from briefing_app.library.library import Library

SETTLED = 2000
"""Milliseconds between two looks; a file that is the same in both has stopped changing."""
_SEEN = "watched"
"""The library's note of what was imported from a watched folder."""
_AT_ONCE = 1 << 20
_UNFINISHED = {".part", ".partial", ".tmp", ".crdownload", ".download"}


@dataclass(frozen=True, slots=True)
class State:
    """What a file looked like: its size in bytes and when it was last written, in nanoseconds."""

    size: int
    written: int


States = Mapping[Path, State]


class WatchedFolder(QObject):
    """Belongs to the Documents page. `arrived` (a list of paths) when files have come and are whole.

    What is there when the program starts is looked at too. What was imported from here once is not imported again,
    although it was deleted from the library since: a mark of its bytes stays in a note of the library.
    """

    arrived = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Watch what the settings name."""
        super().__init__(parent)
        self._desk = desk
        self._folder: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._before: States = {}
        self._done: dict[Path, State] = {}
        self._marks: dict[Path, str] = {}
        self._timer = QTimer(self, interval=SETTLED, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(self._wait)
        desk.settings_changed.connect(self._take_settings)
        self._take_settings(desk.settings)

    def _take_settings(self, settings: Settings) -> None:
        folder = Path(settings.watched) if settings.watched else None
        if folder == self._folder:
            return
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._folder, self._before = folder, {}
        self._done.clear()
        self._look()

    def _wait(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        folder = self._folder
        if folder is not None:
            if not self._watcher.directories():  # new, or a drive that was away
                self._watcher.addPath(str(folder))
            self._desk.operations.run(partial(_files, folder=folder), partial(self._compare, folder))

    def _compare(self, folder: Path, now: States) -> None:
        """Hand on what has stopped changing, and look again while something has not."""
        if folder != self._folder:
            return
        new = {path: state for path, state in now.items() if self._done.get(path) != state}
        whole = {path: state for path, state in new.items() if self._before.get(path) == state and state.size}
        self._done = {path: state for path, state in self._done.items() if path in now} | whole
        self._before = now
        if whole and not self._desk.operations.read_only:
            self._desk.operations.run(partial(_unseen, paths=list(whole)), self._hand_on)
        if len(whole) < len(new):
            self._timer.start()

    def _hand_on(self, marks: dict[Path, str]) -> None:
        if marks:
            self._marks |= marks
            self.arrived.emit(list(marks))

    def note(self, report: Report) -> None:
        """An import ended: keep in mind what of it came from here, whether it could be read or not."""
        paths = {result.path for result in report.results}
        marks = [self._marks.pop(path) for path in paths if path in self._marks]
        if marks:
            self._desk.operations.run(partial(_remember, marks=marks))


def _files(_library: "Library", folder: Path) -> States:
    """On the library's thread, since a drive may be slow: the files right in the folder that can be read."""
    supported = importlib.import_module("briefing_app.importing.readers").supported
    try:
        entries = sorted(path for path in folder.iterdir() if supported(path))
    except OSError:
        return {}  # as where a drive is not plugged in
    return {path: state for path in entries if (state := _state(path)) is not None}


def _state(path: Path) -> State | None:
    """What it looks like; None for folders, hidden files, and what another program is at work on."""
    if path.name.startswith((".", "~")) or _UNFINISHED & {suffix.casefold() for suffix in path.suffixes}:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return State(found.st_size, found.st_mtime_ns) if path.is_file() else None


def _unseen(library: "Library", paths: list[Path]) -> dict[Path, str]:
    """On the library's thread: the marks of those whose bytes were never imported from here."""
    seen = set((library.note(_SEEN) or "").split())
    new: dict[str, Path] = {}
    for path in paths:
        mark = _mark(path)
        if mark is not None and mark not in seen:
            new.setdefault(mark, path)
    return {path: mark for mark, path in new.items()}


def _remember(library: "Library", marks: list[str]) -> None:
    seen = (library.note(_SEEN) or "").split()
    library.set_note(_SEEN, " ".join(dict.fromkeys((*seen, *marks))))


def _mark(path: Path) -> str | None:
    """The beginning of the SHA-256 of a file, long enough to be its own."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_AT_ONCE):
                found.update(piece)
    except OSError:
        return None
    return found.hexdigest()[:32]
