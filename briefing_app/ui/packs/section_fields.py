"""The fields of a section: its title, what it is for, how it sets its items, whether it is an annex."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.packs import PackSection, SectionKind
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Choice
from briefing_app.ui.widgets.checks import CheckBox
from briefing_app.ui.widgets.labels import label

SECTIONS: list[tuple[str, object]] = [
    ("Own words and points, in order", SectionKind.TEXT),
    ("Quote sheet, by speaker", SectionKind.QUOTES),
    ("Table of figures", SectionKind.FIGURES),
]


class SectionFields(QWidget):
    """`changed` on each key, `chosen` where a value was picked, `left` when a field was left."""

    changed = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.heading, self.subtitle = QLineEdit(), QLineEdit()
        self.heading.setProperty("look", "heading")
        self.heading.setTextMargins(-2, 0, 0, 0)  # Qt keeps 2 px to the left of a line's text
        self.heading.setAccessibleName("Title of the section")
        self.heading.setPlaceholderText("Title of the section")
        self.subtitle.setAccessibleName("What the section is for")
        self.subtitle.setPlaceholderText("What it is for, in a line or two (printed under the title)")
        self.sort = Choice(theme, "How the section sets its items", SECTIONS)
        self.annex = CheckBox(theme, "Annex: lettered, after the numbered sections")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in (self.heading, self.subtitle, label("How it sets its items", "group")):
            self._box.addWidget(part)
        self._box.addWidget(self.sort, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self.annex)
        self._box.addStretch(1)
        for field in (self.heading, self.subtitle):
            field.textEdited.connect(self.changed)
            field.editingFinished.connect(self.left)
        self.sort.on_chosen(self._chosen)
        self.annex.toggled.connect(self._chosen)

    def _chosen(self, _value: object) -> None:
        self.chosen.emit()

    def retheme(self) -> None:
        """Take the theme's measures and font."""
        self._box.setSpacing(self._theme.space(8))
        self.heading.setFont(self._theme.font(16, 600))

    def show_section(self, section: PackSection) -> None:
        """Show a section."""
        for field, words in ((self.heading, section.title), (self.subtitle, section.subtitle)):
            if field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)  # a long one is read from its beginning
        self.sort.show_value(section.kind)
        self.annex.setChecked(section.annex)

    def written(self, section: PackSection) -> PackSection:
        """The section as its fields stand; it is never without a title."""
        heading = self.heading.text().strip() or section.title
        kind = SectionKind(str(self.sort.value))
        subtitle = self.subtitle.text().strip()
        return replace(section, title=heading, subtitle=subtitle, kind=kind, annex=self.annex.isChecked())

    def set_read_only(self) -> None:
        """Let it be read only."""
        self.heading.setReadOnly(True)
        self.subtitle.setReadOnly(True)
        self.sort.setEnabled(False)
        self.annex.setEnabled(False)
