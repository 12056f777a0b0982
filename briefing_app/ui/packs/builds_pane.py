"""What a pack can be written as: the format, for whom, and what stands against it; the last choice is remembered."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from briefing_app.domain.packs import OpenFindings, PackDetails
from briefing_app.domain.wording import counted
from briefing_app.packs.evidence.findings import Checked
from briefing_app.ui.packs.side_pane import SidePane
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.checks import CheckBox, RadioButton
from briefing_app.ui.widgets.labels import label


class Format(StrEnum):
    """What a pack can be written as; the value is for the settings."""

    PDF = "pdf"
    WORD = "docx"
    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    FINDINGS = "findings"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Build:
    """A format, whether what is not for use is left out, and whether a PDF is set in large print."""

    format: Format
    public: bool = False
    large: bool = False

    @property
    def ending(self) -> str:
        """The ending of the file's name, with its point."""
        return {Format.FINDINGS: ".pdf", Format.BUNDLE: ".briefing"}.get(self.format, f".{self.format}")


_FORMATS = (
    (
        Format.PDF,
        "PDF",
        "To read, print and send. Tagged for screen readers, and can be checked later.",
    ),
    (Format.WORD, "Word (DOCX)", "To be edited elsewhere."),
    (Format.HTML, "Web page (HTML)", "One file, for a browser."),
    (Format.MARKDOWN, "Markdown", "Plain text with its marks."),
    (Format.CSV, "Table of quotes and figures (CSV)", "For a spreadsheet."),
    (Format.FINDINGS, "Findings of the evidence check (PDF)", "For whoever clears the pack; not part of it."),
    (Format.BUNDLE, "Bundle for a colleague", "The pack with its passages: opened, edited and handed back."),
)
APART = (Format.FINDINGS, Format.BUNDLE)
"""What is no build of the pack: neither for the public nor told of findings."""


class BuildsPane(SidePane):
    """`export_asked` carries a Build; `chosen` that it was chosen, to be remembered."""

    export_asked = Signal(object)
    chosen = Signal(object)
    findings_asked = Signal()
    taking_back = Signal()
    """A colleague's bundle is to be taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with the PDF."""
        super().__init__(theme, "Export", parent)
        self._group, self._refused = QButtonGroup(self), False
        self._buttons: dict[Format, RadioButton] = {}
        for kind, name, about in _FORMATS:
            button = RadioButton(theme, name)
            button.setAccessibleDescription(about)
            self._group.addButton(button)
            self._buttons[kind] = button
            self.column.addWidget(button)
        self._about = label("", "small", wrap=True)
        self.column.addWidget(self._about)
        self.public = CheckBox(theme, "Public: leave out what is not for use")
        self.large = CheckBox(theme, "Large print: one column, words at 16 points")
        self._told = label("", "warn", wrap=True)
        self.show_findings_link = Button(theme, "Show the findings", look="link")
        self.show_findings_link.clicked.connect(self.findings_asked)
        self.export = Button(theme, "Export…", look="quiet", icon="export", key="Ctrl+E")
        self.export.clicked.connect(self._ask)
        self.take_back = Button(theme, "Take a colleague’s bundle back…", look="link", icon="download-simple")
        self.take_back.clicked.connect(self.taking_back)
        left = Qt.AlignmentFlag.AlignLeft
        self.column.addWidget(self.public)
        self.column.addWidget(self.large)
        self.column.addWidget(self._told)
        self.column.addWidget(self.show_findings_link, 0, left)
        self.add_to_head(self.export)
        self.column.addWidget(self.take_back, 0, left)
        self.column.addStretch(1)
        self.choose(Build(Format.PDF))
        self._group.buttonToggled.connect(self._choose)
        self.public.toggled.connect(self._choose)
        self.large.toggled.connect(self._choose)

    @property
    def build(self) -> Build:
        """What is chosen."""
        kind = next(kind for kind, button in self._buttons.items() if button.isChecked())
        large = self.large.isChecked() and kind is Format.PDF
        return Build(kind, self.public.isChecked() and kind not in APART, large)

    def choose(self, build: Build) -> None:
        """Show a choice; nobody is told."""
        for part in (self._group, self.public, self.large):
            part.blockSignals(True)
        self._buttons[build.format].setChecked(True)
        self.public.setChecked(build.public)
        self.large.setChecked(build.large)
        for part in (self._group, self.public, self.large):
            part.blockSignals(False)
        self._renew()

    def show_findings(self, details: PackDetails, checked: Checked) -> None:
        """Say before it is too late what open findings mean for an export."""
        found = counted(len(checked.open), "finding")
        refused = details.open_findings is OpenFindings.REFUSE
        words = {
            False: f"{found} still open: the cover will say so.",
            True: f"{found} still open: this pack is not exported before they are settled or accepted.",
        }[refused]
        self._told.setText(words if checked.open else "")
        self._refused = refused and bool(checked.open)
        self._renew()

    def set_read_only(self) -> None:
        """What is exported changes nothing here."""
        self.take_back.hide()

    def focus_choice(self) -> None:
        """Put the keyboard on the format that is chosen."""
        self._buttons[self.build.format].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retheme(self) -> None:
        """Rows a little closer than elsewhere, so that the button is in view."""
        super().retheme()
        self.column.setSpacing(self.theme.space(4))

    def _renew(self) -> None:
        apart = self.build.format in APART
        self._about.setText(next(about for kind, _, about in _FORMATS if kind is self.build.format))
        self.public.setEnabled(not apart)
        self.large.setEnabled(self.build.format is Format.PDF)
        self._told.setVisible(bool(self._told.text()) and not apart)
        self.show_findings_link.setVisible(bool(self._told.text()) and not apart)
        self.export.setEnabled(apart or not self._refused)

    def _choose(self, _on: object = None) -> None:
        self._renew()
        self.chosen.emit(self.build)

    def _ask(self) -> None:
        self.export_asked.emit(self.build)


def kept(build: Build) -> str:
    """A build as the settings keep it."""
    chosen = (f"{build.format}", "public" if build.public else "", "large" if build.large else "")
    return " ".join(word for word in chosen if word)


def read(words: str) -> Build:
    """A build from the settings; the PDF where they have none."""
    kind, *chosen = words.split() or [""]
    found = next((each for each in Format if each == kind), Format.PDF)
    return Build(found, "public" in chosen and found not in APART, "large" in chosen and found is Format.PDF)
