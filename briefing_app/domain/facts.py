"""Facts: figures of several sources about one thing, and how these stand to each other. Never whether they are true."""

from dataclasses import dataclass
from enum import StrEnum


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
