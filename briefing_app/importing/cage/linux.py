"""Linux: a filter of system calls against the network and other processes, and Landlock against writing."""

import ctypes
import os
import threading
from pathlib import Path

from briefing_app.importing.cage import landlock, seccomp

_NO_NEW_PRIVILEGES = 38


def confine(scratch: Path) -> tuple[str, ...]:
    """Refuse the network, other processes, and writing outside `scratch`; what could not be refused, in words."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return ("The kernel refuses to shut the reading process in: network and writing are not refused.",)
    # Landlock first: the filter refuses nothing that it needs, but what is shut in should be so as early as can be.
    return (*_against_writing(library, scratch), *_against_network(library))


def _against_writing(library: ctypes.CDLL, scratch: Path) -> tuple[str, ...]:
    if threads() > 1:  # Landlock holds for the thread that asks, and for those that it starts
        return ("Writing outside its folder is not refused: a thread was started before.",)
    try:
        landlock.only_write_in(library, scratch)
    except OSError as error:
        return (f"Writing outside its folder is not refused: this kernel has no Landlock ({error.strerror}).",)
    return ()


def _against_network(library: ctypes.CDLL) -> tuple[str, ...]:
    try:
        seccomp.refuse_calls(library)
    except OSError as error:
        return (f"The network is refused by Python alone: the kernel has no filter for it ({error.strerror}).",)
    return ()


def threads() -> int:
    """How many threads this process has, those of native libraries included."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names are enough
    except OSError:
        return threading.active_count()
