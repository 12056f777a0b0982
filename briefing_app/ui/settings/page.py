"""The Settings page: how the window looks, and what the library is called and marked."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.changes import Change
from briefing_app.settings import TEXT_SIZES, Look, Settings
from briefing_app.ui.actions import Command
from briefing_app.ui.desk import Desk
from briefing_app.ui.forms import ChoiceField, Form, text_field
from briefing_app.ui.operations import Standing
from briefing_app.ui.page import Page
from briefing_app.ui.widgets.buttons import Button, action_button
from briefing_app.ui.widgets.column import ScrollColumn
from briefing_app.ui.widgets.labels import label

if TYPE_CHECKING:
    from briefing_app.library.library import Library

LOOKS: list[tuple[str, object]] = [
    ("As the system", Look.SYSTEM),
    ("Light", Look.LIGHT),
    ("Dark", Look.DARK),
    ("High contrast", Look.HIGH_CONTRAST),
]
FONTS: list[tuple[str, object]] = [("Inter", False), ("The system's own", True)]
SIZES: list[tuple[str, object]] = [(f"{size} %", size) for size in TEXT_SIZES]


class SettingsPage(Page):
    """Each setting holds at once."""

    title = "Settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Fields for the settings as they are."""
        super().__init__(desk, parent)
        settings = desk.settings
        self._size = ChoiceField(desk.theme, SIZES, settings.text_size)
        self._look = ChoiceField(desk.theme, LOOKS, settings.look)
        self._font = ChoiceField(desk.theme, FONTS, settings.system_font)
        self._name: QLineEdit = text_field("", "My library")
        self._marking: QLineEdit = text_field("", "OFFICIAL")
        self._watched = label("", "body", wrap=True)
        self._area = ScrollColumn(self._laid_out())
        self._area.setAccessibleName("Settings")
        self.body.addWidget(self._area)
        self.retheme()
        self._connect()

    def retheme(self) -> None:
        """Take the theme's measures."""
        self._inner.setMaximumWidth(self.desk.theme.text(620) + 2 * self.desk.theme.space(24))

    def _laid_out(self) -> QWidget:
        theme = self.desk.theme
        form = Form(theme)
        form.head("How it looks")
        form.add("&Text size", self._size, hint="Also Ctrl and + or -; Ctrl+0 for 100 %")
        form.add("&Colours", self._look)
        form.add("&Font of the program", self._font, hint="Words from sources stay in Source Serif")
        form.head("This library")
        form.add("&Name", self._name)
        form.add("&Marking", self._marking, hint="Shown at the top of the rail and at the foot of the window")
        inner = self._inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.space(24), theme.space(16), theme.space(24), theme.space(24))
        column.setSpacing(theme.space(12))
        column.addWidget(form)
        column.addWidget(label(f"It is kept in {self.desk.operations.folder}", "body", wrap=True))
        column.addLayout(self._folder_row())
        column.addSpacing(theme.space(8))
        column.addWidget(label("Watched folder", "heading"))
        column.addWidget(self._watched)
        column.addLayout(self._watched_row())
        column.addStretch(1)
        return inner

    def _folder_row(self) -> QHBoxLayout:
        self._show_folder = Button(self.desk.theme, "Show the folder", icon="folder-open")
        other = action_button(self.desk.theme, self.desk.actions[Command.OPEN_LIBRARY], icon="tray")
        row = QHBoxLayout()
        row.addWidget(self._show_folder)
        row.addWidget(other)
        row.addStretch(1)
        return row

    def _watched_row(self) -> QHBoxLayout:
        self._watch = Button(self.desk.theme, "Choose a folder to watch", icon="folder-open")
        self._stop = Button(self.desk.theme, "Stop watching it")
        row = QHBoxLayout()
        row.addWidget(self._watch)
        row.addWidget(self._stop)
        row.addStretch(1)
        self._show_watched(self.desk.settings)
        return row

    def _show_watched(self, settings: Settings) -> None:
        where = f"Files that are put into {settings.watched} are imported by themselves, each once."
        self._watched.setText(where if settings.watched else "No folder is watched for files to import.")
        self._stop.setVisible(bool(settings.watched))

    def _choose_watched(self) -> None:
        dialog = QFileDialog(self, "Watch this folder")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_watched)
        dialog.open()

    def _take_watched(self, folder: str) -> None:
        self.desk.set(watched=folder)

    def _stop_watching(self) -> None:
        self.desk.set(watched="")

    def _connect(self) -> None:
        self._size.activated.connect(self._take_look)
        self._look.activated.connect(self._take_look)
        self._font.activated.connect(self._take_look)
        self._name.editingFinished.connect(self._take_library)
        self._marking.editingFinished.connect(self._take_library)
        self._show_folder.clicked.connect(self._open_folder)
        self._watch.clicked.connect(self._choose_watched)
        self._stop.clicked.connect(self._stop_watching)
        self.desk.settings_changed.connect(self._show_settings)
        self.desk.operations.standing.connect(self._show_standing)

    def refresh(self) -> None:
        """Ask for the library's name and marking."""
        self.desk.operations.run(_notes, self._show_notes, key="settings.notes")

    def panes(self) -> tuple[QWidget, ...]:
        """The first field."""
        return (self._size,)

    def set_read_only(self) -> None:
        """What belongs to the library can be read and copied."""
        for field in (self._name, self._marking):
            field.setReadOnly(True)
            field.setToolTip("The library is open here for reading only")
        self._watch.setEnabled(False)
        self._stop.setEnabled(False)

    def finish(self) -> None:
        """Save what is being typed."""
        if self.isVisible():
            self._take_library()

    def _show_notes(self, notes: tuple[str, str]) -> None:
        for field, words in zip((self._name, self._marking), notes, strict=True):
            if not field.hasFocus():
                field.setText(words)
        self.filled.emit()

    def _show_standing(self, standing: Standing) -> None:
        self._show_notes((standing.notes.get("name", ""), standing.notes.get("marking", "")))

    def _show_settings(self, settings: Settings) -> None:
        self._show_watched(settings)
        for field, value in (
            (self._size, settings.text_size),
            (self._look, settings.look),
            (self._font, settings.system_font),
        ):
            field.setCurrentIndex(field.findData(value))

    def _take_look(self) -> None:
        self.desk.set(
            text_size=int(self._size.currentData()),
            look=Look(self._look.currentData()),
            system_font=bool(self._font.currentData()),
        )

    def _take_library(self) -> None:
        for key, field in (("name", self._name), ("marking", self._marking)):
            if field.isModified():
                field.setModified(False)
                self.desk.operations.run(partial(_set_note, key=key, words=field.text().strip()))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.operations.folder)))


def _notes(library: "Library") -> tuple[str, str]:
    return library.note("name") or "", library.note("marking") or ""


def _set_note(library: "Library", key: str, words: str) -> Change:
    return library.set_note(key, words)
