import os
import re
import subprocess
import sys
from pathlib import Path

from briefing_app.library.library import Library


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
