"""How large the paper is shown, and which part of each sheet; measures of the paper in points."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSizeF

WIDTH, HEIGHT = 595.28, 841.89
_LEFT, _RIGHT = 54.0, 541.3
_MARKING_TOP, _MARKING_BOTTOM = 25.0, HEIGHT - 27.0
_CROPPED_TO = 22.0
"""The outer margin left at *Fit text*."""

A4 = QSizeF(WIDTH, HEIGHT)
CROPPED = QRectF(
    _LEFT - _CROPPED_TO,
    _MARKING_TOP - _CROPPED_TO,
    _RIGHT - _LEFT + 2 * _CROPPED_TO,
    _MARKING_BOTTOM - _MARKING_TOP + 2 * _CROPPED_TO,
)


class Fit(Enum):
    """What decides the size: the pane's width, the whole pane, or a fixed scale."""

    TEXT = "text"
    PAGE = "page"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Zoom:
    """One choice of size; `factor` is 1 at the printed size."""

    name: str
    fit: Fit
    factor: float = 1.0

    def part(self, paper: QSizeF = A4) -> QRectF:
        """The part of a sheet of that paper that is shown, in points; what is on it stands in the middle."""
        if self.fit is not Fit.TEXT:
            return QRectF(0, 0, paper.width(), paper.height())
        wider, longer = paper.width() - WIDTH, paper.height() - HEIGHT
        return CROPPED.translated(wider / 2, 0).adjusted(0, 0, 0, longer)

    def scale(self, room: QSizeF, dots_per_inch: float, paper: QSizeF = A4) -> float:
        """Pixels to the point, for a pane with that room."""
        part = self.part(paper)
        if self.fit is Fit.TEXT:
            return room.width() / part.width()
        if self.fit is Fit.PAGE:
            return min(room.width() / part.width(), room.height() / part.height())
        return self.factor * dots_per_inch / 72


FIT_TEXT = Zoom("Fit text", Fit.TEXT)
FIT_PAGE = Zoom("Fit page", Fit.PAGE)
_FIXED = tuple(Zoom(f"{percent}%", Fit.FIXED, percent / 100) for percent in (50, 75, 100, 125, 150, 200))
ZOOMS = (FIT_TEXT, FIT_PAGE, *_FIXED)
