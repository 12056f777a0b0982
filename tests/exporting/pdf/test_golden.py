"""Whole packs, element by element in reading order, as a screen reader meets them."""

import difflib
import os
import shutil
import subprocess
from pathlib import Path

from tests.exporting.pdf.reading import tree
from tests.exporting.pdf.structure_reading import normal, struct_text

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, now: str) -> None:
    """Set BRIEFING_GOLDEN=write to accept what it says now."""
    golden = GOLDEN / name
    if os.environ.get("BRIEFING_GOLDEN") == "write":
        golden.write_text(now, encoding="utf-8", newline="\n")
    before = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(before.splitlines(), now.splitlines(), "golden", "now", lineterm="", n=4)
    assert before == now, "\n" + "\n".join(difference)


def test_the_example_reads_as_it_did(example: bytes) -> None:
    compare("example.txt", tree(example))


def test_a_pack_with_every_kind_of_block_reads_as_it_did_and_as_another_program_reads_it(
    everything: bytes, tmp_path: Path
) -> None:
    """The golden text is what `pdfinfo -struct-text` prints; where that is installed, it is asked again."""
    compare("structure.txt", struct_text(everything))
    pdfinfo = shutil.which("pdfinfo")
    if pdfinfo:
        path = tmp_path / "pack.pdf"
        path.write_bytes(everything)
        printed = subprocess.run([pdfinfo, "-struct-text", path], check=True, capture_output=True).stdout
        compare("structure.txt", normal(printed.decode("utf-8")))
