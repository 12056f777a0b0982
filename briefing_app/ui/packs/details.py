"""What the pack's cover says, as a form in the middle pane; saved as one writes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.domain.packs import HouseStyle, OpenFindings, PackDetails, Paper
from briefing_app.packs.templates import Template
from briefing_app.ui.forms import ChoiceField, Form, text_field
from briefing_app.ui.packs.when_field import WhenField
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.checks import CheckBox
from briefing_app.ui.widgets.column import ScrollColumn
from briefing_app.ui.widgets.labels import label

MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE")
HANDLINGS = ("", "Named recipients only", "Do not forward", "Ministerial office and named recipients only")
_PAUSE = 700
_NAMES = {
    "title": "&Title",
    "for_whom": "For &whom",
    "when": "When and where",
    "needed_by": "&Needed no later than",
    "why_now": "Wh&y now",
    "what_we_want": "What we wan&t",
    "marking": "Mar&king",
    "handling": "&Handling instruction",
    "facts_correct_at": "&Facts correct at",
    "cleared_by": "C&leared by",
    "copied_to": "Copied t&o",
    "author": "&Author",
    "telephone": "Tele&phone",
    "department": "Depart&ment",
    "brief": "K&ind of brief",
    "template": "Needs the sections of",
    "house_style": "Numbers and dates in our own wor&ds",
    "paper": "Pape&r",
    "two_sided": "Sides",
    "open_findings": "When findings are open, an e&xport",
}
_ORDER = tuple(_NAMES)
_LONG = ("when", "why_now", "what_we_want", "cleared_by", "copied_to")
_CHOICES: dict[str, list[tuple[str, object]]] = {
    "house_style": [
        ("As they are written", HouseStyle.AS_WRITTEN),
        ("GOV.UK: 18%, 500 to 900, 21 August 2024", HouseStyle.GOV_UK),
        ("Cabinet minute: 18 per cent, 500–900, 2012-13", HouseStyle.CABINET),
    ],
    "paper": [("A4", Paper.A4), ("US letter", Paper.LETTER)],
    "open_findings": [
        ("Says so on its cover", OpenFindings.TELL),
        ("Is refused until they are settled or accepted", OpenFindings.REFUSE),
    ],
}
_HINTS = {
    "needed_by": "Such as 14:00 on 21 August, for the overnight box",
    "cleared_by": "Role, day and time, a line each",
    "for_whom": "Such as Brief for the Minister for Beaches and Harbours",
}


class DetailsForm(QWidget):
    """`show_details`; `saved` carries the details after a pause; `closed` when the form is put away."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with an untitled pack's details."""
        super().__init__(parent)
        self._theme, self._details = theme, PackDetails("")
        self._touched = self._refused = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)
        self._lines: dict[str, QLineEdit] = {}
        self._texts: dict[str, QPlainTextEdit] = {}
        self._marking, self._handling = _editable(theme, MARKINGS), _editable(theme, HANDLINGS)
        self._facts = WhenField(
            theme,
            "Facts correct at",
            none="Not said",
            now=("Now", "The facts are correct now"),
            clear="Take the time away again",
        )
        self._choices = {name: ChoiceField(theme, options, options[0][1]) for name, options in _CHOICES.items()}
        self._template = ChoiceField(theme, [("None", "")], "")
        self._two_sided = CheckBox(theme, "Printed on both sides")
        self.setAccessibleName("Details of the pack")
        done = Button(theme, "Done", look="quiet", icon="check")
        done.clicked.connect(self._close)
        head = QHBoxLayout()
        head.setContentsMargins(theme.space(24), theme.space(8), theme.space(16), theme.space(8))
        head.addWidget(label("Details of the pack", "heading"), 1)
        head.addWidget(done)
        holder = QWidget()
        self._area = ScrollColumn(holder, self)
        self._fill(holder)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._area, 1)

    def _fill(self, holder: QWidget) -> None:
        form = Form(self._theme, stacked=True)
        box = QVBoxLayout(holder)
        box.setContentsMargins(self._theme.space(24), 0, self._theme.space(24), self._theme.space(24))
        box.addWidget(form)
        box.addStretch(1)
        for name in _ORDER:
            form.add(_NAMES[name], self._field(name))
        self._connect()

    def _field(self, name: str) -> QWidget:
        """The field of that name, made here unless it is one of a kind."""
        own: dict[str, QWidget] = {
            "marking": self._marking,
            "handling": self._handling,
            "facts_correct_at": self._facts,
            "two_sided": self._two_sided,
            "template": self._template,
            **self._choices,
        }
        if name in own:
            return own[name]
        if name in _LONG:
            self._texts[name] = self._text(_HINTS.get(name, ""))
            return self._texts[name]
        self._lines[name] = text_field("", _HINTS.get(name, ""))
        return self._lines[name]

    def _text(self, hint: str) -> QPlainTextEdit:
        field = QPlainTextEdit()
        field.document().setDocumentMargin(8)
        field.setTabChangesFocus(True)
        field.setPlaceholderText(hint)
        field.setFont(self._theme.font(13))
        field.setFixedHeight(self._theme.text(18) * 2 + 22)
        return field

    def _connect(self) -> None:
        for line in self._lines.values():
            line.textEdited.connect(self._changed)
        for text in self._texts.values():
            text.textChanged.connect(self._changed)
        for box in (self._marking, self._handling):
            box.currentTextChanged.connect(self._changed)
        self._facts.changed.connect(self._changed)
        for choice in self._choices.values():
            choice.currentIndexChanged.connect(self._changed)
        self._two_sided.toggled.connect(self._changed)
        self._template.currentIndexChanged.connect(self._changed)

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer the kinds of brief, each with the sections that it needs."""
        self._template.blockSignals(True)
        now = str(self._template.currentData() or "")
        self._template.clear()
        self._template.addItem("None", "")
        for template in templates:
            self._template.addItem(template.title, template.name)
        self._template.setCurrentIndex(max(0, self._template.findData(now)))
        self._template.blockSignals(False)

    def show_details(self, details: PackDetails) -> None:
        """Show what the cover says; what is being written is left alone."""
        if self._timer.isActive() or self._refused:
            return
        self._details = details
        for name, line in self._lines.items():
            if line.text().strip() != getattr(details, name):
                line.setText(getattr(details, name))
        for name, text in self._texts.items():
            if text.toPlainText().strip() != getattr(details, name):
                text.setPlainText(getattr(details, name))
        self._marking.setCurrentText(details.marking)
        self._handling.setCurrentText(details.handling)
        self._facts.show_time(details.facts_correct_at)
        for name, choice in self._choices.items():
            choice.setCurrentIndex([value for _, value in _CHOICES[name]].index(getattr(details, name)))
        self._two_sided.setChecked(details.two_sided)
        if self._template.findData(details.template) < 0:
            self._template.addItem(details.template, details.template)
        self._template.setCurrentIndex(self._template.findData(details.template))
        self._timer.stop()
        self._touched = False

    def written(self) -> PackDetails:
        """The details as the fields stand; a pack is never without a title."""
        values: dict[str, Any] = {name: line.text().strip() for name, line in self._lines.items()}
        values |= {name: text.toPlainText().strip() for name, text in self._texts.items()}
        values |= {name: _CHOICES[name][choice.currentIndex()][1] for name, choice in self._choices.items()}
        values["title"] = values["title"] or self._details.title
        return replace(
            self._details,
            marking=self._marking.currentText().strip(),
            handling=self._handling.currentText().strip(),
            facts_correct_at=self._facts.time,
            two_sided=self._two_sided.isChecked(),
            template=str(self._template.currentData() or ""),
            **values,
        )

    def focus_field(self, name: str) -> None:
        """Put the keyboard into the field of that name."""
        fields: dict[str, QWidget] = {
            **self._lines,
            **self._texts,
            "facts_correct_at": self._facts,
            "marking": self._marking,
            **self._choices,
        }
        fields[name].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(fields[name])

    def _changed(self) -> None:
        if self.written() != self._details:
            self._touched = True
            self._timer.start()

    def flush(self) -> None:
        """Hand over what was written, if it differs from what is kept; fields nobody touched are not anyone's words."""
        self._timer.stop()
        written = self.written()
        if (self._touched and written != self._details) or self._refused:
            self._touched, self._refused, self._details = False, False, written
            self.saved.emit(written)

    def not_kept(self, written: object) -> None:
        """What was handed over could not be saved: hand it over again with the next words, or on leaving."""
        self._refused = written == self._details

    def set_read_only(self) -> None:
        """Let everything be read only."""
        for line in self._lines.values():
            line.setReadOnly(True)
        for text in self._texts.values():
            text.setReadOnly(True)
        for choice in (self._marking, self._handling, *self._choices.values(), self._two_sided, self._template):
            choice.setEnabled(False)
        self._facts.set_read_only()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the form away."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _close(self) -> None:
        self.flush()
        self.closed.emit()


def _editable(theme: Theme, options: tuple[str, ...]) -> QComboBox:
    """A choice that may also be typed."""
    box = ChoiceField(theme, [(option, option) for option in options], options[0])
    box.setEditable(True)
    return box
