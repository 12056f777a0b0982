"""A pack that a colleague handed back: each change with a tick, drawn in the preview, taken over in one step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.wording import counted
from briefing_app.packs.versions.merging import Incoming
from briefing_app.ui.packs.side_pane import SidePane
from briefing_app.ui.packs.ticks import Tick, TickList
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.wording import dotted


class BackPane(SidePane):
    """`take_asked` carries the keys of the changes that are ticked; `shown` the number of the row that is current."""

    take_asked = Signal(object)
    shown = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin without changes."""
        super().__init__(theme, "What came back", parent)
        self._said = label("", "body", wrap=True)
        self.list = TickList(theme, "Changes that came back")
        self.list.setMinimumHeight(theme.text(120))
        self.take = Button(theme, "Take over", look="quiet", icon="check")
        self.column.addWidget(self._said)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.take.clicked.connect(self._take)
        self.list.ticked.connect(self._renew)
        self.list.currentRowChanged.connect(self._show)

    def show_changes(self, name: str, changes: tuple[Incoming, ...]) -> None:
        """Show what a file changes; what was changed here too is not ticked unless it is proposed."""
        self._said.setText(
            f"{counted(len(changes), 'change')} in {name}. Nothing is taken over before you say so."
            if changes
            else f"{name} changes nothing."
        )
        rows = [
            Tick(each.key, f"{str(each.turn).capitalize()}: {each.place}", _about(each), ticked=each.taken)
            for each in changes
        ]
        self.list.show_rows(rows)
        self._renew()

    def _renew(self) -> None:
        number = len(self.list.values())
        self.take.setEnabled(number > 0)
        self.take.say(f"Take over {counted(number, 'change')}" if number else "Take over")

    def _take(self) -> None:
        self.take_asked.emit([str(each) for each in self.list.values()])

    def _show(self, row: int) -> None:
        if row >= 0:
            self.shown.emit(row)


def _about(change: Incoming) -> str:
    return dotted(change.group, change.conflict)
