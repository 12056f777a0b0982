"""What narrows the list of facts: words, status, body, period."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from briefing_app.domain.facts import FactQuery, Verdict
from briefing_app.domain.search import Facets
from briefing_app.ui.facts.told import NEEDS_A_LOOK, SIGNS
from briefing_app.ui.listing.panes import FilterPane
from briefing_app.ui.theme import Theme
from briefing_app.ui.widgets.buttons import Choice
from briefing_app.ui.widgets.flow import FlowLayout

Days = tuple[date | None, date | None]
_ALWAYS: Days = (None, None)
_BODIES = 12


class Offer(Choice):
    """A choice whose values change with the library; one that is chosen stays."""

    def offer(self, options: Sequence[tuple[str, object]]) -> None:
        """Offer these (words, value) pairs from now on."""
        self._menu.clear()
        chosen = [(words, value) for words, value in options if value == self.value]
        for words, value in options if chosen else [*options, (str(self.value), self.value)]:
            self._menu.addAction(words).setData(value)
        self.show_value(self.value)


class Filters(FilterPane):
    """`changed` when another `query` is asked for."""

    def __init__(self, theme: Theme) -> None:
        """Nothing is narrowed."""
        super().__init__(theme, "Filter by words of the sentence or title")
        self.status = Offer(theme, "Status", [("Any status", frozenset())])
        self.body = Offer(theme, "Body or person", [("Any body", "")])
        self.period = Offer(theme, "Period", [("Any time", _ALWAYS)])
        choices = QWidget()
        flow = FlowLayout(choices)
        for each in (self.status, self.body, self.period):
            each.on_chosen(self._ask)
            flow.addWidget(each)
        self.column.addWidget(choices)
        self.retheme()

    @property
    def query(self) -> FactQuery:
        """What is asked for."""
        statuses, days = self.status.value, self.period.value
        first, last = days if isinstance(days, tuple) else _ALWAYS
        chosen = statuses if isinstance(statuses, frozenset) else frozenset()
        return FactQuery(chosen, self.sought, str(self.body.value), first, last)

    def clear(self) -> None:
        """Narrow nothing; nobody is told."""
        super().clear()
        self.status.show_value(frozenset())
        self.body.show_value("")
        self.period.show_value(_ALWAYS)

    def offer(self, counts: Mapping[Verdict, int], facets: Facets, today: date) -> None:
        """Offer the statuses with their counts, who gives figures, and when."""
        self.status.offer(_statuses(counts))
        self.body.offer([("Any body", ""), *((name, name) for name in _bodies(facets))])
        self.period.offer(_periods(facets, today))

    def _ask(self, _value: object) -> None:
        self.changed.emit()


def _statuses(counts: Mapping[Verdict, int]) -> list[tuple[str, object]]:
    look = sum(counts.get(each, 0) for each in NEEDS_A_LOOK)
    every = [("Any status", frozenset[Verdict]()), (f"Needs a look ({look:,})", NEEDS_A_LOOK)]
    return [*every, *((f"{sign.words} ({counts.get(each, 0):,})", frozenset({each})) for each, sign in SIGNS.items())]


def _bodies(facets: Facets) -> list[str]:
    """Who publishes or says most figures."""
    both = sorted([*facets.publishers, *facets.speakers], key=lambda value: -value.count)
    return list(dict.fromkeys(value.label for value in both))[:_BODIES]


def _periods(facets: Facets, today: date) -> list[tuple[str, object]]:
    latest = [("Last 7 days", 7), ("Last 30 days", 30), ("Last 12 months", 365)]
    years = [int(value.label) for value in facets.years]
    return [
        ("Any time", _ALWAYS),
        *((words, (today - timedelta(days=days), None)) for words, days in latest),
        *((str(year), (date(year, 1, 1), date(year, 12, 31))) for year in years),
    ]
