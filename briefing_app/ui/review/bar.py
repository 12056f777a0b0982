"""The bar of keys at the foot: what each does to the suggestion in question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import KeyButton
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline

_WORDS = {
    Command.ACCEPT: "Accept",
    Command.REJECT: "Reject",
    Command.EDIT: "Edit",
    Command.SKIP: "Skip",
    Command.BACK: "Back",
    Command.REVIEW_UNDO: "Undo",
}


class KeyBar(QWidget):
    """One button a command; the first is the page's filled one."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Put the buttons side by side; they wrap where the window is narrow."""
        super().__init__()
        self._theme = theme
        self._buttons: dict[Command, KeyButton] = {}
        self._holder = QWidget()
        flow = FlowLayout(self._holder)
        for command, words in _WORDS.items():
            action = actions[command]
            look = "primary" if command is Command.ACCEPT else "quiet"
            button = KeyButton(words, actions.key(command), look=look)
            button.clicked.connect(action.trigger)
            button.setEnabled(action.isEnabled())
            action.enabledChanged.connect(button.setEnabled)
            self._buttons[command] = button
            flow.addWidget(button)
        self._rest = label("Keys rest while you type", "small")
        self._row = QHBoxLayout()
        self._row.addWidget(self._holder, 1)
        self._row.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(self._row)
        self.setAccessibleName("Keys")
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._row.setContentsMargins(space(24), space(12), space(24), space(12))
        self._rest.setVisible(not self._theme.roomy)

    def say_accept(self, words: str) -> None:
        """Say exactly what Accept does now."""
        self._buttons[Command.ACCEPT].say(words)
