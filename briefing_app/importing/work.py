"""What the reading process does: a file -> what is in it. Nothing here is called in the window's process."""

from dataclasses import replace
from pathlib import Path

from briefing_app.domain.points import Extraction
from briefing_app.domain.text import SourceText, whole_characters
from briefing_app.importing.frames import Voice
from briefing_app.importing.outcomes import Job, Stage
from briefing_app.importing.readers import ocr, read_file
from briefing_app.importing.readers.encoding import MARK


def warm_up() -> None:
    """Load the language model, so that the first file need not wait for it."""
    find(SourceText("“It is ready,” said Ada Quill, the clerk, who had waited for ten minutes."))


def read_and_find(job: Job, voice: Voice) -> None:
    """Read a file and find what is in each of its documents, or find what is in a text that is known.

    Raises:
        BriefingError: nothing of the file could be read.
    """
    if isinstance(job, SourceText):
        voice.stage(Stage.EXTRACTING)
        voice.found(find(job))
    else:
        _read_and_find(job, voice)


def _read_and_find(path: Path, voice: Voice) -> None:
    voice.stage(Stage.READING)
    ocr.tell_page.set(lambda: voice.stage(Stage.RECOGNISING))
    parcel = read_file(path)
    for part in parcel.parts:
        # Half of a character, as damaged files hold it, is nothing that could be kept.
        source = replace(part.source, text=whole_characters(part.source.text))
        voice.piece(source, part.origin, part.inside, part.data)
        voice.stage(Stage.EXTRACTING)
        voice.found(find(source) if source.text else Extraction(genre=source.genre))
    for name, error in parcel.unread:
        voice.unread(whole_characters(name), error)


def find(source: SourceText) -> Extraction:
    """What is in a text."""
    from briefing_app.extraction.extract import extract  # noqa: PLC0415 - brings spaCy in, here and nowhere else

    # A byte-order mark is part of the file's text, but no part of its first word.
    readable = " " + source.text[1:] if source.text.startswith(MARK) else source.text
    return extract(replace(source, text=readable))
