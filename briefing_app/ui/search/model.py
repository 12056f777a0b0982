"""The results: hits in order, more of them as one comes near the end."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from briefing_app.domain.figures import Figure
from briefing_app.domain.links import Shared
from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import Hit
from briefing_app.ui.widgets.marks import WORDS
from briefing_app.ui.widgets.rows import AnyIndex
from briefing_app.ui.wording import dotted, full_date, point_title, role_line

HIT = Qt.ItemDataRole.UserRole
SHARED = Qt.ItemDataRole.UserRole + 1
_ALONE: Mapping[int, Shared] = {}


class HitModel(QAbstractTableModel):
    """`take` the first page of an answer, `add` the following ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._shared: dict[int, Shared] = {}
        self.complete = True

    @property
    def hits(self) -> Sequence[Hit]:
        """What is there so far."""
        return self._hits

    @property
    def last_key(self) -> int | None:
        """Where the next page begins."""
        return self._hits[-1].key if self._hits else None

    def take(self, hits: Sequence[Hit], *, complete: bool, shared: Mapping[int, Shared] = _ALONE) -> None:
        """Show another answer; the same points again keep their places. `shared`: those that others carry, too."""
        self.complete, self._shared = complete, dict(shared)
        if [hit.point.id for hit in hits] == [hit.point.id for hit in self._hits]:
            self._hits = list(hits)
            if hits:
                self.dataChanged.emit(self.index(0, 0), self.index(len(hits) - 1, 0))
            return
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def add(self, hits: Sequence[Hit], *, complete: bool, shared: Mapping[int, Shared] = _ALONE) -> None:
        """Put the next page below."""
        self.complete = complete
        self._shared |= shared
        if hits:
            self.beginInsertRows(QModelIndex(), len(self._hits), len(self._hits) + len(hits) - 1)
            self._hits += hits
            self.endInsertRows()

    def place(self, point_id: int | None) -> int | None:
        """The row of a point."""
        return next((place for place, hit in enumerate(self._hits) if hit.point.id == point_id), None)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many hits are there so far."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit for the delegate; its words; a sentence for screen readers."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == SHARED:
            return in_sources(self._shared.get(hit.point.id))
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (sentence(hit), in_sources(self._shared.get(hit.point.id))) if part)
        return None


def in_sources(shared: Shared | None) -> str:
    """*in 4 sources*, where several independent ones carry it."""
    return f"in {shared.sources:,} sources" if shared is not None else ""


def who(hit: Hit) -> str:
    """Whose words they are, or what is counted."""
    return point_title(hit.point)


def as_what(hit: Hit) -> str:
    """As what somebody spoke that day; who is said to have given a figure; *not reviewed* is said elsewhere."""
    content = hit.point.content
    if isinstance(content, Quote):
        return role_line(content, None)
    if isinstance(content, Figure):
        return f"said by {content.said_by}" if content.said_by else ""
    return ""


def source(hit: Hit) -> str:
    """Source and date."""
    details = hit.document.details
    return dotted(details.publisher or details.title, full_date(details.published))


def where(hit: Hit) -> str:
    """Source and date; that nobody has looked at it yet."""
    return dotted(source(hit), "Not reviewed" if hit.point.review is Review.SUGGESTED else "")


def sentence(hit: Hit) -> str:
    """A row as one sentence."""
    kind = "" if hit.point.kind is PointKind.QUOTE else f"{WORDS[hit.point.kind].capitalize()}: "
    parts = (who(hit), as_what(hit), where(hit).replace("  ·  ", ", "))
    return f"{kind}{' '.join(hit.text.split())}; {', '.join(part for part in parts if part)}"
