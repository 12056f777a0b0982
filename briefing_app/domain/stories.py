"""Stories: documents that report one announcement, with who says what in them, in which figures, and when."""

from dataclasses import dataclass
from datetime import date

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.points import Point


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Which stories; what is left empty narrows nothing.

    `words` begin words in the text or title of one of its documents. `first` and `last` bound the days on which it is
    told: a story of which no document has a date is within no bounds.
    """

    words: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A row of the list of stories; `key` is what the next page begins at.

    `title` is that of its earliest press release, or else of its earliest document; `publishers` come in the order of
    their documents, each once. `sources` counts independent ones: reprints are one. `first` and `last` are days that
    its documents give; None where none of them has a date.
    """

    id: int
    key: tuple[int, int]
    title: str
    documents: int
    sources: int
    first: date | None
    last: date | None
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryQuote:
    """A quote of a story, once however many of its documents have it: `point` is its fullest wording.

    `points` are all of them, the earliest first; `sources` counts the story's independent ones. `day` is the first on
    which it is told.
    """

    point: Point
    document: DocumentSummary
    points: tuple[int, ...]
    sources: int
    day: date | None


@dataclass(frozen=True, slots=True)
class StoryDay:
    """A day of a story: the documents of that day, and the points and facts that it brings, by their ids.

    `reprints` are those of its documents that carry an article which another of the story carried before. `quotes` are
    the points of the StoryQuotes told for the first time; `facts` those of which it gives the first figure.
    """

    day: date | None
    documents: tuple[int, ...]
    reprints: frozenset[int]
    quotes: tuple[int, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its documents, the earliest first, its quotes and facts, those of most sources first.

    `speakers` are who is quoted in it: the register's number, the name, and how many of its quotes, folded, are theirs.
    """

    summary: StorySummary
    documents: tuple[DocumentSummary, ...]
    speakers: tuple[tuple[int, str, int], ...] = ()
    facts: tuple[int, ...] = ()
    quotes: tuple[StoryQuote, ...] = ()
    timeline: tuple[StoryDay, ...] = ()
