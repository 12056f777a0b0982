"""The tree of an open pack as a model: sections with their items. Values in, wishes to move out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefing_app.domain.packs import ItemKind, Likelihood, PackItem, PackSection
from briefing_app.domain.points import Point, PointKind
from briefing_app.domain.wording import counted
from briefing_app.packs.evidence.findings import Checked, Finding, FindingKind
from briefing_app.ui.packs.state import Node, NodeKind, OpenPack, dropped, exact, title
from briefing_app.ui.widgets.marks import SIGNS, TOKENS

AnyIndex = QModelIndex | QPersistentModelIndex
MIME = "application/x-briefing-desk-node"
_SECTION = 0
"""The internal id of sections; an item's is its section's row and one more."""

_WORDS = {
    ItemKind.LINE: "line",
    ItemKind.QUESTION: "question",
    ItemKind.NOTE: "note",
    ItemKind.POINT: "point",
    ItemKind.CHART: "chart",
}
_ICONS = {
    ItemKind.LINE: "chat-text",
    ItemKind.QUESTION: "chats",
    ItemKind.NOTE: "note",
    ItemKind.POINT: "eye-slash",
    ItemKind.CHART: "chart-bar",
}
ALARMS = {
    FindingKind.LOST: ("eye-slash", "danger"),
    FindingKind.NOT_VERBATIM: ("eye-slash", "danger"),
    FindingKind.SPEAKER: ("question", "danger"),
    FindingKind.DOUBTFUL: ("question", "danger"),
    FindingKind.CUT: ("eye-slash", "warn"),
    FindingKind.ROLE: ("question", "danger"),
    FindingKind.SINGLE: ("question", "warn"),
    FindingKind.STRENGTH: ("question", "danger"),
    FindingKind.CONFLICT: ("x-circle", "danger"),
    FindingKind.SUPERSEDED: ("clock", "danger"),
    FindingKind.EMBARGO: ("lock-simple", "danger"),
    FindingKind.NOT_FOR_USE: ("lock-simple", "danger"),
    FindingKind.PROMPT: ("circle-dashed", "text2"),
    FindingKind.REFERENCE: ("eye-slash", "warn"),
    FindingKind.MISSING_SECTION: ("circle-dashed", "text2"),
    FindingKind.UNSUPPORTED: ("question", "warn"),
    FindingKind.UNREVIEWED: ("circle-dashed", "warn"),
    FindingKind.REJECTED: ("x-circle", "danger"),
    FindingKind.MARKING: ("lock-simple", "danger"),
    FindingKind.NOTHING_WRITTEN: ("circle-dashed", "text2"),
    FindingKind.EMPTY_SECTION: ("circle-dashed", "text2"),
    FindingKind.NO_TIME: ("clock", "warn"),
    FindingKind.NOT_CLEARED: ("circle-dashed", "text2"),
}
"""The sign of each finding and its colour's token."""
LIKELIHOODS = {Likelihood.CERTAIN: "Certain", Likelihood.POSSIBLE: "Possible", Likelihood.UNLIKELY: "Unlikely"}


class Role(IntEnum):
    """What the delegate asks for beside the title."""

    NODE = Qt.ItemDataRole.UserRole
    SIGN = Qt.ItemDataRole.UserRole + 1
    """(icon, token)"""
    EXACT = Qt.ItemDataRole.UserRole + 2
    TAIL = Qt.ItemDataRole.UserRole + 3
    """words at the right: a section's count, a question's likelihood"""
    ALARM = Qt.ItemDataRole.UserRole + 4
    """(icon, token) of the item's first open finding, or None"""
    MARKS = Qt.ItemDataRole.UserRole + 5
    """the signs at the right, as Marks"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at the right of a row, with a count or nothing."""

    icon: str
    token: str
    words: str = ""


