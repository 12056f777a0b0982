"""The evidence check under the editor: each finding with its sign, a sentence, the remedy, and the way to accept it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from briefing_app.packs.findings import Checked, Finding
from briefing_app.ui.packs.model import ALARMS
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.wording import full_date

_GRAVITY = ("danger", "warn", "accent", "text2")
"""The tokens of findings' signs, the gravest first."""
_SHOWN = 30
"""Findings shown at once; more on request."""


class EvidencePane(QWidget):
    """`show_findings`. `remedy_asked` carries the Finding whose link was followed; `accepted` one and why it stands."""

    remedy_asked = Signal(object)
    accepted = Signal(object, str)
    """(Finding, the words beside it)"""
    opened_again = Signal(object)
    counted = Signal(int)
    """How many findings are open."""

    def __init__(self, theme: Theme) -> None:
        """Begin without findings."""
        super().__init__()
        self._theme, self._checked = theme, Checked((), ())
        self.known = False
        """Whether anything was checked yet."""
        self._most, self._asking, self._reading = _SHOWN, "", False
        self.why: QLineEdit | None = None
        """The field for why a finding may stand, while that is asked."""
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self._area, 1)
        self.setAccessibleName("Evidence check")
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's measures and draw the signs anew."""
        space = self._theme.space
        self._box.setContentsMargins(space(24), space(12), space(8), space(8))
        self._box.setSpacing(space(8))
        self._fill()

    def show_findings(self, checked: Checked) -> None:
        """Show what was found."""
        if checked != self._checked or not self.known:
            self._checked, self.known = checked, True
            self._fill()
            self.counted.emit(len(checked.open))

    def set_read_only(self) -> None:
        """Offer nothing that changes the pack."""
        self._reading = True
        self._fill()

    @property
    def checked(self) -> Checked:
        """What is shown."""
        return self._checked

    def _fill(self) -> None:
        """List everything anew, at the same place; a reason that is being written stays."""
        at, former = self._area.verticalScrollBar().value(), self.why
        written, there = (former.text(), former.hasFocus()) if former else ("", False)
        self.why = None
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()  # not at once: one of its links may have asked for this
        self._area.setWidget(self._listed())
        self._area.verticalScrollBar().setValue(at)
        self._write_on(written, focus=there)

    def _write_on(self, written: str, *, focus: bool) -> None:
        """Go on with a reason where it was left."""
        if self.why is not None:
            self.why.setText(written)
            if focus:
                self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listed(self) -> QWidget:
        space, checked = self._theme.space, self._checked
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, space(16), 0)
        layout.setSpacing(space(12))
        shown = (*sorted(checked.open, key=_gravity), *checked.accepted)
        for finding in shown[: self._most]:
            layout.addWidget(self._row(finding))
        if len(shown) > self._most:
            more = self._link(f"Show {len(shown) - self._most:,} more", self._show_more)
            layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if self.known and not checked.open:
            layout.addWidget(self._in_order("Nothing is left to settle"))
        for sentence in checked.sound:
            layout.addWidget(self._in_order(sentence))
        layout.addStretch(1)
        return column

    def _show_more(self) -> None:
        self._most += 100
        self._fill()

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        accepted = finding.accepted
        row.setAccessibleName(f"{finding.kind}: {finding.sentence}{' Accepted.' if accepted else ''}")
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space(8))
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        icon, token = ("check-circle", "text2") if accepted else ALARMS[finding.kind]
        grid.addWidget(self._sign(icon, token), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(f"{finding.kind}{': accepted' if accepted else ''}", "strong", wrap=True), 0, 1)
        grid.addWidget(label(finding.sentence, "body", wrap=True), 1, 1)
        if accepted:
            said = f"{accepted.by}, {full_date(accepted.at.date())}" + (f": {accepted.words}" if accepted.words else "")
            grid.addWidget(label(said, "small", wrap=True), 2, 1)
        grid.addWidget(self._ways(finding), 3, 1)
        return row

    def _ways(self, finding: Finding) -> QWidget:
        """What can be done about a finding."""
        ways = QWidget()
        flow = FlowLayout(ways, gap=self._theme.space(16))
        if self._reading:
            return ways
        if finding.accepted:
            flow.addWidget(self._link("Open it again", partial(self.opened_again.emit, finding)))
        elif finding.key and finding.key == self._asking:
            flow.addWidget(self._reason(finding))
        else:
            flow.addWidget(self._link(finding.advice, partial(self.remedy_asked.emit, finding)))
            if finding.key:
                let = self._link("Accept…", partial(self.ask_why, finding))
                let.setAccessibleName(f"Accept: {finding.sentence}")
                flow.addWidget(let)
        return ways

    def _reason(self, finding: Finding) -> QLineEdit:
        """The field for why a finding may stand."""
        why = self.why = QLineEdit()
        why.setAccessibleName("Why it may stand")
        why.setPlaceholderText("Why it may stand, then Enter")
        why.setMinimumWidth(self._theme.text(260))
        why.returnPressed.connect(partial(self._accept, finding, why))
        return why

    def ask_why(self, finding: Finding) -> None:
        """Ask why a finding may stand."""
        self._asking = finding.key
        self._fill()
        if self.why is not None:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(self.why)

    def _accept(self, finding: Finding, why: QLineEdit) -> None:
        self._asking, self.why = "", None
        self.accepted.emit(finding, why.text().strip())

    def _link(self, words: str, act: Callable[[], None]) -> Button:
        link = Button(self._theme, words, look="link")
        link.clicked.connect(act)
        return link

    def _in_order(self, sentence: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.space(8))
        layout.addWidget(self._sign("check", "ok"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(sentence, "body", wrap=True), 1)
        return row

    def _sign(self, icon: str, token: str) -> QLabel:
        sign = QLabel()
        sign.setPixmap(self._theme.pixmap(icon, token, 16, self.devicePixelRatioF()))
        return sign


def _gravity(finding: Finding) -> int:
    """Where a finding stands among the others: what must not leave first, what is only unfinished last."""
    return _GRAVITY.index(ALARMS[finding.kind][1])
