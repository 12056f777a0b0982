"""What people put on a document, above its point: tags, collections, and notes on it and on the selected point."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.marks import Remark
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline


@dataclass(frozen=True, slots=True)
class Marked:
    """The names and the notes on a document, and the notes on its points."""

    tags: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


UNMARKED = Marked()


class NotesPane(QWidget):
    """Hidden where there is nothing to show. `edit_asked` and `delete_asked` carry the Remark."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme, self._marked, self._point_id = theme, Marked(), -1
        self.setAccessibleName("Tags, collections and notes")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addWidget(self._area)
        self.hide()

    def show_marked(self, marked: Marked, point_id: int | None) -> None:
        """Show what is on the document, and the notes on that point."""
        if (marked, point_id or -1) == (self._marked, self._point_id):
            return
        self._marked, self._point_id = marked, point_id or -1
        self.redraw()

    def shown(self) -> Sequence[Remark]:
        """The notes that are shown."""
        return [each for each in self._marked.remarks if each.point_id in (None, self._point_id)]

    def redraw(self) -> None:
        """Lay out again, in the theme's measures."""
        marked, space = self._marked, self._theme.space
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(space(24), space(8), space(20), space(8))
        column.setSpacing(space(4))
        for name, names in (("Tags", marked.tags), ("Collections", marked.collections)):
            if names:
                column.addWidget(label(f"{name}: {', '.join(names)}", "body", wrap=True))
        for remark in self.shown():
            column.addLayout(self._row(remark))
        there = bool(marked.tags or marked.collections or self.shown())
        self._area.setWidget(inner)
        self._area.setFixedHeight(min(inner.sizeHint().height() + 2, self._theme.text(132)))
        self.setVisible(there)

    def _row(self, remark: Remark) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(self._theme.pixmap("note-pencil", "text2", 14, self.devicePixelRatioF()))
        of = "On the point: " if remark.point_id is not None else ""
        words = label(f"{of}{remark.markdown}", "body", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        edit = Button(self._theme, "Edit this note", look="icon", icon="pencil-simple", size=14)
        delete = Button(self._theme, "Delete this note", look="icon", icon="trash", size=14)
        edit.clicked.connect(lambda: self.edit_asked.emit(remark))
        delete.clicked.connect(lambda: self.delete_asked.emit(remark))
        row = QHBoxLayout()
        row.setSpacing(self._theme.space(6))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        return row
