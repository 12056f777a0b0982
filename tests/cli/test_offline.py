import os
from pathlib import Path

from tests.cli.conftest import ARTICLE
from tests.importing.processes import run_python
from tests.importing.readers.pages import NEWS

SPY = """
import os, sys

def spy(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"):
        with open(os.environ["SPY_LOG"], "a") as log:
            log.write(f"{event} {arguments[1:]} in {sys.argv}\\n")

sys.addaudithook(spy)
with open(os.environ["SPY_LOG"], "a") as log:
    log.write("started\\n")
"""


def test_from_files_to_a_pdf_no_socket_is_connected_or_bound_in_any_process(tmp_path: Path) -> None:
    (tmp_path / "spy").mkdir()
    (tmp_path / "spy" / "sitecustomize.py").write_text(SPY, "utf-8")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "locks.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "inbox" / "page.html").write_text(NEWS, "utf-8")
    log = tmp_path / "log"
    env = os.environ | {"PYTHONPATH": str(tmp_path / "spy"), "SPY_LOG": str(log)}
    done = run_python("-m", "briefing_app", "demo", tmp_path / "out", "--from", tmp_path / "inbox", env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "pack.pdf").stat().st_size > 1000
    lines = log.read_text("utf-8").splitlines()
    # The command, and at the least its reading process.
    assert len(lines) >= 2
    assert set(lines) == {"started"}
