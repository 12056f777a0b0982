"""The right pane: which page is in view, how large, and the pages themselves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.ui.packs.preview.view import PaperView
from briefing_app.ui.packs.preview.zoom import ZOOMS, Zoom
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, Choice
from briefing_app.ui.widgets.labels import label

PAPER_IN_THE_DARK = "#EFEFEA"


class PreviewPane(QWidget):
    """Head and pages; `view` is the pages' own widget."""

    back_asked = Signal()
    """The person wants to see the pack again."""

    def __init__(self, theme: Theme) -> None:
        """Begin without pages."""
        super().__init__()
        self._theme = theme
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Preview")
        self.view = PaperView()
        self.view.viewport().setAutoFillBackground(False)
        self.view.setProperty("look", "window")
        self._page = label("", "note")
        self._zoom = Choice(theme, "Size of the preview", [(zoom.name, zoom) for zoom in ZOOMS])
        self._zoom.on_chosen(self._take_zoom)
        self.view.page_changed.connect(self._say_page)
        self.view.zoom_changed.connect(self._say_zoom)
        self._head = QHBoxLayout()
        self._name = label("Preview", "strong")
        self._head.addWidget(self._name)
        self._head.addWidget(self._page, 1)
        self._head.addWidget(self._zoom)
        self._strip, self._said = QWidget(), label("", "strong", wrap=True)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(theme.space(20), theme.space(4), theme.space(16), theme.space(4))
        row.addWidget(self._said, 1)
        self.back = Button(theme, "Back to the pack", look="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        row.addWidget(self.back)
        self._strip.hide()
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._strip)
        self._box.addWidget(self.view, 1)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's colours and measures; the paper stays light."""
        space, tokens = self._theme.space, self._theme.tokens
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._head.setContentsMargins(space(20), space(6), space(12), 0)
        self._head.setSpacing(space(8))
        paper = QColor(PAPER_IN_THE_DARK if tokens.dark else "#FFFFFF")
        self.view.set_colours(paper, self._theme.colour("hair"), self._theme.colour("accent"))

    def say_apart(self, words: str) -> None:
        """Say that something else than the pack is shown; nothing where it is the pack."""
        self._said.setText(words)
        self._strip.setVisible(bool(words))

    def name_itself(self, *, named: bool) -> None:
        """Whether the head says *Preview*; as a tab it need not."""
        self._name.setVisible(named)

    def _take_zoom(self, zoom: object) -> None:
        if isinstance(zoom, Zoom):
            self.view.set_zoom(zoom)

    def _say_zoom(self, zoom: Zoom) -> None:
        self._zoom.value = zoom
        self._zoom.say(zoom.name)
        self._zoom.setAccessibleName(f"Size of the preview: {zoom.name}")

    def _say_page(self, page: int, count: int) -> None:
        paper = self.view.sheets.paper if self.view.sheets else ""
        self._page.setText(f"page {page} of {count}, {paper}" if count else "")
