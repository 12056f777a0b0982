"""Measures, colours and styles of the pack on paper (A4; points; y counts from the top of the page)."""

from dataclasses import dataclass
from typing import Final

from briefing_app.exporting.pdf.fonts import Face

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 841.89
LEFT: Final = 54.0
RIGHT: Final = 541.3
LABEL_WIDTH: Final = 120.0
TEXT_LEFT: Final = 194.0
TEXT_WIDTH: Final = RIGHT - TEXT_LEFT
FULL_WIDTH: Final = RIGHT - LEFT
FRAME_TOP: Final = 84.0
FRAME_BOTTOM: Final = 766.9
FRAME_HEIGHT: Final = FRAME_BOTTOM - FRAME_TOP
WHOLE: Final = 230.0
"""A block up to this high is kept on one page."""
QUARTER: Final = FRAME_HEIGHT / 4
"""A section starts in mid-page only if this much is left."""
HALF: Final = FRAME_HEIGHT / 2
"""An annex starts in mid-page only if this much is left, so that short ones share a page."""

INK: Final = "#16191D"
GREY: Final = "#4A5259"
ACCENT: Final = "#0E4A5B"
ALERT: Final = "#8F1D1D"
HAIR: Final = "#B4BBC0"

STRONG_RULE: Final = 0.75
HAIRLINE: Final = 0.5
TABLE_LINE: Final = 0.4
ALERT_RULE: Final = 1.5
BAR: Final = 4.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set. `after` is the space that follows it, `strong` the colour of its bold words."""

    face: Face
    size: float
    leading: float
    after: float = 0.0
    colour: str = INK
    strong: str = ""

    @property
    def bold(self) -> Face:
        """The face for words that stand out."""
        return Face.SERIF_SEMIBOLD if self.face.serif else Face.SEMIBOLD

    @property
    def italic(self) -> Face:
        """The face for titles of works; exact words are never set in italic."""
        if self.face.serif:
            return self.face
        return Face.SEMIBOLD_ITALIC if self.face in (Face.SEMIBOLD, Face.BOLD) else Face.ITALIC


COVER_TITLE: Final = Style(Face.SEMIBOLD, 30, 36, 12)
COVER_TITLE_LARGE: Final = Style(Face.SEMIBOLD, 24, 29, 12)
"""In large print, which makes 35 points of it."""
FOR_WHOM: Final = Style(Face.REGULAR, 15, 21, 30, GREY)
COVER_FIRST: Final = Style(Face.SEMIBOLD, 13, 18)
SECTION: Final = Style(Face.SEMIBOLD, 22, 27, 15)
SECTION_LABEL: Final = Style(Face.SEMIBOLD, 11, 15, colour=ACCENT)
ITEM: Final = Style(Face.SEMIBOLD, 14, 18, 6)
QUESTION: Final = Style(Face.SEMIBOLD, 12, 15, 3)
LINE: Final = Style(Face.SEMIBOLD, 13, 18, 4.5)
BODY: Final = Style(Face.REGULAR, 11, 15, 6)
BODY_STRONG: Final = Style(Face.SEMIBOLD, 11, 15)
BODY_GREY: Final = Style(Face.REGULAR, 11, 15, colour=GREY)
BULLET: Final = Style(Face.REGULAR, 11, 15, 4.5)
BULLET_SIGN: Final = Style(Face.REGULAR, 11, 15, 4.5, ACCENT)
QUOTE: Final = Style(Face.SERIF, 11.5, 16.5, 4.5)
SHORT_QUOTE: Final = Style(Face.SERIF, 11, 15, 4.5)
REPORTED: Final = Style(Face.REGULAR, 11, 15, 4.5)
NOTE: Final = Style(Face.REGULAR, 9.5, 12.75, 3, GREY)
ROLE: Final = Style(Face.SEMIBOLD, 9.5, 12.75)
EVIDENCE: Final = Style(Face.REGULAR, 9.5, 12.75, 3, GREY, ACCENT)
CELL: Final = Style(Face.REGULAR, 10, 13)
CELL_SMALL: Final = Style(Face.REGULAR, 9, 13)
CELL_GREY: Final = Style(Face.REGULAR, 10, 13, colour=GREY)
CELL_STRONG: Final = Style(Face.SEMIBOLD, 10, 13)
CELL_ALERT: Final = Style(Face.SEMIBOLD, 10, 13, colour=ALERT)
CELL_HEAD: Final = Style(Face.SEMIBOLD, 9, 12)
CELL_NOTE: Final = Style(Face.REGULAR, 9, 12, colour=GREY)
CELL_WORDS: Final = Style(Face.SERIF, 9, 12, colour=GREY)
CELL_HEAD_WORDS: Final = Style(Face.SERIF, 10, 13)
CELL_GROUP: Final = Style(Face.SEMIBOLD, 10, 13, colour=ACCENT)
LABEL: Final = Style(Face.SEMIBOLD, 9, 12, colour=ACCENT)
LABEL_INK: Final = Style(Face.SEMIBOLD, 9, 12)
LABEL_ALERT: Final = Style(Face.SEMIBOLD, 9, 12, colour=ALERT)
SECOND_LABEL: Final = Style(Face.REGULAR, 9, 12, colour=GREY)
TOP_LINE_NUMERAL: Final = Style(Face.SEMIBOLD, 22, 22, colour=ACCENT)
SOURCE_NUMERAL: Final = Style(Face.SEMIBOLD, 14, 18, colour=ACCENT)
MARKING: Final = Style(Face.BOLD, 11, 15)
SMALL: Final = Style(Face.REGULAR, 9, 12, colour=GREY)
SMALL_STRONG: Final = Style(Face.SEMIBOLD, 9, 12)

MARKING_SPACING: Final = 1.08
"""A little under a tenth of the size: from there on, programs that read the text take each letter for a word."""
MARKING_TOP: Final = 33.0
MARKING_FOOT: Final = 27.0
"""From the bottom of the page."""
HANDLING: Final = MARKING_TOP + 12.5
RUNNING_HEAD: Final = 66.0
FOOT_RULE: Final = 784.9
FOOT: Final = 796.9

REFERENCE_SIZE: Final = 8.0
REFERENCE_RISE: Final = 3.2
BULLET_INDENT: Final = 13.0
