"""How the rows of a pack's tree are drawn: sections with their count, items with sign, words and finding."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from briefing_app.ui.packs.model import Role
from briefing_app.ui.packs.state import Node, NodeKind
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.rows import RowDelegate

AnyIndex = QModelIndex | QPersistentModelIndex
_CROWDED = 30.0
"""Room that signs take beyond which the likelihood gives way to the words, in px at 100 %."""
_EDGE, _ITEM, _WORDS, _RIGHT = 24.0, 45.0, 69.0, 16.0
"""Left edges of a section's caret, an item's sign and its words; the margin at the right. In px at 100 %."""


class PackDelegate(RowDelegate):
    """Rows 31 high; a section has room above it."""

    height = 31.0

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        """Draw for that tree."""
        super().__init__(theme, view)
        self._tree = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """A section stands a little apart from the items before it."""
        above = self.theme.space(6) if _is_section(index) and index.row() else 0
        return QSize(option.rect.width(), self.row_height() + above)

    def _draw_edges(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:  # noqa: ARG002
        """The bar of the selected row; no hairlines between so short rows."""
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), self.theme.colour("accent"))

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """A section or an item."""
        if _is_section(index):
            self._draw_section(painter, rect, index)
        else:
            self._draw_item(painter, rect, index, selected=selected)

    def _draw_section(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        space = self.theme.space
        box = QRectF(
            rect.left(), rect.bottom() + 1 - self.row_height(), rect.width() - space(_RIGHT), self.row_height()
        )
        if index.model().rowCount(index):
            caret = "caret-down" if self._tree.isExpanded(index) else "caret-right"
            self.sign(painter, box.left() + space(_EDGE) - 1, box.center().y(), caret, "text2", 12)
        tail = str(index.data(Role.TAIL))
        count = self.theme.font(12, tabular=True)
        wide = QFontMetricsF(count).horizontalAdvance(tail)
        self.words(painter, box, tail, count, "text3", right=True)
        title = box.adjusted(space(_ITEM) - 1, 0, -wide - space(8), 0)
        self.words(painter, title, str(index.data()), self.theme.font(14, 600), "text")

    def _draw_item(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        space = self.theme.space
        box = QRectF(rect).adjusted(0, 0, -space(_RIGHT), 0)
        icon, token = index.data(Role.SIGN)
        side = self.sign(painter, box.left() + space(_ITEM), box.center().y(), icon, token, 16)
        right = self._draw_tail(painter, box, index)
        exact = bool(index.data(Role.EXACT))
        left = max(space(_WORDS), space(_ITEM) + side + space(8))
        font = self.theme.font(14, 600 if selected and not exact else 400, serif=exact)
        self.words(painter, box.adjusted(left, 0, -right, 0), str(index.data()), font, "text")

    def _draw_tail(self, painter: QPainter, box: QRectF, index: AnyIndex) -> float:
        """The signs of an item, or its likelihood, or both. Returns the room that they take."""
        space, font = self.theme.space, self.theme.font(12, tabular=True)
        room = 0.0
        for mark in index.data(Role.MARKS):
            right = box.adjusted(0, 0, -room, 0)
            wide = self.words(painter, right, mark.words, font, mark.token, right=True) if mark.words else 0.0
            side = self.theme.text(15)
            gap = wide + space(3) if wide else 0.0
            self.sign(painter, box.right() - room - gap - side, box.center().y(), mark.icon, mark.token, 15)
            room += gap + side + space(6)
        tail = str(index.data(Role.TAIL) or "")
        if not tail or room > space(_CROWDED):
            return room
        self.words(painter, box.adjusted(0, 0, -room, 0), tail, font, "text3", right=True)
        return room + QFontMetricsF(font).horizontalAdvance(tail) + space(8)


def _is_section(index: AnyIndex) -> bool:
    node = index.data(Role.NODE)
    return isinstance(node, Node) and node.kind is NodeKind.SECTION
