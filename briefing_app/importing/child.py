"""The reading process itself: it settles in, loads the language model, is shut in, and answers until it is let go."""

import contextlib
import errno
import faulthandler
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing import cage
from briefing_app.importing.cage.limits import Limits
from briefing_app.importing.frames import Voice
from briefing_app.importing.offline import refuse_network
from briefing_app.importing.outcomes import Job, Stage
from briefing_app.importing.wire import from_plain, to_plain

Work = Callable[[Job, Voice], None]

LOG, SCRATCH = "log", "scratch"
OUT_OF_MEMORY = 77
"""The exit code of a process that came to the end of its memory and could still say so."""
_RECOGNISING = json.dumps({"stage": Stage.RECOGNISING.value}).encode()
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def request(job: Job) -> bytes:
    """A job as it goes over the pipe."""
    plain = {"find": to_plain(job)} if isinstance(job, SourceText) else {"read": os.fspath(job)}
    return json.dumps(plain).encode()


def _job(data: bytes) -> Job:
    plain = json.loads(data)
    return Path(plain["read"]) if "read" in plain else from_plain(SourceText, plain["find"])


def serve(
    work: Work, prepare: Callable[[], None], requests: Connection, answers: Connection, home: Path, limits: Limits
) -> None:
    """The child's life: answer each request until the parent closes the pipe or dies."""
    _settle_in(home)
    prepare()
    missing = cage.confine(home / SCRATCH, limits)
    with contextlib.suppress(EOFError, BrokenPipeError):
        Voice(answers.send_bytes, home / SCRATCH).say({"ready": list(missing)})
        while True:
            _answer(work, _job(requests.recv_bytes()), Voice(_allowing(answers, limits), home / SCRATCH), limits)


def _settle_in(home: Path) -> None:
    # Ctrl+C in a terminal reaches the whole group; whether to stop is the parent's to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    descriptor = os.open(home / LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for stream in (1, 2):
        os.dup2(descriptor, stream)
    os.close(descriptor)
    sys.stdout = sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="replace", closefd=False)
    faulthandler.enable(sys.stderr)
    tempfile.tempdir = os.environ["TMPDIR"] = os.environ["TEMP"] = os.environ["TMP"] = str(home / SCRATCH)
    # Several processes share the cores, and Landlock wants a process with one thread.
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    refuse_network()


def _allowing(answers: Connection, limits: Limits) -> Callable[[bytes], None]:
    """Send a frame; a document that was handed over allows the processor the time to search it, a scan to draw it."""
    characters = 0

    def send(data: bytes) -> None:
        nonlocal characters
        answers.send_bytes(data)
        if data.startswith((b'{"text"', b'{"piece"')):
            characters = characters + len(data) if data.startswith(b'{"text"') else 0
            cage.allow_processor(limits.to_find(characters))
        elif data.startswith(_RECOGNISING):
            cage.allow_processor(limits.reading)  # to draw the page; Tesseract is a process of its own

    return send


def _answer(work: Work, job: Job, voice: Voice, limits: Limits) -> None:
    cage.allow_processor(limits.seconds(job))
    try:
        work(job, voice)
    except BriefingError as error:
        voice.failed(error)
    except (MemoryError, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.ENOMEM:
            raise
        # What is left of the memory may not do for anything more, words included.
        os._exit(OUT_OF_MEMORY)
    else:
        voice.end()
