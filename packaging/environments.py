"""The checkout's virtual environments and the system libraries that Qt needs: made when missing, stamped when whole."""

import compileall
import ctypes
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.txt"
ENVIRONMENT = ROOT / ".venv"
WINDOWS = os.name == "nt"
STAMP = ".ready"
# Raise it when the set-up below changes in a way that an environment made before would lack.
SETUP_VERSION = "1"

# The system libraries that Qt's own libraries are linked with, and the Debian packages that hold them.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


class SetUpError(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Print a line at once, before whatever the next program prints."""
    print(text, flush=True)


def tell(text: str) -> None:
    """Say how the set-up goes, apart from what the command itself prints (a benchmark's JSON object, say)."""
    print(text, file=sys.stderr, flush=True)


def succeeds(command: Sequence[str]) -> bool:
    """Whether a command ends well; what it prints is of no interest."""
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def check(command: Sequence[str], failure: str) -> None:
    """Run a step of the set-up; raise SetUpError when it fails."""
    if subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode != 0:
        raise SetUpError(f"{failure}: the reason stands above. The next call starts this afresh.")


def display(environ: Mapping[str, str], platform: str) -> str:
    """The kind of display a window would open on: 'x11', 'wayland', 'native' (not Linux, or a chosen plugin) or ''."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen.startswith(("offscreen", "minimal")):
        return ""
    if chosen or platform != "linux":
        return "native"
    if environ.get("DISPLAY"):
        return "x11"
    return "wayland" if environ.get("WAYLAND_DISPLAY") else ""


def libraries_for(shown_on: str) -> dict[str, str]:
    """The libraries Qt needs to draw on a display of this kind, each with its Debian package."""
    return {**QT_LIBRARIES, **{"x11": X11_LIBRARIES, "wayland": WAYLAND_LIBRARIES}.get(shown_on, {})}


def loads(library: str) -> bool:
    """Whether the system's loader finds the library: the question that Qt will ask."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_words(missing: Mapping[str, str], manager: str) -> str:
    """What to do about missing libraries: the line to run, if the package manager is one we know."""
    reason = "Qt needs system libraries that are missing here."
    if manager == "apt-get":
        return f"{reason} Run:\n  sudo apt-get update && sudo apt-get install {' '.join(missing.values())}"
    if manager == "dnf":
        capabilities = " ".join(f"'{name}()(64bit)'" for name in missing)
        return f"{reason} Run:\n  sudo dnf install {capabilities}"
    return f"{reason} Install the packages of your system that hold {', '.join(missing)}."


def ensure_libraries(shown_on: str) -> None:
    """Install Qt's system libraries where that is allowed; otherwise raise SetUpError with the line to run."""
    if sys.platform != "linux":
        return
    missing = {name: package for name, package in libraries_for(shown_on).items() if not loads(name)}
    if not missing:
        return
    manager = next((name for name in ("apt-get", "dnf") if shutil.which(name)), "")
    if manager == "apt-get" and os.geteuid() == 0:
        tell("Installing system libraries that Qt needs: " + " ".join(missing.values()))
        apt_install(list(missing.values()))
        missing = {name: package for name, package in missing.items() if not loads(name)}
    if missing:
        raise SetUpError(missing_words(missing, manager))


def apt_install(packages: list[str]) -> None:
    """Install Debian packages as root, asking nothing."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*apt, "update"], env=environ, stdout=sys.stderr, check=False)
    subprocess.run(
        [*apt, "install", "-y", "--no-install-recommends", *packages], env=environ, stdout=sys.stderr, check=False
    )


def tool(environment: Path, name: str) -> Path:
    """The path of a program in a virtual environment."""
    return environment / "Scripts" / f"{name}.exe" if WINDOWS else environment / "bin" / name


def base_python() -> str:
    """The interpreter outside any virtual environment, so that one can be remade from within itself."""
    return str(getattr(sys, "_base_executable", sys.executable))


def fingerprint(*parts: object) -> str:
    """What an environment was made from, as one line; another interpreter, place or list makes another line."""
    made_from = (SETUP_VERSION, sys.version, base_python(), str(ROOT), *parts)
    return hashlib.sha256(json.dumps(made_from, default=str).encode()).hexdigest()


def ready(environment: Path, stamp: str) -> bool:
    """Whether the environment was finished, from just this, and its interpreter is still there."""
    try:
        return (environment / STAMP).read_text(encoding="ascii") == stamp and tool(environment, "python").exists()
    except (OSError, UnicodeDecodeError):
        return False


def clear(environment: Path) -> None:
    """Remove an environment, its stamp first, so that one half removed is never taken for a whole one."""
    try:
        (environment / STAMP).unlink(missing_ok=True)
        if environment.exists():
            shutil.rmtree(environment)
    except OSError as error:
        raise SetUpError(
            f"{environment} could not be removed: {error}.\nClose the programs that run from it, then try again."
        ) from error


def pip_for(environment: Path) -> list[str]:
    """The command that installs into an environment without pip, with this Python's pip or the one it carries along.

    Neither PEP 668 (the environment is not the system's) nor a missing ensurepip (Debian without python3-venv) matters.
    """
    python = str(tool(environment, "python"))
    outer = [base_python(), "-m", "pip", "--python", python]
    if succeeds([*outer, "--version"]):
        return outer
    if succeeds([python, "-m", "ensurepip"]):
        return [python, "-m", "pip"]
    raise SetUpError(pip_line(shutil.which("apt-get") is not None, base_python()))


def pip_line(debian: bool, python: str) -> str:
    """What to do where Python came without pip."""
    line = "sudo apt-get update && sudo apt-get install python3-pip" if debian else f'"{python}" -m ensurepip --user'
    return f"This Python has no pip to install the packages with. Run:\n  {line}\nand then the same command again."


def make_environment(environment: Path, stamp: str, installs: Iterable[Sequence[str]]) -> Path:
    """Make the environment anew unless it is ready, and stamp it last of all; return its interpreter.

    Each of `installs` is a list of arguments for one `pip install`.
    """
    if ready(environment, stamp):
        return tool(environment, "python")
    tell(f"Setting up {environment.name} (once; it takes a minute or two) ...")
    started = time.monotonic()
    clear(environment)
    check([base_python(), "-m", "venv", "--without-pip", str(environment)], "The virtual environment could not be made")
    pip = [*pip_for(environment), "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    for arguments in installs:
        check([*pip, *arguments], "The packages could not be installed")
    unfinished = environment / f"{STAMP}.new"
    unfinished.write_text(stamp, encoding="ascii")
    unfinished.replace(environment / STAMP)
    tell(f"{environment.name} is ready after {time.monotonic() - started:.0f} s.")
    return tool(environment, "python")


def set_up(shown_on: str = "") -> Path:
    """Make sure that the program can run here, on a display of that kind; return the interpreter to run it with."""
    ensure_libraries(shown_on)
    installs = (
        ["--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)],
        ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    )
    stamp = fingerprint(LOCK.read_text(encoding="utf-8"), project_table())
    python = make_environment(ENVIRONMENT, stamp, installs)
    # pip compiles what it installs; our own modules change all the time, and only those that did are compiled again.
    compileall.compile_dir(ROOT / "briefing_app", quiet=2)
    return python


def project_table() -> str:
    """The part of pyproject.toml that an installation is made from; the tools' settings need no new one."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return "".join(
        part for part in re.split(r"^(?=\[)", text, flags=re.MULTILINE) if re.match(r"\[(build-system|project)\b", part)
    )
