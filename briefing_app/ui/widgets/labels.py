"""Labels: by kind, elided, and key caps."""

from functools import cache

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from briefing_app.ui.typography import label_class


def label(text: str, kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text. `kind` is one of typography.LABELS: title, heading, strong, body, note, small."""
    widget = _class(kind or "plain")(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setWordWrap(wrap)
    widget.setProperty("type", kind or "plain")
    return widget


@cache
def _class(kind: str) -> type[QLabel]:
    return type(label_class(kind), (QLabel,), {})


@cache
def _elided_class(kind: str) -> "type[ElidedLabel]":
    return type(label_class(kind, elided=True), (ElidedLabel,), {})


def elided(text: str = "", kind: str = "plain") -> "ElidedLabel":
    """A label of one line that ends in … where there is no room."""
    widget = _elided_class(kind)(text)
    widget.setProperty("type", kind)
    return widget


def key_cap(text: str) -> QLabel:
    """A key as a small outlined cap."""
    cap = label(text, "key")
    cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cap.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return cap


def set_kind(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style sheet looks at, and have it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room, with the whole text as tooltip then; see `elided`."""

    def __init__(self, text: str = "") -> None:
        """Start with that text."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few letters at least."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """The whole text, if there is room."""
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + 2
        return QSize(width, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Offer the whole text as a tooltip only where it is cut."""
        if event.type() == QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
            self.setToolTip(self.text() if cut else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the text as far as it goes."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
