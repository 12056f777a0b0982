"""The pane that corrects what is known about a document; every finished field is saved at once."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.documents import Document, DocumentDetails
from briefing_app.domain.text import Genre
from briefing_app.domain.wording import MONTHS, full_date
from briefing_app.ui.forms import ChoiceField, Form, select_whole, text_field
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.column import FittingColumn
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.wording import GENRES

MARKINGS = ("", "OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET")


def read_date(words: str) -> date | None:
    """The day that was typed: *21 August 2024*, *21 Aug 24*, *21/08/2024* or *2024-08-21*.

    Raises:
        ValueError: no such day.
    """
    parts = words.replace("/", " ").replace("-", " ").replace(".", " ").split()
    if not parts:
        return None
    if len(parts) != 3:
        raise ValueError(words)
    first, middle, last = parts
    if len(first) == 4:
        return date(int(first), int(middle), int(last))
    month = int(middle) if middle.isdigit() else _month(middle)
    return date(_year(last), month, int(first))


def _year(word: str) -> int:
    """*24* is 2024 and *98* is 1998; no document is of a year of one or three figures."""
    if len(word) == 4:
        return int(word)
    if len(word) != 2:
        raise ValueError(word)
    return int(word) + (2000 if int(word) < 70 else 1900)


def _month(word: str) -> int:
    fitting = [number for number, name in enumerate(MONTHS, 1) if name.casefold().startswith(word.casefold())]
    if len(word) < 3 or not fitting:
        raise ValueError(word)
    return fitting[0]


class DetailsPane(QWidget):
    """`edited` carries the document's id and its details as they now are; `closed` when the pane is put away."""

    edited = Signal(int, object)
    misread = Signal(str)
    """What was typed as a date and is none; the date stays as it was."""
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Hidden until `show_document`."""
        super().__init__()
        self._theme, self._id = theme, -1
        self._details: DocumentDetails | None = None
        self.setAccessibleName("Details of the document")
        self._fields: dict[str, QLineEdit] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._form: QWidget | None = None
        self.hide()

    def show_document(self, document: Document) -> None:
        """Put a document's details into the fields; what was being typed about another is taken first."""
        self.finish()
        # Nothing is taken while the fields change: a field that is put away loses focus, and so counts as finished.
        self._details = None
        if self._form is not None:
            self._layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = self._built(document)
        self._layout.addWidget(self._form)
        self._id, self._details = document.id, document.details

    def renew(self, document: Document) -> None:
        """Show the same document's details as they now are, unless somebody is typing there."""
        focus = QApplication.focusWidget()
        if document.details != self._details and (focus is None or not self.isAncestorOf(focus)):
            self.show_document(document)
        elif document.id == self._id:
            self._tell_where(document)

    def _built(self, document: Document) -> QWidget:
        details = document.details
        form = Form(self._theme)
        entries = {"title": "&Title", "byline": "B&yline", "publisher": "&Publisher", "link": "&Link"}
        self._fields = {name: text_field(getattr(details, name)) for name in entries}
        self._date = text_field(full_date(details.published), "21 August 2024")
        self._kind = ChoiceField(self._theme, [(words, genre) for genre, words in GENRES.items()], details.genre)
        known = MARKINGS if details.marking in MARKINGS else (*MARKINGS, details.marking)
        self._marking = ChoiceField(self._theme, [(each or "As the library", each) for each in known], details.marking)
        for name in ("title", "byline", "publisher"):
            form.add(entries[name], self._fields[name])
        form.add("&Date", self._date)
        form.add(entries["link"], self._fields["link"])
        form.add("&Kind", self._kind)
        form.add("&Marking", self._marking)
        for field in (*self._fields.values(), self._date):
            field.editingFinished.connect(self._take)
        for choice in (self._kind, self._marking):
            choice.activated.connect(self._take)
        self._tell_where(document)
        return self._framed(form, document.origin.name)

    def _tell_where(self, document: Document) -> None:
        """Say by each field where what it shows came from."""
        where = dict(document.provenance)
        fields: dict[str, QWidget] = {**self._fields, "published": self._date, "genre": self._kind}
        for name, field in fields.items():
            words = where.get(name, "")
            field.setToolTip(f"Read {words}." if words.startswith("from") else words.capitalize())
            field.setAccessibleDescription(field.toolTip())

    def _framed(self, form: Form, file_name: str) -> QWidget:
        frame = QWidget()
        head = QHBoxLayout()
        head.addWidget(label("Details", "heading"), 1)
        close = Button(self._theme, "Close the details", look="icon", icon="x", size=14)
        close.clicked.connect(self.closed)
        head.addWidget(close)
        body = QWidget()
        inner, outer, space = QVBoxLayout(body), QVBoxLayout(frame), self._theme.space
        inner.setContentsMargins(space(24), 0, space(24), space(12))
        inner.addWidget(form)
        inner.addWidget(label(f"Read from {file_name}. What is typed here is saved at once.", "small", wrap=True))
        head.setContentsMargins(space(24), space(8), space(24), 0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(head)
        outer.addWidget(FittingColumn(body))
        outer.addWidget(hairline())
        return frame

    def focus_first(self) -> None:
        """Put the cursor into the title."""
        self._fields["title"].setFocus()
        select_whole(self._fields["title"])

    def finish(self) -> None:
        """Take what was typed, if a field is still being edited."""
        if self.isVisible():
            self._take()

    def _take(self) -> None:
        if self._details is None:
            return
        try:
            day = read_date(self._date.text())
        except ValueError:
            self.misread.emit(self._date.text())
            day = self._details.published
            self._date.setText(full_date(day))
        words = {name: field.text().strip() for name, field in self._fields.items()}
        words["title"] = words["title"] or self._details.title
        genre, marking = _value(self._kind), _value(self._marking)
        details = replace(self._details, **words, published=day, genre=Genre(genre or Genre.OTHER), marking=marking)
        if details != self._details:
            self._details = details
            self.edited.emit(self._id, details)


def _value(field: ChoiceField) -> str:
    return str(field.currentData() or "")
