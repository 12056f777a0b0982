"""What stands in the place of results: what the page is for, or which condition to take off."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.marks import SavedSearch
from briefing_app.domain.search import COUNT_LIMIT, Facets, Field, NearMiss, Query
from briefing_app.domain.wording import counted
from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.search.terms import condition, in_words
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.empty import EmptyState
from briefing_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_SAVED = 6
_MEANT = "No point meets these conditions. Something much like them does:"
_TRIED = 8
"""So many conditions are tried without."""


@dataclass(frozen=True, slots=True)
class Way:
    """A condition to take off (where it stands in the query's text), and how much is found without it."""

    words: str
    start: int
    end: int
    count: int


def ways_out(library: "Library", query: Query) -> tuple[Way, ...]:
    """The conditions without any one of which something is found, most first."""
    ways = []
    for group in query.groups[:_TRIED] if len(query.groups) > 1 else ():
        count = library.count(replace(query, terms=tuple(term for term in query.terms if term not in group)))
        if count:
            ways.append(Way(in_words(group), group[0].start, group[-1].end, count))
    return tuple(sorted(ways, key=lambda way: -way.count))


def number(count: int) -> str:
    """*1,240*, or *more than 10,000*."""
    return "more than 10,000" if count >= COUNT_LIMIT else f"{count:,}"


def found(count: int, noun: str = "point") -> str:
    """*1 point*, *More than 10,000 points*."""
    return f"{number(count).capitalize()} {noun}s" if count >= COUNT_LIMIT else counted(count, noun)


def examples(facets: Facets) -> list[tuple[str, str]]:
    """Queries that this library can answer, with what each finds."""
    shown = []
    if facets.speakers:
        name = facets.speakers[0].label
        shown.append((condition(Field.SPEAKER, name), f"all that {name} said"))
    if facets.years:
        shown.append(
            (f"kind:figure date:{facets.years[0].label}", f"every figure published in {facets.years[0].label}")
        )
    shown.append(("kind:quote -in:pack", "quotes that are not in a pack yet"))
    return shown


class StartPane(EmptyState):
    """What the page is for; `tried` carries the text of an example."""

    tried = Signal(str)

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Without examples until the library says which it could answer."""
        about = "Quotes, figures and key points, found by their words, by who said them, where and when."
        super().__init__(theme, "Search all that was said", about)
        self._theme = theme
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space(4))
        self.column.addSpacing(theme.space(12))
        self._try = label("Try one of these", "group")
        self.column.addWidget(self._try)
        self.column.addLayout(self._rows)
        self._nothing = label("Nothing is here to search yet: add documents first.", "body", wrap=True)
        self._add = action_button(theme, actions[Command.ADD_FILES], look="primary", icon="plus")
        self.column.addWidget(self._nothing)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_examples([], empty=False)

    def show_examples(
        self, shown: Sequence[tuple[str, str]], *, empty: bool, saved: Sequence[SavedSearch] = ()
    ) -> None:
        """Offer these and the searches that were kept; or to add documents, where the library is empty."""
        _drop(self._rows)
        shown = [*((search.query, "saved") for search in saved[:_SAVED]), *shown]
        for text, words in shown:
            link = Button(self._theme, text, look="link")
            link.clicked.connect(partial(self.tried.emit, text))
            link.setAccessibleDescription(words)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._theme.space(12))
            line.addWidget(link)
            line.addWidget(label(words, "note", wrap=True), 1)
            self._rows.addWidget(row)
        self._try.setVisible(bool(shown))
        for part in (self._nothing, self._add):
            part.setVisible(empty)


class NothingPane(QWidget):
    """Nothing was found: `cut` carries where the condition stands that is to be taken off; `cleared` takes off all."""

    cut = Signal(int, int)
    cleared = Signal()
    meant = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Say so; the ways out follow."""
        super().__init__()
        self._theme = theme
        self._title, self._about = label("Nothing found", "heading"), label("", "body", wrap=True)
        self._rows = QVBoxLayout()
        self._layout = QVBoxLayout(self)
        for part in (self._title, self._about):
            self._layout.addWidget(part)
        self._layout.addLayout(self._rows)
        self._layout.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._layout.setContentsMargins(space(24), space(20), space(24), space(20))
        self._layout.setSpacing(space(6))
        self._rows.setSpacing(space(2))

    def show_ways(self, query: Query, ways: Sequence[Way], near: Sequence[NearMiss] = ()) -> None:
        """Offer what may have been meant, and what to take off."""
        _drop(self._rows)
        asked = [in_words(group) for group in query.groups]
        self._about.setText(_MEANT if near else _reason(asked, bool(ways)))
        for miss in near:
            link = Button(self._theme, f"Did you mean {miss.text}?  {found(miss.count)}", look="link")
            link.clicked.connect(partial(self.meant.emit, miss.text))
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for way in ways:
            link = Button(self._theme, f"Without {way.words}: {found(way.count)}", look="link")
            link.clicked.connect(partial(self.cut.emit, way.start, way.end))
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not ways and not near:
            link = Button(self._theme, "Clear the search", look="link")
            link.clicked.connect(self.cleared)
            self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)


def _reason(asked: Sequence[str], ways: bool) -> str:
    if ways:
        return "No point meets all of these conditions. Take one off:"
    if len(asked) == 1:
        return f"No point meets “{asked[0]}”. Other spellings, or fewer letters, may find more."
    return "No point meets these conditions, nor all but one of them."


def _drop(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
