"""Links between points of different documents: the same quote, and how the same article is told."""

from dataclasses import dataclass
from enum import StrEnum


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
class StoryGroup:
    """Documents that report one announcement, by their ids, the earliest first."""

    documents: tuple[int, ...]
    first: int | None
    """The ordinal of the first day, None where no document is dated."""
    last: int | None
    terms: tuple[str, ...]
    """What it is about, the weightiest first: stems, for comparing, not for reading."""
