"""A small form that corrects a point: who said it and as what, or what a figure counts and how strongly."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.figures import Figure, Modifier
from briefing_app.domain.points import Content, Point
from briefing_app.domain.quotes import Quote
from briefing_app.ui.forms import ChoiceField, Form, select_whole, text_field
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.column import FittingColumn
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.marks import WORDS

STRENGTHS: list[tuple[str, object]] = [
    ("Exactly", Modifier.NONE),
    ("About", Modifier.APPROX),
    ("At most", Modifier.AT_MOST),
    ("At least", Modifier.AT_LEAST),
    ("More than", Modifier.MORE_THAN),
    ("Less than", Modifier.LESS_THAN),
]


class PointForm(QWidget):
    """`edited` carries the point's id and its content as it now is, after each finished field."""

    edited = Signal(int, object)
    closed = Signal()

    def __init__(self, theme: Theme, *, scrolls: bool = False) -> None:
        """Hidden until `show_point`. `scrolls`: by itself, where it has less room than its fields need."""
        super().__init__()
        self._theme, self._scrolls = theme, scrolls
        self.setAccessibleName("Edit the point")
        self._id = -1
        self._content: Content | None = None
        self._fields: dict[str, QLineEdit] = {}
        self._strength: ChoiceField | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inner: QWidget | None = None
        self.hide()

    def show_point(self, point: Point) -> None:
        """Put a quote's or a figure's fields there; a key point has none, and the form stays away."""
        if self.isVisible():
            self._take()
        # Nothing is taken while the fields change: a field that is put away loses focus, and so counts as finished.
        self._content = None
        entries = _entries(point.content)
        self.setVisible(bool(entries))
        if self._inner is not None:
            self._layout.removeWidget(self._inner)
            self._inner.hide()
            self._inner.deleteLater()
        self._inner = self._built(point, entries)
        self._layout.addWidget(self._inner)
        self._id, self._content = point.id, point.content

    def _built(self, point: Point, entries: dict[str, str]) -> QWidget:
        form = Form(self._theme)
        self._fields = {name: text_field(getattr(point.content, name) or "") for name in entries}
        for name, words in entries.items():
            form.add(words, self._fields[name])
            self._fields[name].editingFinished.connect(self._take)
        self._strength = None
        if isinstance(point.content, Figure):
            self._strength = ChoiceField(self._theme, STRENGTHS, point.content.modifier)
            self._strength.activated.connect(self._take)
            form.add("Stren&gth", self._strength)
        head = QHBoxLayout()
        head.addWidget(label(f"Edit the {WORDS[point.kind]}", "strong"), 1)
        close = Button(self._theme, "Close the form", look="icon", icon="x", size=14)
        close.clicked.connect(self.close_form)
        head.addWidget(close)
        frame = QWidget()
        column, space = QVBoxLayout(frame), self._theme.space
        column.setContentsMargins(0, space(8), 0, 0)
        head.setContentsMargins(space(24), 0, space(24), 0)
        column.addLayout(head)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(space(24), 0, space(24), space(8))
        inner.addWidget(form)
        column.addWidget(FittingColumn(body) if self._scrolls else body)
        return frame

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for field in self._fields.values():
            field.setFocus()
            select_whole(field)
            return

    def close_form(self) -> None:
        """Save and put away."""
        if self.isVisible():
            self._take()
            self.hide()
            self.closed.emit()

    def _take(self) -> None:
        if self._content is None:
            return
        words = {name: field.text().strip() or None for name, field in self._fields.items()}
        content = _with(self._content, words, self._strength)
        if content != self._content:
            self._content = content
            self.edited.emit(self._id, content)


def _entries(content: Content) -> dict[str, str]:
    if isinstance(content, Quote):
        return {"speaker": "&Speaker", "role": "&As what", "organisation": "&Organisation"}
    return {"of": "&What is counted", "said_by": "&Said by"} if isinstance(content, Figure) else {}


def _with(content: Content, words: dict[str, str | None], strength: ChoiceField | None) -> Content:
    if isinstance(content, Quote):
        sure = 1.0 if words["speaker"] else 0.0
        settled = content.confidence if words["speaker"] == content.speaker else sure
        return replace(
            content,
            speaker=words["speaker"],
            role=words["role"],
            organisation=words["organisation"],
            confidence=settled,
        )
    if isinstance(content, Figure):
        modifier = Modifier(strength.currentData()) if strength is not None else content.modifier
        return replace(content, of=words["of"], said_by=words["said_by"], modifier=modifier)
    return content
