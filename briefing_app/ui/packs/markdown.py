"""The field for the official's own words: plain text in Markdown, with its marks made quiet."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from briefing_app.ui.packs.marking_up import Marked, footnoted, linked, listed, tabled, wrapped
from briefing_app.ui.theme import Theme

_LINE_HEIGHT = 135
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\*_\w])([*_])(?![\s*_])([^*_]+?)(?<![\s*_])\1(?![\*_\w])")
_LINK = re.compile(r"(\[)([^\]]+)(\]\([^)]*\))")
_NOTE = re.compile(r"\[\^[^\]]+\]|\[\[[^\[\]]+\]\]")
_PROMPT = re.compile(r"\{\{.*?\}\}")
_LEAD = re.compile(r"^\s*(#{1,6}\s|[-*+]\s|\d+[.)]\s|>\s?)")


class MarkdownColours(QSyntaxHighlighter):
    """Marks in text3, bold as bold, italic as italic, links and footnotes in the accent."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        """Colour that document, now and whenever the theme changes."""
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Colour one paragraph."""
        lead = _LEAD.match(text)
        if lead:
            self._quiet(lead.start(), lead.end())
            if lead.group().lstrip().startswith("#"):
                self._strong(lead.end(), len(text))
        for found in _ITALIC.finditer(text):
            self._marked(found.start(), found.end(), 1, italic=True)
        for found in _BOLD.finditer(text):
            self._marked(found.start(), found.end(), 2, italic=False)
        for found in _LINK.finditer(text):
            self._quiet(found.start(1), found.end(1))
            self._accent(found.start(2), found.end(2))
            self._quiet(found.start(3), found.end(3))
        for found in _NOTE.finditer(text):
            self._accent(found.start(), found.end())
        for found in _PROMPT.finditer(text):
            self._quiet(found.start(), found.end())

    def _marked(self, start: int, end: int, marks: int, *, italic: bool) -> None:
        self._quiet(start, start + marks)
        self._quiet(end - marks, end)
        if italic:
            form = self._form("text")
            form.setFontItalic(True)
            self.setFormat(start + marks, end - start - 2 * marks, form)
        else:
            self._strong(start + marks, end - marks)

    def _strong(self, start: int, end: int) -> None:
        form = QTextCharFormat()
        form.setFont(self._theme.font(15, 600))
        form.setForeground(self._theme.colour("text"))
        self.setFormat(start, end - start, form)

    def _quiet(self, start: int, end: int) -> None:
        self.setFormat(start, end - start, self._form("text3"))

    def _accent(self, start: int, end: int) -> None:
        self.setFormat(start, end - start, self._form("accent"))

    def _form(self, token: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.colour(token))
        return form


class Markup(StrEnum):
    """What can be done to the text by button or key."""

    BOLD = "bold"
    ITALIC = "italic"
    LINK = "link"
    LIST = "list"
    NUMBERS = "numbers"
    TABLE = "table"
    FOOTNOTE = "footnote"


KEYS = {
    Markup.BOLD: "Ctrl+B",
    Markup.ITALIC: "Ctrl+I",
    Markup.LINK: "Ctrl+K",
    Markup.LIST: "Ctrl+Shift+L",
    Markup.TABLE: "Ctrl+Alt+T",
    Markup.FOOTNOTE: "Ctrl+Alt+F",
}
_COMMANDS: dict[str, Markup | str] = {key: markup for markup, key in KEYS.items()} | {"Ctrl+Alt+R": "refer"}
_MAKERS: dict[Markup, Callable[[Marked], Marked]] = {
    Markup.BOLD: partial(wrapped, mark="**", blank="bold"),
    Markup.ITALIC: partial(wrapped, mark="*", blank="italic"),
    Markup.LINK: linked,
    Markup.LIST: listed,
    Markup.NUMBERS: partial(listed, numbered=True),
    Markup.TABLE: tabled,
    Markup.FOOTNOTE: footnoted,
}


