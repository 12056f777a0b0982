"""What the table of documents is narrowed to: words, kind, tag or collection; and what is said where nothing fits."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.documents import DocumentOrder
from briefing_app.domain.marks import Collection, Tag
from briefing_app.domain.text import Genre
from briefing_app.domain.wording import counted
from briefing_app.ui.documents.asking import Asked, Listed
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Choice
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.search_field import SearchField
from briefing_app.ui.wording import GENRES


class DocumentFilters(QWidget):
    """`asked` is what the table shows; `changed` when it is to show something else."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Nothing is left out."""
        super().__init__()
        self._theme = theme
        self.asked = Asked()
        self.field = SearchField(theme, "Filter by title, publisher or byline")
        self._kind = Choice(theme, "Kind", [("Any kind", None), *((words, genre) for genre, words in GENRES.items())])
        self.marks = Choice(theme, "Tag or collection", [("Any tag", None)])
        self.none = label("", "body", wrap=True)
        self.none.setContentsMargins(theme.space(24), theme.space(12), theme.space(24), 0)
        self.none.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self._kind)
        self._row.addWidget(self.marks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self.none)
        self.field.asked.connect(self._take_words)
        self._kind.on_chosen(self._take_kind)
        self.marks.on_chosen(self.take_mark)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._row.setContentsMargins(space(24), space(12), space(12), space(6))
        self._row.setSpacing(space(8))

    def offer(self, marks: Sequence[Tag | Collection]) -> None:
        """Offer the tags and collections that there are."""
        self.marks.offer([("Any tag or collection", None), *((each.name, each) for each in marks)])
        self.marks.setVisible(bool(marks))

    def say_none(self, listed: Listed) -> None:
        """Say so where there are documents, and none of them fits."""
        asked = listed.asked
        kind = f" of the kind {GENRES[asked.genre].casefold()}" if asked.genre else ""
        words = f" with “{asked.words}”" if asked.words else ""
        mark = asked.tag or asked.collection
        words += f" marked “{mark.name}”" if mark else ""
        self.none.setText(f"No documents{kind}{words}. All together there are {counted(listed.total, 'document')}.")
        self.none.setVisible(bool(listed.total) and not listed.ids)

    def sort(self, order: DocumentOrder, *, descending: bool) -> None:
        """Put the table in another order."""
        self._ask(replace(self.asked, order=order, descending=descending))

    def take_mark(self, mark: object) -> None:
        """Leave only the documents with a tag or in a collection; all, where it is neither."""
        tag = mark if isinstance(mark, Tag) else None
        self._ask(replace(self.asked, tag=tag, collection=mark if isinstance(mark, Collection) else None))

    def _take_words(self, words: str) -> None:
        self._ask(replace(self.asked, words=words))

    def _take_kind(self, genre: object) -> None:
        self._ask(replace(self.asked, genre=genre if isinstance(genre, Genre) else None))

    def _ask(self, asked: Asked) -> None:
        self.asked = asked
        self.changed.emit()
