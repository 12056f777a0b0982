"""The notice strip: what just happened, at the foot of the pane where it did, with a way back."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QPropertyAnimation, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QEnterEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStyle, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import elided, key_cap

SECONDS = 8


class NoticeStrip(QFrame):
    """Hidden until `say`. Stays 8 seconds, longer while pointed at or focused; never lies over text."""

    def __init__(self, theme: Theme, undo: QAction) -> None:
        """`undo` is the action behind the strip's Undo."""
        super().__init__()
        self._theme = theme
        self.setProperty("look", "window")
        self.setAccessibleName("Notice")
        self._sign, self._words = QLabel(), elided()
        self._undo = Button(theme, "Undo", look="link")
        self._undo.clicked.connect(undo.trigger)
        self._undo.clicked.connect(self.dismiss)
        self._link = Button(theme, "Open", look="link")
        self._link.clicked.connect(self._follow_link)
        self._follow: Callable[[], None] | None = None
        self._key = key_cap(undo.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._close = Button(theme, "Close this notice", look="icon", icon="x", size=14)
        self._close.clicked.connect(self.dismiss)
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self._expire)
        self._motion = QPropertyAnimation(self, b"maximumHeight", self)
        self._motion.setDuration(120)
        self._motion.setEasingCurve(QEasingCurve.Type.OutQuad)
        self.hide()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        space = self._theme.space
        layout.setContentsMargins(space(24), space(6), space(20), space(6))
        layout.setSpacing(space(8))
        layout.addWidget(self._sign)
        layout.addWidget(self._words, 1)
        for part in (self._link, self._undo, self._key, self._close):
            layout.addWidget(part)

    def say(
        self,
        words: str,
        *,
        undo: bool = False,
        icon: str = "check",
        tint: str = "ok",
        link: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show these words, and announce them to screen readers. `link` offers something to do, by name."""
        self._link.setVisible(link is not None)
        if link is not None:
            self._link.say(link[0])
            self._follow = link[1]
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self._theme.pixmap(icon, tint, 16, ratio))
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._undo.setVisible(undo)
        self._key.setVisible(undo)
        self._open()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _follow_link(self) -> None:
        self.dismiss()
        if self._follow is not None:
            self._follow()

    def _open(self) -> None:
        height = max(self._theme.text(44), self.sizeHint().height())
        parent = self.parentWidget()
        moving = (
            self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        )  # 0: the system asks for rest
        if moving and self.isHidden() and parent is not None and parent.isVisible():
            self._motion.setStartValue(0)
            self._motion.setEndValue(height)
            self._motion.start()
        else:
            self.setMaximumHeight(height)
        self.show()

    @property
    def words(self) -> str:
        """What it says just now; empty when it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def dismiss(self) -> None:
        """Take the strip away."""
        self._timer.stop()
        self._motion.stop()
        self.hide()

    def _expire(self) -> None:
        if self.underMouse() or self._holds_focus():
            self._timer.start()
        else:
            self.dismiss()

    def _holds_focus(self) -> bool:
        focused = QWidget.focusWidget(self)
        return bool(focused) and focused.hasFocus()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while pointed at."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start()
