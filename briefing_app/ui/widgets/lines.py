"""Hairlines, and the splitter that has one for a handle."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QWidget


def hairline(*, vertical: bool = False) -> QFrame:
    """A dividing line of 1 px."""
    line = QFrame()
    line.setProperty("look", "hair")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class PaneSplitter(QSplitter):
    """Panes side by side (or one above the other) parted by a hairline; `moved` after a person dragged it."""

    moved = Signal()

    def __init__(
        self,
        *panes: QWidget,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        """Take the panes in order; none can be folded to nothing by dragging."""
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in panes:
            self.addWidget(pane)
        self.splitterMoved.connect(self.moved)

    def state(self) -> str:
        """Where the handles are, for the settings."""
        return bytes(self.saveState().toBase64().data()).decode("ascii")

    def take_state(self, state: str) -> bool:
        """Put the handles back; false if that state does not fit."""
        return bool(state) and self.restoreState(QByteArray.fromBase64(state.encode("ascii")))
