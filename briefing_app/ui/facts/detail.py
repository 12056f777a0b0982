"""One fact: how its sources stand to each other, its course of time, each wording with the reason of its verdict."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QTabBar, QVBoxLayout, QWidget

from briefing_app.domain.facts import Fact, FactLink, Wording
from briefing_app.ui.actions import Actions, Command
from briefing_app.ui.facts.chart import Chart
from briefing_app.ui.facts.told import SIGNS, folded, in_sentence, links_of, publisher, short, status_line, title
from briefing_app.ui.facts.wordings import WordingDelegate, WordingHead, WordingModel, underline
from briefing_app.ui.listing.panes import DetailPane
from briefing_app.ui.search.words import Laid, Words
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import action_button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label, set_kind
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.row_list import RowList

_SIZE = 16
_LINKS = 12
"""So many reasons are told of one wording; the gravest come first."""


_BUTTONS = (
    (Command.KEEP_APART, "git-fork"),
    (Command.PUT_TOGETHER, "equals"),
    (Command.SHOW_SOURCE, "arrow-right"),
)


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
        self.setAccessibleName(f"In the source: {words.text}" if words.text else "")
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
        underline(painter, self._theme, laid, QPointF(0, 0))


class Reasons(QScrollArea):
    """The chosen wording in its whole sentence, and how it stands to the others, and why."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("The chosen wording and why it stands as it does")
        self.sentence = SentenceView(theme)
        self._lines = QVBoxLayout()
        self._inside = QWidget()
        self._inside.setProperty("look", "surface")
        self._column = QVBoxLayout(self._inside)
        self._column.addWidget(self.sentence)
        self._column.addLayout(self._lines)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._column.setContentsMargins(space(24), space(10), space(20), space(10))
        self._column.setSpacing(space(8))
        self._lines.setSpacing(space(6))

    def show_wording(self, fact: Fact | None, wording: Wording | None) -> None:
        """Show a wording of a fact."""
        while (item := self._lines.takeAt(0)) is not None:
            if line := item.widget():
                line.hide()
                line.deleteLater()
        self.sentence.show_words(in_sentence(wording) if wording is not None else Words(""))
        links = links_of(fact, wording.point.id) if fact is not None and wording is not None else []
        for other, link in links[:_LINKS]:
            self._lines.addWidget(self._line(other, link))
        if len(links) > _LINKS:
            self._lines.addWidget(label(f"And {len(links) - _LINKS} more, no graver than these.", "note"))
        self.verticalScrollBar().setValue(0)

    def _line(self, other: Wording, link: FactLink) -> QWidget:
        sign, line = SIGNS[link.verdict], QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space(8))
        mark = QLabel()
        mark.setPixmap(self._theme.pixmap(sign.icon, sign.tint, 14, self.devicePixelRatioF()))
        words = f"Beside “{short(other)}” in {publisher(other)}. {sign.words}: {link.why}."
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "body", wrap=True), 1)
        return line


