"""Each changelog fragment is one that towncrier will print."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from environments import ROOT

FRAGMENTS = [path for path in sorted((ROOT / "packaging" / "changelog").iterdir()) if path.name != ".gitignore"]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_has_a_kind_and_says_something(fragment: Path) -> None:
    assert re.fullmatch(r"\+[a-z0-9-]+\.(added|changed|fixed|removed)\.md", fragment.name)
    assert fragment.read_text(encoding="utf-8").strip()


def test_towncrier_prints_every_fragment() -> None:
    command = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "0.0.0"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    for fragment in FRAGMENTS:
        words = fragment.read_text(encoding="utf-8").split()
        assert " ".join(words[:5]) in " ".join(printed.split())
