"""One ring for the whole window, round whatever has the keyboard's focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLineEdit, QTextEdit, QWidget

from briefing_app.ui.theme import Theme

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_OUT = 4


def _ring_of(widget: QWidget) -> QRect:
    """The ring in the widget's own coordinates: its own wish, inset in lists and texts, else round the outside."""
    wish = getattr(widget, "ring", None)
    if wish is not None:
        return QRect(wish())
    out = 0 if isinstance(widget, QAbstractItemView | QTextEdit) else _OUT
    return widget.rect().adjusted(-out, -out, out, out)


class FocusRing(QWidget):
    """An overlay of the window that the mouse goes through; fields thicken their own outline instead."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Watch the application for focus that moves within `window`."""
        super().__init__(window)
        self._theme = theme
        self._round: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._app = QApplication.instance()
        if self._app is not None:
            self._app.installEventFilter(self)

    def close_ring(self) -> None:
        """Stop watching."""
        if self._app is not None:
            self._app.removeEventFilter(self)
            self._app = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow focus, and the widget that has it."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            self._follow(watched, event.reason())
        elif watched is self._round and kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._leave()
        elif (
            self._round is not None and kind in (QEvent.Type.Move, QEvent.Type.Resize) and isinstance(watched, QWidget)
        ):
            self._place()
        return False

    def _follow(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        own = widget.window() is self.window() and not isinstance(widget, QLineEdit | QComboBox)
        if own and reason in _BY_KEY:
            self._round = widget
            self._place()
            self.raise_()
            self.show()
        else:
            self._leave()

    def _leave(self) -> None:
        self._round = None
        self.hide()

    def _place(self) -> None:
        if self._round is not None:
            ring = _ring_of(self._round)
            self.setGeometry(ring.translated(self._round.mapTo(self.window(), QPoint(0, 0))))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        inset = isinstance(self._round, QAbstractItemView | QTextEdit)
        radius = 2 if inset else 9
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
