"""Speakers: people and bodies, as what, and when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SpeakerKind(StrEnum):
    """Whether a speaker is a person, a body, or somebody the source does not name."""

    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Office:
    """What a speaker was, and between which days; an open end is None."""

    role: str
    organisation: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SpeakerSummary:
    """A row of the list of speakers: the roles as their documents state them, newest first."""

    id: int
    name: str
    roles: tuple[str, ...] = ()
    quotes: int = 0
    first: date | None = None
    last: date | None = None
