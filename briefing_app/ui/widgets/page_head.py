"""The head of a page: title, one line of counts, actions at the right."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import elided


class PageHead(QWidget):
    """56 px high at 100 %; grows with the text. `add` puts a widget at the right, `instead` takes the title's place."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Show the title."""
        super().__init__()
        self._theme = theme
        self.title = elided(title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.counts = elided("", "note")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.counts, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme()
        theme.changed.connect(self.retheme)

    def say(self, counts: str) -> None:
        """Set the line of counts."""
        self.counts.setText(counts)
        self.counts.setAccessibleName(counts)

    def add(self, widget: QWidget) -> None:
        """Put an action at the right, after those already there."""
        self._layout.addWidget(widget)

    def instead(self, widget: QWidget) -> None:
        """Put a widget in the place of title and counts, as Search does with its field."""
        self.title.hide()
        self.counts.hide()
        self._layout.insertWidget(0, widget, 1)

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.setMinimumHeight(self._theme.space(56))
        self._layout.setContentsMargins(self._theme.space(24), 0, self._theme.space(20), 0)
        self._layout.setSpacing(self._theme.space(8))
        self.title.setContentsMargins(0, 0, self._theme.space(10), 0)
