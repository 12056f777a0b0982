"""The paper: its size, columns, inks and styles, in points from the top left."""

from dataclasses import dataclass
from enum import Enum

from briefing_app.ui.packs.preview.faces import Face

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 54.0, 541.3
LABEL_WIDTH, GUTTER = 120.0, 20.0
TEXT_LEFT = LEFT + LABEL_WIDTH + GUTTER
TEXT_WIDTH = RIGHT - TEXT_LEFT
FULL_WIDTH = RIGHT - LEFT
FRAME_TOP, FRAME_BOTTOM = 84.0, 766.9
MARKING_TOP, MARKING_BOTTOM = 33.0, HEIGHT - 27.0
HANDLING = MARKING_TOP + 12.5
RUNNING_HEAD = 66.0
FOOT_RULE, FOOT = 784.9, 796.9

KEPT_WHOLE = 230.0
"""A block up to this height is never broken."""
ROOM_FOR_SECTION = (FRAME_BOTTOM - FRAME_TOP) / 4
"""A section may open in mid-page if this much is left."""

HAIRLINE, TABLE_LINE, STRONG, ALERT_RULE, BAR = 0.5, 0.4, 0.75, 1.5, 4.0
ABOVE_RULE, BELOW_RULE = 9.0, 9.0


class Ink(Enum):
    """The inks, as on paper."""

    INK = "#16191D"
    GREY = "#4A5259"
    ACCENT = "#0E4A5B"
    ALERT = "#8F1D1D"
    HAIR = "#B4BBC0"


PAPER_LIGHT, PAPER_DARK = "#FFFFFF", "#EFEFEA"
"""The sheet itself, in a light and in a dark window: it stays light, since it is what will be printed."""


@dataclass(frozen=True, slots=True)
class Style:
    """A face at a size with its leading, its ink, how far it is raised and how far its letters are spaced."""

    face: Face
    size: float
    leading: float
    ink: Ink = Ink.INK
    raised: float = 0.0
    spacing: float = 0.0


COVER_TITLE = Style(Face.SEMIBOLD, 30, 36)
COVER_FOR = Style(Face.REGULAR, 15, 21, Ink.GREY)
COVER_WHEN = Style(Face.SEMIBOLD, 13, 18)
H1 = Style(Face.SEMIBOLD, 22, 27)
H1_LABEL = Style(Face.SEMIBOLD, 11, 15, Ink.ACCENT)
H2 = Style(Face.SEMIBOLD, 14, 18)
H3 = Style(Face.SEMIBOLD, 12, 15)
LINE = Style(Face.SEMIBOLD, 13, 18)
NUMERAL = Style(Face.SEMIBOLD, 22, 22, Ink.ACCENT)
BODY = Style(Face.REGULAR, 11, 15)
BODY_STRONG = Style(Face.SEMIBOLD, 11, 15)
BODY_GREY = Style(Face.REGULAR, 11, 15, Ink.GREY)
BODY_ITALIC = Style(Face.ITALIC, 11, 15)
DASH = Style(Face.REGULAR, 11, 15, Ink.ACCENT)
QUOTE = Style(Face.SERIF, 11.5, 16.5)
NOTE = Style(Face.REGULAR, 9.5, 12.75, Ink.GREY)
NOTE_INK = Style(Face.SEMIBOLD, 9.5, 12.75)
NOTE_LABEL = Style(Face.SEMIBOLD, 9.5, 12.75, Ink.ACCENT)
CELL = Style(Face.REGULAR, 10, 13)
CELL_STRONG = Style(Face.SEMIBOLD, 10, 13)
CELL_GREY = Style(Face.REGULAR, 10, 13, Ink.GREY)
CELL_ALERT = Style(Face.SEMIBOLD, 10, 13, Ink.ALERT)
CELL_HEAD = Style(Face.SEMIBOLD, 9, 12)
CELL_NOTE = Style(Face.REGULAR, 9, 12, Ink.GREY)
CELL_QUOTE = Style(Face.SERIF, 9, 12, Ink.GREY)
LABEL = Style(Face.SEMIBOLD, 9, 12, Ink.ACCENT)
LABEL_INK = Style(Face.SEMIBOLD, 9, 12)
LABEL_ALERT = Style(Face.SEMIBOLD, 9, 12, Ink.ALERT)
SECOND_LABEL = Style(Face.REGULAR, 9, 12, Ink.GREY)
SOURCE_NUMBER = Style(Face.SEMIBOLD, 14, 18, Ink.ACCENT)
MARKING = Style(Face.BOLD, 11, 15, spacing=1.1)
SMALL = Style(Face.REGULAR, 9, 12, Ink.GREY)
PAGE_NUMBER = Style(Face.SEMIBOLD, 9, 12)
REFERENCE = Style(Face.SEMIBOLD, 8, 10, Ink.ACCENT, raised=3.2)
