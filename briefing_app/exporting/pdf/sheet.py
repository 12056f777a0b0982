"""The sheet of paper that a pack is printed on: its size, and where the block of text stands on each page."""

from dataclasses import dataclass
from typing import Final

from briefing_app.domain.packs import Paper
from briefing_app.exporting.pdf import styles
from briefing_app.packs.blocks import PackDocument

_SIZES: Final = {Paper.A4: (styles.PAGE_WIDTH, styles.PAGE_HEIGHT), Paper.LETTER: (612.0, 792.0)}
_OUTWARD: Final = 9.0
"""How far the block moves from the spine where both sides of the paper are printed."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper in points. The columns are those of A4; other paper has a shorter or longer frame."""

    width: float = styles.PAGE_WIDTH
    height: float = styles.PAGE_HEIGHT
    two_sided: bool = False

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
        middle = (self.width - styles.PAGE_WIDTH) / 2
        return middle + (0.0 if not self.two_sided else _OUTWARD if page % 2 else -_OUTWARD)

    def swapped(self, page: int) -> bool:
        """Whether the foot's two ends change places: on left-hand pages."""
        return self.two_sided and page % 2 == 0


def sheet_of(document: PackDocument) -> Sheet:
    """The sheet that a pack asks for."""
    return Sheet(*_SIZES[document.paper], document.two_sided)
