"""Help and keys: every command of the table with its key, by menu, and what the program does in a few lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.ui.actions import TABLE, Entry, Menu
from briefing_app.ui.desk import Desk
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.labels import key_cap, label

_ABOUT = (
    "Drop documents on the Documents page: quotes and figures are found in them, with who said what. On Review, accept"
    " what is right. Put accepted points into a pack, write your own lines beside them, and export the pack as a PDF."
    " A quote in a pack can be shortened in marked ways only: select words and leave them out, or put words in"
    " brackets. Comments and notes for the file stay in the library. Before a pack leaves, look at its evidence check:"
    " each finding can be put right, or accepted with a reason. Issue a version to keep it as it went out, and check a"
    " PDF that is out under Versions. Export as… also writes large print, and a build"
    " without what is not for use."
    " Stories, beside Facts, groups documents that report the same announcement and tells it day by day; one step makes"
    " a media summary of it. A document without a date is told as undated until you give it its"
    " day on Documents."
    " After an upgrade, Find points again (in the menu Edit) searches the documents that are selected once more, and"
    " leaves alone what you accepted, rejected, edited or made yourself, and what is in a pack."
    " Nothing leaves this computer, everything is saved as you go, and all but deleting for ever can be undone."
)
_ELSEWHERE = (
    ("Tab, Shift+Tab", "Next and previous control"),
    ("Enter", "Open the document that is selected in the table"),
    ("Escape", "Close a list or a menu"),
    ("1 to 9", "On Review: pick among likely speakers"),
    ("Ctrl+B, Ctrl+I, Ctrl+K", "In an item’s text: bold, italic, link"),
    ("Ctrl+Shift+L, Ctrl+Alt+T", "In an item’s text: list, table"),
    ("Ctrl+Alt+F, Ctrl+Alt+R", "In an item’s text: footnote, reference to another part of the pack"),
    ("Del, [", "In the words of a quote: leave the selected ones out, put others in"),
    ("Space", "In a list with ticks: tick"),
    ("Alt+Shift+Up, Alt+Shift+Down", "In the figures of a chart: earlier, later"),
)


class HelpPage(Page):
    """Read only."""

    title = "Help and keys"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Lay the table out."""
        super().__init__(desk, parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName("Help and keys")
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self._area)
        self.retheme()

    def refresh(self) -> None:
        """Nothing of the library is shown."""
        self.filled.emit()

    def panes(self) -> tuple[QWidget, ...]:
        """One."""
        return (self._area,)

    def retheme(self) -> None:
        """Lay out anew in the theme's measures."""
        space = self.desk.theme.space
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(24), space(16), space(24), space(24))
        column.setSpacing(space(8))
        about = label(_ABOUT, "body", wrap=True)
        about.setMaximumWidth(self.desk.theme.text(720))
        column.addWidget(about)
        for menu in Menu:
            entries = [entry for entry in TABLE if entry.menu is menu and entry.keys]
            column.addWidget(self._group(menu.value.replace("&", ""), [self._row(entry) for entry in entries]))
        column.addWidget(self._group("Everywhere", list(_ELSEWHERE)))
        column.addStretch(1)
        self._area.setWidget(inner)

    def _row(self, entry: Entry) -> tuple[str, str]:
        return self.desk.actions.key(entry.command), entry.text.rstrip("…")

    def _group(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        theme = self.desk.theme
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, theme.space(12), 0, 0)
        grid.setHorizontalSpacing(theme.space(16))
        grid.setVerticalSpacing(theme.space(6))
        grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
        for place, (key, text) in enumerate(rows, 1):
            grid.addWidget(key_cap(key), place, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(text, "plain", wrap=True), place, 1)
        grid.setColumnMinimumWidth(0, theme.text(120))
        grid.setColumnStretch(1, 1)
        return group
