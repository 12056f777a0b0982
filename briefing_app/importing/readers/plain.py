"""Plain text and Markdown: the text stays exactly as it is in the file, line endings and all, unless its
characters were spoilt for certain before it came here.
"""  # noqa: D205

from briefing_app.domain.text import SourceText
from briefing_app.importing.metadata import describe
from briefing_app.importing.readers.encoding import MARK, decode
from briefing_app.importing.readers.files import empty
from briefing_app.importing.readers.formats import MEBIBYTE, Format
from briefing_app.importing.readers.mojibake import MENDED, mended


def read_text(data: bytes, name: str) -> SourceText:
    """A plain-text file.

    Raises:
        BriefingError: it holds no text.
    """
    return describe(_source(data, name, FORMAT))


def read_markdown(data: bytes, name: str) -> SourceText:
    """A Markdown file: its marks stay where they are, so that offsets count the file's own characters.

    Raises:
        BriefingError: it holds no text.
    """
    return describe(_source(data, name, MARKDOWN))


def _source(data: bytes, name: str, chosen: Format) -> SourceText:
    text = decode(data, name)
    if not text.strip().strip(MARK).strip():
        raise empty(name)
    whole = mended(text)
    told = () if whole == text else (("text", MENDED),)
    return SourceText(whole, media_type=chosen.media_type, provenance=told)


FORMAT = Format("text/plain", (".txt", ".text"), read_text, 10 * MEBIBYTE)
MARKDOWN = Format("text/markdown", (".md", ".markdown"), read_markdown, 10 * MEBIBYTE)
