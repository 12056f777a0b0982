"""What goes wrong with a reading process, in plain words."""

from pathlib import Path

from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.importing.outcomes import Failure, Job
from briefing_app.importing.readers.formats import NOTHING_KEPT

_AS_TEXT = "Save it as plain text and import that."


def overrun(job: Job, details: str = "") -> Failure:
    """It took too long."""
    what = f"{_name(job)} took too long to read and was given up."
    return _failure(job, what, "Save the part that you need as plain text and import that.", details)


def too_heavy(job: Job, details: str = "") -> Failure:
    """It needed too much memory."""
    what = f"{_name(job)} needs more memory than reading may take and was given up."
    return _failure(job, what, "Save the part that you need as plain text and import that.", details)


def no_start(job: Job, details: str) -> Failure:
    """The process could not be started."""
    what = f"{_name(job)} was not read, because the reading process could not be started."
    return _failure(job, what, "Try again; if that does not help, install the program again.", details)


def no_room(job: Job, error: OSError) -> Failure:
    """There is no room for the process's folder."""
    what = f"{_name(job)} was not read: there is no room for temporary files ({error.strerror})."
    return _failure(job, what, "Make some room on the disk, then try again.", str(error))


def crash(job: Job, details: str) -> Failure:
    """The process died."""
    return _failure(job, f"{_name(job)} could not be read: the reading process stopped on it.", _AS_TEXT, details)


def nonsense(job: Job, details: str) -> Failure:
    """The process said what it should not, as one does that a hostile file has taken over."""
    what = f"{_name(job)} could not be read: what came back from the reading process was damaged."
    return _failure(job, what, _AS_TEXT, details)


def _name(job: Job) -> str:
    return f"“{whole_characters(job.title if isinstance(job, SourceText) else job.name)}”"


def _failure(job: Job, what: str, remedy: str, details: str) -> Failure:
    if isinstance(job, SourceText):
        return Failure(Path(job.title), what, "Its points are as they were.", "", details)
    return Failure(job, what, NOTHING_KEPT, remedy, details)
