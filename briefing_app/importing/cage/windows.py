"""Windows: a Job Object for memory and the processor, and low integrity against writing. It runs on 64 bits alone.

A process at low integrity cannot change what belongs to its user, whose files are of medium integrity; its scratch
folder is labelled low beforehand. Neither refuses the network: there Python's own hook alone stands in the way.
"""

import ctypes
from pathlib import Path
from typing import Any

from briefing_app.importing.cage.limits import Limits

_PROCESS_TIME, _ACTIVE_PROCESSES, _PROCESS_MEMORY = 0x2, 0x8, 0x100
_DIE_ON_EXCEPTION, _END_WITH_JOB = 0x400, 0x2000
_EXTENDED_LIMITS, _UI_LIMITS, _ALL_UI = 9, 4, 0xFF
_MOST_PROCESSES = 4
_TICKS = 10_000_000
"""A second in the units of 100 nanoseconds that Windows counts in."""

_ADJUST_AND_QUERY = 0x0080 | 0x0008
_INTEGRITY_LEVEL, _INTEGRITY = 25, 0x20
_LOW, _LOW_LABEL = "S-1-16-4096", "S:(ML;OICI;NW;;;LW)"
_FILE, _LABEL, _REVISION = 1, 0x10, 1

_NO_NETWORK_FILTER = "The network is refused by Python alone: Windows has no filter for it that needs no rights."


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Label(ctypes.Structure):
    """TOKEN_MANDATORY_LABEL."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


class _Job:
    """This process's Job Object, made once; its handle stays open until the process ends."""

    handle: ctypes.c_void_p | None = None
    memory = 0


def confine(scratch: Path, limits: Limits) -> tuple[str, ...]:
    """Limit memory, take the desktop away, refuse writing outside `scratch`; what could not be refused, in words."""
    missing = [_NO_NETWORK_FILTER]
    try:
        _enter_job(limits.memory)
    except OSError as error:
        missing.append(f"Memory and processor time are not limited ({error}).")
    try:
        _label_low(scratch)
        _sink_low()
    except OSError as error:
        missing.append(f"Writing outside its folder is not refused ({error}).")
    return tuple(missing)


def allow_processor(seconds: float) -> None:
    """See `cage.allow_processor`; nothing without a Job Object."""
    if _Job.handle is None:
        return
    created, ended, kernel, user = (ctypes.c_uint64() for _ in range(4))
    system = _library("kernel32")
    process = _pointer(system, "GetCurrentProcess")()
    times = (ctypes.byref(each) for each in (created, ended, kernel, user))
    _checked(system.GetProcessTimes(ctypes.c_void_p(process), *times))
    # The limit counts what was spent outside the kernel alone.
    _set_limits(user.value + int(seconds * _TICKS))


def _library(name: str) -> ctypes.CDLL:
    # On 64 bits there is one calling convention, so that CDLL does.
    return ctypes.CDLL(name, use_last_error=True)


def _pointer(library: ctypes.CDLL, name: str) -> Any:
    """A function that answers with a handle or a pointer, which is wider than the number that ctypes expects."""
    function = getattr(library, name)
    function.restype = ctypes.c_void_p
    return function


def _checked(answer: object) -> None:
    if not answer:
        error = getattr(ctypes, "get_last_error", lambda: 0)()
        raise OSError(f"Windows error {error}")


def _enter_job(memory: int) -> None:
    system = _library("kernel32")
    job = ctypes.c_void_p(_pointer(system, "CreateJobObjectW")(None, None))
    _checked(job.value)
    _Job.handle, _Job.memory = job, memory
    _set_limits(None)
    everything = ctypes.c_uint32(_ALL_UI)
    _checked(system.SetInformationJobObject(job, _UI_LIMITS, ctypes.byref(everything), ctypes.sizeof(everything)))
    process = _pointer(system, "GetCurrentProcess")()
    _checked(system.AssignProcessToJobObject(job, ctypes.c_void_p(process)))


def limits_of(memory: int, process_time: int | None) -> Extended:
    """What the job allows: bytes of memory, and 100 nanoseconds of processor time since the process began."""
    flags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_ON_EXCEPTION | _END_WITH_JOB
    limits = Extended()
    limits.basic.flags = flags if process_time is None else flags | _PROCESS_TIME
    limits.basic.process_time = process_time or 0
    limits.basic.active_processes = _MOST_PROCESSES
    limits.process_memory = memory
    return limits


def _set_limits(process_time: int | None) -> None:
    limits = limits_of(_Job.memory, process_time)
    system = _library("kernel32")
    _checked(system.SetInformationJobObject(_Job.handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)))


def _label_low(folder: Path) -> None:
    """Let processes at low integrity write in the folder."""
    rights = _library("advapi32")
    description, acl = ctypes.c_void_p(), ctypes.c_void_p()
    present, defaulted = ctypes.c_int(), ctypes.c_int()
    convert = rights.ConvertStringSecurityDescriptorToSecurityDescriptorW
    _checked(convert(ctypes.c_wchar_p(_LOW_LABEL), _REVISION, ctypes.byref(description), None))
    try:
        found = (ctypes.byref(present), ctypes.byref(acl), ctypes.byref(defaulted))
        _checked(rights.GetSecurityDescriptorSacl(description, *found))
        error = rights.SetNamedSecurityInfoW(ctypes.c_wchar_p(str(folder)), _FILE, _LABEL, None, None, None, acl)
        if error:
            raise OSError(f"Windows error {error}")
    finally:
        _library("kernel32").LocalFree(description)


def _sink_low() -> None:
    """Bring this process down to low integrity, which any process may do to itself."""
    rights, system = _library("advapi32"), _library("kernel32")
    token, sid = ctypes.c_void_p(), ctypes.c_void_p()
    process = ctypes.c_void_p(_pointer(system, "GetCurrentProcess")())
    _checked(rights.OpenProcessToken(process, _ADJUST_AND_QUERY, ctypes.byref(token)))
    try:
        _checked(rights.ConvertStringSidToSidW(ctypes.c_wchar_p(_LOW), ctypes.byref(sid)))
        label = _Label(sid.value, _INTEGRITY)
        size = ctypes.sizeof(label) + rights.GetLengthSid(sid)
        _checked(rights.SetTokenInformation(token, _INTEGRITY_LEVEL, ctypes.byref(label), size))
    finally:
        if sid.value:
            system.LocalFree(sid)
        system.CloseHandle(token)
