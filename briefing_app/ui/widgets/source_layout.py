"""How a source's text is put into a QTextDocument: paragraphs, heading, colours, and where its lines then are."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextLine

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.marks import Stretch
from briefing_app.ui.widgets.positions import Placed, Positions, paragraphs, shown, utf16_length

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class SourceLayout:
    """Fills a document and converts between offsets of the source and lines on the screen."""

    def __init__(self, theme: Theme, size: float) -> None:
        """`size` of the serif in px at 100 %."""
        self._theme, self._size = theme, size
        self.positions = Positions("", [])
        self._head = 0

    def fill(self, document: QTextDocument, text: str, title: str, meta: str, *, quiet: bool) -> None:
        """Put heading and text in. A first paragraph that is the title is set as the title, not shown twice."""
        spans = paragraphs(text)
        own = bool(spans) and bool(title) and _same(text[slice(*spans[0])], title)
        head = [part for part in ("" if own or not title else title, "") if part]
        blocks = [*head, *([shown(text[slice(*spans[0])])] if own else []), *([meta] if meta else [])]
        rest = spans[1:] if own else spans
        blocks += [shown(text[start:end]) for start, end in rest]
        self._set_text(document, blocks)
        self._head = len(blocks) - len(rest)
        self.positions = Positions(text, _placed(blocks, spans, own=own, meta=bool(meta), head=len(head)))
        self._format_head(document, titled=bool(title), meta=bool(meta), quiet=quiet)

    def _set_text(self, document: QTextDocument, blocks: list[str]) -> None:
        document.setDocumentMargin(0)
        document.setDefaultFont(self._theme.font(self._size, serif=True))
        document.setPlainText("\n".join(blocks))
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(self._theme.space(20))
        frame.setBottomMargin(self._theme.space(48))
        document.rootFrame().setFrameFormat(frame)
        body = QTextBlockFormat()
        body.setLineHeight(122, _PROPORTIONAL)
        body.setBottomMargin(self._theme.text(14))
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(body)
        letters = QTextCharFormat()
        letters.setFont(self._theme.font(self._size, serif=True))
        cursor.setCharFormat(letters)

    def _format_head(self, document: QTextDocument, *, titled: bool, meta: bool, quiet: bool) -> None:
        block = document.firstBlock()
        if titled:
            font = self._theme.font(14, 600) if quiet else self._theme.font(self._title_size, 600, serif=True)
            _format(block, font, 110 if quiet else 98, self._theme.text(10 if quiet or not meta else 6))
            block = block.next()
        if meta:
            _format(block, self._theme.font(13), 110, self._theme.text(22))

    @property
    def _title_size(self) -> float:
        return 26 if self._size >= 17 else 19

    def colour(self, document: QTextDocument, only: tuple[int, int] | None, hits: Sequence[tuple[int, int]]) -> None:
        """Colour the text, all but the paragraphs of `only` dimmed; found words heavier."""
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeCharFormat(self._ink("text" if only is None else "text3"))
        self._colour_head(document)
        if only is not None:
            start, end = self._paragraphs_of(*only)
            self._merge(document, start, end, self._ink("text"))
        heavy = QTextCharFormat()
        heavy.setFont(self._theme.font(self._size, 600, serif=True))
        for start, end in hits:
            self._merge(document, start, end, heavy)

    def _colour_head(self, document: QTextDocument) -> None:
        block = document.firstBlock()
        for _ in range(self._head):
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            quiet = cursor.charFormat().font().pixelSize() < self._theme.text(15)
            cursor.mergeCharFormat(self._ink("text2" if quiet else "text"))
            block = block.next()

    def _paragraphs_of(self, start: int, end: int) -> tuple[int, int]:
        first, last = self.positions.paragraph_at(start), self.positions.paragraph_at(max(start, end - 1))
        return (first.start if first else start), (last.end if last else end)

    def _merge(self, document: QTextDocument, start: int, end: int, form: QTextCharFormat) -> None:
        cursor = QTextCursor(document)
        cursor.setPosition(self.positions.to_document(start))
        cursor.setPosition(self.positions.to_document(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)

    def _ink(self, token: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._theme.colour(token))
        return form

    def stretches(self, document: QTextDocument, start: int, end: int) -> list[Stretch]:
        """The parts of `start:end` line by line, in the document's coordinates."""
        first, last = self.positions.to_document(start), self.positions.to_document(end)
        block = document.findBlock(first)
        found: list[Stretch] = []
        while block.isValid() and block.position() < last:
            found += self._in_block(document, block, first, last)
            block = block.next()
        return found

    def _in_block(self, document: QTextDocument, block: QTextBlock, first: int, last: int) -> list[Stretch]:
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        layout, found = block.layout(), []
        size = float(_size_in(block) or self._theme.text(self._size))
        start = max(first - block.position(), 0)
        while start < min(last - block.position(), block.length() - 1):
            line = layout.lineForTextPosition(start)
            if not line.isValid():
                break
            stop = min(line.textStart() + line.textLength(), last - block.position())
            # The space at which a line breaks hangs out beyond it: a mark ends with the last letter.
            left, right = _x(line, start), min(_x(line, stop), line.x() + line.naturalTextWidth())
            found.append(Stretch(corner.x() + left, corner.x() + right, corner.y() + line.y() + line.ascent(), size))
            start = max(stop, start + 1)
        return found


def _size_in(block: QTextBlock) -> int:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    return cursor.charFormat().font().pixelSize()


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x


def _format(block: QTextBlock, font: QFont, height: int, below: int) -> None:
    cursor = QTextCursor(block)
    form = QTextBlockFormat()
    form.setLineHeight(height, _PROPORTIONAL)
    form.setBottomMargin(below)
    cursor.setBlockFormat(form)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    letters = QTextCharFormat()
    letters.setFont(font)
    cursor.mergeCharFormat(letters)


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _placed(blocks: list[str], spans: list[tuple[int, int]], *, own: bool, meta: bool, head: int) -> list[Placed]:
    places = [0]
    for block in blocks[:-1]:
        places.append(places[-1] + utf16_length(block) + 1)
    skipped = head + (1 if meta else 0)
    if own:
        return [
            Placed(*spans[0], places[0]),
            *(Placed(*s, p) for s, p in zip(spans[1:], places[1 + meta :], strict=True)),
        ]
    return [Placed(*span, place) for span, place in zip(spans, places[skipped:], strict=False)]
