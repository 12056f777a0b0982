"""What narrows the list of stories: words, and the days on which they were told."""

from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing_app.domain.stories import StoryQuery
from briefing_app.domain.wording import full_date
from briefing_app.ui.documents.details import read_date
from briefing_app.ui.forms import text_field
from briefing_app.ui.listing.panes import FilterPane
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Choice
from briefing_app.ui.widgets.labels import label

ALWAYS, BETWEEN = 0, -1
_PERIODS: tuple[tuple[str, object], ...] = (
    ("Any time", ALWAYS),
    ("Last 7 days", 7),
    ("Last 30 days", 30),
    ("Last 12 months", 365),
    ("Between two days…", BETWEEN),
)
"""In words, and in days before today."""


class Filters(FilterPane):
    """`changed` when another query is asked for."""

    def __init__(self, theme: Theme) -> None:
        """Nothing is narrowed."""
        super().__init__(theme, "Filter by words of the text or title")
        self._days: list[date | None] = [None, None]
        self.period = Choice(theme, "When", _PERIODS)
        self.first, self.last = text_field("", "1 August 2024"), text_field("", "31 August 2024")
        self.misread = label("", "danger", wrap=True)
        self._lay_out()
        self.period.on_chosen(self._take_period)
        for each in (self.first, self.last):
            each.editingFinished.connect(self._take_days)
        self.retheme()

    def _lay_out(self) -> None:
        self._between = QWidget()
        self._row = QHBoxLayout(self._between)
        self._row.setContentsMargins(0, 0, 0, 0)
        for name, field in (("From", self.first), ("To", self.last)):
            words = label(name, "small")
            words.setBuddy(field)
            field.setAccessibleName(f"{name} this day")
            field.setMinimumWidth(1)
            self._row.addWidget(words)
            self._row.addWidget(field, 1)
        self._between.hide()
        self.misread.hide()
        row = QHBoxLayout()
        row.addWidget(self.period)
        row.addStretch(1)
        self.column.addLayout(row)
        self.add_inset(self._between, self.misread)

    def retheme(self) -> None:
        """Take the theme's measures."""
        super().retheme()
        self._row.setSpacing(self.theme.space(8))

    def query(self, today: date) -> StoryQuery:
        """What is asked for."""
        chosen = int(str(self.period.value))
        if chosen == BETWEEN:
            return StoryQuery(self.sought, *self._days)
        return StoryQuery(self.sought, today - timedelta(days=chosen) if chosen else None)

    def clear(self) -> None:
        """Narrow nothing; nobody is told."""
        super().clear()
        self._days = [None, None]
        for each in (self.first, self.last):
            each.clear()
        self.period.show_value(ALWAYS)
        self._between.hide()
        self.misread.hide()

    def _take_period(self, value: object) -> None:
        self._between.setVisible(value == BETWEEN)
        if value != BETWEEN:
            self.misread.hide()
        elif not any(self._days):
            self.first.setFocus()
        self.changed.emit()

    def _take_days(self) -> None:
        """Take both days as they stand; what cannot be read narrows nothing, and that is said."""
        days, wrong = list[date | None](), ""
        for field in (self.first, self.last):
            try:
                days.append(read_date(field.text()))
            except ValueError:
                days.append(None)
                wrong = wrong or field.text()
        if not wrong and days[0] and days[1] and days[0] > days[1]:
            days.reverse()
            self.first.setText(full_date(days[0]))
            self.last.setText(full_date(days[1]))
        self.misread.setText(f"“{wrong}” is no day: write it as 21 August 2024." if wrong else "")
        self.misread.setVisible(bool(wrong))
        if days != self._days:
            self._days = days
            self.changed.emit()
