"""Makes one PDF in a process of its own and says what that took: started with each system's own interpreter.

It imports nothing of ours but for ours, so that the environments of the peers hold the peers alone.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def ours(subjects: str, target: str) -> None:
    """The made pack on so many subjects, from its points to the file."""
    made = importlib.import_module("tests.bench.made_packs")
    importlib.import_module("briefing_app.exporting.pdf.pdf").write(made.made_pack(int(subjects)), Path(target))


def weasyprint(source: str, target: str) -> None:
    """A page of HTML as PDF/UA-1."""
    peer = importlib.import_module("weasyprint")
    peer.HTML(source).write_pdf(target, pdf_variant="pdf/ua-1")


def typst(source: str, target: str, fonts: str) -> None:
    """A Typst document as PDF/UA-1."""
    peer = importlib.import_module("typst")
    peer.compile(source, output=target, font_paths=[fonts], pdf_standards=["ua-1"])


_SYSTEMS: dict[str, Callable[..., None]] = {"ours": ours, "weasyprint": weasyprint, "typst": typst}


def peak() -> float | None:
    """The most memory that this process has had, in MB; None where the system does not tell."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:  # Windows has none
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(most) / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


def main(arguments: list[str]) -> None:
    """Make the file and print seconds of the processor (the whole process), on the clock, and memory."""
    started = time.perf_counter()
    _SYSTEMS[arguments[0]](*arguments[1:])
    taken = {"processor": time.process_time(), "clock": time.perf_counter() - started, "peak_mb": peak()}
    sys.stdout.write(json.dumps(taken) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
