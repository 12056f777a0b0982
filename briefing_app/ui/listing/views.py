"""The switch between the two pages of what documents have in common: facts, and stories."""

from PySide6.QtWidgets import QTabBar

from briefing_app.ui.desk import Desk

_VIEWS = (("facts", "Facts"), ("stories", "Stories"))
_KEYS = [key for key, _ in _VIEWS]


class ViewSwitch(QTabBar):
    """Tabs in the head of both pages, each with its own in front; the other one's leads there."""

    def __init__(self, desk: Desk, own: str) -> None:
        """`own` is the key of the page that it stands on."""
        super().__init__()
        self._desk, self._own = desk, own
        self.setAccessibleName("Facts or stories")
        self.setDrawBase(False)
        self.setExpanding(False)
        for _, words in _VIEWS:
            self.addTab(words)
        self.setCurrentIndex(_KEYS.index(own))
        self.currentChanged.connect(self._go)

    def _go(self, at: int) -> None:
        if _KEYS[at] != self._own:
            self.setCurrentIndex(_KEYS.index(self._own))
            self._desk.go.emit(_KEYS[at], None)
