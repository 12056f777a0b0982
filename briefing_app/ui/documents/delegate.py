"""How a row of the table of documents looks."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from briefing_app.domain.documents import DocumentSummary
from briefing_app.ui.documents.model import SUMMARY, Column, below_title, cell, reviewed
from briefing_app.ui.widgets.rows import AnyIndex, RowDelegate


class DocumentDelegate(RowDelegate):
    """Two lines beside the reader (title; publisher and kind), one without it. `marking` is the library's."""

    height = 58
    beside_reader = True
    marking = ""

    def draw(self, painter: QPainter, rect: QRect, index: AnyIndex, *, selected: bool) -> None:
        """Draw a cell; nothing until its row is there."""
        row = index.data(SUMMARY)
        if not isinstance(row, DocumentSummary):
            return
        column = Column(index.column())
        if column is Column.TITLE:
            self._draw_title(painter, QRectF(rect), row, selected=selected)
        elif column is Column.REVIEWED:
            self._draw_reviewed(painter, QRectF(rect), row)
        else:
            font = self.theme.font(13, tabular=True)
            place = QRectF(rect).adjusted(self.theme.space(8), 0, -self.theme.space(12), 0)
            self.words(painter, place, cell(row, column), font, "text2", right=column is Column.POINTS)

    def _draw_title(self, painter: QPainter, rect: QRectF, row: DocumentSummary, *, selected: bool) -> None:
        rect = rect.adjusted(self.theme.space(self.inset), 0, -self.theme.space(12), 0)
        weight = 600 if selected or row.left else 500
        line = self.theme.text(19)
        if not self.beside_reader:
            self.words(painter, rect, row.details.title, self.theme.font(14, weight), "text")
            return
        top = rect.center().y() - line
        place = QRectF(rect.left(), top, rect.width(), line)
        self.words(painter, place, row.details.title, self.theme.font(14, weight), "text")
        place = QRectF(rect.left(), rect.center().y(), rect.width(), line)
        used = self.words(painter, place, below_title(row), self.theme.font(12), "text2")
        if row.details.marking and row.details.marking != self.marking:
            self._draw_marking(painter, place.adjusted(used + self.theme.space(12), 0, 0, 0), row.details.marking)

    def _draw_marking(self, painter: QPainter, rect: QRectF, marking: str) -> None:
        width = self.sign(painter, rect.left(), rect.center().y(), "lock-simple", "text2", 13)
        rect = rect.adjusted(width + self.theme.space(4), 0, 0, 0)
        self.words(painter, rect, marking, self.theme.font(12, 600), "text2")

    def _draw_reviewed(self, painter: QPainter, rect: QRectF, row: DocumentSummary) -> None:
        rect = rect.adjusted(self.theme.space(8), 0, -self.theme.space(8), 0)
        said = reviewed(row)
        if said == "All":
            width = self.sign(painter, rect.left(), rect.center().y(), "check", "ok", 14)
            rect = rect.adjusted(width + self.theme.space(6), 0, 0, 0)
        left = said.endswith("left")
        self.words(painter, rect, said, self.theme.font(13, 500 if left else 400), "text" if left else "text2")
