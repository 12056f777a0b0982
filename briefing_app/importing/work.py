"""What the reading process does: a file -> what is in it. Nothing here is called in the window's process."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText
from briefing_app.importing.outcomes import Reading, Stage
from briefing_app.importing.readers import read_with_origin
from briefing_app.importing.readers.encoding import MARK


def warm_up() -> None:
    """Load the language model, so that the first file need not wait for it."""
    _find(SourceText("“It is ready,” said Ada Quill, the clerk, who had waited for ten minutes."))


def read_and_find(path: Path, tell: Callable[[Stage], None]) -> Reading:
    """Read a file and find what is in it, telling which of the two is going on.

    Raises:
        BriefingError: the file could not be read.
    """
    tell(Stage.READING)
    source, origin = read_with_origin(path)
    tell(Stage.EXTRACTING)
    return Reading(path, source, _find(source), origin)


def _find(source: SourceText) -> Extraction:
    from briefing_app.extraction.extract import extract  # noqa: PLC0415 - brings spaCy in, here and nowhere else

    # A byte-order mark is part of the file's text, but no part of its first word.
    readable = " " + source.text[1:] if source.text.startswith(MARK) else source.text
    return extract(replace(source, text=readable))
