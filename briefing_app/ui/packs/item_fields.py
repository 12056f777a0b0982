"""The fields of an item: title, sealed words or figures to draw, the official's own words, how it may be used."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.packs import ItemKind, Likelihood, PackItem
from briefing_app.ui.packs.chart_fields import ChartFields
from briefing_app.ui.packs.format_bar import FormatBar
from briefing_app.ui.packs.handling import Handling
from briefing_app.ui.packs.markdown import MarkdownField
from briefing_app.ui.packs.sealed import Sealed
from briefing_app.ui.packs.state import OpenPack, references
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Choice
from briefing_app.ui.widgets.labels import label

KINDS: list[tuple[str, object]] = [
    ("Note", ItemKind.NOTE),
    ("Line to take", ItemKind.LINE),
    ("Question and answer", ItemKind.QUESTION),
    ("Chart", ItemKind.CHART),
]
LIKELIHOODS: list[tuple[str, object]] = [
    ("Likelihood not said", None),
    ("Certain", Likelihood.CERTAIN),
    ("Possible", Likelihood.POSSIBLE),
    ("Unlikely", Likelihood.UNLIKELY),
]
_HINTS = {
    ItemKind.LINE: "The line, in one or two sentences. What bears it out goes underneath.",
    ItemKind.QUESTION: "The answer.",
    ItemKind.NOTE: "Write here. **bold**, *italic*, - lists and | tables | work.",
    ItemKind.POINT: "Your own words beside it, if any",
    ItemKind.CHART: "What to say of it, if anything",
}
_TITLES = {
    ItemKind.QUESTION: ("The question", "Question"),
    ItemKind.POINT: ("A heading over it, if any", "Title of the item"),
    ItemKind.CHART: ("Title of the chart", "Title of the chart"),
}


class ItemFields(QWidget):
    """`changed` on each key, `chosen` where a value was picked, `left` when a field was left."""

    changed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty; `kind` and `likelihood` stand in the editor's head."""
        super().__init__()
        self._theme = theme
        self._opened: OpenPack | None = None
        self._item: PackItem | None = None
        self.kind, self.likelihood = Choice(theme, "Kind of item", KINDS), Choice(theme, "Likelihood", LIKELIHOODS)
        self.title = QLineEdit()
        self.title.setAccessibleName("Title of the item")
        self.title.setProperty("look", "heading")
        self.title.setTextMargins(-2, 0, 0, 0)  # Qt keeps 2 px to the left of a line's text
        self.sealed, self.chart = Sealed(theme), ChartFields(theme)
        self._beside = label("Own words beside it", "group")
        self.text = MarkdownField(theme, "Text of the item")
        self.bar = FormatBar(theme, self.text)
        self.handling = Handling(theme)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        parts: list[QWidget] = [self.title, self.sealed, self.chart, self._beside, self.bar]
        for part in parts:
            self._box.addWidget(part)
        self._box.addWidget(self.text, 1)
        self._box.addWidget(self.handling)
        self._connect()

    def _connect(self) -> None:
        self.title.textEdited.connect(self.changed)
        self.title.editingFinished.connect(self.left)
        self.text.textChanged.connect(self.changed)
        self.text.settle.connect(self.left)
        self.text.left.connect(self.left)
        for choice in (self.kind, self.likelihood):
            choice.on_chosen(self._chosen)
        self.sealed.changed.connect(self.chosen)
        self.chart.changed.connect(self.chosen)
        self.handling.changed.connect(self.changed)
        self.bar.references_asked.connect(self._offer_references)

    def _chosen(self, _value: object) -> None:
        if self._opened is not None and self._item is not None:
            self._show_kind(self._opened, self.written(self._item))
        self.chosen.emit()

    def retheme(self) -> None:
        """Take the theme's measures and fonts."""
        self._box.setSpacing(self._theme.space(8))
        lines = 48 if self._theme.roomy else 66  # two lines of large text, or what stands below would be cut
        self.text.setMinimumHeight(self._theme.text(lines))
        self.title.setFont(self._theme.font(16, 600))

    def show_item(self, opened: OpenPack, item: PackItem) -> None:
        """Show an item."""
        self._opened, self._item = opened, item
        if item.title != self.title.text():
            self.title.setText(item.title)
            self.title.setCursorPosition(0)  # a long one is read from its beginning
        self.kind.show_value(item.kind)
        self.likelihood.show_value(item.likelihood)
        self._show_kind(opened, item)
        self.text.show_text(item.markdown)
        self.handling.show_item(item)

    def _show_kind(self, opened: OpenPack, item: PackItem) -> None:
        """Show what an item of that kind has."""
        pointed, chart = item.kind is ItemKind.POINT, item.kind is ItemKind.CHART
        hint, name = _TITLES.get(item.kind, ("Title", "Title of the item"))
        self.title.setPlaceholderText(hint)
        self.title.setAccessibleName(name)
        self.kind.setVisible(not pointed)
        self.likelihood.setVisible(item.kind is ItemKind.QUESTION)
        self.sealed.setVisible(pointed)
        self.chart.setVisible(chart)
        self._beside.setVisible(pointed)
        if pointed:
            self.sealed.show_point(opened, item)
        if chart:
            self.chart.show_item(opened, item)
        self.text.say_hint(_HINTS[item.kind])
        self.text.setAccessibleName("Own words beside it" if pointed else "Text of the item")

    def _offer_references(self) -> None:
        if self._opened is not None:
            self.bar.offer_references(references(self._opened, but=self._item))

    def written(self, item: PackItem) -> PackItem:
        """The item as its fields stand."""
        kind = item.kind if item.kind is ItemKind.POINT else ItemKind(str(self.kind.value))
        likelihood = self.likelihood.value if kind is ItemKind.QUESTION else None
        item = self.handling.written(item)
        if kind is ItemKind.CHART:
            item = self.chart.written(item)
        elif kind is ItemKind.POINT:
            item = self.sealed.written(item)
        return replace(
            item,
            kind=kind,
            title=self.title.text().strip(),
            markdown=self.text.toPlainText().replace("\u2029", "\n"),
            likelihood=Likelihood(str(likelihood)) if likelihood else None,
        )

    def set_read_only(self) -> None:
        """Let everything be read only."""
        self.title.setReadOnly(True)
        self.text.setReadOnly(True)
        for part in (self.kind, self.likelihood):
            part.setEnabled(False)
        self.bar.hide()
        for each in (self.sealed, self.chart, self.handling):
            each.set_read_only()
