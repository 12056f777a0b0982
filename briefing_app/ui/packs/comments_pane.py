"""Comments beside the current item, or beside the pack as a whole: said, answered, dealt with, taken away."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.packs import Comment
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.checks import CheckBox
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import elided, label


class CommentsPane(QWidget):
    """`show_node`. `said`, `resolved`, `deleted` and `chosen` say what people want."""

    said = Signal(object, str)
    """(id of the item or None, words)"""
    resolved = Signal(int, bool)
    deleted = Signal(int)
    chosen = Signal(object)
    """The Node of the item that a comment stands beside."""
    counted = Signal(int)
    """How many comments of the pack nobody has dealt with."""

    def __init__(self, theme: Theme) -> None:
        """Begin without comments."""
        super().__init__()
        self._theme = theme
        self._opened: OpenPack | None = None
        self._node: Node | None = None
        self._shown: object = None
        self._reading = False
        self.setAccessibleName("Comments")
        self.field = QLineEdit()
        self.field.setAccessibleName("Comment")
        self.field.returnPressed.connect(self._say)
        self.everything = CheckBox(theme, "Of the whole pack")
        self.everything.toggled.connect(self._fill)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.field)
        self._box.addWidget(self.everything)
        self._box.addWidget(self._area, 1)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._box.setContentsMargins(space(24), space(12), space(16), space(8))
        self._box.setSpacing(space(6))
        self._shown = None
        self._fill()

    def set_read_only(self) -> None:
        """Let them be read only."""
        self._reading = True
        self.field.hide()
        self._shown = None
        self._fill()

    def show_node(self, opened: OpenPack | None, node: Node | None) -> None:
        """Show the comments beside an item, or beside the pack where a section is current."""
        self._opened = opened
        self._node = node if node is not None and node.kind is NodeKind.ITEM else None
        beside = "this item" if self._node else "the pack as a whole"
        self.field.setPlaceholderText(f"Comment on {beside}, then Enter")
        self.field.setAccessibleName(f"Comment on {beside}")
        self._fill()
        if opened is not None:
            self.counted.emit(sum(not comment.resolved for comment in opened.pack.comments))

    def begin(self) -> None:
        """Put the keyboard where a comment is written."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _beside(self) -> list[Comment]:
        """The comments to show: those open first."""
        comments = self._opened.pack.comments if self._opened else ()
        item = self._node.id if self._node else None
        shown = [each for each in comments if self.everything.isChecked() or each.item_id == item]
        return sorted(shown, key=lambda each: each.resolved)

    def _fill(self) -> None:
        shown = self._beside()
        if (shown, self._node) == self._shown:
            return
        self._shown = (shown, self._node)
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, self._theme.space(8), 0)
        layout.setSpacing(self._theme.space(12))
        for comment in shown:
            layout.addWidget(self._row(comment))
        if not shown:
            layout.addWidget(
                label("No comments here. They stay in the library; no export has them.", "note", wrap=True)
            )
        layout.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._area.setWidget(column)

    def _row(self, comment: Comment) -> QWidget:
        row = QWidget()
        state = ", dealt with" if comment.resolved else ""
        row.setAccessibleName(f"{comment.author}{state}: {comment.words}")
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        when = f"{full_date(comment.made_at.date())}, {comment.made_at:%H:%M}{state}"
        head = QHBoxLayout()
        head.setSpacing(self._theme.space(8))
        head.addWidget(label(comment.author or "Somebody", "strong"))
        head.addWidget(elided(when, "small"), 1)
        box.addLayout(head)
        box.addWidget(label(comment.words, "note" if comment.resolved else "plain", wrap=True))
        box.addWidget(self._ways(comment))
        return row

    def _ways(self, comment: Comment) -> QWidget:
        ways = QWidget()
        flow = FlowLayout(ways, gap=self._theme.space(16))
        if comment.item_id is not None and self.everything.isChecked():
            show = self._link("Show the item", comment)
            show.clicked.connect(partial(self.chosen.emit, Node(NodeKind.ITEM, comment.item_id)))
            flow.addWidget(show)
        if not self._reading:
            settle = self._link("Open again" if comment.resolved else "Dealt with", comment)
            settle.clicked.connect(partial(self.resolved.emit, comment.id, not comment.resolved))
            delete = self._link("Delete", comment)
            delete.clicked.connect(partial(self.deleted.emit, comment.id))
            flow.addWidget(settle)
            flow.addWidget(delete)
        return ways

    def _link(self, words: str, comment: Comment) -> Button:
        link = Button(self._theme, words, look="link")
        link.setAccessibleName(f"{words}: {comment.words}")
        return link

    def _say(self) -> None:
        words = self.field.text().strip()
        if words:
            self.field.clear()
            self.said.emit(self._node.id if self._node else None, words)


def tab_name(open_comments: int) -> str:
    """What the tab is called."""
    return f"Comments {open_comments}" if open_comments else "Comments"


def evidence_name(open_findings: int) -> str:
    """What the evidence check's tab is called."""
    return f"Evidence check  {counted(open_findings, 'to settle', 'to settle')}" if open_findings else "Evidence check"
