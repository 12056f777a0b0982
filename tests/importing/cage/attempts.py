"""Work for the reading process that tries what it must not, by the name of the file it is given.

The answer is a document whose text says what came of it. `.reach` files name, in their text, what to reach for.
"""

import contextlib
import ctypes
import errno
import mmap
import os
import signal
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Job, Stage
from tests.importing.hostile import answer

_INTERNET, _STREAM = 2, 1
_X32 = 0x4000_0000
_SOCKET = {"x86_64": 41, "aarch64": 198}


def attempt(job: Job, voice: Voice) -> None:
    assert isinstance(job, Path)
    voice.stage(Stage.READING)
    answer(voice, job, ATTEMPTS[job.stem](Path(job.read_text("utf-8"))))


def _said(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, str(error))
    return "done"


def _call(number: int, *arguments: object) -> str:
    library = ctypes.CDLL(None, use_errno=True)
    answer = library.syscall(ctypes.c_long(number), *arguments)
    return "done" if answer >= 0 else errno.errorcode[ctypes.get_errno()]


def native_socket(_: Path) -> str:
    """Past Python and its hooks, by the system's own number."""
    return _call(_SOCKET[os.uname().machine], _INTERNET, _STREAM, 0)


def x32_socket(_: Path) -> str:
    return _call(_X32 + 41, _INTERNET, _STREAM, 0)


def python_socket(_: Path) -> str:
    return _said(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))


def local_socket(_: Path) -> str:
    return _said(lambda: socket.socket(socket.AF_UNIX))


def pair(_: Path) -> str:
    def use() -> None:
        one, other = socket.socketpair()
        with one, other:
            one.send(b"a")

    return _said(use)


def ring(_: Path) -> str:
    """io_uring could open sockets without the call that is refused."""
    return _call(425, 4, ctypes.byref((ctypes.c_uint32 * 64)()))


def write(target: Path) -> str:
    return _said(lambda: target.write_bytes(b"mine now"))


def append(target: Path) -> str:
    return _said(lambda: target.open("ab").close())


def make(target: Path) -> str:
    return _said(lambda: (target.parent / "new").write_bytes(b""))


def folder(target: Path) -> str:
    return _said((target.parent / "new").mkdir)


def link(target: Path) -> str:
    return _said(lambda: (target.parent / "new").symlink_to(target))


def remove(target: Path) -> str:
    return _said(target.unlink)


def move(target: Path) -> str:
    return _said(lambda: target.rename(Path(tempfile.gettempdir()) / "new"))


def truncate(target: Path) -> str:
    return _said(lambda: os.truncate(target, 0))


def mode(target: Path) -> str:
    return _said(lambda: target.chmod(0o777))


def times(target: Path) -> str:
    return _said(lambda: os.utime(target, (0, 0)))


def from_a_program(target: Path) -> str:
    """By a program that it starts: the walls hold for that too."""
    read, wrote = os.pipe()
    if (child := os.fork()) == 0:
        os.dup2(wrote, 1)
        with contextlib.suppress(OSError):
            os.execv("/bin/sh", ["sh", "-c", f'echo x 2>/dev/null > "{target}" && echo done || echo refused'])  # noqa: S606
        os._exit(1)
    os.close(wrote)
    os.waitpid(child, 0)
    return os.read(read, 100).decode().strip()


def scratch(_: Path) -> str:
    with tempfile.TemporaryDirectory() as own:
        (Path(own) / "a").write_bytes(b"a" * 5000)
        (Path(own) / "a").rename(Path(own) / "b")
        Path(os.devnull).write_bytes(b"nowhere")
        return f"done in {Path(own).parent.name}"


def signals(_: Path) -> str:
    return _said(lambda: os.kill(os.getppid(), signal.SIGCONT))


def memory(_: Path) -> str:
    """More than there is, a piece at a time."""
    pieces = []
    while True:
        pieces.append(b"a" * (64 << 20))


def shared_memory(_: Path) -> str:
    held = [mmap.mmap(-1, 64 << 20) for _ in range(64)]
    return f"{len(held)} pieces"


def processor(_: Path) -> str:
    while True:
        pass


def open_files(target: Path) -> str:
    with contextlib.ExitStack() as stack:
        return _said(lambda: [stack.enter_context(target.open("rb")) for _ in range(5000)])


def file_size(_: Path) -> str:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with tempfile.TemporaryFile() as file:
        return _said(lambda: os.pwrite(file.fileno(), b"a", 1 << 40))


ATTEMPTS: dict[str, Callable[[Path], str]] = {
    each.__name__: each
    for each in (
        *(native_socket, x32_socket, python_socket, local_socket, pair, ring),
        *(write, append, make, folder, link, remove, move, truncate, mode, times, from_a_program, scratch, signals),
        *(memory, shared_memory, processor, open_files, file_size),
    )
}
