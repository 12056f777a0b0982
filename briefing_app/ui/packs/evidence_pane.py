"""The evidence check under the editor: each finding with its sign, a sentence and the remedy as a link."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefing_app.packs.evidence import Checked, Finding
from briefing_app.ui.packs.model import ALARMS
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label

_SHOWN = 60
"""Findings shown at once; of more, only the number is said."""


class EvidencePane(QWidget):
    """`show_findings`; `remedy_asked` carries the Finding whose link was followed, `shown_asked` one to be shown."""

    remedy_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Begin without findings."""
        super().__init__()
        self._theme, self._checked = theme, Checked((), ())
        self._heading, self._count = label("Evidence check", "name"), label("", "small-strong")
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._count)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = QVBoxLayout(self)
        self._box.addLayout(self._head)
        self._box.addWidget(self._area, 1)
        self.setAccessibleName("Evidence check")
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Take the theme's measures and draw the signs anew."""
        space = self._theme.space
        self._box.setContentsMargins(space(24), space(12), space(8), space(8))
        self._box.setSpacing(space(8))
        self._head.setContentsMargins(0, 0, space(16), 0)
        self._fill()

    def show_findings(self, checked: Checked) -> None:
        """Show what was found."""
        if checked != self._checked:
            self._checked = checked
            self._fill()

    @property
    def checked(self) -> Checked:
        """What is shown."""
        return self._checked

    def _fill(self) -> None:
        at = self._area.verticalScrollBar().value()
        found = len(self._checked.findings)
        self._count.setText(f"{found:,} to settle" if found else "Nothing to settle")
        self._area.setWidget(self._listed())
        self._area.verticalScrollBar().setValue(at)

    def _listed(self) -> QWidget:
        space = self._theme.space
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, space(16), 0)
        layout.setSpacing(space(12))
        for finding in self._checked.findings[:_SHOWN]:
            layout.addWidget(self._row(finding))
        if len(self._checked.findings) > _SHOWN:
            layout.addWidget(label(f"{len(self._checked.findings) - _SHOWN:,} more", "note"))
        for sentence in self._checked.sound:
            layout.addWidget(self._in_order(sentence))
        layout.addStretch(1)
        return column

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        row.setAccessibleName(f"{finding.kind}: {finding.sentence}")
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.space(8))
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._sign(*ALARMS[finding.kind]), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(finding.kind, "strong", wrap=True), 0, 1)
        grid.addWidget(label(finding.sentence, "body", wrap=True), 1, 1)
        link = Button(self._theme, finding.remedy, look="link")
        link.clicked.connect(partial(self.remedy_asked.emit, finding))
        grid.addWidget(link, 2, 1, Qt.AlignmentFlag.AlignLeft)
        return row

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
