"""What the Documents page shows while there is nothing in the library."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.empty import DropArea, EmptyState, Way
from briefing_app.ui.widgets.labels import set_kind


class StartPane(QScrollArea):
    """Drop area first, then the samples, a pack from a template, and a library that somebody handed over."""

    def __init__(self, theme: Theme, actions: Actions, samples: int) -> None:
        """`samples` is how many sample documents there are."""
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setAccessibleName("Start")
        state = EmptyState(
            theme, "Start with a document", "Quotes and figures are found for you, with who said them and where."
        )
        self.choose = action_button(theme, actions[Command.ADD_FILES], look="primary", icon="plus", text="Choose files")
        folder = action_button(theme, actions[Command.ADD_FOLDER], icon="folder-open", text="Choose a folder")
        paste = action_button(theme, actions[Command.PASTE_TEXT], icon="clipboard-text", text="Paste text")
        for button in (self.choose, folder, paste):
            set_kind(button, roomy=True)
        kinds = "PDF, Word, e-mails, web pages, spreadsheets and plain text. Whole folders and archives too."
        drop = DropArea(theme, "files", "Drop documents here", kinds, (self.choose, paste, folder))
        state.column.addSpacing(theme.space(12))
        state.column.addWidget(drop)
        state.column.addSpacing(theme.space(24))
        self._ways = QGridLayout()
        self._ways.setSpacing(theme.space(24))
        self._all = self._made_ways(actions, samples)
        state.column.addLayout(self._ways)
        self.setWidget(state)
        self._columns = 0
        self.arrange()

    def _made_ways(self, actions: Actions, samples: int) -> Sequence[QWidget]:
        theme = self._theme
        link = action_button
        look = link(theme, actions[Command.OPEN_SAMPLES], look="link", text="Add the sample documents")
        pack = link(theme, actions[Command.NEW_PACK], look="link", text="New pack from a template")
        other = link(theme, actions[Command.OPEN_LIBRARY], look="link", text="Open a library")
        first = f"{samples} sample documents about an invented department."
        begin = "Choose a template now and fill it as documents arrive."
        colleague = "Open a library that someone has handed over."
        return (
            Way(theme, "book-open", "Look around first", first, look),
            Way(theme, "briefcase", "Begin with the pack", begin, pack),
            Way(theme, "tray", "From a colleague", colleague, other),
        )

    def arrange(self) -> None:
        """Side by side, or one above the other where text is large."""
        columns = 1 if self._theme.roomy else 3
        if columns != self._columns:
            self._columns = columns
            for place, way in enumerate(self._all):
                self._ways.addWidget(way, place // columns, place % columns)
            for column in range(3):
                self._ways.setColumnStretch(column, int(column < columns))
                self._ways.setColumnMinimumWidth(column, 0)
