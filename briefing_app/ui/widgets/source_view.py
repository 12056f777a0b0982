"""A source's text with its marks: the reader of Documents, the passage of Review, the source beside Search."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.gutter import Gutter, Sighted
from briefing_app.ui.widgets.marks import Mark, MarkList, Stretch, depth, draw_doubt, draw_line, draw_wash
from briefing_app.ui.widgets.source_layout import SourceLayout


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a source: its title and a line about it. `quiet` sets the title small, in sans."""

    title: str = ""
    meta: str = ""
    quiet: bool = False


class SourceView(QTextBrowser):
    """`show_source`, then `select`; `selected` carries the id of a mark that was clicked or stepped to.

    Offsets are code points of the source's text throughout.
    """

    selected = Signal(int)
    text_picked = Signal(int, int)
    """start, end of the words selected by hand; both 0 when nothing is."""

    def __init__(self, theme: Theme, *, size: float = 17, measure: float = 552, name: str = "Source text") -> None:
        """`size` of the serif and `measure` of a line in px at 100 %."""
        super().__init__()
        self._theme, self._size, self._measure = theme, size, measure
        self._marks, self._selected = MarkList(), -1
        self._dim_but: tuple[int, int] | None = None
        self._source: tuple[str, Heading] = ("", Heading())
        self._hits: Sequence[tuple[int, int]] = ()
        self.setProperty("look", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._gutter = Gutter(theme, self)
        self._gutter.clicked.connect(self._click_mark)
        self._layout = SourceLayout(theme, size)
        self.selectionChanged.connect(self._tell_picked)
        theme.changed.connect(self.retheme)

    # what is shown

    def show_source(
        self,
        text: str,
        marks: Iterable[Mark] = (),
        *,
        heading: Heading | None = None,
        only: tuple[int, int] | None = None,
        hits: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show a text from its top. `only` dims all but the paragraphs of that range; `hits` are found words."""
        self._source = (text, heading or Heading())
        self._marks, self._selected = MarkList(marks), -1
        self._dim_but, self._hits = only, hits
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Take other marks for the same text: something was decided."""
        self._marks = MarkList(marks)
        self.viewport().update()

    def dim_but(self, only: tuple[int, int] | None) -> None:
        """Dim all but the paragraphs of a range, or nothing."""
        if only != self._dim_but:
            self._dim_but = only
            self._layout.colour(self.document(), only, self._hits)

    def retheme(self) -> None:
        """Lay out again in the theme's fonts and colours, at the same place."""
        top = self.top_offset() if self.verticalScrollBar().value() else 0
        self._lay_out()
        if top:
            self._bring(top, 0.0)

    def _lay_out(self) -> None:
        text, heading = self._source
        self._set_margins()
        self._layout.fill(self.document(), text, heading.title, heading.meta, quiet=heading.quiet)
        self._layout.colour(self.document(), self._dim_but, self._hits)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # filling leaves it at the end, and Qt scrolls to it
        self.viewport().update()

    # marks

    @property
    def marks(self) -> list[Mark]:
        """The marks in order."""
        return self._marks.marks

    @property
    def selected_id(self) -> int | None:
        """The id of the selected mark."""
        return self._selected if self._selected >= 0 else None

    def select(self, mark_id: int | None, *, scroll: bool = True, upper: bool = False) -> None:
        """Outline a mark and bring it into view (`upper`: into the upper third); tells nobody."""
        self._selected = -1 if mark_id is None else mark_id
        mark = self._marks.by_id(mark_id)
        if mark is not None and scroll and (upper or not self._in_view(mark)):
            self._bring(mark.start, 0.25)
        self.viewport().update()

    def step(self, by: int) -> None:
        """Select the next (1) or the previous (-1) mark, as Alt+Down and Alt+Up do, and tell."""
        mark = self._marks.step(self.selected_id, by)
        if mark is not None:
            self.select(mark.id)
            self.selected.emit(mark.id)

    def _click_mark(self, mark_id: int) -> None:
        self.select(mark_id, scroll=False)
        self.selected.emit(mark_id)

    def picked(self) -> tuple[int, int]:
        """The words selected by hand as start, end; 0, 0 when nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return 0, 0
        positions = self._layout.positions
        return positions.to_source(cursor.selectionStart()), positions.to_source(cursor.selectionEnd())

    def _tell_picked(self) -> None:
        self.text_picked.emit(*self.picked())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without a drag selects the mark under it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            place = self.cursorForPosition(event.position().toPoint()).position()
            mark = self._marks.at(self._layout.positions.to_source(place))
            if mark is not None:
                self._click_mark(mark.id)

    # places

    def top_offset(self) -> int:
        """The offset of the first character in view."""
        return self._layout.positions.to_source(self.cursorForPosition(QPoint(1, 1)).position())

    def _in_view(self, mark: Mark) -> bool:
        stretches = self._layout.stretches(self.document(), mark.start, mark.end)
        scrolled, height = self.verticalScrollBar().value(), self.viewport().height()
        return (
            bool(stretches) and stretches[0].wash.top() >= scrolled and stretches[-1].wash.bottom() <= scrolled + height
        )

    def _bring(self, offset: int, share: float) -> None:
        """Scroll so that an offset stands at a share of the height."""
        stretches = self._layout.stretches(self.document(), offset, offset + 1)
        if stretches:
            self.verticalScrollBar().setValue(round(stretches[0].wash.top() - share * self.viewport().height()))

    # drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the measure and keep the first line in view."""
        top = self.top_offset() if self.verticalScrollBar().value() else 0
        self._set_margins()
        super().resizeEvent(event)
        if top:
            self._bring(top, 0.0)

    def _set_margins(self) -> None:
        """The gutter at the left; what is over beyond the measure is parted evenly."""
        gutter, edge = self._theme.space(62), self._theme.space(16)
        measure = self._theme.text(self._measure)
        spare = max(0, self.width() - measure - gutter - edge)
        left = gutter + max(0, spare // 2 - edge // 2)
        self.setViewportMargins(left, 0, edge + max(0, spare - (left - gutter) - edge), 0)
        self._gutter.setGeometry(max(0, left - self._theme.text(86)), 0, min(left, self._theme.text(86)), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks in view, then the text over them."""
        sighted = self._sighted()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, stretches in sighted:
            draw_wash(painter, self._theme, mark, stretches, selected=mark.id == self._selected)
        self._draw_hits(painter)
        for mark, stretches in sighted:
            draw_line(painter, self._theme, mark, stretches, depth=depth(mark, [other for other, _ in sighted]))
            if mark.uncertain and mark.name:
                draw_doubt(painter, self._theme, self._stretches(*mark.name))
        painter.end()
        self._gutter.show_marks(sighted)
        super().paintEvent(event)

    def _sighted(self) -> list[Sighted]:
        bottom = QPoint(self.viewport().width() - 1, self.viewport().height() - 1)
        last = self._layout.positions.to_source(self.cursorForPosition(bottom).position())
        marks = self._marks.between(self.top_offset(), last + 1)
        found = [(mark, self._stretches(mark.start, mark.end)) for mark in marks]
        return [(mark, stretches) for mark, stretches in found if stretches]

    def _stretches(self, start: int, end: int) -> list[Stretch]:
        """In the viewport's coordinates."""
        scrolled = self.verticalScrollBar().value()
        stretches = self._layout.stretches(self.document(), start, end)
        return [Stretch(part.left, part.right, part.base - scrolled, part.size) for part in stretches]

    def _draw_hits(self, painter: QPainter) -> None:
        for start, end in self._hits:
            for stretch in self._stretches(start, end):
                painter.fillRect(stretch.wash, self._theme.colour("hit_wash"))

    def paragraph(self, offset: int) -> tuple[int, int]:
        """The paragraph about an offset as start, end."""
        placed = self._layout.positions.paragraph_at(offset)
        return (placed.start, placed.end) if placed else (0, 0)
