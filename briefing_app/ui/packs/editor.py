"""The middle pane: the item or section that is current, to be written, or to be read where it is sealed."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import ItemKind, Likelihood, PackItem, PackSection, SectionKind
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.ui.packs.column import ScrollColumn
from briefing_app.ui.packs.markdown import MarkdownField, word_count
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, Choice
from briefing_app.ui.widgets.labels import elided, label
from briefing_app.ui.wording import counted, dotted, full_date, role_line

PAUSE = 700
"""Milliseconds without a key after which what was written is saved."""
KINDS: list[tuple[str, object]] = [
    ("Note", ItemKind.NOTE),
    ("Line to take", ItemKind.LINE),
    ("Question and answer", ItemKind.QUESTION),
]
LIKELIHOODS: list[tuple[str, object]] = [
    ("Likelihood not said", None),
    ("Certain", Likelihood.CERTAIN),
    ("Possible", Likelihood.POSSIBLE),
    ("Unlikely", Likelihood.UNLIKELY),
]
SECTIONS: list[tuple[str, object]] = [
    ("Own words and points, in order", SectionKind.TEXT),
    ("Quote sheet, by speaker", SectionKind.QUOTES),
    ("Table of figures", SectionKind.FIGURES),
]
_HINTS = {
    ItemKind.LINE: "The line, in one or two sentences. What bears it out goes underneath.",
    ItemKind.QUESTION: "The answer.",
    ItemKind.NOTE: "Write here. **bold**, *italic*, - lists and | tables | work.",
    ItemKind.POINT: "Your own words beside it, if any",
}


class Sealed(QWidget):
    """A source's words, read-only and in serif, with who said them, as what, and where."""

    source_asked = Signal(int)
    """The id of the point whose document is to be shown."""

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._point_id = 0
        self._words = label("", "serif", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._who, self._where = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._link = Button(theme, "Show in its document", look="link")
        self._link.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space(12))
        layout.setSpacing(theme.space(6))
        for part in (self._words, self._who, self._where):
            layout.addWidget(part)
        layout.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_point(self, opened: OpenPack, item: PackItem) -> None:
        """Show an item's point, or that it is lost."""
        point = opened.point(item)
        self._point_id = point.id if point else 0
        self._link.setVisible(point is not None)
        self._who.setVisible(point is not None)
        if point is None:
            self._say(
                "The document that this came from is no longer in the library.",
                "",
                "Import it again, or take the item out.",
            )
            return
        document = opened.documents.get(point.document_id)
        details = document.details if document else None
        day = details.published if details else None
        where = dotted(details.title, details.publisher, full_date(day)) if details else ""
        self._say(_shown(point), _who(point), where)
        self._who.setVisible(bool(self._who.text()))

    def _say(self, words: str, who: str, where: str) -> None:
        self._words.setText(words)
        self._words.setAccessibleName(f"Sealed words: {words}")
        self._who.setText(who)
        self._where.setText(where)

    def _ask(self) -> None:
        self.source_asked.emit(self._point_id)


def _shown(point: Point) -> str:
    words = " ".join(point.content.text.split())
    if isinstance(point.content, Figure):
        return words
    own = not isinstance(point.content, Quote) or point.content.own_words
    return f"“{words}”" if own else words


def _who(point: Point) -> str:
    content = point.content
    if isinstance(content, Quote):
        return dotted(content.speaker or "Speaker not settled", role_line(content, None))
    if isinstance(content, Figure):
        return content.of or ""
    return "Key point"


