"""Scans and photographs of documents: their words if the system can read them, otherwise kept as they are."""

import warnings
from io import BytesIO

from briefing_app.domain.text import SourceText
from briefing_app.errors import BriefingError
from briefing_app.importing.readers.archives import damaged
from briefing_app.importing.readers.formats import MEBIBYTE, NOTHING_KEPT, Format
from briefing_app.importing.readers.ocr import source_of

MOST_PIXELS = 100_000_000
_KINDS = (
    ("image/png", (".png",), b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", (".jpg", ".jpeg"), b"\xff\xd8\xff"),
    ("image/gif", (".gif",), b"GIF8"),
)
_TIFF = (b"II*\x00", b"MM\x00*")


def _read(data: bytes, name: str, media_type: str) -> SourceText:
    _check(data, name)
    return source_of(data, media_type)


def _check(data: bytes, name: str) -> None:
    """Look at the picture's head alone, for what it says of its size.

    Raises:
        BriefingError: it is no picture, or would come to more pixels than a page has.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data)) as picture:
                width, height = picture.size
    except Image.DecompressionBombError as error:
        raise _too_wide(name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, OverflowError, EOFError, KeyError) as error:
        raise damaged(name, "it is no picture that can be opened") from error
    if width * height > MOST_PIXELS:
        raise _too_wide(name)


def _too_wide(name: str) -> BriefingError:
    return BriefingError(
        f"“{name}” would come to more than {MOST_PIXELS // 1_000_000} million dots when opened.",
        kept=NOTHING_KEPT,
        remedy="Save it at a smaller size: 300 dots to the inch are enough for a page of text.",
    )


def _kind(media_type: str, suffixes: tuple[str, ...], magic: tuple[bytes, ...]) -> Format:
    return Format(
        media_type,
        suffixes,
        lambda data, name: _read(data, name, media_type),
        50 * MEBIBYTE,
        lambda data: data.startswith(magic),
    )


FORMATS = (
    *(_kind(media_type, suffixes, (magic,)) for media_type, suffixes, magic in _KINDS),
    _kind("image/tiff", (".tif", ".tiff"), _TIFF),
)
