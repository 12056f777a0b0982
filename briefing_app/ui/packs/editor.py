"""The middle pane: the item or section that is current, to be written, or to be read where it is sealed."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.packs import PackItem, PackSection
from briefing_app.domain.wording import counted
from briefing_app.packs.evidence.findings import Checked
from briefing_app.ui.forms import select_whole
from briefing_app.ui.packs.item_fields import ItemFields
from briefing_app.ui.packs.markdown import word_count
from briefing_app.ui.packs.section_fields import SectionFields
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.column import ScrollColumn
from briefing_app.ui.widgets.labels import elided, label

PAUSE = 700
"""Milliseconds without a key after which what was written is saved."""

_NOTHING = (
    "A pack has sections, and sections have items: lines, questions, quotes, figures. Begin with a section, by"
    " the button below the list; items and accepted points go into it, there or by P on other pages."
)
"""What is said where nothing is chosen, as in a pack that was just made from nothing."""


class ItemEditor(QWidget):
    """`show_node`, then `edited` on each key and `saved` after a pause or on leaving; a section has its own fields."""

    edited = Signal(object)
    """A PackItem as it is being written, for the preview."""
    saved = Signal(object)
    """A PackItem, or a PackSection with its heading changed, to be kept now."""
    moved = Signal(str)
    """The cursor went to another line: the item's words up to its end."""
    source_asked = Signal(int)
    escaped = Signal()
    """The person wants to go back to the tree."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing to edit."""
        super().__init__(parent)
        self._theme = theme
        self._item: PackItem | None = None
        self._section: PackSection | None = None
        self._checked = Checked((), ())
        self._filling = self._refused = self._reading = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.flush)
        self._where, self._count = elided("", "note"), label("", "note")
        self.item, self.section = ItemFields(theme), SectionFields(theme)
        self.text = self.item.text
        self._lay_out()
        self._connect()
        self.retheme()
        theme.changed.connect(self.retheme)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._where, 1)
        for part in (self.item.kind, self.item.likelihood, self._count):
            self._head.addWidget(part)
        self._stack = QStackedWidget(self)
        self._column = ScrollColumn(self.item, self._stack)
        self.nothing = label(_NOTHING, "body", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        for page in (self.nothing, self._column, ScrollColumn(self.section, self._stack)):
            self._stack.addWidget(page)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for fields in (self.item, self.section):
            fields.changed.connect(self._changed)
            fields.chosen.connect(self._chosen)
            fields.left.connect(self.flush)
        self.item.title.returnPressed.connect(self.focus_text)
        self.item.sealed.source_asked.connect(self.source_asked)
        self.item.handling.unfolded.connect(self._show_handling)
        self.text.cursorPositionChanged.connect(self._tell_place)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._box.setContentsMargins(space(24), space(6), space(24), space(8))
        self._box.setSpacing(space(4))
        self._head.setSpacing(0)
        self._where.setMinimumHeight(space(32))  # as high as the buttons that may stand beside it
        self._count.setContentsMargins(space(8), 0, 0, 0)
        self._retheme_fields()

    def _retheme_fields(self) -> None:
        self.item.retheme()
        self.section.retheme()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the fonts again: polishing, which comes before the first showing, gives a field its class's."""
        super().showEvent(event)
        self._retheme_fields()

    def set_read_only(self) -> None:
        """Let everything be read only."""
        self._reading = True
        self.item.set_read_only()
        self.section.set_read_only()

    # what is shown

    @property
    def node(self) -> Node | None:
        """What is being edited."""
        if self._item is not None:
            return Node(NodeKind.ITEM, self._item.id)
        return Node(NodeKind.SECTION, self._section.id) if self._section else None

    @property
    def pending(self) -> bool:
        """Whether something was written that is not saved yet."""
        return self._timer.isActive() or self._refused

    def show_node(self, opened: OpenPack | None, node: Node | None) -> None:
        """Show a row of the tree; what is being written in it is left alone."""
        if self.pending and node == self.node:
            return
        self.flush()
        item = opened.item(node.id) if opened and node and node.kind is NodeKind.ITEM else None
        section = opened.section_of(node) if opened else None
        self._filling = True
        self._item, self._section = item, section if item is None else None
        if opened and item is not None and section is not None:
            self._say_where(section.title, "")
            self.item.show_item(opened, item)
            self._count_words()
            self._mark_words()
        elif section is not None:
            self._say_where("Annex" if section.annex else "Section", counted(len(section.items), "item"))
            self._hide_choices()
            self.section.show_section(section)
        else:
            self._say_where("", "")
            self._hide_choices()
        self._stack.setCurrentIndex(1 if item else 2 if section else 0)
        self._filling = False

    def show_findings(self, checked: Checked) -> None:
        """Mark the words of the current item that the evidence check asks about."""
        self._checked = checked
        self._mark_words()

    def _mark_words(self) -> None:
        item = self._item.id if self._item is not None else None
        self.text.mark_words([each.words for each in self._checked.open if each.words and each.item_id == item])

    def _hide_choices(self) -> None:
        self.item.kind.hide()
        self.item.likelihood.hide()

    def _say_where(self, section: str, count: str) -> None:
        self._where.setText(section)
        self._count.setText(count)

    def _count_words(self) -> None:
        words = word_count(self.text.toPlainText())
        self._count.setText(counted(words, "word") if words else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the tree."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focus_title(self) -> None:
        """Put the keyboard where something new is named first."""
        field = self.section.heading if self._item is None else self.item.title
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        select_whole(field)

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        target = self.text if self._item is not None else self.section.heading
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_words(self) -> None:
        """Put the keyboard into the words that the pack shows of a quote."""
        self.item.sealed.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_handling(self) -> None:
        """Scroll to what was unfolded, once it has its room: to its head, where not all of it finds room."""
        QTimer.singleShot(0, partial(self._column.scroll_to, self.item.handling))

    def _tell_place(self) -> None:
        if not self._filling and self._item is not None:
            self.moved.emit(self.text.words_to_cursor())

    # what is written

    def written(self) -> PackItem | PackSection | None:
        """The item or section as its fields stand."""
        if self._item is not None:
            return self.item.written(self._item)
        return self.section.written(self._section) if self._section is not None else None

    def _changed(self) -> None:
        if self._filling or self._reading:
            return
        self._timer.start()
        written = self.written()
        if isinstance(written, PackItem):
            self._count_words()
            self.edited.emit(written)

    def _chosen(self) -> None:
        if not self._filling:
            self._changed()
            self.flush()

    def flush(self) -> None:
        """Hand over what was written, if it differs from what is kept."""
        self._timer.stop()
        written = self.written()
        if self._reading or written is None or (written in (self._item, self._section) and not self._refused):
            return
        self._refused = False
        if isinstance(written, PackItem):
            self._item = written
        else:
            self._section = written
        self.saved.emit(written)

    def not_kept(self, written: object) -> None:
        """What was handed over could not be saved: hand it over again with the next words, or on leaving."""
        self._refused = written is not None and written in (self._item, self._section)
