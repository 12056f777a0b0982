"""The wordings of a fact, a row each: the source's words, how strong they are, who said them, where and when."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefing_app.domain.facts import Fact, Wording
from briefing_app.domain.figures import Modifier
from briefing_app.domain.wording import full_date
from briefing_app.ui.facts.told import SIGNS, STRENGTHS, in_sentence, is_reprint, publisher, verdict_of
from briefing_app.ui.search.words import Laid
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import UNDATED, short_date

ROW = Qt.ItemDataRole.UserRole
_SIZE, _LINES = 15, 2
_PARTS = (0.46, 0.13, 0.2, 0.21)
_HEADS = ("Wording in the source", "Strength", "Said by", "Source")
_NARROW = 600
"""Px at 100 %: with less room the columns become a line below the words."""


class WordingModel(QAbstractTableModel):
    """The wordings of one fact."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.fact: Fact | None = None

    @property
    def rows(self) -> Sequence[Wording]:
        """The wordings shown, the earliest first."""
        return self.fact.wordings if self.fact else ()

    def show_fact(self, fact: Fact | None) -> None:
        """Show its wordings."""
        self.beginResetModel()
        self.fact = fact
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One each."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The wording for the delegate; its words; a sentence for screen readers."""
        if not index.isValid() or self.fact is None:
            return None
        wording = self.rows[index.row()]
        if role == ROW:
            return wording
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return in_sentence(wording).text
        return spoken(self.fact, wording) if role == Qt.ItemDataRole.AccessibleTextRole else None


def spoken(fact: Fact, wording: Wording) -> str:
    """A row as one sentence."""
    said = wording.figure.said_by
    parts = (
        SIGNS[verdict_of(fact, wording.point.id)].words,
        in_sentence(wording).text,
        f"strength: {STRENGTHS[wording.figure.modifier]}",
        f"said by {said}" if said else "",
        publisher(wording),
        full_date(wording.document.details.published) or UNDATED.lower(),
        "a reprint" if is_reprint(fact, wording) else "",
    )
    return ", ".join(part for part in parts if part)


def columns(theme: Theme, place: QRectF) -> list[QRectF]:
    """The columns of a row; the words alone where there is little room."""
    gap, left = theme.space(12), place.left()
    if place.width() < theme.text(_NARROW):
        return [place]
    found = []
    for part in _PARTS:
        found.append(QRectF(left, place.top(), place.width() * part - gap, place.height()))
        left += place.width() * part
    return found


def inner(theme: Theme, rect: QRect) -> QRectF:
    """Where a row's columns begin and end: after the sign."""
    return QRectF(rect).adjusted(theme.space(24) + theme.text(14) + theme.space(8), 0, -theme.space(16), 0)


class WordingHead(QWidget):
    """The heads of the columns."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """One line high, over that list."""
        super().__init__()
        self._theme, self._view = theme, view
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.setFixedHeight(self._theme.text(18) + self._theme.space(10))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the heads, of what there is room for."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(12, 600))
        painter.setPen(self._theme.colour("text2"))
        rect = QRect(0, 0, self._view.viewport().width(), self.height())
        for place, words in zip(columns(self._theme, inner(self._theme, rect)), _HEADS, strict=False):
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("hair"))


class WordingDelegate(RowDelegate):
    """Two lines of serif with the figure marked; beside or below them strength, speaker and source."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Draw for that view."""
        super().__init__(theme, view)

    def row_height(self) -> int:
        """As many lines as the room asks for."""
        wide = columns(self.theme, inner(self.theme, self.view.viewport().rect()))
        return self.theme.text(_SIZE * 1.56) * _LINES + self.theme.space(16) + (
            0 if len(wide) > 1 else self.theme.text(18) * 2
        )  # fmt: skip

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Sign, words, and the rest."""
        wording, model = index.data(ROW), index.model()
        if not isinstance(wording, Wording) or not isinstance(model, WordingModel) or model.fact is None:
            return
        theme, fact = self.theme, model.fact
        places = columns(theme, inner(theme, rect))
        laid = Laid(theme, in_sentence(wording), _SIZE, places[0].width(), lines=_LINES)
        top = rect.top() + theme.space(8)
        sign = SIGNS[verdict_of(fact, wording.point.id)]
        self.sign(painter, rect.left() + theme.space(24), top + laid.step / 2, sign.icon, sign.tint, 14)
        laid.draw(painter, QPointF(places[0].left(), top), wash="figure_wash")
        underline(painter, theme, laid, QPointF(places[0].left(), top))
        told = _told(fact, wording)
        if len(places) > 1:
            self._draw_columns(painter, [QRectF(one.left(), top, one.width(), laid.step) for one in places[1:]], told)
        else:
            below = QRectF(places[0].left(), top + laid.height, places[0].width(), theme.text(18))
            first, second = _lines(told)
            self.words(painter, below, first, theme.font(12, 500), "text2")
            self.words(painter, below.translated(0, below.height()), second, theme.font(12), "text2")
        _ = selected

    def _draw_columns(self, painter: QPainter, places: Sequence[QRectF], told: Sequence[tuple[str, str, bool]]) -> None:
        for place, (first, second, heavy) in zip(places, told, strict=True):
            self.words(painter, place, first, self.theme.font(13, 600 if heavy else 400), "text" if heavy else "text2")
            self.words(painter, place.translated(0, place.height()), second, self.theme.font(12), "text2")


def _told(fact: Fact, wording: Wording) -> list[tuple[str, str, bool]]:
    """For each column two lines, and whether the first is heavy."""
    one, day = wording.figure, short_date(wording.document.details.published) or UNDATED
    where = ", ".join(part for part in (day, "reprint" if is_reprint(fact, wording) else "") if part)
    return [
        (STRENGTHS[one.modifier], "", one.modifier is not Modifier.NONE),
        (one.said_by or "The source itself", "", one.said_by is not None),
        (publisher(wording), where, True),
    ]


def _lines(told: Sequence[tuple[str, str, bool]]) -> tuple[str, str]:
    (strength, _, _), (said, _, _), (place, day, _) = told
    return f"{strength}, {said}", ", ".join(part for part in (place, day) if part)


def underline(painter: QPainter, theme: Theme, laid: Laid, at: QPointF) -> None:
    """Draw the figures' dashed line under what is marked."""
    pen = QPen(theme.colour("figure"), max(2.0, 1.5 * theme.scale))
    pen.setDashPattern([2.2, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for rect in laid.rects():
        y = at.y() + rect.bottom() + 1
        painter.drawLine(QPointF(at.x() + rect.left() + 2, y), QPointF(at.x() + rect.right() - 2, y))
