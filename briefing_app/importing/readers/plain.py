"""Plain text and Markdown: the text stays exactly as it is in the file, line endings and all."""

from briefing_app.domain.text import SourceText
from briefing_app.importing.metadata import describe
from briefing_app.importing.readers.encoding import MARK, decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format


def read_text(data: bytes, name: str) -> SourceText:
    """A plain-text file.

    Raises:
        BriefingError: it holds no text.
    """
    return describe(SourceText(_text(data, name)))


def read_markdown(data: bytes, name: str) -> SourceText:
    """A Markdown file: its marks stay where they are, so that offsets count the file's own characters.

    Raises:
        BriefingError: it holds no text.
    """
    return describe(SourceText(_text(data, name), media_type=MARKDOWN.media_type))


def _text(data: bytes, name: str) -> str:
    text = decode(data, name)
    if not text.strip().strip(MARK).strip():
        raise empty(name)
    return text


FORMAT = Format("text/plain", (".txt", ".text"), read_text, 10 * MEBIBYTE)
MARKDOWN = Format("text/markdown", (".md", ".markdown"), read_markdown, 10 * MEBIBYTE)
