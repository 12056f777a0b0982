"""Speakers: people and bodies, and as what they are quoted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A row of the list of speakers: the roles as their documents state them, newest first."""

    id: int
    name: str
    roles: tuple[str, ...] = ()
    quotes: int = 0
    first: date | None = None
    last: date | None = None
