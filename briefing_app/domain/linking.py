"""What linking reads of documents and points, and what it hands back to be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from briefing_app.domain.facts import FactLink
from briefing_app.domain.figures import Figure
from briefing_app.domain.links import Copy, QuoteLink


@dataclass(frozen=True, slots=True)
class QuoteSeen:
    """A quote of a document. `day` is the ordinal of the document's own day; `speaker` an entry of the register."""

    id: int
    document: int
    text: str
    speaker: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class FigureSeen:
    """A figure of a document; `phrase` is its wording with modifier and noun, `sentence` the passage it stands in."""

    id: int
    document: int
    figure: Figure
    phrase: str
    sentence: str
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """A document as it is linked. `filed` is the ordinal that it is filed by: its own day, or that of its import."""

    document: int
    title: str
    text: str
    day: int | None
    filed: int
    quotes: tuple[QuoteSeen, ...] = ()
    figures: tuple[FigureSeen, ...] = ()


ROUND = 1 << 31
"""The bit that tells the keys of round numbers from a figure's other ones."""


@dataclass(frozen=True, slots=True)
class FigureKeys:
    """What the index keeps of a figure: its number, and what it counts together with each word beside it."""

    number: int
    things: tuple[int, ...]
    telling: bool = False
    """The number has so many digits that it seldom meets another by chance."""
    rounds: tuple[int, ...] = ()
    """It in one digit and in two, of a number that others may round: keys with `ROUND` in them, as no others have."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What the indexes keep of a document; keys are whole numbers of 32 bits, quotes and figures go by their ids."""

    document: int
    filed: int
    about: Mapping[str, float]
    terms: Sequence[int]
    text: Sequence[int]
    quotes: Mapping[int, Sequence[int]] = field(default_factory=dict)
    figures: Mapping[int, FigureKeys] = field(default_factory=dict)

    @property
    def points(self) -> list[int]:
        """The quotes and figures."""
        return [*self.quotes, *self.figures]


QuoteLinked = tuple[int, int, QuoteLink]
ArticleLinked = tuple[int, int, Copy, float]
FactLinked = tuple[int, int, FactLink]
"""Two ends, the lower id first, and what links them."""


@dataclass(frozen=True, slots=True)
class Links:
    """What was found to link documents' quotes, texts and figures."""

    quotes: tuple[QuoteLinked, ...] = ()
    articles: tuple[ArticleLinked, ...] = ()
    figures: tuple[FactLinked, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a figure stands: in which document, of which independent source, of which day (an ordinal).

    `key` orders all points by day, the newest highest.
    """

    id: int
    document: int
    source: int
    day: int | None = None
    key: int = 0

    @property
    def order(self) -> tuple[bool, int, int]:
        """The earliest first; what has no date is not the earliest of anything, and comes last."""
        return self.day is None, self.day or 0, self.id


@dataclass(frozen=True, slots=True)
class StoryMiddle:
    """A story as the next report sees it; `about` is what its documents are about, summed.

    `first` and `last` are ordinals of days: of those of its documents that have a date, or of import if none has.
    """

    id: int
    about: Mapping[str, float]
    first: int
    last: int
    dated: bool = True


class LinkKind(StrEnum):
    """What a person can say to be the same, or not."""

    QUOTE = "quote"
    FIGURE = "figure"
    DOCUMENT = "document"
    """One story."""


Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided: pairs of ids, the lower first."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a person about two points or two documents, by their ids of today; None: no longer there."""

    id: int
    kind: LinkKind
    same: bool
    first: int | None
    second: int | None
    made_at: datetime
