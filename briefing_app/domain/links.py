"""Links between points of different documents: the same quote, and how the same article is told."""

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.documents import DocumentSummary
from briefing_app.domain.points import Point


class Likeness(StrEnum):
    """How a source's words in one document stand to those in another."""

    IDENTICAL = "identical"
    """The same words, whatever their marks and capitals."""
    SHORTER = "shorter"
    """One is an unbroken part of the other."""
    SPLICED = "spliced"
    """One leaves words of the other out in its middle."""
    VARIED = "varied"
    """The same but for a few words, as two reporters take down one sentence."""
    REWORDED = "reworded"
    """Near enough that a person should look: it may be the same sentence told in other words."""

    @property
    def same(self) -> bool:
        """Whether the two count as one quote; a reworded one is shown beside it and waits for a person."""
        return self is not Likeness.REWORDED


@dataclass(frozen=True, slots=True)
class QuoteLink:
    """Why two quotes are held to be one. `ratio` is 0 to 100, `contained` 0 to 1; `why` is a line for people."""

    likeness: Likeness
    ratio: float
    contained: float
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of words that two wordings share (`kept`), or in which they differ; offsets into each text."""

    kept: bool
    first: tuple[int, int]
    second: tuple[int, int]


class Copy(StrEnum):
    """How two documents tell the same."""

    SYNDICATED = "syndicated"
    """The same article, carried twice: one source, not two."""
    SHARED = "shares text"
    """Both take passages from one text, a press release perhaps."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a quote. `sure`: it is the same quote; otherwise it is near enough that a person should look.

    Reprints share a `source`; `why` says what links it to another of the variants.
    """

    point: Point
    document: DocumentSummary
    source: int
    sure: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class SameQuote:
    """A quote in all its variants, the earliest first; `sources` counts independent ones that surely have it."""

    variants: tuple[Variant, ...]
    sources: int
    fullest: int
    """The point that has most of its words."""
    earliest: int


@dataclass(frozen=True, slots=True)
class Against:
    """How a variant stands to the fullest: offsets of `differences` are first into that, then into the variant.

    `likeness` is None for one that is linked to it through others only.
    """

    likeness: Likeness | None
    differences: tuple[Difference, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """That others give a point, too: points of one `group` are the same, in so many independent `sources`."""

    group: int
    sources: int
