"""The rows of a story's views: days and speakers as heads, documents, quotes in their own words, facts."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from briefing_app.domain.points import PointKind
from briefing_app.domain.wording import counted
from briefing_app.ui.facts import told as facts_told
from briefing_app.ui.facts.model import FactDelegate
from briefing_app.ui.search.words import Laid, Words, width_of
from briefing_app.ui.stories import told
from briefing_app.ui.stories.rows import Given, Head, Report, Reprints, Row, Said
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.marks import SIGNS, TOKENS
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import dotted

ROW = Qt.ItemDataRole.UserRole
_SIZE, _LINES = 15, 2
_ROWS = (Head, Report, Reprints, Said, Given)


class PartModel(QAbstractTableModel):
    """The rows of one view of a story."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One each."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A head that leads nowhere is passed over by the keys."""
        row = self.rows[index.row()] if index.isValid() else None
        if isinstance(row, Head) and row.speaker_id is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate; its words; a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return words_of(row)
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


def words_of(row: Row) -> str:
    """All the words of a row that may be cut for want of room."""
    match row:
        case Head(words=words):
            return words
        case Report(document=document):
            return told.name_of(document)
        case Reprints(documents=documents):
            return "\n".join(told.name_of(one) for one in documents)
        case Said(quote=quote):
            return told.words_of(quote)
        case Given(fact=fact):
            return "\n".join((facts_told.title(fact), facts_told.status_line(fact)))


def spoken(row: Row) -> str:
    """A row as one sentence."""
    return ", ".join(part for part in _parts(row) if part)


def _parts(row: Row) -> Sequence[str]:
    match row:
        case Head(words=words, note=note):
            return (words, note)
        case Report(document=document, reprint=reprint):
            below = told.under(document, reprint=reprint, dated=True)
            return ("Document", told.name_of(document), below.replace("  ·  ", ", "))
        case Reprints(documents=documents):
            return (counted(len(documents), "reprint"), told.publishers(documents))
        case Said(quote=quote):
            where = told.where(quote).replace("  ·  ", ", ")
            said = (told.words_of(quote), told.who(quote), told.as_what(quote))
            return ("Quote", *said, told.in_sources(quote), where)
        case Given(fact=fact):
            return ("Fact", facts_told.sentence(fact), fact.summary.reason)


class PartDelegate(RowDelegate):
    """Heads in sans, documents with who published them, quotes in serif, facts as on their own page."""

    inset = 24.0

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Draw for that view."""
        super().__init__(theme, view)
        self._facts = FactDelegate(theme, view)

    def height_of(self, row: Row) -> int:
        """In px at the theme's text size."""
        text, space = self.theme.text, self.theme.space
        match row:
            case Head():
                return text(20) + space(22)
            case Report() | Reprints():
                return text(20) + text(18) + space(16)
            case Said():
                return text(_SIZE * 1.56) * self._lines(row) + text(20) + space(18)
            case Given(reasoned=reasoned):
                return self._facts.row_height() + (text(18) + space(4) if reasoned else 0)

    def _lines(self, row: Said) -> int:
        """Of the quote's words: one where they fit into it."""
        if row.brief:
            return 1
        font = self.theme.font(_SIZE, serif=True)
        return 1 if width_of(font, told.words_of(row.quote)) <= self._room(self.view.viewport().width()) else _LINES

    def _room(self, width: float) -> float:
        """For words beside their sign, in a row so wide."""
        space = self.theme.space
        return max(width - space(24) - space(16) - self.theme.text(16) - space(10), 60)

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Draw what the row is."""
        row, space = index.data(ROW), self.theme.space
        if not isinstance(row, _ROWS):
            return
        place = QRectF(rect).adjusted(space(24), 0, -space(16), 0)
        if isinstance(row, Head):
            self._draw_head(painter, place, row)
            return
        inside = self.theme.text(16) + space(10)
        words = place.adjusted(inside, 0, 0, 0)
        if isinstance(row, Given):
            self._draw_sign(painter, place, SIGNS[PointKind.FIGURE], TOKENS[PointKind.FIGURE], self._facts.row_height())
            self._draw_fact(painter, rect.adjusted(inside, 0, 0, 0), words, row, selected=selected)
        elif isinstance(row, Said):
            self._draw_sign(painter, place, SIGNS[PointKind.QUOTE], TOKENS[PointKind.QUOTE])
            self._draw_quote(painter, words, row)
        else:
            self._draw_sign(painter, place, "copy" if _copied(row) else "file-text", "text2")
            self._draw_documents(painter, words, row, selected=selected)

    def _draw_sign(self, painter: QPainter, place: QRectF, icon: str, tint: str, high: float = 0) -> None:
        """At the left, as high as the first line."""
        middle = place.top() + (high / 2 - self.theme.text(11) if high else self.theme.space(8) + self.theme.text(11))
        self.sign(painter, place.left(), middle, icon, tint, 16)

    def _draw_head(self, painter: QPainter, place: QRectF, row: Head) -> None:
        theme = self.theme
        line = QRectF(place.left(), place.bottom() - theme.text(20) - theme.space(6), place.width(), theme.text(20))
        used = self.words(painter, line, row.words, theme.font(14, 600), "text")
        rest = line.adjusted(used + theme.space(12), 0, 0, 0)
        if rest.width() > theme.text(40):
            self.words(painter, rest, row.note, theme.font(12, tabular=True), "text3")

    def _draw_documents(self, painter: QPainter, place: QRectF, row: Report | Reprints, *, selected: bool) -> None:
        theme = self.theme
        if isinstance(row, Report):
            first = told.name_of(row.document)
            second = told.under(row.document, reprint=row.reprint, dated=row.dated)
        else:
            first, second = counted(len(row.documents), "reprint"), told.publishers(row.documents)
        top = QRectF(place.left(), place.top() + theme.space(8), place.width(), theme.text(20))
        self.words(painter, top, first, theme.font(14, 600 if selected else 500), "text")
        below = QRectF(place.left(), top.bottom(), place.width(), theme.text(18))
        self.words(painter, below, second, theme.font(12), "text2")

    def _draw_quote(self, painter: QPainter, place: QRectF, row: Said) -> None:
        theme, quote = self.theme, row.quote
        laid = Laid(theme, Words(told.words_of(quote)), _SIZE, max(place.width(), 60), lines=self._lines(row))
        high = laid.height
        laid.draw(painter, QPointF(place.left(), place.top() + theme.space(7)))
        line = QRectF(place.left(), place.top() + theme.space(9) + high, place.width(), theme.text(20))
        if shared := told.in_sources(quote):
            side = self.sign(painter, line.left(), line.center().y(), "copy", "accent", 14) + theme.space(4)
            used = self.words(painter, line.adjusted(side, 0, 0, 0), shared, theme.font(12, 500), "accent")
            line.setLeft(line.left() + side + used + theme.space(12))
        self._draw_who(painter, line, row)

    def _draw_who(self, painter: QPainter, line: QRectF, row: Said) -> None:
        """Below a speaker's head as what and where; elsewhere who, and as what."""
        theme, quote = self.theme, row.quote
        if row.brief:
            used = self.words(painter, line, told.who(quote), theme.font(13, 600), "text")
            line.setLeft(line.left() + used + theme.space(8))
        rest = told.as_what(quote) if row.brief else dotted(told.as_what(quote), told.where(quote))
        if line.width() > theme.text(24):
            self.words(painter, line, rest, theme.font(12), "text2")

    def _draw_fact(self, painter: QPainter, rect: QRect, words: QRectF, row: Given, *, selected: bool) -> None:
        """As on the Facts page; the reason of its status below."""
        high = self._facts.row_height()
        self._facts.draw_fact(painter, QRect(rect.left(), rect.top(), rect.width(), high), row.fact, selected=selected)
        if row.reasoned:
            line = QRectF(words.left(), rect.top() + high - self.theme.space(6), words.width(), self.theme.text(18))
            self.words(painter, line, _reason(row), self.theme.font(12), "text2")


