"""Facts: figures of several sources about one thing, and how these stand to each other. Never whether they are true."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.figures import Figure
from briefing_app.domain.points import Point


class Verdict(StrEnum):
    """How two sources' figures for one thing stand to each other, and so how a fact stands as a whole."""

    SINGLE = "single source"
    AGREES = "agrees"
    STRENGTH = "same number, different strength"
    """*100*, *up to 100* and *around 100*."""
    UPDATED = "updated later"
    """A later source gives another figure for the same thing."""
    THING = "same number, different thing"
    CONFLICTS = "conflicts"
    """Figures for one thing and period that cannot both hold."""


GRAVITY = (
    Verdict.SINGLE, Verdict.AGREES, Verdict.UPDATED, Verdict.STRENGTH, Verdict.THING, Verdict.CONFLICTS,
)  # fmt: skip
"""From what needs no look to what needs it most: a fact stands as the gravest of its pairs."""


@dataclass(frozen=True, slots=True)
class FactLink:
    """Why two figures belong to one fact and how they stand to each other; `why` is a line for people."""

    verdict: Verdict
    why: str
    weight: float = 0.0
    """How strong the evidence for the link is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Figures brought together, by their ids, the earliest first; `pairs` say how and why."""

    figures: tuple[int, ...]
    status: Verdict
    reason: str
    pairs: tuple[tuple[int, int, FactLink], ...] = ()


@dataclass(frozen=True, slots=True)
class FactQuery:
    """Which facts; what is left empty narrows nothing.

    `words` begin words of a sentence that gives it or of its document's title; `body` stands there as it is, or says
    or publishes it. `first` and `last` bound the days of its sources.
    """

    statuses: frozenset[Verdict] = frozenset()
    words: str = ""
    body: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class FactSummary:
    """A row of the list of facts; `key` is what `Library.facts(before=...)` takes to go on after it.

    `sources` counts independent ones: reprints are one. The days are of the earliest and the latest document.
    """

    id: int
    key: int
    status: Verdict
    reason: str
    sources: int
    figures: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """How one document gives a fact: `text` with modifier and noun, in its `sentence`; reprints share a `source`."""

    point: Point
    document: DocumentSummary
    text: str
    sentence: str
    source: int

    @property
    def figure(self) -> Figure:
        """The figure that it puts."""
        content = self.point.content
        assert isinstance(content, Figure)  # noqa: S101 - facts are made of figures
        return content


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with the wordings of all its sources, the earliest first.

    `links` say of two points at a time how they stand to each other and why.
    """

    summary: FactSummary
    wordings: tuple[Wording, ...]
    links: tuple[tuple[int, int, FactLink], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What another document gives beside a figure: its wording, how the two stand to each other, and why."""

    wording: Wording
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands among the library's other documents: what a pack that uses it has to know.

    `sources` counts independent ones that give this number for this thing, its own among them. `verdict` is the gravest
    of `others`, with its `reason` in a line; a single source where no other gives anything, or only a reprint of its
    own article. `waiting`: its document has not been compared with the others yet, so nothing is to be made of it.
    """

    point_id: int
    fact_id: int | None
    sources: int
    verdict: Verdict
    reason: str
    others: tuple[Beside, ...] = ()
    """The gravest first, then the earliest; of other documents only."""
    waiting: bool = False
