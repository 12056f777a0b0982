"""The results: hits in order, more of them as one comes near the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from briefing_app.domain.figures import Figure
from briefing_app.domain.links import Shared
from briefing_app.domain.points import PointKind, Review
from briefing_app.domain.quotes import Quote
from briefing_app.domain.search import Hit
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.search.folding import Folds
from briefing_app.ui.widgets.marks import WORDS
from briefing_app.ui.widgets.rows import AnyIndex
from briefing_app.ui.wording import dotted, point_title, role_line

HIT = Qt.ItemDataRole.UserRole
SHARED = Qt.ItemDataRole.UserRole + 1
_ALONE: Mapping[int, Shared] = {}


@dataclass(slots=True)
class _Row:
    """A hit, at its place among all (from 0), and how many that say the same are folded into its row."""

    hit: Hit
    place: int
    folded: int = 0


class HitModel(QAbstractTableModel):
    """`take` the first page of an answer, `add` the following ones.

    While it is `folding`, a quote that several documents carry has one row: that of the first hit of it. The others are
    counted there, on whichever page they come.
    """

    def __init__(self, parent: QObject | None = None, *, folding: bool = False) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.folding = folding
        self._found: list[Hit] = []
        self._rows: list[_Row] = []
        self._row_of: dict[int, int] = {}
        """The row of each point: its own, or that into which it is folded."""
        self._folds = Folds()
        self._shared: dict[int, Shared] = {}
        self.complete = True

    @property
    def hits(self) -> Sequence[Hit]:
        """The hit of each row so far."""
        return [row.hit for row in self._rows]

    @property
    def found(self) -> int:
        """How many hits are there so far, those that are folded into rows of others among them."""
        return len(self._found)

    @property
    def folded(self) -> int:
        """How many of them are folded into rows of others."""
        return len(self._found) - len(self._rows)

    @property
    def last_key(self) -> int | None:
        """Where the next page begins, be the last hit folded or not."""
        return self._found[-1].key if self._found else None

    def hit_at(self, row: int) -> Hit | None:
        """The hit of a row."""
        return self._rows[row].hit if 0 <= row < len(self._rows) else None

    def number_at(self, row: int) -> tuple[int, int]:
        """Which of all hits a row shows (from 1), and how many others are folded into it."""
        return self._rows[row].place + 1, self._rows[row].folded

    def take(self, hits: Sequence[Hit], *, complete: bool, shared: Mapping[int, Shared] = _ALONE) -> None:
        """Show another answer; the same points again keep their places. `shared`: those that others carry, too."""
        before = [row.hit.point.id for row in self._rows]
        self.complete, self._shared = complete, dict(shared)
        rows = self._placed(hits)
        if before == [row.hit.point.id for row in rows]:
            self._rows = rows
            self._tell()
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add(self, hits: Sequence[Hit], *, complete: bool, shared: Mapping[int, Shared] = _ALONE) -> None:
        """Put the next page below, and what is shown already into its rows."""
        self.complete = complete
        self._shared |= shared
        rows = self._more(hits, self._rows)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()
        if len(rows) < len(hits):
            self._tell()

    def fold(self, *, folding: bool) -> None:
        """Show each quote once, or in every document, of what was found so far."""
        if folding != self.folding:
            self.beginResetModel()
            self.folding = folding
            self._rows = self._placed(self._found)
            self.endResetModel()

    def _placed(self, hits: Sequence[Hit]) -> list[_Row]:
        """The rows of these hits alone."""
        self._found, self._row_of, self._folds = [], {}, Folds()
        return self._more(hits, [])

    def _more(self, hits: Sequence[Hit], rows: Sequence[_Row]) -> list[_Row]:
        """The rows that some hits add to `rows`; the others are counted where they belong."""
        new: list[_Row] = []
        for place, hit in enumerate(hits, len(self._found)):
            shared = self._shared.get(hit.point.id) if self.folding else None
            row = after = len(rows) + len(new)
            if shared is not None:
                row = self._folds.row_for(hit, shared.group, after)
            if row == after:
                new.append(_Row(hit, place))
            else:
                (rows[row] if row < len(rows) else new[row - len(rows)]).folded += 1
            self._row_of[hit.point.id] = row
        self._found += hits
        return new

    def _tell(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def place(self, point_id: int | None) -> int | None:
        """The row of a point, or into which it is folded."""
        return self._row_of.get(point_id) if point_id is not None else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are there so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The hit for the delegate; its words; a sentence for screen readers."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        hit = row.hit
        if role == HIT:
            return hit
        shared = in_sources(self._shared.get(hit.point.id), row.folded)
        if role == SHARED:
            return shared
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (sentence(hit), shared) if part)
        return None


def in_sources(shared: Shared | None, folded: int) -> str:
    """*in 4 sources, 2 folded*: how many independent ones carry it, and how many results are not shown for it."""
    told = f"in {shared.sources:,} sources" if shared is not None and shared.sources > 1 else ""
    hidden = (f"{folded:,} folded" if told else counted(folded, "repeat") + " folded") if folded else ""
    return ", ".join(part for part in (told, hidden) if part)


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
