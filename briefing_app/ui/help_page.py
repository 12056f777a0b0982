"""Help and keys: every command of the table with its key, by menu, and what each page is for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from briefing_app import __version__
from briefing_app.paths import APP_NAME
from briefing_app.ui.actions import TABLE, Entry, Menu
from briefing_app.ui.desk import Desk
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.column import ScrollColumn
from briefing_app.ui.widgets.labels import key_cap, label

_ABOUT = {
    "Documents": "Drop files, folders or pasted text here: quotes and figures are found, with who said what.",
    "Review": "Accept what is right, settle who said it, reject the rest. The keys stand in the bar below.",
    "Search": "Who said what, as what and when: words, and what narrows them, such as speaker: or after:.",
    "Speakers": "People and bodies, and their offices. Merge two entries for one person, or give quotes to another.",
    "Facts": "Each figure with the wordings of all its sources: whether they agree, differ or conflict.",
    "Stories": (
        "Documents that report the same announcement, told day by day; one step makes a media summary of one."
        " What has no date stands under Undated until you give it its day on Documents."
    ),
    "Packs": (
        "Accepted points and your own lines, beside the pages that they become. A quote can be shortened in marked"
        " ways only: select words and leave them out, or put words in brackets. Comments and notes for the file stay"
        " in the library."
    ),
    "Evidence check": (
        "What stands between a pack and its clearance. Put each finding right, or accept it with a reason."
    ),
    "Versions": "Issue a version to keep it as it went out; compare versions, add to one, check a PDF that is out.",
    "Export as…": "Every format, large print, and a build without what is not for use.",
    "After an upgrade": (
        "Find points again, in the menu Edit, searches the selected documents once more. What you accepted, rejected,"
        " edited or made yourself, and what is in a pack, stays as it is."
    ),
    "Safe with you": (
        "Nothing leaves this computer. All is saved as you go, and all but deleting for ever can be undone."
    ),
    "Version": f"{APP_NAME} {__version__}",
}
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
        self._area = ScrollColumn(QWidget())
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
        inner.setMaximumWidth(self.desk.theme.text(760) + 2 * space(24))
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(24), space(16), space(24), space(24))
        column.setSpacing(space(8))
        column.addWidget(self._grid([(label(name, "strong"), words) for name, words in _ABOUT.items()]))
        for menu in Menu:
            entries = [entry for entry in TABLE if entry.menu is menu and entry.keys]
            column.addWidget(self._group(menu.value.replace("&", ""), [self._row(entry) for entry in entries]))
        column.addWidget(self._group("Everywhere", list(_ELSEWHERE)))
        column.addStretch(1)
        self._area.hold(inner)

    def _row(self, entry: Entry) -> tuple[str, str]:
        return self.desk.actions.key(entry.command), entry.text.rstrip("…")

    def _group(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        return self._grid([(key_cap(key), words) for key, words in rows], title)

    def _grid(self, rows: list[tuple[QLabel, str]], title: str = "") -> QWidget:
        theme = self.desk.theme
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, theme.space(12) if title else 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(16))
        grid.setVerticalSpacing(theme.space(6))
        upright = Qt.AlignmentFlag.AlignVCenter if title else Qt.AlignmentFlag.AlignTop
        if title:
            grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
        for place, (what, words) in enumerate(rows, 1):
            what.setMinimumHeight(what.sizeHint().height())
            grid.addWidget(what, place, 0, Qt.AlignmentFlag.AlignLeft | upright)
            grid.addWidget(label(words, "body" if not title else "plain", wrap=True), place, 1)
        grid.setColumnMinimumWidth(0, theme.text(150))
        grid.setColumnStretch(1, 1)
        return group
