"""Where no pack is open: the packs that there are, and a new one from a template."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from briefing_app.domain.packs import PackSummary
from briefing_app.domain.wording import counted
from briefing_app.packs.templates import Template
from briefing_app.ui.packs import work
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.rows import RowDelegate
from briefing_app.ui.wording import dotted

AnyIndex = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole.UserRole
BLANK = Template(work.BLANK, "Blank", "Briefing pack", (), "No sections: begin with your own.")
Row = PackSummary | Template


class Rows(QAbstractListModel):
    """Packs or templates, a row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Take other rows."""
        if list(rows) != list(self.rows):
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, sentence, or the value itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, about(row), tail(row)) if part)
        return row if role == ROLE else None


def about(row: Row) -> str:
    """The second line of a row."""
    if isinstance(row, Template):
        return row.summary
    needed = f"needed by {row.needed_by}" if row.needed_by else ""
    return dotted(row.for_whom, needed) or row.marking


def tail(row: Row) -> str:
    """What stands at the right of a row."""
    if isinstance(row, Template):
        return counted(len(row.sections), "section") if row.sections else ""
    return counted(row.items, "item")


class TwoLines(RowDelegate):
    """Title and tail, a second line below."""

    height = 58.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Two lines."""
        row, space = index.data(ROLE), self.theme.space
        left, right = rect.left() + space(24), rect.right() - space(20)
        half = (rect.height() - space(16)) / 2
        top = QRectF(left, rect.top() + space(8), right - left, half)
        wide = self.words(painter, top, tail(row), self.theme.font(12, tabular=True), "text3", right=True)
        title = top.adjusted(0, 0, -wide - space(12), 0)
        self.words(painter, title, row.title, self.theme.font(14, 600 if selected else 500), "text")
        self.words(painter, top.translated(0, half), about(row), self.theme.font(12), "text2")


class RowList(QListView):
    """A list of rows; `entered_row` on Enter or a double click."""

    entered_row = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        """Begin empty."""
        super().__init__()
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.setItemDelegate(TwoLines(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._enter)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows, the same row current as before, else the first."""
        at = max(0, self.currentIndex().row())
        self.rows.show_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1)))

    @property
    def current(self) -> Row | None:
        """The current row's value."""
        found = self.currentIndex().data(ROLE)
        return found if isinstance(found, PackSummary | Template) else None

    def _enter(self) -> None:
        if self.current is not None:
            self.entered_row.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the current row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
            return
        super().keyPressEvent(event)


class Shelf(QWidget):
    """`open_asked` carries a pack's id, `make_asked` a title and a template."""

    open_asked = Signal(int)
    make_asked = Signal(str, object)
    bundle_asked = Signal()
    """A colleague's bundle is to be opened."""

    def __init__(self, theme: Theme) -> None:
        """Packs at the left, a new one at the right."""
        super().__init__()
        self._theme = theme
        self.packs, self.templates = RowList(theme, "Packs"), RowList(theme, "Templates")
        self.title = QLineEdit()
        self.title.setPlaceholderText("Title, such as Ferry landings: oral questions")
        self.title.setAccessibleName("Title of the new pack")
        self._make = Button(theme, "Make the pack", look="primary", icon="plus")
        self._make.setEnabled(False)
        self.bundle = Button(theme, "Open a colleague’s bundle…", look="link", icon="download-simple")
        self.bundle.clicked.connect(self.bundle_asked)
        self._empty = label(
            "No pack yet. A pack holds the quotes and figures that you accepted, beside your own lines, and becomes "
            "a PDF.",
            "lead",
            wrap=True,
        )
        self._connect()
        self._lay_out()
        self.retheme()
        theme.changed.connect(self.retheme)

    def _connect(self) -> None:
        self.packs.entered_row.connect(self._open)
        self.templates.entered_row.connect(self._ask)
        self.title.textChanged.connect(self._renew)
        self.title.returnPressed.connect(self._ask)
        self._make.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.addWidget(self._empty)
        self._left.addWidget(self.packs, 1)
        right = self._right_side = QWidget()
        right.setProperty("look", "window")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._right = QVBoxLayout(right)
        self._new = QVBoxLayout()
        self._new.addWidget(label("New pack", "heading"))
        self._new.addWidget(self.title)
        self._new.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        self._new.addWidget(self.bundle, 0, Qt.AlignmentFlag.AlignLeft)
        self._new.addWidget(label("Start from", "group"))
        self._right.addLayout(self._new)
        self._right.addWidget(self.templates, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(left, 1)
        box.addWidget(hairline(vertical=True))
        box.addWidget(right, 1)

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._left.setContentsMargins(0, 0, 0, 0)
        self._empty.setContentsMargins(space(24), space(24), space(24), space(24))
        self._right.setContentsMargins(0, 0, 0, 0)
        self._new.setContentsMargins(space(24), space(16), space(24), space(4))
        self._new.setSpacing(space(8))

    def show_packs(self, packs: Sequence[PackSummary], templates: Sequence[Template]) -> None:
        """Show what there is."""
        self.packs.show_rows(packs)
        self.templates.show_rows([BLANK, *templates])
        self.packs.setVisible(bool(packs))
        self._empty.setVisible(not packs)

    @property
    def current_pack(self) -> PackSummary | None:
        """The pack whose row is current."""
        row = self.packs.current
        return row if isinstance(row, PackSummary) else None

    def begin_new(self) -> None:
        """Put the keyboard where the new pack is named."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self) -> None:
        """Let packs be opened only."""
        self._right_side.hide()

    def _renew(self) -> None:
        self._make.setEnabled(bool(self.title.text().strip()))

    def _open(self, row: Row) -> None:
        if isinstance(row, PackSummary):
            self.open_asked.emit(row.id)

    def _ask(self) -> None:
        title = self.title.text().strip()
        if not title:
            self.begin_new()
            return
        template = self.templates.current
        self.title.clear()
        self.make_asked.emit(title, template if isinstance(template, Template) else BLANK)
