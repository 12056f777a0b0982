"""Opening a PDF, and in plain words why one cannot be opened."""

import contextlib
import math
from collections.abc import Iterator
from io import BytesIO

import pypdfium2
from pypdfium2 import raw

from briefing_app.errors import BriefingError
from briefing_app.importing.readers.formats import NOTHING_KEPT

MOST_PIXELS = 12_000_000
"""Dots of a page that is drawn, whatever size the page says it has."""
_LONGEST_SIDE = 16_000
_POINTS_TO_AN_INCH = 72


@contextlib.contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The PDF of those bytes, closed again at the end.

    Raises:
        BriefingError: it asks for a password, is locked in another way, is damaged, or has no pages.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, raw.FPDF_GetLastError()) from error
    try:
        if not len(document):
            raise _damaged(name, "it has no pages")
        yield document
    finally:
        document.close()


def _refusal(name: str, code: int) -> BriefingError:
    if code == raw.FPDF_ERR_PASSWORD:
        return BriefingError(
            f"“{name}” asks for a password, and was not read.",
            kept=NOTHING_KEPT,
            remedy="Open it with its password, save a copy without one, and import the copy.",
        )
    if code == raw.FPDF_ERR_SECURITY:
        return BriefingError(
            f"“{name}” is locked in a way that cannot be opened here.",
            kept=NOTHING_KEPT,
            remedy="Ask whoever sent it for a copy that is not locked.",
        )
    return _damaged(name, "it is damaged or was cut short")


def _damaged(name: str, why: str) -> BriefingError:
    return BriefingError(
        f"“{name}” could not be read: {why}.", kept=NOTHING_KEPT, remedy="Ask whoever sent it for another copy."
    )


def unreadable(name: str) -> BriefingError:
    """The error for a PDF none of whose pages can be read."""
    return _damaged(name, "none of its pages can be opened")


def picture_of(page: pypdfium2.PdfPage, dots_per_inch: float, *, grey: bool = False) -> bytes:
    """A page drawn as a PNG, at fewer dots to the inch if it would come to more than may be drawn.

    Raises:
        pypdfium2.PdfiumError: it cannot be drawn.
    """
    scale = scale_of(page.get_size(), dots_per_inch / _POINTS_TO_AN_INCH)
    drawn = page.render(scale=scale, grayscale=grey, may_draw_forms=False)
    try:
        stream = BytesIO()
        drawn.to_pil().save(stream, "PNG", compress_level=1)
        return stream.getvalue()
    finally:
        drawn.close()


def scale_of(size: tuple[float, float], wanted: float) -> float:
    """How many dots a point may take on a page of that size, at the most as many as wanted.

    Raises:
        pypdfium2.PdfiumError: the page has no size that can be drawn.
    """
    width, height = size
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise pypdfium2.PdfiumError("a page without a size")
    return min(wanted, math.sqrt(MOST_PIXELS / (width * height)), _LONGEST_SIDE / max(width, height))
