"""Key points: the few sentences of a document that an official would keep."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A sentence worth keeping. `text` is the document's text from `start` to `end`."""

    start: int
    end: int
    text: str
    confidence: float = 0.0
    evidence: str = ""
