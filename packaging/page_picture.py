"""Draws a page of a PDF for the README: python packaging/page_picture.py FILE.pdf WORDS OUT.png.

The page is the first that holds the words. It gets a thin frame, for it lies on white.
"""

import sys
from pathlib import Path

import pypdfium2
from PIL import ImageOps

PIXELS_PER_POINT = 1.3


def picture(file: Path, words: str, out: Path) -> None:
    """Write the first page with these words as a PNG; StopIteration if there is none."""
    with pypdfium2.PdfDocument(file) as document:
        page = next(page for page in document if words in page.get_textpage().get_text_range())
        drawn = page.render(scale=PIXELS_PER_POINT).to_pil()
    ImageOps.expand(drawn, border=1, fill="#c8ccc8").save(out, optimize=True)


if __name__ == "__main__":
    picture(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
