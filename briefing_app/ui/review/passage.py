"""The passage: the source's text with the point in question, all else dimmed."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.documents import Document, DocumentSummary
from briefing_app.domain.points import Point, Review
from briefing_app.domain.wording import full_date
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.labels import elided, label
from briefing_app.ui.widgets.marks import WORDS, extent, marks_of
from briefing_app.ui.widgets.source_view import Heading, SourceView
from briefing_app.ui.wording import REVIEWED

_MEASURE = 536


class PassagePane(QWidget):
    """`say` at once what is in question, `show_point` when the text is there."""

    def __init__(self, theme: Theme, show_in_document: QAction) -> None:
        """Empty until then."""
        super().__init__()
        self._theme = theme
        self._shown: tuple[int, str] | None = None
        self.setAccessibleName("Passage")
        self._state, self._where = label("", "accent"), elided("", "body")
        button = action_button(theme, show_in_document, look="plain", icon="arrow-right")
        self.source = SourceView(theme, measure=_MEASURE, name="Passage")
        self._head = QHBoxLayout()
        self._head.addWidget(self._state)
        self._head.addWidget(self._where, 1)
        self._head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.source, 1)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._head.setContentsMargins(space(24), space(8), space(16), space(4))
        self._head.setSpacing(space(10))

    def say(self, point: Point, document: DocumentSummary) -> None:
        """Name what is in question and its source."""
        self._state.setText(f"{REVIEWED[point.review]} {WORDS[point.kind]}")
        details = document.details
        self._where.setText(", ".join(part for part in (details.publisher, full_date(details.published)) if part))

    def show_point(self, point: Point, document: Document, points: tuple[Point, ...]) -> None:
        """Show the text with its marks, the point's paragraphs clear and in the upper third."""
        marks = marks_of(points, document.text)
        if point.review is Review.REJECTED and all(mark.id != point.id for mark in marks):
            marks += marks_of([point], document.text)
        key = (document.id, document.text)
        if self._shown == key:
            self.source.set_marks(marks)
            self.source.dim_but(extent(point.content))
        else:
            heading = Heading(document.details.title, quiet=True)
            self.source.show_source(document.text, marks, heading=heading, only=extent(point.content))
            self._shown = key
        self.source.select(point.id, upper=True)
