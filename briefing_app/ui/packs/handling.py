"""What may be done with an item: whether it may be used, from when, and a note that stays with the file."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.domain.packs import PackItem
from briefing_app.domain.wording import full_date
from briefing_app.ui.packs.when_field import WhenField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.checks import CheckBox
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.wording import dotted


class Handling(QWidget):
    """Folded to its name and what holds; `changed` with each change."""

    changed = Signal()
    unfolded = Signal()

    def __init__(self, theme: Theme) -> None:
        """Folded, with nothing held back."""
        super().__init__()
        self._theme, self._item_id = theme, 0
        self._folded = Button(theme, "Handling", look="link", icon="caret-right")
        self._folded.clicked.connect(self._fold)
        self.held = label("", "small", wrap=True)
        self.not_for_use = CheckBox(theme, "Not for use: stays out of public exports")
        self.embargo = WhenField(
            theme, "Embargo until", none="No embargo", now=("Set", "Set an embargo"), clear="Take the embargo away"
        )
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Note for the file")
        self.note.setPlaceholderText("For the file alone: no export has it")
        self.note.setTabChangesFocus(True)
        self.note.document().setDocumentMargin(8)
        self._all = QWidget()
        self._lay_out()
        self.not_for_use.toggled.connect(self._change)
        self.embargo.changed.connect(self._change)
        self.note.textChanged.connect(self._change)
        self._all.hide()
        self.retheme()
        theme.changed.connect(self.retheme)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._all)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(self._theme.space(6))
        inner.addWidget(self.not_for_use)
        inner.addWidget(label("Embargo until", "body"))
        inner.addWidget(self.embargo)
        inner.addWidget(label("Note for the file (never leaves it)", "body"))
        inner.addWidget(self.note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._theme.space(4))
        box.addWidget(self._folded, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.held)
        box.addWidget(self._all)

    def retheme(self) -> None:
        """Take the theme's measures."""
        self.note.setFont(self._theme.font(13))
        self.note.setFixedHeight(self._theme.text(18) * 3 + 18)

    def show_item(self, item: PackItem) -> None:
        """Show how an item may be used."""
        if item.id != self._item_id:
            self._item_id = item.id
            self._all.hide()
        self.not_for_use.setChecked(item.not_for_use)
        self.embargo.show_time(item.embargo)
        if self.note.toPlainText().strip() != item.file_note:
            self.note.setPlainText(item.file_note)
        self._say()

    def written(self, item: PackItem) -> PackItem:
        """The item with what is set here."""
        note = self.note.toPlainText().strip()
        return replace(item, not_for_use=self.not_for_use.isChecked(), embargo=self.embargo.time, file_note=note)

    def open(self) -> None:
        """Unfold, with the keyboard in the first field."""
        if self._all.isHidden():
            self._fold()

    def set_read_only(self) -> None:
        """Let it be read only."""
        self.not_for_use.setEnabled(False)
        self.embargo.set_read_only()
        self.note.setReadOnly(True)

    def _fold(self) -> None:
        self._all.setVisible(self._all.isHidden())
        self._say()
        if not self._all.isHidden():
            self.unfolded.emit()

    def _change(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """What holds, in words, whether folded or not."""
        moment = self.embargo.time
        until = f"embargo until {moment:%H:%M} on {full_date(moment.date())}" if moment else ""
        noted = "note for the file" if self.note.toPlainText().strip() else ""
        held = dotted("not for use" if self.not_for_use.isChecked() else "", until, noted)
        self._folded.set_icon("caret-right" if self._all.isHidden() else "caret-down")
        self._folded.setAccessibleName(f"Handling: {held}" if held else "Handling")
        self.held.setText(held)
        self.held.setVisible(bool(held))
