"""How long the window takes to appear, from process start, beside a bare PySide6 window. Warm, offscreen."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing_app import paths
from tests.bench.figures import options, publish, summary, table

HELLO = Path(__file__).with_name("hello_window.py")
HELLO_PAINT, PAINT, ROWS = "hello window, first paint", "Briefing Desk, first paint", "Briefing Desk, first page's rows"


def output(command: Sequence[object], **environ: str) -> str:
    """What a program prints; its end with an error ends the benchmark."""
    arguments = [sys.executable, *map(str, command)]
    return subprocess.run(
        arguments, env={**os.environ, **environ}, stdout=subprocess.PIPE, text=True, check=True
    ).stdout


def milliseconds(printed: str) -> list[int]:
    """The figures of lines such as 'First paint: 312 ms', in order."""
    return [int(figure) for figure in re.findall(r": (\d+) ms$", printed, flags=re.MULTILINE)]


def measure(library: Path) -> dict[str, int]:
    """Each window once, in milliseconds."""
    hello = milliseconds(output([HELLO, time.time()], QT_QPA_PLATFORM="offscreen"))
    ours = output(["-m", "briefing_app", "--library", library, "--startup-time"], QT_QPA_PLATFORM="offscreen")
    return dict(zip((HELLO_PAINT, PAINT, ROWS), hello + milliseconds(ours), strict=True))


def report(runs: Sequence[Mapping[str, int]]) -> tuple[str, dict[str, object]]:
    """The runs as a table, and as a value for programs with times in milliseconds."""
    figures = {name: summary([run[name] for run in runs]) for name in (HELLO_PAINT, PAINT, ROWS)}
    ratio = figures[PAINT]["median"] / figures[HELLO_PAINT]["median"]
    rows = [[name, *(f"{found[part]:.0f}" for part in ("median", "min", "max"))] for name, found in figures.items()]
    text = table(["milliseconds since process start", "median", "least", "most"], rows)
    text += f"\n\nFirst paint takes {ratio:.2f} times what the bare window takes ({len(runs)} runs, in turn)."
    return text, {"unit": "ms", "runs": len(runs), **figures, "ratio": round(ratio, 3)}


def main() -> None:
    """Import the samples into a library of its own, warm up with one run that does not count, then measure."""
    parser = options("Time from process start to the first paint of the window.")
    parser.add_argument("--runs", type=int, default=9, metavar="N", help="how often each window is opened")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        output(["-m", "briefing_app", "import", paths.samples(), "--library", library])
        measure(library)
        text, value = report([measure(library) for _ in range(chosen.runs)])
    publish(text, value, as_json=chosen.json)


if __name__ == "__main__":
    main()
