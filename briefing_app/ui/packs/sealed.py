"""Somebody's exact words, to be shortened in marked ways only, with who said them, as what, and where."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from briefing_app.domain.figures import Figure
from briefing_app.domain.packs import PackItem
from briefing_app.domain.points import Point
from briefing_app.domain.quotes import Quote
from briefing_app.domain.wording import full_date
from briefing_app.packs import display
from briefing_app.packs.words import paragraphs
from briefing_app.ui.packs import shortening
from briefing_app.ui.packs.state import OpenPack
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.wording import dotted, role_line

REFUSED = "These are someone’s exact words. They can be left out, or have words put in; both are marked."


class ShownWords(QTextEdit):
    """Words that can be selected and not typed over; `refused` when somebody tries."""

    leave_out_asked = Signal()
    put_in_asked = Signal()
    refused = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty, as high as the words are."""
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "page")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Words as the pack shows them")
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's serif."""
        self.setFont(self._theme.font(16, serif=True))

    def showEvent(self, event: QShowEvent) -> None:
        """Set the font again: polishing gives a field its class's."""
        super().showEvent(event)
        self.retheme()

    def _grow(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace leave out, Insert and [ put in; other letters are refused."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.leave_out_asked.emit()
        elif event.key() == Qt.Key.Key_Insert or event.text() == "[":
            self.put_in_asked.emit()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class Sealed(QWidget):
    """A source's words in serif. A quote has a display form: `changed` when it was made another."""

    source_asked = Signal(int)
    """The id of the point whose document is to be shown."""
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme, self._point_id, self._whole, self._able = theme, 0, "", True
        self._marks, self._quote = ("", ""), False
        self.words = ShownWords(theme)
        self._fault = label("", "warn", wrap=True)
        self._source = label("", "serif-small", wrap=True)
        self._source_head = label("The source says", "group")
        self._who, self._where = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._link = Button(theme, "Show in its document", look="link")
        self._make_tools()
        self._lay_out()
        self._connect()

    def _make_tools(self) -> None:
        theme = self._theme
        self.leave_out = Button(theme, "Leave out […]", look="quiet", icon="scissors", key="Del")
        self.put_in = Button(theme, "Put in [words]", look="quiet", icon="brackets-square", key="[")
        self.whole = Button(theme, "Show every word", look="link")
        self.inserted = QLineEdit()
        self.inserted.setAccessibleName("Words to put in square brackets")
        self.inserted.setPlaceholderText("Words to put in square brackets, then Enter")
        self._tools, self._flow = QWidget(), FlowLayout(gap=theme.space(6))
        self._tools.setLayout(self._flow)
        for tool in (self.leave_out, self.put_in, self.whole):
            self._flow.addWidget(tool)

    def _lay_out(self) -> None:
        space = self._theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, space(12))
        layout.setSpacing(space(6))
        parts: list[QWidget] = [self.words, self._fault, self._tools, self.inserted]
        for part in (*parts, self._source_head, self._source, self._who, self._where):
            layout.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self._link)
        row.addStretch(1)
        layout.addLayout(row)

    def _connect(self) -> None:
        self._link.clicked.connect(self._ask)
        self.leave_out.clicked.connect(self.leave_words_out)
        self.words.leave_out_asked.connect(self.leave_words_out)
        self.put_in.clicked.connect(self._begin_insertion)
        self.words.put_in_asked.connect(self._begin_insertion)
        self.words.refused.connect(self._refuse)
        self.words.selectionChanged.connect(self._renew)
        self.whole.clicked.connect(self._show_whole)
        self.inserted.returnPressed.connect(self.put_words_in)

    def show_point(self, opened: OpenPack, item: PackItem) -> None:
        """Show an item's point, or that it is lost."""
        point = opened.point(item)
        self._point_id = point.id if point else 0
        self._link.setVisible(point is not None)
        self._who.setVisible(point is not None)
        self._quote = point is not None and isinstance(point.content, Quote)
        self._tools.setVisible(self._quote and self._able)
        self.inserted.hide()
        if point is None:
            self._marks, self._whole = ("", ""), ""
            self._show_words("The document that this came from is no longer in the library.")
            self._who.setText("")
            self._where.setText("Import it again, or take the item out.")
            self._renew()
            return
        self._show(opened, point, item)

    def _show(self, opened: OpenPack, point: Point, item: PackItem) -> None:
        """Words, who said them as what, and where."""
        document = opened.documents.get(point.document_id)
        details = document.details if document else None
        day = details.published if details else None
        where = dotted(details.title, details.publisher, full_date(day)) if details else ""
        own = isinstance(point.content, Quote) and point.content.own_words
        marked = own or not isinstance(point.content, Quote | Figure)
        self._marks = ("“", "”") if marked else ("", "")
        self._whole = "\n\n".join(paragraphs(point.content.text))
        self._show_words(item.display if isinstance(point.content, Quote) and item.display else self._whole)
        self._who.setText(_who(point))
        self._where.setText(where)
        self._who.setVisible(bool(self._who.text()))
        self._renew()

    def _show_words(self, words: str) -> None:
        opening, closing = self._marks
        shown = f"{opening}{words}{closing}"
        if self.words.toPlainText() != shown:
            self.words.setPlainText(shown)
        self.words.setAccessibleDescription(f"Sealed words: {shown}")

    @property
    def display(self) -> str:
        """The display form, or nothing where every word is shown."""
        words = self._words()
        return words if self._quote and words != self._whole else ""

    def written(self, item: PackItem) -> PackItem:
        """The item with its display form; that of a quote which is lost stays as it was."""
        return replace(item, display=self.display) if self._quote else item

    def _words(self) -> str:
        opening, closing = self._marks
        return self.words.toPlainText().removeprefix(opening).removesuffix(closing)

    def _selected(self) -> tuple[int, int]:
        """The selection in the words, marks left aside."""
        cursor, before, length = self.words.textCursor(), len(self._marks[0]), len(self._words())
        start, end = (min(max(0, at - before), length) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        return start, end

    def leave_words_out(self) -> None:
        """Put […] in the place of the selected words."""
        start, end = self._selected()
        if self._tools.isVisibleTo(self) and start < end:
            self._take(shortening.leave_out(self._words(), start, end))

    def _begin_insertion(self) -> None:
        if self._tools.isVisibleTo(self):
            self.inserted.show()
            self.inserted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_words_in(self) -> None:
        """Put what was typed, in square brackets, in the place of the selected words or at the cursor."""
        words = self.inserted.text().strip()
        self.inserted.clear()
        self.inserted.hide()
        if words:
            self._take(shortening.put_in(self._words(), *self._selected(), words))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_whole(self) -> None:
        self._take(self._whole)

    def _take(self, words: str) -> None:
        self._show_words(words)
        self._renew()
        self.changed.emit()

    def _refuse(self) -> None:
        if self._tools.isVisibleTo(self):
            self._fault.setText(REFUSED)
            self._fault.show()

    def _renew(self) -> None:
        """Show what can be done, what is wrong with the form, and the source beside it."""
        start, end = self._selected()
        self.leave_out.setEnabled(start < end)
        shortened = bool(self.display)
        self.whole.setVisible(shortened)
        self._source_head.setVisible(shortened)
        self._source.setVisible(shortened)
        self._source.setText(f"{self._marks[0]}{self._whole}{self._marks[1]}")
        faults = display.check(self._whole, self.display) if shortened else ()
        self._fault.setText(" ".join(f"The words shown {fault.sentence}" for fault in faults))
        self._fault.setVisible(bool(faults))

    def set_read_only(self) -> None:
        """Let the words be read only."""
        self._able = False
        self._tools.hide()

    def _ask(self) -> None:
        self.source_asked.emit(self._point_id)


def _who(point: Point) -> str:
    content = point.content
    if isinstance(content, Quote):
        return dotted(content.speaker or "Speaker not settled", role_line(content, None))
    if isinstance(content, Figure):
        return content.of or ""
    return "Key point"
