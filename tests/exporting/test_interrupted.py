"""In a process of its own: the same pack gives the same bytes, and a kill or a full disk leaves what was there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app.exporting import table
from briefing_app.exporting.build import WRITERS, write_document
from briefing_app.packs.blocks import PackDocument
from tests.exporting.everything import EVERYTHING
from tests.packs.example import DOCUMENTS, POINTS

ROOT = Path(__file__).parents[2]
FORMATS = (*WRITERS, ".csv")
_CODE = """
import json, os, resource, signal, sys
from pathlib import Path

from briefing_app.errors import BriefingError
from tests.exporting.everything import ADDENDUM, EVERYTHING
from tests.exporting.test_interrupted import written


def killed(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_process(path, before):
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    before()
    try:
        written(path, ADDENDUM)
    except BriefingError as error:
        path.with_suffix(".said").write_text(str(error))
        os._exit(3)
    os._exit(0)


folder = Path(sys.argv[1])
moments = {
    "kill-write": lambda: setattr(os, "fdopen", lambda *given, **more: killed()),
    "kill-sync": lambda: setattr(os, "fsync", killed),
    "kill-name": lambda: setattr(Path, "replace", killed),
    "full": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)),
}
ends = {}
for suffix in sys.argv[2:]:
    written(folder / f"whole{suffix}", EVERYTHING)
    for name, before in moments.items():
        path = folder / name / f"pack{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"former")
        ends[f"{name} {suffix}"] = in_a_process(path, before)
print(json.dumps(ends))
"""


def written(path: Path, document: PackDocument) -> None:
    """Write a pack, or for a spreadsheet its points."""
    if path.suffix == ".csv":
        table.write(list(POINTS.values()), DOCUMENTS, path)
    else:
        write_document(document, path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows neither forks nor limits the size of files")
def test_what_was_there_stands_whatever_happens_and_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _CODE, str(tmp_path), *FORMATS]
    run = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=100)
    ends: dict[str, int] = json.loads(run.stdout)
    for suffix in FORMATS:
        for moment in ("kill-write", "kill-sync", "kill-name"):
            assert ends[f"{moment} {suffix}"] == 9
            assert (tmp_path / moment / f"pack{suffix}").read_bytes() == b"former"
        assert ends[f"full {suffix}"] == 3 << 8
        assert (tmp_path / "full" / f"pack{suffix}").read_bytes() == b"former"
        written(tmp_path / f"here{suffix}", EVERYTHING)
        assert (tmp_path / f"here{suffix}").read_bytes() == (tmp_path / f"whole{suffix}").read_bytes()
    said = (tmp_path / "full" / "pack.said").read_text()
    assert "could not be saved: the disk is full. The file that was there is unchanged." in said
    assert not list((tmp_path / "full").glob("*.part")), "a full disk must not fill further"