class ItemEditor(QWidget):
    """`show_item`, then `edited` on each key and `saved` after a pause or on leaving; a section has its own fields."""

    edited = Signal(object)
    """A PackItem as it is being written, for the preview."""
    saved = Signal(object)
    """A PackItem, or a PackSection with its heading changed, to be kept now."""
    source_asked = Signal(int)
    escaped = Signal()
    """The person wants to go back to the tree."""

    def __init__(self, theme: Theme) -> None:
        """Begin with nothing to edit."""
        super().__init__()
        self._theme = theme
        self._item: PackItem | None = None
        self._section: PackSection | None = None
        self._filling = self._refused = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.flush)
        self._make_fields()
        self._lay_out()
        self._connect()
        self.retheme()
        theme.changed.connect(self.retheme)

    def _make_fields(self) -> None:
        theme = self._theme
        self._where, self._count = elided("", "note"), label("", "note")
        self._kind, self._likelihood = Choice(theme, "Kind of item", KINDS), Choice(theme, "Likelihood", LIKELIHOODS)
        self._sealed = Sealed(theme)
        self._beside = label("Own words beside it", "group")
        self.text = MarkdownField(theme, "Text of the item")
        self._title, self._heading, self._subtitle = QLineEdit(), QLineEdit(), QLineEdit()
        self._title.setAccessibleName("Title of the item")
        for field in (self._title, self._heading):
            field.setProperty("look", "heading")
            field.setTextMargins(-2, 0, 0, 0)  # Qt keeps 2 px to the left of a line's text
        self._heading.setAccessibleName("Title of the section")
        self._heading.setPlaceholderText("Title of the section")
        self._subtitle.setAccessibleName("What the section is for")
        self._subtitle.setPlaceholderText("What it is for, in a line or two (printed under the title)")
        self._sort = Choice(theme, "How the section sets its items", SECTIONS)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        for part in (self._kind, self._likelihood, self._count):
            self._head.addWidget(part)
        self._head.insertWidget(0, self._where, 1)
        item, section = QWidget(), QWidget()
        self._item_box, self._section_box = QVBoxLayout(item), QVBoxLayout(section)
        item_parts: list[QWidget] = [self._title, self._sealed, self._beside]
        for each in item_parts:
            self._item_box.addWidget(each)
        self._item_box.addWidget(self.text, 1)
        self._section_box.addWidget(self._heading)
        self._section_box.addWidget(self._subtitle)
        self._section_box.addWidget(label("How it sets its items", "group"))
        self._section_box.addWidget(self._sort, 0, Qt.AlignmentFlag.AlignLeft)
        self._section_box.addStretch(1)
        self._stack = QStackedWidget()
        for page in (QWidget(), ScrollColumn(item), ScrollColumn(section)):
            self._stack.addWidget(page)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for field in (self._title, self._heading, self._subtitle):
            field.textEdited.connect(self._changed)
            field.editingFinished.connect(self.flush)
        self._title.returnPressed.connect(self.focus_text)
        self.text.textChanged.connect(self._changed)
        self.text.settle.connect(self.flush)
        self.text.left.connect(self.flush)
        for choice in (self._kind, self._likelihood, self._sort):
            choice.on_chosen(self._chosen)
        self._sealed.source_asked.connect(self.source_asked)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._box.setContentsMargins(space(24), space(6), space(24), space(8))
        self._box.setSpacing(space(4))
        for box in (self._item_box, self._section_box):
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(space(8))
        self._head.setSpacing(0)
        self.text.setMinimumHeight(self._theme.text(66))
        self._where.setMinimumHeight(space(32))  # as high as the buttons that may stand beside it
        self._count.setContentsMargins(space(8), 0, 0, 0)
        self._set_fonts()

    def _set_fonts(self) -> None:
        for field in (self._title, self._heading):
            field.setFont(self._theme.font(16, 600))

    def showEvent(self, event: QShowEvent) -> None:
        """Set the fonts again: polishing, which comes before the first showing, gives a field its class's."""
        super().showEvent(event)
        self._set_fonts()

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
            self._show_item(opened, section, item)
        elif section is not None:
            self._show_section(section)
        else:
            self._say_where("", "")
        self._stack.setCurrentIndex(1 if item else 2 if section else 0)
        self._filling = False

    def _show_item(self, opened: OpenPack, section: PackSection, item: PackItem) -> None:
        pointed = item.kind is ItemKind.POINT
        self._say_where(section.title, "")
        if item.title != self._title.text():
            self._title.setText(item.title)
        question = item.kind is ItemKind.QUESTION
        name = "The question" if question else "A heading over it, if any" if pointed else "Title"
        self._title.setPlaceholderText(name)
        self._title.setAccessibleName("Question" if question else "Title of the item")
        self._kind.setVisible(not pointed)
        self._kind.show_value(item.kind)
        self._likelihood.setVisible(question)
        self._likelihood.show_value(item.likelihood)
        self._sealed.setVisible(pointed)
        self._beside.setVisible(pointed)
        if pointed:
            self._sealed.show_point(opened, item)
        self.text.setPlaceholderText(_HINTS[item.kind])
        self.text.setAccessibleName("Own words beside it" if pointed else "Text of the item")
        self.text.show_text(item.markdown)
        self._count_words()

    def _show_section(self, section: PackSection) -> None:
        self._say_where("Section", counted(len(section.items), "item"))
        self._kind.hide()
        self._likelihood.hide()
        for field, words in ((self._heading, section.title), (self._subtitle, section.subtitle)):
            if field.text() != words:
                field.setText(words)
        self._sort.show_value(section.kind)

    def _say_where(self, section: str, count: str) -> None:
        self._where.setText(section)
        self._count.setText(count)
        if not section:
            self._kind.hide()
            self._likelihood.hide()

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
        field = self._heading if self._item is None else self._title
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def focus_text(self) -> None:
        """Put the keyboard into the text."""
        target = self.text if self._item is not None else self._heading
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is written

    def written(self) -> PackItem | PackSection | None:
        """The item or section as its fields stand."""
        if self._item is not None:
            return self._written_item(self._item)
        if self._section is None:
            return None
        heading = self._heading.text().strip() or self._section.title
        kind = SectionKind(str(self._sort.value))
        return replace(self._section, title=heading, subtitle=self._subtitle.text().strip(), kind=kind)

    def _written_item(self, item: PackItem) -> PackItem:
        pointed = item.kind is ItemKind.POINT
        kind = item.kind if pointed else ItemKind(str(self._kind.value))
        likelihood = self._likelihood.value if kind is ItemKind.QUESTION else None
        return replace(
            item,
            kind=kind,
            title=self._title.text().strip(),
            markdown=self.text.toPlainText().replace("\u2029", "\n"),
            likelihood=Likelihood(str(likelihood)) if likelihood else None,
        )

    def _changed(self) -> None:
        if self._filling:
            return
        self._timer.start()
        written = self.written()
        if isinstance(written, PackItem):
            self._count_words()
            self.edited.emit(written)

    def _chosen(self, _value: object) -> None:
        self._likelihood.setVisible(self._kind.value == ItemKind.QUESTION)
        self._timer.start()
        self.flush()

    def flush(self) -> None:
        """Hand over what was written, if it differs from what is kept."""
        self._timer.stop()
        written = self.written()
        if written is None or (written in (self._item, self._section) and not self._refused):
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
