"""The pane that corrects an entry of the register: its names, what is known of it, its offices."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.speakers import Alias, Speaker, SpeakerDetails, SpeakerKind
from briefing_app.ui.forms import ChoiceField, Form, select_whole, text_field
from briefing_app.ui.speakers.model import KINDS
from briefing_app.ui.speakers.offices import OfficeList
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label

FIELDS = {
    "name": "&Name",
    "distinction": "What tells &apart",
    "party": "Pa&rty",
    "constituency": "C&onstituency",
    "note": "No&te",
}


class PaneFrame(QScrollArea):
    """A pane with a heading and a button that closes it; its parts go into `column`."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        """Only a heading until something is put into it."""
        super().__init__()
        self.theme = theme
        inner = QWidget()
        inner.setProperty("look", "surface")
        self.title = label(title, "heading", wrap=True)
        self._close = Button(theme, "Close this pane", look="icon", icon="x", key="Esc", size=14)
        self._close.clicked.connect(self.closed)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.space(8))
        self._whole = QVBoxLayout(inner)
        self._whole.addLayout(head)
        self._whole.addLayout(self.column)
        self._whole.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        self._whole.setContentsMargins(theme.space(24), theme.space(12), theme.space(20), theme.space(16))


class EditorPane(PaneFrame):
    """Every finished field is saved at once; the signals carry what is to be saved."""

    edited = Signal(object)
    """SpeakerDetails"""
    alias_added = Signal(str)
    alias_removed = Signal(int)
    delete_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_speaker`."""
        super().__init__(theme, "Edit the entry")
        self.speaker: Speaker | None = None
        self._details: SpeakerDetails | None = None
        self.fields: dict[str, QLineEdit] = {name: text_field() for name in FIELDS}
        self.kind = ChoiceField(theme, [(words, kind) for kind, words in KINDS.items()], SpeakerKind.PERSON)
        form = Form(theme)
        form.add(FIELDS["name"], self.fields["name"])
        form.add("&Kind", self.kind)
        for name in ("distinction", "party", "constituency", "note"):
            form.add(FIELDS[name], self.fields[name])
        self.column.addWidget(form)
        self.fields["distinction"].setPlaceholderText("the goalkeeper, the Member for Port Wennick")
        for field in self.fields.values():
            field.editingFinished.connect(self._take)
        self.kind.activated.connect(self._take)
        self._add_names(theme)
        self.column.addSpacing(theme.space(8))
        self.column.addWidget(label("Offices", "strong"))
        self.offices = OfficeList(theme)
        self.column.addWidget(self.offices)
        self.delete = Button(theme, "Take this entry out of the register", look="link", icon="trash")
        self.delete.clicked.connect(self.delete_asked)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label("What is typed here is saved at once, and can be undone.", "small", wrap=True))

    def _add_names(self, theme: Theme) -> None:
        self.column.addSpacing(theme.space(8))
        self.column.addWidget(label("Other names", "strong"))
        self._names = QWidget()
        self._names_flow = FlowLayout(self._names)
        self.column.addWidget(self._names)
        self.alias = text_field("", "A further name, by which later documents are matched")
        self.alias.setAccessibleName("A further name")
        self.alias.returnPressed.connect(self._take_alias)
        add = Button(theme, "Add this name", icon="plus")
        add.clicked.connect(self._take_alias)
        row = QHBoxLayout()
        row.setSpacing(theme.space(8))
        row.addWidget(self.alias, 1)
        row.addWidget(add)
        self.column.addLayout(row)

    def show_speaker(self, speaker: Speaker) -> None:
        """Put an entry into the fields; a field that is being typed in keeps what was typed."""
        same = self.speaker is not None and self.speaker.id == speaker.id
        before, self._details = self._details, None
        for name, field in self.fields.items():
            now = getattr(speaker.details, name)
            changed = not same or before is None or getattr(before, name) != now
            if changed and not (same and field.hasFocus()):
                field.setText(now)
                field.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(speaker.details.kind))
        self.speaker, self._details = speaker, speaker.details
        self._show_aliases(speaker.aliases)
        self.offices.show_offices(speaker.offices)
        self.delete.setVisible(not speaker.quotes)

    def _show_aliases(self, aliases: Sequence[Alias]) -> None:
        while item := self._names_flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for alias in aliases:
            chip = Button(self.theme, alias.name, icon="x", size=12)
            chip.setAccessibleName(f"Take away the name {alias.name}")
            chip.setToolTip("Take this name away")
            chip.clicked.connect(lambda _checked=False, one=alias.id: self.alias_removed.emit(one))
            self._names_flow.addWidget(chip)
        self._names.setVisible(bool(aliases))

    def focus_first(self) -> None:
        """Put the cursor into the name."""
        self.fields["name"].setFocus()
        select_whole(self.fields["name"])

    def finish(self) -> None:
        """Take what was typed, if a field is still being edited."""
        if self.isVisible():
            self._take()

    def _take_alias(self) -> None:
        words = self.alias.text().strip()
        if words:
            self.alias.clear()
            self.alias_added.emit(words)

    def _take(self) -> None:
        if self._details is None:
            return
        words = {name: field.text().strip() for name, field in self.fields.items()}
        words["name"] = words["name"] or self._details.name
        details = SpeakerDetails(kind=SpeakerKind(str(self.kind.currentData())), **words)
        if details != self._details:
            self._details = details
            self.edited.emit(details)
