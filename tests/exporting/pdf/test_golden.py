"""The whole example, element by element in reading order, as a screen reader meets it."""

import difflib
import os
from pathlib import Path

from tests.exporting.pdf.reading import tree

GOLDEN = Path(__file__).parent / "golden" / "example.txt"


def test_the_example_reads_as_it_did(example: bytes) -> None:
    """Set BRIEFING_GOLDEN=write to accept what it says now."""
    now = tree(example)
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        GOLDEN.write_text(now, encoding="utf-8", newline="\n")
    before = GOLDEN.read_text(encoding="utf-8")
    difference = difflib.unified_diff(before.splitlines(), now.splitlines(), "golden", "now", lineterm="", n=4)
    assert before == now, "\n" + "\n".join(difference)
