"""Offices in words, and the fields in which one corrects them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.domain.speakers import Office, OfficeDetails, OfficeSource
from briefing_app.domain.wording import full_date
from briefing_app.ui.documents.details import read_date
from briefing_app.ui.forms import text_field
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.labels import label
from briefing_app.ui.wording import between

SOURCES = {
    OfficeSource.SEEN: "From documents",
    OfficeSource.ENTERED: "By hand",
    OfficeSource.IMPORTED: "Read in",
    OfficeSource.DISMISSED: "Taken away",
}


def titled(office: OfficeDetails) -> str:
    """*Ports Minister, Office for Harbours*."""
    parts = (office.role, "" if office.organisation in office.role else office.organisation)
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def span(office: Office) -> str:
    """From when to when, as far as it is known; what is only seen in documents is said to be so."""
    first, last = office.details.first, office.details.last
    if office.source is OfficeSource.SEEN:
        return f"in documents of {between(first, last)}" if first or last else "in documents without a date"
    if first and last:
        return f"from {between(first, last)}"
    known = f"from {full_date(first)}" if first else f"until {full_date(last)}" if last else ""
    return known or "dates not known"


class OfficeFields(QWidget):
    """One office: role, body, from, to. `edited` when a finished field changed it, `removed` by its button."""

    edited = Signal(object)
    """OfficeDetails"""
    removed = Signal()
    misread = Signal(str)

    def __init__(self, theme: Theme, office: Office | None = None) -> None:
        """Without an office the fields are those of one to be added."""
        super().__init__()
        self._theme, self.office = theme, office
        details = office.details if office else OfficeDetails("")
        self._details = details
        self.role = text_field(details.role, "Ports Minister")
        self.organisation = text_field(details.organisation, "Office for Harbours")
        self.first = text_field(full_date(details.first), "4 May 2024")
        self.last = text_field(full_date(details.last), "21 August 2024")
        self._lay_out()

    def _lay_out(self) -> None:
        theme, office = self._theme, self.office
        named = (
            ("As what", self.role),
            ("Organisation", self.organisation),
            ("From", self.first),
            ("To, if it has ended", self.last),
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, theme.space(8))
        grid.setHorizontalSpacing(theme.space(8))
        grid.setVerticalSpacing(theme.space(2))
        for place, (name, field) in enumerate(named):
            row, column = (place // 2 * 2, place % 2) if theme.roomy else (0, place)
            field.setAccessibleName(f"{name}: {titled(office.details)}" if office else f"{name}, of a further office")
            field.editingFinished.connect(self._take)
            grid.addWidget(label(name, "small"), row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(column, 2 if theme.roomy or place < 2 else 1)
        last = grid.rowCount()
        if office is not None:
            where = label(SOURCES[office.source], "small")
            remove = Button(theme, f"Take away: {titled(office.details)}", look="icon", icon="x", size=14)
            remove.clicked.connect(self.removed)
            grid.addWidget(where, last if theme.roomy else 0, 0 if theme.roomy else 4)
            grid.addWidget(remove, last if theme.roomy else 1, 1 if theme.roomy else 4)

    def details(self) -> OfficeDetails | None:
        """What the fields say; None (and `misread`) where a date is none."""
        days = []
        for field in (self.first, self.last):
            try:
                days.append(read_date(field.text()))
            except ValueError:
                self.misread.emit(field.text())
                return None
        return OfficeDetails(self.role.text().strip(), self.organisation.text().strip(), *days)

    def _take(self) -> None:
        details = self.details()
        if self.office is None or details is None or details == self._details:
            return
        if details.role or details.organisation:
            self._details = details
            self.edited.emit(details)


class OfficeList(QWidget):
    """The fields of every office, and of one to add."""

    edited = Signal(int, object)
    removed = Signal(int)
    added = Signal(object)
    misread = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_offices`."""
        super().__init__()
        self._theme = theme
        self._shown: Sequence[Office] | None = None
        self.rows: list[OfficeFields] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.more = OfficeFields(theme)
        self._add = Button(theme, "Add this office", icon="plus")
        self._add.clicked.connect(self._take_new)
        for field in (self.more.role, self.more.organisation, self.more.first, self.more.last):
            field.returnPressed.connect(self._take_new)
        self.more.misread.connect(self.misread)
        self._column.addWidget(label("A further office", "group"))
        self._column.addWidget(self.more)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_offices(self, offices: Sequence[Office]) -> None:
        """Show these; the same ones again keep what is being typed."""
        if offices == self._shown:
            return
        self._shown = offices
        for row in self.rows:
            row.blockSignals(True)  # a field that is put away loses focus, and so counts as finished
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._made(office) for office in offices]
        for place, row in enumerate(self.rows):
            self._column.insertWidget(place, row)

    def _made(self, office: Office) -> OfficeFields:
        row = OfficeFields(self._theme, office)
        row.edited.connect(lambda details: self.edited.emit(office.id, details))
        row.removed.connect(lambda: self.removed.emit(office.id))
        row.misread.connect(self.misread)
        return row

    def _take_new(self) -> None:
        details = self.more.details()
        if details is None or not (details.role or details.organisation):
            return
        for field in self.fields():
            field.clear()
        self.added.emit(details)
        self.more.role.setFocus()

    def fields(self) -> tuple[QLineEdit, ...]:
        """The fields of the office to add."""
        return self.more.role, self.more.organisation, self.more.first, self.more.last
