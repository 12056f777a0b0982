"""The base of every page: its head, its body, its notice strip, its commands, and when it asks the library again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.domain.changes import Area, Change
from briefing_app.errors import BriefingError
from briefing_app.ui.actions import Command, Handler
from briefing_app.ui.desk import Desk, Target
from briefing_app.ui.errors import ErrorStrip
from briefing_app.ui.widgets.lines import hairline
from briefing_app.ui.widgets.notice import NoticeStrip
from briefing_app.ui.widgets.page_head import PageHead
from briefing_app.ui.wording import done


class Page(QWidget):
    """Sub-class it, fill `self.body`, and say what refreshes it and what commands it answers to.

    `title` and `areas` are class attributes. `refresh` is called when the page is first shown and after each Change
    that touches one of `areas`: at once if the page is in view, otherwise when it next is. `panes` names the
    widgets that F6 steps through. `arrange` is called when the width or the text size may ask for another layout.
    """

    filled = Signal()
    """The page has shown what it asked the library for."""

    title = ""
    areas: frozenset[Area] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Lay out head, body and notice strip.

        A page is made where it will stand, and its larger parts within it: Qt styles all of a widget's children anew
        each time that it is put under another.
        """
        super().__init__(parent)
        self.desk = desk
        self.setAccessibleName(self.title)
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stale = True
        self.touched: frozenset[Area] = frozenset(Area)
        """What may have changed since the page last asked; a page that keeps part of its answer takes note of it."""
        self.head = PageHead(desk.theme, self.title)
        self.notice = NoticeStrip(desk.theme, desk.actions[Command.UNDO])
        self.error = ErrorStrip(desk.theme)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(hairline())
        layout.addWidget(self.error)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.notice)
        desk.operations.changed.connect(self._changed)
        desk.theme.changed.connect(self._retheme)

    # for sub-classes

    def refresh(self) -> None:
        """Ask the library again for what the page shows, through `self.desk.operations.run`."""

    def commands(self) -> Mapping[Command, Handler]:
        """The commands this page answers to while it is in view."""
        return {}

    def panes(self) -> Sequence[QWidget]:
        """The widgets that F6 gives focus to, in order."""
        return ()

    def show_target(self, target: Target) -> None:
        """Show what another page asked for; the page is in view."""

    def arrange(self, width: int) -> None:
        """Lay the columns out for that width in px, at the theme's text size."""

    def retheme(self) -> None:
        """Take over colours and fonts that the style sheet does not bring (delegates repaint by themselves)."""

    def set_read_only(self) -> None:
        """The library is open for reading only from now on: let fields that are written to it take no typing.

        Called once at most; actions rest by themselves, and writing is refused whatever a page does.
        """

    def finish(self) -> None:
        """The window closes: save what is being typed, stop timers and threads."""

    # what the base does

    def is_narrow(self) -> bool:
        """Whether the third column becomes a tab of the second: under 1200 px of window or from 150 % text."""
        return self.desk.theme.roomy or self.window().width() < 1200

    def set_able(self, command: Command, able: bool) -> None:
        """Whether this page can do that just now; other pages are not touched by it."""
        self.desk.actions.set_able(command, able, self.title)

    def say(self, words: str, *, undo: bool = False) -> None:
        """Show a notice at the foot of this page, and announce it."""
        self.notice.say(words, undo=undo)

    def say_done(self, change: Change) -> None:
        """Say that a change was made, with Undo if it can be taken back: a `done` for Operations.run."""
        self.notice.say(done(change.name), undo=change.undoable)

    def show_error(self, error: BriefingError) -> None:
        """Show an error at the top of the page: also a `failed` for Operations.run."""
        self.error.show_error(error)

    def _changed(self, change: Change) -> None:
        self.touched |= change.areas
        if change.areas & self.areas:
            self._stale = True
            self._refresh_in_view()

    def _refresh_in_view(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.refresh()

    def _retheme(self) -> None:
        self.retheme()
        self.arrange(self.width())

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh if something changed meanwhile."""
        super().showEvent(event)
        self.arrange(self.width())
        self._refresh_in_view()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let a notice go with its page."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.notice.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again where the width asks for it."""
        super().resizeEvent(event)
        self.arrange(event.size().width())
