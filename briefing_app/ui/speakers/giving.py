"""The pane that gives selected quotes to another entry, or splits them off as a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from briefing_app.domain.points import Point
from briefing_app.domain.speakers import SpeakerDetails, SpeakerKind, SpeakerSummary
from briefing_app.domain.wording import counted
from briefing_app.ui.copying import said
from briefing_app.ui.forms import ChoiceField, Form, text_field
from briefing_app.ui.speakers.editor import PaneFrame
from briefing_app.ui.speakers.merging import entry_name
from briefing_app.ui.speakers.model import KINDS
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.widgets.name_field import NameField

_SHOWN = 3


class GivePane(PaneFrame):
    """`given` to an entry of the register (its id), `split` off as a new one (its details)."""

    given = Signal(object, int)
    split = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        """Empty until `start`."""
        super().__init__(theme, "Give quotes to somebody else")
        self._ids: list[int] = []
        self.words = label("", "serif", wrap=True)
        self.name = NameField("Name, of the register or a new one")
        self.distinction = text_field("", "the goalkeeper, the Member for Port Wennick")
        self.kind = ChoiceField(theme, [(words, kind) for kind, words in KINDS.items()], SpeakerKind.PERSON)
        self._form, self._new = Form(theme), Form(theme)
        self._form.add("Who &said it?", self.name)
        self._new.add("What tells &apart", self.distinction)
        self._new.add("&Kind", self.kind)
        self.told = label("", "small", wrap=True)
        self.go = Button(theme, "Give", look="primary", icon="arrow-bend-up-right")
        self.go.clicked.connect(self._go)
        self.name.changed.connect(self._say)
        self.name.returnPressed.connect(self._go)
        for part in (self.words, self._form, self._new, self.told):
            self.column.addWidget(part)
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self, points: Sequence[Point], speaker: SpeakerSummary, everybody: Sequence[SpeakerSummary]) -> None:
        """Begin with these points of a speaker."""
        self._ids = [point.id for point in points]
        self.title.setText(f"Give {counted(len(points), 'point')} of {speaker.name} to somebody else")
        more = len(points) - _SHOWN
        lines = [said(point) for point in points[:_SHOWN]] + ([f"and {more:,} more"] if more > 0 else [])
        self.words.setText("\n".join(lines))
        self.name.offer([(entry_name(each), each.id) for each in everybody if each.id != speaker.id])
        self.name.clear()
        self.distinction.clear()
        self._say()

    def _say(self) -> None:
        words, known = self.name.text().strip(), self.name.value
        self._new.setVisible(bool(words) and known is None)
        number = counted(len(self._ids), "point")
        self.go.setEnabled(bool(words))
        if known is not None:
            self.told.setText(f"The register has this entry: {number} will be put down to it for sure.")
            self.go.say(f"Give {number} to {words}")
        else:
            self.told.setText("A new entry of the register is made for them." if words else "")
            self.go.say(f"Split {number} off as {words}" if words else "Give")

    def _go(self) -> None:
        words, known = self.name.text().strip(), self.name.value
        if isinstance(known, int):
            self.given.emit(self._ids, known)
        elif words:
            kind = SpeakerKind(str(self.kind.currentData()))
            details = SpeakerDetails(words, kind, self.distinction.text().strip())
            self.split.emit(self._ids, details)
