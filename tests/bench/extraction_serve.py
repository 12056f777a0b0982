"""The worker's side of the extraction benchmark: paths in, findings and processor time out, a JSON object a line."""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Findings = Mapping[str, list[dict[str, Any]]]
"""`quotes` and `figures` as the corpus's scorer reads them."""


class RefusalError(Exception):
    """A system refuses a text, as textacy refuses unpaired quotation marks."""


def pin() -> None:
    """Keep to one processor, where the system lets a process choose; every worker takes the same one."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def answer(path: Path, find: Callable[[str], Findings]) -> dict[str, Any]:
    """What a system finds in a text, with the seconds of processor time that it took; reading the file is not among
    them, and neither is waiting for other programs.
    """
    text = path.read_bytes().decode("utf-8", "surrogatepass")
    start = time.process_time()
    try:
        found, failed = find(text), ""
    except RefusalError as reason:
        found, failed = {}, str(reason)
    seconds = time.process_time() - start
    points = {"quotes": found.get("quotes", []), "figures": found.get("figures", [])}
    return {"path": str(path), "seconds": seconds, "memory": most_memory(), "failed": failed, **points}


def most_memory() -> float | None:
    """The most memory that this process has had, in MiB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def serve(find: Callable[[str], Findings]) -> None:
    """Answer a line of input, a path in JSON, with a line of output, until the input ends."""
    pin()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(Path(json.loads(line)), find)) + "\n")
        sys.stdout.flush()
