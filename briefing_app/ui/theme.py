"""The look of the window: tokens and text size made into a palette, a style sheet, fonts and icons."""

import importlib.util
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from briefing_app.settings import Look, Settings
from briefing_app.ui.icons import Icons
from briefing_app.ui.stylesheet import style_sheet
from briefing_app.ui.tokens import DARK, LIGHT, Tokens, contrast, high_contrast
from briefing_app.ui.typography import fonts_by_class

SANS, SERIF = "Inter", "Source Serif 4"
_FONT_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4")


@cache
def _add_fonts() -> None:
    for package in _FONT_PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            for file in sorted((Path(spec.origin).parent / "files").glob("*.ttf")):
                QFontDatabase.addApplicationFont(str(file))


class Theme(QObject):
    """Colours, fonts, measures and icons as they stand; `changed` when any of them did.

    Sizes are asked for in px at 100 %. Text grows with the text-size setting, space by a third of that.
    """

    changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        """Set the application's style, and follow the system's colours from now on."""
        super().__init__()
        _add_fonts()
        self._app, self._settings, self._icons = app, settings, Icons()
        self._system_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        # Held by name: PySide deletes the hints' wrapper, and with it the connection, otherwise.
        self._hints = app.styleHints()
        self._access = self._hints.accessibility()
        app.setStyle(QStyleFactory.create("Fusion"))
        self.tokens = self._tokens()
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._access.contrastPreferenceChanged.connect(self._follow_system)

    def close(self) -> None:
        """Stop following the system."""
        self._hints.colorSchemeChanged.disconnect(self._follow_system)
        self._access.contrastPreferenceChanged.disconnect(self._follow_system)

    def set(self, settings: Settings) -> None:
        """Take new settings; nothing is drawn anew where they look the same."""
        old, self._settings = self._settings, settings
        if (old.text_size, old.look, old.system_font) != (settings.text_size, settings.look, settings.system_font):
            self._follow_system()

    @property
    def scale(self) -> float:
        """The text size: 1.0 to 2.0."""
        return self._settings.text_size / 100

    @property
    def roomy(self) -> bool:
        """Whether text is so large that third columns fold away."""
        return self._settings.text_size >= 150

    def text(self, size: float) -> int:
        """A size that grows as text does, in px."""
        return round(size * self.scale)

    def space(self, size: float) -> int:
        """A space that grows by a third as text doubles, in px."""
        return round(size * (1 + (self.scale - 1) / 3))

    def font(
        self, size: float, weight: int = 400, *, serif: bool = False, tabular: bool = False, italic: bool = False
    ) -> QFont:
        """A font of the program, or of sources (`serif`); `tabular` figures for columns of numbers."""
        font = QFont(SERIF if serif else self.family)
        font.setPixelSize(self.text(size))
        font.setWeight(QFont.Weight(weight))
        if not self._settings.system_font or serif:  # variable fonts: Qt does not set their axes from the weight
            font.setVariableAxis(QFont.Tag("wght"), weight)
            font.setVariableAxis(QFont.Tag("opsz"), self.text(size))
        font.setItalic(italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @property
    def family(self) -> str:
        """The family of everything that the program says."""
        return self._system_font if self._settings.system_font else SANS

    def colour(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(self.tokens.colour(token))

    def icon(self, name: str, tint: str = "text2") -> QIcon:
        """A Phosphor icon by its name without the prefix (`files`)."""
        return self._icons.icon(name, self.tokens.colour(tint), self.tokens.resting)

    def pixmap(self, name: str, tint: str = "text2", size: float = 16, ratio: float = 1.0) -> QPixmap:
        """A drawn Phosphor icon, which grows with the text, for delegates."""
        return self._icons.pixmap(name, self.tokens.colour(tint), self.text(size), ratio)

    def _follow_system(self) -> None:
        self.tokens = self._tokens()
        self._icons.clear()
        self._apply()
        self.changed.emit()

    def _tokens(self) -> Tokens:
        look = self._settings.look
        if look is Look.HIGH_CONTRAST or (look is Look.SYSTEM and self._wants_contrast()):
            return _system_contrast(self._app.style().standardPalette())
        if look is Look.SYSTEM:
            return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if look is Look.DARK else LIGHT

    def _wants_contrast(self) -> bool:
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _apply(self) -> None:
        self._app.setFont(self.font(13))
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.text, self.space))
        # After the style sheet, which makes a new style, which forgets the fonts of classes.
        for name, kind in fonts_by_class().items():
            font = self.font(kind.size, kind.weight, serif=kind.serif)
            self._app.setFont(font, name)  # type: ignore[arg-type]  # the stub says bytes, the call takes only str


def _system_contrast(palette: QPalette) -> Tokens:
    role = QPalette.ColorRole
    base, text = palette.color(role.Base), palette.color(role.Text)
    dark = base.lightness() < text.lightness()
    if not dark and text.lightness() > 40:
        text = QColor("#000000")
    accent = QColor("#FFFF00") if dark else palette.color(role.Highlight).darker(150)
    ground = QColor("#000000") if dark else QColor("#FFFFFF")
    resting = palette.color(QPalette.ColorGroup.Disabled, role.Text)
    if contrast(resting.name(), ground.name()) < 3 or resting == text:
        resting = QColor("#A8A8A8") if dark else QColor("#6B6B6B")
    return high_contrast(
        base=ground.name(), text=text.name(), accent=accent.name(), on_accent=ground.name(), resting=resting.name(),
        dark=dark,
    )  # fmt: skip


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "subtle",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Mid: "hair",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
    QPalette.ColorRole.Accent: "accent",
}


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(tokens.colour(token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.resting))
    return palette
