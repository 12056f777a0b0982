"""Documents grouped into the announcements that they report.

A dated report joins what was told within a fortnight of it. One without a date stands, for that, under the day on which
it came; and it belongs to an announcement of any time whose very words it gives: a quote, or the whole article.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.linking import StoryMiddle
from briefing_app.linking.facts import STORY
from briefing_app.linking.terms import MOST, Terms, nearness

REACH = 14
"""Days: a report that comes later than this after the last one begins a story of its own."""
SHARED = 4
"""Of the weightiest terms of two documents so many must be the same before they are compared at all."""
_TOP = 20


@dataclass(frozen=True, slots=True)
class Report:
    """A document as stories see it: what it is about, and the ordinal of its day, or if not `dated` of its import.

    `repeats` are other documents of which it gives quotes or the whole text, and how many, where one has no date.
    """

    document: int
    about: Terms
    day: int
    dated: bool = True
    repeats: Mapping[int, int] = field(default_factory=dict)


def near(middle: Terms, report: Report) -> float:
    """How near a report is to what a story's documents are about, summed; 0 to 1."""
    length = math.sqrt(sum(weight**2 for weight in middle.values()))
    return nearness(middle, report.about) / length if length else 0.0


def home(known: Iterable[StoryMiddle], repeated: Mapping[int, int], report: Report) -> StoryMiddle | None:
    """The story that a report belongs to, of those it comes within reach of; None: it begins one.

    `repeated` says of how many quotes of each story, by its id, it gives the words: one without a date goes by these
    before all, at any time, and others go by them to a story that has no date.
    """
    by_words = [one for one in known if repeated.get(one.id) and not (one.dated and report.dated)]
    best = max(by_words, key=lambda one: (repeated[one.id], near(one.about, report), -one.id), default=None)
    if best is not None and near(best.about, report) >= STORY:
        return best
    within = [one for one in known if reaches(one, report.day)]
    best = max(within, key=lambda one: (near(one.about, report), -one.id), default=None)
    return best if best is not None and near(best.about, report) >= STORY else None


def begun(report: Report) -> StoryMiddle:
    """A story of one report."""
    return StoryMiddle(report.document, summed({}, report.about), report.day, report.day, report.dated)


def joined(story: StoryMiddle, report: Report) -> StoryMiddle:
    """A story with one more report. Where some of its documents have a date, the others' days do not count."""
    about = summed(story.about, report.about)
    if report.dated and not story.dated:
        return StoryMiddle(story.id, about, report.day, report.day)
    if story.dated and not report.dated:
        return StoryMiddle(story.id, about, story.first, story.last)
    days = min(story.first, report.day), max(story.last, report.day)
    return StoryMiddle(story.id, about, *days, story.dated)


def summed(middle: Terms, about: Terms) -> dict[str, float]:
    """What a story is about with one more report, cut to the weightiest terms."""
    both = {term: middle.get(term, 0.0) + about.get(term, 0.0) for term in {**middle, **about}}
    best = sorted(both, key=lambda term: (-both[term], term))[: 2 * MOST]
    return {term: round(both[term], 4) for term in best}


def reaches(story: StoryMiddle, day: int) -> bool:
    """Whether a day is within a fortnight of a story's."""
    return story.first - REACH <= day <= story.last + REACH


@dataclass(slots=True)
class Told:
    """A story as it grows: it goes by the number of its first report."""

    middle: StoryMiddle
    documents: list[int]


def stories(reports: Iterable[Report]) -> list[Told]:
    """Stories of one document or more, the earliest first. A report joins the story whose middle is nearest to it.

    Within a fortnight of each other only, so that a subject that is always in the news does not become one story.
    """
    return grown(sorted(reports, key=lambda one: (one.day, one.document)))


def grown(reports: Iterable[Report]) -> list[Told]:
    """The same of reports that come the earliest first; those without a date are placed when the others are."""
    shelf, later = _Shelf(), list[Report]()
    for report in reports:
        if report.dated:
            shelf.place(report)
        else:
            later.append(report)
    for report in later:
        shelf.place(report)
    return shelf.told


class _Shelf:
    """Reports by their weightiest terms in order of day, so that each is compared only with what may be near it."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._story: dict[int, int] = {}
        self._by_term: dict[bool, defaultdict[str, list[tuple[int, int]]]]
        self._by_term = {True: defaultdict(list), False: defaultdict(list)}

    def place(self, report: Report) -> None:
        """Put a report that comes no earlier than the others of its kind, dated or not, into its story."""
        repeated: Counter[int] = Counter()
        for other, number in report.repeats.items():
            if other in self._story:
                repeated[self._story[other]] += number
        numbers = sorted({*self._likely(report), *repeated})
        by_number = {self.told[number].middle.id: number for number in numbers}
        known = [self.told[number].middle for number in numbers]
        found = home(known, {self.told[at].middle.id: number for at, number in repeated.items()}, report)
        if found is None:
            self._file(report, len(self.told))
            self.told.append(Told(begun(report), [report.document]))
        else:
            self._file(report, by_number[found.id])
            story = self.told[by_number[found.id]]
            story.middle = joined(found, report)
            story.documents.append(report.document)

    def _file(self, report: Report, story: int) -> None:
        self._story[report.document] = story
        for term in _top(report.about):
            self._by_term[report.dated][term].append((report.day, report.document))

    def _likely(self, report: Report) -> list[int]:
        """The stories of reports within reach that share enough terms with it."""
        terms = _top(report.about)
        shared: Counter[int] = Counter()
        for term in terms:
            for by_term in self._by_term.values():
                shared.update(_within(by_term.get(term, ()), report.day))
        least = min(SHARED, len(terms))
        return [self._story[document] for document, number in shared.items() if number >= least]


def _within(filed: Sequence[tuple[int, int]], day: int) -> Iterable[int]:
    """The documents within a fortnight of a day, of some in order of day."""
    first, last = bisect_left(filed, (day - REACH, 0)), bisect_left(filed, (day + REACH + 1, 0))
    return (document for _, document in filed[first:last])


def _top(about: Terms) -> list[str]:
    return sorted(about, key=lambda term: (-about[term], term))[:_TOP]
