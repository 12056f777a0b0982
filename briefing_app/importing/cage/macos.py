"""macOS: the Seatbelt sandbox against the network and writing; memory is watched from outside, see `weight`.

`sandbox_init` is deprecated without a successor for programs that are not bundled, and what browsers still use. The
system takes a limit of the address space and does not keep to it, so the parent ends a process that grows too large.
"""

import ctypes
import os
from pathlib import Path

_USAGE_VERSION, _WORDS, _FOOTPRINT = 0, 16, 9
"""rusage_info_v0: sixteen bytes of an identifier, then numbers of 64 bits; the seventh after it is the footprint."""


def confine(scratch: Path) -> tuple[str, ...]:
    """Refuse the network and writing outside `scratch`; what could not be refused, in words."""
    try:
        library = ctypes.CDLL("/usr/lib/libSystem.dylib")
        message = ctypes.c_char_p()
        arguments = (profile(scratch).encode(), ctypes.c_uint64(0), ctypes.byref(message))
        if library.sandbox_init(*arguments) == 0:
            return ()
        reason = (message.value or b"no reason given").decode("utf-8", "replace")
    except (OSError, AttributeError) as error:
        reason = str(error)
    return (f"Writing outside its folder is not refused, and the network by Python alone ({reason}).",)


def profile(scratch: Path) -> str:
    """The rules, in the sandbox's own language."""
    folder = os.path.realpath(scratch).replace("\\", "\\\\").replace('"', '\\"')
    return (
        "(version 1)(allow default)(deny network*)(deny file-write*)"
        f'(allow file-write* (subpath "{folder}") (literal "{os.devnull}"))'
    )


def weight(process_id: int) -> int | None:
    """Bytes of memory that a process of ours holds; None where the system does not say."""
    usage = (ctypes.c_uint64 * _WORDS)()
    try:
        library = ctypes.CDLL("/usr/lib/libproc.dylib")
        answer = library.proc_pid_rusage(ctypes.c_int(process_id), _USAGE_VERSION, ctypes.byref(usage))
    except (OSError, AttributeError):
        return None
    return int(usage[_FOOTPRINT]) if answer == 0 else None