class MarkdownField(QTextEdit):
    """Takes plain text only. Undo is the library's: Ctrl+Z first asks for what is pending to be saved (`settle`)."""

    settle = Signal()
    left = Signal()
    """The keyboard went elsewhere."""
    references_asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self._marked_words: tuple[str, ...] = ()
        self._hint = ""
        self._colours = MarkdownColours(theme, self.document())
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "page")
        self.setAccessibleName(name)
        self.retheme()
        theme.changed.connect(self.retheme)

    def mark_words(self, words: Sequence[str]) -> None:
        """Put a wave under each of these words, wherever they stand: the evidence check asks about them."""
        self._marked_words = tuple(words)
        self._draw_marks()

    def _draw_marks(self) -> None:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(self._theme.colour("warn"))
        form.setBackground(self._theme.colour("warn_wash"))
        form.setForeground(self._theme.colour("text"))
        found: list[QTextEdit.ExtraSelection] = []
        for words in dict.fromkeys(self._marked_words):
            for start, end in _places(self.toPlainText(), words):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor, mark.format = cursor, form
                found.append(mark)
        self.setExtraSelections(found)

    @property
    def marked(self) -> list[str]:
        """The words with a wave under them."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]

    def retheme(self) -> None:
        """Take the theme's font and measures."""
        self.setFont(self._theme.font(15))
        self.document().setDocumentMargin(0)
        self._space_lines()
        self._draw_marks()

    def say_hint(self, words: str) -> None:
        """Say in an empty field what belongs there, on as many lines as it takes; Qt's own hint is cut after one."""
        self._hint = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hint where nothing is written yet."""
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self.palette().placeholderText().color())
            down = round(self.fontMetrics().height() * (_LINE_HEIGHT / 100 - 1))
            where = self.viewport().rect().adjusted(0, down, 0, 0)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), self._hint)
            painter.end()

    def sizeHint(self) -> QSize:
        """As low as it may be: what room there is, the layout gives."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def show_text(self, text: str) -> None:
        """Show another text, the cursor kept where it was as far as may be."""
        if text == self.toPlainText():
            return
        at, scrolled = self.textCursor().position(), self.verticalScrollBar().value()
        self.setPlainText(text)
        self._space_lines()
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(self.toPlainText())))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)
        self._draw_marks()

    def _space_lines(self) -> None:
        """Set the lines apart as on the reading surface; paragraphs made later inherit it."""
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def mark_up(self, markup: Markup) -> None:
        """Mark the selected words up, or take the marks away."""
        if not self.isReadOnly():
            self._take(_MAKERS[markup](self._marked()))

    def put(self, words: str) -> None:
        """Put words in the place of the selection."""
        if not self.isReadOnly():
            self.textCursor().insertText(words)

    def _marked(self) -> Marked:
        """Text and selection, counted in characters; Qt counts in UTF-16."""
        cursor, text = self.textCursor(), self.toPlainText()
        units = text.encode("utf-16-le")
        start, end = (
            len(units[: 2 * at].decode("utf-16-le", "ignore"))
            for at in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return Marked(text, start, end)

    def _take(self, marked: Marked) -> None:
        """Show a text that was marked up, with its selection."""
        if marked.text == self.toPlainText():
            return
        start, end = (len(marked.text[:at].encode("utf-16-le")) // 2 for at in (marked.start, marked.end))
        self.setPlainText(marked.text)
        self._space_lines()
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def words_to_cursor(self) -> str:
        """The text up to the end of the line that the cursor is in."""
        block = self.textCursor().block()
        return self.toPlainText().encode("utf-16-le")[: 2 * (block.position() + block.length() - 1)].decode("utf-16-le")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the library, once what is pending is on its way there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                self.settle.emit()
                event.ignore()
                return False
            if _key_of(event) in _COMMANDS and not self.isReadOnly():
                event.accept()  # or the window's own commands of those keys would have them
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of KEYS mark up; Ctrl+Alt+R asks for what can be referred to."""
        wanted = _COMMANDS.get(_key_of(event))
        if isinstance(wanted, Markup):
            self.mark_up(wanted)
        elif wanted is not None:
            self.references_asked.emit()
        else:
            super().keyPressEvent(event)


def _key_of(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand by themselves, in UTF-16 units."""
    for found in re.finditer(rf"(?<![\w.,])(?<!\d[.,]){re.escape(words)}(?!\w|[.,]\d)", text):
        start = len(text[: found.start()].encode("utf-16-le")) // 2
        yield start, start + len(words.encode("utf-16-le")) // 2


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"[^\W_]+(?:[’'\-.,][^\W_]+)*", text))
