import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from briefing_app import paths
from briefing_app.library.library import Library
from briefing_app.ui import app
from briefing_app.ui.main_window import MainWindow


def test_start_up_is_measured_and_nothing_heavy_comes_before_the_first_paint(folder: Path) -> None:
    Library.open(folder).close()
    command = [sys.executable, "-m", "briefing_app", "--library", str(folder), "--startup-time"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    figures = [int(figure) for figure in re.findall(r"(\d+) ms", done.stdout)]
    assert 0 < figures[0] < figures[1]
    assert "Imported before the first paint: none of spacy" in done.stdout


def test_damaged_settings_are_told_by_the_window_and_put_aside(folder: Path, qapp: QApplication) -> None:
    file = paths.settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('{"library": "/some', "utf-8")
    told: list[str] = []

    def look() -> None:
        for window in (widget for widget in qapp.topLevelWidgets() if isinstance(widget, MainWindow)):
            words = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
            told.extend(word for word in words if "settings could not be read" in word)
            if told:
                timer.stop()
                window.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    assert app.run(folder) == 0
    assert told
    assert file.with_name("settings-unreadable.json").read_text("utf-8") == '{"library": "/some'
