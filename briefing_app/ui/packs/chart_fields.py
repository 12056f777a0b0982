"""Which figures a chart draws, in which order and how: a list of those at hand, ticked or not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.documents import Document
from briefing_app.domain.packs import ChartKind, ItemKind, PackItem
from briefing_app.domain.points import Point, PointKind
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.packs.points_pane import Offered
from briefing_app.ui.packs.state import OpenPack, title
from briefing_app.ui.packs.ticks import Tick, TickList
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button, Choice
from briefing_app.ui.widgets.labels import label

KINDS: list[tuple[str, object]] = [
    ("Bars", ChartKind.BAR),
    ("Line over time", ChartKind.LINE),
    ("Comparison of two", ChartKind.COMPARISON),
]
_PAUSE = 250
_ROWS = 4


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that can be drawn."""

    point_id: int
    words: str
    about: str


class ChartFields(QWidget):
    """`changed` when a figure was ticked, moved or the kind chosen; `words_changed` asks for figures of the library."""

    changed = Signal()
    words_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin without figures."""
        super().__init__()
        self._theme = theme
        self._chosen: list[int] = []
        self._at_hand: dict[int, FigureRow] = {}
        self._found: dict[int, FigureRow] = {}
        self.kind = Choice(theme, "Kind of chart", KINDS)
        self.kind.on_chosen(self._kind_chosen)
        self.field = QLineEdit()
        self.field.setAccessibleName("Find figures in the library")
        self.field.setPlaceholderText("Find more figures in the library")
        self.list = TickList(theme, "Figures of the chart")
        self._count = label("", "note")
        self._up = Button(theme, "Earlier", look="icon", icon="arrow-up", key="Alt+Shift+Up")
        self._down = Button(theme, "Later", look="icon", icon="arrow-down", key="Alt+Shift+Down")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._connect()
        self.retheme()
        theme.changed.connect(self.retheme)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self._count, 1)
        row.addWidget(self._up)
        row.addWidget(self._down)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._theme.space(6))
        box.addLayout(row)
        box.addWidget(self.list)
        box.addWidget(self.field)

    def _connect(self) -> None:
        self.list.ticked.connect(self._ticked)
        self.list.step_asked.connect(self._step)
        self._up.clicked.connect(self._step_up)
        self._down.clicked.connect(self._step_down)
        self.field.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._ask)

    def retheme(self) -> None:
        """Take the theme's measures."""
        self._fill()

    def show_item(self, opened: OpenPack, item: PackItem) -> None:
        """Show what a chart draws, and what else the pack has to draw."""
        self._at_hand = {row.point_id: row for row in _figures(opened)}
        self._chosen = list(item.chart_points)
        self.kind.show_value(item.chart or ChartKind.BAR)
        self._fill()

    def offer(self, rows: Sequence[Offered]) -> None:
        """Offer figures of the library that were found."""
        self._found = {
            row.point.id: FigureRow(row.point.id, title(PackItem(0, ItemKind.POINT), row.point), row.document)
            for row in rows
            if _is_figure(row)
        }
        self._fill()

    def written(self, item: PackItem) -> PackItem:
        """The chart as it stands."""
        return replace(item, chart=ChartKind(str(self.kind.value)), chart_points=tuple(self._chosen))

    def set_read_only(self) -> None:
        """Let it be read only."""
        for part in (self.kind, self.field, self._up, self._down):
            part.setEnabled(False)
        self.list.set_read_only()

    def _fill(self) -> None:
        """The figures drawn, in order, then the others of the pack, then those found."""
        names = {**self._found, **self._at_hand}
        lost = FigureRow(0, "A figure that is lost", "")
        rows = [
            Tick(point_id, (row := names.get(point_id, lost)).words, row.about, ticked=point_id in self._chosen)
            for point_id in dict.fromkeys((*self._chosen, *self._at_hand, *self._found))
        ]
        self.list.show_rows(rows)
        self.list.setFixedHeight(self._theme.text(48) * min(max(1, len(rows)), _ROWS))
        self._say()

    def _say(self) -> None:
        none = "Tick the figures to draw" if self.list.count() else "No figure in this pack yet"
        self._count.setText(f"{counted(len(self._chosen), 'figure')} drawn" if self._chosen else none)

    def _ticked(self) -> None:
        """Those that were drawn keep their order; new ones come last."""
        ticked = [each for each in self.list.values() if isinstance(each, int)]
        kept = [each for each in self._chosen if each in ticked]
        self._chosen = kept + [each for each in ticked if each not in kept]
        self._say()
        self.changed.emit()

    def _step_up(self) -> None:
        self._step(-1)

    def _step_down(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        point_id = self.list.current_value
        if not isinstance(point_id, int) or point_id not in self._chosen:
            return
        at = self._chosen.index(point_id)
        to = min(max(0, at + by), len(self._chosen) - 1)
        if to != at:
            self._chosen.insert(to, self._chosen.pop(at))
            self._fill()
            self.list.setCurrentRow(to)
            self.changed.emit()

    def _kind_chosen(self, _kind: object) -> None:
        self.changed.emit()

    def _ask(self) -> None:
        self.words_changed.emit(self.field.text())


def _figures(opened: OpenPack) -> list[FigureRow]:
    """The figures that the pack holds, in its order."""
    found = (opened.points[point_id] for point_id in opened.pack.point_ids if point_id in opened.points)
    return [_row(point, opened.documents.get(point.document_id)) for point in found if point.kind is PointKind.FIGURE]


def _row(point: Point, document: Document | None) -> FigureRow:
    of = f"{document.details.title}, {full_date(document.details.published)}".rstrip(", ") if document else ""
    return FigureRow(point.id, title(PackItem(0, ItemKind.POINT), point), of)


def _is_figure(row: Offered) -> bool:
    return row.point.kind is PointKind.FIGURE