class PackTree(QAbstractItemModel):
    """`show_pack` fills it; `move_asked` carries what was dropped where, and nothing moves until it is shown anew."""

    move_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._open: OpenPack | None = None
        self._found: Mapping[int, Sequence[Finding]] = {}

    def show_findings(self, checked: Checked) -> None:
        """Take other findings: those that nobody has let stand have a sign."""
        before, self._found = self._found, _by_item(checked)
        for row, section in enumerate(self._sections()):
            for place, item in enumerate(section.items):
                if before.get(item.id) != self._found.get(item.id):
                    self._draw_again(self.index(place, 0, self.index(row, 0)))

    def show_pack(self, opened: OpenPack | None) -> None:
        """Take a pack as it now is; of one of the same shape only what differs is drawn again."""
        before = self._open
        if self._shape(before) != self._shape(opened):
            self.beginResetModel()
            self._open = opened
            self.endResetModel()
            return
        self._open = opened
        for row, (old, new) in enumerate(zip(before.pack.sections if before else (), self._sections(), strict=True)):
            if old != new:
                self._draw_again(self.index(row, 0))
            for place, (was, item) in enumerate(zip(old.items, new.items, strict=True)):
                if was != item or self._remarks(before, item) != self._remarks(opened, item):
                    self._draw_again(self.index(place, 0, self.index(row, 0)))

    @staticmethod
    def _remarks(opened: OpenPack | None, item: PackItem) -> object:
        """What is drawn of an item beside its own: its point and how many comments it has."""
        return (opened.point(item), opened.comments_on(item.id)) if opened else None

    def _draw_again(self, index: QModelIndex) -> None:
        self.dataChanged.emit(index, index)

    @staticmethod
    def _shape(opened: OpenPack | None) -> object:
        if opened is None:
            return None
        return [(section.id, [item.id for item in section.items]) for section in opened.pack.sections]

    def index_of(self, node: Node | None) -> QModelIndex:
        """The row of a node, or no index."""
        for row, section in enumerate(self._sections()):
            if node == Node(NodeKind.SECTION, section.id):
                return self.index(row, 0)
            for place, item in enumerate(section.items):
                if node == Node(NodeKind.ITEM, item.id):
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def node(self, index: AnyIndex) -> Node | None:
        """What a row is."""
        found = self.data(index, Role.NODE)
        return found if isinstance(found, Node) else None

    def _sections(self) -> Sequence[PackSection]:
        return self._open.pack.sections if self._open else ()

    def _item(self, index: AnyIndex) -> PackItem | None:
        if not index.isValid() or index.internalId() == _SECTION:
            return None
        return self._sections()[index.internalId() - 1].items[index.row()]

    # the model

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """A row's index."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _SECTION)

    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008
        """An item's section."""
        if not index.isValid() or index.internalId() == _SECTION:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _SECTION)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many sections, or items in a section."""
        if not parent.isValid():
            return len(self._sections())
        return len(self._sections()[parent.row()].items) if parent.internalId() == _SECTION else 0

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A section's or an item's words, signs and sentence."""
        if not index.isValid() or self._open is None:
            return None
        item = self._item(index)
        if item is None:
            return self._section_data(self._sections()[index.row()], role)
        return self._item_data(item, role)

    def _section_data(self, section: PackSection, role: int) -> Any:
        sort = "Annex" if section.annex else "Section"
        number = f"{len(section.items)}" if section.items else ""
        values: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: section.title,
            Qt.ItemDataRole.ToolTipRole: section.title,
            Qt.ItemDataRole.AccessibleTextRole: f"{sort} {section.title}, {counted(len(section.items), 'item')}",
            Role.NODE: Node(NodeKind.SECTION, section.id),
            Role.TAIL: f"Annex  {number}".strip() if section.annex else number,
        }
        return values.get(role)

    def _item_data(self, item: PackItem, role: int) -> Any:
        makers: dict[int, Callable[[PackItem], object]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.ToolTipRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: self._sentence,
            Role.NODE: _node,
            Role.SIGN: self._sign,
            Role.EXACT: self._exact,
            Role.TAIL: _likelihood,
            Role.ALARM: self._alarm,
            Role.MARKS: self._marks,
        }
        maker = makers.get(role)
        return maker(item) if maker else None

    def _point(self, item: PackItem) -> Point | None:
        return self._open.point(item) if self._open else None

    def _title(self, item: PackItem) -> str:
        return title(item, self._point(item))

    def _exact(self, item: PackItem) -> bool:
        return exact(item, self._point(item))

    def _sign(self, item: PackItem) -> tuple[str, str]:
        point = self._point(item)
        return (SIGNS[point.kind], TOKENS[point.kind]) if point else (_ICONS[item.kind], "text2")

    def _alarm(self, item: PackItem) -> tuple[str, str] | None:
        found = self._found.get(item.id)
        return ALARMS[found[0].kind] if found else None

    def _marks(self, item: PackItem) -> list[Mark]:
        """Signs beside an item, from the right: what was found, what people remarked, how it may be used."""
        alarm = self._alarm(item)
        remarks = self._open.comments_on(item.id) if self._open else 0
        found = [Mark(*alarm)] if alarm else []
        found += [Mark("chat-circle", "text2", str(remarks))] if remarks else []
        found += [Mark("prohibit", "danger")] if item.not_for_use else []
        return found + ([Mark("lock-simple", "warn")] if item.embargo else [])

    def _sentence(self, item: PackItem) -> str:
        """An item as one sentence, for screen readers."""
        point = self._point(item)
        sort = {PointKind.QUOTE: "quote", PointKind.FIGURE: "figure", PointKind.KEY_POINT: "key point"}
        parts = [f"{sort[point.kind] if point else _WORDS[item.kind]}: {title(item, point)}"]
        parts += [LIKELIHOODS[item.likelihood].lower()] if item.likelihood else []
        parts += ["not for use"] if item.not_for_use else []
        parts += ["under embargo"] if item.embargo else []
        remarks = self._open.comments_on(item.id) if self._open else 0
        parts += [counted(remarks, "comment")] if remarks else []
        parts += [finding.kind.lower() for finding in self._found.get(item.id, ())]
        words = ", ".join(parts)
        return words[:1].upper() + words[1:]

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Everything can be selected and dragged; sections take what is dropped."""
        base = super().flags(index)
        if not index.isValid():
            return base | Qt.ItemFlag.ItemIsDropEnabled
        if index.internalId() == _SECTION:
            return base | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return base | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    # drag and drop

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this tree alone."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The row that is dragged, by its id."""
        data = QMimeData()
        node = self.node(indexes[0]) if indexes else None
        if node is not None:
            data.setData(MIME, f"{node.kind}:{node.id}".encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:  # noqa: ARG002
        """Items into sections, sections between sections."""
        node = _dragged(data)
        if node is None or self._open is None or not self._open.holds(node):
            return False
        return dropped(self._open.pack, node, parent.row() if parent.isValid() else -1, row) is not None

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002 - Qt's
        row: int,
        column: int,  # noqa: ARG002 - Qt's
        parent: AnyIndex,
    ) -> bool:
        """Ask for the move; false, since the view must not take the old row away by itself."""
        node = _dragged(data)
        if node is not None and self._open is not None and self._open.holds(node):
            move = dropped(self._open.pack, node, parent.row() if parent.isValid() else -1, row)
            if move is not None:
                self.move_asked.emit(move)
        return False


def _by_item(checked: Checked) -> dict[int, list[Finding]]:
    """The open findings of each item."""
    found: dict[int, list[Finding]] = {}
    for finding in checked.open:
        if finding.item_id is not None:
            found.setdefault(finding.item_id, []).append(finding)
    return found


def _node(item: PackItem) -> Node:
    return Node(NodeKind.ITEM, item.id)


def _likelihood(item: PackItem) -> str:
    return LIKELIHOODS[item.likelihood] if item.likelihood else ""


def _dragged(data: QMimeData) -> Node | None:
    kind, _, number = bytes(data.data(MIME).data()).decode().partition(":")
    return Node(NodeKind(kind), int(number)) if number else None
