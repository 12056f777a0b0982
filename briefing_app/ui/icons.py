"""Phosphor icons from QtAwesome's package, drawn once and kept by name, colour, size and pixel ratio.

The font and its table of names are read as files: importing qtawesome itself brings qtpy and four Qt modules
along, 190 ms of the first second, and gives the same glyphs.
"""

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap


@cache
def _folder() -> Path:
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or spec.origin is None:
        message = "QtAwesome is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "fonts"


@cache
def _family() -> str:
    font = next(_folder().glob("phosphor-*.ttf"))
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))[0]


@cache
def _glyphs() -> dict[str, str]:
    table = next(_folder().glob("phosphor-charmap-*.json")).read_text(encoding="utf-8")
    return {name: chr(int(code, 16)) for name, code in json.loads(table).items()}


class Icons:
    """The cache of drawn icons; `clear` it when the theme changes."""

    def __init__(self) -> None:
        """Begin empty."""
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def clear(self) -> None:
        """Forget every drawn icon."""
        self._pixmaps.clear()

    def pixmap(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """The icon `size` logical pixels square.

        Raises:
            KeyError: Phosphor has no icon of that name.
        """
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _drawn(_glyphs()[name], colour, size, ratio)
        return self._pixmaps[key]

    def icon(self, name: str, colour: str, disabled: str) -> QIcon:
        """An icon for buttons and menus, in two colours."""
        return QIcon(_Engine(self, name, colour, disabled))


class _Engine(QIconEngine):
    """Draws from the cache at whatever size is asked for."""

    def __init__(self, icons: Icons, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._icons, self._name, self._colour, self._disabled = icons, name, colour, disabled

    def _tint(self, mode: QIcon.Mode) -> str:
        return self._disabled if mode == QIcon.Mode.Disabled else self._colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw into a square in the middle of the rectangle."""
        side = min(rect.width(), rect.height())
        pixmap = self._icons.pixmap(self._name, self._tint(mode), side, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.center() - QPoint((side - 1) // 2, (side - 1) // 2), pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002
        """The icon at one device pixel a logical one."""
        return self._icons.pixmap(self._name, self._tint(mode), min(size.width(), size.height()), 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: ARG002
        """The icon for a screen of that pixel ratio; `size` counts device pixels."""
        side = max(1, round(min(size.width(), size.height()) / scale))
        return self._icons.pixmap(self._name, self._tint(mode), side, scale)

    def clone(self) -> QIconEngine:
        """A copy with the same cache."""
        return _Engine(self._icons, self._name, self._colour, self._disabled)


def _drawn(glyph: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    font = QFont(_family())
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, glyph)
    painter.end()
    return pixmap
