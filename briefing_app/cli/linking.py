"""Linking documents to one another, as commands do it after they have put some in."""

from typing import TYPE_CHECKING

from briefing_app.cli.interrupts import stoppable
from briefing_app.cli.output import clear_progress, complain, counted, show_line

if TYPE_CHECKING:
    from briefing_app.library.library import Library


def link(library: "Library") -> bool:
    """Link what waits; whether nobody stopped it. What is left over is linked the next time."""
    from briefing_app.importing.linking import link_waiting  # noqa: PLC0415 - brings in what search must not wait for

    with stoppable() as stopped:
        link_waiting(library, progress=_show, cancelled=stopped)
        clear_progress()
        if left := len(library.waiting_to_be_linked()) if stopped() else 0:
            complain(f"Stopped: {counted(left, 'document')} left to compare with the others. The rest is kept.")
        return not stopped()


def _show(done: int, number: int) -> None:
    show_line(f"{done} of {number}: comparing with the other documents")
