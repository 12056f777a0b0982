"""The line at the foot: what is running with a way to stop it, "Saved", and the library's marking."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import elided, label

RESTING = "Nothing leaves this computer"
PAUSE, RESUME = "Pause", "Resume"


class StatusBar(QWidget):
    """Signals: `cancelled` when the person asks to stop what is running and to keep what is done, `paused` (bool) to
    have it wait or go on.
    """  # noqa: D205

    cancelled = Signal()
    paused = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        """At rest."""
        super().__init__()
        self._theme, self._reading = theme, False
        self.setProperty("look", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Status")
        self._words = elided(RESTING, "small-2")
        self._words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._cancel = Button(theme, "Cancel, keep what is done", look="link")
        self._cancel.clicked.connect(self.cancelled)
        self._pause = Button(theme, PAUSE, look="link")
        self._pause.clicked.connect(self._turn_pause)
        self._pause.hide()
        self._sign, self._saved = QLabel(), label("Saved", "small-2")
        self._marking = label("", "small-strong")
        self._layout = QHBoxLayout(self)
        left: list[QWidget] = [self._words, self._bar, self._pause, self._cancel]
        for part in left:
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        right: list[QWidget] = [self._sign, self._saved, self._marking]
        for part in right:
            self._layout.addWidget(part)
        self.rest()
        self.retheme()
        theme.changed.connect(self.retheme)

    def say(self, words: str) -> None:
        """A quiet sentence at the left, where nothing is running."""
        if self._bar.isHidden():
            self._show_words(words or RESTING)

    def _show_words(self, words: str) -> None:
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self._words.updateGeometry()

    def progress(self, words: str, done: int, total: int) -> None:
        """Show how far something has got, with the way to stop it."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        self._cancel.show()
        self._show_words(words)

    def rest(self, words: str = "") -> None:
        """Nothing is running any more."""
        self._bar.hide()
        self._cancel.hide()
        self._show_words(words or RESTING)

    def allow_pause(self, allowed: bool) -> None:
        """Whether what is running can be made to wait."""
        self._pause.say(PAUSE)
        self._pause.setVisible(allowed)

    def _turn_pause(self) -> None:
        waits = self._pause.text() == PAUSE
        self._pause.say(RESUME if waits else PAUSE)
        self.paused.emit(waits)

    def say_read_only(self) -> None:
        """Say from now on that the library is open for reading only."""
        self._reading = True
        self._saved.setText("Read-only: open in another window")
        self._sign.show()
        self.retheme()

    def say_saved(self, *, saved: bool) -> None:
        """Say whether everything is in the library."""
        if self._reading:
            return
        self._saved.setText("Saved" if saved else "Saving")
        self._sign.setVisible(saved)

    def say_marking(self, marking: str) -> None:
        """Set the library's marking."""
        self._marking.setText(marking)

    def retheme(self) -> None:
        """Take the theme's measures and colours."""
        space = self._theme.space
        self._layout.setContentsMargins(space(14), 0, space(16), 0)
        self._layout.setSpacing(space(8))
        self._marking.setContentsMargins(space(8), 0, 0, 0)
        self.setFixedHeight(max(space(28), self._theme.text(24) + 4))
        self._bar.setFixedWidth(space(120))
        sign, tint = ("lock", "text2") if self._reading else ("check", "ok")
        self._sign.setPixmap(self._theme.pixmap(sign, tint, 13, self.devicePixelRatioF()))
        self._sign.setAlignment(Qt.AlignmentFlag.AlignVCenter)
