"""The buttons at the right of the page's head: all of them, or where there is little room, a menu and the export."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Desk
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.page_head import PageHead

_PLAIN = (
    (Command.PACK_DETAILS, "note-pencil", "Details"),
    (Command.PACK_VERSIONS, "git-diff", "Versions"),
    (Command.PACK_BUILDS, "list-numbers", "Builds"),
)


class HeadButtons(QObject):
    """`back` leads to all packs."""

    def __init__(self, desk: Desk, head: PageHead) -> None:
        """Put them there."""
        super().__init__(head)
        actions, theme = desk.actions, desk.theme
        self.back = Button(theme, "All packs", look="plain", icon="arrow-left")
        self._plain = [
            action_button(theme, actions[command], look="plain", icon=icon, text=text) for command, icon, text in _PLAIN
        ]
        self._more = Button(theme, "More", look="plain", icon="caret-down", size=14)
        self._more.setAccessibleName("More for this pack")
        self._menu = QMenu(self._more)
        self._menu.setAccessibleName("More for this pack")
        for command in (*(each[0] for each in _PLAIN), Command.PACK_WORDS, Command.COMMENT, Command.VERIFY_PDF):
            self._menu.addAction(actions[command])
        self._more.clicked.connect(self._open)
        self._export = action_button(
            theme, actions[Command.EXPORT_PDF], look="primary", icon="export", text="Export PDF"
        )
        self._narrow = self._there = False
        for button in (self.back, *self._plain, self._more, self._export):
            head.add(button)

    def _open(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def show_pack(self, *, there: bool) -> None:
        """Show them where a pack is open."""
        self._there = there
        self._renew()

    def arrange(self, *, narrow: bool) -> None:
        """Fold some into a menu where there is little room."""
        self._narrow = narrow
        self._renew()

    def _renew(self) -> None:
        self.back.setVisible(self._there)
        self._export.setVisible(self._there)
        self._more.setVisible(self._there and self._narrow)
        for button in self._plain:
            button.setVisible(self._there and not self._narrow)
