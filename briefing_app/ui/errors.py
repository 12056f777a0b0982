"""Where errors come to light: the world's on the page, the program's own with one reporter."""

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from briefing_app.errors import BriefingError
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label


class ErrorStrip(QFrame):
    """A strip under the page's head: what happened, what was kept, what to do; the details can be copied."""

    def __init__(self, theme: Theme) -> None:
        """Hidden until `show_error`."""
        super().__init__()
        self._details = ""
        self.setProperty("look", "window")
        self.setAccessibleName("Error")
        self._what, self._rest = label("", "danger", wrap=True), label("", "body", wrap=True)
        self._copy = Button(theme, "Copy details", icon="copy")
        self._close = Button(theme, "Close this message", look="icon", icon="x", size=14)
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._rest)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.space(24), theme.space(8), theme.space(20), theme.space(8))
        layout.setSpacing(theme.space(8))
        layout.addLayout(words, 1)
        layout.addWidget(self._copy)
        layout.addWidget(self._close)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty when hidden."""
        return "" if self.isHidden() else f"{self._what.text()} {self._rest.text()}".strip()

    def show_error(self, error: BriefingError) -> None:
        """Show an error that an official can meet."""
        self._show(error.what, f"{error.kept} {error.remedy}".strip(), "".join(traceback.format_exception(error)))

    def show_bug(self, details: str) -> None:
        """Show that the program itself went wrong."""
        self._show(
            "The program went wrong here.",
            "What was saved is kept. Please copy the details and send them to whoever looks after Briefing Desk.",
            details,
        )

    def _show(self, what: str, rest: str, details: str) -> None:
        self._details = details
        self._what.setText(what)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.setAccessibleName(f"Error: {what} {rest}")
        self.show()

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class Reporter(QObject):
    """Takes every exception that nobody handled: prints it, and tells the window (`bug` carries the traceback)."""

    bug = Signal(str)

    def __init__(self) -> None:
        """Take over sys.excepthook until `close`."""
        super().__init__()
        self._before = sys.excepthook
        sys.excepthook = self._report

    def close(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._before

    def _report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        self.bug.emit(details)
