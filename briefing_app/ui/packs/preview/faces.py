"""The paper's faces as Qt's fonts: the same cuts of the same files that the PDF embeds, kerning and ligatures off."""

from functools import cache

import fontpkg_source_sans_3
import fontpkg_source_serif_4
from PySide6.QtGui import QFont, QFontDatabase

from briefing_app.exporting.pdf.fonts import OPTICAL_SIZE, Face

SCALE = 20
"""Pixels of a font for each point: so many that a whole number of pixels gives half-point sizes exactly."""


@cache
def _add_fonts() -> None:
    """Make the two families known, unless the window has done so."""
    for package in (fontpkg_source_sans_3, fontpkg_source_serif_4):
        if package.FAMILY not in QFontDatabase.families():
            for file in sorted((package.ROOT / "files").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))


@cache
def font(face: Face, size: float, spacing: float = 0.0) -> QFont:
    """The font that draws `size` points, `SCALE` pixels to the point, its letters `spacing` points apart."""
    _add_fonts()
    cut = face.value
    made = QFont(fontpkg_source_serif_4.FAMILY if cut.serif else fontpkg_source_sans_3.FAMILY)
    made.setPixelSize(round(size * SCALE))
    made.setItalic(cut.italic)
    # The files are variable: a weight asked for by setWeight would be smeared on, not cut.
    made.setVariableAxis(QFont.Tag("wght"), cut.weight)
    if cut.serif:
        made.setVariableAxis(QFont.Tag("opsz"), OPTICAL_SIZE)
    made.setKerning(False)
    made.setFeature(QFont.Tag("liga"), 0)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * SCALE)
    return made
