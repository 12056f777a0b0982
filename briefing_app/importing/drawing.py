"""Pages of originals as pictures, drawn in a reading process: nothing of the file is opened in this one.

What is wanted goes to the process as a small file, for a path is what it takes; what comes back are bare dots, which
nothing has to decode, and numbers that are looked at here.
"""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing_app.domain.documents import Origin
from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Failure, Job, Piece, Reading, Stage
from briefing_app.importing.paged import Passage, Picture, Wanted
from briefing_app.importing.readers.files import load
from briefing_app.importing.readers.pdf.pages import picture_of_page
from briefing_app.importing.readers.pdf.pdf import FORMAT
from briefing_app.importing.sandbox import Reader

WIDEST = 3000
"""Dots; a wider picture of a page shows nothing more."""


class Pages:
    """Draws pages, one at a time; to be used by one thread at a time, and closed."""

    def __init__(self) -> None:
        """The process starts with the first page."""
        self._reader = Reader(work=draw, prepare=be_ready)
        self._folder = tempfile.TemporaryDirectory(prefix="briefing-desk-", ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        """The pages themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close them."""
        self.close()

    def close(self) -> None:
        """End the process."""
        self._reader.close()
        self._folder.cleanup()

    def picture(self, wanted: Wanted) -> Picture:
        """The page as a picture.

        Raises:
            BriefingError: it cannot be drawn.
        """
        request = Path(self._folder.name) / "wanted.json"
        request.write_text(json.dumps(asdict(wanted), default=str), "utf-8")
        outcome = self._reader.read(request)
        if not isinstance(outcome, Reading):
            raise _refusal(wanted, outcome)
        try:
            return _checked(outcome.pieces[0])
        except (ValueError, TypeError, KeyError, OSError) as error:
            raise _refusal(wanted, None) from error
        finally:
            outcome.let_go()


def _refusal(wanted: Wanted, failure: Failure | None) -> BriefingError:
    """Why there is no picture; of a process that died it is not told in the words for a file that was not imported."""
    told = failure is not None and not failure.details
    what = failure.what if failure and told else f"Page {wanted.number} could not be drawn."
    return BriefingError(what, kept="Its text is as it was.", remedy="Open the original in another program.")


def _checked(piece: Piece) -> Picture:
    """The picture that came back.

    Raises:
        ValueError, TypeError, KeyError, OSError: it is not what it should be.
    """
    if piece.held is None:
        raise ValueError("no picture")
    plain: Any = json.loads(piece.source.text)
    width, height, line = (int(plain[key]) for key in ("width", "height", "line_bytes"))
    pixels = piece.held.read_bytes()
    if not (0 < width <= 2 * WIDEST and height > 0 and line >= 3 * width and len(pixels) == line * height):
        raise ValueError("a picture that is not as large as it says")
    boxes = tuple(tuple(min(1.0, max(0.0, float(edge))) for edge in box) for box in plain["boxes"])
    if any(len(box) != 4 for box in boxes):
        raise ValueError("a box without four edges")
    return Picture(pixels, width, height, line, tuple((box[0], box[1], box[2], box[3]) for box in boxes))


# in the reading process


def be_ready() -> None:
    """Nothing has to be loaded before."""


def draw(job: Job, voice: Voice) -> None:
    """Draw the page that the file at `job` asks for.

    Raises:
        BriefingError: it cannot be drawn.
    """
    assert isinstance(job, Path)  # noqa: S101 - no text is handed to this process
    voice.stage(Stage.READING)
    plain: Any = json.loads(job.read_text("utf-8"))
    path, passage = Path(plain["path"]), plain["passage"] and Passage(**plain["passage"])
    width = min(int(plain["width"]), WIDEST)
    data = load(path, limit=FORMAT.limit)
    picture = picture_of_page(data, path.name, int(plain["number"]), width, passage)
    told = {"width": picture.width, "height": picture.height, "line_bytes": picture.line_bytes, "boxes": picture.boxes}
    voice.piece(SourceText(json.dumps(told)), Origin(path.name, "", size=len(picture.pixels)), None, picture.pixels)
    voice.found(Extraction())
