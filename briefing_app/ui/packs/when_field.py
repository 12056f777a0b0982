"""A day and time that may also be none: *Facts correct at*, an embargo."""

from datetime import datetime

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QFrame, QHBoxLayout, QWidget

from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Button
from briefing_app.ui.widgets.flow import FlowLayout
from briefing_app.ui.widgets.labels import label


class WhenField(QWidget):
    """Not said, or a day and time in local time without a zone; one button sets it to now, one takes it away."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, *, none: str, now: tuple[str, str], clear: str) -> None:
        """Not said.

        Args:
            theme: the theme.
            name: what the time is of, for screen readers.
            none: what stands there while it is not said.
            now: the words on the button that sets it, and its name.
            clear: the name of the button that takes it away.
        """
        super().__init__()
        self._theme, self._said = theme, False
        self._frame = QFrame()
        self._frame.setProperty("look", "field")
        self._field = QDateTimeEdit()
        self._field.setFrame(False)
        self._field.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self._field.setDisplayFormat("d MMMM yyyy HH:mm")
        self._field.setAccessibleName(name)
        self._words = label(none, "body")
        self._now = Button(theme, now[0], look="quiet", icon="clock")
        self._now.setAccessibleName(now[1])
        self._now.clicked.connect(self._take_now)
        self._clear = Button(theme, none, look="link")
        self._clear.setAccessibleName(clear)
        self._clear.clicked.connect(self._take_none)
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(8, 1, 8, 1)
        inner.addWidget(self._field)
        row = FlowLayout(self, gap=theme.space(8))
        for part in (self._words, self._frame, self._now, self._clear):
            row.addWidget(part)
        self.setFocusProxy(self._now)
        self._field.dateTimeChanged.connect(self._edited)
        self.retheme()
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """As high as other fields, and all in one line with it."""
        for part in (self._frame, self._words, self._clear):
            part.setFixedHeight(self._theme.text(16) + 16)

    def show_time(self, moment: datetime | None) -> None:
        """Show a time, or that none is said."""
        self._said = moment is not None
        self._frame.setVisible(self._said)
        self._clear.setVisible(self._said)
        self._words.setVisible(not self._said)
        if moment is not None and moment != self.time:
            self._field.blockSignals(True)
            self._field.setDateTime(QDateTime(moment.year, moment.month, moment.day, moment.hour, moment.minute, 0))
            self._field.blockSignals(False)

    @property
    def time(self) -> datetime | None:
        """The time as it stands."""
        return _plain(self._field.dateTime()) if self._said else None

    def set_read_only(self) -> None:
        """Let it be read only."""
        self._field.setReadOnly(True)
        self._now.setEnabled(False)
        self._clear.setEnabled(False)

    def _take_now(self) -> None:
        self.show_time(_plain(QDateTime.currentDateTime()))
        self.changed.emit()

    def _take_none(self) -> None:
        self.show_time(None)
        self.changed.emit()

    def _edited(self) -> None:
        if self._said:
            self.changed.emit()


def _plain(moment: QDateTime) -> datetime:
    """As it is printed: local, to the minute."""
    day, clock = moment.date(), moment.time()
    return datetime(day.year(), day.month(), day.day(), clock.hour(), clock.minute())  # noqa: DTZ001 - as printed
