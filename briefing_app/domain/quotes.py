"""Quotes: a source's words, where they stand, and who said them."""

from dataclasses import dataclass
from enum import StrEnum


class QuoteKind(StrEnum):
    """How the words stand in the text."""

    DIRECT = "direct"
    """A clause or more in quotation marks."""
    BLOCK = "block"
    """Set off without marks: paragraphs after *Minister X said:*, a turn in a debate."""
    MIXED = "mixed"
    """A fragment in marks inside the narrator's sentence."""
    INDIRECT = "indirect"
    """Reported without marks after a cue; not the source's own words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible speaker of a quote, for a person to choose among."""

    speaker: str
    role: str | None = None
    organisation: str | None = None
    score: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """One unbroken run of a source's words.

    `text` is the document's text from `start` to `end` (code points, end exclusive, marks left out).
    `confidence`, 0 to 1, is how likely `speaker` is right; below `SURE` a person should be asked.
    `evidence` says in a line why the quote was found and attributed as it is.
    """

    start: int
    end: int
    text: str
    kind: QuoteKind
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None
    cue: str | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    evidence: str = ""

    @property
    def own_words(self) -> bool:
        """Whether these are the source's own words, so that they may stand in quotation marks."""
        return self.kind is not QuoteKind.INDIRECT

    @property
    def settled(self) -> bool:
        """Whether the speaker is sure enough not to ask."""
        return self.speaker is not None and self.confidence >= SURE


SURE = 0.9
