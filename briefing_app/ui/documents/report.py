"""How an import ended, in the page: what was not imported, why, and what can be done about each file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.text import whole_characters
from briefing_app.domain.wording import counted
from briefing_app.importing.outcomes import FileResult, Report, Status
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import elided, label
from briefing_app.ui.widgets.lines import hairline

MOST_ROWS = 30
"""More would keep the window from answering while they are laid out; as some are settled, others take their place."""


def told(report: Report) -> str:
    """The report in one sentence."""
    done = report.with_status(Status.IMPORTED)
    found = f": {counted(sum(r.quotes for r in done), 'quote')} and {counted(sum(r.figures for r in done), 'figure')}"
    parts = [f"Imported {counted(len(done), 'document')}{found if done else ''}"]
    if twice := report.with_status(Status.DUPLICATE):
        parts.append(f"{len(twice):,} already here")
    if alike := sum(result.like is not None for result in done):
        parts.append(f"{alike:,} much like {'another' if alike == 1 else 'others'} here")
    if bare := sum(result.no_text for result in done):
        parts.append(f"{bare:,} without text")
    if failed := report.with_status(Status.FAILED):
        parts.append(f"{len(failed):,} not imported")
    if report.left:
        parts.append(f"{counted(len(report.left), 'file')} left when it was cancelled")
    return "; ".join(parts)


def needs_somebody(result: FileResult) -> bool:
    """Whether there is something to decide, or to know, about a document that came in or did not."""
    return result.status is not Status.IMPORTED or result.no_text or result.like is not None


def _below(problems: Sequence[FileResult], passed_over: Sequence[Path]) -> list[str]:
    """What follows the rows: those there was no room for, and what was passed over."""
    more = len(problems) - MOST_ROWS
    lines = [f"And {more:,} more. “Copy report” has them all."] if more > 0 else []
    lines += [
        f"{whole_characters(path.name)} was passed over: this kind of file cannot be read." for path in passed_over[:50]
    ]
    more = len(passed_over) - 50
    return [*lines, *([f"And {more:,} more were passed over."] if more > 0 else [])]


def _path(result: FileResult) -> str:
    return f"{result.path} ({result.inner})" if result.inner else str(result.path)


class ReportPane(QFrame):
    """Shown only where something was not imported, or is much like what is here.

    Signals carry the FileResult, or the paths to try again.
    """

    open_existing = Signal(int)
    keep_both = Signal(object)
    replace = Signal(object)
    again = Signal(list)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Hidden until `show_report`."""
        super().__init__()
        self._theme = theme
        self.setProperty("look", "window")
        self.setAccessibleName("Report of the import")
        self._title = label("", "strong", wrap=True)
        self._again = Button(theme, "Try again", icon="arrow-clockwise")
        self._copy = Button(theme, "Copy report", icon="copy")
        close = Button(theme, "Close the report", look="icon", icon="x", size=14)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for button in (self._again, self._copy, close):
            head.addWidget(button)
        self._again.clicked.connect(self._try_again)
        self._copy.clicked.connect(self._copy_report)
        close.clicked.connect(self._close)
        self._list = QScrollArea()
        self._list.setWidgetResizable(True)
        self._list.setAccessibleName("Files that were not imported")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(hairline())
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.space(24), theme.space(8), theme.space(20), theme.space(10))
        inner.addLayout(head)
        inner.addWidget(self._list)
        layout.addLayout(inner)
        self._report = Report()
        self.hide()

    @property
    def report(self) -> Report:
        """What it shows."""
        return self._report

    def show_report(self, report: Report) -> None:
        """Show what was not imported, or came without its text; nothing of that, and it stays away."""
        problems = [result for result in report.results if needs_somebody(result)]
        self._report = report
        self.setVisible(bool(problems or report.passed_over or report.left))
        self._title.setText(told(report))
        self._again.setVisible(bool(self._retry_paths()))
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.space(8))
        for result in problems[:MOST_ROWS]:
            column.addWidget(self._row(result))
        for words in _below(problems, report.passed_over):
            column.addWidget(label(words, "body", wrap=True))
        column.addStretch(1)
        self._list.setWidget(rows)
        wanted = rows.sizeHint().height() + 4
        self._list.setFixedHeight(min(wanted, self._theme.text(180)))
        self._list.setVisible(bool(problems or report.passed_over))

    def _row(self, result: FileResult) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(elided(result.name, "strong"))
        column.addWidget(label(result.reason, "body", wrap=True))
        if result.status is not Status.IMPORTED or result.like is not None:
            column.addLayout(self._ways(result))
        return row

    def _ways(self, result: FileResult) -> QHBoxLayout:
        ways = QHBoxLayout()
        ways.setSpacing(self._theme.space(14))
        for words, handler in self._offered(result):
            button = Button(self._theme, words, look="link")
            button.setAccessibleName(f"{words}: {result.name}")
            button.setProperty("result", self._report.results.index(result))
            button.clicked.connect(handler)
            ways.addWidget(button)
        ways.addStretch(1)
        return ways

    def _offered(self, result: FileResult) -> Sequence[tuple[str, Callable[[], None]]]:
        if result.status is Status.FAILED:
            return (("Try this one again", self._try_one),)
        both = (("Open existing", self._open_existing), ("Keep both", self._keep_both))
        return both if result.shares_only else (*both, ("Replace it", self._replace))

    def _asked(self) -> FileResult:
        return self._report.results[int(self.sender().property("result"))]

    def _open_existing(self) -> None:
        asked = self._asked()
        known = asked.document_id if asked.like is None else asked.like
        if known is not None:
            self.open_existing.emit(known)

    def _keep_both(self) -> None:
        self._settle(self._asked(), self.keep_both)

    def _replace(self) -> None:
        self._settle(self._asked(), self.replace)

    def _try_one(self) -> None:
        result = self._asked()
        rest = tuple(each for each in self._report.results if each.path != result.path)
        self._report = Report(rest, self._report.passed_over, self._report.left)
        self.again.emit([result.path])

    def _settle(self, result: FileResult, signal: SignalInstance) -> None:
        rest = tuple(each for each in self._report.results if each is not result)
        signal.emit(result)
        self.show_report(Report(rest, self._report.passed_over, self._report.left))

    def _retry_paths(self) -> list[Path]:
        failed = (result.path for result in self._report.with_status(Status.FAILED))
        return list(dict.fromkeys((*failed, *self._report.left)))  # several files may lie in one

    def _try_again(self) -> None:
        paths = self._retry_paths()
        self.hide()
        self.again.emit(paths)

    def _copy_report(self) -> None:
        lines = [told(self._report)]
        lines += [f"{_path(r)}: {r.status}. {r.reason} {r.details}".strip() for r in self._report.results]
        lines += [f"{path}: passed over" for path in self._report.passed_over]
        lines += [f"{path}: left" for path in self._report.left]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
