"""The evidence check under the editor: each finding with its sign, a sentence, the remedy, and the way to accept it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.wording import full_date
from briefing_app.packs.evidence.findings import Checked, Finding
from briefing_app.ui.packs.model import ALARMS
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label

_GRAVITY = ("danger", "warn", "accent", "text2")
"""The tokens of findings' signs, the gravest first."""
_SHOWN = 30
"""Findings shown at once; more on request."""
_BY_TAB = Qt.FocusPolicy.TabFocus
_Named = str | tuple[Finding, bool, bool]
"""What a row shows: a sentence, or a finding, whether it is only read, and whether it is asked why it may stand."""


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
        self._rows: dict[_Named, QWidget] = {}
        """What is listed now; after the next check most of it is listed again."""
        self.why: QLineEdit | None = None
        """The field for why a finding may stand, while that is asked."""
        column = QWidget()
        self._column = QVBoxLayout(column)
        self._area = QScrollArea()
        self._area.setWidget(column)
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
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        self._column.setContentsMargins(0, 0, space(16), 0)
        self._column.setSpacing(space(12))
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
        """List what there is now, at the same place; rows that stay are left as they are, with what is typed in them.

        A row takes a few milliseconds to make, and somebody may be typing next door.
        """
        at, before, why = self._area.verticalScrollBar().value(), self._rows, self.why
        self._rows = {named: before.get(named) or make() for named, make in self._listed()}
        for row in [row for named, row in before.items() if named not in self._rows]:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()  # not at once: one of its links may have asked for this
        if list(before) != list(self._rows):
            self._arrange(list(self._rows.values()))
        self._write_on(why)
        self._area.verticalScrollBar().setValue(at)

    def _write_on(self, former: QLineEdit | None) -> None:
        """Go on with a reason where it was left, though its row was made anew."""
        if not any(isinstance(named, tuple) and named[2] for named in self._rows):
            self.why = None  # its row is not listed any more, and the field goes with it
        if former is not None and self.why is not None and self.why is not former:
            self.why.setText(former.text())
            if former.hasFocus():
                self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, rows: Sequence[QWidget]) -> None:
        """Put the rows under one another, for the eye, the Tab key and whoever has them read aloud."""
        while self._column.takeAt(0) is not None:
            pass
        for row in rows:
            at = Qt.AlignmentFlag.AlignLeft if isinstance(row, Button) else Qt.AlignmentFlag(0)
            self._column.addWidget(row, 0, at)
            row.raise_()
        self._column.addStretch(1)
        stops = [stop for row in rows for stop in (row, *row.findChildren(QWidget)) if stop.focusPolicy() & _BY_TAB]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _listed(self) -> Iterator[tuple[_Named, Callable[[], QWidget]]]:
        """What is to be listed, each by what it shows, with the way to make its row."""
        checked = self._checked
        shown = (*sorted(checked.open, key=_gravity), *checked.accepted)
        for finding in shown[: self._most]:
            yield (finding, self._reading, self._asked(finding)), partial(self._row, finding)
        if len(shown) > self._most:
            words = f"Show {len(shown) - self._most:,} more"
            yield words, partial(self._link, words, self._show_more)
        if self.known and not checked.open:
            yield "", partial(self._in_order, "Nothing is left to settle")
        for sentence in checked.sound:
            yield sentence, partial(self._in_order, sentence)

    def _asked(self, finding: Finding) -> bool:
        """Whether it is asked why that finding may stand."""
        return bool(finding.key) and finding.key == self._asking and finding.accepted is None

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
        elif self._asked(finding):
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
