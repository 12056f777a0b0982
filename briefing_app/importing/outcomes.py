"""What becomes of a file on its way in: frozen values that travel between processes and threads."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError


class Stage(StrEnum):
    """What is being done with a file; the value may be shown."""

    STARTING = "starting the reader"
    READING = "reading"
    EXTRACTING = "finding quotes and figures"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read, with what was found in it."""

    path: Path
    source: SourceText
    extraction: Extraction
    origin: Origin


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not read, and why, in plain words; `details` is for whoever mends the program."""

    path: Path
    what: str
    kept: str = ""
    remedy: str = ""
    details: str = ""

    @classmethod
    def of(cls, path: Path, error: BriefingError) -> "Failure":
        """The failure that an error makes of a file."""
        return cls(path, error.what, error.kept, error.remedy)

    @property
    def reason(self) -> str:
        """The whole message."""
        return " ".join(part for part in (self.what, self.kept, self.remedy) if part)


Outcome = Reading | Failure


class Status(StrEnum):
    """How the import of a file ended."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileResult:
    """How the import of one file ended. A duplicate has the id of the document that is there already."""

    path: Path
    status: Status
    document_id: int | None = None
    quotes: int = 0
    figures: int = 0
    reason: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """How an import ended. `left` are the files that it did not come to because a person cancelled it."""

    results: tuple[FileResult, ...] = ()
    passed_over: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()

    def with_status(self, status: Status) -> tuple[FileResult, ...]:
        """The results that ended so."""
        return tuple(result for result in self.results if result.status is status)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an import is: the file `number` (from 1) of `total`, and what is being done with it."""

    path: Path
    number: int
    total: int
    stage: Stage
