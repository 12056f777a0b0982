"""The pane that tells what reading a register in would settle, before it is read in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from briefing_app.domain.speakers import RegisterPreview
from briefing_app.domain.wording import counted
from briefing_app.ui.speakers.editor import PaneFrame
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label

_MOST = 30
"""So many names are told of."""


class ReadInPane(PaneFrame):
    """`wanted` carries the text of the register and the name of its file."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Empty until `start`."""
        super().__init__(theme, "Read in a register")
        self._text, self._file = "", ""
        self._told = QVBoxLayout()
        self._told.setSpacing(theme.space(4))
        self.lines: list[str] = []
        self.go = Button(theme, "Read in", look="primary", icon="tray")
        self.go.clicked.connect(lambda: self.wanted.emit(self._text, self._file))
        self.column.addLayout(self._told)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self, text: str, file: str, preview: RegisterPreview) -> None:
        """Tell what a register would do."""
        self._text, self._file = text, file
        points = counted(preview.points, "quote or figure", "quotes and figures")
        self.lines = [
            f"{file} has {counted(preview.entries, 'entry', 'entries')}, {preview.new:,} of them new.",
            f"{points} that stand in doubt will be put down for sure. What people settled stays as it is.",
            *(f"– {each.points:,} of “{each.named}” will be {each.speaker}’s." for each in preview.settled[:_MOST]),
        ]
        if more := preview.settled[_MOST:]:
            self.lines.append(f"– {sum(each.points for each in more):,} of {counted(len(more), 'other name')}.")
        while item := self._told.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in self.lines:
            self._told.addWidget(label(line, "body", wrap=True))
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
