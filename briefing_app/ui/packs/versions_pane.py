"""Versions: issue one, add to one, see what was issued, lay two over each other, and check a PDF that is out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.packs import Issue, OpenFindings, PackDetails
from briefing_app.domain.wording import counted, full_date
from briefing_app.packs.evidence.findings import Checked
from briefing_app.packs.versions.versions import called
from briefing_app.ui.forms import ChoiceField
from briefing_app.ui.packs.side_pane import Rows, SidePane
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from briefing_app.exporting.verify import Verdict

_MOST = 40
"""Differences of a checked file that are shown."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A change since the last version, by its key, as an addendum would tell it."""

    key: str
    words: str


class VersionsPane(SidePane):
    """Says what people want: to issue, to add, to compare, to write again, to check."""

    issue_asked = Signal(str)
    """What the version is for."""
    pending_asked = Signal()
    addendum_asked = Signal(object, str)
    """(reasons by key, to whom it goes)"""
    compare_asked = Signal(object, object)
    """(the earlier Issue, the later one or None for the pack as it stands)"""
    write_asked = Signal(object)
    """An Issue to be written to a file again."""
    verify_asked = Signal()
    details_asked = Signal(str)
    """The name of a field of the details."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with nothing issued."""
        super().__init__(theme, "Versions", parent)
        self._issues: list[Issue] = []
        self._reasons: dict[str, QLineEdit] = {}
        self._reading = False
        self._make_issue()
        self._make_addendum()
        self._make_issued()
        self._make_check()
        self.column.addStretch(1)
        self.show_issues(())

    # the parts

    def _make_issue(self) -> None:
        theme, left = self.theme, Qt.AlignmentFlag.AlignLeft
        self._next = label("", "strong")
        self._state = label("", "body", wrap=True)
        self._told = label("", "warn", wrap=True)
        self._clear = Button(theme, "Say who cleared it and when its facts were correct", look="link")
        self._clear.clicked.connect(partial(self.details_asked.emit, "cleared_by"))
        self.why = QLineEdit()
        self.why.setAccessibleName("What this version is for")
        self.why.setPlaceholderText("What this version is for, if anything")
        self.issue = Button(theme, "Issue this version", look="quiet", icon="check-circle")
        self.issue.clicked.connect(self._issue)
        self.why.returnPressed.connect(self._issue)
        for part in (self._next, self._state, self._told):
            self.column.addWidget(part)
        self.column.addWidget(self._clear, 0, left)
        self.column.addWidget(self.why)
        self.column.addWidget(self.issue, 0, left)

    def _make_addendum(self) -> None:
        self._slip = QWidget()
        box = QVBoxLayout(self._slip)
        box.setContentsMargins(0, self.theme.space(12), 0, 0)
        box.setSpacing(self.theme.space(6))
        self._slip_head = label("Addendum to what was issued", "group")
        self.pending = Button(self.theme, "Write an addendum of what has changed", look="link")
        self.pending.clicked.connect(self.pending_asked)
        self._changes = Rows(self.theme.space(6))
        self.sent_to = QLineEdit()
        self.sent_to.setAccessibleName("Sent to")
        self.sent_to.setPlaceholderText("Sent to, if not to the whole copy list")
        self.add = Button(self.theme, "Issue the addendum", look="quiet", icon="check-circle")
        self.add.clicked.connect(self._add)
        box.addWidget(self._slip_head)
        box.addWidget(self.pending, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._changes)
        box.addWidget(self.sent_to)
        box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._slip)

    def _make_issued(self) -> None:
        self._issued_head = label("Issued", "group")
        self._list = Rows(self.theme.space(8))
        self._compare = QWidget()
        box, row = QVBoxLayout(self._compare), QHBoxLayout()
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        self.earlier = ChoiceField(self.theme, [("", None)], None)
        self.later = ChoiceField(self.theme, [("", None)], None)
        for field, name in ((self.earlier, "Earlier version"), (self.later, "Later version")):
            field.setAccessibleName(name)
            field.view().setAccessibleName(name)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(6)
            row.addWidget(field, 1)
        self.compare = Button(self.theme, "Compare", look="quiet", icon="git-diff")
        self.compare.clicked.connect(self._ask_comparison)
        box.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        self._issued_head.setContentsMargins(0, self.theme.space(12), 0, 0)
        self.column.addWidget(self._issued_head)
        self.column.addWidget(self._list)
        self.column.addWidget(self._compare)

    def _make_check(self) -> None:
        head = label("A PDF that is out", "group")
        head.setContentsMargins(0, self.theme.space(12), 0, 0)
        self.check = Button(self.theme, "Check a PDF against this library…", look="quiet", icon="shield-check")
        self.check.clicked.connect(self.verify_asked)
        self._result = Rows(self.theme.space(6))
        self.column.addWidget(head)
        self.column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._result)

    # what is shown

    def show_details(self, details: PackDetails, checked: Checked) -> None:
        """Show what the next version would be, and what stands against it."""
        cleared = "; ".join(details.cleared_by.split("\n")) or "Not yet cleared"
        moment = details.facts_correct_at
        correct = f"{moment:%H:%M} on {full_date(moment.date())}" if moment else "not said"
        self._next.setText(f"Version {details.version}")
        self._state.setText(f"Cleared by: {cleared}. Facts correct at: {correct}.")
        self._clear.setVisible(not self._reading and not (details.cleared_by.strip() and moment))
        found, refused = len(checked.open), details.open_findings is OpenFindings.REFUSE
        says = "it is not issued before they are settled or accepted" if refused else "its cover will say so"
        self._told.setText(f"{counted(found, 'finding')} still open: {says}." if found else "")
        self._told.setVisible(found > 0)
        self.issue.setEnabled(not (refused and found) and not self._reading)
        self.issue.say(f"Issue version {details.version}")

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Show what was issued, the latest first; what is being written meanwhile stays."""
        if self._issues == list(issues) and not self._list.isHidden():
            return
        self._issues = list(issues)
        self._list.fill([self._row(issued) for issued in issues])
        for part in (self._issued_head, self._compare):
            part.setVisible(bool(issues))
        self._slip.setVisible(bool(issues) and not self._reading)
        if issues:
            self._slip_head.setText(f"Addendum to version {issues[0].number}")
        self.earlier.clear()
        self.later.clear()
        self.later.addItem("As it stands")
        for issued in issues:
            self.earlier.addItem(called(issued))
            self.later.addItem(called(issued))
        self.show_pending(None)

    def _row(self, issued: Issue) -> QWidget:
        row = QWidget()
        row.setAccessibleName(called(issued))
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(1)
        when = issued.issued_at
        by = f"cleared by {'; '.join(issued.cleared_by.splitlines())}" if issued.cleared_by else "not cleared"
        said = f"{full_date(when.date())}, {when:%H:%M}, {by}{f'. {issued.why}' if issued.why else ''}"
        box.addWidget(label(called(issued), "strong"))
        box.addWidget(label(said, "small", wrap=True))
        ways = QWidget()
        flow = FlowLayout(ways, gap=self.theme.space(16))
        compare = self._link("Compare with it as it stands", issued)
        compare.clicked.connect(partial(self.compare_asked.emit, issued, None))
        again = self._link("Export…", issued)
        again.clicked.connect(partial(self.write_asked.emit, issued))
        flow.addWidget(compare)
        flow.addWidget(again)
        box.addWidget(ways)
        return row

    def _link(self, words: str, issued: Issue) -> Button:
        link = Button(self.theme, words, look="link")
        link.setAccessibleName(f"{words}: {called(issued)}")
        return link

    def show_pending(self, changes: Sequence[Changed] | None) -> None:
        """Show the changes that an addendum would tell, each with a field for its reason; None before that is asked."""
        self._reasons, rows = {}, list[QWidget]()
        for change in changes or ():
            why = QLineEdit()
            why.setAccessibleName(f"Why: {change.words}")
            why.setPlaceholderText("Why it changes")
            self._reasons[change.key] = why
            rows += [label(change.words, "body", wrap=True), why]
        if changes is not None and not changes:
            rows.append(label("Nothing has changed since.", "body", wrap=True))
        self._changes.fill(rows)
        self.pending.setVisible(changes is None)
        self.sent_to.setVisible(bool(changes))
        self.add.setVisible(bool(changes))

    def show_verdict(self, name: str, verdict: "Verdict") -> None:
        """Show what the check of a file found."""
        compared, of = verdict.documents
        against = _against(compared, of)
        title = f"{verdict.title}, {verdict.version.lower()}"
        if verdict.sound:
            said = f"Every one of its {counted(verdict.points, 'quote and figure', 'quotes and figures')} is as issued."
            self._say_result("check", "ok", f"{name} is sound", f"{title}. {said} {against}")
            return
        head = f"{name}: {counted(len(verdict.differences), 'difference')}"
        shown = [f"{each.where} {each.what}" for each in verdict.differences[:_MOST]]
        more = [f"{len(verdict.differences) - _MOST:,} more"] if len(verdict.differences) > _MOST else []
        self._say_result("x-circle", "danger", head, f"{title}. {against}", *shown, *more)

    def show_failed(self, name: str, words: str) -> None:
        """Show why a file could not be checked."""
        self._say_result("warning", "warn", f"{name} was not checked", words)

    def _say_result(self, icon: str, token: str, head: str, *words: str) -> None:
        holder, sign = QWidget(), QLabel()
        holder.setAccessibleName(f"{head}. {words[0]}")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, self.theme.space(6), 0, 0)
        row.setSpacing(self.theme.space(8))
        sign.setPixmap(self.theme.pixmap(icon, token, 16, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(head, "strong", wrap=True), 1)
        self._result.fill([holder, *(label(each, "body", wrap=True) for each in words)])
        QTimer.singleShot(0, self._scroll_to_result)

    def _scroll_to_result(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(min(bar.maximum(), self._result.y()))

    @property
    def result(self) -> str:
        """What the check of a file found, in words."""
        return self._result.words

    # what is wanted

    def set_read_only(self) -> None:
        """Let nothing be issued."""
        self._reading = True
        for part in (self.why, self.issue, self._clear, self._slip):
            part.hide()

    def _issue(self) -> None:
        if self.issue.isEnabled():
            self.issue_asked.emit(self.why.text().strip())
            self.why.clear()

    def _add(self) -> None:
        reasons = {key: field.text().strip() for key, field in self._reasons.items()}
        self.addendum_asked.emit(reasons, self.sent_to.text().strip())

    def _ask_comparison(self) -> None:
        if self._issues:
            at = self.later.currentIndex() - 1
            self.compare_asked.emit(self._issues[self.earlier.currentIndex()], self._issues[at] if at >= 0 else None)


def _against(compared: int, of: int) -> str:
    """Against how many of its sources a file was checked."""
    if compared == of:
        return "Its source is in this library." if of == 1 else f"All its {of} sources are in this library."
    return f"{compared} of its {counted(of, 'source')} {'is' if compared == 1 else 'are'} in this library."