def _reason(row: Given) -> str:
    reason = row.fact.summary.reason
    return f"{reason[:1].upper()}{reason[1:]}." if reason else "No other source gives it."


def _copied(row: Report | Reprints) -> bool:
    return isinstance(row, Reprints) or row.reprint


def first_of(rows: Sequence[Row]) -> int:
    """The first row that says something by itself; beyond the end if there is none."""
    return next((at for at, row in enumerate(rows) if not isinstance(row, Head)), len(rows))


class PartList(RowList):
    """Rows of different heights."""

    def __init__(self, theme: Theme, model: PartModel, name: str) -> None:
        """Show that model."""
        super().__init__(model, name)
        self._parts, self._drawn = model, PartDelegate(theme, self)
        self.take_delegate(self._drawn)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, from the top."""
        self._parts.show_rows(rows)
        self.fit()
        self.scrollToTop()

    def fit(self) -> None:
        """Give each row the height that it needs at the theme's text size."""
        self.retheme()
        for at, row in enumerate(self._parts.rows):
            self.verticalHeader().resizeSection(at, self._drawn.height_of(row))
        self.show_head()

    def show_head(self) -> None:
        """Where the first row is current, bring the head above it into view, too."""
        if self.currentIndex().row() <= first_of(self._parts.rows):
            self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    @property
    def row(self) -> Row | None:
        """The current row."""
        index = self.currentIndex()
        return self._parts.rows[index.row()] if index.isValid() and index.row() < len(self._parts.rows) else None
