"""The pane that makes an entry of the register by hand."""

from PySide6.QtCore import Qt, Signal

from briefing_app.domain.speakers import SpeakerDetails, SpeakerKind
from briefing_app.ui.forms import ChoiceField, Form, text_field
from briefing_app.ui.speakers.editor import FIELDS, PaneFrame
from briefing_app.ui.speakers.model import KINDS
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label


class AddPane(PaneFrame):
    """`added` carries the details of the new entry."""

    added = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Empty until `start`."""
        super().__init__(theme, "Add a person or body")
        self.fields = {name: text_field() for name in FIELDS if name != "note"}
        self.kind = ChoiceField(theme, [(words, kind) for kind, words in KINDS.items()], SpeakerKind.PERSON)
        form = Form(theme)
        form.add(FIELDS["name"], self.fields["name"])
        form.add("&Kind", self.kind)
        for name in ("distinction", "party", "constituency"):
            form.add(FIELDS[name], self.fields[name])
        self.go = Button(theme, "Add to the register", look="primary", icon="plus")
        self.go.clicked.connect(self._go)
        self.fields["name"].textChanged.connect(self._set_able)
        for field in self.fields.values():
            field.returnPressed.connect(self._go)
        self.column.addWidget(form)
        self.column.addWidget(label("Other names and offices can be entered once it is there.", "small", wrap=True))
        self.column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def start(self) -> None:
        """Begin with empty fields."""
        for field in self.fields.values():
            field.clear()
        self.kind.setCurrentIndex(0)
        self._set_able()
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_able(self) -> None:
        self.go.setEnabled(bool(self.fields["name"].text().strip()))

    def _go(self) -> None:
        words = {name: field.text().strip() for name, field in self.fields.items()}
        if words["name"]:
            self.added.emit(SpeakerDetails(kind=SpeakerKind(str(self.kind.currentData())), **words))
