"""A filter of system calls (seccomp): no sockets, no reaching into other processes, no change of rights or owners.

The numbers are the kernel's own, for each architecture. What is refused fails with *operation not permitted*; calls of
another architecture's numbering (32-bit, and x32 on x86-64) could go around the filter and are refused as a whole.
"""

import ctypes
import errno
import os
import platform
from dataclasses import dataclass

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
_KILL, _REFUSE, _ALLOW = 0x8000_0000, 0x0005_0000, 0x7FFF_0000
_SET_FILTER, _ALL_THREADS = 1, 1

# io_uring, pidfd_getfd, the newer calls of mount, fchmodat2, setxattrat, removexattrat: alike everywhere.
_EVERYWHERE = (425, 426, 427, 438, 428, 429, 430, 431, 432, 433, 442, 452, 463, 466)


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture: its mark in the filter's data, the call that sets a filter, the calls refused.

    `other_numbers` is where the numbers of another way to call begin (x32), if there is one.
    """

    mark: int
    set_filter: int
    refused: tuple[int, ...]
    other_numbers: int | None = None


_X86_64 = (
    41,  # socket; a pair of connected ones stays allowed
    *(101, 310, 311),  # ptrace, process_vm_readv, process_vm_writev
    *(321, 298, 323),  # bpf, perf_event_open, userfaultfd
    *(248, 249, 250),  # add_key, request_key, keyctl
    *(165, 166, 155, 161, 272, 308, 304),  # mount, umount2, pivot_root, chroot, unshare, setns, open_by_handle_at
    *(90, 91, 268, 92, 93, 94, 260),  # chmod and chown of every sort
    *(132, 235, 280, 261),  # utime, utimes, utimensat, futimesat
    *(188, 189, 190, 197, 198, 199),  # setxattr, removexattr of every sort
    76,  # truncate; Landlock knows it from its third version on, and ftruncate needs an open file
)
_AARCH64 = (
    198,
    *(117, 270, 271),
    *(280, 241, 282),
    *(217, 218, 219),
    *(40, 39, 41, 51, 97, 268, 265),
    *(52, 53, 54, 55),
    88,
    *(5, 6, 7, 14, 15, 16),
    45,
)
MACHINES = {
    "x86_64": Machine(0xC000_003E, 317, (*_X86_64, *_EVERYWHERE), 0x4000_0000),
    "aarch64": Machine(0xC000_00B7, 277, (*_AARCH64, *_EVERYWHERE)),
}


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("filter", ctypes.POINTER(_Instruction)))


def refuse_calls(library: ctypes.CDLL) -> None:
    """Set the filter for all threads of this process and whatever they start; there is no way back.

    Raises:
        OSError: the kernel has no such filter, or this architecture's numbers are not known here.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        raise OSError(errno.ENOSYS, f"no table of calls for {platform.machine()}")
    steps = instructions(machine)
    array = (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    program = _Program(len(steps), array)
    number = ctypes.c_long(machine.set_filter)
    if library.syscall(number, ctypes.c_uint(_SET_FILTER), ctypes.c_uint(_ALL_THREADS), ctypes.byref(program)) != 0:
        error = ctypes.get_errno() or errno.ENOSYS
        raise OSError(error, os.strerror(error))


def instructions(machine: Machine) -> list[tuple[int, int, int, int]]:
    """The filter, as (code, steps over if so, steps over if not, value)."""
    calls = list(machine.refused)
    tests = len(calls) + (machine.other_numbers is not None)
    steps = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, machine.mark), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER)]
    if machine.other_numbers is not None:
        steps.append((_AT_LEAST, tests, 0, machine.other_numbers))
    steps += [(_EQUAL, len(calls) - place, 0, call) for place, call in enumerate(calls)]
    return [*steps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE | errno.EPERM)]
