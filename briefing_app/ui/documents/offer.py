"""The strip that offers to find points again, quietly, in the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.lines import hairline

STAYS = "What you accepted, rejected, edited or made yourself, and what is in a pack, stays as it is."


class OfferStrip(QFrame):
    """Hidden until `offer` or `ask`. `taken` carries the documents' ids; `declined` comes where an offer that nobody
    asked for is put away, `left` where the strip had the focus and is gone.
    """  # noqa: D205

    taken = Signal(list)
    declined = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Words, the way to do it, the way to put it off."""
        super().__init__()
        self._theme = theme
        self._ids: list[int] = []
        self._asked = False
        self.setProperty("look", "window")
        self._what, self._rest = label("", "strong", wrap=True), label(STAYS, "body", wrap=True)
        self.accept = Button(theme, "Find points again", icon="arrow-clockwise")
        self._later = Button(theme, "Not now", look="plain")
        self.accept.clicked.connect(self._take)
        self._later.clicked.connect(self._decline)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._rest)
        self._buttons, self._inner = QHBoxLayout(), QVBoxLayout()
        self._buttons.addWidget(self.accept)
        self._buttons.addWidget(self._later)
        self._buttons.addStretch(1)
        self._inner.addLayout(words)
        self._inner.addLayout(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline())
        layout.addLayout(self._inner)
        self.retheme()
        theme.changed.connect(self.retheme)
        self.hide()

    def retheme(self) -> None:
        """Take the theme's measures."""
        space = self._theme.space
        self._inner.setContentsMargins(space(24), space(10), space(20), space(12))
        for row in (self._inner, self._buttons):
            row.setSpacing(space(8))

    @property
    def words(self) -> str:
        """What it offers; empty when hidden."""
        return "" if self.isHidden() else self._what.text()

    def offer(self, what: str, ids: list[int]) -> None:
        """Offer to find points again in these documents, unless somebody is being asked already."""
        if self.isHidden():
            self._show(what, ids, asked=False)

    def ask(self, what: str, ids: list[int]) -> None:
        """Ask back before it is done, since somebody wants it: Enter does it, Escape puts it away."""
        self._show(what, ids, asked=True)
        self.accept.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, what: str, ids: list[int], *, asked: bool) -> None:
        self._ids, self._asked = ids, asked
        self._what.setText(what)
        self.setAccessibleName(f"{what} {STAYS}")
        self.accept.setAccessibleDescription(f"{what} {STAYS}")
        self.show()

    def _take(self) -> None:
        self._put_away()
        self.taken.emit(self._ids)

    def _decline(self) -> None:
        self._put_away()
        if not self._asked:
            self.declined.emit()

    def _put_away(self) -> None:
        focused = self.accept.hasFocus() or self._later.hasFocus()
        self.hide()
        if focused:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the button that has the focus, Escape puts the strip away."""
        if event.key() == Qt.Key.Key_Escape:
            self._decline()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._later if self._later.hasFocus() else self.accept).click()
        else:
            super().keyPressEvent(event)
