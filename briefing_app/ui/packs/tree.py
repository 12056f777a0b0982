"""The left pane of an open pack: the tree and, at its foot, the ways to add to it."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from briefing_app.packs.evidence.findings import Checked
from briefing_app.ui.packs.delegate import PackDelegate
from briefing_app.ui.packs.model import AnyIndex, PackTree
from briefing_app.ui.packs.state import Node, OpenPack
from briefing_app.ui.theme import Theme


class TreeView(QTreeView):
    """Sections and items. `chosen` when another row is current, `move_asked` after a drop, `entered` on Enter."""

    chosen = Signal(object)
    """A Node, or None."""
    move_asked = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self.tree = PackTree(self)
        self.tree.move_asked.connect(self.move_asked)
        self._folded: set[Node] = set()
        self._filling = False
        self.setModel(self.tree)
        self.setItemDelegate(PackDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Sections and items of the pack")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.expanded.connect(self._note_open)
        self.collapsed.connect(self._note_folded)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_findings(self, checked: Checked) -> None:
        """Put the signs of findings beside their rows."""
        self.tree.show_findings(checked)

    def show_pack(self, opened: OpenPack | None, *, current: Node | None) -> None:
        """Show a pack as it now is, what was folded still folded, with that row current."""
        self._filling = True
        self.tree.show_pack(opened)
        for row in range(self.tree.rowCount()):
            index = self.tree.index(row, 0)
            unfolded = self.tree.node(index) not in self._folded
            if self.isExpanded(index) != unfolded:
                self.setExpanded(index, unfolded)
        self._filling = False
        self.choose(current)

    @property
    def current(self) -> Node | None:
        """The row that is current."""
        return self.tree.node(self.currentIndex())

    def choose(self, node: Node | None) -> None:
        """Make a row current, its section unfolded; `chosen` tells if that is news."""
        index = self.tree.index_of(node)
        if not index.isValid() or index == self.currentIndex():
            return
        if index.parent().isValid():
            self.expand(index.parent())
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Tell, unless the tree is being filled."""
        super().currentChanged(current, previous)
        if not self._filling:
            self.chosen.emit(self.tree.node(current))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a section's caret folds it."""
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and not index.parent().isValid()
            and event.position().x() < self.visualRect(index).left() + 42
        ):
            self.setExpanded(index, not self.isExpanded(index))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the editor."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def _note_open(self, index: QModelIndex) -> None:
        node = self.tree.node(index)
        if node is not None and not self._filling:
            self._folded.discard(node)

    def _note_folded(self, index: QModelIndex) -> None:
        node = self.tree.node(index)
        if node is not None and not self._filling:
            self._folded.add(node)
