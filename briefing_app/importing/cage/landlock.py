"""Landlock, the Linux kernel's way for any process to give up rights over files (5.13 and later)."""

import ctypes
import errno
import os
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1

_WRITE_FILE, _REFER, _TRUNCATE = 1 << 1, 1 << 13, 1 << 14
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))
_BIND_AND_CONNECT = 3
_ABSTRACT_SOCKETS_AND_SIGNALS = 3


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def only_write_in(library: ctypes.CDLL, folder: Path) -> None:
    """Refuse this thread, and all that it starts, every writing but in `folder` and to the null device.

    Files that are open already stay open. Where the kernel knows how, TCP and signals to others are refused too.

    Raises:
        OSError: the kernel has no Landlock, or has it switched off.
    """
    version = _call(library, _CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))
    ruleset, size = _ruleset(version)
    handle = _call(library, _CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint32(0))
    try:
        _allow(library, handle, folder, ruleset.files)
        _allow(library, handle, Path(os.devnull), _WRITE_FILE)
        _call(library, _RESTRICT_SELF, ctypes.c_int(handle), ctypes.c_uint32(0))
    finally:
        os.close(handle)


def _ruleset(version: int) -> tuple[_Ruleset, int]:
    """What is refused where it is not allowed, as far as that version knows it, and how long its description is."""
    files = _WRITE_FILE | _REMOVE_AND_MAKE | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    network = _BIND_AND_CONNECT if version >= 4 else 0
    scoped = _ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0
    return _Ruleset(files, network, scoped), 24 if version >= 6 else 16 if version >= 4 else 8


def _allow(library: ctypes.CDLL, handle: int, path: Path, rights: int) -> None:
    parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _PathBeneath(rights, parent)
        _call(library, _ADD_RULE, ctypes.c_int(handle), _PATH_BENEATH, ctypes.byref(rule), ctypes.c_uint32(0))
    finally:
        os.close(parent)


def _call(library: ctypes.CDLL, number: int, *arguments: object) -> int:
    """A system call by its number, which is the same on every architecture."""
    answer = int(library.syscall(ctypes.c_long(number), *arguments))
    if answer < 0:
        error = ctypes.get_errno() or errno.ENOSYS
        raise OSError(error, os.strerror(error))
    return answer
