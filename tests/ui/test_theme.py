from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.settings import Look, Settings
from briefing_app.ui.theme import Theme
from briefing_app.ui.typography import LABELS
from briefing_app.ui.widgets.labels import elided, label


def test_the_systems_colours_are_followed(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(qapp, Settings(look=Look.SYSTEM))
    # Offscreen there is no scheme to set: what matters is that the hints are still listened to.
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    theme.close()
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_a_label_of_each_kind_has_its_font(theme: Theme, qtbot: QtBot) -> None:
    for kind, entry in LABELS.items():
        for widget in (label("Words", kind), elided("Words", kind)):
            qtbot.addWidget(widget)
            widget.ensurePolished()
            assert widget.font().pixelSize() == entry.size
            assert widget.font().variableAxisValue(QFont.Tag("wght")) == entry.weight
            assert widget.font().pixelSize() >= 12


def test_text_doubles_and_space_grows_by_a_third(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Words")
    qtbot.addWidget(button)
    button.ensurePolished()
    before = button.sizeHint().height()
    theme.set(Settings(look=Look.LIGHT, text_size=200))
    button.ensurePolished()
    assert (theme.text(13), theme.space(24)) == (26, 32)
    assert button.font().pixelSize() == 26
    assert button.sizeHint().height() > before


def test_sources_are_serif_and_the_program_is_not(theme: Theme) -> None:
    assert QFontInfo(theme.font(17, serif=True)).family() == "Source Serif 4"
    assert QFontInfo(theme.font(13)).family() == "Inter"


def test_the_systems_own_font_is_for_the_program_alone(theme: Theme) -> None:
    theme.set(Settings(look=Look.LIGHT, system_font=True))
    assert theme.font(13).family() != "Inter"
    assert theme.font(17, serif=True).family() == "Source Serif 4"


def test_icons_are_drawn_once(theme: Theme) -> None:
    first = theme.pixmap("files", "text2", 16, 2.0)
    assert first.cacheKey() == theme.pixmap("files", "text2", 16, 2.0).cacheKey()
    assert (first.width(), first.devicePixelRatio()) == (32, 2.0)
    theme.set(Settings(look=Look.DARK))
    assert first.cacheKey() != theme.pixmap("files", "text2", 16, 2.0).cacheKey()
