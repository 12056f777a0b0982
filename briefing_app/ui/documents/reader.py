"""The reader: a document's text with its points marked, details above, the selected point below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.documents import Document
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.text import page_at
from briefing_app.domain.wording import full_date
from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.documents.details import DetailsPane
from briefing_app.ui.documents.notes import UNMARKED, Marked, NotesPane
from briefing_app.ui.documents.strip import PointStrip
from briefing_app.ui.point_form import PointForm
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.labels import elided
from briefing_app.ui.widgets.lines import PaneSplitter
from briefing_app.ui.widgets.marks import marks_of
from briefing_app.ui.widgets.source_view import Heading, SourceView
from briefing_app.ui.wording import GENRES, dotted, points_line


@dataclass(frozen=True, slots=True)
class Opened:
    """A document with its points, as the library gave them."""

    document: Document
    points: tuple[Point, ...]
    came_with: str = ""
    """The title of the e-mail that it was attached to."""
    marked: Marked = UNMARKED


class ReaderPane(QWidget):
    """`show_document`, then `select`. `selected` carries the id of the point that is now the one in question."""

    selected = Signal(int)
    shown = Signal()
    """Another document is open, or the same in another state."""
    pointed = Signal()
    """Another point is the one in question, or none."""
    beside_moved = Signal()
    back = Signal()
    review_asked = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Empty until a document is shown."""
        super().__init__()
        self._theme = theme
        self.opened: Opened | None = None
        self.setAccessibleName("Reader")
        self._counts = elided("", "small-2")
        self.back_button = Button(theme, "Documents", look="plain", icon="arrow-left")
        self.back_button.clicked.connect(self.back)
        self._details_button = action_button(
            theme, actions[Command.DETAILS], look="plain", icon="pencil-simple", text="Details"
        )
        self._original = action_button(
            theme, actions[Command.OPEN_ORIGINAL], look="plain", icon="file-text", text="Original"
        )
        self._page = action_button(theme, actions[Command.SHOW_PAGE], look="plain", icon="image", text="Page")
        self._review = Button(theme, "Review", look="plain", icon="check-square")
        self._review.clicked.connect(self.review_asked)
        self.source = SourceView(theme, name="Text of the document")
        self.source.selected.connect(self._take_selected)
        self.details = DetailsPane(theme)
        self.strip = PointStrip(theme, actions)
        self.form = PointForm(theme, scrolls=True)
        self.notes = NotesPane(theme)
        self._lay_out()
        self.show_opened(None)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        for part in (self.back_button, self._counts, self._page, self._original, self._details_button, self._review):
            self._head.addWidget(part, 1 if part is self._counts else 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.details)
        self._beside = PaneSplitter(self.source)
        self._beside.moved.connect(self.beside_moved)
        layout.addWidget(self._beside, 1)
        layout.addWidget(self.notes)
        layout.addWidget(self.form)
        layout.addWidget(self.strip)
        self.retheme()

    def set_beside(self, pane: QWidget) -> None:
        """Put a pane beside the text; it is hidden and shown by whoever put it there."""
        self._beside.addWidget(pane)
        self._beside.setSizes([600, 600])

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._head.setContentsMargins(space(24), space(6), space(20), space(2))
        self._head.setSpacing(space(4))
        self.notes.redraw()
        self._show_strip()

    def show_opened(self, opened: Opened | None) -> None:
        """Show a document from its top; the same one again keeps its place and its selected point."""
        before, self.opened = self.opened, opened
        for part in (self._counts, self._details_button, self._review):
            part.setVisible(opened is not None)
        kept = opened is not None and bool(opened.document.origin.original)
        self._original.setVisible(kept)
        self._page.setVisible(kept and bool(opened and opened.document.pages))
        if opened is None:
            self.source.show_source("")
            self.details.hide()
        elif before is not None and before.document == opened.document:
            self.source.set_marks(marks_of(opened.points, opened.document.text))
        else:
            self._show_text(opened, again=before is not None and before.document.id == opened.document.id)
        self._show_counts()
        self._show_strip()
        self.shown.emit()

    def _show_text(self, opened: Opened, *, again: bool) -> None:
        details = opened.document.details
        came = f"came with “{opened.came_with}”" if opened.came_with else ""
        meta = dotted(details.publisher, details.byline, full_date(details.published), GENRES[details.genre], came)
        marks = marks_of(opened.points, opened.document.text)
        selected, top = self.source.selected_id, self.source.verticalScrollBar().value()
        self.source.show_source(opened.document.text, marks, heading=Heading(details.title, meta))
        if again:
            self.source.verticalScrollBar().setValue(top)
            self.source.select(selected, scroll=False)
            self.details.renew(opened.document)
        else:
            self.form.close_form()
            self.details.show_document(opened.document)

    def _show_counts(self) -> None:
        if self.opened is None:
            return
        kinds = [point.kind for point in self.opened.points]
        found = points_line(*(kinds.count(kind) for kind in PointKind))
        bare = self.opened.document.needs_ocr and not kinds
        self._counts.setText("No text: a picture of text, which needs recognising (OCR)" if bare else found)
        left = sum(point.review is Review.SUGGESTED for point in self.opened.points)
        self._review.say(f"Review {left} left")
        self._review.setVisible(left > 0)

    def select(self, point_id: int | None, *, scroll: bool = True) -> None:
        """Make a point the one in question."""
        self.source.select(point_id, scroll=scroll)
        self._show_strip()
        self.pointed.emit()

    def _take_selected(self, point_id: int) -> None:
        self.form.close_form()
        self._show_strip()
        self.pointed.emit()
        self.selected.emit(point_id)

    @property
    def point(self) -> Point | None:
        """The point in question."""
        return next((point for point in self.points if point.id == self.source.selected_id), None)

    @property
    def points(self) -> Sequence[Point]:
        """The points of the document."""
        return self.opened.points if self.opened else ()

    def _show_strip(self) -> None:
        day = self.opened.document.details.published if self.opened else None
        point = self.point
        page = page_at(self.opened.document.pages, point.content.start) if self.opened and point else None
        self.strip.show_point(point, self.points, day, page)
        marked = self.opened.marked if self.opened else UNMARKED
        self.notes.show_marked(marked, point.id if point else None)
