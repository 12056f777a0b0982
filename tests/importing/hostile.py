"""Work for the reading process that goes wrong, by the name of the file it is given."""

import os
import signal
import socket
import threading
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Job, Stage


def nothing() -> None:
    """Be ready at once."""


def fail_to_start() -> None:
    raise ZeroDivisionError("the model is damaged")


def misbehave(job: Job, voice: Voice) -> None:
    assert isinstance(job, Path)
    voice.stage(Stage.READING)
    match job.stem:
        case "abort":
            os.abort()
        case "killed":
            os.kill(os.getpid(), signal.SIGTERM)
        case "bug":
            raise ZeroDivisionError("a bug in the reader")
        case "hang":
            threading.Event().wait()
        case "telephone":
            socket.create_connection(("127.0.0.1", 9))
        case "refuse":
            raise BriefingError("“refuse” is locked.", kept="Nothing was kept.", remedy="Unlock it.")
        case "print":
            print("noise on the command's output")
    answer(voice, job, f"read by {os.getpid()}")


def answer(voice: Voice, job: Path, text: str) -> None:
    """A document of that text, in which there is nothing."""
    voice.piece(SourceText(text), Origin(job.name, "0" * 64))
    voice.found(Extraction())
