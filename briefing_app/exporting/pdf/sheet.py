"""The sheet of paper that a pack is printed on: its size, and where the block of text stands on each page."""

from dataclasses import dataclass
from typing import Final

from briefing_app.domain.packs import Paper
from briefing_app.exporting.pdf import styles
from briefing_app.packs.blocks import PackDocument

_SIZES: Final = {Paper.A4: (styles.PAGE_WIDTH, styles.PAGE_HEIGHT), Paper.LETTER: (612.0, 792.0)}
_LARGE: Final = 16.0 / styles.BODY.size
"""How much larger all is in large print: body words at 16 points. The text column then fills the sheet."""
_RAISED: Final = 16.0
"""How far all moves up in large print, before it is made larger, so that the margins do not grow as much."""
_OUTWARD: Final = 9.0
"""How far the block moves from the spine where both sides of the paper are printed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper in points. The columns are those of A4; other paper has a shorter or longer frame.

    In large print `height` is that of the paper as the layout sees it, before all is made larger: `paper` is its size,
    and `scale` and `moved` lead from the one to the other.
    """

    width: float = styles.PAGE_WIDTH
    tall: float = styles.PAGE_HEIGHT
    two_sided: bool = False
    large: bool = False

    @property
    def paper(self) -> tuple[float, float]:
        """Its width and height."""
        return self.width, self.tall

    @property
    def scale(self) -> float:
        """How much larger than laid out it is printed."""
        return _LARGE if self.large else 1.0

    @property
    def moved(self) -> float:
        """How far to the right of its place all is printed larger, so that the text column stands in the middle."""
        middle = styles.TEXT_LEFT + styles.TEXT_WIDTH / 2
        return self.width / 2 - middle * self.scale if self.large else 0.0

    @property
    def height(self) -> float:
        """Its height as the layout sees it."""
        return self.tall / self.scale + _RAISED if self.large else self.tall

    @property
    def left(self) -> float:
        """Where rules and labels begin."""
        return styles.TEXT_LEFT if self.large else styles.LEFT

    @property
    def full_width(self) -> float:
        """How wide what is neither label nor text may be."""
        return styles.RIGHT - self.left

    @property
    def middle(self) -> float:
        """The middle of what is printed."""
        return styles.PAGE_WIDTH / 2 if not self.large else self.left + self.full_width / 2

    @property
    def share(self) -> float:
        """How high its frame is, against that of A4."""
        return (self.frame_bottom - styles.FRAME_TOP) / styles.FRAME_HEIGHT

    @property
    def longer(self) -> float:
        """How much higher it is than A4; everything that hangs from the foot moves by it."""
        return self.height - styles.PAGE_HEIGHT

    @property
    def frame_bottom(self) -> float:
        """Where the frame ends, from the top."""
        return styles.FRAME_BOTTOM + self.longer

    def shift(self, page: int) -> float:
        """How far a page's content stands to the right of where it would on A4 printed on one side."""
        middle = 0.0 if self.large else (self.width - styles.PAGE_WIDTH) / 2
        outward = _OUTWARD / self.scale
        return middle + (0.0 if not self.two_sided else outward if page % 2 else -outward)

    def swapped(self, page: int) -> bool:
        """Whether the foot's two ends change places: on left-hand pages."""
        return self.two_sided and page % 2 == 0


def sheet_of(document: PackDocument) -> Sheet:
    """The sheet that a pack asks for."""
    return Sheet(*_SIZES[document.paper], document.two_sided, document.large)
