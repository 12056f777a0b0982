"""The buttons over the text: bold, italic, link, lists, table, footnote, and references to other parts of the pack."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.ui.packs.markdown import KEYS, MarkdownField, Markup
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout

_TOOLS = (
    (Markup.BOLD, "Bold", "text-bolder"),
    (Markup.ITALIC, "Italic", "text-italic"),
    (Markup.LINK, "Link", "link"),
    (Markup.LIST, "List", "list-bullets"),
    (Markup.NUMBERS, "Numbered list", "list-numbers"),
    (Markup.TABLE, "Table", "table"),
    (Markup.FOOTNOTE, "Footnote", "asterisk"),
)
_LONGEST = 60


class FormatBar(QWidget):
    """Acts on a field; `references_asked` before its list of the pack's parts opens."""

    references_asked = Signal()

    def __init__(self, theme: Theme, field: MarkdownField) -> None:
        """A button for each, with its key."""
        super().__init__()
        self._field = field
        self.setAccessibleName("Format the text")
        flow = FlowLayout(self, gap=0)
        self.buttons: list[Button] = []
        for markup, name, icon in _TOOLS:
            button = Button(theme, name, look="icon", icon=icon, key=KEYS.get(markup, ""))
            button.clicked.connect(partial(self._act, markup))
            self._add(flow, button)
        self.refer = Button(theme, "Refer to a section or item", look="icon", icon="bookmark-simple", key="Ctrl+Alt+R")
        self.refer.clicked.connect(self.open_references)
        self._add(flow, self.refer)
        self._menu = QMenu(self)
        self._menu.setAccessibleName("Refer to")
        self._menu.triggered.connect(self._insert)
        field.references_asked.connect(self.open_references)

    def _act(self, markup: Markup) -> None:
        """Mark the text up, with the keyboard back in it."""
        self._field.mark_up(markup)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, flow: FlowLayout, button: Button) -> None:
        flow.addWidget(button)
        self.buttons.append(button)

    def offer_references(self, parts: Sequence[tuple[str, str]]) -> None:
        """Offer (words, what to write) pairs: a row for each section and item of the pack."""
        self._menu.clear()
        for words, written in parts:
            short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
            self._menu.addAction(short.replace("&", "&&")).setData(written)

    @property
    def references(self) -> list[str]:
        """What can be referred to."""
        return [action.text() for action in self._menu.actions()]

    def open_references(self) -> None:
        """Open the list of what can be referred to."""
        self.references_asked.emit()
        if self._menu.actions():
            self._menu.popup(self.refer.mapToGlobal(self.refer.rect().bottomLeft()))

    def _insert(self, action: QAction) -> None:
        self._field.put(str(action.data()))
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
