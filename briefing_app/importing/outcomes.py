"""What becomes of a file on its way in: frozen values that travel between processes and threads."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.errors import BriefingError

Job = Path | SourceText
"""A file to be read, or a text that is known already and is to be searched anew."""


class Stage(StrEnum):
    """What is being done with a file; the value may be shown."""

    STARTING = "starting the reader"
    READING = "reading"
    RECOGNISING = "recognising the words of a scan"
    EXTRACTING = "finding quotes and figures"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class Piece:
    """A document that was read, with what was found in it.

    `inside` is the place, among the pieces of the same reading, of the e-mail that it came with. `held` is a file with
    its own bytes, if it lay in another file; whoever takes the reading moves it away or lets go of the reading.
    """

    source: SourceText
    extraction: Extraction
    origin: Origin
    inside: int | None = None
    held: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read: the documents in it, at least one, each e-mail before what came with it.

    `unread` are the files inside it that could not be read, by their names.
    """

    path: Path
    pieces: tuple[Piece, ...]
    unread: tuple["Failure", ...] = ()

    @property
    def source(self) -> SourceText:
        """The text of the first document."""
        return self.pieces[0].source

    @property
    def extraction(self) -> Extraction:
        """What was found in the first document."""
        return self.pieces[0].extraction

    @property
    def origin(self) -> Origin:
        """Where the first document came from."""
        return self.pieces[0].origin

    def let_go(self) -> None:
        """Take away what was kept of the files inside it on the way to the library."""
        for piece in self.pieces:
            if piece.held is not None:
                piece.held.unlink(missing_ok=True)


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
    """How the import of one document ended. A duplicate has the id of the document that is there already.

    `inner` is its name where it lay in the file of that path: an attachment, or a member of an archive. `no_text` says
    that it is a picture of text, kept without any until somebody has it recognised. `like` is another document that
    says nearly the same or, where `shares_only`, has passages in common with it.
    """

    path: Path
    status: Status
    document_id: int | None = None
    quotes: int = 0
    figures: int = 0
    reason: str = ""
    details: str = ""
    inner: str = ""
    no_text: bool = False
    like: int | None = None
    shares_only: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        name = whole_characters(self.path.name)
        return f"{self.inner}, in {name}" if self.inner else name


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
    """Where an import is: the file `number` (from 1) of `total`, and what is being done with it.

    `done` files are finished; `seconds_left` is an estimate for the others, once there is ground for one.
    """

    path: Path
    number: int
    total: int
    stage: Stage
    done: int = 0
    seconds_left: float | None = None
