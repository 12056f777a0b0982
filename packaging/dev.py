"""Set up, run, test and measure Briefing Desk from a fresh clone: python3 packaging/dev.py help.

Standard library only, on Linux, macOS and Windows. An older Python must still be able to parse this file and to run it
as far as the refusal.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, NamedTuple


def too_old(version: "Sequence[object]", executable: str) -> str:
    """What to tell somebody whose Python cannot run the program; nothing if it can."""
    if tuple(version[:2]) >= (3, 11):
        return ""
    return (
        f"Briefing Desk needs Python 3.11 or newer; this is Python {version[0]}.{version[1]} ({executable}).\n"
        "Start this script with a newer one, for example: python3.12 packaging/dev.py help"
    )


if too_old(sys.version_info, sys.executable):
    sys.exit(too_old(sys.version_info, sys.executable))

from environments import (  # noqa: E402 - an older Python must be refused first
    ENVIRONMENT,
    LOCK,
    ROOT,
    SetUpError,
    display,
    fingerprint,
    make_environment,
    say,
    set_up,
    tool,
)

PICTURES = ROOT / "packaging" / "pictures"
UV = "uv==0.13.9"


def call(command: Sequence[object], **environ: str) -> int:
    """Run a program in the foreground with these variables added to its environment; return its exit code."""
    return subprocess.run([str(part) for part in command], env={**os.environ, **environ}, check=False).returncode


class Step(NamedTuple):
    """One check of `test`: its name and its command."""

    name: str
    command: Sequence[str]


class Outcome(NamedTuple):
    """How a step ended: its exit code and how many seconds it took."""

    name: str
    code: int
    seconds: float

    def __str__(self) -> str:
        """One line for people."""
        return f"  {self.name:<8}{self.seconds:7.1f} s  {'passed' if self.code == 0 else 'FAILED'}"


def checks(environment: Path) -> list[Step]:
    """The quick checks that `test` makes before the tests."""
    python = str(tool(environment, "python"))
    return [
        Step("format", [python, "-m", "ruff", "format", "--check", "."]),
        Step("lint", [python, "-m", "ruff", "check", "."]),
        Step("imports", [str(tool(environment, "lint-imports"))]),
    ]


def perform(step: Step, output: IO[bytes] | None = None) -> Outcome:
    """Run a step from the top of the checkout, its output shown at once or kept in a file."""
    started = time.monotonic()
    code = subprocess.run(step.command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode
    return Outcome(step.name, code, time.monotonic() - started)


def test(arguments: list[str]) -> int:
    """Run every check and test; with arguments, only pytest with those arguments."""
    set_up()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of a hundred processes compiles the program anew
    python = str(tool(ENVIRONMENT, "python"))
    if arguments:
        return perform(Step("tests", [python, "-m", "pytest", *arguments])).code
    with tempfile.TemporaryFile() as typed, ThreadPoolExecutor(max_workers=1) as beside:
        types = beside.submit(perform, Step("types", [python, "-m", "mypy"]), typed)
        outcomes = [perform(step) for step in checks(ENVIRONMENT)]
        outcomes.append(perform(Step("tests", [python, "-m", "pytest", "-n", "2", "--dist", "worksteal"])))
        outcomes.append(types.result())
        typed.seek(0)
        say(typed.read().decode(errors="replace").rstrip())
    say("\n".join(map(str, outcomes)))
    return int(any(outcome.code for outcome in outcomes))


def run(arguments: list[str]) -> int:
    """Open the window; with no display, take the samples through it offscreen. Arguments go to the program."""
    shown_on = display(os.environ, sys.platform)
    python = set_up(shown_on)
    if shown_on or arguments:
        return call([python, "-m", "briefing_app", *arguments])
    say("There is no display here, so no window can open: taking the samples through the program offscreen instead.")
    return tour(python, ROOT / "out" / "tour")


def tour(python: Path, out: Path) -> int:
    """Take the samples through the real window offscreen, keeping a PDF and a picture of each page."""
    return call([python, "-m", "briefing_app.ui.tour", out], QT_QPA_PLATFORM="offscreen")


def pictures(_: list[str]) -> int:
    """Make the pictures of the README from the samples: the window, and a page of a pack."""
    python = set_up()
    with tempfile.TemporaryDirectory() as out:
        code = tour(python, Path(out))
        if code:
            return code
        PICTURES.mkdir(exist_ok=True)
        shutil.copy2(Path(out) / "review.png", PICTURES / "window.png")
        page = [ROOT / "packaging" / "page_picture.py", Path(out) / "pack.pdf", "Section 2: ", PICTURES / "page.png"]
        return call([python, *page])


def peers_of(script: str) -> list[str]:
    """The packages that a benchmark compares with, from its line `# peers: name==version, ...`."""
    line = re.search(r"^# peers:(.*)$", script, flags=re.MULTILINE)
    return [peer.strip() for peer in line[1].split(",") if peer.strip()] if line else []


def bench(arguments: list[str]) -> int:
    """Run a benchmark: bench NAME [--json] ...; without a name, list those there are."""
    scripts = {path.stem.removeprefix("bench_"): path for path in sorted((ROOT / "tests" / "bench").glob("bench_*.py"))}
    name = arguments[0] if arguments else ""
    if name not in scripts:
        say("Benchmarks: " + ", ".join(scripts))
        return 2
    peers = peers_of(scripts[name].read_text(encoding="utf-8"))
    environ = {}
    if peers:
        folder = ROOT / f".venv-bench-{name}"
        environ["BENCH_PEERS_PYTHON"] = str(make_environment(folder, fingerprint(peers), [peers]))
    return call([set_up(), "-m", f"tests.bench.bench_{name}", *arguments[1:]], **environ)


def lock(arguments: list[str]) -> int:
    """Write the lock of all packages anew from pyproject.toml; `lock --upgrade` takes newer versions."""
    environment = ROOT / ".venv-lock"
    make_environment(environment, fingerprint(UV), [[UV]])
    options = ["--group", "dev", "--universal", "--generate-hashes", "--only-binary", ":all:", "--no-config", "--quiet"]
    command = [tool(environment, "uv"), "pip", "compile", "pyproject.toml", *options]
    command += [
        "--custom-compile-command",
        "python3 packaging/dev.py lock",
        "--output-file",
        LOCK.relative_to(ROOT).as_posix(),
    ]
    return perform(Step("lock", [str(part) for part in (*command, *arguments)])).code


def show_help(_: list[str]) -> int:
    """Tell what each command does."""
    say("Usage: python3 packaging/dev.py COMMAND [arguments]\n")
    say("\n".join(f"  {name:<10}{(command.__doc__ or '').strip()}" for name, command in COMMANDS.items()))
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "lock": lock,
    "pictures": pictures,
    "help": show_help,
}


def main(arguments: list[str]) -> int:
    """Carry out one command; return the exit code: 2 for an unknown command, 1 for a set-up that cannot go on."""
    name = arguments[0] if arguments else "help"
    if name not in COMMANDS:
        say(f"There is no command {name!r}.\n")
        show_help([])
        return 2
    try:
        return COMMANDS[name](arguments[1:])
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
