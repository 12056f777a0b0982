"""A system under measurement in a process of its own, one thread on one core, asked over pipes."""

import json
import os
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ("OMP_NUM", "OPENBLAS_NUM", "MKL_NUM", "BLIS_NUM", "NUMEXPR_NUM", "VECLIB_MAXIMUM")
ONE_THREAD = {f"{library}_THREADS": "1" for library in LIBRARIES}
Answer = dict[str, Any]
"""What `extraction_serve.answer` gives."""


class Worker:
    """Answers paths of texts with findings and seconds, until it is left or stopped."""

    def __init__(self, command: Sequence[str]) -> None:
        """`command` starts it; warnings of libraries are of no interest here."""
        environ = {**os.environ, **ONE_THREAD, "PYTHONWARNINGS": "ignore", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        self.stopped = threading.Event()

    def __enter__(self) -> Self:
        """The worker, whose process runs already."""
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        """End the process: politely, or at once after an error."""
        if kind is not None:
            self.process.kill()
        self.process.communicate()

    def ask(self, path: Path, limit: float = 600) -> Answer | None:
        """Its answer about a text; None if it took longer than `limit` seconds and was stopped for good.

        Raises:
            RuntimeError: the process ended by itself; why stands on standard error.
        """
        alarm = threading.Timer(limit, self.stop)
        alarm.start()
        try:
            line = self._exchange(json.dumps(str(path)))
        finally:
            alarm.cancel()
        if not line and not self.stopped.is_set():
            raise RuntimeError(f"A worker ended at {path.name}; the reason stands above")
        answer: Answer | None = json.loads(line) if line else None
        return answer

    def stop(self) -> None:
        """End the process in the middle of its work."""
        self.stopped.set()
        self.process.kill()

    def _exchange(self, line: str) -> str:
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process was started without pipes")
        try:
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.process.stdout.readline()