class FactDetail(DetailPane):
    """`show_fact`; `chosen` when another of its wordings is current, `opened` when one is to be shown in its source."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Empty until then."""
        super().__init__()
        self._theme, self._narrow = theme, False
        self.fact: Fact | None = None
        self.setAccessibleName("Fact")
        self.title = label("", "heading", wrap=True)
        self._sign, self.status = QLabel(), label("", "body", wrap=True)
        self.chart = Chart(theme)
        self.model = WordingModel(self)
        self.list = RowList(self.model, "Wordings of the sources")
        self.list.take_delegate(WordingDelegate(theme, self.list))
        self._heads = WordingHead(theme, self.list)
        self.reasons = Reasons(theme)
        self.note = label("", "small-2", wrap=True)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("Wordings or reasons")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for words in ("Wordings", "Reasons", "Over time"):
            self._tabs.addTab(words)
        self._keys = QWidget()
        flow = FlowLayout(self._keys)
        add = actions[Command.ADD_TO_PACK]
        flow.addWidget(action_button(theme, add, look="primary", icon="plus", text="Use in the pack"))
        for command, icon in _BUTTONS:
            flow.addWidget(action_button(theme, actions[command], icon=icon))
        self._lay_out()
        self._tabs.currentChanged.connect(self._show_tab)
        self.list.selectionModel().currentRowChanged.connect(self._choose)
        self.list.opened.connect(self.opened)
        self.retheme()

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._head.addWidget(self.title)
        self._status_row = QHBoxLayout()
        self._status_row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._status_row.addWidget(self.status, 1)
        self._head.addLayout(self._status_row)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self._tabs)
        self._tab_row.addStretch(1)
        layout.addLayout(self._tab_row)
        layout.addWidget(self.chart)
        layout.addWidget(self._heads)
        layout.addWidget(self.list, 3)
        self._rule = hairline()
        layout.addWidget(self._rule)
        layout.addWidget(self.reasons, 2)
        layout.addLayout(self._foot)
        layout.addWidget(hairline())
        self._bar = QVBoxLayout()
        self._bar.addWidget(self._keys)
        layout.addLayout(self._bar)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._head.setContentsMargins(space(24), space(16), space(20), space(6))
        self._head.setSpacing(space(4))
        self._status_row.setSpacing(space(8))
        self._foot.setContentsMargins(space(24), 0, space(20), 0)
        self.note.setContentsMargins(0, space(8), 0, space(8))
        self._tab_row.setContentsMargins(space(12), 0, 0, 0)
        self._bar.setContentsMargins(space(24), space(10), space(12), space(10))
        self._heads.retheme()
        self.list.retheme()
        self.reasons.retheme()
        self._show_status()
        if self.fact is not None:
            self.reasons.show_wording(self.fact, self.wording)  # its signs in the new size and colours

    def arrange(self, *, narrow: bool) -> None:
        """Wordings, reasons and chart below each other, or behind tabs where it is `narrow`."""
        self._narrow = narrow
        self._tabs.setVisible(narrow)
        self._show_tab(self._tabs.currentIndex())
        self.list.retheme()

    def _show_tab(self, tab: int) -> None:
        narrow, charted = self._narrow, self.chart.charted
        self._tabs.setTabVisible(2, charted)
        self.chart.setVisible(charted and (not narrow or tab == 2))
        self._heads.setVisible(not narrow)
        self.list.setVisible(not narrow or tab == 0)
        self._rule.setVisible(not narrow)
        self.reasons.setVisible(not narrow or tab == 1)
        self.note.setVisible(not narrow or tab == 1)

    def take_focus(self) -> None:
        """Go to the wordings."""
        if self._narrow:
            self._tabs.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def wording(self) -> Wording | None:
        """The wording of the current row."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None

    def show_fact(self, fact: Fact | None, point_id: int | None = None) -> None:
        """Show a fact, and that wording of it, or the one that was current, or its first."""
        wanted = point_id if point_id is not None else self.wording.point.id if self.wording else None
        self.fact = fact
        self.title.setText(title(fact) if fact else "")
        self.note.setText(folded(fact) if fact else "")
        self._show_status()
        self.chart.show_fact(fact)
        self.model.show_fact(fact)
        self.list.retheme()
        self._show_tab(self._tabs.currentIndex())
        places = [at for at, one in enumerate(self.model.rows) if one.point.id == wanted]
        if self.model.rows:
            self.list.choose(places[0] if places else 0)
        else:
            self._choose()

    def _show_status(self) -> None:
        if self.fact is None:
            self._sign.clear()
            self.status.setText("")
            return
        sign = SIGNS[self.fact.summary.status]
        self._sign.setPixmap(self._theme.pixmap(sign.icon, sign.tint, 16, self.devicePixelRatioF()))
        self.status.setText(status_line(self.fact))
        set_kind(self.status, type={"text2": "body", "accent": "accent"}.get(sign.tint, sign.tint))

    def _choose(self, *_indexes: object) -> None:
        self.reasons.show_wording(self.fact, self.wording)
        self.chosen.emit()
