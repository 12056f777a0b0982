"""Searches that were kept: saved, chosen and deleted from one menu."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from briefing_app.domain.marks import SavedSearch
from briefing_app.ui.desk import Desk
from briefing_app.ui.widgets.buttons import Button


class SavedButton(Button):
    """`chosen` carries the text of a search; saving takes the one in the field, under its own words."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Without searches until they are shown."""
        super().__init__(desk.theme, "Saved", look="plain", icon="caret-down", size=14)
        self._desk, self._text = desk, ""
        self._searches: Sequence[SavedSearch] = ()
        self.menu_ = QMenu(self)
        self.menu_.setAccessibleName("Saved searches")
        self.deleting = QMenu("Delete", self)
        self.setAccessibleName("Saved searches")
        self.clicked.connect(self._open)
        self._fill()

    def show_searches(self, searches: Sequence[SavedSearch], text: str) -> None:
        """Offer these, and to save the text that is in the field."""
        if (searches, text) != (self._searches, self._text):
            self._searches, self._text = searches, text
            self._fill()

    def _fill(self) -> None:
        self.menu_.clear()
        known = {search.query for search in self._searches}
        save = self.menu_.addAction("Save this search", self._save)
        save.setEnabled(bool(self._text) and self._text not in known and not self._desk.operations.read_only)
        if self._searches:
            self.menu_.addSeparator()
        for search in self._searches:
            action = self._action(search, self.menu_)
            action.triggered.connect(partial(self.chosen.emit, search.query))
            self.menu_.addAction(action)
        if self._searches and not self._desk.operations.read_only:
            self.menu_.addSeparator()
            self._add_deleting()

    def _add_deleting(self) -> None:
        self.deleting.clear()
        for search in self._searches:
            action = self._action(search, self.deleting)
            action.triggered.connect(partial(self._delete, search))
            self.deleting.addAction(action)
        self.menu_.addMenu(self.deleting)

    @staticmethod
    def _action(search: SavedSearch, menu: QMenu) -> QAction:
        return QAction(search.name.replace("&", "&&"), menu)

    def _open(self) -> None:
        self.menu_.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _save(self) -> None:
        text = self._text
        self._desk.operations.run(lambda library: library.save_search("", text))
        self._desk.say.emit("Saved this search", True)

    def _delete(self, search: SavedSearch) -> None:
        self._desk.operations.run(lambda library: library.delete_search(search.id))
        self._desk.say.emit(f"Deleted the search “{search.name}”", True)
