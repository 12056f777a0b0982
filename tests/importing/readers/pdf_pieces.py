"""Small PDFs drawn piece by piece, for what one page or one sign is to become."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from briefing_app.domain.text import SourceText
from briefing_app.importing.readers.pdf.pdf import read_pdf

Draw = Callable[[Canvas], None]
TOP = 780
LINES = (
    "The harbour authority has told the council that the work",
    "will begin in the spring, when the tides are low and the",
    "channel can be closed for a week without any loss to the",
    "trade on which the town and its people have always lived.",
)


def pdf(*pages: Draw, size: tuple[float, float] = A4, locked: bool = False, turn: int = 0) -> bytes:
    """A PDF of pages, each drawn by a function."""
    stream = io.BytesIO()
    encrypt = StandardEncryption("sesame", canPrint=0) if locked else None
    canvas = Canvas(stream, pagesize=size, invariant=True, encrypt=encrypt)
    canvas.setTitle("")
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        canvas.setPageRotation(turn)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(
    *said: str, x: float = 72, top: float = TOP, step: float = 14, points: float = 11, bold: bool = False
) -> Draw:
    """Lines one under another."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", points)
        for number, line in enumerate(said):
            canvas.drawString(x, top - step * number, line)

    return draw


def cells(
    *rows: Sequence[str], places: Sequence[float] = (72, 220, 320, 420), top: float = TOP, step: float = 16
) -> Draw:
    """Rows of a table; a cell that is empty is left out."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for number, row in enumerate(rows):
            for place, cell in zip(places, row, strict=False):
                canvas.drawString(place, top - step * number, cell)

    return draw


def all_of(*parts: Draw) -> Draw:
    """Several drawings on one page."""

    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw


def read(*pages: Draw) -> SourceText:
    return read_pdf(pdf(*pages), "a.pdf")
