"""One figure: the sentence it stands in, what it says exactly, and the passage in its source."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from briefing_app.domain.figures import Aspect, Figure, FigureKind, Modifier
from briefing_app.domain.text import passage
from briefing_app.ui.actions import Actions
from briefing_app.ui.facts.model import FactRow
from briefing_app.ui.search.source import Source, SourcePane
from briefing_app.ui.search.words import Laid, Words, tidy
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.marks import extent
from briefing_app.ui.wording import full_date

STRENGTHS = {
    Modifier.NONE: "Stated exactly",
    Modifier.APPROX: "About",
    Modifier.AT_MOST: "At most",
    Modifier.AT_LEAST: "At least",
    Modifier.MORE_THAN: "More than",
    Modifier.LESS_THAN: "Less than",
}
ASPECTS = {Aspect.LEVEL: "A level", Aspect.CHANGE: "A change", Aspect.TARGET: "A target"}
_SIZE = 17


class SentenceView(QWidget):
    """A source's sentence in serif, as high as its lines, with a range on the figures' wash and dashed line."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme, self._words = theme, Words("")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: Words) -> None:
        """Show a sentence."""
        self._words = words
        self.setAccessibleName(f"In the source: {words.text}")
        self.updateGeometry()
        self.update()

    def _laid(self, width: int) -> Laid:
        return Laid(self._theme, self._words, _SIZE, max(width, 120))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._laid(width).height + 4

    def sizeHint(self) -> QSize:
        """At the width that it has."""
        return QSize(300, self.heightForWidth(self.width() or 600))

    def minimumSizeHint(self) -> QSize:
        """Never less than its lines."""
        return QSize(120, self.heightForWidth(self.width() or 600))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the words, then the line under the figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        laid = self._laid(self.width())
        laid.draw(painter, QPointF(0, 0), wash="figure_wash")
        pen = QPen(self._theme.colour("figure"), max(2.0, 1.5 * self._theme.scale))
        pen.setDashPattern([2.2, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        for rect in laid.rects():
            y = rect.bottom() + 1
            painter.drawLine(QPointF(rect.left() + 2, y), QPointF(rect.right() - 2, y))


class FactDetail(QWidget):
    """`show_row` at once, `show_source` when the text is there."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Empty until then."""
        super().__init__()
        self._theme, self._columns, self._narrow = theme, 0, False
        self._bring = QTimer(self, singleShot=True, interval=0)
        self._row: FactRow | None = None
        self.setAccessibleName("Figure")
        self._title = label("", "heading", wrap=True)
        self.sentence = SentenceView(theme)
        self._grid = QGridLayout()
        self.passage = SourcePane(theme, actions, measure=552)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("Figure or source")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for words in ("Figure", "Source"):
            self._tabs.addTab(words)
        self._tabs.currentChanged.connect(self._show_tab)
        self._upper = QWidget()
        self._top = QVBoxLayout(self._upper)
        self._top.addWidget(self._title)
        self._top.addWidget(self.sentence)
        self._top.addLayout(self._grid)
        self._bring.timeout.connect(self.passage.bring)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        tabs = QHBoxLayout()
        tabs.addWidget(self._tabs)
        tabs.addStretch(1)
        layout.addLayout(tabs)
        layout.addWidget(self._upper)
        self._line = hairline()
        layout.addWidget(self._line)
        layout.addWidget(self.passage, 1)
        self._tab_row = tabs
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._top.setContentsMargins(space(24), space(20), space(24), space(8))
        self._top.setSpacing(space(10))
        self._grid.setHorizontalSpacing(space(24))
        self._grid.setVerticalSpacing(space(2))
        self._tab_row.setContentsMargins(space(12), 0, 0, 0)
        self.passage.retheme()
        self.sentence.updateGeometry()

    def take_focus(self) -> None:
        """Go to the figure's tab, or where there are none, to the passage."""
        if self._narrow:
            self._tabs.setCurrentIndex(0)
            self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.passage.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.passage.bring()

    def _show_tab(self, tab: int) -> None:
        self._upper.setVisible(not self._narrow or tab == 0)
        self._line.setVisible(not self._narrow)
        self.passage.set_folded(folded=self._narrow and tab == 0)
        self._bring.start()

    def arrange(self, *, columns: int, narrow: bool) -> None:
        """Put what is known of the figure in so many columns; figure and passage behind tabs where it is `narrow`."""
        self._narrow = narrow
        self._tabs.setVisible(narrow)
        self._show_tab(self._tabs.currentIndex())
        if columns != self._columns:
            self._columns = columns
            self._show_facts()

    def clear(self) -> None:
        """Show nothing."""
        self._row = None
        self._title.setText("")
        self.sentence.show_words(Words(""))
        self._show_facts()
        self.passage.clear()

    def show_row(self, row: FactRow) -> None:
        """Name the figure."""
        self._row = row
        self._title.setText(row.counted)
        self._show_facts()

    def show_source(self, source: Source) -> None:
        """Show sentence and passage."""
        if self._row is None:
            return
        point, text = self._row.point, source.document.text
        start, end = passage(text, point.content.start, point.content.end)
        first, last = extent(point.content)
        start, end = min(start, first), max(end, last)
        self.sentence.show_words(tidy(text[start:end], [(first - start, last - start)]))
        self.passage.show_source(source, point, [])

    def _show_facts(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        told = facts(self._row.figure, self._row) if self._row is not None else ()
        for number, (name, words) in enumerate(told):
            line, column = divmod(number, max(1, self._columns))
            self._grid.addWidget(label(name, "group"), 2 * line, column)
            value = label(words, "body", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setContentsMargins(0, 0, 0, self._theme.space(8))
            self._grid.addWidget(value, 2 * line + 1, column, Qt.AlignmentFlag.AlignTop)
        for column in range(max(1, self._columns)):
            self._grid.setColumnStretch(column, 1)


def facts(figure: Figure, row: FactRow) -> Sequence[tuple[str, str]]:
    """What is known of a figure, in order; what the text does not say is said to be so."""
    details = row.document.details
    return (
        ("Strength", STRENGTHS[figure.modifier]),
        ("Value", value(figure)),
        ("Unit", unit(figure)),
        ("As of", figure.as_of or "Not stated"),
        ("Level, change or target", ASPECTS[figure.aspect]),
        ("Said by", figure.said_by or "The source itself"),
        ("Source", details.publisher or details.title),
        ("Published", full_date(details.published) or "No date is known"),
    )


def value(figure: Figure) -> str:
    """The value in units: *75,000,000*, or both ends of a range."""
    low = f"{figure.value:,.10g}"
    return low if figure.value_high is None else f"{low} to {figure.value_high:,.10g}"


_CURRENCIES = {"GBP": "pounds", "EUR": "euros", "USD": "US dollars"}


def unit(figure: Figure) -> str:
    """What the value is in."""
    if figure.kind is FigureKind.PERCENT:
        return "per cent"
    words = _CURRENCIES.get(figure.unit or "", figure.unit or "")
    return words or "None stated"
