"""Documents grouped into the announcements that they report."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.linking import StoryMiddle
from briefing_app.domain.links import StoryGroup
from briefing_app.linking.facts import STORY
from briefing_app.linking.terms import MOST, Terms, nearness

REACH = 14
"""Days: a report that comes later than this after the last one begins a story of its own."""
SHARED = 4
"""Of the weightiest terms of two documents so many must be the same before they are compared at all."""
_TOP = 20
_TERMS = 12


@dataclass(frozen=True, slots=True)
class Report:
    """A document as stories see it: what it is about, and the ordinal of its day."""

    document: int
    about: Terms
    day: int | None = None


def near(middle: Terms, report: Report) -> float:
    """How near a report is to what a story's documents are about, summed; 0 to 1."""
    length = math.sqrt(sum(weight**2 for weight in middle.values()))
    return nearness(middle, report.about) / length if length else 0.0


def home(known: Iterable[StoryMiddle], report: Report) -> StoryMiddle | None:
    """The story that a report belongs to, of those it comes within reach of; None: it begins one."""
    within = [one for one in known if _reaches(one.first, one.last, report.day)]
    best = max(within, key=lambda one: (near(one.about, report), -one.id), default=None)
    return best if best is not None and near(best.about, report) >= STORY else None


def summed(middle: Terms, about: Terms) -> dict[str, float]:
    """What a story is about with one more report, cut to the weightiest terms."""
    both = {term: middle.get(term, 0.0) + about.get(term, 0.0) for term in {**middle, **about}}
    best = sorted(both, key=lambda term: (-both[term], term))[: 2 * MOST]
    return {term: round(both[term], 4) for term in best}


def _reaches(first: int | None, last: int | None, day: int | None) -> bool:
    return day is None or first is None or last is None or first - REACH <= day <= last + REACH


@dataclass(slots=True)
class _Story:
    """A story as it grows."""

    documents: list[int] = field(default_factory=list)
    middle: dict[str, float] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None

    def add(self, report: Report) -> None:
        self.documents.append(report.document)
        self.middle = summed(self.middle, report.about)
        if report.day is not None:
            self.first = report.day if self.first is None else min(self.first, report.day)
            self.last = report.day if self.last is None else max(self.last, report.day)

    def near(self, report: Report) -> float:
        """How near a report is to the story's middle, 0 to 1; 0 beyond its reach in days."""
        return near(self.middle, report) if _reaches(self.first, self.last, report.day) else 0.0

    def group(self) -> StoryGroup:
        terms = sorted(self.middle, key=lambda term: (-self.middle[term], term))[:_TERMS]
        return StoryGroup(tuple(self.documents), self.first, self.last, tuple(terms))


def stories(reports: Iterable[Report]) -> list[StoryGroup]:
    """Stories of one document or more, the earliest first. A report joins the story whose middle is nearest to it.

    Within a fortnight of each other only, so that a subject that is always in the news does not become one story.
    """
    ordered = sorted(reports, key=lambda one: (one.day is None, one.day or 0, one.document))
    return [story.group() for story in grown(ordered)]


def grown(reports: Iterable[Report]) -> "list[_Story]":
    """The same of reports that come the earliest first, the undated at the end."""
    told: list[_Story] = []
    shelf = _Shelf()
    for report in reports:
        number = _home(told, shelf.likely(report), report)
        if number is None:
            number = len(told)
            told.append(_Story())
        shelf.file(report, number)
        told[number].add(report)
    return told


class _Shelf:
    """Reports by their weightiest terms in order of day, so that each is compared only with what may be near it."""

    def __init__(self) -> None:
        self.story: dict[int, int] = {}
        self._by_term: defaultdict[str, list[tuple[int | None, int]]] = defaultdict(list)

    def file(self, report: Report, story: int) -> None:
        self.story[report.document] = story
        for term in _top(report.about):
            self._by_term[term].append((report.day, report.document))

    def likely(self, report: Report) -> list[int]:
        """The stories, in order, of reports within reach that share enough terms with it."""
        terms = _top(report.about)
        shared: Counter[int] = Counter()
        for term in terms:
            for day, document in reversed(self._by_term[term]):
                if day is not None and report.day is not None and day < report.day - REACH:
                    break
                shared[document] += 1
        least = min(SHARED, len(terms))
        return sorted({self.story[document] for document, number in shared.items() if number >= least})


def _top(about: Terms) -> list[str]:
    return sorted(about, key=lambda term: (-about[term], term))[:_TOP]


def _home(told: Sequence[_Story], likely: Iterable[int], report: Report) -> int | None:
    best = max(((told[number].near(report), -number) for number in likely), default=(0.0, 0))
    return -best[1] if best[0] >= STORY else None
