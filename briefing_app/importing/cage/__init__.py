"""What keeps the reading process from doing harm: each system's own means, through ctypes, without special rights."""

import sys
from pathlib import Path

from briefing_app.importing.cage.limits import Limits, bound


def confine(scratch: Path, limits: Limits) -> tuple[str, ...]:
    """Shut this process in, for good: memory, open files, size of files, network, and writing outside `scratch`.

    To be called while the process has one thread. Returns in words what this system could not refuse.
    """
    missing, system = bound(limits), sys.platform
    if system == "linux":
        from briefing_app.importing.cage import linux  # noqa: PLC0415 - of this system alone

        return (*missing, *linux.confine(scratch))
    if system == "darwin":
        from briefing_app.importing.cage import macos  # noqa: PLC0415

        return (*missing, *macos.confine(scratch))
    if system == "win32":
        from briefing_app.importing.cage import windows  # noqa: PLC0415

        return (*missing, *windows.confine(scratch, limits))
    return (*missing, "This system has no known way to refuse the network and writing.")


def allow_processor(seconds: float) -> None:
    """Let this process use the processor for so many seconds more, and end it if it uses them up."""
    if sys.platform == "win32":
        from briefing_app.importing.cage import windows  # noqa: PLC0415

        windows.allow_processor(seconds)
    else:
        from briefing_app.importing.cage import limits  # noqa: PLC0415

        limits.allow_processor(seconds)


def weight(process_id: int) -> int | None:
    """Bytes of memory that another process holds, where this system leaves it to us to watch them; else None."""
    if sys.platform == "darwin":
        from briefing_app.importing.cage import macos  # noqa: PLC0415

        return macos.weight(process_id)
    return None
