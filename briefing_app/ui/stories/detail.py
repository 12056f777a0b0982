"""One story: when and by whom it is told, who is quoted, and its views: day by day, by speaker, facts, documents."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.listing.panes import DetailPane
from briefing_app.ui.stories import told
from briefing_app.ui.stories.parts import PartList, PartModel, first_of
from briefing_app.ui.stories.rows import VIEWS, Opened, Reprints, Row, key, numbers
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline

_BUTTONS = (
    (Command.KEEP_APART, "git-fork", "Not part of this story"),
    (Command.PUT_TOGETHER, "equals", "Put together…"),
    (Command.SHOW_SOURCE, "arrow-right", "Open"),
)
_DOCUMENTS = len(VIEWS) - 1


class StoryDetail(DetailPane):
    """`show_story`; `chosen` when another of its rows is current, `opened` when that is to be shown elsewhere."""

    list: PartList

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Empty until then."""
        super().__init__()
        self._theme = theme
        self.story: Opened | None = None
        self.setAccessibleName("Story")
        self.title = label("", "heading", wrap=True)
        self.folded, self.reported, self.spoke = (label("", kind, wrap=True) for kind in ("body", "note", "note"))
        self._heads = (self.title, self.folded, self.reported, self.spoke)
        for part in self._heads:
            part.setMinimumWidth(1)  # a word that is wider than the pane must not widen it
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("View of the story")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for words, _ in VIEWS:
            self.tabs.addTab(words)
        self.model = PartModel(self)
        self.list = PartList(theme, self.model, VIEWS[0][0])
        self._keys = QWidget()
        flow = FlowLayout(self._keys)
        summary = actions[Command.MAKE_SUMMARY]
        flow.addWidget(action_button(theme, summary, look="primary", icon="briefcase"))
        for command, icon, words in _BUTTONS:
            flow.addWidget(action_button(theme, actions[command], icon=icon, text=words))
        self._lay_out()
        self.tabs.currentChanged.connect(self._show_view)
        self.list.selectionModel().currentRowChanged.connect(self._row_changed)
        self.list.opened.connect(self._open)
        self.retheme()

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        for part in self._heads:
            self._head.addWidget(part)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs, 1)
        self._bar = QVBoxLayout()
        self._bar.addWidget(self._keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addLayout(self._tab_row)
        layout.addWidget(hairline())
        layout.addWidget(self.list, 1)
        layout.addWidget(hairline())
        layout.addLayout(self._bar)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._head.setContentsMargins(space(24), space(16), space(20), space(6))
        self._head.setSpacing(space(4))
        self._tab_row.setContentsMargins(space(12), 0, space(12), 0)
        self._bar.setContentsMargins(space(24), space(10), space(12), space(10))
        self.list.fit()

    def arrange(self, *, narrow: bool) -> None:
        """Where there is little room, names are left to the views."""
        self._show_names(narrow=narrow)
        self.list.fit()

    def _show_names(self, *, narrow: bool) -> None:
        for part in (self.reported, self.spoke):
            part.setVisible(bool(part.text()) and not narrow)

    def take_focus(self) -> None:
        """Go to the rows."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def row(self) -> Row | None:
        """The current row; None where no story is shown."""
        return self.list.row if self.story is not None else None

    def show_story(self, story: Opened | None, *, narrow: bool) -> None:
        """Show a story; of one that was shown already the row keeps its place."""
        before = self.row
        same = bool(_ids(self.story) & _ids(story))
        self.story = story
        self.setEnabled(story is not None)
        puts = (told.heading, told.folded, told.reported, told.spoke)
        for part, put in zip(self._heads, puts, strict=True):
            part.setText(put(story.story) if story else "")
        self.title.setToolTip(told.title(story.story.summary) if story else "")
        for at, ((words, _), number) in enumerate(zip(VIEWS, numbers(story), strict=True)):
            self.tabs.setTabText(at, f"{words}  {number:,}" if number else words)
        self._show_names(narrow=narrow)
        self._fill(key(before) if before is not None and same else None)

    def show_documents(self, document_id: int) -> None:
        """Show one of the story's documents among them all."""
        self.tabs.setCurrentIndex(_DOCUMENTS)
        self._choose(("document", document_id))

    def _show_view(self, _at: int = 0) -> None:
        self._fill(None)

    def _fill(self, wanted: tuple[object, ...] | None) -> None:
        words, rows = VIEWS[self.tabs.currentIndex()]
        self.list.setAccessibleName(words)
        self.list.show_rows(tuple(rows(self.story)) if self.story is not None else ())
        self._choose(wanted)

    def _choose(self, wanted: tuple[object, ...] | None) -> None:
        """That row, or the first that can be chosen."""
        rows = self.model.rows
        found = [at for at, row in enumerate(rows) if wanted is not None and key(row) == wanted]
        place = found[0] if found else first_of(rows)
        if place < len(rows):
            self.list.choose(place)
            self.list.show_head()
        else:
            self.chosen.emit()

    def _row_changed(self, *_indexes: object) -> None:
        self.chosen.emit()

    def _open(self) -> None:
        """What stands for several documents opens into them; all else is for the page."""
        if isinstance(self.row, Reprints):
            self.show_documents(self.row.documents[0].id)
        else:
            self.opened.emit()


def _ids(opened: Opened | None) -> set[int]:
    return {one.id for one in opened.story.documents} if opened is not None else set()
