"""The paper's faces: Source Sans for our words, Source Serif for somebody's exact words.

Widths are the faces' own advances without kerning or ligatures, as in the PDF, so that lines break at the same words.
"""

from enum import Enum
from functools import cache, lru_cache

import fontpkg_source_sans_3
import fontpkg_source_serif_4
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

SCALE = 20
"""Pixels of a font for each point: so many that a whole number of pixels gives half-point sizes exactly."""
_EM = 1000
_SERIF_SIZE = 12.0
"""The optical size of the serif: near the sizes it is set in, and one for all, so that widths scale with the size."""


class Face(Enum):
    """A face: its family, its weight and whether it is italic."""

    REGULAR = ("Source Sans 3", 400, False)
    SEMIBOLD = ("Source Sans 3", 600, False)
    BOLD = ("Source Sans 3", 700, False)
    ITALIC = ("Source Sans 3", 400, True)
    SEMIBOLD_ITALIC = ("Source Sans 3", 600, True)
    SERIF = ("Source Serif 4", 400, False)
    SERIF_SEMIBOLD = ("Source Serif 4", 600, False)


@cache
def _add_fonts() -> None:
    """Make the two families known, unless the window has done so."""
    for package in (fontpkg_source_sans_3, fontpkg_source_serif_4):
        if package.FAMILY not in QFontDatabase.families():
            for file in sorted((package.ROOT / "files").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))


def _font(face: Face, pixels: int) -> QFont:
    _add_fonts()
    family, weight, italic = face.value
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setItalic(italic)
    # The files are variable: a weight asked for by setWeight would be smeared on, not cut.
    font.setVariableAxis(QFont.Tag("wght"), weight)
    if family == "Source Serif 4":
        font.setVariableAxis(QFont.Tag("opsz"), _SERIF_SIZE)
    font.setKerning(False)
    font.setFeature(QFont.Tag("liga"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def font(face: Face, size: float, spacing: float = 0.0) -> QFont:
    """The font that draws `size` points, `SCALE` pixels to the point, its letters `spacing` points apart."""
    made = _font(face, round(size * SCALE))
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * SCALE)
    return made


@cache
def _metrics(face: Face) -> QFontMetricsF:
    return QFontMetricsF(_font(face, _EM))


@lru_cache(maxsize=100_000)
def _advance(face: Face, text: str) -> float:
    return _metrics(face).horizontalAdvance(text) / _EM


def width(face: Face, size: float, text: str) -> float:
    """How wide a text is, in points."""
    return _advance(face, text) * size
