"""One ring for the whole window, round whatever has the keyboard's focus."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

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


def _thickens(widget: QWidget) -> bool:
    """Whether it is a field, whose own outline says that it has the focus."""
    framed = isinstance(widget, QPlainTextEdit) and widget.property("look") != "page"
    return framed or isinstance(widget, QLineEdit | QComboBox)


class FocusRing(QWidget):
    """An overlay of the window that the mouse goes through; fields thicken their own outline instead.

    It looks at events of the widget that has the focus, and of those round it while they bear the ring, and at those of
    the whole application only while nothing has the focus: each event that Python is asked about waits for whatever
    other thread is at work in Python.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Watch the application, once `window` is shown, for focus that moves within it."""
        super().__init__(window)
        self._theme = theme
        self._round: QWidget | None = None
        self._whole = QRect()
        self._looked_at: list[QObject] = []
        self._reason = Qt.FocusReason.OtherFocusReason
        """Why the widget that had the focus lost it: why the next one gets it."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        self._app = app if isinstance(app, QApplication) else None
        self._look_at(window)
        if self._app is not None:
            self._app.focusChanged.connect(self._focus_moved)

    def close_ring(self) -> None:
        """Stop watching."""
        if self._app is not None:
            self._app.focusChanged.disconnect(self._focus_moved)
            self._look_at()
            self._app = None

    def _look_at(self, *those: QObject) -> None:
        """Be asked about events of these from now on, and of no others."""
        for each in self._looked_at:
            if isValid(each):
                each.removeEventFilter(self)
        self._looked_at = list(those)
        for each in those:
            each.installEventFilter(self)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Look at what has the focus now. Where nothing had it, its event told already why it came."""
        if now is None:
            self._leave()
        elif before is None:
            self._watch()
        else:
            reason, self._reason = self._reason, Qt.FocusReason.OtherFocusReason
            self._follow(now, reason)

    def _watch(self) -> None:
        focused = self._app.focusWidget() if self._app is not None else None
        if focused is None:
            self._look_at(*(() if self._app is None else (self._app,)))
        else:
            self._look_at(focused, *(self._within() if self._round is focused else ()))

    def _within(self) -> Iterator[QWidget]:
        """What moves the widget with the ring when it moves."""
        widget = self._round.parentWidget() if self._round is not None else None
        while widget is not None:
            yield widget
            widget = widget.parentWidget() if widget is not self.window() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow focus, and the widget that has it."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(watched, QWidget) and isinstance(event, QFocusEvent):
            self._follow(watched, event.reason())
        elif kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._reason = event.reason()
            self._leave()
        elif kind == QEvent.Type.Show and watched is self.window():
            self._watch()
        elif watched is self._round and kind == QEvent.Type.Hide:
            self._leave()
        elif self._round is not None and kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def _follow(self, widget: QWidget, reason: Qt.FocusReason) -> None:
        own = widget.window() is self.window() and not _thickens(widget)
        if own and reason in _BY_KEY:
            self._round = widget
            self._place()
            self.raise_()
            self._watch()
        else:
            self._leave()

    def _leave(self) -> None:
        self._round = None
        self.hide()
        self._watch()

    def _place(self) -> None:
        """Lie over the ring, as far as what the widget scrolls in shows of it."""
        if self._round is not None:
            self._whole = _ring_of(self._round).translated(self._round.mapTo(self.window(), QPoint(0, 0)))
            shown = self._shown(self._whole)
            self.setGeometry(shown)
            self.setVisible(not shown.isEmpty())
            self.update()

    def _shown(self, ring: QRect) -> QRect:
        for within in self._within():
            area = within.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is within:
                port = within.rect().adjusted(-_OUT, -_OUT, _OUT, _OUT)
                ring = ring.intersected(port.translated(within.mapTo(self.window(), QPoint(0, 0))))
        return ring

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        inset = isinstance(self._round, QAbstractItemView | QTextEdit)
        radius = 2 if inset else 9
        whole = self._whole.translated(-self.pos())
        painter.drawRoundedRect(QRectF(whole).adjusted(1, 1, -1, -1), radius, radius)
