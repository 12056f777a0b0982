"""The open pack's panes: tree, editor with the evidence check below, preview; and how they share the room."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.packs.back_pane import BackPane
from briefing_app.ui.packs.builds_pane import BuildsPane
from briefing_app.ui.packs.comments_pane import CommentsPane, evidence_name, tab_name
from briefing_app.ui.packs.details import DetailsForm
from briefing_app.ui.packs.editor import ItemEditor
from briefing_app.ui.packs.evidence_pane import EvidencePane
from briefing_app.ui.packs.points_pane import PointsPane
from briefing_app.ui.packs.preview.pane import PreviewPane
from briefing_app.ui.packs.tree import TreeView
from briefing_app.ui.packs.versions_pane import VersionsPane
from briefing_app.ui.packs.words_pane import WordsPane
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.lines import PaneSplitter

_TREE, _MIDDLE, _PREVIEW = 272, 404, 572


class Middle(IntEnum):
    """What stands in the upper middle pane."""

    EDITOR = 0
    DETAILS = 1
    POINTS = 2
    BUILDS = 3
    VERSIONS = 4
    WORDS = 5
    BACK = 6


class Bench(QWidget):
    """`arrange` sets three columns, or two with the preview as a tab beside the evidence."""

    points_asked = Signal()
    moved = Signal()
    """A person dragged a handle."""
    middle_changed = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        """Put the panes together, in three columns."""
        super().__init__(parent)
        self._theme = theme
        self._columns = PaneSplitter(parent=self)
        self.tree = TreeView(theme)
        side = self._left(actions)
        self._middle = PaneSplitter(orientation=Qt.Orientation.Vertical, parent=self._columns)
        self._upper = upper = QStackedWidget(self._middle)
        self.editor = ItemEditor(theme, upper)
        self.evidence, self.preview = EvidencePane(theme), PreviewPane(theme)
        self.comments = CommentsPane(theme)
        self.details, self.points = DetailsForm(theme, upper), PointsPane(theme)
        self.builds, self.versions = BuildsPane(theme, upper), VersionsPane(theme, upper)
        self.words, self.back = WordsPane(theme, upper), BackPane(theme, upper)
        self._narrow = False
        put_away = (self.details, self.points, self.builds, self.versions, self.words, self.back)
        for pane in (self.editor, *put_away):
            self._upper.addWidget(pane)
        self.below = QTabWidget()
        self.below.setDocumentMode(True)
        self.below.setProperty("look", "pane")
        self.below.tabBar().setDrawBase(False)
        self.below.setAccessibleName("Evidence check and comments")
        self.below.addTab(self.evidence, evidence_name(0))
        self.below.addTab(self.comments, tab_name(0))
        self.below.tabBar().setAccessibleName("Evidence check, comments or preview")
        self.evidence.counted.connect(self._name_evidence)
        self.comments.counted.connect(self._name_comments)
        for row in (upper, self.below):
            self._middle.addWidget(row)
        columns: tuple[QWidget, ...] = (side, self._middle, self.preview)
        for column in columns:
            self._columns.addWidget(column)
        self._kept = False
        """Whether the handles are where a person put them."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._columns)
        for splitter in (self._middle, self._columns):
            splitter.moved.connect(self.moved)
        self.editor.escaped.connect(self.show_editor)
        for pane in put_away:
            pane.closed.connect(self.show_editor)

    def _left(self, actions: Actions) -> QWidget:
        theme, side = self._theme, QWidget(self._columns)
        side.setMinimumWidth(180)
        self._foot = FlowLayout(gap=0)
        self._foot.addWidget(
            action_button(theme, actions[Command.NEW_SECTION], look="plain", icon="plus", text="Section")
        )
        self._foot.addWidget(action_button(theme, actions[Command.NEW_ITEM], look="plain", icon="plus", text="Item"))
        points = self.points_button = Button(theme, "Points", look="plain", icon="plus")
        points.setAccessibleName("Add accepted points")
        points.setToolTip("Add accepted points that are not in the pack yet")
        points.clicked.connect(self.points_asked)
        self._foot.addWidget(points)
        self._left_box, self._below_tree = QVBoxLayout(side), QVBoxLayout()
        self._below_tree.addLayout(self._foot)
        self._left_box.addWidget(self.tree, 1)
        self._left_box.addLayout(self._below_tree)
        self._retheme()
        theme.changed.connect(self._retheme)
        return side

    def _retheme(self) -> None:
        space = self._theme.space
        self._left_box.setContentsMargins(0, space(6), 0, 0)
        self._left_box.setSpacing(0)
        self._below_tree.setContentsMargins(space(12), space(6), 0, space(8))

    def _share(self) -> None:
        """Give each pane its due share of the width that there is."""
        tree = self._theme.space(_TREE)
        rest = max(1, self.width() - tree)
        middle = rest * _MIDDLE // (_MIDDLE + _PREVIEW)
        self._columns.setSizes([tree, rest] if self._narrow else [tree, middle, rest - middle])
        self._middle.setSizes([500, 500] if self._narrow else [600, 400])
        for column, stretch in enumerate((0, 2, 3)):
            self._columns.setStretchFactor(column, stretch)

    def arrange(self, *, narrow: bool) -> None:
        """Three columns, or two with tabs."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.preview.name_itself(named=not narrow)
        if narrow:
            self.below.insertTab(0, self.preview, "Preview")
            self.below.setCurrentIndex(0)
        else:
            self._columns.addWidget(self.preview)
            self.preview.show()
        self._make_room()
        self._share()

    def _name_evidence(self, found: int) -> None:
        self.below.setTabText(self.below.indexOf(self.evidence), evidence_name(found))

    def _name_comments(self, remarks: int) -> None:
        self.below.setTabText(self.below.indexOf(self.comments), tab_name(remarks))

    def _make_room(self) -> None:
        """Where there is little, what stands in the editor's place has all of it, unless pages are to be seen too."""
        alone = self._narrow and self.shown not in {Middle.EDITOR, Middle.BACK}
        self.below.setVisible(not alone)

    def settle(self) -> None:
        """Have what is being written saved."""
        self.editor.flush()
        self.details.flush()

    def show_below(self, pane: QWidget) -> None:
        """Bring the evidence check, the comments or (where it is a tab) the preview to the front."""
        if self.below.indexOf(pane) >= 0:
            self.below.show()
            self.below.setCurrentWidget(pane)
            if pane is self.preview and self.shown is not Middle.EDITOR:
                self._middle.setSizes([250, 750])

    def set_read_only(self) -> None:
        """Let everything be read only."""
        self.points_button.hide()
        for pane in (self.editor, self.details, self.evidence, self.comments, self.builds, self.versions, self.words):
            pane.set_read_only()

    @property
    def narrow(self) -> bool:
        """Whether the preview is a tab."""
        return self._narrow

    def showEvent(self, event: QShowEvent) -> None:
        """Share the room when there is any for the first time."""
        super().showEvent(event)
        if not self._kept:
            self._kept = True
            self._share()

    def state(self) -> str:
        """Where the handles are, for the settings."""
        return f"{self._columns.state()} {self._middle.state()}"

    def take_state(self, state: str) -> None:
        """Put the handles back."""
        columns, _, middle = state.partition(" ")
        if not self._narrow and columns and middle:
            self._kept = self._columns.take_state(columns) and self._middle.take_state(middle)

    @property
    def shown(self) -> Middle:
        """What stands in the upper middle pane."""
        return Middle(self._upper.currentIndex())

    def show_middle(self, what: Middle) -> None:
        """Put the editor, the details or the accepted points there."""
        self._upper.setCurrentIndex(what)
        self._make_room()
        self.middle_changed.emit()

    def show_editor(self) -> None:
        """Put the editor back, with the keyboard in the tree."""
        self.show_middle(Middle.EDITOR)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """What F6 steps through."""
        upper: dict[Middle, QWidget] = {
            Middle.EDITOR: self.editor.text if self.editor.text.isVisible() else self.editor.section.heading,
            Middle.DETAILS: self.details,
            Middle.POINTS: self.points.list,
            Middle.BUILDS: self.builds.export,
            Middle.VERSIONS: self.versions.done,
            Middle.WORDS: self.words.field,
            Middle.BACK: self.back.list,
        }
        return [self.tree, upper[self.shown], self.evidence, self.comments.field, self.preview.view]
