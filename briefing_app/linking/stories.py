"""Documents grouped into the announcements that they report."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.links import StoryGroup
from briefing_app.linking.facts import STORY
from briefing_app.linking.terms import MOST, Terms, nearness

REACH = 14
"""Days: a report that comes later than this after the last one begins a story of its own."""
_TERMS = 12


@dataclass(frozen=True, slots=True)
class Report:
    """A document as stories see it: what it is about, and the ordinal of its day."""

    document: int
    about: Terms
    day: int | None = None


@dataclass(slots=True)
class _Story:
    """A story as it grows; its middle is the sum of what its reports are about, cut to the weightiest terms."""

    reports: list[Report] = field(default_factory=list)
    middle: dict[str, float] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        self.reports.append(report)
        summed = {
            term: self.middle.get(term, 0.0) + report.about.get(term, 0.0) for term in {**self.middle, **report.about}
        }
        best = sorted(summed, key=lambda term: (-summed[term], term))[: 2 * MOST]
        self.middle = {term: summed[term] for term in best}

    def near(self, report: Report) -> float:
        """How near a report is to the story's middle, 0 to 1; 0 beyond its reach in days."""
        days = [one.day for one in self.reports if one.day is not None]
        if report.day is not None and days and not min(days) - REACH <= report.day <= max(days) + REACH:
            return 0.0
        length = math.sqrt(sum(weight**2 for weight in self.middle.values()))
        return nearness(self.middle, report.about) / length if length else 0.0

    def group(self) -> StoryGroup:
        days = [one.day for one in self.reports if one.day is not None]
        terms = sorted(self.middle, key=lambda term: (-self.middle[term], term))[:_TERMS]
        documents = tuple(one.document for one in self.reports)
        return StoryGroup(documents, min(days, default=None), max(days, default=None), tuple(terms))


def stories(reports: Iterable[Report]) -> list[StoryGroup]:
    """Stories of one document or more, the earliest first. A report joins the story whose middle is nearest to it.

    Within a fortnight of each other only, so that a subject that is always in the news does not become one story.
    """
    grown: list[_Story] = []
    for report in sorted(reports, key=lambda one: (one.day is None, one.day or 0, one.document)):
        home = _home(grown, report)
        if home is None:
            home = _Story()
            grown.append(home)
        home.add(report)
    return [story.group() for story in grown]


def _home(grown: Sequence[_Story], report: Report) -> _Story | None:
    best = max(grown, key=lambda story: story.near(report), default=None)
    return best if best is not None and best.near(report) >= STORY else None
