"""The bin: documents and packs that were deleted, to restore or to delete for ever."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from briefing_app.domain.binned import Binned, BinnedKind
from briefing_app.domain.changes import Change
from briefing_app.domain.wording import counted, full_date
from briefing_app.ui.actions import Command
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.mark_strip import Strip
from briefing_app.ui.widgets.row_list import RowList
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate
from briefing_app.ui.wording import dotted

if TYPE_CHECKING:
    from briefing_app.library.library import Library

BINNED = Qt.ItemDataRole.UserRole
_KINDS = {BinnedKind.DOCUMENT: ("Document", "file-text", "point"), BinnedKind.PACK: ("Pack", "briefcase", "item")}


def about(one: Binned) -> str:
    """*Document · 11 points · deleted on 21 August 2024*."""
    kind, _, inside = _KINDS[one.kind]
    return dotted(kind, counted(one.points, inside), f"deleted on {full_date(one.deleted_at.date())}")


class BinModel(QAbstractTableModel):
    """What lies in the bin, the last deleted first."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.binned: Sequence[Binned] = ()

    def take(self, binned: Sequence[Binned]) -> None:
        """Show these."""
        if list(binned) != list(self.binned):
            self.beginResetModel()
            self.binned = binned
            self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self.binned)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One."""
        return 0 if parent.isValid() else 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The thing for the delegate; its title; a sentence for screen readers."""
        if not index.isValid():
            return None
        one = self.binned[index.row()]
        if role == BINNED:
            return one
        if role == Qt.ItemDataRole.DisplayRole:
            return one.title
        words = f"{one.title}, {about(one).replace('  ·  ', ', ')}"
        return words if role == Qt.ItemDataRole.AccessibleTextRole else None


class BinDelegate(RowDelegate):
    """Sign and title, below what it is and since when it lies there."""

    height = 58.0
    inset = 50.0

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Two lines."""
        one = index.data(BINNED)
        if not isinstance(one, Binned):
            return
        theme, line = self.theme, self.theme.text(20)
        place = QRectF(rect).adjusted(theme.space(24), 0, -theme.space(20), 0)
        top = place.center().y() - line
        side = self.sign(painter, place.left(), top + line / 2, _KINDS[one.kind][1], "text2", 16)
        place.setLeft(place.left() + side + theme.space(10))
        title = QRectF(place.left(), top, place.width(), line)
        self.words(painter, title, one.title, theme.font(14, 600 if selected else 500), "text")
        self.words(painter, title.translated(0, line), about(one), theme.font(12), "text2")


class PurgeStrip(Strip):
    """Asks back before anything is deleted for ever."""

    agreed = Signal()

    def __init__(self, page: Page) -> None:
        """Hidden until `ask`."""
        super().__init__(page.desk.theme)
        self._words = label("", "body", wrap=True)
        self.yes = Button(page.desk.theme, "Delete for ever", icon="trash")
        self.no = Button(page.desk.theme, "Keep in the bin", look="plain")
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addStretch(1)
        self.column.addWidget(self._words)
        self.column.addLayout(row)

    def ask(self, chosen: Sequence[Binned]) -> None:
        """Say what would go, and ask."""
        one = f"“{chosen[0].title}”" if len(chosen) == 1 else counted(len(chosen), "item")
        self.title.setText(f"Delete {one} for ever?")
        self.setAccessibleName(self.title.text())
        self._words.setText(
            "It goes with all that was found in it and with the file it came from, and cannot be undone. "
            "Copies of the library that were made before still have it."
        )
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        self.leave()
        self.agreed.emit()


class BinPane(QWidget):
    """A view of the Documents page."""

    closed = Signal()

    def __init__(self, page: Page) -> None:
        """Empty until `refresh`."""
        super().__init__()
        self._page = page
        theme, actions = page.desk.theme, page.desk.actions
        self.model = BinModel(self)
        self.list = RowList(self.model, "The bin")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.take_delegate(BinDelegate(theme, self.list))
        self.list.left.connect(self.closed)
        self.list.selectionModel().selectionChanged.connect(self.set_able)
        self.strip = PurgeStrip(page)
        self.strip.agreed.connect(self._purge)
        self.strip.closed.connect(self.list.setFocus)
        self._about = label("", "body", wrap=True)
        self._back = Button(theme, "Documents", look="plain", icon="arrow-left", key="Esc")
        self._back.clicked.connect(self.closed)
        restore = action_button(theme, actions[Command.RESTORE], icon="arrow-counter-clockwise", text="Restore")
        purge = action_button(theme, actions[Command.PURGE], look="plain", icon="trash", text="Delete for ever")
        self._head = QHBoxLayout()
        self._head.addWidget(self._back)
        self._head.addWidget(self._about, 1)
        self._head.addWidget(purge)
        self._head.addWidget(restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(hairline())
        column.addWidget(self.list, 1)
        column.addWidget(self.strip)
        self.retheme()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._page.desk.theme.space
        self._head.setContentsMargins(space(12), space(8), space(20), space(8))
        self._head.setSpacing(space(8))
        self.list.retheme()

    def refresh(self) -> None:
        """Ask again what lies in it."""
        self._page.desk.operations.run(_binned, self._show, key="documents.bin")

    def _show(self, binned: list[Binned]) -> None:
        row = self.list.currentIndex().row()
        self.model.take(binned)
        many = counted(len(binned), "item")
        empty = "The bin is empty. What you delete can be restored from here."
        self._about.setText(f"{many} in the bin, the last deleted first" if binned else empty)
        if binned and not self.list.currentIndex().isValid():
            self.list.choose(min(max(row, 0), len(binned) - 1))
        self.set_able()

    def chosen(self) -> list[Binned]:
        """What the selected rows stand for."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [self.model.binned[row] for row in rows]

    def set_able(self) -> None:
        """What is able follows from whether something is selected."""
        for command in (Command.RESTORE, Command.PURGE):
            self._page.set_able(command, bool(self.chosen()))

    def restore(self) -> None:
        """Bring back what is selected."""
        documents, packs = _ids(self.chosen())
        call = partial(_restore, documents=documents, packs=packs)
        self._page.desk.operations.run(call, self._page.say_done)

    def ask_purge(self) -> None:
        """Ask whether to delete for ever what is selected."""
        if self.chosen():
            self.strip.ask(self.chosen())

    def _purge(self) -> None:
        documents, packs = _ids(self.chosen())
        call = partial(_purge, documents=documents, packs=packs)
        self._page.desk.operations.run(call, self._page.say_done)


def _ids(chosen: Sequence[Binned]) -> tuple[list[int], list[int]]:
    documents = [one.id for one in chosen if one.kind is BinnedKind.DOCUMENT]
    return documents, [one.id for one in chosen if one.kind is BinnedKind.PACK]


def _binned(library: "Library") -> list[Binned]:
    return library.bin()


def _restore(library: "Library", documents: list[int], packs: list[int]) -> Change:
    return library.restore(document_ids=documents, pack_ids=packs)


def _purge(library: "Library", documents: list[int], packs: list[int]) -> Change:
    return library.purge(document_ids=documents, pack_ids=packs)
