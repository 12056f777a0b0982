"""Imports every hostile file through a real window and says whether it went on answering.

    .venv/bin/python -m tests.importing.besieged [--json]

The window's own thread beats every ten milliseconds meanwhile. `longest_pause_ms` is the longest that it took from one
beat to the next by the clock; `longest_pause_of_ours_ms` counts only the processor's time of this program, all its
threads together, since on a busy machine the clock measures the others. Then: files that came to documents or to a
reason, and what is left behind once the window is closed; each file has the ten seconds and the gibibyte of the cage.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from briefing_app import settings
from briefing_app.importing.outcomes import Report, Status
from briefing_app.settings import Look, Settings
from briefing_app.ui.app import application, build
from briefing_app.ui.documents.page import DocumentsPage
from tests.importing.building import BUILDERS
from tests.importing.hostile_files import HOSTILE, damaged
from tests.importing.readers import hostile_pdfs

BEAT = 10


class Pulse:
    """The beats of the thread that the window answers on, and the longest pauses between two of them."""

    def __init__(self) -> None:
        self.longest = self.ours = 0.0
        self._at, self._used = time.perf_counter(), time.process_time()
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, used = time.perf_counter(), time.process_time()
        self.longest, self.ours = max(self.longest, now - self._at), max(self.ours, used - self._used)
        self._at, self._used = now, used

    def stop(self) -> None:
        self._timer.stop()


def write_files(folder: Path) -> list[Path]:
    """Every hostile file, and damaged ones of each format."""
    made = {f"{kind}{Path(name).suffix}": make() for kind, (name, make) in HOSTILE.items()}
    pdfs = {**hostile_pdfs.HARMLESS, **hostile_pdfs.DEADLY}
    made |= {f"{kind}.pdf": make() for kind, make in pdfs.items()}
    for form in BUILDERS:
        for seed in range(2):
            name, data = damaged(form, seed)
            made[f"{form} {name}"] = data
    paths = []
    for number, (name, data) in enumerate(made.items()):
        paths.append(folder / f"{number:03} {name.replace('/', '-')}")
        paths[-1].write_bytes(data)
    return paths


def besiege(folder: Path) -> dict[str, Any]:
    """Import them all into a library in that folder; the figures."""
    (folder / "inbox").mkdir()
    (folder / "temporary").mkdir()
    tempfile.tempdir = str(folder / "temporary")
    files = write_files(folder / "inbox")
    app = application()
    settings.save(Settings(look=Look.LIGHT), folder / "settings.json")
    window = build(folder / "library", folder / "settings.json")
    window.show()
    page = window.page("documents")
    assert isinstance(page, DocumentsPage)
    reports: list[Report] = []
    waiting = QEventLoop()
    page.imports.importer.finished.connect(reports.append)
    page.imports.importer.finished.connect(waiting.quit)
    QTimer.singleShot(500, waiting.quit)  # the window is there before anything is asked of it
    waiting.exec()
    pulse = Pulse()
    start = time.perf_counter()
    page.imports.take(files)
    waiting.exec()
    seconds = time.perf_counter() - start
    QTimer.singleShot(1000, waiting.quit)  # the report is laid out
    waiting.exec()
    pulse.stop()
    window.close()
    app.processEvents()
    return _figures(files, reports[0], pulse) | {
        "seconds": round(seconds, 1),
        "processes_left": len(_children()),
        "temporary_files_left": len(list((folder / "temporary").iterdir())),
    }


def _figures(files: list[Path], report: Report, pulse: Pulse) -> dict[str, Any]:
    ended = {result.path for result in report.results}
    failed = report.with_status(Status.FAILED)
    return {
        "files": len(files),
        "files_that_ended": len(ended & set(files)),
        "documents": len(report.results) - len(failed),
        "reasons": len(failed),
        "without_a_reason": sum(not result.reason for result in failed),
        "longest_pause_ms": round(pulse.longest * 1000),
        "longest_pause_of_ours_ms": round(pulse.ours * 1000),
    }


def _children() -> list[str]:
    """The processes that this one started and that still run, where the system tells."""
    try:
        found = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split()
        told = {one: Path(f"/proc/{one}/cmdline").read_bytes() for one in found}
    except OSError:
        return []
    # Python's own helper, which takes away what processes forget, stays until the last.
    return [one for one, words in told.items() if b"resource_tracker" not in words]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = besiege(Path(folder))
    if "--json" in sys.argv:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name.replace('_', ' '):<32} {value}" for name, value in found.items()))
    whole = found["files"] == found["files_that_ended"] and not found["without_a_reason"]
    return 0 if whole and not found["processes_left"] and not found["temporary_files_left"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
