"""The two panes of such a page that sub-classes fill: what narrows the list, and what is known of one of its values."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.search_field import SearchField


class FilterPane(QWidget):
    """`changed` when another query is asked for; the field for words stands first in `column`."""

    changed = Signal()

    def __init__(self, theme: Theme, prompt: str) -> None:
        """`prompt` says which words are looked for."""
        super().__init__()
        self.theme, self.sought = theme, ""
        self.field = SearchField(theme, prompt)
        self.field.asked.connect(self._ask_words)
        self.column = QVBoxLayout(self)
        self._inset: list[QVBoxLayout] = []
        self.add_inset(self.field)

    def add_inset(self, *those: QWidget) -> None:
        """Put these below, set in by as much as the words of a plain button are."""
        inset = QVBoxLayout()
        for each in those:
            inset.addWidget(each)
        self._inset.append(inset)
        self.column.addLayout(inset)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self.theme.space
        self.column.setContentsMargins(space(12), space(12), space(20), space(6))
        self.column.setSpacing(space(4))
        for inset in self._inset:
            inset.setContentsMargins(space(12), 0, 0, 0)
            inset.setSpacing(space(4))

    def clear(self) -> None:
        """Narrow nothing; nobody is told."""
        self.sought = ""
        self.field.clear()

    def _ask_words(self, words: str) -> None:
        if words != self.sought:
            self.sought = words
            self.changed.emit()


class DetailPane(QWidget):
    """`chosen` when another of its rows is current, `opened` when that is to be shown where it comes from."""

    chosen = Signal()
    opened = Signal()
    list: RowList

    def arrange(self, *, narrow: bool) -> None:
        """Lay it out; `narrow`: there is little room."""

    def retheme(self) -> None:
        """Take the theme's measures."""

    def take_focus(self) -> None:
        """Go to the rows."""
