"""Linking documents to one another, as commands do it after they have put some in."""

from typing import TYPE_CHECKING

from briefing_app.cli.interrupts import stoppable
from briefing_app.cli.output import clear_progress, complain, show_line
from briefing_app.domain.wording import counted

if TYPE_CHECKING:
    from briefing_app.library.library import Library


_MANY = 1000
"""So many that wait, most of the library, are linked sooner by linking everything from nothing."""


def link(library: "Library") -> bool:
    """Link what waits; whether nobody stopped it. What is left over is linked the next time."""
    # Brings in what search must not wait for.
    from briefing_app.importing.linking import let_wait, link_waiting  # noqa: PLC0415
    from briefing_app.importing.relinking import relink_all  # noqa: PLC0415

    let_wait(library)
    waiting = len(library.waiting_to_be_linked())
    with stoppable() as stopped:
        if waiting >= _MANY and waiting > len(library.documents()) / 2:
            relink_all(library, progress=_show_stage, cancelled=stopped)
        if not stopped():
            link_waiting(library, progress=_show, cancelled=stopped)
        clear_progress()
        if left := len(library.waiting_to_be_linked()) if stopped() else 0:
            complain(f"Stopped: {counted(left, 'document')} left to compare with the others. The rest is kept.")
        return not stopped()


def _show(done: int, number: int) -> None:
    show_line(f"{done} of {number}: comparing with the other documents")


def _show_stage(stage: str, done: int, number: int) -> None:
    show_line(f"{done} of {number}: {stage} every document to link it")
