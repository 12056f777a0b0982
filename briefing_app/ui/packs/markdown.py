"""The field for the official's own words: plain text in Markdown, with its marks made quiet."""

import re

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from briefing_app.ui.theme import Theme

_LINE_HEIGHT = 135
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\*_\w])([*_])(?![\s*_])([^*_]+?)(?<![\s*_])\1(?![\*_\w])")
_LINK = re.compile(r"(\[)([^\]]+)(\]\([^)]*\))")
_NOTE = re.compile(r"\[\^[^\]]+\]")
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


class MarkdownField(QTextEdit):
    """Takes plain text only. Undo is the library's: Ctrl+Z first asks for what is pending to be saved (`settle`)."""

    settle = Signal()
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self._colours = MarkdownColours(theme, self.document())
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "page")
        self.setAccessibleName(name)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's font and measures."""
        self.setFont(self._theme.font(15))
        self.document().setDocumentMargin(0)
        self._space_lines()

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

    def _space_lines(self) -> None:
        """Set the lines apart as on the reading surface; paragraphs made later inherit it."""
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def embolden(self) -> None:
        """Put the selected words into bold, or take them out of it."""
        self._wrap("**")

    def slant(self) -> None:
        """Put the selected words into italic, or take them out of it."""
        self._wrap("*")

    def _wrap(self, mark: str) -> None:
        cursor = self.textCursor()
        words = cursor.selectedText()
        if words.startswith(mark) and words.endswith(mark) and len(words) > 2 * len(mark):
            cursor.insertText(words[len(mark) : -len(mark)])
        elif words:
            cursor.insertText(f"{mark}{words}{mark}")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the library, once what is pending is on its way there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                self.settle.emit()
                event.ignore()
                return False
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+I slants; Ctrl+Shift+B emboldens (Ctrl+B is the rail's)."""
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Italic):
            self.slant()
        elif event.key() == Qt.Key.Key_B and event.modifiers() == both:
            self.embolden()
        else:
            super().keyPressEvent(event)


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(re.findall(r"[^\W_]+(?:[’'\-.,][^\W_]+)*", text))
