"""The pane beside the results: the passage in its document, who said it, and what can be done with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.domain.documents import Document
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point, PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import Hit
from briefing_app.domain.text import passage
from briefing_app.domain.wording import full_date
from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.search.variants import Variants
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import elided, label, set_kind
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.marks import SIGNS, TOKENS, extent, marks_of
from briefing_app.ui.widgets.source_view import Heading, SourceView
from briefing_app.ui.wording import REVIEWED, point_title, role_line

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_SIZE, _MEASURE = 15, 400


@dataclass(frozen=True, slots=True)
class Source:
    """A document with its points."""

    document: Document
    points: tuple[Point, ...]


def opened(library: "Library", document_id: int) -> Source | None:
    """The source of that id; None if it is gone."""
    if not library.document_summaries([document_id]):
        return None
    return Source(library.document(document_id), tuple(library.points(document_id)))


def found_in(document: Document, hit: Hit) -> list[tuple[int, int]]:
    """Where in the document's text the words stand that were found."""
    content = hit.point.content
    start = content.start
    if isinstance(content, Figure):
        start, _ = passage(document.text, content.start, content.end)
    if document.text[start : start + len(hit.text)] != hit.text:
        return []
    return [(start + first, start + last) for first, last in hit.hits]


class SourcePane(QWidget):
    """`show_source` when the text is there; `chosen` carries the id of another point that was clicked in it."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, actions: Actions, *, measure: float = _MEASURE) -> None:
        """Empty until a source is shown."""
        super().__init__()
        self._theme = theme
        self._shown: Source | None = None
        self._hits: list[tuple[int, int]] = []
        self.point: Point | None = None
        self.setAccessibleName("Source")
        self._where = elided("", "body")
        self._open = action_button(theme, actions[Command.SHOW_SOURCE], look="plain", icon="arrow-right", text="Open")
        self.text = SourceView(theme, size=_SIZE, measure=measure, name="Passage in its source")
        self.text.selected.connect(self._take_selected)
        self.strip, self.variants = PointFoot(theme, actions), Variants(theme, actions.key(Command.SHOW_WORDINGS))
        self._head = QHBoxLayout()
        self._head.addWidget(self._where, 1)
        self._head.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.variants)
        layout.addWidget(self.strip)
        layout.addStretch(0)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._head.setContentsMargins(space(24), space(6), space(12), space(2))
        self.strip.retheme()
        self.variants.retheme()

    @property
    def source(self) -> Source | None:
        """What is shown."""
        return self._shown

    def clear(self) -> None:
        """Show nothing."""
        self._shown, self.point, self._hits = None, None, []
        self._where.setText("")
        self.text.show_source("")
        self._open.hide()
        self.strip.hide()
        self.variants.show_variants(None)

    def show_source(self, source: Source, point: Point, hits: list[tuple[int, int]]) -> None:
        """Show a point in its source, in the upper third, with the words that were found."""
        before, details = self._shown, source.document.details
        self._open.show()
        self._where.setText(", ".join(part for part in (details.publisher, full_date(details.published)) if part))
        same = before is not None and before.document == source.document and hits == self._hits
        self._shown, self._hits, self.point = source, hits, point
        marks = marks_of(source.points, source.document.text)
        if same:
            self.text.set_marks(marks)
            self.text.dim_but(extent(point.content))
        else:
            text, heading = source.document.text, Heading(details.title)
            self.text.show_source(text, marks, heading=heading, only=extent(point.content), hits=hits)
        self.text.select(point.id, upper=True)
        self.strip.show_point(point, source.document)

    def bring(self) -> None:
        """Bring the point into view again: the pane has another size."""
        if self.point is not None and self.isVisible():
            self.text.select(self.point.id, upper=True)

    def _take_selected(self, point_id: int) -> None:
        point = next((each for each in self._shown.points if each.id == point_id), None) if self._shown else None
        if point is not None and self._shown is not None:
            self.point = point
            self.text.dim_but(extent(point.content))
            self.strip.show_point(point, self._shown.document)
            self.chosen.emit(point_id)


class PointFoot(QWidget):
    """Who said it, as what, when; whether it was reviewed; to the pack, to the clipboard."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Hidden until there is a point."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName("The point in question")
        self._sign, self._state = QLabel(), label("", "ok")
        self._who, self._role = elided("", "name"), label("", "body", wrap=True)
        self._add = action_button(theme, actions[Command.ADD_TO_PACK], look="primary", icon="plus", text="Add to pack")
        self._copy = action_button(theme, actions[Command.COPY_WITH_SOURCE], icon="copy")
        self._first = QHBoxLayout()
        self._first.addWidget(self._sign)
        self._first.addWidget(self._who, 1)
        self._first.addWidget(self._state)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self._add)
        flow.addWidget(self._copy)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._inner = QVBoxLayout()
        self._inner.addLayout(self._first)
        self._inner.addWidget(self._role)
        self._inner.addSpacing(theme.space(6))
        self._inner.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(self._inner)
        self.hide()
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._inner.setContentsMargins(space(24), space(12), space(20), space(14))
        self._inner.setSpacing(space(4))
        self._first.setSpacing(space(8))

    def show_point(self, point: Point, document: Document) -> None:
        """Show a point of that document."""
        self._sign.setPixmap(self._theme.pixmap(SIGNS[point.kind], TOKENS[point.kind], 16, self.devicePixelRatioF()))
        self._who.setText(point_title(point))
        self._role.setText(second_line(point, document))
        accepted = point.review is Review.ACCEPTED
        self._state.setText(REVIEWED[Review.ACCEPTED] if accepted else "Not reviewed")
        set_kind(self._state, type="ok" if accepted else "note")
        self.show()


def second_line(point: Point, document: Document) -> str:
    """As what, and when."""
    content, day = point.content, document.details.published
    if isinstance(content, Quote):
        return role_line(content, day)
    said = f"Said by {content.said_by}" if isinstance(content, Figure) and content.said_by else ""
    kind = "A figure" if point.kind is PointKind.FIGURE else "A sentence worth keeping"
    return ", ".join(part for part in (said or kind, full_date(day)) if part)
