"""A quote as other documents carry it: each variant word by word beside the fullest, where, and since when."""

import html
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.links import Against, Likeness, SameQuote, Variant
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.search.words import tidy
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.wording import dotted

if TYPE_CHECKING:
    from briefing_app.library.library import Library

_SHOWN = 30
_LIKENESS = {
    Likeness.IDENTICAL: "The same words",
    Likeness.SHORTER: "Shorter",
    Likeness.SPLICED: "Words left out",
    Likeness.VARIED: "A few words differ",
    Likeness.REWORDED: "Reworded, check",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A quote with its variants, and how each stands to the fullest."""

    same: SameQuote
    against: Mapping[int, Against]


def told(library: "Library", point_id: int) -> Told | None:
    """The variants of a quote; None where no other document carries it. On the worker thread."""
    if not library.points_by_id([point_id]):
        return None
    same, against = importlib.import_module("briefing_app.importing.variants").variants(library, point_id)
    return Told(same, against) if len(same.variants) > 1 else None


class Variants(QWidget):
    """Hidden until there are variants; folded until somebody asks. `chosen` carries a point's id."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, key: str = "") -> None:
        """Show nothing; `key` unfolds them."""
        super().__init__()
        self._theme = theme
        self.there = False
        """Whether there are any."""
        self.fold = Button(theme, "", look="link", icon="copy", size=14, key=key)
        self.fold.setAccessibleName("Other wordings")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._unfold)
        self._rows = QVBoxLayout()
        inside = QWidget()
        inside.setProperty("look", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Variants of the quote")
        self.area.setWidget(inside)
        self.area.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.area)
        self.hide()
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._column.setContentsMargins(space(24), space(6), space(12), space(6))
        self._rows.setSpacing(space(6))
        self.area.setMinimumHeight(self._theme.text(48))
        self.area.setMaximumHeight(self._theme.text(200))

    def show_variants(self, found: Told | None) -> None:
        """Show the variants of a quote, or nothing."""
        while (item := self._rows.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        self.there = found is not None
        self.setVisible(self.there)
        if found is None:
            return
        self.fold.say(f"In {counted(found.same.sources, 'source')}, {counted(len(found.same.variants), 'wording')}")
        for variant in found.same.variants[:_SHOWN]:
            self._rows.addWidget(self._row(variant, found))
        if len(found.same.variants) > _SHOWN:
            self._rows.addWidget(label(f"And {len(found.same.variants) - _SHOWN} more.", "note"))

    def unfold(self) -> None:
        """Show them, and go to the first that leads elsewhere."""
        if self.there:
            self.fold.setChecked(True)
            first = self.area.findChild(Button)
            (first if isinstance(first, Button) else self.fold).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _unfold(self, unfolded: bool) -> None:
        self.area.setVisible(unfolded)

    def _row(self, variant: Variant, found: Told) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space(2))
        words = QLabel(marked(variant, found, self._theme))
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setFont(self._theme.font(14, serif=True))
        words.setAccessibleName(spoken(variant, found))
        column.addWidget(words)
        details = variant.document.details
        where = dotted(details.publisher or details.title, full_date(details.published), standing(variant, found))
        show = Button(self._theme, "Show", look="link")
        show.setAccessibleName(f"Show in {details.publisher or details.title}")
        show.clicked.connect(lambda: self.chosen.emit(variant))
        foot = QHBoxLayout()
        foot.addWidget(label(where, "small-2", wrap=True), 1)
        foot.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(foot)
        return row


def standing(variant: Variant, found: Told) -> str:
    """*fullest, earliest*, or how it stands to the fullest."""
    one, same = variant.point.id, found.same
    against = found.against.get(one)
    likeness = against.likeness if against is not None else None
    parts = [
        "Fullest" if one == same.fullest else _LIKENESS[likeness] if likeness else "",
        "Earliest" if one == same.earliest and variant.document.details.published else "",
    ]
    return ", ".join(part for part in parts if part)


def _runs(variant: Variant, found: Told) -> list[tuple[bool, str, str]]:
    """Whether the fullest has the words too; the words of the fullest; those of the variant."""
    fullest = next(one for one in found.same.variants if one.point.id == found.same.fullest)
    first, second = fullest.point.content.text, variant.point.content.text
    against = found.against.get(variant.point.id)
    if against is None or variant.point.id == found.same.fullest:
        return [(True, second, second)]
    return [(one.kept, first[slice(*one.first)], second[slice(*one.second)]) for one in against.differences]


def marked(variant: Variant, found: Told, theme: Theme) -> str:
    """The variant with its own words underlined and the fullest's that it lacks struck through, as rich text."""
    parts, lacking = [], theme.colour("text3").name()
    for kept, first, second in _runs(variant, found):
        if kept:
            parts.append(html.escape(tidy(second).text))
            continue
        if first.strip():
            parts.append(f'<s style="color:{lacking}">{html.escape(tidy(first).text)}</s>')
        if second.strip():
            parts.append(f"<b><u>{html.escape(tidy(second).text)}</u></b>")
    return f"“{' '.join(part for part in parts if part)}”"


def spoken(variant: Variant, found: Told) -> str:
    """The variant, then what differs, for screen readers."""
    differs = [(first.strip(), second.strip()) for kept, first, second in _runs(variant, found) if not kept]
    put = [f"“{second}” for “{first}”" for first, second in differs if first and second]
    put += [f"without “{first}”" for first, second in differs if first and not second]
    put += [f"with “{second}” besides" for first, second in differs if second and not first]
    return ". ".join([variant.point.content.text, *put])
